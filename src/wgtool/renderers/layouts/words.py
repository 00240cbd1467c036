"""Words that several layouts share."""

from collections.abc import Container, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from wgtool.domain.programme import WEEKDAYS, Weekday
from wgtool.domain.text import Borrowed
from wgtool.renderers.page import Bullets, Column, Facts, Heading, Link, Mixed, Page, Part
from wgtool.texts.dates import DAYS, begun, clock_range, full_date
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.programme import Covering, Leader


def columns(lang: Language, *keys: str, right: Container[str] = (), spare: Sequence[str] = ()) -> tuple[Column, ...]:
    """Return columns by the keys of their titles.

    Args:
        lang: The language of the titles.
        keys: Their keys.
        right: Those that hold numbers.
        spare: Those that a narrow screen may leave out, first the one to leave out first.
    """
    order = {key: place for place, key in enumerate(spare, start=1)}
    return tuple(Column(say(lang, key), "right" if key in right else "left", order.get(key, 0)) for key in keys)


def marked(text: str, lang: Language) -> str:
    """Return a text that stands in for one in the page’s language marked with its own, as what it is shown by."""
    if not isinstance(text, Borrowed) or text.lang == lang:
        return text
    return Mixed((text, text.lang), (f" [{say(lang, f'language.{text.lang}')}]", None))


def joined(*texts: str) -> str:
    """Return texts put together, each of which keeps its marks."""
    if not any(isinstance(text, Mixed) for text in texts):
        return "".join(texts)
    pieces = (text.pieces if isinstance(text, Mixed) else ((text, None),) for text in texts)
    return Mixed(*(piece for some in pieces for piece in some if piece[0]))


def filled(lang: Language, key: str, **values: str) -> str:
    """Return a text of the catalogue in which values keep their marks."""
    stands = {name: f"\0{place}\0" for place, name in enumerate(values)}
    found = list(values.values())
    pieces = say(lang, key, **stands).split("\0")
    return joined(*(found[int(piece)] if place % 2 else piece for place, piece in enumerate(pieces)))


def labelled(lang: Language, *pairs: tuple[str, str | None]) -> Facts:
    """Return values with their labels, given by keys; empty ones are left out."""
    return Facts((say(lang, key), value) for key, value in pairs if value)


def page(title: str, lang: Language, *parts: Part) -> Page:
    """Return a page that begins with its title."""
    return Page(title, lang, (Heading(1, title), *parts))


def listed(level: int, title: str, items: Iterable[str]) -> tuple[Part, ...]:
    """Return a list under its heading; nothing where nothing is to be listed."""
    found = Bullets(items)
    return (Heading(level, title), found) if found else ()


def when(starts: str, ends: str, lang: Language) -> tuple[str, str]:
    """Return the day and the hours of a session that views give as two instants, as they stand within a line."""
    start = datetime.fromisoformat(starts)
    return full_date(start, lang), clock_range(start, datetime.fromisoformat(ends))


def join(url: str | None, lang: Language) -> str:
    """Return the link of a session’s meeting, if it has one."""
    return Link(url, say(lang, "word.join")) if url else ""


def places(confirmed: int, capacity: int | None) -> str:
    """Return the places taken, of how many."""
    return str(confirmed) if capacity is None else f"{confirmed} / {capacity}"


def group_name(name: str, lang: Language, *, ended_after: int | None = None, in_programme: bool = True) -> str:
    """Return a group’s name with what sets it apart: that it ends early, or that the definitions hold it no more."""
    if not in_programme:
        return say(lang, "group.left_over", name=name)
    return name if ended_after is None else say(lang, "group.ended", name=name, week=ended_after)


def led_by(people: "Iterable[Leader]") -> str:
    """Return the names of those who facilitate."""
    return ", ".join(one["name"] for one in people)


def held_by(people: "Iterable[Leader]", cover: "Covering | None", lang: Language) -> str:
    """Return the names of those who facilitate a session; where they cover it, that and why."""
    names = led_by(people)
    if cover is None:
        return names
    why = cover["reason"]
    return say(lang, "status.covered_why" if why else "status.covered", names=names, reason=why)


def day_name(weekday: Weekday, lang: Language) -> str:
    """Return the name of a day that views give as `monday`."""
    return DAYS[lang][WEEKDAYS.index(weekday)]


def remark(status: str, originally: str | None, reason: str | None, lang: Language) -> str:
    """Return what happened to a session: cancelled or moved, from when, and why."""
    parts = [] if status == "scheduled" else [say(lang, f"status.{status}")]
    if originally:
        parts.append(say(lang, "originally", at=datetime.fromisoformat(originally)))
    if reason:
        parts.append(say(lang, "reason", reason=reason))
    return begun("; ".join(parts))
