"""Texts in which nobody is named, unless names are asked for."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from wgtool.domain.people import BLACKED_OUT
from wgtool.services.mentions import Mentions

if TYPE_CHECKING:
    from wgtool.domain.plan import Plan


class Discretion:
    """Knows who is not to be named.

    Args:
        plan: The programme as it stands.
        named: Whether people may be named, so that nothing is blacked out.
    """

    def __init__(self, plan: Plan, *, named: bool) -> None:
        self._mentions = Mentions(plan)
        self._named = named

    def knows(self, name: str) -> bool:
        """Whether a name is, as names are compared, that of a member, a deputy or a guest."""
        return self._mentions.knows(name)

    def names_somebody(self, *texts: str | None) -> bool:
        """Whether one of some texts names somebody."""
        return any(next(self._mentions.of(text), None) for text in texts if text)

    def without(self, text: str) -> str:
        """Return a text without the people in it, unless they may be named."""
        if self._named:
            return text
        whole = unicodedata.normalize("NFC", text)
        kept, end = [], 0
        for mention in sorted(self._mentions.of(whole)):
            if mention.start >= end:
                kept += [whole[end : mention.start], BLACKED_OUT]
            end = max(end, mention.end)
        return "".join([*kept, whole[end:]]) if kept else text
