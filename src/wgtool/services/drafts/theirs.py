"""Texts for one person, in which the addresses of others in the store have become their names.

A message goes to one person; what somebody wrote into a task or a reason may hold another’s address.
"""

import re
from collections.abc import Container, Mapping

from wgtool.domain.people import Person, email_key
from wgtool.domain.plan import Plan

_ADDRESS = re.compile(r"[^\s<>\"(),;:\[\]\\]+@[^\s<>\"(),;:\[\]\\]+")
# What ends a sentence, not an address.
_MARKS = ".!?'’"


def known_to(plan: Plan, person: Person, sender: str) -> frozenset[str]:
    """Return the keys of those whose addresses may stand in a person’s message: theirs, the sender’s, and `contact`."""
    return frozenset(map(email_key, (person.email, sender, plan.programme.contact or "")))


def theirs_alone(value: object, plan: Plan, own: Container[str]) -> object:
    """Return values with the same texts, without the addresses of others; lists and tables are gone through.

    Args:
        value: A text, or values that hold some.
        plan: The programme as it stands.
        own: The keys of those whose addresses may stand in the message.
    """
    if isinstance(value, str):
        return _ADDRESS.sub(lambda found: _called(found[0], plan, own), value) if "@" in value else value
    if isinstance(value, Mapping):
        return {key: theirs_alone(inner, plan, own) for key, inner in value.items()}
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        return type(value)(theirs_alone(inner, plan, own) for inner in value)
    return value


def _called(address: str, plan: Plan, own: Container[str]) -> str:
    bare = address.rstrip(_MARKS)
    key = email_key(bare)
    person = plan.state.person(key)
    if person is None or key in own:
        return address
    return f"{person.name}{address[len(bare) :]}"
