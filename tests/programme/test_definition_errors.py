"""Mistakes in the definitions: every one is found, with file, line, key, what is wrong and what would be right."""

from pathlib import Path

import pytest

from conftest import Wgtool

BASE = """\
[programme]
id = "p"
name = "P"
timezone = "Europe/London"
first_week = 2021-09-20

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

# Each mistake: what is replaced by what, on which line it is then found, under which key, and words of the message.
MISTAKES = [
    ('id = "p"', 'id = "P 1"', 2, "programme.id", "kebab|hyphens"),
    ('timezone = "Europe/London"', 'timezone = "Europe/Londn"', 4, "programme.timezone", "Europe/London"),
    ("first_week = 2021-09-20", "first_week = 2021-09-22", 5, "programme.first_week", "2021-09-20"),
    ("first_week = 2021-09-20", "first_week = 9999-12-27", 5, "programme.first_week", "2199"),
    ("first_week = 2021-09-20", "first_week = 0001-01-01", 5, "programme.first_week", "1971"),
    ("first_week = 2021-09-20", 'first_week = "soon"', 5, "programme.first_week", "YYYY-MM-DD"),
    ("first_week = 2021-09-20", "first_week = 2021-09-20\nlast_day = 2021-09-01", 6, "programme.last_day", "before"),
    ("first_week = 2021-09-20", "first_week = 2021-09-20\nfirst_weak = 1", 6, "programme.first_weak", "first_week"),
    ('id = "p"', 'id = "p"\nsite_url = "www.example.org"', 3, "programme.site_url", "https"),
    ('id = "p"', 'id = "p"\nsign_up_url = "javascript:x"', 3, "programme.sign_up_url", "https"),
    ('id = "p"', 'id = "p"\ncontact = "no body"', 3, "programme.contact", "email"),
    ('id = "p"', 'id = "p"\ncontact = "https://a b.example"', 3, "programme.contact", "link"),
    ("first_week = 2021-09-20", "first_week = 2021-09-20\ncapacity = 0", 6, "programme.capacity", "at least 1"),
    ("first_week = 2021-09-20", 'first_week = 2021-09-20\ncapacity = "9"', 6, "programme.capacity", "whole number"),
    ('weekday = "monday"', 'weekday = "moonday"', 10, "groups[g].weekday", "tuesday"),
    ('weekday = "monday"\n', "", 7, "groups[g].weekday", "missing"),
    ('starts = "10:00"', 'starts = "25:00"', 11, "groups[g].starts", "10:00"),
    ('ends = "11:00"', 'ends = "09:00"', 12, "groups[g].ends", "later"),
    ('ends = "11:00"', 'ends = "11:30"', 17, "weeks[week 1].blocks", "90"),
    ('ends = "11:00"', 'ends = "11:00"\nurl = "ftp://x"', 13, "groups[g].url", "https"),
    ('name = "G"', 'facilitator = { name = "A", email = "a" }\nname = "G"', 9, "groups[g].facilitator.email", "email"),
    ('name = "G"', "name = 5", 9, "groups[g].name", "text"),
    ('name = "G"', 'name = { en = "G", fr = "G" }', 9, "groups[g].name.fr", "en"),
    ('name = "G"', "name = {}", 9, "groups[g].name", "nothing"),
    ("week = 1", "week = 2", 14, "weeks", "1"),
    ("week = 1", "week = 53", 15, "weeks[the 1st].week", "52"),
    ("week = 1", "week = [1, 1]", 15, "weeks[the 1st].week", "1"),
    ("{ minutes = 60", "{ minutes = 55", 17, "weeks[week 1].blocks", "55"),
    ("{ minutes = 60", "{ minutes = -60", 18, "weeks[week 1].blocks[the 1st].minutes", "at least"),
    ('title = "B" }', 'titel = "B" }', 18, "weeks[week 1].blocks[the 1st]", "title"),
    ('id = "p"', 'id = "p"\nsprint = "sprint"', 3, "programme.sprint", "[[weeks]]"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "key", "words"), MISTAKES)
def test_a_mistake_is_named_with_line_key_and_cure(
    wgtool: Wgtool, old: str, new: str, line: int, key: str, words: str
) -> None:
    assert old in BASE
    Path("groups.toml").write_text(BASE.replace(old, new, 1), encoding="utf-8", newline="\n")
    for command in (["groups"], ["agenda", "--week", "1"], ["signup", "g", "--email", "a@example.org"]):
        result = wgtool(*command)
        assert result.code == 3
        assert result.out == ""
        assert "Traceback" not in result.err
    found = [text for text in result.err.splitlines() if f"groups.toml:{line}:" in text]
    assert found, result.err
    assert any(key in text for text in found), result.err
    assert any(word in text for text in found for word in words.split("|")), result.err


def test_every_mistake_is_found_at_once(wgtool: Wgtool) -> None:
    text = (
        BASE.replace('id = "p"', 'id = "P"')
        .replace('starts = "10:00"', 'starts = "x"')
        .replace("minutes = 60", "minutes = 0")
    )
    Path("groups.toml").write_text(text, encoding="utf-8", newline="\n")
    problems = wgtool("check", "--format", "json").json["problems"]
    assert [problem["where"].split(": ")[1] for problem in problems] == [
        "programme.id",
        "groups[g].starts",
        "weeks[week 1].blocks[the 1st].minutes",
    ]


CALLED = [
    ("en", "week 9", "the 1st", "the 2nd", "the 3rd"),
    ("cy", "wythnos 9", "rhif 1", "rhif 2", "rhif 3"),
]


@pytest.mark.parametrize(("lang", "week", "first", "second", "third"), CALLED)
def test_what_stands_in_a_list_goes_by_what_people_know_it_by(
    wgtool: Wgtool, lang: str, week: str, first: str, second: str, third: str
) -> None:
    file = wgtool.own_programme()
    listed = file.with_name("organisations.toml")

    def keys() -> list[str]:
        problems = wgtool("check", "--format", "json", "--lang", lang).json["problems"]
        return [one["where"].split(": ")[1] for one in problems if one["severity"] == "error"]

    sessions = '{ week = 9, ends = "09:00" }, { week = 7, location = "A" }, { week = 7, location = "B" }'
    old = 'id = "blue-badge"\n'
    text = file.read_text(encoding="utf-8").replace(old, f"{old}sessions = [{sessions}]\n")
    file.write_text(text, encoding="utf-8", newline="\n")
    text = listed.read_text(encoding="utf-8")
    wrong = text.replace('candidates = ["caerphilly", "conwy"]', 'candidates = ["x", "y"]', 1)
    listed.write_text(wrong, encoding="utf-8", newline="\n")
    assert keys() == [
        f"groups[blue-badge].sessions[{week}].ends",
        f"groups[blue-badge].sessions[{second}].week",
        f"groups[blue-badge].sessions[{third}].week",
        f'ambiguous_organisations["CCBC"].candidates[{first}]',
        f'ambiguous_organisations["CCBC"].candidates[{second}]',
    ]
    # One whose text would move a terminal’s cursor.
    listed.write_text(text.replace('text = "CCBC"', 'text = "C\\u001bC"', 1), encoding="utf-8", newline="\n")
    assert f"ambiguous_organisations[{first}].text" in keys()


def test_a_key_is_named_as_it_stands_in_the_file_and_once(wgtool: Wgtool) -> None:
    text = BASE.replace('id = "p"', 'id = "p"\norganisations = { id = "o" }')
    Path("groups.toml").write_text(text, encoding="utf-8", newline="\n")
    problems = wgtool("check", "--format", "json").json["problems"]
    assert [problem["where"] for problem in problems] == ["groups.toml:3: programme.organisations"]


def test_mistakes_in_week_files_name_those_files(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    week = file.parent / "sprint" / "week-05.toml"
    text = week.read_text(encoding="utf-8")
    week.write_text(text.replace("minutes = 4\n", "minutes = 5\n", 1), encoding="utf-8", newline="\n")
    result = wgtool("agenda", "--week", "1")
    assert result.code == 3
    assert "week-05.toml:" in result.err
    assert "61" in result.err
    # The eight groups share the sprint: its mistake is said once.
    assert result.err.count("  week-05.toml") == 1


def test_a_week_whose_file_has_a_mistake_is_not_missing(wgtool: Wgtool) -> None:
    weeks = wgtool.own_programme().with_name("sprint")
    (weeks / "week-07.toml").write_bytes(b"\xff")
    week = weeks / "week-05.toml"
    week.rename(weeks / "review.toml")
    text = (weeks / "review.toml").read_text(encoding="utf-8").replace("minutes = 4\n", "minutes = -4\n", 1)
    (weeks / "review.toml").write_text(text, encoding="utf-8", newline="\n")
    assert "missing weeks" not in wgtool("groups").err
    (weeks / "week-09.toml").unlink()
    assert "missing weeks in sprint: 9\n" in wgtool("groups").err


def test_each_file_is_named_above_its_own_mistakes(wgtool: Wgtool) -> None:
    file = wgtool.own_programme(old1='weekday = "monday"', new1='weekday = "moonday"')
    weeks, organisations = file.with_name("sprint"), file.with_name("organisations.toml")
    week = weeks / "week-05.toml"
    week.write_text(week.read_text(encoding="utf-8").replace("week = 5", "week = 99"), encoding="utf-8", newline="\n")
    (weeks / "week-07.toml").write_bytes(b"\xff")
    organisations.write_text("organisations = 5 5", encoding="utf-8", newline="\n")
    errors = wgtool("groups").err.splitlines()
    heads = [place for place, line in enumerate(errors) if "Mistakes in " in line]
    ends = [*heads[1:], len(errors)]
    named = [errors[head].partition("Mistakes in ")[2].rpartition(": ") for head in heads]
    assert [file_ for file_, _, _ in named] == [str(file), str(week), str(weeks / "week-07.toml"), str(organisations)]
    for (name, _, count), head, end in zip(named, heads, ends, strict=True):
        found = [line for line in errors[head + 1 : end] if line.startswith(f"  {Path(name).name}")]
        assert len(found) == int(count)
    # A file that is not there is a mistake of the one that names it.
    organisations.unlink()
    assert "organisations.toml: " not in "".join(
        line for line in wgtool("groups").err.splitlines() if "Mistakes in " in line
    )


def test_two_groups_of_one_id_are_a_mistake(wgtool: Wgtool) -> None:
    wgtool.own_programme(old1='id = "missed-bin"', new1='id = "blue-badge"')
    result = wgtool("groups")
    assert result.code == 3
    assert "blue-badge" in result.err


def test_a_facilitator_in_two_places_at_once_is_a_mistake(wgtool: Wgtool) -> None:
    both = 'facilitator = { name = "Sam", email = "sam@example.org" }\n'
    file = wgtool.own_programme(old1='id = "missed-bin"\n', new1='id = "missed-bin"\n' + both)
    text = file.read_text(encoding="utf-8").replace('id = "blue-badge"\n', 'id = "blue-badge"\n' + both)
    file.write_text(text, encoding="utf-8", newline="\n")
    wgtool.ok("groups")
    file.write_text(
        text.replace('starts = "15:00"\nends = "16:00"', 'starts = "15:30"\nends = "16:30"'), encoding="utf-8"
    )
    result = wgtool("groups")
    assert result.code == 3
    assert "Sam" in result.err or "sam@example.org" in result.err


def test_a_local_time_that_does_not_exist_is_a_mistake(wgtool: Wgtool) -> None:
    text = (
        BASE.replace("2021-09-20", "2021-03-22")
        .replace("monday", "sunday")
        .replace("10:00", "01:30")
        .replace("11:00", "02:30")
    )
    Path("groups.toml").write_text(text, encoding="utf-8", newline="\n")
    result = wgtool("groups")
    assert result.code == 3
    assert "28 March 2021" in result.err


def test_a_local_time_that_exists_twice_is_worth_a_warning(wgtool: Wgtool) -> None:
    text = (
        BASE.replace("2021-09-20", "2021-10-25")
        .replace("monday", "sunday")
        .replace("10:00", "01:30")
        .replace("11:00", "02:30")
    )
    Path("groups.toml").write_text(text, encoding="utf-8", newline="\n")
    problems = wgtool.ok("check", "--format", "json").json["problems"]
    assert sum("twice" in problem["message"] for problem in problems) == 1
    session = wgtool.ok("show", "g", "--format", "json").json["sessions"][0]
    assert session["starts_at"] == "2021-10-31T01:30:00+01:00"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (BASE.encode("utf-16"), "UTF-8"),
        (BASE.replace('"G"', '"Grŵp"').encode("utf-8").replace(b"\xc5\xb5", b"\xe2"), "line 9"),
        (b"[programme\n", "TOML"),
        (b"", "programme"),
        (b"\x00\x01\x02", "TOML"),
    ],
)
def test_a_file_that_is_no_programme_is_named_with_the_reason(wgtool: Wgtool, data: bytes, words: str) -> None:
    Path("groups.toml").write_bytes(data)
    result = wgtool("groups")
    assert result.code == 3
    assert words in result.err
    assert "groups.toml" in result.err


def test_a_byte_order_mark_and_windows_line_ends_are_understood(wgtool: Wgtool) -> None:
    Path("groups.toml").write_bytes(b"\xef\xbb\xbf" + BASE.replace("\n", "\r\n").encode())
    wgtool.ok("groups")


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_programme_that_is_not_there_or_no_file_exits_3(wgtool: Wgtool, name: str) -> None:
    result = wgtool("--programme", name, "groups")
    assert result.code == 3
    assert result.err.startswith("wgtool: error: ")


def test_a_text_in_one_language_falls_back_and_check_warns(wgtool: Wgtool) -> None:
    Path("groups.toml").write_text(BASE.replace('name = "G"', 'name = { en = "Only" }'), encoding="utf-8", newline="\n")
    assert wgtool.ok("groups", "--format", "json", "--lang", "cy").json["groups"][0]["name"] == "Only"
    (problem,) = wgtool.ok("check", "--format", "json").json["problems"]
    assert problem["severity"] == "warning"
    assert problem["where"] == "groups.toml:9: groups[g].name"
    assert "Welsh" in problem["message"]


def test_check_tells_of_a_store_that_cannot_be_read_as_one_problem(wgtool: Wgtool) -> None:
    wgtool.store.write_text("garbage\n", encoding="utf-8", newline="\n")
    result = wgtool("check", "--format", "json")
    assert result.code == 4
    errors = [problem for problem in result.json["problems"] if problem["severity"] == "error"]
    assert len(errors) == 1
    assert "line 1" in errors[0]["message"]
    assert "not JSON" in errors[0]["message"]
