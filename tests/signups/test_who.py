"""WHO: wherever a person is asked for, an address or a whole name says whom."""

from pathlib import Path

import pytest

from conftest import Wgtool

PEOPLE = {
    "Siân Puw": "sian@example.org",
    "Owain ap Rhys": "owain@example.org",
    "Ann Lee": "ann@example.org",
    "ann lee": "ann.lee@example.com",
}
# Each command about one person: WHO stands in its place.
COMMANDS = [
    ["person", "WHO"],
    ["withdraw", "WHO"],
    ["transfer", "WHO", "blue-badge", "ddat-roles"],
    ["amend", "WHO", "--role", "Officer"],
    ["merge", "WHO", "owain@example.org"],
    ["merge", "owain@example.org", "WHO"],
    ["history", "--person", "WHO"],
    ["export-ics", "--person", "WHO", "--out", "-"],
    ["subject-access", "WHO"],
    ["erase", "WHO"],
]
CHANGING = {"withdraw", "transfer", "amend", "merge", "erase"}


@pytest.fixture(scope="module")
def once() -> dict[str, bytes]:
    """What was made for one test, for the others."""
    return {}


@pytest.fixture
def peopled(wgtool: Wgtool, once: dict[str, bytes]) -> Wgtool:
    if "store" in once:
        wgtool.store.write_bytes(once["store"])
        return wgtool
    for name, email in PEOPLE.items():
        wgtool.ok("signup", "blue-badge", "--name", name, "--email", email, "--organisation", "Gwynedd")
    once["store"] = wgtool.store.read_bytes()
    return wgtool


def told(command: list[str], who: str) -> list[str]:
    return [who if part == "WHO" else part for part in command]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("who", ["sian  PUW", "Siân Puw."])
def test_a_whole_name_says_whom_without_case_accents_and_punctuation(
    peopled: Wgtool, command: list[str], who: str
) -> None:
    rehearsed = ["--dry-run"] if command[0] in CHANGING else []
    by_name = peopled(*told(command, who), *rehearsed)
    by_address = peopled(*told(command, "sian@example.org"), *rehearsed)
    assert (by_name.code, by_name.out) == (0, by_address.out)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_name_of_several_is_refused_with_all_of_them(peopled: Wgtool, command: list[str]) -> None:
    before = peopled.store.read_bytes()
    result = peopled(*told(command, "Ann Lee"))
    assert (result.code, result.out) == (1, "")
    assert "Ann Lee <ann@example.org>" in result.err
    assert "ann lee <ann.lee@example.com>" in result.err
    assert peopled.store.read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("who", "meant"),
    [
        ("Sian Pugh", "Siân Puw <sian@example.org>"),
        ("Owain", "Owain ap Rhys <owain@example.org>"),
        ("Rhys", "Owain ap Rhys <owain@example.org>"),
        ("sain@example.org", "sian@example.org"),
    ],
)
def test_an_unknown_one_is_refused_with_the_nearest(peopled: Wgtool, command: list[str], who: str, meant: str) -> None:
    result = peopled(*told(command, who))
    assert (result.code, result.out) == (1, "")
    assert meant in result.err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(("who", "code"), [("sian@", 2), ("a b@c", 2), ("  ", 2), ("Zebedee Quux", 1)])
def test_what_has_an_at_is_an_address_and_anything_else_a_name(
    peopled: Wgtool, command: list[str], who: str, code: int
) -> None:
    result = peopled(*told(command, who))
    assert (result.code, result.out) == (code, "")
    assert not Path("calendars").exists()


def test_an_address_that_was_given_up_is_nobodys_and_the_error_says_what_it_became(peopled: Wgtool) -> None:
    peopled.ok("amend", "Siân Puw", "--new-email", "puw@example.org")
    result = peopled("withdraw", "sian@example.org")
    assert (result.code, "puw@example.org" in result.err) == (1, True)
    peopled.ok("merge", "ann.lee@example.com", "ann@example.org")
    result = peopled("amend", "ann.lee@example.com", "--role", "Officer")
    assert (result.code, "ann@example.org" in result.err) == (1, True)
    # Whoever was several is one now.
    peopled.ok("person", "Ann Lee")
