"""What `import` says: how a form’s download was read, and what became of it."""

TEXTS: dict[str, tuple[str, str]] = {
    # --- how the file was read ---
    "form.windows": (
        "The file is not Unicode: read as Windows-1252. It has no room for ŵ and ŷ; save as ‘CSV UTF-8’ instead.",
        "Nid Unicode yw’r ffeil: fe’i darllenwyd fel Windows-1252, nad oes lle ynddo i ŵ nac ŷ. Cadwch fel ‘CSV UTF-8’.",
    ),
    "form.mixed": (
        "Two encodings in one file: lines that are not UTF-8 were read as Windows-1252. Look at: {lines}",
        "Dau amgodiad mewn un ffeil: darllenwyd llinellau nad ydynt yn UTF-8 fel Windows-1252. Edrychwch ar: {lines}",
    ),
    "form.delimiter": (
        "More than one character may separate the columns; taken: {delimiter}.",
        "Gall mwy nag un nod wahanu’r colofnau; a ddewiswyd: {delimiter}.",
    ),
    "form.delimiter_44": ("comma", "coma"),
    "form.delimiter_59": ("semicolon", "hanner colon"),
    "form.delimiter_9": ("tab", "tab"),
    "form.sheet": (
        "The workbook has several sheets; read: {sheet}",
        "Mae sawl dalen yn y llyfr gwaith; darllenwyd: {sheet}",
    ),
    "form.day_first": (
        "In the time stamps, the day was taken to stand before the month; nothing in the file tells.",
        "Yn y stampiau amser, cymerwyd bod y diwrnod o flaen y mis; nid oes dim yn y ffeil i ddangos.",
    ),
    "form.empty": ("{file} is empty.", "Mae {file} yn wag."),
    "form.too_large": (
        "{file} is too large for a form’s answers: at most {limit} MB.",
        "Mae {file} yn rhy fawr i fod yn atebion ffurflen: {limit} MB ar y mwyaf.",
    ),
    "form.bomb": (
        "{file} unpacks to more than any form’s answers; it was not opened.",
        "Mae cynnwys {file} yn fwy nag atebion unrhyw ffurflen; nis agorwyd.",
    ),
    "form.dtd": (
        "{file} holds definitions that no workbook may have (a DTD); it was not opened.",
        "Mae yn {file} ddiffiniadau na chaiff llyfr gwaith eu cael (DTD); nis agorwyd.",
    ),
    "form.too_many_cells": (
        "{file} has more cells than any form’s answers.",
        "Mae mwy o gelloedd yn {file} nag yn atebion unrhyw ffurflen.",
    ),
    "form.damaged_workbook": (
        "{file} is a damaged workbook, or protected by a password.",
        "Mae {file} yn llyfr gwaith wedi’i ddifrodi, neu wedi’i warchod â chyfrinair.",
    ),
    "form.download_again": ("Download it again.", "Lawrlwythwch y ffeil eto."),
    "form.old_workbook": (
        "{file} is an old workbook (XLS), or one protected by a password.",
        "Mae {file} yn hen lyfr gwaith (XLS), neu’n un wedi’i warchod â chyfrinair.",
    ),
    "form.other_format": (
        "{file} is neither CSV nor a workbook (XLSX), but {kind}.",
        "Nid CSV na llyfr gwaith (XLSX) yw {file}, ond {kind}.",
    ),
    "form.save_as": (
        "Open it in a spreadsheet and save it as XLSX or ‘CSV UTF-8’.",
        "Agorwch y ffeil mewn taenlen a’i chadw fel XLSX neu ‘CSV UTF-8’.",
    ),
    "form.attendance": (
        "{file} is the attendance report of a meeting, not the answers of a sign-up form.",
        "Adroddiad presenoldeb cyfarfod yw {file}, nid atebion ffurflen gofrestru.",
    ),
    "form.quotes": (
        "The quotation marks do not match up in what begins at line {line}.",
        "Nid yw’r dyfynodau’n cyfateb yn yr hyn sy’n dechrau ar linell {line}.",
    ),
    "form.quotes_advice": (
        "Nothing was recorded. Perhaps the file was cut off: download it again, or mend that line.",
        "Ni chofnodwyd dim. Efallai i’r ffeil gael ei thorri: lawrlwythwch hi eto, neu trwsiwch y llinell.",
    ),
    "form.no_headings": (
        "No headings of a sign-up form were found in {file}.",
        "Ni chafwyd penawdau ffurflen gofrestru yn {file}.",
    ),
    "form.no_headings_advice": (
        'The first rows should name the columns, such as Name, Email, Organisation, Working groups. For other headings: --map "Heading=field"',
        'Dylai’r rhesi cyntaf enwi’r colofnau, megis Enw, E-bost, Sefydliad, Gweithgorau. Ar gyfer penawdau eraill: --map "Pennawd=maes"',
    ),
    "form.missing": ("No column was found for: {fields}.", "Ni chafwyd colofn ar gyfer: {fields}."),
    "form.headings": ("The headings in the file: {headings}", "Y penawdau yn y ffeil: {headings}"),
    "form.map_advice": (
        'Say which one it is: --map "Heading=field", or keep it in the programme file under [programme.form].',
        'Dywedwch pa un: --map "Pennawd=maes", neu cadwch ef yn ffeil y rhaglen o dan [programme.form].',
    ),
    "form.no_heading": ("The file has no heading {heading}.", "Nid oes pennawd o’r enw hwn yn y ffeil: {heading}"),
    "form.field_name": ("name", "enw"),
    "form.field_email": ("email", "e-bost"),
    "form.field_organisation": ("organisation", "sefydliad"),
    "form.field_role": ("role", "rôl"),
    "form.field_profession": ("profession", "proffesiwn"),
    "form.field_service_area": ("service area", "maes gwasanaeth"),
    "form.field_language": ("language preference", "dewis iaith"),
    "form.field_groups": ("groups", "gweithgorau"),
    "form.field_notes": ("notes", "nodiadau"),
    "form.field_timestamp": ("when it was sent", "pryd yr anfonwyd"),
    "form.field_ignore": ("not needed", "dim angen"),
    "form.cut_off": (
        "The row is not whole: the file seems to be cut off here.",
        "Nid yw’r rhes yn gyfan: ymddengys i’r ffeil gael ei thorri yma.",
    ),
    "form.long_row": (
        "More cells ({count}) than headings ({headings}): perhaps quotation marks are missing.",
        "Mwy o gelloedd ({count}) na phenawdau ({headings}): efallai bod dyfynodau ar goll.",
    ),
    "form.lost_letters": (
        "Letters were lost on the way to this file: {text}",
        "Collwyd llythrennau ar y ffordd i’r ffeil hon: {text}",
    ),
    # --- what it came to ---
    "import.no_file": ("There is no file {file}.", "Nid oes ffeil yma: {file}"),
    "import.no_stdin": ("Standard input is closed.", "Mae’r mewnbwn safonol ar gau."),
    "import.unreadable": ("{file} cannot be read: {reason}.", "Ni ellir darllen {file}: {reason}."),
    "import.map": (
        '{text} does not say what a column is. Write --map "Heading=field"; the fields: {fields}',
        'Nid yw {text} yn dweud beth yw colofn. Ysgrifennwch --map "Pennawd=maes"; y meysydd: {fields}',
    ),
    "import.columns": ("How the columns were understood:", "Sut y deallwyd y colofnau:"),
    "import.uses": ("  {heading}: {field}", "  {heading}: {field}"),
    "import.not_understood": ("not understood, left out", "heb ei ddeall, hepgorwyd"),
    "import.by_domain": (
        "The email address suggests: {name} ({id}).",
        "Mae’r cyfeiriad e-bost yn awgrymu: {name} ({id}).",
    ),
    "import.reason": ("wgtool: reason", "wgtool: rheswm"),
    "import.reading": ("Reading", "Darllen"),
    "import.deciding": ("Taking in", "Mewnforio"),
    "import.title": ("Import: {file}", "Mewnforio: {file}"),
    "import.nothing": ("Nothing was recorded.", "Ni chofnodwyd dim."),
    "import.count_rows": ("Rows", "Rhesi"),
    "import.count_accepted": ("Rows accepted", "Rhesi a dderbyniwyd"),
    "import.count_rejected": ("Rows rejected", "Rhesi a wrthodwyd"),
    "import.count_recorded": ("New sign-ups", "Cofrestriadau newydd"),
    "import.count_waiting": ("Of those, waiting", "O’r rheini, ar restr aros"),
    "import.count_unchanged": ("Sign-ups there already", "Cofrestriadau a oedd yno eisoes"),
    "import.count_withdrawn": ("Not put back after withdrawing", "Heb eu rhoi’n ôl ar ôl tynnu’n ôl"),
    "import.count_changed": ("People whose answers changed", "Pobl y newidiodd eu hatebion"),
    "import.rejected": ("Rejected rows", "Rhesi a wrthodwyd"),
    "import.row": ("Row", "Rhes"),
    "import.column": ("Column", "Colofn"),
    "import.why": ("Why", "Pam"),
    "import.changes": ("Changed answers", "Atebion a newidiodd"),
    "import.changes_left": (
        "Left as they are. To take them over: --update",
        "Gadawyd fel y maent. I’w derbyn: --update",
    ),
    "import.changes_applied": ("Taken over.", "Derbyniwyd."),
    "import.field": ("Detail", "Manylyn"),
    "import.before": ("As known", "Fel y’i gwyddys"),
    "import.after": ("In the file", "Yn y ffeil"),
    "import.withdrawn": ("Not put back", "Heb eu rhoi’n ôl"),
    "import.withdrawn_advice": (
        "They left the group after signing up. To put somebody back: wgtool signup",
        "Tynnwyd y rhain yn ôl o’r gweithgor ar ôl cofrestru. I roi rhywun yn ôl: wgtool signup",
    ),
    "import.withdrawn_one": ("{name} <{email}>: {group}", "{name} <{email}>: {group}"),
    "import.doubles": ("Possible doubles", "Pobl a all fod yr un"),
    "import.doubles_advice": (
        "The same name in the same organisation. If they are one person: wgtool merge EMAIL INTO. If they are two: --not-the-same EMAIL",
        "Yr un enw yn yr un sefydliad. Os un person ydynt: wgtool merge EMAIL INTO. Os dau: --not-the-same EMAIL",
    ),
    "import.double": ("{name}, {organisation}: {email}, {other}", "{name}, {organisation}: {email}, {other}"),
    "import.rejects": ("Rejected rows: {count}. Saved: {file}", "Rhesi a wrthodwyd: {count}. Cadwyd: {file}"),
    "import.strict": (
        "Nothing was recorded because of --strict. Rejected rows: {count}",
        "Ni chofnodwyd dim oherwydd --strict. Rhesi a wrthodwyd: {count}",
    ),
    "import.clash": (
        "People in groups whose sessions overlap: {count}",
        "Pobl mewn gweithgorau y mae eu sesiynau’n gorgyffwrdd: {count}",
    ),
    "import.clash_advice": (
        "To take people in whose groups overlap: --allow-clash",
        "I dderbyn pobl y mae eu gweithgorau’n gorgyffwrdd: --allow-clash",
    ),
    "import.no_break": (
        "People without a break between two groups: {count}",
        "Pobl heb egwyl rhwng dau weithgor: {count}",
    ),
    "import.many_groups": (
        "People in more groups than the programme suggests ({limit}): {count}",
        "Pobl mewn mwy o weithgorau nag y mae’r rhaglen yn ei awgrymu ({limit}): {count}",
    ),
    "import.odd_language": (
        "Language preferences not understood, left out: {count} ({texts})",
        "Dewisiadau iaith heb eu deall, hepgorwyd: {count} ({texts})",
    ),
    "import.question_marks": (
        "A question mark in a name may have been a letter such as ŵ. Rows: {rows}",
        "Gall marc cwestiwn mewn enw fod yn llythyren megis ŵ. Rhesi: {rows}",
    ),
}
