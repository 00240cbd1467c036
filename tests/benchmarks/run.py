"""How long everyday commands take, as multiples of a bare interpreter, and how the cost grows with the data.

    python tests/benchmarks/run.py                    prints the table
    python tests/benchmarks/run.py --markdown FILE    writes it as Markdown too
    python tests/benchmarks/run.py --runs 25          more runs, steadier medians
    python tests/benchmarks/run.py --peers FOLDER     puts other tools beside it (khal, todoman, watson,
                                                      sqlite-utils), those whose programs are in FOLDER, say
                                                      the bin folder of a virtual environment
    python tests/benchmarks/run.py --old FOLDER       compares with an older wgtool, run in turn; the folder is the
                                                      bin folder of its environment

Run it with the interpreter of an environment in which wgtool is installed with its byte code (pip does that for a
wheel; `PYTHONDONTWRITEBYTECODE` must not be set). Each run of a command is followed by one of `python -c pass`; the
figure is the median of their ratios, so that a machine that is busy for a while is busy for both.
"""

import argparse
import itertools
import os
import pty
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from peers import peers

from wgtool.domain.journal import Change
from wgtool.services.programme.definitions import fingerprints
from wgtool.storage.file_store import FileStore
from wgtool.storage.loading import load

NOW = "2021-10-18T08:00"
PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


class Row(NamedTuple):
    """One line of the table: what was done, the goal, and what came out."""

    what: str
    goal: str
    result: str
    met: bool


