"""One who facilitates, or several: in the file, in what commands show, in calendars."""

import re

import pytest

from conftest import Wgtool
from running import signup

SAM, MARI = '{ name = "Sam" }', '{ name = "Mari", email = "mari@example.org" }'
ID = 'id = "blue-badge"\n'


def led(wgtool: Wgtool, lines: str, *others: str) -> Wgtool:
    """Let somebody facilitate a group, as the lines say."""
    changes = {"old0": ID, "new0": f"{ID}{lines}\n"}
    for number, group in enumerate(others, 1):
        changes |= {f"old{number}": f'id = "{group}"\n', f"new{number}": f'id = "{group}"\n{lines}\n'}
    wgtool.own_programme(**changes)
    return wgtool


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (f"facilitator = {SAM}", [{"name": "Sam", "email": None}]),
        (
            f"facilitators = [{SAM}, {MARI}]",
            [{"name": "Sam", "email": None}, {"name": "Mari", "email": "mari@example.org"}],
        ),
        ("", []),
    ],
)
def test_they_stand_beside_the_first_of_them_everywhere(
    wgtool: Wgtool, lines: str, found: list[dict[str, str | None]]
) -> None:
    led(wgtool, lines)
    groups = wgtool.ok("groups", "--format", "json").json["groups"]
    shown = wgtool.ok("show", "blue-badge", "--format", "json").json
    agenda = wgtool.ok("agenda", "--week", "5", "--group", "blue-badge", "--format", "json").json
    week = wgtool.ok("week", "--format", "json").json
    places = [
        *(one for one in groups if one["id"] == "blue-badge"),
        *(shown, shown["sessions"][0], agenda["sessions"][0]),
        *(one for one in week["sessions"] if one["group"] == "blue-badge"),
    ]
    assert len(places) == 5
    for place in places:
        assert place["facilitators"] == found
        assert place["facilitator"] == (found[0]["name"] if found else None)
    names = ", ".join(str(one["name"]) for one in found)
    assert names in wgtool.ok("agenda", "--week", "5", "--group", "blue-badge").out
    assert names in wgtool.ok("week").out


def test_the_organizer_of_a_calendar_is_the_first_with_an_address(wgtool: Wgtool) -> None:
    led(wgtool, f"facilitators = [{SAM}, {MARI}]")
    text = wgtool.ok("export-ics", "blue-badge", "--out", "-").out
    assert re.search('ORGANIZER;CN="?Mari"?:mailto:mari@example.org\\r\\n', text.replace("\r\n ", ""))


def test_both_in_one_table_are_a_mistake(wgtool: Wgtool) -> None:
    led(wgtool, f"facilitator = {SAM}\nfacilitators = [{MARI}]")
    for lang, said in (("en", "keep one of the two"), ("cy", "cadwch un o’r ddau")):
        result = wgtool("groups", "--lang", lang)
        assert (result.code, said in result.err, "groups[blue-badge].facilitators" in result.err) == (3, True, True)


def test_a_session_may_be_led_by_others(wgtool: Wgtool) -> None:
    file = led(wgtool, f"facilitator = {SAM}") and wgtool.folder / "programme" / "groups.toml"
    text = file.read_text(encoding="utf-8")
    cut = text.index('[[groups]]\nid = "missed-bin"')
    lines = f"[[groups.sessions]]\nweek = 5\nfacilitators = [{MARI}, {SAM}]\n\n"
    file.write_text(text[:cut] + lines + text[cut:], encoding="utf-8", newline="\n")
    sessions = wgtool.ok("show", "blue-badge", "--format", "json").json["sessions"]
    assert [one["name"] for one in sessions[4]["facilitators"]] == ["Mari", "Sam"]
    assert [one["name"] for one in sessions[5]["facilitators"]] == ["Sam"]


def test_each_of_them_is_in_one_place_only(wgtool: Wgtool) -> None:
    led(wgtool, f"facilitators = [{SAM}, {MARI}]", "missed-bin")
    wgtool.ok("check")
    result = wgtool.ok("reschedule", "missed-bin", "--week", "6", "--to", "2021-10-26 15:30")
    assert "Mari facilitates both" in result.err
    assert "Sam facilitates both" in result.err


def test_all_of_them_are_known_in_a_report_and_are_no_guests(wgtool: Wgtool) -> None:
    led(wgtool, f"facilitators = [{SAM}, {MARI}]")
    wgtool.ok(*signup("ann", "blue-badge"), env={"WGTOOL_NOW": "2021-09-01T09:00"})
    (wgtool.folder / "list.txt").write_text("Ann\nSam\nMari\n", encoding="utf-8", newline="\n")
    view = wgtool.ok("attend", "blue-badge", "list.txt", "--week", "1", "--format", "json").json
    assert ([one["name"] for one in view["present"]], view["guests"], view["unmatched"]) == (["Ann"], [], [])


def test_one_alone_changes_no_fingerprint(wgtool: Wgtool) -> None:
    led(wgtool, f"facilitator = {MARI}")
    wgtool.ok("export-ics", "--out", "calendars")
    file = wgtool.folder / "programme" / "groups.toml"
    text = file.read_text(encoding="utf-8").replace(f"facilitator = {MARI}", f"facilitators = [{MARI}]")
    file.write_text(text, encoding="utf-8", newline="\n")
    view = wgtool.ok("export-ics", "--out", "calendars", "--format", "json").json
    assert not any(one["changed"] for one in view["files"])


@pytest.mark.parametrize("who", ["mari@example.org", "MARI PUW"])
def test_who_only_facilitates_is_told_of_the_option_for_a_calendar_of_their_own(wgtool: Wgtool, who: str) -> None:
    new = 'id = "blue-badge"\nfacilitator = { name = "Mari Puw", email = "mari@example.org" }\n'
    wgtool.own_programme(old1='id = "blue-badge"\n', new1=new)
    result = wgtool("export-ics", "--person", who)
    assert result.code == 1
    assert result.err.splitlines()[-1].endswith("wgtool export-ics --facilitated-by 'mari@example.org'")
    wgtool.ok("export-ics", "--facilitated-by", "mari@example.org")
