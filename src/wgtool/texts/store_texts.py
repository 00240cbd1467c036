"""What the commands that look after the store say. Each key has its English and its Welsh.

The rules of `labels` hold here too.
"""

TEXTS: dict[str, tuple[str, str]] = {
    # --- interruptions ---
    "fault.interrupted_nothing": ("interrupted; nothing was changed", "torrwyd ar draws; ni newidiwyd dim"),
    "fault.interrupted_writing": (
        "interrupted while writing; wgtool history shows whether the change was recorded",
        "torrwyd ar draws wrth ysgrifennu; mae wgtool history yn dangos a gofnodwyd y newid",
    ),
    "fault.interrupted_recorded": (
        "interrupted after the change was recorded",
        "torrwyd ar draws ar ôl cofnodi’r newid",
    ),
    "output.recorded": (
        "The change itself was recorded: wgtool history shows it.",
        "Cofnodwyd y newid ei hun: mae wgtool history yn ei ddangos.",
    ),
    # --- the store’s file ---
    "store.no_file": ("The store {file} is not a file.", "Nid ffeil yw’r storfa {file}."),
    "store.no_file_advice": ("Name a file with --store.", "Enwch ffeil gyda --store."),
    "store.left_behind": (
        "The disk failed again when the change was to be taken back: wgtool history shows whether it was recorded.",
        "Methodd y ddisg eto wrth dynnu’r newid yn ôl: mae wgtool history yn dangos a gofnodwyd y newid.",
    ),
    "store.not_ours": ("{file} is not a wgtool store.", "Nid storfa wgtool yw {file}."),
    "store.not_ours_advice": (
        "Nothing in it can be kept. Put a backup back: wgtool restore FILE",
        "Ni ellir cadw dim ohoni. Rhowch gopi wrth gefn yn ôl: wgtool restore FILE",
    ),
    "damage.line_end": (
        "The end of the line is damaged.",
        "Mae diwedd y llinell wedi’i ddifrodi.",
    ),
    "damage.unfinished": (
        "The line is unfinished, left by a command that was cut off.",
        "Mae’r llinell yn anorffenedig, gan orchymyn a dorrwyd yn ei flas.",
    ),
    "damage.number": (
        "The number {n} stands here again, or is far too high.",
        "Mae’r rhif {n} yma eto, neu’n llawer rhy uchel.",
    ),
    "damage.order": ("Entry {n} is out of order.", "Mae cofnod {n} allan o’i drefn."),
    "damage.missing": (
        "Entries are missing before this line: {first}–{last}",
        "Mae cofnodion ar goll cyn y llinell hon: {first}–{last}",
    ),
    "damage.dropped": (
        "Parts of the entry that no longer fit: {count}. The first: {first}",
        "Rhannau o’r cofnod nad ydynt yn ffitio mwyach: {count}. Y cyntaf: {first}",
    ),
    # --- why an entry does not fit ---
    "misfit.number": ("entry {n} follows entry {last}", "mae cofnod {n} yn dilyn cofnod {last}"),
    "misfit.undo": (
        "entry {n} takes back entry {undone}, which is not the last command",
        "mae cofnod {n} yn tynnu cofnod {undone} yn ôl, ond nid hwnnw yw’r gorchymyn olaf",
    ),
    "misfit.record": ("a value is of the wrong kind", "mae gwerth o’r math anghywir"),
    "misfit.nobody": ("nobody has this address: {email}", "nid oes gan neb y cyfeiriad hwn: {email}"),
    "misfit.join": (
        "this person cannot join the group: {email}, {group}",
        "ni all y person hwn ymuno â’r gweithgor: {email}, {group}",
    ),
    "misfit.leave": (
        "this person is not in the group: {email}, {group}",
        "nid yw’r person hwn yn y gweithgor: {email}, {group}",
    ),
    "misfit.promote": (
        "this person does not wait for the group: {email}, {group}",
        "nid yw’r person hwn yn aros am y gweithgor: {email}, {group}",
    ),
    # --- history ---
    "history.title": ("History", "Hanes"),
    "history.empty": ("Nothing has been recorded.", "Ni chofnodwyd dim."),
    "history.by": ("User", "Defnyddiwr"),
    "history.n": ("No.", "Rhif"),
    "history.do": ("Command", "Gorchymyn"),
    "history.undone": ("Taken back: {text}", "Tynnwyd yn ôl: {text}"),
    "history.more": ("and more: {count}", "a rhagor: {count}"),
    "history.undo": ("Takes back entry {n}", "Tynnu cofnod {n} yn ôl"),
    "history.programme": (
        "The programme file was edited. Sessions: {count}",
        "Golygwyd ffeil y rhaglen. Sesiynau: {count}",
    ),
    "history.erase": ("Someone was erased", "Dilëwyd rhywun"),
    "history.repair": ("The store was repaired", "Trwsiwyd y storfa"),
    "history.restore": ("A backup was put back", "Rhoddwyd copi wrth gefn yn ôl"),
    "history.lost": ("Lost when the store was damaged", "Collwyd pan ddifrodwyd y storfa"),
    "history.erased_person": ("erased person {number}", "person a ddilëwyd {number}"),
    "history.amended": ("{name}: details", "{name}: manylion"),
    "history.details": ("{name}: details: {fields}", "{name}: manylion: {fields}"),
    "history.renamed": ("{name}: address: {before} → {after}", "{name}: cyfeiriad: {before} → {after}"),
    "history.merged": ("{name}: one person: {before}, {after}", "{name}: un person: {before}, {after}"),
    "history.joined_confirmed": ("{name}: {group}: confirmed", "{name}: {group}: cadarnhawyd"),
    "history.joined_waiting": ("{name}: {group}: waiting", "{name}: {group}: ar restr aros"),
    "history.promoted": ("{name}: {group}: moved up, confirmed", "{name}: {group}: symudwyd i fyny, cadarnhawyd"),
    "history.left": ("{name}: {group}: withdrawn", "{name}: {group}: tynnwyd yn ôl"),
    "history.session_moved": (
        "{group}, week {week}: moved to {at}",
        "{group}, wythnos {week}: symudwyd. Amser newydd: {at}",
    ),
    "history.session_cancelled": ("{group}, week {week}: cancelled", "{group}, wythnos {week}: canslwyd"),
    "history.session_scheduled": (
        "{group}, week {week}: as planned again",
        "{group}, wythnos {week}: fel y trefnwyd eto",
    ),
    "history.usual_time": ("the usual time", "yr amser arferol"),
    "history.reason": ("{what} (reason: {reason})", "{what} (rheswm: {reason})"),
    # --- undo ---
    "undo.nothing": ("There is nothing to take back.", "Nid oes dim i’w dynnu’n ôl."),
    "undo.not_past_erase": (
        "There is nothing to take back: undo does not pass an erasure.",
        "Nid oes dim i’w dynnu’n ôl: nid yw undo yn mynd heibio i ddileu person.",
    ),
    "undo.not_past_repair": (
        "There is nothing to take back: undo does not pass a repair.",
        "Nid oes dim i’w dynnu’n ôl: nid yw undo yn mynd heibio i drwsio’r storfa.",
    ),
    "undo.not_past_restore": (
        "There is nothing to take back: undo does not pass a restore. What was replaced is kept beside the store.",
        "Nid oes dim i’w dynnu’n ôl: nid yw undo yn mynd heibio i adfer copi. Cedwir yr hen storfa wrth ei hochr.",
    ),
    "undo.takes_back": (
        "Takes back entry {n}: {do}. When: {at}. User: {by}",
        "Tynnu cofnod {n} yn ôl: {do}. Pryd: {at}. Defnyddiwr: {by}",
    ),
    "undo.was": ("  was: {what}", "  oedd: {what}"),
    "undo.now": ("  now: {what}", "  nawr: {what}"),
    "undo.out": ("{name}: {group}: not signed up", "{name}: {group}: heb gofrestru"),
    "undo.confirmed": ("{name}: {group}: confirmed", "{name}: {group}: cadarnhawyd"),
    "undo.waiting": (
        "{name}: {group}: on the waiting list, number {position}",
        "{name}: {group}: ar y rhestr aros, rhif {position}",
    ),
    "undo.session": ("{group}, week {week}: {at}", "{group}, wythnos {week}: {at}"),
    "undo.session_cancelled": ("{group}, week {week}: cancelled", "{group}, wythnos {week}: canslwyd"),
    "undo.clash": (
        "{name} is expected in two places at once: {group}, {other}. First at: {at}",
        "Disgwylir {name} mewn dau le ar yr un pryd: {group}, {other}. Y tro cyntaf: {at}",
    ),
    # --- repair, backup, restore ---
    "repair.title": ("Repair", "Trwsio"),
    "repair.sound": ("Entries that are sound: {count}", "Cofnodion cyfan: {count}"),
    "repair.nothing": ("Nothing to repair.", "Dim i’w drwsio."),
    "repair.line": ("Line {line}: {message}", "Llinell {line}: {message}"),
    "repair.advice": (
        "To keep every sound entry: wgtool repair --write. To put a backup back: wgtool restore FILE",
        "I gadw pob cofnod cyfan: wgtool repair --write. I roi copi wrth gefn yn ôl: wgtool restore FILE",
    ),
    "repair.written": (
        "Repaired. The damaged file is kept: {copy}",
        "Trwsiwyd. Cedwir y ffeil a ddifrodwyd: {copy}",
    ),
    "repair.check": (
        "What was lost has to be entered again: that copy, a backup or the form’s export may show what it was.",
        "Rhaid ailgofnodi’r hyn a gollwyd: gall y copi hwnnw, copi wrth gefn neu allforiad y ffurflen ei ddangos.",
    ),
    "backup.none": ("There is no store yet: {file}", "Nid oes storfa eto: {file}"),
    "backup.itself": ("{file} is the store itself.", "Y storfa ei hun yw {file}."),
    "backup.stranger": (
        "{file} is there already and is not a backup of this programme’s store.",
        "Mae {file} yno eisoes, ac nid copi wrth gefn o storfa’r rhaglen hon ydyw.",
    ),
    "backup.stranger_advice": ("Choose another name.", "Dewiswch enw arall."),
    "backup.done": (
        "Copied: {file}. Entries: {entries}. People: {people}.",
        "Copïwyd: {file}. Cofnodion: {entries}. Pobl: {people}.",
    ),
    "backup.yours": (
        "The copy holds personal data and is yours to look after: wgtool erase does not know it.",
        "Mae’r copi’n cynnwys data personol a chi sy’n gyfrifol amdano: nid yw wgtool erase yn gwybod amdano.",
    ),
    "restore.missing": ("There is no file {file}.", "Nid oes ffeil yma: {file}"),
    "restore.unsound": (
        "{file} is not sound, so it is not put back. Line: {line}",
        "Nid yw {file} yn gyfan, felly ni chaiff ei roi’n ôl. Llinell: {line}",
    ),
    "restore.same": (
        "The store holds just that already; nothing changed.",
        "Dyna sydd yn y storfa eisoes; ni newidiwyd dim.",
    ),
    "restore.done": (
        "Put back: {file}. Entries: {entries}. People: {people}.",
        "Rhoddwyd yn ôl: {file}. Cofnodion: {entries}. Pobl: {people}.",
    ),
    "restore.copy": ("What was there is kept: {copy}", "Cedwir yr hyn oedd yno: {copy}"),
    "restore.would_copy": ("What is there will be kept.", "Cedwir yr hyn sydd yno."),
    # --- privacy ---
    "erase.done": ("Erased: {email}", "Dilëwyd: {email}"),
    "erase.entries": (
        "Entries in which a placeholder stands now: {count}",
        "Cofnodion lle saif dalfan bellach: {count}",
    ),
    "erase.copies": ("Also erased from: {files}", "Dilëwyd hefyd yma: {files}"),
    "erase.blacked_out": (
        "Notes and reasons in which the person was blacked out: {count}",
        "Nodiadau a rhesymau lle cuddiwyd enw’r person: {count}",
    ),
    "erase.yours": (
        "Copies made with wgtool backup, rosters and calendars saved earlier are yours to delete.",
        "Chi sydd i ddileu copïau wgtool backup, rhestrau aelodau a chalendrau a gadwyd yn gynharach.",
    ),
    "erase.import": (
        "Importing the form again brings the person back: delete the answer there, too.",
        "Bydd mewnforio’r ffurflen eto yn dod â’r person yn ôl: dilëwch yr ateb yno hefyd.",
    ),
    "erase.namesake": (
        "Someone with the same name is still signed up: {email}. If it is the same person, erase that address, too.",
        "Mae rhywun â’r un enw wedi cofrestru o hyd: {email}. Os yr un person ydyw, dilëwch y cyfeiriad hwnnw hefyd.",
    ),
    "retention.nobody": (
        "Nobody is kept too long. People may be kept until: {due}",
        "Ni chedwir neb yn rhy hir. Gellir cadw pobl tan: {due}",
    ),
    "retention.title": ("People kept too long", "Pobl a gedwir yn rhy hir"),
    "retention.last": ("Last session", "Sesiwn olaf"),
    "retention.due": (
        "They may be kept until: {due}. To erase them: wgtool retention --erase",
        "Gellir eu cadw tan: {due}. I’w dileu: wgtool retention --erase",
    ),
    "retention.erased": ("People erased: {count}", "Pobl a ddilëwyd: {count}"),
    "merge.same": ("Both addresses are the same: {email}", "Yr un yw’r ddau gyfeiriad: {email}"),
    "merge.done": (
        "{email} and {into} are one person now: {name} <{into}>",
        "Un person bellach yw {email}, {into}: {name} <{into}>",
    ),
    "merge.freed": ("A place given up, being the second: {group}", "Ildiwyd lle, gan mai’r ail ydoedd: {group}"),
    "merge.differs": (
        "Other details stood under the address that went; those of {email} stay ({fields}).",
        "Roedd manylion eraill o dan y cyfeiriad a aeth; cedwir rhai {email} ({fields}).",
    ),
    # --- help ---
    "short.history": ("Show every change.", "Dangos pob newid."),
    "help.history": (
        "Show every change: when, who, what. What was taken back is marked.",
        "Dangos pob newid: pryd, pwy, beth. Nodir yr hyn a dynnwyd yn ôl.",
    ),
    "example.history": ("wgtool history --group blue-badge", "wgtool history --person sian@example.org --lang cy"),
    "short.undo": ("Take the last command back.", "Tynnu’r gorchymyn olaf yn ôl."),
    "help.undo": (
        "Take the last command back, the whole of it, an import too. Doing it again takes the one before.",
        "Tynnu’r gorchymyn olaf yn ôl, y cyfan ohono, mewnforio hefyd. O’i wneud eto, tynnir yr un cynt yn ôl.",
    ),
    "example.undo": ("wgtool undo --dry-run", "wgtool undo --dry-run --lang cy"),
    "short.merge": ("Make two addresses one person.", "Gwneud dau gyfeiriad yn un person."),
    "help.merge": (
        "Make two addresses of one person one: the places of the first go to the second, whose details stay.",
        "Gwneud dau gyfeiriad yr un person yn un: aiff lleoedd y cyntaf at yr ail, a chedwir manylion yr ail.",
    ),
    "example.merge": (
        "wgtool merge sian@old.example.org sian@example.org",
        "wgtool merge sian@old.example.org sian@example.org --lang cy",
    ),
    "short.erase": ("Erase a person everywhere.", "Dileu person ym mhobman."),
    "help.erase": (
        "Erase a person everywhere: details, places, history, and the copies that wgtool keeps beside the store. This cannot be undone.",
        "Dileu person ym mhobman: manylion, lleoedd, hanes, a’r copïau y mae wgtool yn eu cadw wrth y storfa. Ni ellir dadwneud hyn.",
    ),
    "example.erase": ("wgtool erase sian@example.org --dry-run", "wgtool erase sian@example.org --lang cy"),
    "short.subject-access": ("Print all that is held on a person.", "Argraffu’r cyfan a gedwir am berson."),
    "help.subject-access": (
        "Print all that is held on a person, as JSON: details, groups, and each entry that names them.",
        "Argraffu’r cyfan a gedwir am berson, fel JSON: manylion, gweithgorau, a phob cofnod sy’n enwi’r person.",
    ),
    "example.subject-access": (
        "wgtool subject-access sian@example.org > sian.json",
        "wgtool subject-access sian@example.org > sian.json",
    ),
    "short.retention": ("List people kept too long.", "Rhestru pobl a gedwir yn rhy hir."),
    "help.retention": (
        "List people kept longer after the programme’s last session than its keep_months; --erase erases them.",
        "Rhestru pobl a gedwir yn hwy ar ôl sesiwn olaf y rhaglen na’i keep_months; mae --erase yn eu dileu.",
    ),
    "example.retention": ("wgtool retention --erase --dry-run", "wgtool retention --lang cy"),
    "short.repair": ("Look through a damaged store.", "Edrych trwy storfa a ddifrodwyd."),
    "help.repair": (
        "Show what is wrong with the store, line by line. --write keeps every sound entry, after a copy of the file.",
        "Dangos beth sydd o’i le ar y storfa, fesul llinell. Mae --write yn cadw pob cofnod cyfan, ar ôl copïo’r ffeil.",
    ),
    "example.repair": ("wgtool repair --write", "wgtool repair --lang cy"),
    "short.backup": ("Copy the store.", "Copïo’r storfa."),
    "help.backup": (
        "Write a whole copy of the store; an earlier backup of that name is replaced.",
        "Ysgrifennu copi cyfan o’r storfa; disodlir copi cynharach o’r un enw.",
    ),
    "example.backup": ("wgtool backup signups-backup.jsonl", "wgtool backup copi.jsonl --lang cy"),
    "short.restore": ("Put a copy of the store back.", "Rhoi copi o’r storfa yn ôl."),
    "help.restore": (
        "Put a copy of the store back, if it is sound. What was there is kept beside it. Calendars go on counting.",
        "Rhoi copi o’r storfa yn ôl, os yw’n gyfan. Cedwir yr hyn oedd yno wrth ei hochr. Mae’r calendrau’n dal i gyfrif.",
    ),
    "example.restore": ("wgtool restore signups-backup.jsonl", "wgtool restore copi.jsonl --dry-run"),
    "opt.history_person": ("Only what concerns this person.", "Dim ond yr hyn sy’n ymwneud â’r person hwn."),
    "opt.history_group": ("Only what concerns this group.", "Dim ond yr hyn sy’n ymwneud â’r gweithgor hwn."),
    "opt.merge_into": ("The address to keep.", "Y cyfeiriad i’w gadw."),
    "opt.merge_gone": ("The address to give up.", "Y cyfeiriad i’w ollwng."),
    "opt.erase_them": ("Erase them.", "Eu dileu."),
    "opt.repair_write": ("Write the repaired store.", "Ysgrifennu’r storfa wedi’i thrwsio."),
    "opt.backup_file": ("The file to write; - is standard output.", "Y ffeil i’w hysgrifennu; - yw’r allbwn safonol."),
    "opt.restore_file": ("The copy to put back.", "Y copi i’w roi’n ôl."),
}
