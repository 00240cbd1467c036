"""Pages as one HTML page that stands alone: no script, nothing from elsewhere, ready for A4."""

from collections.abc import Sequence
from itertools import chain, count
from typing import NamedTuple

from wgtool.renderers.formats import Format
from wgtool.renderers.markup import templates
from wgtool.renderers.page import Chart, Heading, Page, Table

# The level of the headings under which is apart what is so on a page.
_APART = 2


def html(pages: Sequence[Page]) -> str:
    """Return one or more pages as an HTML document, each an article in its own language.

    The headings follow one another without a jump (WCAG 2.2, 1.3.1), whatever their levels in the page; a page that
    does not begin with one is headed by its title.
    """
    names: set[str] = set()
    articles = [{"lang": page.lang, "title": page.title, "sections": _sections(page, names)} for page in pages]
    # A title that the languages share is said once.
    title = " / ".join(dict.fromkeys(page.title for page in pages))
    drawn = any(isinstance(part, Chart) for page in pages for part in page.parts)
    page = templates().get_template("page.html.jinja")
    return page.render(articles=articles, lang=pages[0].lang, title=title, drawn=drawn)


class _Element(NamedTuple):
    """A part as the template asks for it: its kind, and what it is called, for a region that can be gone to."""

    kind: str
    part: object
    name: str


def _sections(page: Page, names: set[str]) -> list[tuple[Heading | None, list[_Element]]]:
    """Return a page in one piece, or what is apart on it in pieces of their own, each with its heading."""
    sections: list[tuple[Heading | None, list[_Element]]] = [(None, [])]
    for element in _elements(page, names):
        if page.apart and isinstance(element.part, Heading) and element.part.level == _APART:
            sections.append((element.part, []))
        else:
            sections[-1][1].append(element)
    return sections


def _elements(page: Page, names: set[str]) -> list[_Element]:
    """Return the parts of a page, a table called as the headings above it, no two of the document alike."""
    parts = page.parts
    if not (parts and isinstance(parts[0], Heading)):
        parts = (Heading(0, page.title), *parts)
    elements: list[_Element] = []
    above: list[Heading] = []
    for part in parts:
        if isinstance(part, Heading):
            above = [*(one for one in above if one.level < part.level), part]
            elements.append(_Element("heading", part._replace(level=len(above)), ""))
        elif isinstance(part, Chart):
            from wgtool.renderers.drawing import drawn

            elements.append(_Element("chart", drawn(part), ""))
        else:
            name = _unique(": ".join(one.text for one in above), names) if isinstance(part, Table) else ""
            elements.append(_Element(type(part).__name__.lower(), part, name))
    return elements


def _unique(name: str, names: set[str]) -> str:
    found = next(one for one in chain([name], (f"{name} ({number})" for number in count(2))) if one not in names)
    names.add(found)
    return found


FORMAT = Format(lambda pages: (html(pages),), ("html", "htm"))
