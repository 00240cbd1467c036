"""One message to one person, composed: its subject, its text and its HTML."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.letters import Template
from wgtool.renderers.letters.template import Block, Given, Listed, Value, blocks, subject, text_of
from wgtool.renderers.safe import is_web_address, visible
from wgtool.texts.language import Language

if TYPE_CHECKING:
    import jinja2

_BETWEEN = "\n\n* * *\n\n"


class Composed(NamedTuple):
    """A message’s subject, on one line, its text and its HTML page."""

    subject: str
    text: str
    html: str


def composed(template: Template, values: Mapping[Language, Mapping[str, Value]]) -> Composed:
    """Return a message in the languages of its values, in their order, one below the other.

    Args:
        template: What is to be said.
        values: What stands in its places, in each language.
    """
    subjects = [subject(template.pick(lang).subject, mine) for lang, mine in values.items()]
    sections = [(lang, blocks(template.pick(lang).body, mine)) for lang, mine in values.items()]
    title = " / ".join(dict.fromkeys(subjects))
    text = _BETWEEN.join(text_of(found, lang) for lang, found in sections)
    return Composed(title, text + "\n", _html(title, sections))


def _html(title: str, sections: Sequence[tuple[Language, Sequence[Block]]]) -> str:
    shown = [{"lang": lang, "blocks": _kinds(found)} for lang, found in sections]
    return _page().render(title=title, sections=shown)


@cache
def _page() -> "jinja2.Template":
    import jinja2  # noqa: PLC0415 - only messages with HTML need it

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("wgtool.renderers.letters", ""),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    environment.tests["web_address"] = is_web_address
    return environment.get_template("letter.html.jinja")


def _printable(value: object) -> object:
    """Return a text with what acts instead of being seen shown; what is markup already was made of such texts."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _kinds(found: Sequence[Block]) -> list[tuple[str, object]]:
    """Return blocks, each with its kind, as the template asks for it."""
    return [_kind(block) for block in found]


def _kind(block: Block) -> tuple[str, object]:
    if isinstance(block, Given):
        return "given", [(type(part).__name__.lower(), part) for part in block.parts]
    if isinstance(block, Listed):
        return "listed", {"first": block.first, "entries": [_kinds(item) for item in block.items]}
    return "lines", block
