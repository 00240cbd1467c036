"""Slips of whoever writes the files by hand: the line is shown, and what to write is said, in both languages."""

import json
import os
import re
from pathlib import Path

import pytest

from conftest import Wgtool
from wgtool.domain.people import DETAILS
from wgtool.storage.models import TABLES
from wgtool.storage.schemas import schema_text
from wgtool.storage.toml_slips import NUMBER_KEYS

BASE = """\
[programme]
id = "p"
name = "P"
timezone = "Europe/London"
first_week = 2026-09-21

[[groups]]
id = "g"
name = "G"
weekday = "monday"
starts = "10:00"
ends = "11:00"

[[weeks]]
week = 1
title = "T"
blocks = [
    { minutes = 60, title = "B" },
]
"""
# English that no Welsh message has; words of TOML parsers and of pydantic.
ENGLISH = re.compile(r"\b(the|is|and|should|line|expected|invalid|value|input|valid|string|cannot)\b", re.IGNORECASE)

# What is replaced by what, on which line it is then found, at which character, and words of the message.
SLIPS = [
    ('name = "G"', "name = “G”", 9, "“", "“"),
    ('name = "G"', "name = ‘G’", 9, "‘", "‘"),
    ('name = "G"', 'name = "G”', 9, "”", "”"),
    ('name = "G"', "name = «G»", 9, "«", "«"),
    ('name = "G"', 'name\u00a0= "G"', 9, "<", "U+00A0"),
    ('name = "G"', 'name = \u202f"G"', 9, "<", "U+202F"),
    ('id = "g"', '\u200bid = "g"', 8, "<", "U+200B"),
    ("[[groups]]", "\ufeff[[groups]]", 7, "<", "U+FEFF"),
    ('name = "G"', 'name = "G"\u00ad', 9, "<", "U+00AD"),
    ('name = "G"', 'name ＝ "G"', 9, "＝", "="),
    ("2026-09-21", "2026–09–21", 5, "–|2", "2026-09-21|-"),
    ("2026-09-21", "21/09/2026", 5, "2", "2026-09-21"),
    ("2026-09-21", "21.9.2026", 5, "2", "2026-09-21"),
    ("2026-09-21", "09/21/2026", 5, "0", "2026-09-21"),
    ("2026-09-21", "2026-9-21", 5, "2", "2026-09-21"),
    ("2026-09-21", "21 September 2026", 5, "2", "2026-09-21"),
    ("2026-09-21", "21 Medi 2026", 5, "2", "2026-09-21"),
    ("2026-09-21", "the 21st", 5, "t", "YYYY-MM-DD"),
    ('name = "G"', "name = Grŵp y dydd", 9, "G", 'name = "Grŵp y dydd"'),
    ('starts = "10:00"', "starts = 10:00", 11, "1", 'starts = "10:00"'),
    ('name = "G"', "name =", 9, "", "name ="),
    ('name = "G"', 'name = "G', 9, "", "quotation mark"),
    ('name = "G"', "name = 'Sam's group'", 9, "s", "s group"),
    ('name = "G"', 'name = "G"\nname = "H"', 10, "n", "9"),
    ('name = "G"', 'name.en = "G"\nname.en = "H"', 10, "n", "9"),
    ('id = "p"', 'id = "p"\norganisations = "C:\\Users\\new.toml"', 3, "\\", '"C:/Users/new.toml"'),
    ('id = "p"', 'id = "p"\norganisations = "shared\\orgs.toml"', 3, "\\", '"shared/orgs.toml"'),
    ('id = "p"', 'id = "p"\nother_organisations = Yes', 3, "Y", "true"),
    ('id = "p"', 'id = "p"\nother_organisations = True', 3, "T", "true"),
    ('id = "p"', 'id = "p"\n[programme.form]\nWhich council? = "organisation"', 4, "W", '"Which council?"'),
    ("[[groups]]", "[[groups]", 7, "]", "[groups]"),
    ("[[weeks]]", 'purpose = """\nA text\n\n[[weeks]]', 14, '"', '"""'),
    ('ends = "11:00"', 'aliases = ["a", "b"\nends = "11:00"', 13, "e", "12"),
    ('ends = "11:00"', 'ends = "11:00"\naliases = ["a", Y grŵp]', 13, "Y", '"Y grŵp"'),
    ('starts = "10:00"', "starts = '10:00", 11, "", "quotation mark at the end"),
    ('starts = "10:00"', 'starts = "10:00",', 11, ",", "delete the ,"),
    ('starts = "10:00"', 'starts = "10:00";', 11, ";", "delete the ;"),
    ('starts = "10:00"', 'starts = "10:00" (week)', 11, "(", "the end of the value: (week)"),
    ('starts = "10:00"', 'starts = "10:00" ends = "11:00"', 11, "e", 'next one: ends = "11:00"'),
    ('starts = "10:00"', 'starts == "10:00"', 11, "=", "one = is enough"),
    ('starts = "10:00"', '* starts = "10:00"', 11, "*", "before starts: *"),
    ('name = "G"', 'name = "G"\nname.cy = "G"', 10, "n", "line 9: write name.en"),
    ('name = "G"', 'name = "G"\nid = "h"', 10, "i", "[[groups]]"),
    ('name = "G"', 'name = "G"\ncapacity = fourteen', 10, "f", "capacity = 2"),
    ('name = "P"', 'name = "P"\nhours_per_week = 2,5', 4, "2", "hours_per_week = 2.5"),
    ('name = "P"', 'name = "P"\nhours_per_week = 02 hours', 4, "0", "hours_per_week = 2"),
    ('id = "p"', 'id = "p"\navoid = [{ date = 18/11/2026, reason = "x" }]', 3, "1", "2026-11-18"),
    ('id = "p"', 'id = "p"\navoid = [{ date = 2026-11-18, reason = "x"\n', 3, "", "line 3"),
    ('name = "P"', 'name = "P"\navoid = [', 5, "t", "line 4"),
    ("2026-09-21", "2026-09-21\navoid = [\n# none", 9, "g", "line 6"),
    ("week = 1\n", "week = " + "1" * 5000 + "\n", 15, "1", "digits"),
]


