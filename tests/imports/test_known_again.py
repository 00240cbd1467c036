"""Next week’s download has the rows as they were sent: what was put right is known again, and only news is told."""

import csv
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from conftest import Wgtool
from forms.samples import sheet
from imports.downloads import HEADINGS, save

STAMPED = ("Completion time", *HEADINGS)
Row = tuple[str, ...]

# Three downloads of one form, a week apart: each has the rows of those before it.
WEEK_1 = [
    ("2021-09-01 10:00", "ann@example.org", "Ann Rees", "Gwynedd", "ddat-roles"),
    ("2021-09-01 10:01", "bet@example.org", "Bet Puw", "Coucil of Gwynned", "blue-badge"),
    ("2021-09-01 10:02", "cai@example", "Cai Llwyd", "Powys", "missed-bin"),
    ("2021-09-01 10:03", "dai@example.org", "Dai Huws", "Conwy", "blue bage revue"),
    ("2021-09-01 10:04", "", "", "Conwy", "blue-badge"),
]
WEEK_2 = [
    *WEEK_1,
    ("2021-09-08 10:00", "eve@example.org", "Eve Morus", "CCBC", "wet-signatures"),
    ("2021-09-08 10:01", "", "", "Conwy", "blue-badge"),
    ("2021-09-08 10:02", "fay@example.org", "Fay Prys", "Powys", "ddat-roles"),
]
WEEK_3 = [*WEEK_2, ("2021-09-15 10:00", "gwen@example.org", "Gwen", "Mordor", "ddat-roles")]
RIGHT = {
    "Coucil of Gwynned": "Gwynedd",
    "cai@example": "cai@example.org",
    "blue bage revue": "blue-badge",
    "CCBC": "Conwy",
}


def imported(wgtool: Wgtool, rows: Iterable[Row], *options: str, name: str = "answers.csv", code: int) -> Any:
    """Import a download and return what is said of it."""
    result = wgtool(
        "import", save(wgtool.folder, *rows, name=name, headings=STAMPED), "--format", "json", *map(str, options)
    )
    assert result.code == code, result.err
    return result.json


