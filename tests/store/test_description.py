"""docs/store.md describes the journal as it is."""

from pathlib import Path

from conftest import Wgtool
from wgtool.domain.journal import CHANGE_KEYS
from wgtool.storage.lines import FORMAT, VERSION

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "store.md").read_text(encoding="utf-8")


def test_every_kind_of_change_has_a_row() -> None:
    for key in CHANGE_KEYS:
        assert f"| `{key}` |" in TEXT


def test_the_lines_shown_are_of_this_format(wgtool: Wgtool) -> None:
    assert f'{{"format":"{FORMAT}","version":{VERSION},' in TEXT
    wgtool.sign_up("sian", "blue-badge")
    assert all(f"`{key}`" in TEXT for key in wgtool.entries()[0])
