"""Two groups that have met: with places, attendance, deputies, guests, and notes of every kind."""

import shlex

import pytest

from conftest import Wgtool

# After the sessions of week 3.
NOW = {"WGTOOL_NOW": "2021-10-08T20:00:00"}
BEFORE = {"WGTOOL_NOW": "2021-09-01T09:00:00"}
# Whoever must not be named: members, deputies, guests, people who wait or have left.
PEOPLE = ("Siân Puw", "Owain Rees", "Carys ap Huw", "Tomos Llwyd", "Bob Hall", "Tim Tegid", "Gwenllian Fardd")
ADDRESSES = ("sian@", "owain@", "carys@", "tomos@", "bob@", "gwen@")

STORY = (
    "attend blue-badge --week 1 --everyone --deputy 'Bob Hall <bob@example.org>=owain@example.org'",
    "attend blue-badge --week 2 --everyone --absent owain@example.org --guest 'Tim Tegid, Audit Wales'",
    "attend missed-bin --week 1 --everyone --apologies tomos@example.org",
    "attend missed-bin --week 3 --present carys@example.org --absent tomos@example.org",
    "cancel missed-bin --week 2 --reason Salwch",
    "reschedule blue-badge --week 6 --to '2021-10-28 14:00'",
    "note blue-badge question 'How might we renew a badge once?' --week 1",
    "note blue-badge question 'How might we ask for nothing twice?' --week 2",
    "note blue-badge question 'A question that was put aside' --week 3",
    "settle 3 --how 'Not ours'",
    "note blue-badge decision 'One form for all' --because 'Most sketches shared it'",
    "note blue-badge insight --welsh 'Mae pobl yn ffonio gyntaf'",
    "note blue-badge blocker 'The old records are on paper' --barrier technology",
    "note missed-bin blocker 'No money this quarter' --barrier finance",
    "settle 6 --how 'The archive reads them out'",
    "note blue-badge action 'Ask the archive' --who owain@example.org --due 2021-10-20 --minutes 60",
    "note blue-badge action 'Ask a colleague' --who 'Bob Hall'",
    "note blue-badge action 'Count the calls' --who sian@example.org",
    "settle 10 --minutes 75",
    "note missed-bin outcome 'The lorries tell' --welsh 'Mae’r lorïau’n dweud' --state not-now --because 'No money'",
)


@pytest.fixture(scope="session")
def once() -> list[bytes]:
    """The store as it was made for one test, for the others."""
    return []


@pytest.fixture
def met(wgtool: Wgtool, once: list[bytes]) -> Wgtool:
    """wgtool with that store."""
    if once:
        wgtool.store.write_bytes(once[0])
        return wgtool
    people = (
        ("Siân Puw", "sian", "blue-badge", "Gwynedd", "Content designer"),
        ("Owain Rees", "owain", "blue-badge", "Powys", "Content designer"),
        ("Carys ap Huw", "carys", "missed-bin", "Gwynedd", "Data lead"),
        ("Tomos Llwyd", "tomos", "missed-bin", "Age Cymru", "Data lead"),
        ("Gwenllian Fardd", "gwen", "entry-points", "Conwy", "Bard"),
    )
    for name, first, group, organisation, profession in people:
        details = ("--email", f"{first}@example.org", "--organisation", organisation, "--profession", profession)
        wgtool.ok("signup", group, "--name", name, *details, "--other-organisation", env=BEFORE)
    wgtool.ok("signup", "missed-bin", "--email", "sian@example.org", "--allow-clash", env=BEFORE)
    wgtool.ok("withdraw", "gwen@example.org", env=BEFORE)
    for line in STORY:
        wgtool.ok(*shlex.split(line), env=NOW)
    once.append(wgtool.store.read_bytes())
    return wgtool
