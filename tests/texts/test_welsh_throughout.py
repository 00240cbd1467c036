"""In Welsh there is no English but names: walked through every command, help page and error that can be provoked."""

import re
import shlex

import pytest

from conftest import Wgtool
from wgtool.cli.root import COMMANDS
from wgtool.texts.catalogues import SUBJECTS, catalogue

# Words of English sentences that are no words of Welsh ones.
WORDS = """
about after again already and another any anybody are argument arguments because been before between but can cannot
choose could date day days default did directory done each either else empty entry error every everybody exit expected
field file files folder for found from given group groups has have hour hours how invalid is it its language last
least line look many message minutes missing more must name named names nobody nor not nothing number of one only
option options or other others people please print quotes read record recorded required requires session sessions
should show some somebody start still such table take taken takes text than that the their them there these they this
time until usage used valid value values variable was week weeks were what when where which who why will with without
word words would write written wrong year yes you your
"""
ENGLISH = frozenset(WORDS.split())
# What a person typed, what is typed (commands, options, values to choose from), and what is called so: ids, paths,
# addresses, keys of files, names.
NAMES = re.compile(
    r"""wgtool:\ error:|wgtool\ [^\n.;]*|(?<![\w-])--?[a-z][a-z-]*(?:=\S+)?|<style>.*?</style>|<[^<>\n]*>
    |\[[a-z_|]+\]|\[(?:newidyn|diofyn)[^\]]*\]|\w+\[(?:(?:wythnos|rhif)\ \d+|[^\]\s]*)\]
    |\{[^}\n]*\}|^\ \ [a-z-]+\ \ +(?=\S)
    |'[^'\n]*'|"[^"\n]*"|(?<=:\ )[a-z_-]+(?:,\ [a-z_-]+)+|\[\[\w*|\S*[@/_.=\d|]\S*|Ann\ of\ the\ North""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def english(text: str) -> list[str]:
    """Return the English words of a text, each with the line in which it stands."""
    left = NAMES.sub(" ", text)
    return [f"{word}: {line}" for line in left.splitlines() for word in WORD.findall(line) if word.lower() in ENGLISH]


@pytest.fixture(scope="module")
def once() -> dict[str, bytes]:
    """What was made for one test, for the others."""
    return {}


@pytest.fixture
def used(wgtool: Wgtool, once: dict[str, bytes]) -> Wgtool:
    """A programme in which everything has happened once."""
    if "store" in once:
        wgtool.store.write_bytes(once["store"])
    for line in (
        ()
        if "store" in once
        else (
            "signup blue-badge --name 'Ann of the North' --email ann@example.org --organisation Gwynedd --language cy",
            "signup blue-badge missed-bin --name Siân --email sian@example.org --organisation Powys --role Swyddog",
            "reschedule blue-badge --week 6 --to 'dydd Iau 11:00' --reason Salwch",
            "cancel missed-bin --week 7",
            "finish ddat-roles --after-week 6",
            "attend blue-badge --week 1 --present ann@example.org --deputy 'Dai <dai@example.org>=sian@example.org'",
            "note blue-badge action --welsh Gofyn --who sian@example.org --due 2021-10-11",
            "note blue-badge blocker --welsh 'Dim cyllideb' --barrier finance",
            "note blue-badge outcome --welsh Dim --state not-now --because Arian",
            "settle 2 --how Wedyn",
            "withdraw sian@example.org missed-bin",
        )
    ):
        wgtool.ok(*shlex.split(line))
    once["store"] = wgtool.store.read_bytes()
    form = "Enw,E-bost,Sefydliad,Gweithgorau,Lliw\nTom,tom@example.org,Gwynedd,Bathodyn Glas,coch\n,a@b,,Dim,\n"
    (wgtool.folder / "ffurflen.csv").write_text(form, encoding="utf-8", newline="\n")
    (wgtool.folder / "gwag.csv").write_bytes(b"")
    (wgtool.folder / "adroddiad.csv").write_text("Ann of the North\nZebedee\n", encoding="utf-8", newline="\n")
    return wgtool


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_a_help_page(wgtool: Wgtool, command: str) -> None:
    for arguments in ([command, "--help", "--lang", "cy"], ["--lang", "cy", command, "--help"]):
        result = wgtool.ok(*filter(None, arguments))
        assert "Defnydd: wgtool" in result.out
        assert english(result.out) == []


SAID = [
    *(
        "week",
        "week --next",
        "week --week 7",
        "week --on 2022-01-01",
        "agenda --week 6",
        "agenda --week 7 --format html",
    ),
    *("timetable", "timetable --week 6", "groups", "show blue-badge", "check", "roster", "roster --status waiting"),
    *("roster --format markdown", "mix", "person ann@example.org", "attendance", "attendance --by week"),
    *("attendance --by organisation", "notes", "notes --by barrier", "hours", "hours --by group", "changes"),
    *("report", "report blue-badge", "report blue-badge missed-bin --names", "report --format html"),
    *(
        "history",
        "history --group blue-badge",
        "undo --dry-run",
        "export-ics --out calendrau",
        "retention",
        "site gwefan --outcomes",
    ),
    *("backup copi.jsonl", "repair", "erase ann@example.org --dry-run"),
    *("import ffurflen.csv --dry-run", "attend blue-badge adroddiad.csv --week 2", "promote"),
    *("reschedule blue-badge --week 8 --to '2021-11-13 21:00'", "cancel --week 9", "reinstate --week 9", "init newydd"),
    *("shift --from-week 10 --by 1", "finish entry-points --after-week 4", "amend ann@example.org --role Rheolwr"),
    *(
        "transfer ann@example.org blue-badge missed-bin",
        "withdraw sian@example.org",
        "merge sian@example.org ann@example.org",
    ),
]


@pytest.mark.parametrize("line", SAID)
def test_what_a_command_says(used: Wgtool, line: str) -> None:
    result = used(*shlex.split(line), "--lang", "cy")
    assert result.code in {0, 1}, result.err
    assert english(result.out) == []
    assert english(result.err) == []


REFUSED = [
    *("agenda --week x", "agenda --week ''", "agenda --week", "agenda --week 99", "agenda --frob", "agenda gormod"),
    *("agenda --on ddoe", "agenda --on 2021-10-18 --week 5", "agenda --format yaml", "agenda --format csv"),
    *(
        "agenda --out .",
        "agenda --out ''",
        "agenda --out a.xlsx",
        "agenda --out a.md --format html",
        "agenda --on 2031-01-01",
    ),
    *("week --week 3 --next", "show", "show dim", "blah", "roster --status dim"),
    *("signup", "signup blue-badge --name A", "signup dim --name A --email a@example.org --organisation Powys"),
    *("signup blue-badge --name A --email drwg --organisation Powys", "signup blue-badge --name '' --email a@b.cy"),
    *("signup blue-badge --name A --email a@example.org --organisation Rhywle", "person neb@example.org"),
    *("signup entry-points --name A --email a@example.org --organisation Powys --language fr", "person Neb"),
    *("signup ddat-roles --name A --email a@example.org --organisation Powys", "withdraw ann@example.org missed-bin"),
    *("transfer ann@example.org missed-bin blue-badge", "amend ann@example.org --new-email sian@example.org"),
    *("merge ann@example.org ann@example.org", "erase neb@example.org", "subject-access neb@example.org"),
    *("reschedule blue-badge --week 5", "reschedule blue-badge --week 5 --to ddoe", "cancel", "cancel --on 2021-01-01"),
    *("reschedule blue-badge --week 5 --to '2021-10-31 01:30' --minutes 0", "shift --from-week 1 --by 9999999"),
    *(
        "reinstate ddat-roles --week 8",
        "finish ddat-roles --after-week 99",
        "finish blue-badge --after-week 2 --into dim",
    ),
    *("attend blue-badge --week 1", "attend blue-badge --week 12 --everyone", "attend blue-badge gwag.csv"),
    *(
        "attend blue-badge dim.csv",
        "attend blue-badge --present neb --week 2",
        "attend blue-badge --at-least 9999 --everyone",
    ),
    *(
        "note blue-badge action",
        "note blue-badge peth Testun",
        "note blue-badge blocker Testun",
        "settle 99",
        "settle 1 --minutes x",
    ),
    *("strike 99", "reword 1", "notes --barrier dim", "notes --who neb@example.org", "attendance --missed 0"),
    *(
        "import",
        "import dim.csv",
        "import gwag.csv",
        "import ffurflen.csv --map Lliw",
        "import ffurflen.csv --map 'Lliw=dim'",
    ),
    *(
        "export-ics --alarm x",
        "export-ics --person neb@example.org",
        "changes --since 99",
        "changes --since dim",
        "undo extra",
    ),
    *(
        "history --person neb@example.org",
        "backup",
        "backup .",
        "restore dim.jsonl",
        "repair x",
        "init x --start ddoe",
    ),
    *(
        "--store . roster",
        "--programme dim.toml groups",
        "--programme . check",
        "schema dim",
    ),
]


@pytest.mark.parametrize("line", REFUSED)
def test_an_error(used: Wgtool, line: str) -> None:
    result = used(*shlex.split(line), env={"WGTOOL_LANG": "cy"})
    assert result.code, "no error was provoked"
    assert english(result.out) == []
    assert english(result.err) == []


DEFINED = [
    ('starts = "10:00"', "starts = “10:00”"),
    ('starts = "10:00"', "starts = 10:00"),
    ('starts = "10:00"', 'starts = "25:00"'),
    ('starts = "10:00"', 'starst = "10:00"'),
    ('weekday = "monday"', 'weekday = "someday"'),
    ("hours_per_week = 2", 'hours_per_week = "two"'),
    ("hours_per_week = 2", "hours_per_week = -2"),
    ("first_week = 2021-09-20", "first_week = 2021-09-21"),
    ("first_week = 2021-09-20", "first_week = 21/09/2021"),
    ('timezone = "Europe/London"', 'timezone = "Nowhere/Else"'),
    ('country = "GB"', 'country = "XX"'),
    ("[[groups]]", "[[groups"),
    ("[programme]", "[program]"),
    ('id = "blue-badge"', 'id = "missed-bin"'),
    ('id = "blue-badge"', 'id = "Blue Badge!"'),
    ('id = "blue-badge"', 'id = "blue-badge"\nfacilitator = "Sam"'),
    ('id = "blue-badge"', 'id = "blue-badge"\nurl = "javascript:x"'),
    ('id = "blue-badge"', 'id = "blue-badge"\ncapacity = 0'),
    ('sprint = "sprint"', 'sprint = "dim"'),
]


@pytest.mark.parametrize(("old", "new"), DEFINED)
def test_what_is_wrong_with_the_programme_file(wgtool: Wgtool, old: str, new: str) -> None:
    wgtool.own_programme(old=old, new=new)
    for command in ("check", "groups"):
        result = wgtool(command, "--lang", "cy")
        shown = "\n".join(line for line in (result.out + result.err).splitlines() if not line.startswith("    "))
        assert english(shown) == []


# The same in both languages: what is typed, and what is made of values alone.
ALIKE = {
    *("label.note_cy", "label.note_because", "label.note_how"),
    *("problem.line", "problem.told", "metavar.id", "metavar.mm", "metavar.url"),
    *("example.promote", "example.reinstate", "example.shift", "example.subject-access"),
    *(
        "column.id",
        "changes.moved",
        "drafts.title_agenda",
        "organisation.named",
        "amend.done",
        "import.uses",
        "import.withdrawn_one",
        "import.double",
        "import.waits_one",
        "allocate.why",
        "label.because",
    ),
    *("attend.differs", "attend.word_named", "attend.match_option", "attend.nobody_option"),
    # Signs around what is told.
    *("join.of_person", "join.of_member", "join.session_moved", "join.plus", "join.changed"),
    # A statement.
    "making.grant",
    # A tabulator, and the word for a running order.
    *("form.delimiter_9", "ics.agenda"),
}


def test_each_text_is_another_one_in_welsh() -> None:
    texts = {key: pair for subject in SUBJECTS for key, pair in catalogue(subject).items()}
    assert {key for key, (first, second) in texts.items() if first == second} == ALIKE


# Words that the style guide of the Welsh Government has otherwise, in any mutation.
NOT_SAID = re.compile(r"(?<![-{\w])(?:p|ph|b)erson\b(?![}=])|tynn\w+ yn ôl yr? ", re.IGNORECASE)


@pytest.mark.parametrize("subject", ["options", "privacy", "programme", "signups", "store"])
def test_each_term_is_the_one_settled_on(subject: str) -> None:
    texts = {key: welsh for key, (_, welsh) in catalogue(subject).items() if not key.startswith("example.")}
    assert {key: welsh for key, welsh in texts.items() if NOT_SAID.search(welsh)} == {}


def test_public_holidays_have_their_official_names(wgtool: Wgtool) -> None:
    for to, english, welsh in (
        ("2022-04-18 10:00", "Easter Monday", "Dydd Llun y Pasg"),
        ("2021-12-28 10:00", "Boxing Day (observed)", "Gŵyl San Steffan (diwrnod yn lle gŵyl banc)"),
    ):
        move = ("reschedule", "blue-badge", "--week", "12", "--to", to, "--dry-run")
        assert english in wgtool.ok(*move).err
        said = wgtool.ok(*move, "--lang", "cy").err
        assert welsh in said
        assert english not in said
