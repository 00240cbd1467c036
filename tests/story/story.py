"""An autumn of a facilitator, command by command, and what wgtool says and writes at each.

Nothing of wgtool is used but its entry, so that everything behind that can be built anew.
"""

import json
import os
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

from running import at_home, run

RECORDED = Path(__file__).parent / "recorded"

# Stands for the folder in which the story happens.
FOLDER = b"FOLDER"
# What the system needs of the environment; all else is the story’s own.
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
# What a command writes is compared, except the store and its copies: how they are written is nobody’s business.
_COMPARED = {".ics", ".csv"}


class Write(NamedTuple):
    """A file that somebody puts into the folder."""

    file: str
    text: str

    def do(self, folder: Path) -> None:
        """Write it."""
        (folder / self.file).write_bytes(self.text.encode())


class Edit(NamedTuple):
    """A passage of a file that somebody changes; it stands there once."""

    file: str
    old: str
    new: str

    def do(self, folder: Path) -> None:
        """Change it."""
        path = folder / self.file
        text = path.read_bytes().decode().replace("\r\n", "\n")
        assert text.count(self.old) == 1, self.old
        path.write_bytes(text.replace(self.old, self.new).encode())


class CutOff(NamedTuple):
    """The beginning of a line in a file, as a loss of power leaves it."""

    file: str
    text: str

    def do(self, folder: Path) -> None:
        """Add it to the file."""
        with (folder / self.file).open("ab") as file:
            file.write(self.text.encode())


class Step(NamedTuple):
    """One command, as typed, with the time (by the clock in Wales) and what somebody did just before it.

    `hidden` matches numbers that say how the store is written, and are not compared.
    """

    at: str
    command: str
    before: tuple[Write | Edit | CutOff, ...] = ()
    hidden: str | None = None


class Outcome(NamedTuple):
    """What came of a command: by the name under which it is recorded, all it said and each file that it wrote."""

    command: str
    files: dict[str, bytes]


_ANSWERS = """\
ID,Start time,Completion time,Email,Name,Which council do you work for?,Job title,Profession,Service area,\
Which working groups would you like to join?,Which language would you like to use?,Anything else?
1,9/8/21 9:00,9/8/21 9:05,tom@example.org,Tom Rees,Cyngor Sir Gâr,Parking manager,Blue Badge officer,Parking,\
Blue badge review;Wet signatures;,English,
2,9/8/21 10:10,9/8/21 10:15,elen.morris@example.org,Elen Morris,Ynys Môn,,Service designer,Digidol,\
Dylunio gwasanaethau mewn awdurdodau lleol;Adolygu’r Bathodyn Glas;,Cymraeg,"Dolen sain, os gwelwch yn dda
Diolch!"
3,9/8/21 11:00,9/8/21 11:02,raj@example.org,Raj Patel,Caerdydd,,Content designer,Web,\
Blue badge review;Missed bin collections;,English,
4,9/9/21 9:00,9/9/21 9:05,ann@example.org,Ann Lloyd,CCBC,,,,Entry points;,English,
5,9/9/21 9:30,9/9/21 9:31,gwen@example.org,GwÃªn Ellis,Gwynedd,,,,Wet signatures;,,
6,9/9/21 13:00,9/9/21 13:05,eirlys@example.org,Eirlys Bowen,Powys,Web manager,Web manager,Web and communications,\
Entry points;DDaT Roles;,Welsh,"=HYPERLINK(""https://example.org"",""here"")"
7,9/10/21 8:00,9/10/21 8:01,Elen.M@example.com,ELEN MORRIS,Isle of Anglesey,Designer,,,\
Wet signatures;Blue badge review;,Cymraeg,
8,9/10/21 9:00,9/10/21 9:09,TOM@example.org,Tom Rees,Carmarthenshire,Head of parking,Blue Badge officer,,\
Shared principles and performance indicators;,English,
9,9/10/21 9:30,9/10/21 9:31,huw@example.org,Huw Owen,Sir Benfro,,,,Blue bins;DDaT Roles;,,
10,9/10/21 10:00,9/10/21 10:04,carys at example.org,,Mordor,,,,Wet signatures;,Klingon,
11,9/10/21 10:30,9/10/21 10:31,osian@example.org,Osian Llwyd,Age Cymru,,,,Entry points;,Saesneg,
12,9/11/21 21:00,9/11/21 21:03,mared@example.org,Mared “Mo” ap Siôn,Casnewydd,,Data lead,Digital and ICT,\
DDaT Roles;,Dim ots,
13,9/12/21 7:00,9/12/21 7:05,iolo@example.org,Iolo Ŷates-Huws,Abertawe,,Legal officer,Legal,\
Entry points;Wet signatures;,,*not* <b>bold</b> | pipe
"""

