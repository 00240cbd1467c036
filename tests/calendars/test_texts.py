"""What people wrote, in a calendar: nothing of it lost, nothing of it able to break the file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendars.reading import read, split_values
from calendars.samples import FULL, PLAIN, calendar, only_event
from wgtool.calendars.lines import clean
from wgtool.calendars.writer import to_ics
from wgtool.views.calendars import Organizer


def test_characters_that_break_readers_are_left_out_of_texts() -> None:
    """Control characters go, the tab stays, separators of lines become spaces."""
    event = only_event(PLAIN._replace(summary="a\x00b\x07c\x1bd\te\u2028f\u2029g\x85h\x7fi\x9bj\ud800k\ufeff"))
    assert event.text("SUMMARY") == "abcd\te f g hij\ufffdk\ufeff"


def test_every_kind_of_line_end_is_a_new_line() -> None:
    """Windows and old Macs alike."""
    assert only_event(PLAIN._replace(description="a\r\nb\rc\nd")).text("DESCRIPTION") == "a\nb\nc\nd"


@pytest.mark.parametrize("text", ["\\Notes", "C:\\new", "\\\\server\\N", "\\;", "\\,", "\\\\n", "%2C", "^n", "\\"])
def test_what_looks_like_an_escape_is_a_text_like_any_other(text: str) -> None:
    """The names of Windows folders, most of all."""
    event = only_event(PLAIN._replace(summary=text, description=text, location=text, categories=(text, text)))
    assert event.text("SUMMARY") == event.text("DESCRIPTION") == event.text("LOCATION") == text
    assert split_values(event.value("CATEGORIES")) == [text, text]


@pytest.mark.parametrize("character", ["a", "é", "’", "\U0001f9d1\u200d\U0001f4bb", "\\", ",", "\n", "\\n"])
def test_a_line_is_folded_at_75_octets_wherever_a_character_or_escape_falls(character: str) -> None:
    """The strict reader looks at each piece of each line."""
    for before in range(80):
        text = "x" * before + character * 60
        assert only_event(PLAIN._replace(summary=text)).text("SUMMARY") == text


def test_a_folded_line_is_as_full_as_it_may_be() -> None:
    """75 octets, and 75 again with the space."""
    data = to_ics(calendar(PLAIN._replace(summary="x" * 500)))
    pieces = data.split(b"SUMMARY:")[1].split(b"\r\n")
    assert [len(piece) for piece in pieces[:7]] == [67, 75, 75, 75, 75, 75, 64]


@settings(deadline=None)
@given(st.text(), st.text(), st.text(), st.text(), st.lists(st.text(min_size=1), min_size=1))
def test_any_text_comes_back_as_it_was(
    name: str, summary: str, description: str, location: str, categories: list[str]
) -> None:
    """But for what cannot stand in a calendar file."""
    event = FULL._replace(summary=summary, description=description, location=location, categories=tuple(categories))
    found = read(to_ics(calendar(event, name=name)))
    (back,) = found.all("VEVENT")
    assert found.text("NAME") == found.text("X-WR-CALNAME") == clean(name)
    assert back.text("SUMMARY") == clean(summary)
    assert back.text("DESCRIPTION") == clean(description)
    assert ("LOCATION" in back.names()) == bool(location)
    if location:
        assert back.text("LOCATION") == clean(location)
    if all(map(clean, categories)):
        assert split_values(back.value("CATEGORIES")) == list(map(clean, categories))


@settings(deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_a_plain_text_is_not_changed_by_cleaning(text: str) -> None:
    """Cleaning takes nothing that can be read."""
    assert clean(text) == text


@settings(deadline=None)
@given(st.text())
def test_any_name_of_a_facilitator_keeps_the_file_whole(name: str) -> None:
    """Whatever it holds, it ends at its second quote."""
    event = only_event(PLAIN._replace(organizer=Organizer(name, "ann@example.org")))
    assert set(event.get("ORGANIZER").parameters) == {"CN"}
    assert event.value("ORGANIZER") == "mailto:ann@example.org"
