"""Time stamps in every usual shape: who came first must not hang on how a form writes the hour."""

from datetime import UTC, datetime

import pytest

from forms.samples import form, sheet
from wgtool.forms.moments import arrival

TEN = datetime(2021, 9, 1, 10, 0)
NINE_UTC = datetime(2021, 9, 1, 9, 0, tzinfo=UTC)
TEN_UTC = datetime(2021, 9, 1, 10, 0, tzinfo=UTC)

READ = {
    TEN: [
        *("2021-09-01 10:00:00", "\u200e2021-09-01 10:00", "'2021-09-01 10:00", "2021-09-01T10:00", "2021-9-1 10:00"),
        *("2021. 09. 01. 10:00", "2021/09/01 10:00:00 AM", "20210901100000", "2021-09-01 10:00 Europe/London"),
        *("1 September 2021 10:00", "1st September 2021 at 10.00am", "01-Sep-2021 10:00:00", "1-Sep-21 10:00"),
        *("Sep 1, 2021 10:00 AM", "Sept. 1, 2021, 10:00 a.m.", "Wednesday, September 1, 2021 10:00"),
        *("Wed 1 Sep 2021 10:00", "10:00 on 1 September 2021", "1 September 2021 - 10:00", "1 Sep 2021 10am"),
        *("1 Medi 2021 10:00", "1af Medi 2021 am 10:00", "Dydd Mercher 1 Medi 2021 10:00", "Mer 1 Medi 2021, 10:00 yb"),
        *("Mittwoch, 1. September 2021 um 10:00", "Mi., 1. Sept. 2021, 10:00", "mer. 1 sept. 2021 10:00"),
        *("44440.4166666667", "44440,4166666667"),
    ],
    NINE_UTC: [
        *("2021/09/01 10:00:00 am BST", "2021-09-01 10:00 BST", "2021-09-01T10:00:00+01:00", "2021-09-01 11:00 MESZ"),
        *("2021/09/01 10:00:00 AM GMT+1", "01 Sep 2021 10:00 UTC+1", "Wed, 01 Sep 2021 10:00:00 +0100"),
        *("2021/09/01 4:00:00 AM EST", "2021-09-01 10:00 CET", "1. September 2021 um 10:00 MEZ", "1630486800"),
        *("Wed Sep 01 2021 10:00:00 GMT+0100 (British Summer Time)", "Wed Sep  1 10:00:00 BST 2021"),
        "2021-09-01T10:00:00+01:00[Europe/London]",
    ],
    TEN_UTC: [
        *("2021-09-01 10:00:00 +0000 UTC", "2021-09-01T10:00:00.000Z", "20210901T100000Z", "1630490400000"),
        *("2021-09-01 10:00 GMT", "1 Medi 2021 10:00 GMT", "1630490400"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("moment", "text"), [(moment, one) for moment, many in READ.items() for one in many])
def test_a_usual_time_stamp_is_read_to_the_minute(moment: datetime, text: str) -> None:
    came = arrival([text], "Timestamp")
    assert (list(came.sent), came.remarks) == ([moment], ())


@pytest.mark.parametrize("text", ["1/9/2021 2:05 p.m.", "1/9/21 14:05", "1 Sep 2021 2.05pm", "1 Medi 2021 2:05 yh"])
def test_afternoons_are_told_from_mornings(text: str) -> None:
    assert arrival([text, "13/9/2021"], "Timestamp").sent[0] == datetime(2021, 9, 1, 14, 5)


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "10",
        "1 September",
        "12/2021",
        "#VALUE!",
        "31/02/2021",
        "10:00",
        "Room 3 2021",
        "9" * 60,
        "2021-09-01 99:99",
        "2021-09-01 10:00 +9900",
        "1900-01-00",
        "0001-01-01T00:00Z",
    ],
)
def test_what_is_no_time_is_told_with_its_column_and_an_example(text: str) -> None:
    came = arrival(["2021-09-01", text, ""], "Sent\nat")
    assert list(came.order) == [0, 1, 2]
    (remark,) = came.remarks
    assert remark.key == "form.stamps_unread"
    assert remark.values == {"column": "Sent at", "count": "1/3", "example": text}


@pytest.mark.parametrize(
    "stamps",
    [
        ("2021/09/03 10:00:00 am BST", "2021/09/02 10:00:00 am BST", "2021/09/01 10:00:00 am BST"),
        ("Fri 3 Sep 2021 10:00", "Thu 2 Sep 2021 10:00", "Wed 1 Sep 2021 10:00"),
        ("44442.4", "44441.4", "44440.4"),
        ("3 Medi 2021", "2021-09-02 10:00", "1630490400"),
    ],
)
def test_the_newest_first_is_turned_round(stamps: tuple[str, ...]) -> None:
    rows = "".join(f'"{stamp}",p{place}@example.org,A,P,ddat-roles\n' for place, stamp in enumerate(stamps))
    read = form(f"Timestamp,Email,Name,Council,Groups\n{rows}".encode())
    assert ([row.number for row in read.rows], read.remarks) == ([4, 3, 2], ())


def test_a_workbook_with_days_as_plain_numbers_is_ordered_too() -> None:
    rows = [(44441.5 - n, f"p{n}@example.org", "A", "Powys", "ddat-roles") for n in range(2)]
    read = form(sheet(("Timestamp", "Email", "Name", "Council", "Groups"), *rows))
    assert [row.sent for row in read.rows] == [datetime(2021, 9, 1, 12), datetime(2021, 9, 2, 12)]
