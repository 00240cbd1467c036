"""Texts in which nobody is named, unless names are asked for, and no address stands in any case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgtool.domain.people import BLACKED_OUT
from wgtool.domain.text import Borrowed
from wgtool.services.addressed import composed
from wgtool.services.mentions import Mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wgtool.domain.plan import Plan
    from wgtool.services.mentions import Mention


class Discretion:
    """Knows who is not to be named.

    Args:
        plan: The programme as it stands.
        named: Whether people may be named, so that nothing but addresses is blacked out.
    """

    def __init__(self, plan: Plan, *, named: bool) -> None:
        self._mentions = Mentions(plan)
        self._named = named

    def knows(self, name: str) -> bool:
        """Whether a name is, as names are compared, that of a member, a deputy or a guest."""
        return self._mentions.knows(name)

    def names_somebody(self, *texts: str | None) -> bool:
        """Whether one of some texts names somebody who may not be named."""
        return not self._named and any(next(self._mentions.of(text), None) for text in texts if text)

    def holds_address(self, *texts: str | None) -> bool:
        """Whether one of some texts holds the address of somebody in the store, or of somebody who facilitates."""
        return any(next(self._mentions.addresses(text), None) for text in texts if text)

    def without(self, text: str) -> str:
        """Return a text without the addresses in it; and without the people in it, unless they may be named."""
        whole = composed(text)
        kept, end = [], 0
        for mention in sorted(self._found(whole)):
            if mention.start >= end:
                kept += [whole[end : mention.start], BLACKED_OUT]
            end = max(end, mention.end)
        found = "".join([*kept, whole[end:]]) if kept else text
        return Borrowed(found, text.lang) if isinstance(text, Borrowed) else found

    def unaddressed(self, name: str) -> str:
        """Return what somebody is called, without addresses: a few people are called by theirs."""
        return BLACKED_OUT if self.holds_address(name) else name

    def _found(self, text: str) -> Iterator[Mention]:
        yield from self._mentions.addresses(text)
        if not self._named:
            yield from self._mentions.of(text)
