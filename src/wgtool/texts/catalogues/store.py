"""What is said of the store, its history, and the commands that look after it."""

TEXTS: dict[str, tuple[str, str]] = {
    # --- the store’s file ---
    "store.unreadable": ("The store {file} cannot be read: {reason}.", "Ni ellir darllen y storfa {file}: {reason}."),
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
    # --- what is wrong with a line ---
    "damage.not_json": ("The line is not JSON.", "Nid JSON yw’r llinell."),
    "damage.no_check": ("The line has no checksum.", "Nid oes gwiriad ar y llinell."),
    "damage.check": ("The line’s checksum does not fit.", "Nid yw gwiriad y llinell yn cyfateb."),
    "damage.meaning": ("The line says what no entry says.", "Nid yw’r llinell yn dweud dim y mae cofnod yn ei ddweud."),
    "damage.format": ("The file is not a wgtool store.", "Nid storfa wgtool yw’r ffeil."),
    "damage.does_not_fit": (
        "The entry does not fit the ones before it: {detail}.",
        "Nid yw’r cofnod yn gydnaws â’r rhai o’i flaen: {detail}.",
    ),
    "damage.line_end": ("The end of the line is damaged.", "Mae diwedd y llinell wedi’i ddifrodi."),
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
    # --- repair ---
    "repair.title": ("Repair", "Trwsio"),
    "repair.sound": ("Entries that are sound: {count}", "Cofnodion cyfan: {count}"),
    "repair.nothing": ("Nothing to repair.", "Dim i’w drwsio."),
    "repair.line": ("Line {line}: {message}", "Llinell {line}: {message}"),
    "repair.advice": (
        "To keep every sound entry: wgtool repair --write. To put a backup back: wgtool restore FILE",
        "I gadw pob cofnod cyfan: wgtool repair --write. I roi copi wrth gefn yn ôl: wgtool restore FILE",
    ),
    "repair.written": ("Repaired. The damaged file is kept: {copy}", "Trwsiwyd. Cedwir y ffeil a ddifrodwyd: {copy}"),
    "repair.check": (
        "What was lost has to be entered again: that copy, a backup or the form’s export may show what it was.",
        "Rhaid ailgofnodi’r hyn a gollwyd: gall y copi hwnnw, copi wrth gefn neu allforiad y ffurflen ei ddangos.",
    ),
    # --- backup ---
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
    # --- restore ---
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
}
