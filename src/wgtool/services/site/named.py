"""What slips into texts that are to be published: people of the store, and links of meetings.

People are not to be found on the web by what they joined, and by a link anybody could join.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgtool.domain.notes import excerpt
from wgtool.services.mentions import Mentions
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


def named(plan: Plan, pages: Iterable[SitePage]) -> list[Message]:
    """Return a warning for each text that holds the name or the address of somebody in the store, with its place."""
    people = Mentions(plan)
    return [
        msg("site.named", page=page, text=excerpt(text, None), names=tuple(sorted(names)))
        for text, page in _published(plan, pages).items()
        if (names := {one.name for one in people.of(text)})
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
