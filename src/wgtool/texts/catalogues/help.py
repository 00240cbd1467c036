"""The help pages: what each command does."""

TEXTS: dict[str, tuple[str, str]] = {
    # --- headings ---
    "heading.usage": ("Usage", "Defnydd"),
    "heading.options": ("Options", "Opsiynau"),
    "heading.arguments": ("Arguments", "Dadleuon"),
    "heading.plan": ("Plan", "Cynllun"),
    "heading.people": ("People", "Pobl"),
    "heading.sessions": ("Sessions", "Sesiynau"),
    "heading.weeks": ("Weeks", "Wythnosau"),
    "heading.out": ("Out to people", "I’w rhannu â phobl"),
    "heading.store": ("Store", "Storfa"),
    # --- in the list of commands ---
    "short.groups": ("List the groups: slot, places, facilitator.", "Rhestru’r gweithgorau: pryd, lleoedd, hwylusydd."),
    "short.show": ("Show one group and all its sessions.", "Dangos un gweithgor a’i sesiynau i gyd."),
    "short.timetable": ("Draw the week as a grid.", "Dangos yr wythnos fel grid."),
    "short.agenda": ("Print a week’s running orders.", "Argraffu trefn sesiynau wythnos."),
    "short.signup": ("Sign a person up.", "Cofrestru person."),
    "short.withdraw": ("Take a person out of groups.", "Tynnu person o weithgorau."),
    "short.transfer": ("Move a person to another group.", "Symud person i weithgor arall."),
    "short.amend": ("Correct a person’s details.", "Cywiro manylion person."),
    "short.promote": ("Fill free places from the waiting lists.", "Llenwi lleoedd rhydd o’r rhestrau aros."),
    "short.import": ("Take in a form’s sign-ups.", "Mewnforio cofrestriadau ffurflen."),
    "short.person": ("Show one person.", "Dangos un person."),
    "short.roster": ("Print who is in.", "Argraffu pwy sy’n aelodau."),
    "short.mix": ("Show the team mix.", "Dangos cymysgedd y timau."),
    "short.export-ics": ("Write a calendar for each group.", "Ysgrifennu calendr i bob gweithgor."),
    "short.reschedule": ("Move one session.", "Symud un sesiwn."),
    "short.cancel": ("Cancel one session.", "Canslo un sesiwn."),
    "short.reinstate": ("Bring a cancelled session back.", "Adfer sesiwn a ganslwyd."),
    "short.shift": ("Move all sessions from a week on.", "Symud pob sesiwn o wythnos ymlaen."),
    "short.finish": ("End a group early.", "Dod â gweithgor i ben yn gynnar."),
    "short.changes": ("Say what changed, and whom to tell.", "Dweud beth newidiodd, ac wrth bwy i ddweud."),
    "short.history": ("Show every change.", "Dangos pob newid."),
    "short.undo": ("Take the last command back.", "Tynnu’r gorchymyn olaf yn ôl."),
    "short.merge": ("Make two addresses one person.", "Gwneud dau gyfeiriad yn un person."),
    "short.erase": ("Erase a person everywhere.", "Dileu person ym mhobman."),
    "short.subject-access": ("Print all that is held on a person.", "Argraffu’r cyfan a gedwir am berson."),
    "short.retention": ("List people kept too long.", "Rhestru pobl a gedwir yn rhy hir."),
    "short.backup": ("Copy the store.", "Copïo’r storfa."),
    "short.restore": ("Put a copy of the store back.", "Rhoi copi o’r storfa yn ôl."),
    "short.repair": ("Look through a damaged store.", "Edrych trwy storfa a ddifrodwyd."),
    "short.check": ("Check programme, store and plan.", "Gwirio’r rhaglen, y storfa a’r cynllun."),
    "short.init": ("Make a programme folder to edit.", "Gwneud ffolder rhaglen i’w golygu."),
    # --- on the command’s own page ---
    "help.example": ("Example", "Enghraifft"),
    "help.root": (
        "Working groups from one place: agendas, sign-ups, rosters and calendars. --programme and --store stand before the command, everything else after it.",
        "Gweithgorau o un lle: agendâu, cofrestru, rhestrau aelodau a chalendrau. Mae --programme a --store yn sefyll cyn y gorchymyn, a phopeth arall ar ei ôl.",
    ),
    "help.groups": (
        "List the groups: id, name, slot, places taken, waiting, facilitator.",
        "Rhestru’r gweithgorau: id, enw, pryd, lleoedd a lenwyd, rhestr aros, hwylusydd.",
    ),
    "help.show": (
        "Show one group: what it is for, and all its sessions with their dates.",
        "Dangos un gweithgor: ei ddiben, a’i sesiynau i gyd gyda’u dyddiadau.",
    ),
    "help.timetable": (
        "Draw the week as a grid of days and hours: the usual week, or one week as now planned.",
        "Dangos yr wythnos fel grid o ddyddiau ac oriau: yr wythnos arferol, neu un wythnos fel y’i trefnwyd.",
    ),
    "help.agenda": (
        "Print the running order of each session of a week. Without --week or --on: the current week.",
        "Argraffu trefn pob sesiwn mewn wythnos. Heb --week na --on: yr wythnos hon.",
    ),
    "help.signup": (
        "Sign a person up for one group or several, as one step. On a terminal wgtool asks for what is missing.",
        "Cofrestru person ar gyfer un gweithgor neu ragor, fel un cam. Ar derfynell mae wgtool yn gofyn am yr hyn sydd ar goll.",
    ),
    "help.withdraw": (
        "Take a person out of the groups named, or of all. Whoever waits first moves up and is named.",
        "Tynnu person o’r gweithgorau a enwir, neu o bob un. Bydd y cyntaf ar y rhestr aros yn symud i fyny ac yn cael ei enwi.",
    ),
    "help.transfer": (
        "Move a person from one group to another. Nothing changes if the other group refuses.",
        "Symud person o un gweithgor i un arall. Ni newidir dim os yw’r llall yn gwrthod.",
    ),
    "help.amend": (
        "Correct a person’s details everywhere. An empty text clears a detail that may be left out.",
        "Cywiro manylion person ym mhobman. Mae testun gwag yn clirio manylyn y gellir ei hepgor.",
    ),
    "help.promote": (
        "Fill free places from the waiting lists, first come, first served: after the programme file raised a capacity.",
        "Llenwi lleoedd rhydd o’r rhestrau aros, y cyntaf i’r felin: ar ôl codi nifer y lleoedd yn ffeil y rhaglen.",
    ),
    "help.import": (
        "Take in the sign-ups of a form’s download: CSV, or a workbook (XLSX), as Microsoft Forms, Google Forms and Excel write them. Importing the same file again changes nothing; next week’s download adds what is new. Bad rows are listed and stop nothing.",
        "Mewnforio cofrestriadau o ffeil ffurflen: CSV, neu lyfr gwaith (XLSX), fel y mae Microsoft Forms, Google Forms ac Excel yn eu hysgrifennu. Nid yw mewnforio’r un ffeil eto yn newid dim; mae ffeil yr wythnos nesaf yn ychwanegu’r hyn sy’n newydd. Rhestrir rhesi gwallus, ac nid ydynt yn atal dim.",
    ),
    "help.person": (
        "Show one person: details, groups, the hours asked of them, and what happened to each sign-up.",
        "Dangos un person: manylion, gweithgorau, yr oriau a ofynnir, a hanes pob cofrestriad.",
    ),
    "help.roster": (
        "Print who is in, in order of arrival, those confirmed before those waiting. A workbook needs --out.",
        "Argraffu pwy sy’n aelodau, yn nhrefn cyrraedd, y rhai a gadarnhawyd cyn y rhai sy’n aros. Mae angen --out ar lyfr gwaith.",
    ),
    "help.mix": (
        "Show the team mix: organisations by groups, professions and service areas, and what is missing.",
        "Dangos cymysgedd y timau: sefydliadau fesul gweithgor, proffesiynau a meysydd gwasanaeth, a’r hyn sydd ar goll.",
    ),
    "help.export-ics": (
        "Write a calendar (.ics) for each group. Publish the folder at a web address and people can subscribe to it; a file imported once does not update itself.",
        "Ysgrifennu calendr (.ics) i bob gweithgor. Cyhoeddwch y ffolder ar y we a gall pobl danysgrifio; nid yw ffeil a fewnforiwyd unwaith yn ei diweddaru ei hun.",
    ),
    "help.reschedule": (
        "Move one session, and say who is touched and which new clashes arise. A cancelled session is held again, at its new time.",
        "Symud un sesiwn, a dweud ar bwy yr effeithir a pha wrthdaro newydd sy’n codi. Cynhelir sesiwn a ganslwyd eto, ar ei hamser newydd.",
    ),
    "help.cancel": (
        "Cancel one session. It stays in the calendars, marked as cancelled.",
        "Canslo un sesiwn. Mae’n aros yn y calendrau, wedi’i nodi fel un a ganslwyd.",
    ),
    "help.reinstate": (
        "Bring a cancelled session back, at the time it had.",
        "Adfer sesiwn a ganslwyd, ar yr amser oedd ganddi.",
    ),
    "help.shift": (
        "Move every session from a week on by whole days, at the same hour: of the groups named, or of the whole programme. Cancelled sessions move too and stay cancelled.",
        "Symud pob sesiwn o wythnos ymlaen, fesul diwrnodau cyfan ac ar yr un awr: y gweithgorau a enwir, neu’r rhaglen gyfan. Mae sesiynau a ganslwyd yn symud hefyd, ac yn dal wedi’u canslo.",
    ),
    "help.finish": (
        "End a group early: its sessions after a week are cancelled. 0 cancels them all.",
        "Dod â gweithgor i ben yn gynnar: caiff ei sesiynau ar ôl wythnos eu canslo. Mae 0 yn canslo pob un.",
    ),
    "help.changes": (
        "Say what moved, was cancelled or came back, and who must be told: since an entry, a date (as the day began), or the calendars exported earlier into a folder.",
        "Dweud beth a symudwyd, a ganslwyd neu a adferwyd, a phwy sydd i gael gwybod: ers cofnod, ers dyddiad (o ddechrau’r diwrnod), neu ers y calendrau a allforiwyd yn gynharach i ffolder.",
    ),
    "help.history": (
        "Show every change: when, who, what. What was taken back is marked.",
        "Dangos pob newid: pryd, pwy, beth. Nodir yr hyn a dynnwyd yn ôl.",
    ),
    "help.undo": (
        "Take the last command back, the whole of it, an import too. Doing it again takes the one before.",
        "Tynnu’r gorchymyn olaf yn ôl, y cyfan ohono, mewnforio hefyd. O’i wneud eto, tynnir yr un cynt yn ôl.",
    ),
    "help.merge": (
        "Make two addresses of one person one: the places of the first go to the second, whose details stay.",
        "Gwneud dau gyfeiriad yr un person yn un: aiff lleoedd y cyntaf at yr ail, a chedwir manylion yr ail.",
    ),
    "help.erase": (
        "Erase a person everywhere: details, places, history, and the copies that wgtool keeps beside the store. This cannot be undone.",
        "Dileu person ym mhobman: manylion, lleoedd, hanes, a’r copïau y mae wgtool yn eu cadw wrth y storfa. Ni ellir dadwneud hyn.",
    ),
    "help.subject-access": (
        "Print all that is held on a person, as JSON: details, groups, and each entry that names them.",
        "Argraffu’r cyfan a gedwir am berson, fel JSON: manylion, gweithgorau, a phob cofnod sy’n enwi’r person.",
    ),
    "help.retention": (
        "List people kept longer after the programme’s last session than its keep_months; --erase erases them.",
        "Rhestru pobl a gedwir yn hwy ar ôl sesiwn olaf y rhaglen na’i keep_months; mae --erase yn eu dileu.",
    ),
    "help.backup": (
        "Write a whole copy of the store; an earlier backup of that name is replaced.",
        "Ysgrifennu copi cyfan o’r storfa; disodlir copi cynharach o’r un enw.",
    ),
    "help.restore": (
        "Put a copy of the store back, if it is sound. What was there is kept beside it. Calendars go on counting.",
        "Rhoi copi o’r storfa yn ôl, os yw’n gyfan. Cedwir yr hyn oedd yno wrth ei hochr. Mae’r calendrau’n dal i gyfrif.",
    ),
    "help.repair": (
        "Show what is wrong with the store, line by line. --write keeps every sound entry, after a copy of the file.",
        "Dangos beth sydd o’i le ar y storfa, fesul llinell. Mae --write yn cadw pob cofnod cyfan, ar ôl copïo’r ffeil.",
    ),
    "help.check": (
        "Check the programme file, the store and the plan. Exits 3 or 4 with an error, 1 with --strict and a warning.",
        "Gwirio ffeil y rhaglen, y storfa a’r cynllun. Mae’n gorffen â 3 neu 4 os oes gwall, â 1 gyda --strict a rhybudd.",
    ),
    "help.init": (
        "Make a folder with a programme file to edit, week 1 in the week of a date.",
        "Gwneud ffolder â ffeil rhaglen i’w golygu, gydag wythnos 1 yn wythnos y dyddiad.",
    ),
}
