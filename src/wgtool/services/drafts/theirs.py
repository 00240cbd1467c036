"""Texts for one person, in which the addresses of others have become their names.

A message goes to one person; what somebody wrote into a task, a reason or a link may hold another’s address.
"""

from collections.abc import Container, Mapping

from wgtool.domain.people import BLACKED_OUT, Person, email_key
from wgtool.domain.plan import Plan
from wgtool.services.addressed import addresses_in, composed, known_addresses

# What the programme’s owner says where people can turn to.
_OWNERS = frozenset({"page", "site", "contact"})


class Others:
    """Knows the addresses of everybody whom the programme and its store know, now or before, and whose they are.

    Args:
        plan: The programme as it stands.
    """

    def __init__(self, plan: Plan) -> None:
        self._contact = plan.programme.contact or ""
        self._names = {email_key(address): name for address, name in known_addresses(plan)}

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
        whole = composed(text)
        kept, end = [], 0
        for found in addresses_in(whole, self._names):
            if found.key not in own:
                kept += [whole[end : found.start], self._called(found.key)]
                end = found.end
        return "".join([*kept, whole[end:]]) if kept else text

    def _called(self, key: str) -> str:
        # Somebody may be called by an address.
        return BLACKED_OUT if "@" in self._names[key] else self._names[key]
