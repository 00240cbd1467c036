"""Pages as one HTML page that stands alone: no script, nothing from elsewhere, ready for A4."""

from collections.abc import Sequence

from wgtool.renderers.formats import Format
from wgtool.renderers.page import Heading, Page, Part
from wgtool.renderers.safe import is_web_address, visible


def html(pages: Sequence[Page]) -> str:
    """Return one or more pages as an HTML document, each an article in its own language.

    The headings follow one another without a jump (WCAG 2.2, 1.3.1), whatever their levels in the page; a page that
    does not begin with one is headed by its title.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("wgtool.renderers", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_printable,
    )
    environment.tests["web_address"] = is_web_address
    articles = [
        {"lang": page.lang, "title": page.title, "apart": page.apart, "elements": _elements(page)} for page in pages
    ]
    # A title that the languages share is said once.
    title = " / ".join(dict.fromkeys(page.title for page in pages))
    return environment.get_template("page.html.jinja").render(articles=articles, lang=pages[0].lang, title=title)


def _printable(value: object) -> object:
    return visible(value) if isinstance(value, str) else value


def _elements(page: Page) -> list[tuple[str, Part]]:
    """Return the parts of a page, each with its kind, as the template asks for it."""
    parts = page.parts
    if not (parts and isinstance(parts[0], Heading)):
        parts = (Heading(0, page.title), *parts)
    elements: list[tuple[str, Part]] = []
    levels: list[int] = []
    for part in parts:
        if isinstance(part, Heading):
            levels = [level for level in levels if level < part.level]
            levels.append(part.level)
            elements.append(("heading", part._replace(level=len(levels))))
        else:
            elements.append((type(part).__name__.lower(), part))
    return elements


FORMAT = Format(lambda pages: (html(pages),), ("html", "htm"))
