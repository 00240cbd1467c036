"""The addresses of everybody whom the programme and its store know, wherever and however they stand in texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from wgtool.domain.people import BLACKED_OUT, email_key
from wgtool.services.sessions.leading import leaders

if TYPE_CHECKING:
    from wgtool.domain.plan import Plan

# An at sign, as links may have it, too (RFC 3986, section 2.1), also in a link within a link.
_AT = re.compile(r"@|%(?:25)*40")
# What can stand before the at sign of an address, and whatever else comes before it without a gap.
_BEFORE = re.compile(r"[^\s<>()\[\]\\,;:\"@]+$")
_DOMAIN = re.compile(r"[^\W_]+(?:(?:\.|-+)[^\W_]+)*")
# As in the last label of a domain there is no hyphen, but in one that is encoded (RFC 5890), it ends what is in front.
_TAIL = re.compile(r"(?<=\.)(?!xn--)([^.-]+)-[^.]*$")
# What makes a longer address of one: `ann.sian@…`, `ann+sian@…`. More than one dot is none.
_JOINTS = "._+%-"
_CODED = re.compile(r"%(?:25)*([0-9A-Fa-f]{2})$")
# RFC 5321, section 4.5.3.1.1, when each octet is encoded in a link.
_LONGEST = 3 * 64


class Found(NamedTuple):
    """Where in a text an address stands, and the key of whose it is."""

    start: int
    end: int
    key: str


def composed(text: str) -> str:
    """Return a text as addresses are found in it (NFC)."""
    return unicodedata.normalize("NFC", text)


def addresses_in(text: str, known: Container[str]) -> Iterator[Found]:
    """Yield those of some addresses that stand in a text: plainly, in quotes, in Markdown, in a link, encoded or not.

    One that is a part of a longer address is not meant.

    Args:
        text: The text, composed.
        known: The keys of the addresses.
    """
    last = 0
    for at in _AT.finditer(text):
        domain = _DOMAIN.match(text, at.end())
        before = _BEFORE.search(text, max(last, at.start() - _LONGEST), at.start())
        if domain is None or before is None:
            continue
        for end in _ends(domain):
            host = text[at.end() : end]
            found = _of_host(text, before.start(), at.start(), host, known)
            if found is not None:
                start, key = found
                yield Found(start, end, key)
                last = end
                break


def _ends(domain: re.Match[str]) -> Iterator[int]:
    yield domain.end()
    tail = _TAIL.search(domain[0])
    if tail is not None:
        yield domain.start() + tail.end(1)


def _of_host(text: str, first: int, at: int, host: str, known: Container[str]) -> tuple[int, str] | None:
    """Return where a known address at a host begins, and its key: the longest that ends there."""
    for start in range(first, at):
        local = text[start:at]
        for one in dict.fromkeys((local, unquote(local))):
            key = email_key(f"{one}@{host}")
            if key in known and not _goes_on(text[first:start]):
                return start, key
    return None


def _goes_on(before: str) -> bool:
    """Whether what stands before an address without a gap makes another, longer one of it."""
    coded = _CODED.search(before)
    if coded is not None:
        # In a link, a quotation mark or an equals sign stands before it as `%22` or `%3D`.
        octet = chr(int(coded[1], 16))
        return octet.isalnum() or octet in _JOINTS or octet > "\x7f"
    stem = before.rstrip(_JOINTS)
    return stem[-1:].isalnum() and ".." not in before[len(stem) :]


def known_addresses(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield addresses with the name of whose they are; of one that was handed on, whoever has it now comes last."""
    for leader in leaders(plan):
        if leader.email:
            yield leader.email, leader.name
    yield from stored_addresses(plan)


def stored_addresses(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield those of people in the store: who signed up, by any address they ever had, and deputies."""
    state, book = plan.state, plan.state.book
    for seats in (*book.announced.values(), *(one.seats for one in book.sessions.values())):
        for seat in seats.values():
            if seat.deputy_email:
                yield seat.deputy_email, seat.deputy or BLACKED_OUT
    for key, those in state.former.items():
        yield key, state.people[those[-1].key].name if those[-1].key in state.people else BLACKED_OUT
    for person in state.people.values():
        yield person.email, person.name
