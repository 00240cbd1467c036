"""One message to one person, composed: its subject, its text and its HTML."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.letters import Template
from wgtool.renderers.letters.template import Block, Given, Listed, Value, blocks, subject, text_of
from wgtool.renderers.markup import templates
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
    return _page().render(title=title, sections=shown).removesuffix("\n")


@cache
def _page() -> "jinja2.Template":
    return templates("letters").get_template("letter.html.jinja")


def _kinds(found: Sequence[Block]) -> list[tuple[str, object]]:
    """Return blocks, each with its kind, as the template asks for it."""
    return [_kind(block) for block in found]


def _kind(block: Block) -> tuple[str, object]:
    if isinstance(block, Given):
        return "given", [(type(part).__name__.lower(), part) for part in block.parts]
    if isinstance(block, Listed):
        return "listed", {"first": block.first, "entries": [_kinds(item) for item in block.items]}
    return "lines", block
