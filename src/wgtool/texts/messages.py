"""Sentences: errors, warnings, advice and what a command did. Each key has its English and its Welsh.

What is wrong, where, and what to do, in plain words. The rules of `labels` hold here too.
"""

TEXTS: dict[str, tuple[str, str]] = {
    "did_you_mean": ("Did you mean: {names}?", "Ai hwn oedd gennych mewn golwg: {names}?"),
    "problem.line": ("{where}: {message}", "{where}: {message}"),
    "problem.told": ("{sentences}", "{sentences}"),
    # --- the command line ---
    "usage.help": ("For help: {command} --help", "Am gymorth: {command} --help"),
    "usage.command": ("There is no command {name}.", "Nid oes gorchymyn o’r enw hwn: {name}"),
    "usage.commands": ("For the list of commands: wgtool --help", "Am restr o’r gorchmynion: wgtool --help"),
    "usage.no_such_option": ("There is no option {option}.", "Nid oes opsiwn o’r enw hwn: {option}"),
    "usage.missing": ("Missing: {param}.", "Ar goll: {param}"),
    "usage.choice": ("{param} takes one of: {choices}.", "Dewisiadau ar gyfer {param}: {choices}"),
    "usage.bad_value": ("{param}: {detail}", "Gwerth anaddas ar gyfer {param}: {detail}"),
    "usage.extra": ("This is too much on the command line: {extra}", "Mae hyn yn ormod ar y llinell orchymyn: {extra}"),
    "usage.needs_value": ("{option} needs a value.", "Mae angen gwerth: {option}"),
    "usage.week_and_on": (
        "--week and --on cannot go together: name a sprint week or a date.",
        "Ni ellir rhoi --week a --on gyda’i gilydd: enwch wythnos neu ddyddiad.",
    ),
    "usage.date": (
        "{value} is not a date. Write it as 2021-09-20.",
        "Nid dyddiad: {value}. Ysgrifennwch ef fel 2021-09-20.",
    ),
    "usage.date_range": (
        "{value} is out of reach: years {first} to {last}.",
        "Mae {value} y tu hwnt i gyrraedd. Blynyddoedd: {first}–{last}.",
    ),
    "usage.now": (
        "WGTOOL_NOW is not a time: {value}. Write it as 2021-10-18T09:00.",
        "Nid amser sydd yn WGTOOL_NOW: {value}. Ysgrifennwch ef fel 2021-10-18T09:00.",
    ),
    "usage.lock_seconds": (
        "WGTOOL_LOCK_SECONDS is not a number of seconds: {value}.",
        "Nid nifer o eiliadau sydd yn WGTOOL_LOCK_SECONDS: {value}.",
    ),
    "usage.both_in_data": (
        "--lang both is for text, Markdown, HTML and calendars: data takes en or cy.",
        "Mae --lang both ar gyfer testun, Markdown, HTML a chalendrau: mae data yn cymryd en neu cy.",
    ),
    "usage.xlsx_out": (
        "A workbook needs a file: add --out FILE.xlsx.",
        "Mae angen ffeil ar lyfr gwaith: ychwanegwch --out FILE.xlsx.",
    ),
    # --- faults ---
    "fault.internal": (
        "a fault in wgtool itself ({kind}); WGTOOL_DEBUG=1 shows where",
        "nam yn wgtool ei hun ({kind}); mae WGTOOL_DEBUG=1 yn dangos ble",
    ),
    "output.closed": (
        "Standard output is closed; nothing was done.",
        "Mae’r allbwn safonol ar gau; ni wnaed dim.",
    ),
    "output.failed": (
        "Standard output could not be written: {reason}.",
        "Ni ellid ysgrifennu i’r allbwn safonol: {reason}.",
    ),
    "output.file": (
        "{file} could not be written: {reason}.",
        "Ni ellid ysgrifennu’r ffeil {file}: {reason}.",
    ),
    "saved": ("Saved: {path}", "Cadwyd: {path}"),
    # --- names of things that do not exist ---
    "group.unknown": ("Unknown group: {text}", "Gweithgor anhysbys: {text}"),
    "group.known": ("The groups: {ids}", "Y gweithgorau: {ids}"),
    "week.unknown": ("There is no week {week}.", "Nid oes wythnos {week}."),
    "week.choose": ("Choose a week number: 1–{total}", "Dewiswch rif wythnos: 1–{total}"),
    "person.unknown": (
        "Nobody is signed up with the address {email}.",
        "Nid oes neb wedi cofrestru â’r cyfeiriad hwn: {email}",
    ),
    "person.several": (
        "Nobody has the address {email} now, and several people had it.",
        "Nid oes gan neb y cyfeiriad {email} nawr, a bu gan sawl person.",
    ),
    "person.several_advice": (
        "Give the address that the one you mean has now: {emails}",
        "Rhowch y cyfeiriad sydd gan yr un dan sylw nawr: {emails}",
    ),
    "agenda.no_session": (
        "No session in the week of {monday}.",
        "Dim sesiwn yn yr wythnos hon: {monday}",
    ),
    "agenda.weeks": (
        "The programme’s weeks are 1–{total}, from {first} to {last}: name one with --week N or a date with --on.",
        "Wythnosau’r rhaglen: 1–{total}, {first} – {last}. Enwch un gyda --week N neu ddyddiad gyda --on.",
    ),
    # --- details of a person ---
    "field.empty": ("Nothing is given for: {field}.", "Ni roddwyd dim ar gyfer: {field}."),
    "field.too_long": (
        "Too long: {field}. Characters: {length}; at most: {limit}.",
        "Rhy hir: {field}. Nodau: {length}; ar y mwyaf: {limit}.",
    ),
    "field.control": (
        "A character that no text has ({code}) stands in: {field}.",
        "Mae nod nad yw’n destun ({code}) yn y maes hwn: {field}.",
    ),
    "field.bad_email": ("This is not an email address: {value}", "Nid cyfeiriad e-bost: {value}"),
    "field.bad_language": (
        "{value} is not a language here: en or cy.",
        "Nid yw {value} yn iaith yma: en neu cy.",
    ),
    "organisation.ambiguous": (
        "{text} may mean more than one organisation.",
        "Gall {text} olygu mwy nag un sefydliad.",
    ),
    "organisation.candidates": ("Write one of: {names}", "Ysgrifennwch un o’r rhain: {names}"),
    "organisation.write_out": ("Write the name in full.", "Ysgrifennwch yr enw’n llawn."),
    "organisation.named": ("{name} ({id})", "{name} ({id})"),
    "organisation.unknown": ("Organisation not recognised: {text}", "Sefydliad heb ei adnabod: {text}"),
    "organisation.other": (
        "A partner that is not listed is taken with --other-organisation.",
        "Derbynnir partner nad yw ar y rhestr gyda --other-organisation.",
    ),
    # --- signing up ---
    "signup.missing": ("Missing: {options}.", "Ar goll: {options}"),
    "signup.missing_advice": (
        "On a terminal wgtool asks for what is missing; a script must give it.",
        "Ar derfynell mae wgtool yn gofyn am yr hyn sydd ar goll; rhaid i sgript ei roi.",
    ),
    "signup.differs": (
        "{name} is known with other details, which stay as they are ({fields}). To correct them: wgtool amend {email}",
        "Mae manylion eraill eisoes ar gael ar gyfer {name}, ac ni newidiwyd y rhain: {fields}. I’w cywiro: wgtool amend {email}",
    ),
    "joined.confirmed": ("{name}: {group}: confirmed", "{name}: {group}: cadarnhawyd"),
    "joined.waiting": (
        "{name}: {group}: full, so on the waiting list, number {position}",
        "{name}: {group}: llawn, felly ar y rhestr aros, rhif {position}",
    ),
    "joined.already_confirmed": (
        "{name}: {group}: confirmed already, nothing changed",
        "{name}: {group}: cadarnhawyd eisoes, ni newidiwyd dim",
    ),
    "joined.already_waiting": (
        "{name}: {group}: on the waiting list already, number {position}, nothing changed",
        "{name}: {group}: eisoes ar y rhestr aros, rhif {position}, ni newidiwyd dim",
    ),
    "joining.full": (
        "{group} ({id}) is full. Places: {capacity}",
        "Llawn: {group} ({id}). Lleoedd: {capacity}",
    ),
    "joining.full_advice": (
        "Without --no-waiting the person joins the waiting list.",
        "Heb --no-waiting, rhoddir y person ar y rhestr aros.",
    ),
    "joining.clash": (
        "Two groups clash: {group} ({id}), {other} ({other_id}). First at: {at}",
        "Mae dau weithgor yn gwrthdaro: {group} ({id}), {other} ({other_id}). Y tro cyntaf: {at}",
    ),
    "joining.clash_advice": (
        "To allow it all the same: --allow-clash",
        "I’w ganiatáu er hynny: --allow-clash",
    ),
    "joining.no_break": (
        "No break between: {group}, {other}",
        "Dim egwyl rhwng: {group}, {other}",
    ),
    "joining.many_groups": (
        "{name} is in more groups than the programme suggests. Groups: {count}; suggested at most: {limit}",
        "Mae {name} mewn mwy o weithgorau nag y mae’r rhaglen yn ei awgrymu. Gweithgorau: {count}; awgrym: {limit}",
    ),
    "promoted": (
        "From the waiting list: {name} <{email}>, {group}",
        "O’r rhestr aros: {name} <{email}>, {group}",
    ),
    "withdraw.done": ("{name}: {group}: withdrawn", "{name}: {group}: tynnwyd yn ôl"),
    "withdraw.nothing": (
        "{name} is in no group; nothing changed",
        "{name}: ddim mewn gweithgor; ni newidiwyd dim",
    ),
    "withdraw.not_in": ("{name} is not in this group: {group}", "Nid yw {name} yn y gweithgor hwn: {group}"),
    "transfer.already": (
        "{name} is in this group already: {group}",
        "Mae {name} yn y gweithgor hwn eisoes: {group}",
    ),
    "amend.done": ("{field}: {before} → {after}", "{field}: {before} → {after}"),
    "amend.nothing": ("{name}: nothing to correct", "{name}: dim i’w gywiro"),
    "amend.taken": ("The address {email} is another person’s.", "Cyfeiriad rhywun arall yw hwn: {email}"),
    "amend.merge": (
        "If they are one person: wgtool merge {email} {into}",
        "Os un person ydynt: wgtool merge {email} {into}",
    ),
    "promote.nothing": ("No free place that anyone waits for.", "Dim lle rhydd y mae neb yn aros amdano."),
    "dry_run": ("A rehearsal: nothing was written.", "Ymarfer: ni ysgrifennwyd dim."),
    # --- a person’s story ---
    "story.joined_confirmed": ("{at}: joined, with a place: {group}", "{at}: ymunwyd, gyda lle: {group}"),
    "story.joined_waiting": (
        "{at}: the group was full, so waiting: {group}",
        "{at}: roedd y gweithgor yn llawn, felly ar restr aros: {group}",
    ),
    "story.promoted": (
        "{at}: a place became free, so confirmed: {group}",
        "{at}: daeth lle’n rhydd, felly cadarnhawyd: {group}",
    ),
    "story.left": ("{at}: withdrawn: {group}", "{at}: tynnwyd yn ôl: {group}"),
    "story.amended": ("{at}: details corrected", "{at}: cywirwyd y manylion"),
    # --- the store ---
    "store.unreadable": (
        "The store {file} cannot be read: {reason}.",
        "Ni ellir darllen y storfa {file}: {reason}.",
    ),
    "store.unwritable": (
        "The store {file} cannot be written: {reason}.",
        "Ni ellir ysgrifennu i’r storfa {file}: {reason}.",
    ),
    "store.nothing_changed": ("Nothing was changed.", "Ni newidiwyd dim."),
    "store.locked": (
        "Another wgtool has been writing to {file} for more than {seconds} seconds.",
        "Mae wgtool arall wedi bod yn ysgrifennu i’r ffeil hon ers mwy na {seconds} eiliad: {file}",
    ),
    "store.locked_advice": (
        "Try again; WGTOOL_LOCK_SECONDS sets how long to wait.",
        "Rhowch gynnig arall arni; mae WGTOOL_LOCK_SECONDS yn pennu’r amser aros.",
    ),
    "store.torn": (
        "{file} ends in an unfinished line, left by a command that was cut off: it is ignored, and the next change removes it.",
        "Mae llinell anorffenedig ar ddiwedd {file}, gan orchymyn a dorrwyd yn ei flas: fe’i hanwybyddir, a bydd y newid nesaf yn ei dileu.",
    ),
    "store.newer": (
        "{file} was written by a newer wgtool (format {version}).",
        "Ysgrifennwyd {file} gan wgtool mwy newydd (fformat {version}).",
    ),
    "store.newer_advice": ("Update wgtool on this machine.", "Diweddarwch wgtool ar y peiriant hwn."),
    "store.other_programme": (
        "{file} belongs to the programme {found}, but {wanted} is in use.",
        "Mae {file} yn perthyn i’r rhaglen {found}, ond defnyddir {wanted}.",
    ),
    "store.other_programme_advice": (
        "Name the right programme with --programme, or another store with --store.",
        "Enwch y rhaglen gywir gyda --programme, neu storfa arall gyda --store.",
    ),
    "store.damaged": (
        "The store {file} is damaged at line {line}.",
        "Mae’r storfa {file} wedi’i difrodi ar linell {line}.",
    ),
    "store.damaged_advice": (
        "Nothing is written over it. To see what can be kept: wgtool repair. To put a backup back: wgtool restore FILE",
        "Nid ysgrifennir dim drosti. I weld beth ellir ei gadw: wgtool repair. I roi copi yn ôl: wgtool restore FILE",
    ),
    "damage.not_json": ("The line is not JSON.", "Nid JSON yw’r llinell."),
    "damage.no_check": ("The line has no checksum.", "Nid oes gwiriad ar y llinell."),
    "damage.check": ("The line’s checksum does not fit.", "Nid yw gwiriad y llinell yn cyfateb."),
    "damage.meaning": (
        "The line says what no entry says.",
        "Nid yw’r llinell yn dweud dim y mae cofnod yn ei ddweud.",
    ),
    "damage.format": ("The file is not a wgtool store.", "Nid storfa wgtool yw’r ffeil."),
    "damage.does_not_fit": (
        "The entry does not fit the ones before it: {detail}.",
        "Nid yw’r cofnod yn gydnaws â’r rhai o’i flaen: {detail}.",
    ),
    # --- calendars ---
    "ics.stranger": (
        "{file} is an earlier calendar of a group that is no longer in the programme; it is left alone",
        "Mae {file} yn galendr cynharach i weithgor nad yw yn y rhaglen mwyach; gadewir llonydd iddo",
    ),
    "ics.not_recorded": (
        "The store could not be written, so calendar programs may not see that sessions changed: {reason}",
        "Ni ellid ysgrifennu i’r storfa, felly efallai na fydd rhaglenni calendr yn gweld bod sesiynau wedi newid: {reason}",
    ),
    "ics.written": (
        "Written: {count}. Unchanged: {unchanged}. Folder: {folder}",
        "Ysgrifennwyd: {count}. Heb newid: {unchanged}. Ffolder: {folder}",
    ),
    "ics.one_calendar": (
        "--out - writes one calendar: name one group, or use --person or --combined -.",
        "Mae --out - yn ysgrifennu un calendr: enwch un gweithgor, neu defnyddiwch --person neu --combined -.",
    ),
    "ics.one_kind": (
        "--combined and --person cannot go together.",
        "Ni ellir rhoi --combined a --person gyda’i gilydd.",
    ),
}
