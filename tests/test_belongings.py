"""Documents are never written over the user’s own files."""

import os
from pathlib import Path

import pytest

from conftest import Wgtool

WAYS = [
    ("history", "--out"),
    ("roster", "--format", "csv", "--out"),
    ("export-ics", "--combined"),
    ("import", "form.csv", "--rejects"),
    ("retention", "--erase", "--out"),
]


@pytest.fixture
def own(wgtool: Wgtool) -> Wgtool:
    """A programme of one’s own with a store, and an answer that would be rejected."""
    wgtool.own_programme()
    wgtool.sign_up("sian", "blue-badge")
    Path("form.csv").write_text("Name,Email,Organisation,Groups\nX,x@example.org,Atlantis,blue-badge\n", "utf-8")
    return wgtool


def _held(wgtool: Wgtool) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in wgtool.folder.rglob("*") if file.suffix in {".toml", ".jsonl"}}


@pytest.mark.parametrize("way", WAYS)
def test_the_store_and_the_definitions_are_spared(own: Wgtool, way: tuple[str, ...]) -> None:
    store = own.store
    copy = store.with_name(f"{store.stem}.before-repair-001.jsonl")
    copy.write_bytes(store.read_bytes())
    programme = own.folder / "programme"
    before = _held(own)
    beside = (store.with_name(f"{store.name}.lock"), store.with_name(f"{store.name}.index"), copy)
    for file in (store, *beside, programme / "groups.toml", programme / ".." / "programme" / "groups.toml"):
        for lang, word in (("en", "store"), ("cy", "storfa")):
            result = own(*way, str(file), "--lang", lang)
            assert result.code == 1
            assert word in result.err
    assert _held(own) == before


@pytest.mark.parametrize("name", ["signups.jsonl.lock", "signups.before-repair-001.jsonl"])
def test_a_backup_spares_what_lies_beside_the_store(own: Wgtool, name: str) -> None:
    file = own.store.with_name(name)
    file.write_bytes(own.store.read_bytes() if name.endswith(".jsonl") else b"")
    before = file.read_bytes()
    own.sign_up("owain", "missed-bin")
    assert own("backup", file).code == own("backup", file, "--dry-run").code == 1
    assert file.read_bytes() == before


def test_a_link_does_not_lead_there(own: Wgtool) -> None:
    link = own.folder / "link.md"
    try:
        link.symlink_to(own.store)
        os.link(own.store, own.folder / "hard.md")
    except OSError:
        pytest.skip("no links here")
    assert own("history", "--out", link).code == own("history", "--out", own.folder / "hard.md").code == 1


def test_other_files_beside_them_are_written(own: Wgtool) -> None:
    for name in ("signups.md", "roster.jsonl", "notes.toml"):
        own.ok("history", "--format", "markdown", "--out", own.store.with_name(name))
    own.ok("export-ics", "--out", own.folder / "programme")
