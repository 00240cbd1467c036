"""Texts for one person, in which the addresses of others have become their names.

A message goes to one person; what somebody wrote into a task, a reason or a link may hold another’s address.
"""

import re
from collections.abc import Container, Iterator, Mapping

from wgtool.domain.people import BLACKED_OUT, Person, email_key
from wgtool.domain.plan import Plan
from wgtool.services.sessions.leading import leaders

# What the programme’s owner says where people can turn to.
_OWNERS = frozenset({"page", "site", "contact"})
# An at sign, as links may have it, too (RFC 3986, section 2.1).
_AT = "(?:@|%40)"


class Others:
    """Knows the addresses of everybody whom the programme and its store know, now or before, and whose they are.

    Args:
        plan: The programme as it stands.
    """

    def __init__(self, plan: Plan) -> None:
        self._contact = plan.programme.contact or ""
        self._names = {email_key(address): name for address, name in _known(plan)}
        # The longest first: one address may be the end of another.
        either = "|".join(
            _AT.join(map(re.escape, key.rsplit("@", 1))) for key in sorted(self._names, key=len, reverse=True)
        )
        self._address = re.compile(rf"(?<![\w.+%-])(?:{either})(?![\w-]|\.\w)", re.IGNORECASE) if either else None

    def own(self, person: Person, sender: str) -> frozenset[str]:
        """Return the keys of those whose addresses may stand in a person’s message: theirs, the sender’s, `contact`."""
        return frozenset(map(email_key, (person.email, sender, self._contact)))

    def without(self, value: object, own: Container[str]) -> object:
        """Return values with the same texts, without the addresses of others; lists and tables are gone through.

        Args:
            value: A text, or values that hold some.
            own: The keys of those whose addresses may stand.
        """
        if isinstance(value, str):
            return self._text(value, own)
        if isinstance(value, Mapping):
            return {key: inner if key in _OWNERS else self._of(key, inner, own) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(self.without(inner, own) for inner in value)
        return value

    def _of(self, key: object, value: object, own: Container[str]) -> object:
        """Return the value of a key; a link with somebody’s address in it would lead nowhere without it."""
        kept = self.without(value, own)
        return None if key == "url" and kept != value else kept

    def _text(self, text: str, own: Container[str]) -> str:
        if self._address is None or ("@" not in text and "%40" not in text):
            return text
        return self._address.sub(lambda found: self._called(found[0], own), text)

    def _called(self, address: str, own: Container[str]) -> str:
        key = email_key(address.replace("%40", "@"))
        name = self._names.get(key, BLACKED_OUT)
        # Somebody may be called by an address.
        return address if key in own else BLACKED_OUT if "@" in name else name


def _known(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield addresses with the name of whose they are; of one that was handed on, whoever has it now comes last."""
    state = plan.state
    for leader in leaders(plan):
        if leader.email:
            yield leader.email, leader.name
    book = state.book
    for seats in (*book.announced.values(), *(one.seats for one in book.sessions.values())):
        for seat in seats.values():
            if seat.deputy_email and seat.deputy:
                yield seat.deputy_email, seat.deputy
    for key, those in state.former.items():
        yield key, state.people[those[-1].key].name if those[-1].key in state.people else BLACKED_OUT
    for person in state.people.values():
        yield person.email, person.name
