"""Running it again: a programme of one's own, made by `init` and edited."""

from pathlib import Path

import pytest

from conftest import Wgtool


def test_init_makes_a_folder_with_week_1_in_the_week_of_the_date(wgtool: Wgtool) -> None:
    wgtool.ok("init", "autumn", "--start", "2026-09-23", "--name", "Autumn 2026")
    folder = wgtool.folder / "autumn"
    assert sorted(path.name for path in folder.iterdir()) == [
        "groups.toml",
        "messages",
        "organisations.toml",
        "schemas",
        "sprint",
    ]
    text = (folder / "groups.toml").read_text(encoding="utf-8")
    assert "first_week = 2026-09-21" in text
    assert "last_day = 2026-12-11" in text
    assert 'name.en = "Autumn 2026"' in text
    assert 'id = "autumn-2026-09-21"' in text
    # What is true of 2021 only is not handed on.
    assert "2021" not in text


def test_the_examples_of_a_new_programme_carry_its_own_dates(wgtool: Wgtool) -> None:
    wgtool.ok("init", "autumn", "--start", "2026-09-21")
    file = Path("autumn/groups.toml")
    text = file.read_text(encoding="utf-8")
    # The same week and weekday as in the programme that it was made from.
    assert "# date = 2026-12-10\n" in text
    assert "#     { date = 2026-11-18," in text
    example = text[text.index("# [[groups.sessions]]") :].split("\n\n", 1)[0]
    file.write_text(text.replace(example, example.replace("# ", "")), encoding="utf-8", newline="\n")
    dates = [
        one["starts_at"][:10]
        for one in wgtool.ok("--programme", file, "show", "ddat-roles", "--format", "json").json["sessions"]
    ]
    assert dates[-2:] == ["2026-11-30", "2026-12-10"]


@pytest.mark.parametrize(
    "inits",
    [
        [("--start", "2026-01-12"), ("--start", "2026-09-21")],
        [("--start", "2026-09-07", "--name", "Digital"), ("--start", "2026-09-21", "--name", "Digital")],
        [("--start", "2026-09-21", "--name", "Digital"), ("--start", "2026-09-21", "--name", "Data")],
        [("--start", "2026-09-21", "--name", "名前"), ("--start", "2027-09-20", "--name", "名前")],
    ],
)
def test_no_two_programmes_share_the_identity_of_a_session(wgtool: Wgtool, inits: list[tuple[str, ...]]) -> None:
    uids = []
    for number, options in enumerate(inits):
        wgtool.ok("init", f"p{number}", *options)
        calendar = wgtool.ok(
            "--programme", f"p{number}/groups.toml", "--store", f"{number}.jsonl", "export-ics", "blue-badge", "-o", "-"
        ).out
        uids.append({line for line in calendar.replace("\r", "").splitlines() if line.startswith("UID:")})
    assert all(len(one) == 12 for one in uids)
    assert not uids[0] & uids[1]


def test_a_programme_has_a_name_in_each_language_and_an_id_of_the_first(wgtool: Wgtool) -> None:
    both = ("--name", "Autumn 2026", "--welsh", "Hydref 2026")
    for folder, options, english, welsh, first in (
        ("a", both, "Autumn 2026", "Hydref 2026", "autumn"),
        ("b", ("--welsh", "Hydref 2026"), "Hydref 2026", "Hydref 2026", "hydref"),
        ("c", ("--name", "Hydref 2026 / Autumn 2026"), *["Hydref 2026 / Autumn 2026"] * 2, "hydref"),
        ("d", ("--name", "Spring Term"), "Spring Term", "Spring Term", "spring-term"),
    ):
        wgtool.ok("init", folder, "--start", "2026-09-21", *options)
        file = Path(folder) / "groups.toml"
        for lang, name in (("en", english), ("cy", welsh)):
            view = wgtool.ok("--programme", file, "groups", "--format", "json", "--lang", lang).json
            assert view["programme"] == name
        assert f'id = "{first}-2026-09-21"\n' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("start", ["1971-01-01", "2199-12-31", "2199-11-01"])
def test_a_programme_of_which_a_week_lies_out_of_reach_is_a_usage_error(wgtool: Wgtool, start: str) -> None:
    result = wgtool("init", "autumn", "--start", start)
    assert result.code == 2
    assert "2199" in result.err
    assert not Path("autumn").exists()


def test_a_new_programme_is_sound_and_without_a_warning(wgtool: Wgtool) -> None:
    wgtool.ok("init", "autumn", "--start", "2026-09-21", "--name", "Autumn 2026")
    assert (
        wgtool.ok("--programme", "autumn/groups.toml", "check", "--strict", "--format", "json").json["problems"] == []
    )


@pytest.mark.parametrize("start", ["0001-01-01", "1969-12-29", "2200-01-06", "9999-12-31"])
def test_a_start_that_no_calendar_has_is_a_usage_error(wgtool: Wgtool, start: str) -> None:
    result = wgtool("init", "autumn", "--start", start)
    assert result.code == 2
    assert not Path("autumn").exists()


def test_init_refuses_a_folder_that_has_a_programme_and_writes_nothing(wgtool: Wgtool) -> None:
    wgtool.ok("init", "autumn", "--start", "2026-09-21")
    before = {path: path.read_bytes() for path in Path("autumn").rglob("*") if path.is_file()}
    result = wgtool("init", "autumn", "--start", "2027-01-04")
    assert result.code == 1
    assert {path: path.read_bytes() for path in Path("autumn").rglob("*") if path.is_file()} == before


def test_init_refuses_a_start_that_is_no_date(wgtool: Wgtool) -> None:
    result = wgtool("init", "autumn", "--start", "next week")
    assert result.code == 2
    assert not Path("autumn").exists()


