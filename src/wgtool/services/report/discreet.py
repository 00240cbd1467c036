"""Names and addresses in texts: who of the store is named where nobody should be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from wgtool.domain.names import compared
from wgtool.domain.people import BLACKED_OUT, email_key

if TYPE_CHECKING:
    from wgtool.domain.attendance import Seat
    from wgtool.domain.plan import Plan

# A word, with the apostrophes inside it: `O’Neill` is one; what makes a genitive is another.
_WORD = re.compile(r"[^\W_]+(?:['’‘](?![sS]\b)[^\W_]+)*")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+")
_AFTER = ".!?'’”"


class Discretion:
    """Finds in texts the names and addresses of members, deputies and guests.

    Names are compared without case, accents and punctuation; one of a single word, which may be a word of the language,
    only as it is written. All they were called before counts, too.

    Args:
        plan: The programme as it stands.
        named: Whether people may be named, so that nothing is blacked out.
    """

    def __init__(self, plan: Plan, *, named: bool) -> None:
        self._plan = plan
        self._named = named

    def knows(self, name: str) -> bool:
        """Whether a name is, as names are compared, that of a member, a deputy or a guest."""
        words = tuple(compared(name).split())
        return words in self._names.get(words[:1], {})

    def names_somebody(self, *texts: str | None) -> bool:
        """Whether one of some texts names somebody."""
        return any(next(self._spans(unicodedata.normalize("NFC", text)), None) for text in texts if text)

    def without(self, text: str) -> str:
        """Return a text without the people in it, unless they may be named."""
        if self._named:
            return text
        whole = unicodedata.normalize("NFC", text)
        kept, end = [], 0
        for start, stop in sorted(self._spans(whole)):
            if start >= end:
                kept += [whole[end:start], BLACKED_OUT]
            end = max(end, stop)
        return "".join([*kept, whole[end:]]) if kept else text

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield from where to where somebody is named."""
        for found in _ADDRESS.finditer(text):
            address = found[0].rstrip(_AFTER)
            if email_key(address) in self._addresses:
                yield found.start(), found.start() + len(address)
        words = [(word, found) for found in _WORD.finditer(text) for word in compared(found[0]).split()]
        for place, (word, first) in enumerate(words):
            for name, written in self._names.get((word,), {}).items():
                last = words[place + len(name) - 1 : place + len(name)]
                if last and tuple(one for one, _ in words[place : place + len(name)]) == name:
                    span = first.start(), last[0][1].end()
                    if len(name) > 1 or text[span[0] : span[1]] in written:
                        yield span

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

    def _seats(self) -> Iterator[Seat]:
        book = self._plan.state.book
        told: Iterable[dict[str, Seat]] = chain(book.announced.values(), (one.seats for one in book.sessions.values()))
        return chain.from_iterable(seats.values() for seats in told)

    @cached_property
    def _addresses(self) -> set[str]:
        state = self._plan.state
        deputies = (email_key(seat.deputy_email) for seat in self._seats() if seat.deputy_email is not None)
        return {*state.people, *state.former, *deputies}
