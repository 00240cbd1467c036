"""Pages as one HTML page that stands alone: no script, nothing from elsewhere, ready for A4."""

from collections.abc import Sequence
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from wgtool.renderers.page import Heading, Page, Part
from wgtool.renderers.safe import visible


class _Element(NamedTuple):
    """A part with its kind, as the template asks for it."""

    kind: str
    part: Part


def html(pages: Sequence[Page]) -> str:
    """Return pages as an HTML document, each an article in its own language.

    The headings follow one another without a jump (WCAG 2.2, 1.3.1), whatever their levels in the page.
    """
    environment = Environment(
        loader=PackageLoader("wgtool.renderers", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: visible(value) if isinstance(value, str) else value,
    )
    articles = [
        {"lang": page.lang, "title": page.title, "elements": _elements(page.parts)} for page in pages
    ]
    template = environment.get_template("page.html.jinja")
    return template.render(articles=articles, lang=pages[0].lang, title=" / ".join(page.title for page in pages))


def _elements(parts: Sequence[Part]) -> list[_Element]:
    elements: list[_Element] = []
    open_levels: list[int] = []
    for part in parts:
        if isinstance(part, Heading):
            open_levels = [level for level in open_levels if level < part.level]
            open_levels.append(part.level)
            elements.append(_Element("heading", part._replace(level=len(open_levels))))
        else:
            elements.append(_Element(type(part).__name__.lower(), part))
    return elements