_PROGRAMME = (
    Edit("groups.toml", 'name.cy = "Autumn ’21"', 'name.cy = "Hydref ’21"'),
    Edit(
        "groups.toml",
        "hours_per_week = 2\n",
        """\
hours_per_week = 2
capacity = 14
keep_months = 1
avoid = [{ date = 2021-11-15, reason = { en = "Staff conference", cy = "Cynhadledd staff" } }]
""",
    ),
    Edit(
        "groups.toml",
        'id = "entry-points"\n',
        """\
id = "entry-points"
capacity = 1
minimum = 2
url = "https://example.org/entry?room=1&lang=cy"
""",
    ),
    Edit(
        "groups.toml",
        'id = "blue-badge"\n',
        """\
id = "blue-badge"
capacity = 2
facilitator = { name = "Nia Pritchard, \\"Nia\\"", email = "nia@example.org" }
location.en = "Committee room 2; first floor"
location.cy = "Ystafell bwyllgor 2; llawr cyntaf"
""",
    ),
    # The last week’s session is held at another group’s time.
    Edit(
        "groups.toml",
        '[[groups]]\nid = "entry-points"\n',
        """\
[[groups.sessions]]
week = 12
date = 2021-12-07
starts = "15:30"
ends = "16:30"
location.en = "Council chamber"
location.cy = "Siambr y cyngor"
reason.en = "Show and tell"
reason.cy = "Dangos a dweud"

[[groups]]
id = "entry-points"
""",
    ),
)

_ANOTHER_HOUR = (
    Edit("groups.toml", "capacity = 2\n", "capacity = 3\n"),
    Edit(
        "groups.toml",
        'weekday = "tuesday"\nstarts = "10:00"\nends = "11:00"\n',
        'weekday = "wednesday"\nstarts = "14:00"\nends = "15:00"\n',
    ),
)

