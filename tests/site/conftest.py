"""A site as it is in mid-programme, and what its pages hold."""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from conftest import Wgtool
from running import signup

PEOPLE = """facilitators = [{ name = "Mari Example", email = "mari@example.wales" }, { name = "Mo Example" }]
location = { en = "Committee room 2" }
url = "https://meet.example.org/secret?a=1&b=2"
"""
SITE = """sign_up_url = "https://forms.example.org/groups?x=1&y=2"
site_url = "https://groups.example.org/autumn/"
contact = "groups@example.wales"
"""


class Elements(HTMLParser):
    """The elements of a page: their names, attributes, and the text in them as far as it goes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture
def read() -> Callable[[Path], Elements]:
    """Reads a page."""
    return lambda page: Elements(page.read_text(encoding="utf-8"))


@pytest.fixture
def busy(wgtool: Wgtool) -> Wgtool:
    """A programme of one’s own in which everything has happened once; one group has a shorter sprint of its own."""
    file = wgtool.own_programme(
        old1='id = "blue-badge"\n',
        new1=f'id = "blue-badge"\n{PEOPLE}',
        old2='sprint = "sprint"\n',
        new2=f'sprint = "sprint"\n{SITE}',
        old3='id = "entry-points"\n',
        new3='id = "entry-points"\nsprint = "short"\n',
    )
    short = file.parent / "short"
    short.mkdir()
    for week in range(1, 9):
        text = (file.parent / "sprint" / f"week-{week:02}.toml").read_text(encoding="utf-8")
        short.joinpath(f"week-{week:02}.toml").write_text(
            text.replace('title.en = "', 'title.en = "Short: ', 1), encoding="utf-8", newline="\n"
        )
    for name in ("Ann Hidden", "Bet Hidden"):
        wgtool.ok(*signup(name.split()[0].lower(), "blue-badge", name=name))
    wgtool.ok("reschedule", "blue-badge", "--week", "6", "--to", "2021-10-28 11:00", "--reason", "Half term")
    wgtool.ok("cancel", "blue-badge", "--week", "7", "--reason", "Storm")
    wgtool.ok("cover", "blue-badge", "--week", "8", "--by", "Cai Cover <cai@example.wales>", "--reason", "Leave")
    wgtool.ok("finish", "ddat-roles", "--after-week", "6")
    wgtool.ok("note", "blue-badge", "action", "Ask the suppliers", "--who", "ann@example.org", "--week", "4")
    wgtool.ok("note", "blue-badge", "outcome", "One form for all", "--state", "recommendation", "--week", "4")
    return wgtool
