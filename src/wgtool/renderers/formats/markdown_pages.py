"""Pages as Markdown (GitHub’s flavour) that can be pasted into an e-mail or a wiki."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from wgtool.renderers.formats import Format
from wgtool.renderers.page import Bullets, Facts, Heading, Page, Paragraph, Step, Steps, Table, Tone, Worded, worded
from wgtool.renderers.safe import is_web_address, one_line, visible

# CommonMark 0.31.2, section 2.4: any ASCII punctuation may be escaped; these are the ones that mean something in
# running text, `$` on GitHub.
_SPECIAL = frozenset("\\`*_[]<>#|~$")
# A line that begins so is a list, a rule, a heading’s underline or a table’s (sections 4.1, 4.3, 5.2; GFM 4.10).
_STARTS = frozenset("-+=:")
_BREAK = "  \n"
_MARKS: dict[Tone, str] = {"good": "**", "warning": "**", "struck": "~~"}


def markdown(pages: Sequence[Page]) -> str:
    """Return pages as Markdown that ends in a newline; a rule parts two languages."""
    return "\n\n---\n\n".join("\n\n".join(_blocks(page)) for page in pages) + "\n"


def _blocks(page: Page) -> Iterator[str]:
    last = ""
    for part in worded(page.parts):
        # Two lists in a row are one list unless their markers differ (CommonMark, section 5.3).
        marker = "*" if last == "-" else "-"
        text = "\n".join(_lines(part, marker))
        if text:
            last = marker if text.startswith(f"{marker} ") else ""
            yield text


def _lines(part: Worded, marker: str) -> Iterator[str]:
    if isinstance(part, Heading):
        yield f"{'#' * part.level} {_inline(part.text)}"
    elif isinstance(part, Paragraph):
        yield _paragraph(part)
    elif isinstance(part, Facts):
        for label, value in part:
            yield f"{marker} **{_inline(label)}:** {_cell(value)}"
    elif isinstance(part, Bullets):
        for item in part:
            yield f"{marker} {_start(_inline(item))}"
    elif isinstance(part, Table):
        yield from _table(part)
    else:
        yield from _steps(part, marker)


def _escaped(text: str) -> str:
    """Return a text whose characters cannot be taken for markup; web addresses become links to what they show."""
    return " ".join(map(_word, text.split(" ")))


def _word(word: str) -> str:
    address = word.rstrip(".,;:!?)")
    if is_web_address(address):
        return f"<{address}>{_characters(word[len(address) :])}"
    return _characters(word)


def _characters(text: str) -> str:
    return "".join(
        f"\\{character}" if character in _SPECIAL or (character == "&" and _entity(text[place + 1 :])) else character
        for place, character in enumerate(text)
    )


def _entity(rest: str) -> bool:
    return rest[:1] == "#" or rest[:1].isalnum()


def _inline(text: str) -> str:
    return _escaped(one_line(text).strip())


def _cell(text: str) -> str:
    return "<br>".join(_escaped(line.strip()) for line in visible(text).split("\n"))


def _start(text: str) -> str:
    """Return an escaped line that cannot be taken for a list, a heading, a rule or a table."""
    if text[:1] in _STARTS:
        return f"\\{text}"
    rest = text.lstrip("0123456789")
    return f"{text[: -len(rest)]}\\{rest}" if rest != text and rest[:1] in {".", ")"} else text


def _excerpt(text: str) -> str:
    """Return lines as they are, between fences longer than any in them (CommonMark, section 4.5)."""
    longest = max((len(list(run)) for character, run in groupby(text) if character == "`"), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _paragraph(part: Paragraph) -> str:
    if part.tone == "excerpt":
        return _excerpt(visible(part.text))
    mark = _MARKS.get(part.tone, "")
    lines = [_start(_escaped(line.strip())) for line in visible(part.text).split("\n")]
    # Emphasis does not reach across an empty line.
    return "\n\n".join(f"{mark}{_BREAK.join(group)}{mark}" for some, group in groupby(lines, bool) if some)


def _table(table: Table) -> Iterator[str]:
    yield _row([_cell(column.title) for column in table.columns])
    yield _row(["---:" if column.align == "right" else "---" for column in table.columns])
    for row in table.rows:
        mark = _MARKS.get(row.tone, "")
        yield _row([f"{mark}{cell}{mark}" if cell else "" for cell in map(_cell, row.cells)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _steps(steps: Steps, marker: str) -> Iterator[str]:
    """Yield a table of the running order, or a list where there is more to say of each part."""
    if any(step.details for step in steps.items):
        for step in steps.items:
            yield from _step(step, marker)
    elif steps.items:
        yield _row([_cell(header) for header in steps.headers])
        yield _row(["---", "---:", "---", "---"])
        for step in steps.items:
            yield _row([_cell(text) for text in (step.time, step.length, step.title, step.note)])


def _step(step: Step, marker: str) -> Iterator[str]:
    length = f"({_inline(step.length)})" if step.length else ""
    head = " ".join(filter(None, (_inline(step.time), length)))
    note = f" — {_inline(step.note)}" if step.note else ""
    yield (
        f"{marker} **{head}** {_inline(step.title)}{note}" if head else f"{marker} {_start(_inline(step.title))}{note}"
    )
    for label, value in step.details:
        yield f"    {marker} *{_inline(label)}:* {_inline(value)}"


FORMAT = Format(lambda pages: (markdown(pages),), ("md", "markdown"))
