"""`week`: the sessions of a week on one screen, what changed about them, what is due, what there is to do."""

from io import StringIO
from typing import Any

import pytest

from conftest import Wgtool
from running import Result, signup
from wgtool.renderers.layouts.week import week as layout
from wgtool.renderers.terminal import show

BEFORE = {"WGTOOL_NOW": "2021-09-01T09:00:00+01:00"}


@pytest.fixture
def met(wgtool: Wgtool) -> Wgtool:
    """Sian and Owain are in one group, Ann in another; it is Monday of week 5, 08:00."""
    for person, group in (("sian", "blue-badge"), ("owain", "blue-badge"), ("ann", "ddat-roles")):
        wgtool.ok(*signup(person, group), env=BEFORE)
    return wgtool


def week(wgtool: Wgtool, *arguments: object, **options: Any) -> Any:
    return wgtool.ok("week", *arguments, "--format", "json", **options).json


def session(view: Any, group: str = "blue-badge") -> Any:
    return next(line for line in view["sessions"] if line["group"] == group)


def test_it_is_this_calendar_week_unless_another_is_named(met: Wgtool) -> None:
    view = week(met)
    assert (view["schema"], view["week"], view["from"], view["to"]) == ("wgtool/week/1", 5, "2021-10-18", "2021-10-24")
    assert [line["starts_at"][:16] for line in view["sessions"]][:2] == ["2021-10-18T10:00", "2021-10-18T11:00"]
    assert len(view["sessions"]) == 8
    assert session(view)["expected"] == 2
    assert session(view, "ddat-roles")["expected"] == 1


@pytest.mark.parametrize(
    ("asked", "number", "first", "last", "count"),
    [
        (["--next"], 6, "2021-10-25", "2021-10-31", 8),
        (["--on", "2021-11-07"], 7, "2021-11-01", "2021-11-07", 8),
        (["--on", "7/11/2021"], 7, "2021-11-01", "2021-11-07", 8),
        (["--today"], 5, "2021-10-18", "2021-10-18", 4),
        (["--week", "12"], 12, "2021-12-06", "2021-12-12", 8),
    ],
    ids=str,
)
def test_another_week_or_a_day(met: Wgtool, asked: list[str], number: int, first: str, last: str, count: int) -> None:
    view = week(met, *asked)
    assert (view["week"], view["from"], view["to"], len(view["sessions"])) == (number, first, last, count)


def test_a_week_of_the_sprint_is_shown_wherever_its_sessions_stand(met: Wgtool) -> None:
    met.ok("reschedule", "blue-badge", "--week", "6", "--to", "2021-11-10 10:00")
    view = week(met, "--week", "6")
    assert (view["week"], view["from"], view["to"]) == (6, "2021-10-25", "2021-11-14")
    assert len(view["sessions"]) == 8
    assert week(met, "--on", "2021-11-10")["week"] is None


@pytest.mark.parametrize("both", [["--week", "5", "--next"], ["--today", "--on", "2021-10-18"]], ids=str)
def test_two_weeks_at_once_are_one_too_many(met: Wgtool, both: list[str]) -> None:
    result = met("week", *both)
    assert (result.code, "--today" in result.err) == (2, True)


def test_a_week_that_no_group_has_is_refused(met: Wgtool) -> None:
    assert met("week", "--week", "13").code == 1


@pytest.mark.parametrize(
    ("day", "why", "when"),
    [("2021-09-01", "before", "2021-09-20"), ("2021-12-25", "after", "2021-12-07")],
)
def test_a_week_without_sessions_says_why(met: Wgtool, day: str, why: str, when: str) -> None:
    view = week(met, "--on", day)
    assert (view["sessions"], view["empty"]) == ([], {"why": why, "day": when})
    assert len(view["next"]) == 8
    text = met.ok("week", "--on", day).out
    assert "DDaT Roles: next Monday 18 October 2021, 10:00 (week 5)" in text


def test_the_next_session_of_a_group_that_has_none_in_this_week(met: Wgtool) -> None:
    met.ok("reschedule", "blue-badge", "--week", "5", "--to", "2021-10-26 15:00", "--reason", "Half term")
    view = week(met)
    assert [(line["group"], line["starts_at"], line["week"]) for line in view["next"]] == [
        ("blue-badge", "2021-10-26T15:00:00+01:00", 5)
    ]
    # As seen from now, whichever week is shown.
    assert week(met, "--next")["next"] == []
    assert [line["week"] for line in week(met, "--on", "2021-12-20")["next"]] == [5] * 8
    assert week(met, "--week", "6")["next"] == week(met, "--today")["next"] == []


def test_a_cancelled_session_is_not_the_next_one(met: Wgtool) -> None:
    met.ok("cancel", "blue-badge", "--week", "5")
    view = week(met, "--on", "2021-12-20")
    assert [line["week"] for line in view["next"] if line["group"] == "blue-badge"] == [6]


