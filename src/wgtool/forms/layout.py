"""Where a sheet’s headings stand, in one line or in two, and where its answers begin."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wgtool.domain.matching import plain
from wgtool.forms.headings import Columns, Recogniser, may_be_headings

# Fewer fields than this and a row is no headings.
FEWEST = 2
# So many, and no address, and a row below the headings says the same in another language.
_AGAIN = 3
# What SurveyMonkey writes below a question that has one answer.
_ONE_ANSWER = frozenset({"open ended response", "response", "ymateb"})
# Qualtrics’ third line, for programs.
_FOR_PROGRAMS = '{"ImportId"'


class Layout(NamedTuple):
    """The headings, what they mean, and the place of the first row below them, from 0."""

    titles: list[str]
    columns: Columns
    first: int


def layout(head: Sequence[Sequence[str]], recogniser: Recogniser) -> Layout | None:
    """Return where the headings stand among the first rows; None if they are none of a form."""
    found = [_single(head, place, recogniser) for place in range(len(head)) if may_be_headings(head[place])]
    best = max(found, key=lambda one: one.columns.score, default=None)
    if best is None:
        return None
    for place in range(len(head) - 1):
        if _is_second_line(head[place], head[place + 1]):
            titles = _joined(head[place], head[place + 1])
            columns = recogniser.recognise(titles)
            if columns.score > best.columns.score or (place + 1 == best.first and columns.score == best.columns.score):
                best = Layout(titles, columns, place + 2)
    if best.columns.score < FEWEST:
        return None
    return _with_translation(head, best, recogniser)


def _single(head: Sequence[Sequence[str]], place: int, recogniser: Recogniser) -> Layout:
    titles = trimmed(head[place])
    return Layout(titles, recogniser.recognise(titles), place + 1)


def _with_translation(head: Sequence[Sequence[str]], found: Layout, recogniser: Recogniser) -> Layout:
    """Pass over further lines of headings; where they are clearer, as in a form with a line a language, they count."""
    titles, columns, first = found
    for row in head[found.first :]:
        other = recogniser.recognise(row)
        if not any(_is_for_programs(cell) for cell in row[:1]):
            if other.score < _AGAIN or any("@" in cell for cell in row):
                break
            titles = [
                row[place] if field is None and place < len(row) and other.fields[place] else title
                for place, (title, field) in enumerate(zip(titles, columns.fields, strict=True))
            ]
            columns = recogniser.recognise(titles)
        first += 1
    return Layout(titles, columns, first)


def _is_for_programs(cell: str) -> bool:
    return cell.lstrip().startswith(_FOR_PROGRAMS)


def _is_second_line(top: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row goes on with the headings above it: it stands where they are empty, and holds no answers."""
    if any("@" in cell or _is_for_programs(cell) for cell in below) or not any(cell.strip() for cell in top):
        return False
    if any(plain(cell) in _ONE_ANSWER for cell in below):
        return True
    titles, cells = [bool(cell.strip()) for cell in top], [bool(cell.strip()) for cell in below]
    titles += [False] * (len(cells) - len(titles))
    # A question with several columns stands above the first of them; beside it nothing stands below.
    opens = [here and not after for here, after in zip(titles, [*titles[1:], True], strict=True)]
    stray = [cell and title and not open_ for cell, title, open_ in zip(cells, titles, opens, strict=False)]
    return any(cell and not title for cell, title in zip(cells, titles, strict=False)) and not any(stray)


def _joined(top: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return two lines of headings as one: a question stands above the first of its answers’ columns."""
    return trimmed(list(_joints(top, below)))


def _joints(top: Sequence[str], below: Sequence[str]) -> Iterator[str]:
    question = ""
    for place in range(max(len(top), len(below))):
        title = top[place].strip() if place < len(top) else ""
        answer = below[place].strip() if place < len(below) else ""
        question = title or question
        if not answer or plain(answer) in _ONE_ANSWER:
            yield title
        else:
            yield f"{question} [{answer}]" if question else answer


def trimmed(row: Sequence[str]) -> list[str]:
    """Return a row without the empty cells at its end."""
    size = len(row)
    while size and not row[size - 1].strip():
        size -= 1
    return list(row[:size])
