"""Help: what each command and option does. Each key has its English and its Welsh."""

TEXTS: dict[str, tuple[str, str]] = {
    "heading.usage": ("Usage", "Defnydd"),
    "heading.options": ("Options", "Opsiynau"),
    "heading.arguments": ("Arguments", "Dadleuon"),
    "heading.commands": ("Commands", "Gorchmynion"),
    "help.example": ("Example", "Enghraifft"),
    "help.root": (
        "Working groups from one place: agendas, sign-ups, rosters and calendars. --programme and --store stand before the command, everything else after it.",
        "Gweithgorau o un lle: agendâu, cofrestru, rhestrau aelodau a chalendrau. Mae --programme a --store yn sefyll cyn y gorchymyn, a phopeth arall ar ei ôl.",
    ),
    "short.groups": (
        "List the groups: slot, places, facilitator.",
        "Rhestru’r gweithgorau: pryd, lleoedd, hwylusydd.",
    ),
    "short.show": ("Show one group and all its sessions.", "Dangos un gweithgor a’i sesiynau i gyd."),
    "short.timetable": ("Draw the week as a grid.", "Dangos yr wythnos fel grid."),
    "short.agenda": ("Print a week’s running orders.", "Argraffu trefn sesiynau wythnos."),
    "short.signup": ("Sign a person up.", "Cofrestru person."),
    "short.withdraw": ("Take a person out of groups.", "Tynnu person o weithgorau."),
    "short.transfer": ("Move a person to another group.", "Symud person i weithgor arall."),
    "short.amend": ("Correct a person’s details.", "Cywiro manylion person."),
    "short.promote": ("Fill free places from the waiting lists.", "Llenwi lleoedd rhydd o’r rhestrau aros."),
    "short.person": ("Show one person.", "Dangos un person."),
    "short.roster": ("Print who is in.", "Argraffu pwy sy’n aelodau."),
    "short.mix": ("Show the team mix.", "Dangos cymysgedd y timau."),
    "short.export-ics": ("Write a calendar for each group.", "Ysgrifennu calendr i bob gweithgor."),
    "short.check": ("Check programme, store and plan.", "Gwirio’r rhaglen, y storfa a’r cynllun."),
    "short.init": ("Make a programme folder to edit.", "Gwneud ffolder rhaglen i’w golygu."),
    "help.groups": (
        "List the groups: id, name, slot, places taken, waiting, facilitator.",
        "Rhestru’r gweithgorau: id, enw, pryd, lleoedd a lenwyd, rhestr aros, hwylusydd.",
    ),
    "example.groups": ("wgtool groups --format csv", "wgtool groups --lang cy"),
    "help.show": (
        "Show one group: what it is for, and all its sessions with their dates.",
        "Dangos un gweithgor: ei ddiben, a’i sesiynau i gyd gyda’u dyddiadau.",
    ),
    "example.show": ("wgtool show blue-badge", "wgtool show blue-badge --lang cy"),
    "help.timetable": (
        "Draw the week as a grid of days and hours: the usual week, or one week as now planned.",
        "Dangos yr wythnos fel grid o ddyddiau ac oriau: yr wythnos arferol, neu un wythnos fel y’i trefnwyd.",
    ),
    "example.timetable": ("wgtool timetable --week 12", "wgtool timetable --week 12 --lang cy"),
    "help.agenda": (
        "Print the running order of each session of a week. Without --week or --on: the current week.",
        "Argraffu trefn pob sesiwn mewn wythnos. Heb --week na --on: yr wythnos hon.",
    ),
    "example.agenda": (
        "wgtool agenda --week 5 --format markdown > agenda.md",
        "wgtool agenda --week 5 --lang cy --format html > agenda.html",
    ),
    "help.signup": (
        "Sign a person up for one group or several, as one step. On a terminal wgtool asks for what is missing.",
        "Cofrestru person ar gyfer un gweithgor neu ragor, fel un cam. Ar derfynell mae wgtool yn gofyn am yr hyn sydd ar goll.",
    ),
    "example.signup": (
        'wgtool signup blue-badge --name "Siân Puw" --email sian@example.org --organisation Gwynedd',
        'wgtool signup blue-badge --name "Siân Puw" --email sian@example.org --organisation Gwynedd --lang cy',
    ),
    "help.withdraw": (
        "Take a person out of the groups named, or of all. Whoever waits first moves up and is named.",
        "Tynnu person o’r gweithgorau a enwir, neu o bob un. Bydd y cyntaf ar y rhestr aros yn symud i fyny ac yn cael ei enwi.",
    ),
    "example.withdraw": (
        "wgtool withdraw sian@example.org blue-badge",
        "wgtool withdraw sian@example.org --lang cy",
    ),
    "help.transfer": (
        "Move a person from one group to another. Nothing changes if the other group refuses.",
        "Symud person o un gweithgor i un arall. Ni newidir dim os yw’r llall yn gwrthod.",
    ),
    "example.transfer": (
        "wgtool transfer sian@example.org blue-badge missed-bin",
        "wgtool transfer sian@example.org blue-badge missed-bin --lang cy",
    ),
    "help.amend": (
        "Correct a person’s details everywhere. An empty text clears a detail that may be left out.",
        "Cywiro manylion person ym mhobman. Mae testun gwag yn clirio manylyn y gellir ei hepgor.",
    ),
    "example.amend": (
        'wgtool amend sian@example.org --profession "Service designer"',
        'wgtool amend sian@example.org --profession "Dylunydd gwasanaethau"',
    ),
    "help.promote": (
        "Fill free places from the waiting lists, first come, first served: after the programme file raised a capacity.",
        "Llenwi lleoedd rhydd o’r rhestrau aros, y cyntaf i’r felin: ar ôl codi nifer y lleoedd yn ffeil y rhaglen.",
    ),
    "example.promote": ("wgtool promote blue-badge --dry-run", "wgtool promote blue-badge --dry-run"),
    "help.person": (
        "Show one person: details, groups, the hours asked of them, and what happened to each sign-up.",
        "Dangos un person: manylion, gweithgorau, yr oriau a ofynnir, a hanes pob cofrestriad.",
    ),
    "example.person": ("wgtool person sian@example.org", "wgtool person sian@example.org --lang cy"),
    "help.roster": (
        "Print who is in, in order of arrival, those confirmed before those waiting. A workbook needs --out.",
        "Argraffu pwy sy’n aelodau, yn nhrefn cyrraedd, y rhai a gadarnhawyd cyn y rhai sy’n aros. Mae angen --out ar lyfr gwaith.",
    ),
    "example.roster": (
        "wgtool roster blue-badge --format xlsx --out blue-badge.xlsx",
        "wgtool roster --status confirmed --format csv --lang cy",
    ),
    "help.mix": (
        "Show the team mix: organisations by groups, professions and service areas, and what is missing.",
        "Dangos cymysgedd y timau: sefydliadau fesul gweithgor, proffesiynau a meysydd gwasanaeth, a’r hyn sydd ar goll.",
    ),
    "example.mix": ("wgtool mix --format csv", "wgtool mix --lang cy"),
    "help.export-ics": (
        "Write a calendar (.ics) for each group. Publish the folder at a web address and people can subscribe to it; a file imported once does not update itself.",
        "Ysgrifennu calendr (.ics) i bob gweithgor. Cyhoeddwch y ffolder ar y we a gall pobl danysgrifio; nid yw ffeil a fewnforiwyd unwaith yn ei diweddaru ei hun.",
    ),
    "example.export-ics": ("wgtool export-ics --out calendars --alarm 15", "wgtool export-ics --lang both"),
    "help.check": (
        "Check the programme file, the store and the plan. Exits 3 or 4 with an error, 1 with --strict and a warning.",
        "Gwirio ffeil y rhaglen, y storfa a’r cynllun. Mae’n gorffen â 3 neu 4 os oes gwall, â 1 gyda --strict a rhybudd.",
    ),
    "example.check": ("wgtool check --strict", "wgtool check --lang cy"),
    "help.init": (
        "Make a folder with a programme file to edit, week 1 in the week of a date.",
        "Gwneud ffolder â ffeil rhaglen i’w golygu, gydag wythnos 1 yn wythnos y dyddiad.",
    ),
    "example.init": (
        'wgtool init autumn --start 2026-09-21 --name "Autumn 2026"',
        'wgtool init hydref --start 2026-09-21 --name "Hydref 2026"',
    ),
    "opt.programme": (
        "The programme file (also WGTOOL_PROGRAMME).",
        "Ffeil y rhaglen (hefyd WGTOOL_PROGRAMME).",
    ),
    "opt.store": (
        "The store of sign-ups (also WGTOOL_STORE).",
        "Storfa’r cofrestriadau (hefyd WGTOOL_STORE).",
    ),
    "opt.version": ("Show the version.", "Dangos y fersiwn."),
    "opt.lang": ("The language.", "Yr iaith."),
    "opt.langs": (
        "The language; both: Welsh first, each on its own.",
        "Yr iaith; both: y Gymraeg yn gyntaf, pob un ar wahân.",
    ),
    "opt.format": ("How to write it.", "Sut i’w ysgrifennu."),
    "opt.groups": ("Groups by id; all without any.", "Gweithgorau yn ôl id; pob un os na enwir dim."),
    "opt.group": ("The group’s id.", "Id y gweithgor."),
    "opt.agenda_group": ("Only this group; may be repeated.", "Y gweithgor hwn yn unig; gellir ailadrodd."),
    "opt.week": ("The week of the sprint.", "Wythnos y sbrint."),
    "opt.on": ("Every session in this date’s week.", "Pob sesiwn yn wythnos y dyddiad hwn."),
    "opt.dry_run": (
        "Say what would change; write nothing.",
        "Dweud beth fyddai’n newid; peidio ag ysgrifennu dim.",
    ),
    "opt.allow_clash": ("Allow sessions that overlap.", "Caniatáu sesiynau sy’n gorgyffwrdd."),
    "opt.no_waiting": ("Refuse instead of waiting.", "Gwrthod yn hytrach nag aros."),
    "opt.name": ("The person’s name.", "Enw’r person."),
    "opt.email": ("Their email address.", "Y cyfeiriad e-bost."),
    "opt.new_email": ("Their new email address.", "Y cyfeiriad e-bost newydd."),
    "opt.organisation": ("Where they work, by any of its names.", "Y sefydliad, yn ôl unrhyw un o’i enwau."),
    "opt.other_organisation": (
        "Take an organisation that is not listed.",
        "Derbyn sefydliad nad yw ar y rhestr.",
    ),
    "opt.role": ("Their role.", "Y rôl."),
    "opt.profession": ("Their profession.", "Y proffesiwn."),
    "opt.service_area": ("Their service area.", "Y maes gwasanaeth."),
    "opt.language": ("The language they would like to use.", "Yr iaith yr hoffent ei defnyddio."),
    "opt.notes": ("Anything to note.", "Unrhyw beth i’w nodi."),
    "opt.who": ("The person’s email address.", "Cyfeiriad e-bost y person."),
    "opt.from": ("The group to leave.", "Y gweithgor i’w adael."),
    "opt.to": ("The group to join.", "Y gweithgor i ymuno ag ef."),
    "opt.status": (
        "Which sign-ups: confirmed, waiting, or both.",
        "Pa gofrestriadau: confirmed, waiting, neu’r ddau.",
    ),
    "opt.out": (
        "The file to write; - is standard output.",
        "Y ffeil i’w hysgrifennu; - yw’r allbwn safonol.",
    ),
    "opt.strict": ("Exit 1 if there is a warning.", "Gorffen â 1 os oes rhybudd."),
    "opt.dir": ("The folder; made if it is not there.", "Y ffolder; fe’i gwneir os nad yw yno."),
    "opt.start": (
        "A date in week 1; without it, the coming week.",
        "Dyddiad yn wythnos 1; hebddo, yr wythnos nesaf.",
    ),
    "opt.programme_name": ("What to call the programme.", "Beth i alw’r rhaglen."),
    "opt.out_dir": (
        "The folder for the calendars; - writes a single one to standard output.",
        "Y ffolder ar gyfer y calendrau; mae - yn ysgrifennu un i’r allbwn safonol.",
    ),
    "opt.combined": (
        "One calendar of all sessions, in this file.",
        "Un calendr o’r holl sesiynau, yn y ffeil hon.",
    ),
    "opt.ics_person": (
        "Only this person’s sessions, by email address.",
        "Sesiynau’r person hwn yn unig, yn ôl cyfeiriad e-bost.",
    ),
    "opt.alarm": ("A reminder so many minutes before.", "Nodyn atgoffa hyn o funudau ymlaen llaw."),
    "opt.attendees": (
        "Add the names of confirmed members (personal data).",
        "Ychwanegu enwau’r aelodau a gadarnhawyd (data personol).",
    ),
    "opt.facilitator": ("Add the facilitator’s notes.", "Ychwanegu nodiadau’r hwylusydd."),
}
