"""Small downloads to import, made in the tests."""

import csv
import io
from pathlib import Path

HEADINGS = ("Email", "Name", "Council", "Working groups")


def text(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> str:
    """Return a CSV file with these rows."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([headings, *rows])
    return out.getvalue()


def save(folder: Path, *rows: tuple[str, ...], name: str = "answers.csv", headings: tuple[str, ...] = HEADINGS) -> Path:
    """Write a CSV file with these rows and return it."""
    file = folder / name
    file.write_text(text(*rows, headings=headings), encoding="utf-8", newline="")
    return file


def person(name: str, groups: str, council: str = "Gwynedd") -> tuple[str, ...]:
    """Return a row of an invented person."""
    return (f"{name}@example.org", name.capitalize(), council, groups)