def test_what_changed_is_marked_with_what_it_was_and_why(met: Wgtool) -> None:
    met.ok("reschedule", "blue-badge", "--week", "5", "--to", "2021-10-20 14:00", "--reason", "Half term")
    met.ok("cancel", "ddat-roles", "--week", "5", "--reason", "Ill")
    met.ok("reschedule", "entry-points", "--week", "5", "--to", "2021-10-18 11:00", "--minutes", "90")
    view = week(met)
    marked = [line["group"] for line in view["sessions"] if line["marked"]]
    assert sorted(marked) == ["blue-badge", "ddat-roles", "entry-points"]
    text = met.ok("week").out
    assert "Moved; originally: Tuesday 19 October 2021, 15:00; reason: Half term" in text
    assert "Cancelled; reason: Ill" in text
    assert "instead of 60 minutes" in text
    assert text.index("Wed 14:00–15:00") > text.index("Tue 16:00–17:00")


def test_a_shift_is_no_news_but_a_session_that_moved_alone_is(met: Wgtool) -> None:
    met.ok("shift", "--from-week", "6", "--by", "7")
    assert not any(line["marked"] for line in week(met, "--on", "2021-11-02")["sessions"])
    # The last one has none after it.
    assert not any(line["marked"] for line in week(met, "--week", "12")["sessions"])
    met.ok("reschedule", "blue-badge", "--week", "12", "--to", "2021-12-21 15:00")
    assert session(week(met, "--week", "12"))["marked"]
    # One of the later ones that stands elsewhere does not make the others news.
    assert not session(week(met, "--week", "9"))["marked"]


def test_a_session_moved_by_a_week_alone_is_marked(met: Wgtool) -> None:
    met.ok("reschedule", "blue-badge", "--week", "6", "--to", "2021-11-02 15:00")
    assert session(week(met, "--week", "6"))["marked"]


def test_who_came_and_who_sent_word_before(met: Wgtool) -> None:
    met.ok("attend", "blue-badge", "--week", "4", "--present", "sian@example.org", "--absent", "owain@example.org")
    met.ok("attend", "blue-badge", "--week", "5", "--apologies", "owain@example.org")
    before, now = session(week(met, "--week", "4")), session(week(met))
    assert before["attendance"] == {"present": 1, "deputies": 0, "members": 2}
    assert (now["attendance"], now["announced"]) == (None, {"apologies": 1, "deputies": 0})
    assert "apologies: 1" in met.ok("week").out


def test_actions_are_those_due_by_the_last_day_shown(met: Wgtool) -> None:
    for text, due in (("Late", "2021-10-11"), ("Sunday", "2021-10-24"), ("Monday", "2021-10-25"), ("Some day", "")):
        met.ok("note", "blue-badge", "action", text, "--who", "sian@example.org", *(["--due", due] if due else []))
    met.ok("note", "blue-badge", "action", "Done", "--due", "2021-10-19")
    met.ok("settle", "5")
    met.ok("note", "blue-badge", "question", "Why?", "--due", "2021-10-19")
    view = week(met)
    assert [(line["id"], line["overdue"]) for line in view["actions"]] == [(1, True), (2, False)]
    assert view["undated"] == 1
    assert [line["id"] for line in week(met, "--next")["actions"]] == [1, 2, 3]
    assert [line["id"] for line in week(met, "--today")["actions"]] == [1]
    text = met.ok("week").out
    assert "- 1. Blue badge review (a service design approach): Late (Sian, 11 October 2021 (overdue))" in text
    assert "wgtool notes --kind action --open" in text


def test_open_blockers(met: Wgtool) -> None:
    met.ok("note", "blue-badge", "blocker", "No budget", "--barrier", "finance")
    met.ok("note", "ddat-roles", "blocker", "No rule", "--barrier", "policy")
    met.ok("settle", "2")
    assert [line["id"] for line in week(met)["blockers"]] == [1]
    assert "No budget (" in met.ok("week").out


def test_attendance_to_record_is_a_line_a_group(met: Wgtool) -> None:
    met.ok("attend", "blue-badge", "--week", "2", "--everyone")
    met.ok("cancel", "blue-badge", "--week", "3")
    to_do = week(met)["to_do"]
    assert [(line["what"], line["group"], line["weeks"], line["command"]) for line in to_do] == [
        ("attendance", "ddat-roles", [1, 2, 3, 4], "wgtool attend ddat-roles --week 1"),
        ("attendance", "blue-badge", [1, 4], "wgtool attend blue-badge --week 1"),
    ]
    assert to_do[0] | {"places": None, "waiting": None} == to_do[0]
    # As of now, whichever week is shown, and only once a session is over.
    assert week(met, "--week", "12")["to_do"] == to_do
    later = {"WGTOOL_NOW": "2021-10-18T10:59:00+01:00"}
    assert week(met, env=later)["to_do"] == to_do
    over = {"WGTOOL_NOW": "2021-10-18T11:00:00+01:00"}
    assert week(met, env=over)["to_do"][0]["weeks"] == [1, 2, 3, 4, 5]
    out = met.ok("week", env=over).out
    assert "- Attendance, weeks 1–5: wgtool attend ddat-roles --week 1\n" in out
    met.ok("cancel", "blue-badge", "--week", "4")
    assert "- Attendance, week 1: wgtool attend blue-badge --week 1\n" in met.ok("week", env=over).out


