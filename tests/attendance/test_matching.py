"""Who is who in a report: the table of expected matches; near is asked or left open, and what was settled is kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attendance.conftest import GROUP, attend, sign_up, words
from conftest import Wgtool

WEEK = ("--week", "1")
SIAN, OWAIN, ANN, CATRIN = (f"{name}@example.org" for name in ("sian", "owain", "ann", "catrin"))

# The name and address in a report: whose it is, or whose it may be.
MATCHED = [
    ("Siân Puw", "", SIAN),
    ("sian PUW", "", SIAN),
    ("Puw, Siân (North Council)", "", SIAN),
    ("Puw, Siân", "", SIAN),
    ("Puw Siân", "", SIAN),
    ("Siân Puw (Guest)", "", SIAN),
    ("Siân Puw (North Council", "", SIAN),
    ("Catrin O'Neil", "", CATRIN),
    ("CATRIN O´NEIL", "", CATRIN),
    ("ONeil, Catrin (she/her)", "", CATRIN),
    ("Ann Bevan.", "", ANN),
    ("Anything at all", "Sian@Example.org", SIAN),
    ("Owain Rhys", "ann@example.org", ANN),
]
OPEN: list[tuple[str, str, list[str]]] = [
    ("Siân Mair Puw", "", [SIAN]),
    ("Sian Pew", "", [SIAN]),
    ("S Puw", "", [SIAN]),
    ("Siân", "", [SIAN]),
    ("Owian Rhys", "", [OWAIN]),
    ("Owain ap Rhys", "", [OWAIN]),
    ("Ann Jones", "", []),
    ("Wanda Stranger", "", []),
    ("Wanda Stranger", "owian@example.org", [OWAIN]),
    ("+44 7700 900123", "", []),
    ("Otter.ai Notetaker", "", []),
    ("iPhone (2)", "", []),
]


def table(*rows: tuple[str, str]) -> str:
    lines = [f'"{name}","{email}",20m' for name, email in rows]
    return "\n".join(["Full Name,Email,Duration", *lines, ""])


@pytest.mark.parametrize(("name", "email", "whose"), MATCHED)
def test_the_table_of_matches(met: Wgtool, written: Callable[..., Path], name: str, email: str, whose: str) -> None:
    answer = attend(met, written(table((name, email))), *WEEK)
    assert [one["email"] for one in answer["present"]] == [whose]


@pytest.mark.parametrize(("name", "email", "candidates"), OPEN)
def test_what_only_resembles_somebody_is_left_open(
    met: Wgtool, written: Callable[..., Path], name: str, email: str, candidates: list[str]
) -> None:
    answer = attend(met, written(table((name, email), ("Ann Bevan", ""))), *WEEK, code=1)
    assert answer["unmatched"] == [{"name": name, "minutes": 20, "candidates": candidates}]
    assert words(answer) == {"sian": "absent", "owain": "absent", "ann": "present", "catrin": "absent"}


def test_an_address_that_somebody_had_is_theirs(met: Wgtool, written: Callable[..., Path]) -> None:
    met.ok("amend", SIAN, "--new-email", "puw@example.org")
    answer = attend(met, written(table(("Somebody", SIAN))), *WEEK)
    assert words(answer)["puw"] == "present"


def test_a_name_that_several_members_have_is_left_open_until_it_is_settled(
    met: Wgtool, written: Callable[..., Path]
) -> None:
    sign_up(met, "Sian Puw", "other@example.org", GROUP)
    report = written(table(("Siân Puw", "")))
    answer = attend(met, report, *WEEK, code=1)
    assert answer["unmatched"][0]["candidates"] == [SIAN, "other@example.org"]
    assert words(attend(met, report, *WEEK, "--match", "Siân Puw=other@example.org"))["other"] == "present"
    assert words(attend(met, report, "--week", "2"))["other"] == "present"


def test_somebody_of_the_store_is_a_guest_and_a_name_of_the_group_the_members(
    met: Wgtool, written: Callable[..., Path]
) -> None:
    sign_up(met, "Zed Other", "zed@example.org", "missed-bin", organisation="Conwy")
    sign_up(met, "Owain Rhys", "namesake@example.org", "missed-bin")
    answer = attend(met, written(table(("Other, Zed", ""), ("Owain Rhys", ""))), *WEEK)
    assert [one["name"] for one in answer["guests"]] == ["Zed Other"]
    assert "Conwy" in answer["guests"][0]["organisation"]
    assert words(answer)["owain"] == "present"


def test_what_was_settled_is_remembered_until_it_is_settled_otherwise(
    met: Wgtool, written: Callable[..., Path]
) -> None:
    report = written(table(("Sioned’s iPad", ""), ("Room 4", "")))
    settled = ("--match", "Sioned’s iPad=Siân Puw", "--nobody", "Room 4")
    assert words(attend(met, report, *WEEK, *settled))["sian"] == "present"
    assert words(attend(met, report, "--week", "2"))["sian"] == "present"
    assert words(attend(met, report, "--week", "3", "--match", "SIONEDS IPAD=Ann Bevan"))["ann"] == "present"
    answer = attend(met, report, "--week", "4")
    assert (words(answer)["ann"], words(answer)["sian"]) == ("present", "absent")
    # In another group the match holds only where that person is a member; nobody is nobody everywhere.
    sign_up(met, "Zed Other", "zed@example.org", "missed-bin")
    answer = attend(met, report, *WEEK, group="missed-bin", code=1)
    assert [one["name"] for one in answer["unmatched"]] == ["Sioned’s iPad"]


def test_a_name_that_is_not_in_the_report_is_a_warning_and_remembered(
    met: Wgtool, written: Callable[..., Path]
) -> None:
    answer = attend(met, written(table(("Ann Bevan", ""))), *WEEK, "--match", "Shan=Siân Puw")
    assert "Shan" in answer["warnings"][0]
    assert words(attend(met, written(table(("Shan", ""))), "--week", "2"))["sian"] == "present"
    again = attend(met, written(table(("Shan", ""))), "--week", "2")
    assert again["changed"] is False


def test_a_name_is_settled_as_it_is_shown(met: Wgtool, written: Callable[..., Path]) -> None:
    report = written(table(("Wanda\x1b[2J \u202eStranger", "")))
    answer = attend(met, report, *WEEK, code=1)
    (name,) = (one["name"] for one in answer["unmatched"])
    assert name.isprintable()
    assert words(attend(met, report, *WEEK, "--match", f"{name}=Siân Puw"))["sian"] == "present"


@pytest.mark.parametrize(
    "settled",
    [
        ("--match", "Siân"),
        ("--match", "=Siân Puw"),
        ("--match", "X=Siân Puw", "--match", "X=Ann Bevan"),
        ("--match", "X=Siân Puw", "--nobody", "X"),
    ],
)
def test_what_settles_nothing_is_a_slip(met: Wgtool, written: Callable[..., Path], settled: tuple[str, ...]) -> None:
    assert met("attend", GROUP, written(table(("X", ""))), *WEEK, *settled).code == 2


def test_what_to_add_to_the_command_is_told_ready_to_paste(met: Wgtool, written: Callable[..., Path]) -> None:
    report = written(table(('Sian ""$HOME"" Pew', ""), ("+44 7700 900123", "")))
    result = met("attend", GROUP, report, *WEEK)
    assert result.code == 1
    assert '--match "Sian HOME Pew' in result.err
    assert '--nobody "+44 7700 900123"' in result.err
    answer = attend(met, report, *WEEK, "--match", "Sian HOME Pew=Siân Puw", "--nobody", "+44 7700 900123")
    assert words(answer)["sian"] == "present"


def test_on_a_terminal_near_names_are_asked(met: Wgtool, written: Callable[..., Path]) -> None:
    report = written(table(("Siân Mair Puw", ""), ("Ann Beven", ""), ("Owain R", "")))

    def asked(answers: str) -> Any:
        return met("attend", GROUP, report, *WEEK, "--dry-run", "--format", "json", answers=answers)

    result = asked("1\n0\n\n")
    assert (result.code, words(result.json)["sian"], words(result.json)["ann"]) == (1, "present", "absent")
    assert [one["name"] for one in result.json["unmatched"]] == ["Owain R"]
    assert asked("7\n1\n1\n1\n").code == 0


def led(wgtool: Wgtool) -> None:
    """Let the first group and another one have facilitators."""
    file = wgtool.own_programme()
    text = file.read_text(encoding="utf-8")
    for id_, name in ((GROUP, "Mair Huws"), ("missed-bin", "Ifan Tal")):
        leader = f'facilitator = {{ name = "{name}", email = "{name[:4].lower()}@example.org" }}'
        text = text.replace(f'id = "{id_}"', f'id = "{id_}"\n{leader}')
    file.write_text(text, encoding="utf-8", newline="\n")


def test_facilitators_are_told_nowhere_and_those_of_other_groups_are_guests(
    wgtool: Wgtool, written: Callable[..., Path]
) -> None:
    led(wgtool)
    wgtool.sign_up("sian", GROUP)
    report = written(table(("Huws, Mair", ""), ("x", "MAIR@example.org"), ("Ifan Tal", ""), ("Sian", "")))
    answer = attend(wgtool, report, *WEEK)
    assert answer["guests"] == [{"name": "Ifan Tal", "organisation": None}]
    assert answer["unmatched"] == []


def test_an_organiser_who_is_a_member_is_a_member(met: Wgtool, written: Callable[..., Path]) -> None:
    lines = ["Full Name,Duration,Role", "Siân Puw,1h,Organizer", "Wanda Stranger,1h,Trefnydd", ""]
    answer = attend(met, written("\n".join(lines)), *WEEK)
    assert (words(answer)["sian"], answer["unmatched"], answer["guests"]) == ("present", [], [])