STORY = (
    Step("2021-09-06T09:00", 'init --start 2021-09-22 --name "Autumn ’21"'),
    Step("2021-09-06T09:40", "export-ics --format json", _PROGRAMME),
    Step(
        "2021-09-08T08:15",
        "signup blue-badge service-design --name 'Siân Ŵyn-Puw' --email Sian.Wyn-Puw@example.org --organisation RCT"
        " --role 'Prif ddylunydd' --profession 'Content designer' --service-area 'Customer services' --language cy"
        " --notes 'Mae’n well gen i’r bore.\nNot on 19 October' --format json",
    ),
    Step(
        "2021-09-13T08:00",
        "import answers.csv --rejects to-correct.csv --format json",
        (Write("answers.csv", _ANSWERS),),
    ),
    Step("2021-09-14T08:00", "import answers.csv --update"),
    Step(
        "2021-09-14T16:45",
        "signup blue-badge missed-bin service-design --name 'Dafydd ap Gwilym' --email dafydd@example.org"
        " --organisation 'Cyngor Sir Ceredigion' --lang cy",
    ),
    Step(
        "2021-09-15T10:00",
        "signup ddat-roles missed-bin blue-badge --name 'Beth Jones' --email beth@example.org --organisation Conwy",
    ),
    Step(
        "2021-09-15T10:01",
        "signup ddat-roles blue-badge --name 'Beth Jones' --email beth@example.org --organisation 'Age Cymru'"
        " --other-organisation --allow-clash --dry-run --format json",
    ),
    Step("2021-09-16T09:00", "roster --format json"),
    Step("2021-09-16T09:01", "roster blue-badge entry-points wet-signatures --format csv"),
    Step("2021-09-16T09:02", "roster --status confirmed --format markdown --lang cy"),
    Step("2021-09-16T09:03", "mix --format json"),
    Step("2021-09-16T09:04", "mix --format csv"),
    Step("2021-09-17T12:00", "groups --format json"),
    Step("2021-09-17T12:01", "show ddat-roles --format json"),
    Step("2021-09-17T12:02", "timetable --format json"),
    Step("2021-09-17T12:03", "agenda --week 1 --group blue-badge --group entry-points --format json"),
    Step("2021-09-24T11:00", "withdraw tom@example.org blue-badge --format json"),
    Step(
        "2021-09-28T18:30",
        "amend sian.wyn-puw@example.org --new-email sian@example.org --role '' --service-area 'Gofal cymdeithasol'"
        " --format json",
    ),
    Step("2021-10-04T08:00", "promote --format json", _ANOTHER_HOUR),
    Step("2021-10-04T08:05", "groups --format csv --lang cy"),
    Step("2021-10-04T08:06", "person sian@example.org --format json"),
    Step(
        "2021-10-11T09:30",
        "reschedule blue-badge --week 6 --to '2021-10-31 15:30' --minutes 90"
        " --reason 'Half term; Eirlys Bowen is away' --format json",
    ),
    Step("2021-10-11T09:35", "export-ics"),
    Step("2021-10-11T09:36", "agenda --on 2021-10-26 --lang cy"),
    Step("2021-10-18T08:00", "backup monday.jsonl --format json"),
    Step("2021-10-18T08:30", "finish entry-points --after-week 3 --reason 'Wedi gorffen' --lang cy"),
    Step("2021-10-18T09:00", "restore monday.jsonl --format json"),
    Step("2021-10-25T07:55", "cancel wet-signatures --week 9 --reason 'No room, sorry' --format json"),
    Step("2021-10-25T08:00", "changes --since calendars --format json"),
    Step("2021-10-26T13:00", "shift --from-week 10 --by 21 --reason 'Late budget' --dry-run --format json"),
    Step("2021-10-26T13:10", "shift blue-badge missed-bin --from-week 7 --by 7"),
    Step("2021-11-08T10:00", "timetable --week 9 --format json"),
    Step("2021-11-08T10:05", "transfer mared@example.org ddat-roles service-design --format json"),
    Step("2021-11-08T10:10", "reinstate wet-signatures --week 9 --format json"),
    Step("2021-11-08T10:11", "undo --format json"),
    Step("2021-11-08T10:12", "undo --lang cy"),
    Step("2021-11-15T09:00", "agenda --week 8 --group blue-badge --format html --lang both"),
    Step("2021-11-15T09:05", "agenda --group ddat-roles --group wet-signatures --format markdown --lang both"),
    Step("2021-11-22T15:00", "merge elen.m@example.com elen.morris@example.org --format json"),
    Step("2021-11-23T09:00", "erase eirlys@example.org --format json"),
    # Asked for by the address that was given up, on a store whose last line was cut off.
    Step("2021-12-01T11:00", "subject-access elen.m@example.com", (CutOff("signups.jsonl", '{"n":'),)),
    Step("2021-12-01T11:30", "repair --write --format json", hidden=r'"line": (\d+)'),
    Step(
        "2021-12-06T08:00",
        "export-ics entry-points wet-signatures blue-badge --combined three.ics --alarm 30 --attendees --format json",
    ),
    Step("2021-12-06T08:05", "export-ics blue-badge --person sian@example.org --facilitator --lang both --out people"),
    Step("2021-12-13T09:00", "check --format json"),
    Step("2021-12-13T09:10", "history --format json"),
    Step("2022-01-31T09:00", "retention --erase --dry-run --format json"),
    Step("2022-02-01T09:00", "note blue-badge blocker 'No budget' --barrier finance --week 3 --who 'Elen Morris'"),
    Step(
        "2022-02-01T09:01",
        "note wet-signatures action --welsh 'Gofyn i TG' --due 8/2/2022 --minutes 30 --who 'Huw Llwyd' --format json",
    ),
    Step("2022-02-01T09:02", "note blue-badge outcome 'One form' --state not-now --because 'No budget' --lang cy"),
    Step("2022-02-09T09:00", "settle 1 --how 'Found\tsome' --format json"),
    Step("2022-02-09T09:01", "reword 2 'Ask IT' --due '' --who elen.morris@example.org"),
    Step("2022-02-09T09:02", "strike 3 --because 'Too early' --lang cy"),
    Step("2022-02-09T09:03", "undo"),
    Step("2022-02-09T09:04", "settle 2 --minutes 45 --lang cy"),
    Step("2022-02-09T09:05", "notes --lang both"),
    Step("2022-02-09T09:06", "notes --by barrier --format csv"),
    Step("2022-02-09T09:07", "hours --by organisation --format json"),
    Step(
        "2022-02-10T09:00",
        "attend blue-badge --week 3 --everyone --deputy 'Bob Hall <bob@example.org>=Elen Morris' "
        "--guest 'Tim Tegid, Audit'",
    ),
    Step("2022-02-10T09:01", "attend blue-badge --week 4 --everyone --apologies 'Elen Morris' --lang cy"),
    Step("2022-02-10T09:02", "attend blue-badge --week 3 --amend --absent elen.morris@example.org --format json"),
    Step("2022-02-10T09:03", "attendance blue-badge --lang both"),
    Step("2022-02-10T09:04", "attendance blue-badge --by organisation --format csv"),
    Step("2022-02-10T09:05", "agenda --week 3 --group blue-badge --format markdown"),
    Step("2022-02-10T09:06", "erase 'Tim Tegid' --format json"),
    Step("2022-02-10T09:08", "erase elen.morris@example.org --dry-run --format json"),
)


