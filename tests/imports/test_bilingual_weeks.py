"""A bilingual form’s downloads of three weeks, each with the rows of those before: only what is new is rejected."""

from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from conftest import Wgtool
from forms.samples import sheet

HEADINGS = (
    "Id",
    "Amser cwblhau / Completion time",
    "Email",
    "Name",
    "Enw\nName",
    "Cyfeiriad e-bost gwaith / Work e-mail address",
    "Cyngor / Council",
    "Working groups (Gweithgorau)",
    "Dewis iaith / Language preference",
)
WEEKS = [
    [
        ("Siân Puw", "sian@example.org", "Ynys Môn / Isle of Anglesey", "Blue badge review / Adolygu’r Bathodyn Glas"),
        ("Bet Ŵyn", "bet@example.org", "Coucil of Gwynned", "Wet signatures / Llofnodion gwlyb"),
        ("Cai Llwyd", "cai@example", "Powys / Powys", "Wet signatures / Llofnodion gwlyb;"),
        ("Dai Huws", "dai@example.org", "Sir Ddinbych - Denbighshire", "Gweithgor y llofnodau"),
    ],
    [
        ("Eve Morus", "eve@example.org", "CBSC", "Blue badge review / Adolygu’r Bathodyn Glas"),
        ("Fay Prys", "fay@example.org", "Caerdydd (Cardiff)", "Wet signatures / Llofnodion gwlyb"),
    ],
    [("Gwen Ellis", "gwen@example.org", "Mordor", "Blue badge review / Adolygu’r Bathodyn Glas")],
]
RIGHT = {
    "Coucil of Gwynned": "Gwynedd",
    "cai@example": "cai@example.org",
    "Gweithgor y llofnodau": "wet-signatures",
    "CBSC": "Conwy",
    "Mordor": "Sir Fynwy",
}


def download(wgtool: Wgtool, week: int) -> Path:
    """Write the form’s answers up to a week as Microsoft Forms does, with nobody signed in."""
    rows: list[tuple[object, ...]] = []
    for number, answers in enumerate(WEEKS[:week]):
        for name, email, council, groups in answers:
            at = datetime(2021, 9, 1 + 7 * number, 10, len(rows))
            rows.append((len(rows) + 1, at, "anonymous", None, name, email, council, groups, "Cymraeg / Welsh"))
    file = wgtool.folder / f"week{week}.xlsx"
    file.write_bytes(sheet(HEADINGS, *rows))
    return file


def put_right(file: Path) -> None:
    book = load_workbook(file)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            cell.value = RIGHT.get(str(cell.value), cell.value)
    book.save(file)


def names_in(file: Path) -> list[Any]:
    rows = load_workbook(file).worksheets[0].iter_rows(min_row=2, values_only=True)
    return [row[HEADINGS.index("Enw\nName") + 1] for row in rows]


def test_the_rejects_of_each_week_hold_only_what_is_new(wgtool: Wgtool) -> None:
    new = [["Bet Ŵyn", "Cai Llwyd", "Dai Huws"], ["Eve Morus"], ["Gwen Ellis"]]
    for week, names in enumerate(new, 1):
        rejects = wgtool.folder / f"rejects{week}.xlsx"
        result = wgtool("import", download(wgtool, week), "--rejects", rejects, "--format", "json")
        assert (result.code, [one["name"] for one in result.json["rejected"]]) == (1, names)
        assert names_in(rejects) == names
        put_right(rejects)
        assert wgtool.ok("import", rejects, "--format", "json").json["recorded"] == len(names)
    last = wgtool.ok("import", download(wgtool, 3), "--format", "json").json
    assert (last["rejected"], last["changed"], last["entry"], last["unchanged"]) == ([], 0, None, 7)
    people = [one for group in wgtool.ok("roster", "--format", "json").json["groups"] for one in group["members"]]
    assert {one["language"] for one in people} == {"cy"}
    assert len(people) == 7