def put_right_csv(file: Path, right: Mapping[str, str]) -> None:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream)
    # Excel’s users sort, and columns go with their rows.
    rows = [[right.get(cell, cell) for cell in row] for row in reversed(rows)]
    with file.open("w", encoding="cp1252", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([head, *rows])


def put_right_xlsx(file: Path, right: Mapping[str, str]) -> None:
    book = load_workbook(file)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            cell.value = right.get(cell.value, cell.value)
    book.save(file)


@pytest.mark.parametrize(("ending", "put_right"), [("csv", put_right_csv), ("xlsx", put_right_xlsx)])
def test_three_downloads_a_week_apart_reject_only_what_is_new(
    wgtool: Wgtool, ending: str, put_right: Callable[[Path, Mapping[str, str]], None]
) -> None:
    first, second, third = (wgtool.folder / f"rejects{n}.{ending}" for n in (1, 2, 3))
    assert len(imported(wgtool, WEEK_1, "--rejects", first, code=1)["rejected"]) == 4
    put_right(first, RIGHT)
    view = wgtool("import", first, "--format", "json").json
    assert (view["recorded"], [one["column"] for one in view["rejected"]]) == (3, ["Email"])

    view = imported(wgtool, WEEK_2, "--rejects", second, code=1)
    # Row 6 is still nobody’s, and is told apart; row 8 has the same answers, but somebody else sent it later.
    assert [one["row"] for one in view["rejected"]] == [6, 7, 8]
    assert (view["rejected_before"], view["known_again"], view["recorded"]) == ([6], 3, 1)
    assert (view["changed"], view["unchanged"], view["rows"]) == (0, 4, 8)
    assert [one["row"] for one in rejected_in(wgtool, second)] == [2, 3]
    put_right(second, RIGHT)
    wgtool("import", second)

    view = imported(wgtool, WEEK_3, "--rejects", third, code=1)
    assert [one["row"] for one in view["rejected"] if one["row"] not in view["rejected_before"]] == [10]
    assert [one["name"] for one in rejected_in(wgtool, third)] == ["Gwen"]
    assert imported(wgtool, WEEK_3, code=0)["entry"] is None


def rejected_in(wgtool: Wgtool, rejects: Path) -> Any:
    """Return what would be said of a file of rejected rows as it stands."""
    return wgtool("import", rejects, "--dry-run", "--format", "json").json["rejected"]


def test_what_was_put_right_by_hand_is_known_again(wgtool: Wgtool) -> None:
    imported(wgtool, WEEK_1, code=1)
    for name, email, group in (
        ("Bet Puw", "bet@example.org", "blue-badge"),
        ("Cai Llwyd", "cai.llwyd@example.org", "missed-bin"),
        ("Dai Huws", "dai@example.org", "blue-badge"),
    ):
        wgtool.ok("signup", group, "--name", name, "--email", email, "--organisation", "Powys")
    view = imported(wgtool, WEEK_1, code=0)
    assert ([one["row"] for one in view["rejected"]], view["rejected_before"]) == ([6], [6])
    assert (view["known_again"], view["changed"], view["entry"]) == (3, 0, None)


def test_somebody_who_signed_up_for_something_else_has_not_put_the_row_right(wgtool: Wgtool) -> None:
    imported(wgtool, WEEK_1[:2], code=1)
    wgtool.ok("signup", "missed-bin", "--name", "Bet Puw", "--email", "bet@example.org", "--organisation", "Powys")
    assert imported(wgtool, WEEK_1[:2], code=0)["rejected_before"] == [3]


def test_old_rejects_are_told_apart_and_alone_are_no_failure(wgtool: Wgtool) -> None:
    imported(wgtool, WEEK_1, code=1)
    view = imported(wgtool, WEEK_1, code=0)
    assert view["rejected_before"] == [3, 4, 5, 6]
    out = wgtool("import", save(wgtool.folder, *WEEK_1, headings=STAMPED)).out
    assert "Rejected before, and not put right yet" in out
    assert "Bet Puw, bet@example.org" in out
    assert "Of those, rejected before: 4" in out
    assert imported(wgtool, WEEK_1, "--strict", code=1)["recorded"] == 0


def test_the_rejects_of_a_download_can_be_had_again_from_it(wgtool: Wgtool) -> None:
    """Nobody who looks first and asks for the file then gets an empty one."""
    rejects = wgtool.folder / "rejects.csv"
    imported(wgtool, WEEK_1, code=1)
    imported(wgtool, WEEK_1, "--rejects", rejects, code=0)
    assert len(rejected_in(wgtool, rejects)) == 4


def test_a_file_of_rejects_that_is_written_anew_keeps_what_is_still_to_do(wgtool: Wgtool) -> None:
    rejects = wgtool.folder / "rejects.csv"
    imported(wgtool, WEEK_1, "--rejects", rejects, code=1)
    imported(wgtool, WEEK_3, "--rejects", rejects, code=1)
    assert len(rejected_in(wgtool, rejects)) == 7


def test_what_is_still_wrong_in_a_file_of_rejects_is_rejected_again_and_keeps_its_mark(wgtool: Wgtool) -> None:
    rejects, again = wgtool.folder / "rejects.csv", wgtool.folder / "again.csv"
    imported(wgtool, WEEK_1, "--rejects", rejects, code=1)
    put_right_csv(rejects, {"cai@example": "cai@example.org", "Coucil of Gwynned": "Gwyned"})
    result = wgtool("import", rejects, "--rejects", again, "--format", "json")
    assert (result.code, result.json["rejected_before"], len(result.json["rejected"])) == (1, [], 3)
    put_right_csv(again, {"Gwyned": "Gwynedd", "blue bage revue": "blue-badge"})
    wgtool("import", again)
    assert imported(wgtool, WEEK_1, code=0)["rejected_before"] == [6]


def test_an_import_of_rejects_taken_back_leaves_them_to_do(wgtool: Wgtool) -> None:
    rejects = wgtool.folder / "rejects.csv"
    imported(wgtool, WEEK_1, "--rejects", rejects, code=1)
    put_right_csv(rejects, RIGHT)
    wgtool("import", rejects)
    wgtool.ok("undo")
    assert imported(wgtool, WEEK_1, code=0)["rejected_before"] == [3, 4, 5, 6]
    wgtool.ok("undo")
    assert imported(wgtool, WEEK_1, code=1)["rejected_before"] == []


def test_whose_row_was_put_right_and_left_again_is_not_put_back(wgtool: Wgtool) -> None:
    rejects = wgtool.folder / "rejects.csv"
    imported(wgtool, WEEK_1, "--rejects", rejects, code=1)
    put_right_csv(rejects, RIGHT)
    wgtool("import", rejects)
    wgtool.ok("withdraw", "bet@example.org")
    assert imported(wgtool, WEEK_1, code=0)["recorded"] == 0
    assert wgtool.ok("person", "bet@example.org", "--format", "json").json["signups"] == []


def test_an_erasure_leaves_no_mark_of_any_row_that_may_be_theirs(wgtool: Wgtool) -> None:
    rejects = wgtool.folder / "rejects.csv"
    imported(wgtool, WEEK_1, "--rejects", rejects, code=1)
    put_right_csv(rejects, RIGHT)
    wgtool("import", rejects)
    marks = {one["email"]: one["row"] for one in wgtool.entries()[-1]["answered"]}
    imported(wgtool, [("2021-09-20 10:00", "fay@example.org", "Fay", "Mordor", "x")], code=1)
    # The entry that only tells of a rejected row names nobody.
    assert "Entries in which a placeholder stands now: 1" in wgtool.ok("erase", "bet@example.org").out
    kept = wgtool.store.read_text("utf-8")
    assert marks["bet@example.org"] not in kept
    assert '"rejected"' not in kept
    # The others’ stay known; hers, and the one that nobody put right, are new.
    assert imported(wgtool, WEEK_1, code=1)["known_again"] == 2
    assert wgtool.ok("repair").code == 0


def test_the_history_tells_how_many_rows_were_rejected(wgtool: Wgtool) -> None:
    imported(wgtool, WEEK_1[1:2], code=1)
    assert "rows of the form rejected: 1" in wgtool.ok("history").out
    assert "rhesi’r ffurflen a wrthodwyd: 1" in wgtool.ok("history", "--lang", "cy").out


def test_answers_alike_without_time_stamps_are_counted(wgtool: Wgtool) -> None:
    nobody = ("", "", "Conwy", "blue-badge")
    first = save(wgtool.folder, nobody)
    rejects = wgtool.folder / "rejects.csv"
    assert wgtool("import", first, "--rejects", rejects).code == 1
    lines = rejects.read_text("utf-8-sig").replace(",,,Conwy", ",bet@example.org,Bet,Conwy")
    rejects.write_text(lines, "utf-8")
    wgtool.ok("import", rejects)
    second = wgtool("import", save(wgtool.folder, nobody, nobody), "--format", "json")
    assert (second.code, [one["row"] for one in second.json["rejected"]], second.json["known_again"]) == (1, [3], 1)


def test_a_download_as_a_workbook_has_the_rows_of_the_one_as_csv(wgtool: Wgtool) -> None:
    imported(wgtool, WEEK_1, code=1)
    book = wgtool.folder / "answers.xlsx"
    book.write_bytes(sheet(STAMPED, *((datetime.fromisoformat(row[0]), *row[1:]) for row in WEEK_1)))
    result = wgtool("import", book, "--format", "json")
    assert (result.code, result.json["rejected_before"]) == (0, [3, 4, 5, 6])


def test_a_column_more_and_another_order_of_columns_change_nothing(wgtool: Wgtool) -> None:
    imported(wgtool, WEEK_1, code=1)
    headings = (*reversed(STAMPED), "Shoe size")
    rows = [(*reversed(row), "39") for row in WEEK_1]
    result = wgtool("import", save(wgtool.folder, *rows, headings=headings), "--format", "json")
    assert (result.code, result.json["rejected_before"]) == (0, [3, 4, 5, 6])
