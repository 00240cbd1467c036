"""The help pages: an example of each command."""

TEXTS: dict[str, tuple[str, str]] = {
    "example.groups": ("wgtool groups --format csv", "wgtool groups --lang cy"),
    "example.show": ("wgtool show blue-badge", "wgtool show blue-badge --lang cy"),
    "example.timetable": ("wgtool timetable --week 12", "wgtool timetable --week 12 --lang cy"),
    "example.agenda": (
        "wgtool agenda --week 5 --format markdown > agenda.md",
        "wgtool agenda --week 5 --lang cy --format html > agenda.html",
    ),
    "example.signup": (
        'wgtool signup blue-badge --name "Siân Puw" --email sian@example.org --organisation Gwynedd',
        'wgtool signup blue-badge --name "Siân Puw" --email sian@example.org --organisation Gwynedd --lang cy',
    ),
    "example.withdraw": ("wgtool withdraw sian@example.org blue-badge", "wgtool withdraw sian@example.org --lang cy"),
    "example.transfer": (
        "wgtool transfer sian@example.org blue-badge missed-bin",
        "wgtool transfer sian@example.org blue-badge missed-bin --lang cy",
    ),
    "example.amend": (
        'wgtool amend sian@example.org --profession "Service designer"',
        'wgtool amend sian@example.org --profession "Dylunydd gwasanaethau"',
    ),
    "example.promote": ("wgtool promote blue-badge --dry-run", "wgtool promote blue-badge --dry-run"),
    "example.import": ("wgtool import answers.xlsx --dry-run", "wgtool import atebion.xlsx --dry-run --lang cy"),
    "example.person": ("wgtool person sian@example.org", "wgtool person sian@example.org --lang cy"),
    "example.roster": (
        "wgtool roster blue-badge --format xlsx --out blue-badge.xlsx",
        "wgtool roster --status confirmed --format csv --lang cy",
    ),
    "example.mix": ("wgtool mix --format csv", "wgtool mix --lang cy"),
    "example.export-ics": ("wgtool export-ics --out calendars --alarm 15", "wgtool export-ics --lang both"),
    "example.reschedule": (
        "wgtool reschedule blue-badge --week 5 --to '2021-10-20 14:00' --reason 'Half term'",
        "wgtool reschedule blue-badge --week 5 --to '2021-10-20 14:00' --reason 'Hanner tymor'",
    ),
    "example.cancel": (
        "wgtool cancel blue-badge --week 5 --reason 'Illness'",
        "wgtool cancel blue-badge --week 5 --reason 'Salwch'",
    ),
    "example.reinstate": ("wgtool reinstate blue-badge --week 5", "wgtool reinstate blue-badge --week 5"),
    "example.shift": ("wgtool shift --from-week 1 --by 7 --dry-run", "wgtool shift --from-week 1 --by 7 --dry-run"),
    "example.finish": (
        "wgtool finish blue-badge --after-week 6 --reason 'Its work is done'",
        "wgtool finish blue-badge --after-week 6 --reason 'Cwblhawyd y gwaith'",
    ),
    "example.changes": (
        "wgtool changes --since calendars --format markdown",
        "wgtool changes --since calendars --format markdown --lang both",
    ),
    "example.history": ("wgtool history --group blue-badge", "wgtool history --person sian@example.org --lang cy"),
    "example.undo": ("wgtool undo --dry-run", "wgtool undo --dry-run --lang cy"),
    "example.merge": (
        "wgtool merge sian@old.example.org sian@example.org",
        "wgtool merge sian@old.example.org sian@example.org --lang cy",
    ),
    "example.erase": ("wgtool erase sian@example.org --dry-run", "wgtool erase sian@example.org --lang cy"),
    "example.subject-access": (
        "wgtool subject-access sian@example.org > sian.json",
        "wgtool subject-access sian@example.org > sian.json",
    ),
    "example.retention": ("wgtool retention --erase --dry-run", "wgtool retention --lang cy"),
    "example.backup": ("wgtool backup signups-backup.jsonl", "wgtool backup copi.jsonl --lang cy"),
    "example.restore": ("wgtool restore signups-backup.jsonl", "wgtool restore copi.jsonl --dry-run"),
    "example.repair": ("wgtool repair --write", "wgtool repair --lang cy"),
    "example.check": ("wgtool check --strict", "wgtool check --lang cy"),
    "example.init": (
        'wgtool init autumn --start 2026-09-21 --name "Autumn 2026"',
        'wgtool init hydref --start 2026-09-21 --name "Hydref 2026"',
    ),
}
