"""A template’s Markdown with values in its places: as blocks, and those as plain text.

What is filled in is never read as Markdown or as a placeholder: the template is parsed first. Of Markdown (CommonMark)
there are headings, paragraphs, lists, emphasis and links; all else stands for itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from wgtool.domain.addresses import is_address
from wgtool.domain.letters import BLOCKS, PLACEHOLDER
from wgtool.renderers.formats.text_pages import plain
from wgtool.renderers.page import Page, Part
from wgtool.renderers.safe import is_web_address, one_line, visible
from wgtool.texts.language import Language

# One line, or parts of a page; nothing to say where it is empty.
Value = str | tuple[Part, ...]

_RULES = ("heading", "list", "paragraph", "emphasis", "link", "autolink", "escape", "newline", "text_join")

_IN_LINKS = re.compile(r"%7B([^{}%]*)%7D", re.IGNORECASE)


class Span(NamedTuple):
    """A run of text: as it is, a link to an address, or stressed (`em`, `strong`); `br` is a line break."""

    text: str
    link: str | None = None
    tag: str | None = None


class Lines(NamedTuple):
    """A heading (of a level from 1) or, with level 0, a paragraph."""

    spans: tuple[Span, ...]
    level: int = 0


class Listed(NamedTuple):
    """A list; numbered ones begin with a number."""

    items: "tuple[tuple[Block, ...], ...]"
    first: int | None = None


class Given(NamedTuple):
    """What a value has to say in lines of its own."""

    parts: tuple[Part, ...]


Block = Lines | Listed | Given


def subject(text: str, values: Mapping[str, Value]) -> str:
    """Return a subject with its values: one line."""
    return " ".join(one_line(_filled(text, values)).split())


def blocks(text: str, values: Mapping[str, Value]) -> tuple[Block, ...]:
    """Return a template’s text with its values.

    A paragraph or item with a placeholder that has nothing to say is left out, and so is a heading under which nothing
    is left.
    """
    return _with_something(tuple(_blocks(_parsed(text).children, values)))


@cache
def _parsed(text: str) -> SyntaxTreeNode:
    """Return a template’s text as Markdown has it: the same for everybody to whom it goes."""
    parser = MarkdownIt("zero").enable(list(_RULES))
    return SyntaxTreeNode(parser.parse(_set_apart(text)))


def _set_apart(text: str) -> str:
    """Return a text in which whatever has lines of its own is a paragraph of its own."""
    lines = text.split("\n")
    alone = {f"{{{name}}}" for name in BLOCKS}
    return "\n".join(f"\n{line.strip()}\n" if line.strip() in alone else line for line in lines)


def _blocks(nodes: Sequence[SyntaxTreeNode], values: Mapping[str, Value]) -> Iterator[Block]:
    for node in nodes:
        if node.type in {"bullet_list", "ordered_list"}:
            items = tuple(filter(None, (tuple(_blocks(item.children, values)) for item in node.children)))
            first = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
            if items:
                yield Listed(items, first)
        elif node.type in {"heading", "paragraph"}:
            yield from _lines(node, values)


def _lines(node: SyntaxTreeNode, values: Mapping[str, Value]) -> Iterator[Block]:
    source = node.children[0].content
    used = [values[found[1]] for found in PLACEHOLDER.finditer(source)]
    if not all(used):
        return
    if len(used) == 1 and not isinstance(used[0], str):
        yield Given(used[0])
    else:
        level = int(node.tag[1:]) if node.type == "heading" else 0
        yield Lines(tuple(_spans(node.children[0].children, values)), level)


def _spans(nodes: Sequence[SyntaxTreeNode], values: Mapping[str, Value], tag: str | None = None) -> Iterator[Span]:
    for node in nodes:
        if node.type == "text":
            yield from _runs(node.content, values, tag)
        elif node.type in {"softbreak", "hardbreak"}:
            # In a letter a line ends where its writer ended it.
            yield Span("\n", tag="br")
        elif node.type == "link":
            address = _address(str(node.attrs["href"]), values)
            words = "".join(span.text for span in _spans(node.children, values))
            yield Span(words or address, address if _leads(address) else None, tag)
        else:
            yield from _spans(node.children, values, node.type)


def _address(href: str, values: Mapping[str, Value]) -> str:
    """Return the address of a link, in which the parser has percent-encoded braces; what is filled in is encoded."""
    whole = _IN_LINKS.fullmatch(href)
    if whole is not None:
        value = _text(values[whole[1]])
        return _link(value) or value
    return _IN_LINKS.sub(lambda found: quote(_text(values[found[1]]), safe="@"), href)


def _leads(address: str) -> bool:
    """Whether an address is one that may be followed."""
    return is_web_address(address) or address.startswith("mailto:")


def _link(value: str) -> str | None:
    """Return where a value leads that is a web address, or an address to write to."""
    if is_address(value):
        return f"mailto:{quote(value, safe='@')}"
    return value if is_web_address(value) else None


def _runs(text: str, values: Mapping[str, Value], tag: str | None) -> Iterator[Span]:
    """Yield a text with its values, those that are web addresses as links."""
    end = 0
    for found in PLACEHOLDER.finditer(text):
        if found.start() > end:
            yield Span(text[end : found.start()], tag=tag)
        value = one_line(_text(values[found[1]]))
        yield Span(value, _link(value), tag)
        end = found.end()
    if end < len(text):
        yield Span(text[end:], tag=tag)


def _filled(text: str, values: Mapping[str, Value]) -> str:
    return PLACEHOLDER.sub(lambda found: _text(values[found[1]]), text)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _with_something(found: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks without the headings under which nothing stands."""
    kept: list[Block] = []
    for block in reversed(found):
        level = block.level if isinstance(block, Lines) else 0
        below = kept[-1] if kept else None
        bare = below is None or (isinstance(below, Lines) and 0 < below.level <= level)
        if level == 0 or not bare:
            kept.append(block)
    return tuple(reversed(kept))


def text_of(found: Sequence[Block], lang: Language) -> str:
    """Return blocks as plain text, without a line break at its end."""
    return "\n\n".join(_plain(block, lang) for block in found)


def _plain(block: Block, lang: Language) -> str:
    if isinstance(block, Given):
        return plain([Page("", lang, block.parts)]).rstrip("\n")
    if isinstance(block, Lines):
        return "".join(_plain_span(span) for span in block.spans)
    items = [text_of(item, lang) for item in block.items]
    marks = ["- " if block.first is None else f"{block.first + place}. " for place in range(len(items))]
    indented = (item.replace("\n", f"\n{' ' * len(mark)}") for mark, item in zip(marks, items, strict=True))
    return "\n".join(mark + item for mark, item in zip(marks, indented, strict=True))


def _plain_span(span: Span) -> str:
    text = visible(span.text)
    return f"{text}: {span.link}" if span.link and span.link.removeprefix("mailto:") != text else text