@pytest.mark.parametrize(("old", "new", "line", "mark", "words"), SLIPS, ids=[slip[1][:30] for slip in SLIPS])
def test_a_slip_is_shown_with_its_line_and_what_to_write(
    wgtool: Wgtool, old: str, new: str, line: int, mark: str, words: str
) -> None:
    Path("groups.toml").write_text(BASE.replace(old, new, 1), encoding="utf-8", newline="\n")
    result = wgtool("groups")
    assert result.code == 3
    first, shown, below = result.err.splitlines()
    assert f"line {line}: " in first
    assert first.count("groups.toml") == 1
    assert any(word in first for word in words.split("|")), first
    assert below.strip() == "^"
    assert shown[below.index("^") :][:1] in (mark.split("|") if mark else [""]), result.err
    assert max(map(len, result.err.splitlines())) < 250
    (problem,) = wgtool("check", "--format", "json").json["problems"]
    assert problem["where"] == f"groups.toml:{line}"
    assert problem["excerpt"].splitlines() == [shown.removeprefix("  "), below.removeprefix("  ")]
    (told,) = wgtool("check", "--format", "json", "--lang", "cy").json["problems"]
    assert told["message"] != problem["message"]
    assert not ENGLISH.search(told["message"]), told


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_the_mark_stands_below_its_place_in_every_format(wgtool: Wgtool, form: str) -> None:
    Path("groups.toml").write_text(BASE.replace('name = "G"', "name = “```”"), encoding="utf-8", newline="\n")
    lines = wgtool("check", "--format", form).out.replace("<pre>", "").replace("</pre>", "").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("  name = "))
    assert lines[place : place + 2] == ["  name = “```”", "         ^"]
    if form == "markdown":
        assert lines[place - 1] == lines[place + 2] == "````"


