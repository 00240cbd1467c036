"""`undo` of what another user did: said, asked about, and done only when that is wanted."""

import pytest

from conftest import Wgtool

OTHER = {"LOGNAME": "mari"}


@pytest.fixture
def anothers(wgtool: Wgtool) -> Wgtool:
    """A store in which another user cancelled a session last."""
    wgtool.sign_up("ann", "blue-badge")
    wgtool.ok("cancel", "blue-badge", "--week", "8", env=OTHER)
    return wgtool


def cancelled(wgtool: Wgtool) -> bool:
    return bool(wgtool.ok("show", "blue-badge", "--format", "json").json["sessions"][7]["status"] == "cancelled")


def test_without_a_terminal_it_is_refused_with_whose_and_when(anothers: Wgtool) -> None:
    before = anothers.entries()
    for options in ((), ("--dry-run",)):
        refused = anothers("undo", *options)
        assert (refused.code, refused.out, anothers.entries()) == (1, "", before)
        for part in ("mari", "cancel", "18 October 2021, 08:00", "--anyone"):
            assert part in refused.err
    anothers.ok("undo", "--anyone")
    assert not cancelled(anothers)


@pytest.mark.parametrize("answer", ["y", "YES", "ie"])
def test_on_a_terminal_it_is_asked_about(anothers: Wgtool, answer: str) -> None:
    told = anothers.ok("undo", answers=f"{answer}\n")
    assert "mari" in told.err
    assert "Take it back" in told.err
    assert not cancelled(anothers)


@pytest.mark.parametrize("answer", ["n\n", "\n", "", "what\n"])
def test_anything_but_a_yes_leaves_it(anothers: Wgtool, answer: str) -> None:
    refused = anothers("undo", answers=answer)
    assert (refused.code, "Nothing was taken back." in refused.err) == (1, True)
    assert cancelled(anothers)


def test_a_rehearsal_on_a_terminal_shows_it_without_asking(anothers: Wgtool) -> None:
    told = anothers.ok("undo", "--dry-run", answers="")
    assert "Take it back" not in told.err
    assert cancelled(anothers)


def test_ones_own_is_taken_back_without_a_question(anothers: Wgtool) -> None:
    anothers.ok("reinstate", "blue-badge", "--week", "8")
    anothers.ok("undo")
    assert cancelled(anothers)
    assert "mari" in anothers("undo", "--lang", "cy").err
    anothers.ok("undo", env=OTHER)
