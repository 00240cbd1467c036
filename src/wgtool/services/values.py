"""Values as views give them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from wgtool.domain.programme import Facilitator
from wgtool.domain.sessions import Session
from wgtool.domain.text import Text
from wgtool.texts.language import Language

if TYPE_CHECKING:
    from wgtool.views.programme import Covering, Leader


def iso(moment: datetime) -> str:
    """Return a moment as views give it: ISO 8601 with offset."""
    return moment.isoformat(timespec="seconds")


def maybe(text: Text | None, lang: Language) -> str | None:
    """Return a text in a language, or None where there is none."""
    return None if text is None else text.pick(lang)


def covering(session: Session) -> Covering | None:
    """Return who covers a session as views give it: the first, and why."""
    if session.cover is None:
        return None
    first = session.cover.by[0]
    return {"name": first.name, "email": first.email, "reason": session.cover.reason}


def leaders(people: Iterable[Facilitator]) -> list[Leader]:
    """Return facilitators as views give them."""
    return [{"name": one.name, "email": one.email} for one in people]