def test_a_slip_in_a_week_file_is_told_with_that_file(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    week = file.parent / "sprint" / "week-05.toml"
    week.write_text(
        week.read_text(encoding="utf-8").replace('title.en = "', "title.en = “", 1), encoding="utf-8", newline="\n"
    )
    result = wgtool("agenda", "--week", "1")
    assert result.code == 3
    assert "week-05.toml:" in result.err
    assert "“" in result.err
    assert "^" in result.err


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        ("[[groups]]", "[groups]", "groups.toml:7: groups", "[[groups]]"),
        ("[programme]", "[[programme]]", "groups.toml:1: programme", "[programme]"),
        ('name = "G"', 'name = "G"\nfacilitator = "Sam"', "groups.toml:10: groups[g].facilitator", '{ name = "Sam" }'),
        ('id = "p"', 'id = "p"\nlast_day = "17/12/2026"', "groups.toml:3: programme.last_day", "2026-12-17"),
        ('id = "p"', 'id = "p"\nlast_day = "soon"', "groups.toml:3: programme.last_day", "2026-09-21"),
        (
            'id = "p"',
            'id = "p"\norganisations = [{ id = "o", name = "O", aliasses = ["P"] }]',
            "groups.toml:3: programme.organisations[o].aliasses",
            "aliases",
        ),
        ('name = "G"', 'name = "G"\ncapacity = "14"', "groups.toml:10: groups[g].capacity", "without quotes: 14"),
        (
            'name = "G"',
            'name = "G"\nfacilitator = [{ name = "A" }]',
            "groups.toml:10: groups[g].facilitator",
            "facilitators = [{",
        ),
        (
            'id = "p"',
            'id = "p"\navoid = { date = 2026-11-18, reason = "x" }',
            "groups.toml:3: programme.avoid",
            "avoid = [{ ... }]",
        ),
        (
            'id = "p"',
            'id = "p"\nbreaks = [2026-10-26]',
            "groups.toml:3: programme.breaks[the 1st]",
            "{ monday = 2026-10-26 }",
        ),
        ('weekday = "monday"', 'weekday = "Moonday"', "groups.toml:10: groups[g].weekday", "monday, tuesday"),
    ],
)
def test_what_is_no_such_value_is_answered_with_one_that_is(
    wgtool: Wgtool, old: str, new: str, where: str, words: str
) -> None:
    Path("groups.toml").write_text(BASE.replace(old, new, 1), encoding="utf-8", newline="\n")
    (problem,) = wgtool("check", "--format", "json").json["problems"]
    assert problem["where"] == where
    assert words in problem["message"]
    (told,) = wgtool("check", "--format", "json", "--lang", "cy").json["problems"]
    assert not ENGLISH.search(told["message"]), told


def test_a_misspelt_key_of_an_organisations_file_is_named_with_its_nearest(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    listed = file.with_name("organisations.toml")
    listed.write_text(
        listed.read_text(encoding="utf-8").replace("aliases = ", "aliasses = ", 1), encoding="utf-8", newline="\n"
    )
    (problem,) = wgtool("check", "--format", "json").json["problems"]
    assert problem["where"].endswith(".aliasses")
    assert "did you mean aliases" in problem["message"]


@pytest.mark.parametrize("name", ["Monday", "MONDAY", " monday ", "Dydd Llun", "dydd llun", "Llun", "LLUN"])
def test_a_weekday_is_read_in_either_language_and_any_case(wgtool: Wgtool, name: str) -> None:
    Path("groups.toml").write_text(BASE.replace('"monday"', f'"{name}"'), encoding="utf-8", newline="\n")
    assert wgtool.ok("groups", "--format", "json").json["groups"][0]["weekday"] == "monday"


def test_each_welsh_weekday_is_its_own(wgtool: Wgtool) -> None:
    names = ["Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"]
    for name, key in zip(
        names, ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], strict=True
    ):
        Path("groups.toml").write_text(BASE.replace('"monday"', f'"{name}"'), encoding="utf-8", newline="\n")
        assert wgtool.ok("groups", "--format", "json").json["groups"][0]["weekday"] == key


