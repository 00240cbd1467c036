"""Texts that would like to be commands, markup or formulas: kept as data and harmless, or refused clearly."""

import csv
import io
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Wgtool
from hostile.texts import ACCEPTED, FORBIDDEN, REFUSED


def sign_up(wgtool: Wgtool, text: str) -> int:
    details = ("--name", text, "--role", text, "--notes", text, "--other-organisation", "--organisation", text)
    return wgtool("signup", "blue-badge", "--email", "sian@example.org", *details).code


def shown(wgtool: Wgtool) -> Iterator[str]:
    """Yield what every command that shows people shows people."""
    commands = [
        ("roster",),
        ("roster", "--format", "markdown"),
        ("person", "sian@example.org"),
        ("person", "sian@example.org", "--format", "markdown"),
        ("mix",),
        ("history",),
        ("history", "--format", "markdown", "--lang", "cy"),
        ("withdraw", "sian@example.org", "--dry-run"),
        ("undo", "--dry-run"),
        ("amend", "sian@example.org", "--role", "x", "--dry-run"),
        ("erase", "sian@example.org", "--dry-run"),
    ]
    for command in commands:
        result = wgtool.ok(*command)
        yield result.out
        yield result.err


def seen(text: str) -> str:
    """Return a text as it is kept: without what is not to be seen."""
    return unicodedata.normalize("NFC", re.sub("[\u200b\u202e\u2067\ufeff]", "", text))


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED)
def test_what_is_accepted_is_kept_as_it_is(wgtool: Wgtool, text: str) -> None:
    assert sign_up(wgtool, text) == 0
    (member,) = wgtool.ok("roster", "blue-badge", "--format", "json").json["groups"][0]["members"]
    kept = seen(text)
    assert [member[key] for key in ("name", "role", "notes", "organisation")] == [kept] * 4
    assert wgtool.ok("person", "sian@example.org", "--format", "json").json["person"]["name"] == kept


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED)
def test_what_is_accepted_is_harmless_to_look_at(wgtool: Wgtool, text: str) -> None:
    sign_up(wgtool, text)
    for page in shown(wgtool):
        assert not FORBIDDEN.search(page), page
    plain = unicodedata.normalize("NFD", wgtool.ok("person", "sian@example.org").out)
    for word in re.findall(r"[A-Za-z]{3,}", seen(text)):
        assert word in plain


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED)
def test_markdown_holds_no_markup_of_theirs(wgtool: Wgtool, text: str) -> None:
    from markdown_it import MarkdownIt

    sign_up(wgtool, text)
    for command in (("roster", "blue-badge"), ("person", "sian@example.org"), ("history",)):
        document = wgtool.ok(*command, "--format", "markdown").out
        html = MarkdownIt("commonmark", {"html": True}).enable("table").render(document)
        assert not re.search(r"<(script|a |img|code|em>)", html), html
        cells = {line.count("<td") for line in html.split("</tr>") if "<td" in line}
        assert len(cells) <= 1


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED)
def test_spreadsheets_see_text_and_no_formula(wgtool: Wgtool, text: str) -> None:
    from openpyxl import load_workbook

    sign_up(wgtool, text)
    kept = seen(text)
    (_, row) = csv.reader(io.StringIO(wgtool.ok("roster", "blue-badge", "--format", "csv").out, newline=""))
    assert not row[1].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert row[1] in {kept, "'" + kept}
    wgtool.ok("roster", "blue-badge", "--format", "xlsx", "--out", "roster.xlsx")
    sheet = load_workbook("roster.xlsx").worksheets[0]
    cells = [cell for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert any(str(cell.value).removeprefix("'") == kept for cell in cells)


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED)
def test_calendars_hold_no_property_of_theirs(wgtool: Wgtool, text: str) -> None:
    plain = wgtool.ok("export-ics", "blue-badge", "--attendees", "--out", "-").data
    sign_up(wgtool, text)
    data = wgtool.ok("export-ics", "blue-badge", "--attendees", "--out", "-").data
    names = [
        [line.split(b":")[0].split(b";")[0] for line in one.replace(b"\r\n ", b"").split(b"\r\n")]
        for one in (plain, data)
    ]
    assert names[0] == names[1]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_refused_clearly_and_leaves_nothing(wgtool: Wgtool, text: str) -> None:
    details = ("--email", "sian@example.org", "--organisation", "Gwynedd")
    result = wgtool("signup", "blue-badge", "--name", text, *details)
    assert result.code == 2
    assert result.err.startswith("wgtool: error: ")
    assert "Name" in result.err
    assert not FORBIDDEN.search(result.err)
    assert len(result.err) < 400
    assert not wgtool.store.exists()


def test_line_breaks_and_tabs_in_notes_stay_and_do_no_harm(wgtool: Wgtool) -> None:
    text = "one\n\ttwo\n# three\n| four |\n=5"
    wgtool.sign_up("sian", "blue-badge", notes=text)
    assert wgtool.ok("person", "sian@example.org", "--format", "json").json["person"]["notes"] == text
    for page in shown(wgtool):
        assert not FORBIDDEN.search(page), page
    (_, row) = csv.reader(io.StringIO(wgtool.ok("roster", "blue-badge", "--format", "csv").out, newline=""))
    assert row[8] == text


