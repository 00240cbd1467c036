"""What slips into texts that are to be published: people of the store, and links of meetings.

People are not to be found on the web by what they joined, and by a link anybody could join.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from wgtool.domain.notes import excerpt
from wgtool.services.mentions import Mentions
from wgtool.services.site.calendars import calendar_file
from wgtool.texts.language import LANGUAGES
from wgtool.texts.say import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wgtool.domain.plan import Plan
    from wgtool.services.site.withheld import Wish
    from wgtool.views.site import SitePage

# What is no text, or is published by whoever runs the programme: facilitators are named, and may be members elsewhere.
_NO_TEXTS = frozenset(
    {
        *("facilitator", "facilitators", "contact", "sign_up_url", "address", "calendar", "id", "group", "weekday"),
        *("status", "state", "starts", "ends", "starts_at", "ends_at", "originally", "monday", "first", "last"),
        *("times", "columns"),
    }
)

_LINK = re.compile(r"\w+://\S+")


def named(plan: Plan, pages: Iterable[SitePage], wish: Wish) -> list[Message]:
    """Return a warning for each text that says who is in the store, or how to write to who facilitates, with its place.

    Args:
        plan: The programme as it stands.
        pages: The pages.
        wish: What is published: whether facilitators’ addresses may be.
    """
    people = Mentions(plan)
    found = []
    for text, page in _published(plan, pages).items():
        names = {one.name for one in people.of(text)}
        addresses = set() if wish.contacts else {one.name for one in people.addresses(text)} - names
        if names:
            found.append(msg("site.named", page=page, text=excerpt(text, None), names=tuple(sorted(names))))
        if addresses:
            said = {"text": excerpt(text, None), "addresses": tuple(sorted(addresses))}
            found.append(msg("site.addressed", page=page, **said))
    return found


def linked(plan: Plan, pages: Iterable[SitePage]) -> list[Message]:
    """Return a warning for each text that holds the link of a meeting, with its place.

    A link is told by its host and path, encoded or not: who has those finds the meeting, or is asked for a password.
    """
    places = {place for link in _links(plan) if (place := _place_of(link))}
    if not places:
        return []
    meeting = re.compile("|".join(rf"(?<![^\W_]){re.escape(one)}(?![^\W_])" for one in sorted(places)))
    return [
        msg("site.linked", page=page, text=excerpt(text, None))
        for text, page in _published(plan, pages).items()
        if meeting.search(_decoded(text))
    ]


def _links(plan: Plan) -> Iterator[str]:
    """Yield the links of meetings: a place that is a link counts as one."""
    for session in {*plan.all_sessions(), *plan.gone}:
        for text in (session.url, *(session.location or ())):
            yield from _LINK.findall(text or "")


def _place_of(url: str) -> str | None:
    """Return the host and path of a link, as it is found in texts; None of a host alone, which is no meeting’s."""
    rest = _decoded(url).partition("://")[2].removeprefix("www.")
    host, _, path = rest.partition("?")[0].partition("#")[0].partition("/")
    if path.strip("/"):
        return f"{host}/{path.strip('/')}"
    # What tells one meeting from another is behind the question mark or the hash.
    return rest.strip("/") if len(rest.strip("/")) > len(host) else None


def _decoded(text: str) -> str:
    while (plain := unquote(text)) != text:
        text = plain
    return text.casefold()


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
