"""Invisible characters make nobody another person, and who was let in with an odd address gets out."""

import re
from typing import Any

import pytest

from conftest import Wgtool
from wgtool.storage.lines import decode, encode

ODD = ["mia\u200b@example.org", "\u201cmia@example.org\u201d", "mia@example.org/", "mia@example.o"]


def with_address(wgtool: Wgtool, email: str) -> None:
    """Give Mia, who is signed up, an address that an earlier version took."""
    first, *entries, _ = wgtool.store.read_bytes().split(b"\n")
    changed = []
    for line in entries:
        record = {key: value for key, value in decode(line).items() if key != "check"}
        for kind in ("people", "joined"):
            record[kind] = [{**one, "email": email} for one in record[kind]]
        changed.append(encode(record))
    wgtool.store.write_bytes(first + b"\n" + b"".join(changed))


@pytest.fixture(params=ODD, ids=ascii)
def odd(wgtool: Wgtool, request: Any) -> tuple[Wgtool, str]:
    wgtool.sign_up("mia", "blue-badge")
    with_address(wgtool, request.param)
    return wgtool, request.param


@pytest.mark.parametrize(
    "command",
    [
        *(["person"], ["subject-access"], ["withdraw"], ["erase"], ["history", "--person"]),
        *(["amend", "--new-email", "mia@example.com"], ["transfer", "blue-badge", "ddat-roles"]),
    ],
    ids=" ".join,
)
def test_whoever_has_an_odd_address_is_called_by_it(odd: tuple[Wgtool, str], command: list[str]) -> None:
    wgtool, email = odd
    name, *rest = command
    arguments = (*rest, email) if name == "history" else (email, *rest)
    assert wgtool(name, *arguments).code == 0


@pytest.mark.parametrize("command", [["person"], ["erase"], ["withdraw"], ["history", "--person"]], ids=" ".join)
def test_an_address_is_found_without_what_nobody_sees_in_it(wgtool: Wgtool, command: list[str]) -> None:
    wgtool.sign_up("mia", "blue-badge")
    with_address(wgtool, "mia\u200b@example.org")
    wgtool.ok(*command, "mia@example.org")
    if command == ["erase"]:
        assert not re.search(b'mia[^"]*@|"Mia"', wgtool.store.read_bytes())


def test_whoever_has_it_is_not_signed_up_as_somebody_else(wgtool: Wgtool) -> None:
    wgtool.sign_up("mia", "blue-badge")
    with_address(wgtool, "mia\u200b@example.org")
    wgtool.sign_up("mia", "ddat-roles")
    form = wgtool.folder / "form.csv"
    form.write_text("Name,Email,Council,Working groups\nMia,mia@example.org,Gwynedd,Wet signatures\n", "utf-8")
    wgtool.ok("import", form)
    groups = wgtool.ok("roster", "--format", "json").json["groups"]
    emails = [one["email"] for group in groups for one in group["members"]]
    assert emails == ["mia\u200b@example.org"] * 3


def test_an_address_with_what_nobody_sees_signs_up_whoever_has_it(wgtool: Wgtool) -> None:
    wgtool.sign_up("mia", "blue-badge")
    join = [
        "signup",
        "ddat-roles",
        "--email",
        "\u202amia@example.org\u202c",
        "--name",
        "Mia Two",
        "--organisation",
        "Powys",
    ]
    view = wgtool.ok(*join, "--format", "json").json
    assert (view["person"]["email"], view["person"]["name"]) == ("mia@example.org", "Mia")


def test_rows_of_a_form_lose_what_nobody_sees_and_rubble_is_rejected(wgtool: Wgtool) -> None:
    form = wgtool.folder / "form.csv"
    rows = [
        ("Mia", "mia\u200b@example.org"),
        ("Dee", "dee@example.org/"),
        ("#REF!", "ed@example.org"),
        ("\u3164", "fi@example.org"),
    ]
    lines = "".join(f"{name},{email},Gwynedd,blue-badge\n" for name, email in rows)
    form.write_text("Name,Email,Council,Working groups\n" + lines, "utf-8")
    view = wgtool("import", form, "--format", "json").json
    assert (view["recorded"], [one["row"] for one in view["rejected"]]) == (1, [3, 4, 5])
    assert wgtool.ok("person", "mia@example.org").code == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", 'facilitator = { name = "...", email = "sam@example.org" }\n', "letters in it"),
        ("", 'facilitator = { name = "Sam", email = "sam@example.org/" }\n', "an email address"),
        ("", 'facilitator = { name = "#REF!" }\n', "letters in it"),
    ],
)
def test_facilitators_are_held_to_the_same(wgtool: Wgtool, old: str, new: str, said: str) -> None:
    wgtool.own_programme(old1='id = "blue-badge"\n' + old, new1='id = "blue-badge"\n' + new)
    result = wgtool("check")
    assert result.code == 3
    assert said in result.out


def test_a_facilitators_address_loses_what_nobody_sees(wgtool: Wgtool) -> None:
    new = 'id = "blue-badge"\nfacilitator = { name = "Sa\u200bm", email = "sam@example.org\u200b" }\n'
    wgtool.own_programme(old1='id = "blue-badge"\n', new1=new)
    view = wgtool.ok("show", "blue-badge", "--format", "json").json
    assert (view["facilitator"], view["facilitator_email"]) == ("Sam", "sam@example.org")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('name.en = "Blue badge review (a service design approach)"', 'name.en = "..."'),
        ('name.en = "Gwynedd"', 'name.en = "#REF!"'),
    ],
)
def test_a_group_or_an_organisation_has_a_name(wgtool: Wgtool, old: str, new: str) -> None:
    file = wgtool.own_programme()
    for one in file.parent.rglob("*.toml"):
        one.write_text(one.read_text("utf-8").replace(old, new), "utf-8")
    result = wgtool("check")
    assert (result.code, "letters in it" in result.out) == (3, True)