# Each as the value of a key, instead of what it should be.
ENDS = [
    '"' + "x" * 100_000 + '"',
    '"' + "ŵ " * 4000 + '"',
    '"' + "y" * 4999 + '"',
    "9" * 4000,
    "-0x" + "f" * 5000,
    "0b" + "1" * 9000,
    "1e999999",
    "nan",
    "-inf",
    "0001-01-01",
    "9999-12-31",
    "9999-12-31T23:59:59-12:00",
    "0001-01-01T00:00:00+14:00",
    "23:59:59.999999",
    "[" * 90 + "]" * 90,
    "[" * 50_000 + "]" * 50_000,
    "{ a = " * 5000 + "1" + " }" * 5000,
    "[" + "1, " * 40 + "]",
    '[["' + "y" * 5000 + '"]]',
    "{ " + "k" * 5000 + " = 1 }",
    "[0x" + "f" * 5000 + "]",
    "{ en = 0x" + "f" * 5000 + " }",
    "true",
    '""',
    '"\\u0000"',
]
LINES = [line for line in BASE.splitlines() if " = " in line and not line.startswith("    ")]
MORE = [
    *("last_day", "hours_per_week", "capacity", "keep_months", "max_groups_per_person", "country", "subdivision"),
    *("avoid", "sprint", "organisations", "form", "ambiguous_organisations", "other_organisations", "unknown"),
]


@pytest.mark.parametrize("value", ENDS, ids=[one[:12] for one in ENDS])
def test_no_value_of_any_key_is_more_than_a_short_answer(wgtool: Wgtool, value: str) -> None:
    texts = [BASE.replace(line, f"{line.partition(' = ')[0]} = {value}", 1) for line in LINES]
    texts += [BASE.replace('name = "P"', f'name = "P"\n{key} = {value}', 1) for key in MORE]
    texts.append(BASE.replace("minutes = 60", f"minutes = {value}"))
    for text in texts:
        Path("groups.toml").write_text(text, encoding="utf-8", newline="\n")
        for lang in ("en", "cy"):
            result = wgtool("check", "--lang", lang)
            assert result.code in {0, 3}, (result.err, text[:400])
            assert len(result.err) == 0
            # Each mistake is short; a sound name of any length may be named in a warning.
            mistakes = [line for line in result.out.splitlines() if not line.startswith(("warning", "rhybudd"))]
            assert max(map(len, mistakes)) < 500, text[:300]
            assert len(mistakes) < 60
        assert wgtool("groups").code == result.code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
@pytest.mark.parametrize("place", ["groups.toml", "organisations.toml", "sprint/week-05.toml"])
def test_a_pipe_or_a_device_in_place_of_a_file_is_refused_and_not_waited_for(wgtool: Wgtool, place: str) -> None:
    file = wgtool.own_programme()
    wgtool.ok("groups")
    odd = file.parent / place
    odd.unlink()
    os.mkfifo(odd)
    assert wgtool("groups").code == 3
    odd.unlink()
    odd.symlink_to("/dev/zero")
    for command in (
        ["groups"],
        ["check"],
        ["signup", "blue-badge", "--name", "A", "--email", "a@example.org", "--organisation", "B"],
    ):
        result = wgtool(*command)
        assert result.code == 3
        assert "Traceback" not in result.err


def test_a_programme_that_never_ends_is_no_programme(wgtool: Wgtool) -> None:
    if os.name == "nt" or not Path("/dev/zero").exists():
        pytest.skip("no such device here")
    result = wgtool("--programme", "/dev/zero", "groups")
    assert result.code == 3
    assert "/dev/zero" in result.err


def test_a_file_name_of_any_length_is_refused_in_short(wgtool: Wgtool) -> None:
    for name in ("x" * 5000, "x" * 5000 + "/groups.toml"):
        result = wgtool("--programme", name, "groups")
        assert result.code == 3
        assert len(result.err) < 1000


def test_ten_thousand_groups_are_read(wgtool: Wgtool) -> None:
    group = BASE[BASE.index("[[groups]]") : BASE.index("[[weeks]]")]
    many = "".join(group.replace('"g"', f'"g{number}"') for number in range(10_000))
    Path("groups.toml").write_text(BASE.replace(group, many), encoding="utf-8", newline="\n")
    assert len(wgtool.ok("groups", "--format", "json").json["groups"]) == 10_000


def test_every_key_of_a_number_is_known_as_one() -> None:
    numbers: set[str] = set()

    def walk(node: object) -> None:
        if isinstance(node, dict):
            for key, value in node.get("properties", {}).items():
                kinds = [value, *value.get("anyOf", [])]
                if any(one.get("type") in {"integer", "number"} for one in kinds):
                    numbers.add(key)
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk([json.loads(schema_text(name)) for name in TABLES])
    # The details of people that a rule of the mix counts stand in a table of one line.
    assert numbers - {*DETAILS} <= NUMBER_KEYS
