"""The pages of a site as HTML, by the templates beside this module: no script, nothing from elsewhere.

A text that stands in for one in the other language is marked with its own (WCAG 2.2, 3.1.2).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from wgtool.domain.programme import URL_PATTERN, Weekday
from wgtool.domain.text import Borrowed
from wgtool.renderers.layouts.sessions.agenda import overrun
from wgtool.renderers.layouts.words import day_name
from wgtool.renderers.markup import printable, templates
from wgtool.renderers.safe import visible
from wgtool.texts import dates
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from jinja2 import Environment

    from wgtool.domain.text import Text
    from wgtool.views.site import SitePage

_FOLDER = "site"
STYLE = "style.css"
_WEB_ADDRESS = re.compile(URL_PATTERN)
# RFC 6068, section 2: what of an address stands for itself.
_IN_MAILTO = "!$'*+@"


def site_pages(programme: Text, found: Iterable[SitePage]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a site with their paths: what offers both languages, the style sheet, then each page.

    Args:
        programme: The programme’s name.
        found: The pages.
    """
    environment = _environment()
    yield "index.html", _made(environment, "offer", "cy", {"name": programme})
    yield STYLE, files("wgtool.renderers").joinpath(_FOLDER, STYLE).read_bytes().replace(b"\r\n", b"\n")
    for page in found:
        view = {"file": page.name, "frame": page.frame, "page": page.view}
        yield f"{page.lang}/{page.name}", _made(environment, page.kind, page.lang, view)


def _made(environment: Environment, kind: str, lang: Language, view: dict[str, Any]) -> bytes:
    other: Language = "en" if lang == "cy" else "cy"
    template = environment.get_template(f"{kind}.html.jinja")
    return template.render({**_words(lang), **view, "lang": lang, "other": other}).encode("utf-8", "backslashreplace")


def _words(lang: Language) -> dict[str, Callable[..., str]]:
    """Return what puts texts and times into words of a language, as the templates call it."""

    def day(text: str) -> str:
        return dates.begun(dates.full_date(date.fromisoformat(text[: len("2021-10-18")]), lang))

    def hours(one: dict[str, str]) -> str:
        return dates.clock_range(*(datetime.fromisoformat(one[key]) for key in ("starts_at", "ends_at")))

    def span(first: str, last: str) -> str:
        return dates.span(date.fromisoformat(first), date.fromisoformat(last), lang)

    def weekday(name: Weekday) -> str:
        return day_name(name, lang)

    return {
        "say": partial(say, lang),
        "say_in": say,
        "overrun": partial(overrun, lang=lang),
        "day": day,
        "hours": hours,
        "span": span,
        "weekday": weekday,
    }


def _environment() -> Environment:
    environment = templates(_FOLDER, _marked)
    environment.tests["web_address"] = lambda text: _WEB_ADDRESS.match(text) is not None
    environment.filters |= {
        "plain": str,
        "moment": datetime.fromisoformat,
        "date": date.fromisoformat,
        "mailto": lambda email: f"mailto:{quote(email, safe=_IN_MAILTO)}",
        "webcal": lambda address: f"webcal:{address.partition(':')[2]}",
    }
    return environment


def _marked(value: object) -> object:
    """Return what is to be seen of a value: nothing in it acts, and what is borrowed says of which language it is."""
    if isinstance(value, Borrowed):
        from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja

        return Markup('<span lang="{}">{}</span>').format(value.lang, visible(value))
    return printable(value)