class Bench:
    """A folder with a programme, its stores, and the clock."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder = folder
        self.runs = runs
        scripts = Path(sys.executable).parent
        self.wgtool = str(scripts / "wgtool")
        self.env = {
            **{name: value for name, value in os.environ.items() if not name.startswith("WGTOOL_")},
            "HOME": str(folder),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "WGTOOL_NOW": NOW,
            "TERM": "xterm-256color",
        }
        subprocess.run([self.wgtool, "init", folder / "p", "--start", "2021-09-20", "--name", "Bench"], env=self.env,
                       check=True, capture_output=True)  # fmt: skip
        self.programme = folder / "p" / "groups.toml"

    def store(self, people: int) -> Path:
        """Return a store with so many people, each in one group."""
        path = self.folder / f"{people}.jsonl"
        if not path.exists():
            fill(path, self.programme, people)
        return path

    def command(self, *arguments: str, people: int = 300) -> list[str]:
        """Return a command line on a store of so many people."""
        return [self.wgtool, "--programme", str(self.programme), "--store", str(self.store(people)), *arguments]

    def ratio(
        self,
        command: Sequence[str] | Callable[[], Sequence[str]],
        *,
        terminal: bool = False,
        beside: Sequence[str] = (sys.executable, "-c", "pass"),
        **variables: str,
    ) -> float:
        """Return the median of a command’s time over that of a bare interpreter, or of another one, run in turn.

        The other one is run with `variables` in its environment.
        """
        make = command if callable(command) else lambda: command
        run = self._on_terminal if terminal else self.run_once
        run(make())
        ratios: list[float] = []
        for _ in range(self.runs):
            line = make()
            ratios.append(timed(lambda line=line: run(line)) / timed(lambda: self.run_once(beside, **variables)))
        return statistics.median(ratios)

    def run_once(self, command: Sequence[str], **variables: str) -> None:
        subprocess.run(command, env=self.env | variables, check=True, stdin=subprocess.DEVNULL, capture_output=True)

    def _on_terminal(self, command: Sequence[str]) -> None:
        with terminal() as (theirs, drain):
            process = subprocess.Popen(command, env=self.env, stdin=theirs, stdout=theirs, stderr=theirs)
            os.close(theirs)
            drain()
            if process.wait():
                raise subprocess.CalledProcessError(process.returncode, command)


@contextmanager
def terminal() -> Iterator[tuple[int, Callable[[], None]]]:
    """Give a terminal’s far end and a way to read all that is written to it."""
    ours, theirs = pty.openpty()

    def drain() -> None:
        try:
            while os.read(ours, 65536):
                pass
        except OSError:
            # Linux says so when the far end is closed.
            return

    try:
        yield theirs, drain
    finally:
        os.close(ours)


def timed(action: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def fill(path: Path, programme_file: Path, people: int) -> None:
    """Write a store in which invented people are spread over the groups, each with a line of their own."""
    programme = load(programme_file)
    groups = [group.id for group in programme.groups]
    councils = [one.id for one in programme.organisations]
    changes: list[tuple[str, Change]] = []
    for number in range(people):
        email = f"person{number}@example.org"
        change: Change = {
            "people": [
                {
                    "email": email,
                    "name": f"Person Ŵ {number}",
                    "organisation": councils[number % len(councils)],
                    "profession": "Content designer",
                }
            ],
            "joined": [{"group": groups[number % len(groups)], "email": email, "status": "confirmed"}],
        }
        changes.append(("signup", change))
    with FileStore(path, programme.id).transaction(10) as transaction:
        transaction.record(changes, at="2021-09-01T09:00:00Z", by="bench", definitions=fingerprints(programme))


def everyday(bench: Bench) -> Iterator[Row]:
    """Yield the commands of every day, on 300 sign-ups."""
    goals: list[tuple[str, list[str], float, bool]] = [
        ("`agenda --week 5`, piped", ["agenda", "--week", "5"], 7.5, False),
        ("`roster --format json`", ["roster", "--format", "json"], 7.5, False),
        ("`roster --format csv`", ["roster", "--format", "csv"], 7.5, False),
        ("`groups`", ["groups"], 7.5, False),
        ("`person`", ["person", "person5@example.org"], 7.5, False),
        ("`agenda --week 5` on a terminal", ["agenda", "--week", "5"], 12, True),
        ("`export-ics`, 8 groups x 12 weeks", ["export-ics", "--out", str(bench.folder / "ics")], 16, False),
        ("`site`, 8 groups x 12 weeks, nothing changed", ["site", str(bench.folder / "site")], 40, False),
    ]
    for what, arguments, goal, on_terminal in goals:
        found = bench.ratio(bench.command(*arguments), terminal=on_terminal)
        yield Row(what, f"{goal:g}", f"{found:.1f}", found <= goal)
    nothing = [sys.executable, str(Path(__file__).with_name("nothing.py"))]
    for what, arguments, *_ in goals[:5]:
        found = bench.ratio(bench.command(*arguments), beside=nothing)
        yield Row(f"{what}, x a Typer program that does nothing", "1.25", f"{found:.2f}", found <= 1.25)
    for option, goal in (("--version", 7.0), ("--help", 9.0)):
        found = bench.ratio([bench.wgtool, option])
        yield Row(f"`{option}`", f"{goal:g}", f"{found:.1f}", found <= goal)
    yield completion(bench)


def weeks(bench: Bench) -> Iterator[Row]:
    """Yield what the weeks themselves cost: 12 weeks x 8 groups x 15 people recorded, and a report of 300 people."""
    people = 120
    command = bench.command("attendance", people=people)
    programme = load(bench.programme)
    groups = [group.id for group in programme.groups]
    changes: list[tuple[str, Change]] = []
    for week, group in itertools.product(range(1, 13), range(len(groups))):
        head = {"group": groups[group], "week": week}
        mine = (f"person{number}@example.org" for number in range(group, people, len(groups)))
        seats = [head | {"email": email, "was": "present", "minutes": 50} for email in mine]
        changes.append(("attend", {"met": [head | {"recorded": True}], "seats": seats}))
    with FileStore(bench.store(people), programme.id).transaction(10) as transaction:
        transaction.record(changes, at="2021-12-20T09:00:00Z", by="bench", definitions=fingerprints(programme))
    for name, goal in (("attendance", 7.5), ("notes", 7.5), ("hours", 7.5), ("week", 7.5), ("report", 15)):
        found = bench.ratio([*command[:-1], name])
        yield Row(f"`{name}`, 12 weeks x 8 groups x 15 people recorded", f"{goal:g}", f"{found:.1f}", found <= goal)
    yield reporting(bench)


def reporting(bench: Bench) -> Row:
    """Return how long a report takes of 300 people with 20 visits each."""
    report = bench.folder / "report.csv"
    lines = ["Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole"]
    for person, visit in itertools.product(range(300), range(20)):
        minute = visit * 2
        times = f"21/09/2021, 15:{minute:02}:00\t21/09/2021, 15:{minute + 1:02}:30\t1m 30s"
        lines.append(f"Person {person}\t{times}\tperson{person}@example.org\tAttendee")
    report.write_text("\n".join(lines) + "\n", encoding="utf-16")
    command = bench.command("attend", "blue-badge", str(report), "--week", "1", "--dry-run")
    taken = [timed(lambda: bench.run_once(command)) for _ in range(max(3, bench.runs // 3))]
    found = statistics.median(taken)
    return Row("`attend`, a report of 300 people with 20 visits each, seconds", "1", f"{found:.2f}", found <= 1)


def completion(bench: Bench) -> Row:
    """Return what it takes a shell to complete a group’s id."""
    bench.env.update(
        {"_WGTOOL_COMPLETE": "complete_bash", "COMP_WORDS": "wgtool show bl", "COMP_CWORD": "2"},
        WGTOOL_PROGRAMME=str(bench.programme),
    )
    try:
        found = bench.ratio([bench.wgtool])
    finally:
        for name in ("_WGTOOL_COMPLETE", "COMP_WORDS", "COMP_CWORD", "WGTOOL_PROGRAMME"):
            del bench.env[name]
    return Row("shell completion of a group’s id", "7.5", f"{found:.1f}", found <= 7.5)


def signing(bench: Bench) -> Iterator[Row]:
    """Yield what a sign-up costs, and how that grows with the store."""
    found = {people: bench.ratio(another(bench, people)) for people in (100, 10_000, 100_000)}
    yield Row("`signup` by flags, with its fsync", "12", f"{found[100]:.1f}", found[100] <= 12)
    for people, goal in ((10_000, 1.5), (100_000, 4.0)):
        growth = found[people] / found[100]
        yield Row(f"`signup` with {people:,} sign-ups, x that with 100", f"{goal:g}", f"{growth:.2f}", growth <= goal)


def another(bench: Bench, people: int) -> Callable[[], list[str]]:
    """Return what makes the command line of a sign-up: another person each time."""
    numbers = itertools.count(1)

    def command() -> list[str]:
        details = ["--name", "New", "--email", f"new{next(numbers)}@example.org", "--organisation", "Gwynedd"]
        return bench.command("signup", "blue-badge", *details, people=people)

    return command


def importing(bench: Bench) -> Row:
    """Return how many rows of a form export are taken in a second, beyond start-up."""
    rows = 5_000
    names = ["DDaT Roles", "Entry points", "Wet signatures", "Blue badge review"]
    sheet = bench.folder / "answers.csv"
    lines = ["Timestamp,Email address,Name,Council,Working groups"]
    lines += [
        f"2021/09/01 9:00:00 AM GMT+1,row{row}@example.org,Row {row},Gwynedd,{names[row % 4]}" for row in range(rows)
    ]
    sheet.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    seconds = []
    for turn in range(max(3, bench.runs // 3)):
        store = ["--store", str(bench.folder / f"import{turn}.jsonl"), "--programme", str(bench.programme)]
        empty = ["--store", str(bench.folder / f"none{turn}.jsonl"), "--programme", str(bench.programme)]
        full = timed(lambda store=store: bench.run_once([bench.wgtool, *store, "import", str(sheet)]))
        start = timed(lambda empty=empty: bench.run_once([bench.wgtool, *empty, "import", str(sheet), "--help"]))
        seconds.append(full - start)
    speed = rows / statistics.median(seconds)
    return Row("`import` of 5,000 CSV rows, rows a second", "15,000", f"{speed:,.0f}", speed >= 15_000)


def allocating(bench: Bench) -> Iterator[Row]:
    """Yield what it takes to give all places by choice: 200 people, and 2,000, in 8 groups with two rules."""
    if find_spec("highspy") is None:
        sys.stderr.write("allocate: not measured without its solver: pip install 'wgtool[allocate]'\n")
        return
    chance = random.Random(1)
    text = bench.programme.read_text(encoding="utf-8")
    groups = [group.id for group in load(bench.programme).groups]
    councils = [one.id for one in load(bench.programme).organisations[:22]]
    for people in (200, 2_000):
        folder = bench.folder / f"choices{people}"
        shutil.copytree(bench.programme.parent, folder)
        places = f'places = "choices"\ncapacity = {people * 9 // 80}\n'
        rules = '[[programme.mix]]\nspread = "organisation"\n[[programme.mix]]\nat_least = { profession = 3 }\n\n'
        own = text.replace("# Places in every group", f"{places}# Places in every group", 1)
        own = own.replace("# The groups, in the order", f"{rules}# The groups, in the order", 1)
        (folder / "groups.toml").write_text(own, encoding="utf-8", newline="\n")
        lines = ["Email,Name,Organisation,Profession,1st choice,2nd choice,3rd choice"]
        for n in range(people):
            chosen = ",".join(chance.sample(groups, 3))
            lines.append(f"p{n}@example.org,P{n},{chance.choice(councils)},Role {chance.randrange(9)},{chosen}")
        (folder / "form.csv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        command = [bench.wgtool, "--programme", str(folder / "groups.toml")]
        bench.run_once([*command, "import", str(folder / "form.csv")])
        given = [*command, "allocate", "--dry-run", "--format", "json"]
        if people == 200:
            found = bench.ratio(given)
            yield Row("`allocate`, 200 people x 8 groups, two rules", "25", f"{found:.1f}", found <= 25)
        else:
            seconds = timed(lambda given=given: bench.run_once(given))
            yield Row("`allocate`, 2,000 people x 8 groups, two rules, seconds", "20", f"{seconds:.1f}", seconds <= 20)


def memory(bench: Bench) -> Row:
    """Return the memory of a roster of 100,000 people."""
    command = bench.command("roster", "--format", "json", people=100_000)
    # By way of a small process: a child counts what its parent held when it began.
    done = subprocess.run([sys.executable, "-c", PEAK, *command], env=bench.env, check=True, capture_output=True)
    size = int(done.stdout) * (1 if sys.platform == "darwin" else 1024) / 1_000_000
    return Row("memory of `roster --format json`, 100,000 sign-ups, MB", "250", f"{size:.0f}", size <= 250)


def older(bench: Bench, programs: Path) -> Iterator[Row]:
    """Yield what everyday commands take beside an older wgtool on the same data."""
    store = bench.folder / "older.jsonl"
    old = [str(programs / "wgtool"), "--programme", str(bench.programme), "--store", str(store)]
    # Its own store, which it can read, and its own cache, as on a machine that has but one of the two.
    cache = str(bench.folder / "older-cache")
    form = bench.folder / "older.csv"
    names = ["DDaT Roles", "Entry points", "Wet signatures", "Blue badge review"]
    lines = [f"person{n}@example.org,Person {n},Gwynedd,{names[n % 4]}" for n in range(300)]
    form.write_text(
        "Email address,Name,Council,Working groups\n" + "\n".join(lines) + "\n", encoding="utf-8", newline="\n"
    )
    bench.run_once([*old, "import", str(form)], XDG_CACHE_HOME=cache)
    for arguments in (["agenda", "--week", "5"], ["roster", "--format", "json"], ["person", "person5@example.org"],
                      ["groups"], ["withdraw", "person5@example.org", "--dry-run"]):  # fmt: skip
        new = [bench.wgtool, "--programme", str(bench.programme), "--store", str(store), *arguments]
        found = bench.ratio(new, beside=[*old, *arguments], XDG_CACHE_HOME=cache)
        yield Row(f"`{arguments[0]}`, x the older wgtool", "1", f"{found:.2f}", found <= 1.0)


def beside(bench: Bench, programs: Path) -> Iterator[tuple[str, float, float]]:
    """Yield what a week’s agenda and `--version` take here, and with the other tools that are installed."""
    calendars = bench.folder / "peers-calendars"
    bench.run_once(bench.command("export-ics", "--out", str(calendars), people=100))
    week = bench.command("agenda", "--week", "5", people=100)
    yield "wgtool", bench.ratio(week), bench.ratio([bench.wgtool, "--version"])
    folder = bench.folder / "peers"
    folder.mkdir()
    for peer in peers(programs, calendars, folder, date(2021, 10, 18), date(2021, 10, 25)):
        bench.env.update(peer.variables)
        yield peer.name, bench.ratio(peer.week), bench.ratio(peer.version)


def beside_table(found: Iterable[tuple[str, float, float]]) -> str:
    """Return the figures of several tools as a Markdown table."""
    lines = ["| | a week’s agenda | `--version` |", "| --- | ---: | ---: |"]
    lines += [f"| {name} | {week:.1f} | {version:.1f} |" for name, week, version in found]
    return "\n".join(lines) + "\n"


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| what | goal | measured | |", "| --- | ---: | ---: | --- |"]
    lines += [f"| {row.what} | {row.goal} | {row.result} | {'met' if row.met else 'not met'} |" for row in rows]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--old", type=Path, metavar="FOLDER")
    parser.add_argument("--peers", type=Path, metavar="FOLDER")
    arguments = parser.parse_args()
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        parser.error("PYTHONDONTWRITEBYTECODE is set: without byte code the figures mean nothing")
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), arguments.runs)
        rows = [*everyday(bench), *weeks(bench), *signing(bench), importing(bench), *allocating(bench), memory(bench)]
        if arguments.old:
            rows += older(bench, arguments.old.absolute())
        text = table(rows)
        if arguments.peers:
            text += "\n" + beside_table(beside(bench, arguments.peers.absolute()))
    sys.stdout.write(text)
    if arguments.markdown:
        arguments.markdown.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
