"""What is said of the programme’s files, its groups and weeks, `check` and `init`."""

TEXTS: dict[str, tuple[str, str]] = {
    # --- groups and weeks ---
    "group.unknown": ("Unknown group: {text}", "Gweithgor anhysbys: {text}"),
    "group.known": ("The groups: {ids}", "Y gweithgorau: {ids}"),
    "week.unknown": ("There is no week {week}.", "Nid oes wythnos {week}."),
    "week.choose": ("Choose a week number: 1–{total}", "Dewiswch rif wythnos: 1–{total}"),
    # --- the programme’s files ---
    "programme.missing": ("There is no file {file}.", "Nid oes ffeil yma: {file}"),
    "programme.missing_advice": (
        "wgtool init makes a programme file to edit.",
        "Mae wgtool init yn gwneud ffeil rhaglen i’w golygu.",
    ),
    "programme.unreadable": ("{file} cannot be read: {reason}.", "Ni ellir darllen {file}: {reason}."),
    "programme.too_large": (
        "{file} is too large for a programme file.",
        "Mae’r ffeil yn rhy fawr ar gyfer rhaglen: {file}",
    ),
    "programme.not_utf8": (
        "{file}, line {line}: byte {byte} is not UTF-8.",
        "{file}, llinell {line}: nid UTF-8 yw’r beit {byte}.",
    ),
    "programme.not_utf8_advice": (
        "Save the file as UTF-8 in your editor.",
        "Cadwch y ffeil fel UTF-8 yn eich golygydd.",
    ),
    "programme.not_toml": ("{file} is not valid TOML: {detail}.", "Nid TOML dilys yw {file}: {detail}."),
    "programme.invalid": ("Mistakes in {file}: {count}", "Camgymeriadau yn y ffeil {file}: {count}"),
    # --- what is wrong with a key ---
    "definition.missing": ("{key} is missing", "mae {key} ar goll"),
    "definition.unknown_key": (
        "{key} is not a key here; there are: {known}",
        "nid yw {key} yn allwedd yma; ceir: {known}",
    ),
    "definition.unknown_key_near": (
        "{key} is not a key here; did you mean {near}?",
        "nid yw {key} yn allwedd yma; ai {near} oedd gennych mewn golwg?",
    ),
    "definition.expected": ("{value} stands here, but it should be {what}", "mae {value} yma, ond dylid cael {what}"),
    "definition.one_of": (
        "{value} stands here, but it should be one of: {choices}",
        "mae {value} yma, ond dylid cael un o’r rhain: {choices}",
    ),
    "definition.at_least": ("{value} is too small: at least {bound}", "mae {value} yn rhy fach: o leiaf {bound}"),
    "definition.at_most": ("{value} is too large: at most {bound}", "mae {value} yn rhy fawr: ar y mwyaf {bound}"),
    "definition.empty": ("nothing stands here", "does dim yma"),
    "definition.too_long": ("this is too long: at most {limit}", "mae hyn yn rhy hir: ar y mwyaf {limit}"),
    "definition.other": ("{value} does not belong here ({detail})", "nid yw {value} yn perthyn yma ({detail})"),
    "definition.zone": (
        "{value} is not a time zone; write one such as Europe/London",
        "nid yw {value} yn gylchfa amser; ysgrifennwch un fel Europe/London",
    ),
    "definition.first_week": (
        "{date} is not a Monday; write the Monday of week 1, {iso}",
        "nid dydd Llun yw {date}; ysgrifennwch ddydd Llun wythnos 1, {iso}",
    ),
    "definition.last_day": ("the last day is before the first week", "mae’r diwrnod olaf cyn yr wythnos gyntaf"),
    "definition.doubled_id": ("the id {id} is used twice", "defnyddir yr id {id} ddwywaith"),
    "definition.ends": (
        "the end must be later than the start, {starts}",
        "rhaid i’r diwedd fod ar ôl y dechrau, {starts}",
    ),
    "definition.no_such_week": (
        "there is no week {week}; the sprint’s weeks: 1–{total}",
        "nid oes wythnos {week}; wythnosau’r sbrint: 1–{total}",
    ),
    "definition.doubled_week": ("week {week} is placed twice", "lleolir wythnos {week} ddwywaith"),
    "definition.candidate": ("{id} is not the id of an organisation", "nid yw {id} yn id sefydliad"),
    "definition.collision": ("{text} stands for more than one: {owners}", "mae {text} yn golygu mwy nag un: {owners}"),
    "definition.blocks": (
        "the blocks of week {week} come to {filled} minutes, but the session lasts {minutes} (group {group})",
        "cyfanswm munudau’r rhannau yn wythnos {week}: {filled}; hyd y sesiwn: {minutes} (gweithgor {group})",
    ),
    "definition.never": (
        "week {week}: {at} does not exist: the clocks skip it",
        "wythnos {week}: nid yw’r amser hwn yn bod, gan fod y clociau’n ei neidio: {at}",
    ),
    "definition.two_places": (
        "{who} is in two places at once: {group}, {other} ({at})",
        "mae {who} mewn dau le ar yr un pryd: {group}, {other} ({at})",
    ),
    "definition.one_language": ("this text has no {missing}", "nid oes fersiwn yn yr iaith hon: {missing}"),
    "definition.sprint_and_weeks": (
        "sprint and [[weeks]] cannot stand together: keep one",
        "ni all sprint a [[weeks]] sefyll gyda’i gilydd: cadwch un",
    ),
    "definition.no_sprint": (
        "no sprint: name a folder of week files in [programme], or write [[weeks]]",
        "dim sbrint: enwch ffolder o ffeiliau wythnos yn [programme], neu ysgrifennwch [[weeks]]",
    ),
    "definition.no_folder": ("there is no folder {folder}", "nid oes ffolder yma: {folder}"),
    "definition.no_weeks": ("there are no weeks in {sprint}", "nid oes wythnosau yma: {sprint}"),
    "definition.week_twice": ("week {week} is also in {file}", "mae wythnos {week} yn y ffeil hon hefyd: {file}"),
    "definition.week_gap": ("missing weeks in {sprint}: {weeks}", "wythnosau ar goll ({sprint}): {weeks}"),
    # --- what a key should be ---
    "expected.text": ("a text in quotes", "testun mewn dyfynodau"),
    "expected.text_or_table": (
        'a text in quotes, or { en = "...", cy = "..." }',
        'testun mewn dyfynodau, neu { en = "...", cy = "..." }',
    ),
    "expected.table": ("a table", "tabl"),
    "expected.list": ("a list in square brackets", "rhestr mewn bachau petryal"),
    "expected.whole_number": ("a whole number", "rhif cyfan"),
    "expected.number": ("a number", "rhif"),
    "expected.true_or_false": ("true or false", "true neu false"),
    "expected.clock": ('a time such as "10:00"', 'amser fel "10:00"'),
    "expected.date": ("a date such as 2021-09-20, without quotes", "dyddiad fel 2021-09-20, heb ddyfynodau"),
    "expected.id": (
        "an id of small letters, digits and hyphens, such as blue-badge",
        "id o lythrennau bach, digidau a chysylltnodau, fel blue-badge",
    ),
    "expected.email": ("an email address", "cyfeiriad e-bost"),
    "expected.url": ("a link that begins with https://", "dolen sy’n dechrau gyda https://"),
    "expected.country": ("a country of two capital letters, such as GB", "gwlad o ddwy briflythyren, fel GB"),
    "expected.plain_text": ("a text without control characters", "testun heb nodau rheoli"),
    # --- check ---
    "check.sound": ("No problem found.", "Ni chafwyd problem."),
    "check.summary": ("Errors: {errors}. Warnings: {warnings}.", "Gwallau: {errors}. Rhybuddion: {warnings}."),
    "check.unknown_group": (
        "the store has people in a group that the programme does not have: {group} ({count})",
        "mae gan y storfa bobl mewn gweithgor nad yw yn y rhaglen: {group} ({count})",
    ),
    "check.unknown_week": (
        "the store changes a session that the programme does not have: {group}, week {week}",
        "mae’r storfa yn newid sesiwn nad yw yn y rhaglen: {group}, wythnos {week}",
    ),
    "check.no_holidays": (
        "public holidays are not known here: {country} {subdivision}",
        "nid yw’r gwyliau cyhoeddus yn hysbys yma: {country} {subdivision}",
    ),
    "check.holiday": (
        "{group}, week {week}: on a public holiday ({name}): {at}",
        "{group}, wythnos {week}: ar ŵyl gyhoeddus ({name}): {at}",
    ),
    "check.avoid": (
        "{group}, week {week}: on a date to avoid ({reason}): {at}",
        "{group}, wythnos {week}: ar ddyddiad i’w osgoi ({reason}): {at}",
    ),
    "check.after_last_day": (
        "{group}, week {week}: after the last day, {last}: {at}",
        "{group}, wythnos {week}: ar ôl y diwrnod olaf, {last}: {at}",
    ),
    "check.twice": (
        "{group}, week {week}: this time exists twice, as the clocks go back; the first is meant: {at}",
        "{group}, wythnos {week}: mae’r amser hwn yn digwydd ddwywaith, wrth i’r clociau fynd yn ôl; y cyntaf a olygir: {at}",
    ),
    "check.too_long": (
        "{group}, week {week}: longer than the hours promised: {minutes}",
        "{group}, wythnos {week}: yn hirach na’r oriau a addawyd: {minutes}",
    ),
    "check.over": (
        "{group}, week {week}: the parts run over the end by: {minutes}",
        "{group}, wythnos {week}: mae’r rhannau’n hirach na’r sesiwn: {minutes}",
    ),
    "check.under": (
        "{group}, week {week}: the parts end before the session does: {minutes}",
        "{group}, wythnos {week}: daw’r rhannau i ben cyn y sesiwn: {minutes}",
    ),
    "check.free_places": (
        "{group}: people wait although there are free places ({waiting}); to fill them: wgtool promote {id}",
        "{group}: mae pobl yn aros er bod lleoedd rhydd ({waiting}); i’w llenwi: wgtool promote {id}",
    ),
    "check.too_many": (
        "{group}: more people than places: {confirmed} / {capacity}",
        "{group}: mwy o bobl na lleoedd: {confirmed} / {capacity}",
    ),
    "check.minimum": (
        "{group}: fewer people than the minimum: {people} / {minimum}",
        "{group}: llai o bobl na’r isafswm: {people} / {minimum}",
    ),
    "check.one_organisation": ("{group}: only one organisation", "{group}: un sefydliad yn unig"),
    "check.one_profession": ("{group}: fewer than two professions", "{group}: llai na dau broffesiwn"),
    "check.two_places": (
        "{who} is in two places at once: {group}, {other} ({at})",
        "mae {who} mewn dau le ar yr un pryd: {group}, {other} ({at})",
    ),
    # --- init ---
    "init.exists": (
        "{file} is there already; nothing was written.",
        "Mae’r ffeil yno eisoes; ni ysgrifennwyd dim: {file}",
    ),
    "init.exists_advice": ("Choose another folder.", "Dewiswch ffolder arall."),
    "init.done": ("Made: {file}. Week 1 begins on {monday}.", "Gwnaed: {file}. Dechrau wythnos 1: {monday}."),
    "init.next": (
        "Next: edit that file, then run wgtool check in its folder.",
        "Nesaf: golygwch y ffeil honno, yna rhedwch wgtool check yn ei ffolder.",
    ),
}
