"""What is blacked out of other people’s texts: the erased person, whole, and nobody else."""

import pytest

from conftest import Wgtool


def notes_after(wgtool: Wgtool, notes: str) -> str:
    """Return what is left of Owain’s notes once Siân Puw is erased."""
    wgtool.ok("signup", "blue-badge", "--name", "Siân Puw", "--email", "sian@ex.org", "--organisation", "Gwynedd")
    wgtool.sign_up("owain", "blue-badge", notes=notes)
    wgtool.ok("erase", "sian@ex.org")
    [record] = [one for entry in wgtool.entries() for one in entry.get("people", ()) if one["name"] == "Owain"]
    return str(record["notes"])


def test_longer_addresses_and_names_are_somebody_else(wgtool: Wgtool) -> None:
    others = "ann.sian@ex.org sian@ex.org.uk x+sian@ex.org o'sian@ex.org a-sian@ex.org Mary-Siân Puw Siân Puw-Jones"
    assert notes_after(wgtool, others) == others


def test_punctuation_around_the_person_is_an_edge(wgtool: Wgtool) -> None:
    notes = "Ask sian@ex.org. Ask Siân Puw. Then sian@ex.org, or <sian@ex.org> (Siân Puw) Siân Puw’s 'Siân Puw's"
    assert notes_after(wgtool, notes) == "Ask […]. Ask […]. Then […], or <[…]> ([…]) […]’s '[…]'s"


def test_a_full_stop_without_a_blank_is_an_edge_of_a_name(wgtool: Wgtool) -> None:
    assert notes_after(wgtool, "By lift.Siân Puw.Then") == "By lift.[…].Then"


@pytest.mark.parametrize("space", ["  ", "\N{NO-BREAK SPACE}", "\n"])
def test_any_white_space_stands_between_the_words_of_a_name(wgtool: Wgtool, space: str) -> None:
    assert notes_after(wgtool, f"With Siân{space}Puw") == "With […]"
