"""An erasure shows the texts that named somebody, and blacks out parts of the name where that is asked for."""

from typing import Any

import pytest

from conftest import Wgtool


@pytest.fixture
def named(wgtool: Wgtool) -> Wgtool:
    """Notes that name Siân ap Puw whole, in part, both, and not at all."""
    details = ("--email", "sian@example.org", "--organisation", "Gwynedd")
    wgtool.ok("signup", "blue-badge", "--name", "Siân ap Puw", *details)
    texts = (
        "Ask Siân ap Puw first",
        "Sian’s form; sian@example.org",
        "PUW said so",
        "a wish to sian ap nobody",
        "Simple",
    )
    for text in texts:
        wgtool.ok("note", "blue-badge", "insight", text)
    wgtool.ok("cancel", "blue-badge", "--week", "9", "--reason", "Siân is away")
    return wgtool


def texts(wgtool: Wgtool, *options: str) -> dict[str, Any]:
    view = wgtool.ok("erase", "sian@example.org", *options, "--format", "json").json
    return {one["text"]: (one["entry"], one["named"], one["part"]) for one in view["texts"]}


def test_whole_names_go_and_parts_are_shown(named: Wgtool) -> None:
    shown = {
        "Ask […] first": (2, True, False),
        "Sian’s form; […]": (3, True, True),
        "PUW said so": (4, False, True),
        "Siân is away": (7, False, True),
    }
    assert texts(named, "--dry-run") == shown
    assert "Siân is away" in named.ok("erase", "sian@example.org", "--dry-run").err
    assert "--redact" in named.ok("erase", "sian@example.org", "--dry-run").err
    assert texts(named) == shown
    kept = [one["text"]["en"] for one in named.ok("notes", "--format", "json").json["notes"]]
    assert kept == ["Ask […] first", "Sian’s form; […]", "PUW said so", "a wish to sian ap nobody", "Simple"]


def test_redact_blacks_out_parts_too(named: Wgtool) -> None:
    assert texts(named, "--redact") == {
        "Ask […] first": (2, True, False),
        "[…]’s form; […]": (3, True, False),
        "[…] said so": (4, False, False),
        "[…] is away": (7, False, False),
    }
    kept = named.store.read_text(encoding="utf-8")
    assert all(text not in kept for text in ("Siân", "Sian’s", "PUW", "Puw"))
    assert "a wish to sian ap nobody" in kept
    assert named.ok("repair").code == 0


def test_redact_reaches_the_copies(named: Wgtool) -> None:
    copy = named.store.with_name(f"{named.store.stem}.before-repair-001.jsonl")
    copy.write_bytes(named.store.read_bytes())
    named.ok("undo")
    named.ok("erase", "sian@example.org", "--redact")
    assert "PUW" not in copy.read_text(encoding="utf-8")
