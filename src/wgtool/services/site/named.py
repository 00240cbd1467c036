"""What slips into texts that are to be published: people of the store, and links of meetings.

People are not to be found on the web by what they joined, and by a link anybody could join.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wgtool.domain.matching import plain
from wgtool.domain.notes import excerpt
from wgtool.domain.people import email_key
from wgtool.services.site.calendars import calendar_file
from wgtool.texts.language import LANGUAGES
from wgtool.texts.say import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wgtool.domain.plan import Plan
    from wgtool.views.site import SitePage

# What is no text, or is published by whoever runs the programme: facilitators are named, and may be members elsewhere.
_NO_TEXTS = frozenset(
    {
        *("facilitator", "facilitators", "contact", "sign_up_url", "address", "calendar", "id", "group", "weekday"),
        *("status", "state", "starts", "ends", "starts_at", "ends_at", "originally", "monday", "first", "last"),
        *("times", "columns"),
    }
)
_ADDRESS = re.compile(r"[^\s<>()\[\]\\,;:/\"@]+@[^\s<>()\[\]\\,;:/\"@]+")
_PLAIN = re.compile("[a-z0-9]+")
_WORDS = re.compile(r"[\w-]+")
_LONG_WORDS = re.compile(r"[\w-]+(?:['’]\w+)+")
# What ends a sentence, not an address.
_MARKS = ".!?'’"


def named(plan: Plan, pages: Iterable[SitePage]) -> list[Message]:
    """Return a warning for each text that holds the name or the address of somebody in the store, with its place.

    A name is found without case, accents and punctuation; one of a single word only as it is written, since it may be
    a word.
    """
    people = _People(plan)
    if not people.some:
        return []
    return [
        msg("site.named", page=page, text=excerpt(text, None), names=tuple(sorted(names)))
        for text, page in _published(plan, pages).items()
        if (names := set(people.in_text(text)))
    ]


def linked(plan: Plan, pages: Iterable[SitePage]) -> list[Message]:
    """Return a warning for each text that holds the link of a meeting, with its place."""
    links = {session.url for session in (*plan.all_sessions(), *plan.gone) if session.url}
    links = {link.partition("://")[2].casefold() for link in links}
    if not links:
        return []
    return [
        msg("site.linked", page=page, text=excerpt(text, None))
        for text, page in _published(plan, pages).items()
        if any(link in text.casefold() for link in links)
    ]


def _published(plan: Plan, pages: Iterable[SitePage]) -> dict[str, str]:
    """Return the texts that are published, each with the first page or calendar on which it stands."""
    first: dict[str, str] = {}
    for page in pages:
        for text in _texts([page.frame, page.view]):
            first.setdefault(text, f"{page.lang}/{page.name}")
    for file, text in _of_calendars(plan):
        first.setdefault(text, file)
    return first


def _of_calendars(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield the texts that stand in calendars alone, with the calendar: those of sessions that are gone."""
    for session in plan.gone:
        for lang in LANGUAGES:
            for text in (session.week.title, session.location, session.reason):
                if text is not None:
                    yield f"{lang}/{calendar_file(session.group.id)}", text.pick(lang)


def _texts(value: object) -> Iterator[str]:
    """Yield what a page says in the words of the definitions and of the store."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        # Of who covers a session the reason alone is a text.
        covers = set(value) == {"name", "email", "reason"}
        for key, one in value.items():
            if key not in _NO_TEXTS and not (covers and key != "reason"):
                yield from _texts(one)


def _plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, accents and punctuation; the quick way where there are no accents."""
    bare = text.replace("’", "'")
    if bare.isascii() and "&" not in bare:
        return tuple(_PLAIN.findall(bare.lower()))
    return tuple(plain(text).split())


class _People:
    """Everybody of the store, by what they are or were called and by their addresses."""

    def __init__(self, plan: Plan) -> None:
        state = plan.state
        self._addresses = {*state.people, *state.former}
        names = [name for key in state.people for name in state.names_of(key)]
        for one in state.book.sessions.values():
            names += [guest.name for guest in one.guests if guest.name]
            seats = one.seats.values()
            names += [seat.deputy for seat in seats if seat.deputy]
            self._addresses |= {email_key(seat.deputy_email) for seat in seats if seat.deputy_email}
        self.some = bool(names)
        self._single = {name for name in names if len(name.split()) == 1}
        self._by_first: dict[str, set[tuple[tuple[str, ...], str]]] = {}
        for name in names:
            words = _plain_words(name)
            if len(words) > 1:
                self._by_first.setdefault(words[0], set()).add((words, name))

    def in_text(self, text: str) -> Iterator[str]:
        """Yield the names and addresses that a text holds."""
        for address in _ADDRESS.findall(text):
            if email_key(address.rstrip(_MARKS)) in self._addresses:
                yield address.rstrip(_MARKS)
        yield from self._single.intersection([*_WORDS.findall(text), *_LONG_WORDS.findall(text)])
        words = _plain_words(text)
        for place, word in enumerate(words):
            for wanted, name in self._by_first.get(word, ()):
                if words[place : place + len(wanted)] == wanted:
                    yield name
