"""Whatever stands in a file, it is a report, a list, or refused: never a fault."""

from contextlib import suppress

from hypothesis import example, given
from hypothesis import strategies as st

from attendance.reports import LAYOUTS, TEAMS
from wgtool.domain.meetings import MOST, minutes_of
from wgtool.domain.names import meeting_names
from wgtool.errors import WgtoolError
from wgtool.forms.meetings.reader import read
from wgtool.forms.meetings.values import seconds_of


def understood(data: bytes) -> None:
    with suppress(WgtoolError):
        report = read(data, "report")
        assert report.readings
        report.days()
        for visits in report.readings:
            assert all(visit.name or visit.email for visit in visits)
            assert 0 <= (minutes_of(visits) or 0) <= MOST


@given(st.binary(max_size=200))
@example(b"Name,Duration\n\n")
@example(b"\tName\tJoin Time\r\n\t\t1/1/9999, 10:00\r\n")
def test_any_bytes(data: bytes) -> None:
    understood(data)


@given(st.sampled_from(sorted(LAYOUTS)), st.data())
def test_reports_with_pieces_cut_out_swapped_and_put_in(layout: str, data: st.DataObject) -> None:
    text = LAYOUTS[layout]
    cells = st.sampled_from(
        ["", "\t", "\n", ",", '"', "9/99/21", "31/02/2021, 25:61:00", "99999h", "-5m", "@", "(", "١"]
    )
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 40)))
        text = text[:start] + data.draw(cells) + text[end:]
    understood(text.encode("utf-16"))


@given(st.text(max_size=40))
def test_any_name_has_ways_to_read_it_that_are_stable(name: str) -> None:
    for way in meeting_names(name)[:1]:
        assert meeting_names(way)[0] == way


@given(st.text(max_size=20), st.booleans())
@example("1h 2m 3s", False)
def test_a_length_is_none_or_a_number_of_seconds(text: str, in_minutes: bool) -> None:
    assert (seconds_of(text, in_minutes=in_minutes) or 0) >= 0


def test_a_report_is_the_same_read_again() -> None:
    assert read(TEAMS.encode(), "a") == read(TEAMS.encode(), "a")
