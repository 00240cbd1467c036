"""Downloads in the shape that each program writes, with invented people; those that are no text are made here."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from wgtool.domain.imports import Field, Form
from wgtool.forms.reader import Questions, read

FIXTURES = Path(__file__).with_name("fixtures")

GROUPS = {
    "ddat-roles": ("ddat-roles", "DDaT Roles", "Rolau DDaT", "Digital, data and technology roles"),
    "blue-badge": (
        "blue-badge",
        "Blue badge review (a service design approach)",
        "Blue badge review",
        "Adolygu’r Bathodyn Glas",
    ),
    "missed-bin": ("missed-bin", "Service design for missed bin collections", "Missed bin collections"),
    "wet-signatures": ("wet-signatures", "Wet signatures", "Llofnodion gwlyb"),
}

FORMS_HEADINGS = (
    "ID",
    "Start time",
    "Completion time",
    "Email",
    "Name",
    "Your local authority",
    "Which working groups would you like to join?",
    "Your profession",
)


def form(data: bytes, **settings: dict[str, Field]) -> Form:
    """Read a download as the built-in programme’s four groups would have it."""
    questions = Questions(GROUPS, settings.get("settled", {}), settings.get("asked", {}))
    return read(data, "answers", questions)


def fixture(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def sheet(*rows: Sequence[object], title: str = "Form1") -> bytes:
    """Return a workbook of one sheet."""
    return workbook({title: rows})


def workbook(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for page in book.worksheets:
        book.remove(page)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(list(row))
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def microsoft_forms() -> bytes:
    """Return answers as Microsoft Forms gives them: typed dates, a choice’s parts ended by a semicolon each."""
    return sheet(
        FORMS_HEADINGS,
        (
            1,
            datetime(2021, 9, 1, 9, 0),
            datetime(2021, 9, 1, 9, 5),
            "sian@example.org",
            "Siân Puw",
            "Gwynedd",
            "Blue badge review (a service design approach);DDaT Roles;",
            "Service designer",
        ),
        (
            2,
            datetime(2021, 9, 1, 10, 0),
            datetime(2021, 9, 1, 10, 5),
            "bryn@example.org",
            "Bryn",
            "Cyngor Caerdydd",
            "Missed bin collections;",
            None,
        ),
    )


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    """Return a workbook with some of its files replaced or added."""
    raw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename not in changes:
                new.writestr(item.filename, old.read(item))
        for name, content in changes.items():
            new.writestr(name, content)
    return raw.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return raw.getvalue()
