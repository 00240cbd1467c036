"""docs/store.md describes the journal as it is."""

from pathlib import Path
from pkgutil import iter_modules

from conftest import Wgtool
from wgtool.domain import records
from wgtool.storage.lines import FORMAT, VERSION

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "store.md").read_text(encoding="utf-8")


def test_every_kind_of_change_has_a_row() -> None:
    for kind in iter_modules(records.__path__):
        assert f"| `{kind.name}` | {records.kind_of(kind.name).ABOUT} |" in TEXT


def test_the_lines_shown_are_of_this_format(wgtool: Wgtool) -> None:
    assert f'{{"format":"{FORMAT}","version":{VERSION},' in TEXT
    wgtool.sign_up("sian", "blue-badge")
    assert all(f"`{key}`" in TEXT for key in wgtool.entries()[0])