@pytest.mark.parametrize("name", ['Say "hello"\\', "Ŵythnos ŷ", "名前"])
def test_a_name_with_awkward_characters_survives_init(wgtool: Wgtool, name: str) -> None:
    wgtool.ok("init", "x", "--start", "2026-09-21", "--name", name)
    view = wgtool.ok("--programme", "x/groups.toml", "groups", "--format", "json").json
    assert view["programme"] == name


def test_the_programme_of_the_current_folder_is_used(wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    wgtool.ok("init", ".", "--start", "2026-09-21", "--name", "Here")
    assert wgtool.ok("groups", "--format", "json").json["programme"] == "Here"


def test_the_store_stands_beside_the_programme_file_in_use(wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    wgtool.ok("init", "x", "--start", "2026-09-21")
    monkeypatch.delenv("WGTOOL_STORE")
    wgtool.ok("--programme", "x/groups.toml", "signup", "blue-badge", "--name", "A", "--email", "a@example.org",
              "--organisation", "Gwynedd")  # fmt: skip
    assert Path("x/signups.jsonl").is_file()


OWN = """
[programme]
id = "spring"
name = "Spring"
timezone = "America/New_York"
first_week = 2027-03-01

[[groups]]
id = "one"
name = "One"
weekday = "wednesday"
starts = "09:00"
ends = "09:30"

[[weeks]]
week = 1
title = "Begin"
blocks = [{ minutes = 30, title = "Talk" }]

[[weeks]]
week = [2, 3, 4, 5, 6]
title = "Go on"
blocks = [{ minutes = 10, title = "Listen" }, { minutes = 20, title = "Talk" }]
"""


def test_six_weeks_in_english_in_another_zone_in_one_file(wgtool: Wgtool) -> None:
    Path("groups.toml").write_text(OWN, encoding="utf-8", newline="\n")
    assert wgtool.ok("check", "--format", "json").json["problems"] == []
    sessions = wgtool.ok("show", "one", "--format", "json").json["sessions"]
    assert [session["starts_at"] for session in sessions] == [
        "2027-03-03T09:00:00-05:00",
        "2027-03-10T09:00:00-05:00",
        # New York's clocks go forward on 14 March.
        "2027-03-17T09:00:00-04:00",
        "2027-03-24T09:00:00-04:00",
        "2027-03-31T09:00:00-04:00",
        "2027-04-07T09:00:00-04:00",
    ]
    assert [session["title"] for session in sessions] == ["Begin", *["Go on"] * 5]
    for command in (["groups"], ["timetable"], ["agenda", "--week", "6"], ["agenda", "--week", "2", "--lang", "cy"]):
        wgtool.ok(*command)


def test_a_ninth_group_is_a_group_like_the_others(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    ninth = """
[[groups]]
id = "ninth"
name = { en = "Ninth", cy = "Nawfed" }
weekday = "friday"
starts = "14:00"
ends = "15:00"
capacity = 2
"""
    file.write_text(file.read_text(encoding="utf-8") + ninth, encoding="utf-8", newline="\n")
    assert wgtool.ok("groups", "--format", "json").json["groups"][8]["weekday"] == "friday"
    view = wgtool.ok("agenda", "--week", "1", "--group", "ninth", "--format", "json").json
    assert view["sessions"][0]["starts_at"] == "2021-09-24T14:00:00+01:00"


PLACED = """
[[groups.sessions]]
week = 12
date = 2021-12-09
starts = "14:00"
ends = "15:30"
location = { en = "County Hall", cy = "Neuadd y Sir" }
reason = { en = "show and tell", cy = "dangos a dweud" }

[[groups.sessions.blocks]]
minutes = 90
title = { en = "Show", cy = "Dangos" }
"""


def test_a_session_can_be_placed_outside_the_usual_slot_with_its_own_length(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    file.write_text(file.read_text(encoding="utf-8") + PLACED, encoding="utf-8", newline="\n")
    session = wgtool.ok("show", "missed-bin", "--format", "json").json["sessions"][11]
    assert (session["starts_at"], session["ends_at"]) == ("2021-12-09T14:00:00+00:00", "2021-12-09T15:30:00+00:00")
    assert (session["status"], session["originally"]) == ("scheduled", None)
    assert session["location"] == "County Hall"
    view = wgtool.ok("agenda", "--week", "12", "--group", "missed-bin", "--format", "json").json
    assert [block["title"] for block in view["sessions"][0]["blocks"]] == ["Show"]
    assert view["sessions"][0]["over_by"] == 0
    week = wgtool.ok("timetable", "--week", "12", "--format", "json").json
    assert ("missed-bin", "2021-12-09T14:00:00+00:00") in {(s["group"], s["starts_at"]) for s in week["sessions"]}


@pytest.mark.parametrize(
    "command", [["agenda", "--on", "soon"], ["reschedule", "blue-badge", "--week", "2", "--to", "soon"]], ids=" ".join
)
def test_an_error_shows_a_date_of_the_programmes_own_year(wgtool: Wgtool, command: list[str]) -> None:
    wgtool.ok("init", "x", "--start", "2026-09-21")
    for lang in ("en", "cy"):
        result = wgtool("--programme", "x/groups.toml", *command, "--lang", lang)
        assert result.code == 2
        assert "2026-09-21" in result.err
        assert "2021" not in result.err
    # Where there is no programme that can be read there is an example all the same.
    Path("x/groups.toml").write_text("[", encoding="utf-8", newline="\n")
    result = wgtool("--programme", "x/groups.toml", "agenda", "--on", "soon")
    assert result.code in {2, 3}
