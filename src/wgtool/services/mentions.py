"""Who of the store is named in a text: members, deputies and guests, by name or address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.names import compared
from wgtool.domain.people import email_key
from wgtool.services.addressed import addresses_in, composed, known_addresses, stored_addresses

if TYPE_CHECKING:
    from wgtool.domain.attendance import Seat
    from wgtool.domain.plan import Plan

# A word, with the apostrophes inside it: `O’Neill` is one; what makes a genitive is another.
_WORD = re.compile(r"[^\W_]+(?:['’‘](?![sS]\b)[^\W_]+)*")


class Mention(NamedTuple):
    """Where in a text, composed (NFC), somebody is named, and what they are called, or their address."""

    start: int
    end: int
    name: str


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> tuple[str, ...]:
    """Return a word as names are compared; hyphens part it. Texts say the same words again and again."""
    return tuple(compared(word).split())


class Mentions:
    """Finds the people of a store in texts.

    Names are compared without case, accents and punctuation; one of a single word, which may be a word of the language,
    only as it is written. All they were called before counts, too.

    Args:
        plan: The programme as it stands.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def knows(self, name: str) -> bool:
        """Whether a name is, as names are compared, that of a member, a deputy or a guest."""
        words = tuple(compared(name).split())
        return words in self._names.get(words[:1], {})

    def of(self, text: str) -> Iterator[Mention]:
        """Yield who is named in a text."""
        text = composed(text)
        yield from self._addressed(text, self._stored)
        if not self._names:
            return
        words = [(word, found) for found in _WORD.finditer(text) for word in _folded(found[0])]
        for place, (word, first) in enumerate(words):
            for name, written in self._names.get((word,), {}).items():
                run = words[place : place + len(name)]
                if tuple(one for one, _ in run) != name:
                    continue
                start, end = first.start(), run[-1][1].end()
                if len(name) > 1 or text[start:end] in written:
                    yield Mention(start, end, min(written))

    def addresses(self, text: str) -> Iterator[Mention]:
        """Yield the addresses in a text, of people of the store and of those who facilitate, but not `contact`."""
        return self._addressed(composed(text), self._everybodys)

    def _addressed(self, text: str, known: Container[str]) -> Iterator[Mention]:
        return (Mention(*found) for found in addresses_in(text, known))

    @cached_property
    def _names(self) -> dict[tuple[str, ...], dict[tuple[str, ...], set[str]]]:
        """What people are called, by its words and by the first of them, with each way in which it is written."""
        found: dict[tuple[str, ...], dict[tuple[str, ...], set[str]]] = {}
        for name in self._called():
            words = tuple(compared(name).split())
            found.setdefault(words[:1], {}).setdefault(words, set()).add(unicodedata.normalize("NFC", name))
        return found

    def _called(self) -> Iterator[str]:
        state = self._plan.state
        for key in state.people:
            yield from state.names_of(key)
        for seat in self._seats():
            yield from filter(None, [seat.deputy])
        for recorded in state.book.sessions.values():
            yield from (guest.name for guest in recorded.guests if guest.name is not None)
        # What they are called where they meet.
        yield from (match.name for match in state.book.matches.values() if match.key is not None)

    def _seats(self) -> Iterator[Seat]:
        book = self._plan.state.book
        told: Iterable[dict[str, Seat]] = chain(book.announced.values(), (one.seats for one in book.sessions.values()))
        return chain.from_iterable(seats.values() for seats in told)

    @cached_property
    def _stored(self) -> set[str]:
        return {email_key(address) for address, _ in stored_addresses(self._plan)}

    @cached_property
    def _everybodys(self) -> set[str]:
        known = {email_key(address) for address, _ in known_addresses(self._plan)}
        return (known - {email_key(self._plan.programme.contact or "")}) | self._stored
