"""The logbook: what was asked for, in the order of the numbers, in each format and language; barriers by groups."""

import csv
import io
from typing import Any

import pytest

from conftest import Wgtool
from wgtool.domain.notes import BARRIERS

HOSTILE = "=1+1 <b>|`*[x](javascript:alert(1))\u202e\n# head"


@pytest.fixture
def noted(met: Wgtool) -> Wgtool:
    met.ok("note", "blue-badge", "action", "Ask IT", "--who", "sian@example.org", "--due", "2021-10-19")
    met.ok("note", "missed-bin", "blocker", "No budget", "--barrier", "finance", "--week", "2")
    met.ok(
        "note", "blue-badge", "blocker", "No rule", "--welsh", "Dim rheol", "--barrier", "policy", "--who", "Zebedee"
    )
    met.ok("note", "blue-badge", "blocker", "No money", "--barrier", "finance")
    met.ok("note", "blue-badge", "insight", "It\nworks", "--link", "https://example.org/a")
    met.ok("settle", "4", "--how", "Found some")
    return met


def ids(wgtool: Wgtool, *arguments: str) -> list[int]:
    return [one["id"] for one in wgtool.ok("notes", *arguments, "--format", "json").json["notes"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", [1, 2, 3, 4, 5]),
        ("blue-badge", [1, 3, 4, 5]),
        ("missed-bin blue-badge", [1, 2, 3, 4, 5]),
        ("wet-signatures", []),
        ("--kind action", [1]),
        ("--kind action --kind insight", [1, 5]),
        ("--week 2", [2]),
        ("--week 12", []),
        ("--open", [1, 2, 3]),
        ("--barrier finance", [2, 4]),
        ("--barrier finance --open", [2]),
        ("--who sian@example.org", [1]),
        ("--who Siân-Puw", [1]),
        ("--who owain@example.org", []),
        ("--who zebedee", [3]),
    ],
)
def test_what_is_asked_for_is_found(noted: Wgtool, asked: str, found: list[int]) -> None:
    assert ids(noted, *asked.split()) == found


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        (1, "no-such-group"),
        (1, "--week 13"),
        (1, "--who Nobody"),
        (1, "--who Siân"),
        (1, "--who nobody@example.org"),
        (2, "--who a@b@c"),
        (2, "--kind thought"),
        (2, "--barrier weather"),
        (2, "--by group"),
    ],
)
def test_what_is_not_there_is_refused(noted: Wgtool, code: int, asked: str) -> None:
    result = noted("notes", *asked.split())
    assert (result.code, result.out) == (code, "")


def test_the_barriers_count_the_blockers_asked_for(noted: Wgtool) -> None:
    def barriers(*asked: str) -> dict[str, Any]:
        view = noted.ok("notes", *asked, "--format", "json").json
        return {one["barrier"]: (one["open"], one["settled"], one["groups"]) for one in view["barriers"]}

    whole = barriers()
    assert list(whole) == list(BARRIERS)
    assert whole["finance"][:2] == (1, 1)
    assert {group: n for group, n in whole["finance"][2].items() if n} == {"blue-badge": 1, "missed-bin": 1}
    assert whole["skills"][:2] == (0, 0)
    assert barriers("--open")["finance"][:2] == (1, 0)
    assert barriers("missed-bin", "--by", "barrier")["finance"] == (1, 0, {"missed-bin": 1})


def test_csv_has_a_row_for_each_note(noted: Wgtool) -> None:
    head, *rows = csv.reader(io.StringIO(noted.ok("notes", "--format", "csv").out))
    assert ",".join(head) == (
        "id,group,week,at,kind,text,text_cy,barrier,who,due,minutes,link,state,because,open,settled_at,how,settled_minutes"
    )
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]
    assert rows[0][8:10] == ["sian@example.org", "2021-10-19"]
    assert rows[2][5:9] == ["No rule", "Dim rheol", "policy", "Zebedee"]
    assert (rows[3][14], rows[3][16]) == ("false", "Found some")
    assert rows[4][5] == "It\nworks"


def test_csv_of_barriers_has_a_column_for_each_group(noted: Wgtool) -> None:
    out = noted.ok("notes", "blue-badge", "missed-bin", "--by", "barrier", "--format", "csv").out
    head, *rows = csv.reader(io.StringIO(out))
    assert head == ["barrier", "blue-badge", "missed-bin", "open", "settled"]
    assert [row for row in rows if row[0] in {"policy", "finance", "skills"}] == [
        ["policy", "1", "0", "1", "0"],
        ["finance", "1", "1", "1", "1"],
        ["skills", "0", "0", "0", "0"],
    ]


def test_each_language_shows_its_own_text_or_marks_the_other(noted: Wgtool) -> None:
    welsh = noted.ok("notes", "--lang", "cy").out
    assert "Dim rheol" in welsh
    assert "No rule" not in welsh
    assert "No budget [Saesneg]" in welsh
    noted.ok("note", "blue-badge", "insight", "--welsh", "Mae’n haws")
    assert "Mae’n haws [Welsh]" in noted.ok("notes").out
    both = noted.ok("notes", "--lang", "both").out
    assert both.index("Dim rheol") < both.index("No rule")


def test_the_page_tells_what_is_overdue_and_how_things_were_settled(noted: Wgtool) -> None:
    late = noted.ok("notes", env={"WGTOOL_NOW": "2021-10-20T09:00:00"}).out
    assert "19 October 2021 (overdue)" in late
    assert "(overdue)" not in noted.ok("notes").out
    assert "Found some" in late
    assert "Siân Puw" in late


@pytest.mark.parametrize("form", ["table", "markdown", "html", "csv", "json"])
def test_hostile_text_stays_text(met: Wgtool, form: str) -> None:
    met.ok("note", "blue-badge", "decision", HOSTILE, "--welsh", HOSTILE, "--because", HOSTILE)
    out = met.ok("notes", "--format", form).out
    assert "<b>" not in out or form != "html"
    assert form == "csv" or "\u202e" not in out
    if form == "csv":
        assert list(csv.reader(io.StringIO(out)))[1][5].startswith("'=")
    if form == "markdown":
        assert "\n# head" not in out
        assert "](javascript" not in out.replace("\\]", "")


def test_nothing_kept_says_how_to_begin(wgtool: Wgtool) -> None:
    assert "wgtool note" in wgtool.ok("notes").out
    assert wgtool.ok("notes", "--format", "json").json["notes"] == []
