"""Pages as Markdown (GitHub’s flavour) that can be pasted into an e-mail or a wiki."""

from collections.abc import Iterator, Sequence

from wgtool.renderers.page import Bullets, Facts, Heading, Page, Paragraph, Part, Steps, Table
from wgtool.renderers.safe import one_line, visible

# CommonMark 2.4: any ASCII punctuation may be escaped; these are the ones that mean something in running text.
_SPECIAL = frozenset("\\`*_[]<>#|~&")


def markdown(pages: Sequence[Page]) -> str:
    """Return pages as Markdown that ends in a newline; a rule parts two languages."""
    return "\n\n---\n\n".join("\n\n".join(_blocks(page)) for page in pages) + "\n"


def _blocks(page: Page) -> Iterator[str]:
    for part in page.parts:
        text = "\n".join(_lines(part))
        if text:
            yield text


def _lines(part: Part) -> Iterator[str]:
    if isinstance(part, Heading):
        yield f"{'#' * part.level} {escaped(one_line(part.text))}"
    elif isinstance(part, Paragraph):
        yield _paragraph(part)
    elif isinstance(part, Facts):
        for label, value in part.rows:
            yield f"- **{escaped(one_line(label))}:** {_cell(value)}"
    elif isinstance(part, Bullets):
        for item in part.items:
            yield f"- {_start(escaped(one_line(item)))}"
    elif isinstance(part, Table):
        yield from _table(part)
    else:
        yield from _steps(part)


def _paragraph(part: Paragraph) -> str:
    text = "  \n".join(_start(escaped(line)) for line in visible(part.text).split("\n"))
    if part.tone == "struck":
        return f"~~{text}~~"
    return f"**{text}**" if part.tone in {"warning", "good"} else text


def escaped(text: str) -> str:
    """Return a text whose characters cannot be taken for markup."""
    return "".join(f"\\{character}" if character in _SPECIAL else character for character in text)


def _start(text: str) -> str:
    """Return a line that cannot be taken for a list, a heading or a rule."""
    number, dot, _ = text.partition(".")
    if dot and number.isdecimal():
        return f"{number}\\{text[len(number):]}"
    return f"\\{text}" if text[:1] in {"-", "+", "="} else text


def _cell(text: str) -> str:
    return "<br>".join(escaped(line) for line in visible(text).split("\n"))


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"**{escaped(one_line(table.caption))}**"
        yield ""
    yield _row([_cell(column.title) for column in table.columns])
    yield _row(["---:" if column.align == "right" else "---" for column in table.columns])
    for row in table.rows:
        cells = [_cell(cell) for cell in row.cells]
        yield _row([f"~~{cell}~~" if cell and row.tone == "struck" else cell for cell in cells])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _steps(steps: Steps) -> Iterator[str]:
    """Yield a table of the running order, or a list where there is more to say of each part."""
    if not any(step.details for step in steps.items):
        yield _row([_cell(header) for header in steps.headers])
        yield _row(["---", "---:", "---", "---"])
        for step in steps.items:
            yield _row([_cell(text) for text in (step.time, step.length, step.title, step.note)])
        return
    for step in steps.items:
        note = f" — {escaped(one_line(step.note))}" if step.note else ""
        head = f"{escaped(step.time)} ({escaped(step.length)})"
        yield f"- **{head}** {escaped(one_line(step.title))}{note}"
        for label, value in step.details:
            yield f"    - *{escaped(one_line(label))}:* {escaped(one_line(value))}"