def live(folder: Path) -> Iterator[Outcome]:
    """Run the story in an empty folder; yield what comes of each command."""
    # As wgtool writes it, where a part of the path is a link.
    root = Path(os.path.realpath(folder))
    home, house = root / "home", root / "autumn"
    home.mkdir()
    house.mkdir()
    for number, step in enumerate(STORY, 1):
        for deed in step.before:
            deed.do(house)
        before = _written(house)
        said = _run(step, home, house)
        name = f"{number:02}-{shlex.split(step.command)[0]}"
        after = _written(house)
        written = {f"{name}/{path}": data for path, data in after.items() if before.get(path) != data}
        yield Outcome(f"{number}: wgtool {step.command}", {f"{name}.txt": said, **written})


def recorded() -> dict[str, bytes]:
    """Return what was recorded, by name."""
    return {path.relative_to(RECORDED).as_posix(): path.read_bytes() for path in RECORDED.rglob("*") if path.is_file()}


def _written(folder: Path) -> dict[str, bytes]:
    """Return the files to be compared, by their path."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in _COMPARED)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _run(step: Step, home: Path, folder: Path) -> bytes:
    """Run one command and return all that it said."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    with chdir(folder):
        code, out, err = run(shlex.split(step.command), {**kept, **at_home(home, step.at)})
    head = f"$ wgtool {step.command}\n{step.at}, exit code: {code}\n".encode()
    said = [_neutral(stream, folder) for stream in (err.encode(), out)]
    return _hide(b"%b--- standard error\n%b--- standard output\n%b" % (head, *said), step.hidden)


def _neutral(said: bytes, folder: Path) -> bytes:
    """Return what was said with the folder’s path as a fixed word, and paths in it as they are on most systems."""
    in_json = json.dumps(str(folder), ensure_ascii=False)[1:-1]
    for spelled in dict.fromkeys((in_json, str(folder), folder.as_posix())):
        said = said.replace(spelled.encode(), FOLDER)
    return said if os.sep == "/" else _forward(said, [str(path.relative_to(folder)) for path in folder.rglob("*")])


def _forward(said: bytes, paths: list[str]) -> bytes:
    """Return what was said on Windows with slashes in some paths, in JSON and elsewhere."""
    inside = sorted((path.encode() for path in paths if "\\" in path), key=len, reverse=True)
    for path in [FOLDER + b"\\", *inside]:
        for spelled in (path.replace(b"\\", b"\\\\"), path):
            said = said.replace(spelled, path.replace(b"\\", b"/"))
    return said


def _hide(said: bytes, pattern: str | None) -> bytes:
    """Return what was said with the first group of each match as a fixed mark."""
    if pattern is None:
        return said
    return re.sub(pattern.encode(), lambda match: match[0].replace(match[1], b"?"), said)