def test_what_is_to_do_is_one_line_of_80_columns_a_group(wgtool: Wgtool) -> None:
    view = shown(wgtool)
    line = {"what": "attendance", "name": "", "places": None, "waiting": None}
    ids = [session["group"] for session in view["sessions"]]
    view["to_do"] = [
        {**line, "group": id_, "weeks": [1, 2, 3, 4], "command": f"wgtool attend {id_} --week 1"} for id_ in ids
    ]
    screen = StringIO()
    show([layout(view, "en")], screen, 80, colour=False)
    assert sum(line.startswith("•") for line in screen.getvalue().splitlines()) == len(ids)
    assert "\n  " not in screen.getvalue().partition("To do")[2]


def test_whoever_was_entered_later_is_asked_about_nothing_before(wgtool: Wgtool) -> None:
    wgtool.ok(*signup("sian", "blue-badge"))
    assert week(wgtool)["to_do"] == []
    assert [line["weeks"] for line in week(wgtool, env={"WGTOOL_NOW": "2021-10-19T17:00:00+01:00"})["to_do"]] == [[5]]


def test_places_free_while_people_wait(wgtool: Wgtool) -> None:
    file = wgtool.own_programme(old='id = "blue-badge"\n', new='id = "blue-badge"\ncapacity = 1\n')
    for person in ("sian", "owain", "ann"):
        wgtool.ok(*signup(person, "blue-badge"), env=BEFORE)
    assert week(wgtool, env=BEFORE)["to_do"] == []
    file.write_text(
        file.read_text(encoding="utf-8").replace("capacity = 1\n", "capacity = 2\n"), encoding="utf-8", newline="\n"
    )
    (line,) = week(wgtool, env=BEFORE)["to_do"]
    assert (line["what"], line["places"], line["waiting"], line["weeks"]) == ("places", 1, 2, [])
    assert line["command"] == "wgtool promote blue-badge"
    assert "Places free: 1, waiting: 2: wgtool promote blue-badge" in wgtool.ok("week", env=BEFORE).out
    wgtool.ok("finish", "blue-badge", "--after-week", "6", env=BEFORE)
    assert week(wgtool, env=BEFORE)["to_do"] == []


def test_without_a_store_the_sessions_stand_as_defined(wgtool: Wgtool) -> None:
    view = week(wgtool)
    assert {line["expected"] for line in view["sessions"]} == {0}
    assert view["to_do"] == view["actions"] == view["blockers"] == []
    assert not wgtool.store.exists()


def test_it_fits_a_screen(met: Wgtool) -> None:
    met.ok("note", "blue-badge", "blocker", "No budget", "--barrier", "finance")
    assert len(met.ok("week").out.splitlines()) <= 24


def test_a_long_link_does_not_fill_the_screen(wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    link = "https://teams.example.org/l/meetup-join/" + "19%3ameeting_NjE4ZTk0" * 6
    groups = ("blue-badge", "missed-bin", "ddat-roles")
    changes = {f"old{group}": f'id = "{group}"\n' for group in groups}
    changes |= {f"new{group}": f'id = "{group}"\nurl = "{link}"\n' for group in groups}
    wgtool.own_programme(**changes)
    view = wgtool.ok("week").out
    assert view.count(link) == 3
    (page,) = [layout(shown(wgtool), "en")]
    for colour, old in ((True, False), (True, True), (False, False)):
        monkeypatch.setattr("rich.console.detect_legacy_windows", lambda old=old: old)
        screen = StringIO()
        show([page], screen, 80, colour=colour)
        text = screen.getvalue()
        # What cannot be followed is left out: its words alone would lead nowhere.
        followed = colour and not old
        assert (text.count("Join"), link in text) == (3 if followed else 0, followed)
        assert len(text.splitlines()) <= 24


def shown(wgtool: Wgtool) -> Any:
    return wgtool.ok("week", "--format", "json").json


@pytest.mark.parametrize("form", ["table", "markdown", "json", "html"])
def test_each_format_in_both_languages(met: Wgtool, form: str) -> None:
    def told(lang: str) -> Result:
        return met.ok("week", "--format", form, "--lang", lang)

    assert "Blue badge review" in told("en").out
    assert "Bathodyn Glas" in told("cy").out
    assert met("week", "--format", "csv").code == 2


def test_two_dates_say_what_they_share_once() -> None:
    from datetime import date

    from wgtool.texts.dates import span

    assert span(date(2021, 10, 4), date(2021, 10, 10), "en") == "4–10 October 2021"
    assert span(date(2021, 9, 27), date(2021, 10, 3), "cy") == "27 Medi – 3 Hydref 2021"
    assert span(date(2021, 12, 27), date(2022, 1, 2), "en") == "27 December 2021 – 2 January 2022"