ADDRESSES = [
    "",
    "sian",
    "sian@",
    "@example.org",
    "a@b@example.org",
    "sian@example",
    "si an@example.org",
    "sian@example.org\nBcc: all@example.org",
    "sian@example.org\x1b[2J",
    "<sian@example.org>",
    "a" * 250 + "@example.org",
    "sian@example.org,owain@example.org",
    "\udcff@example.org",
]


@pytest.mark.parametrize("command", ["signup", "person", "withdraw", "erase", "merge", "history"])
def test_what_is_no_address_is_wrong_usage(wgtool: Wgtool, command: str) -> None:
    wgtool.sign_up("sian", "blue-badge")
    # What has no @ is a name where people may be called by name.
    for email in (one for one in ADDRESSES if command == "signup" or "@" in one):
        arguments = {
            "signup": ("blue-badge", "--name", "Siân", "--organisation", "Gwynedd", "--email", email),
            "merge": ("--", email, "sian@example.org"),
            "history": ("--person", email),
        }
        result = wgtool(command, *arguments.get(command, ("--", email)))
        assert (result.code, result.err.count("wgtool: error: ")) == (2, 1), result.err
        assert not FORBIDDEN.search(result.err)


@pytest.mark.parametrize("command", ["show", "history", "restore", "nothing"])
def test_names_of_things_that_do_not_exist_are_shown_harmlessly(wgtool: Wgtool, command: str) -> None:
    for hostile in (*REFUSED.values(), *ACCEPTED.values()):
        # No system passes a null on.
        text = hostile.replace("\x00", "")
        arguments = {
            "show": ("show", "--", text),
            "history": ("history", "--group", text),
            "restore": ("restore", "--", text),
            "nothing": ("x" + text,),
        }
        result = wgtool(*arguments[command])
        assert result.code in {1, 2, 4}, result
        assert not FORBIDDEN.search(result.err), result.err


@pytest.mark.skipif(os.name == "nt", reason="Windows passes text, not bytes")
def test_bytes_that_are_no_text_are_refused_as_arguments(wgtool: Wgtool, tmp_path: Path) -> None:
    command = [sys.executable.encode(), b"-m", b"wgtool", b"signup", b"blue-badge", b"--name", b"Si\xe2n\xff"]
    rest = [b"--email", b"sian@example.org", b"--organisation", b"Gwynedd"]
    result = subprocess.run([*command, *rest], capture_output=True, check=False, timeout=60, cwd=tmp_path)
    assert (result.returncode, result.stderr.count(b"wgtool: error: ")) == (2, 1)
    assert not wgtool.store.exists()


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX terminal")
@pytest.mark.parametrize("command", ["roster", "history", "mix", "person"])
def test_a_terminal_gets_only_wgtools_own_escapes(wgtool: Wgtool, command: str) -> None:
    for number, text in enumerate(ACCEPTED.values()):
        details = ("--name", text, "--role", text, "--notes", text, "--other-organisation", "--organisation", text)
        wgtool.ok("signup", "blue-badge", "--email", f"person{number}@example.org", *details)
    people = [(f"person{number}@example.org",) for number in (0, 3, 19)] if command == "person" else [()]
    for who in people:
        screen = on_terminal(command, *who)
        own = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
        assert not FORBIDDEN.search(own.sub("", screen).replace("\r\n", "\n")), screen


def on_terminal(*arguments: str) -> str:
    """Return what wgtool writes to a terminal."""
    import pty

    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    command = [sys.executable, "-m", "wgtool", *arguments]
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env={**environment, "TERM": "xterm", "COLUMNS": "90"}
    )
    os.close(theirs)
    data = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        data += part
    os.close(ours)
    assert process.wait(60) == 0
    return data.decode("utf-8")


LONG = "x" * 5000


@pytest.mark.parametrize(
    "command",
    [
        ["show", LONG],
        ["agenda", "--on", LONG],
        ["agenda", "--week", LONG],
        ["agenda", f"--{LONG}"],
        ["groups", LONG],
        ["groups", "--format", LONG],
        [LONG],
        ["person", f"{LONG}@example.org"],
        ["person", LONG],
        ["signup", "blue-badge", "--name", LONG, "--email", "a@example.org", "--organisation", "Gwynedd"],
        ["signup", "blue-badge", "--name", "A", "--email", "a@example.org", "--organisation", LONG],
        ["init", "new", "--start", LONG],
        ["init", "new", "--name", LONG],
        ["--store", f"{LONG}://x", "groups"],
        ["--store", LONG, "groups"],
        ["import", LONG],
        ["history", "--person", f"{LONG}@example.org"],
    ],
    ids=lambda command: " ".join(command)[:30],
)
def test_what_is_typed_is_not_said_again_at_length(wgtool: Wgtool, command: list[str]) -> None:
    result = wgtool(*command)
    assert result.code in {1, 2, 4}, result.err[:300]
    assert 0 < len(result.err) < 1500
    assert "Traceback" not in result.err
