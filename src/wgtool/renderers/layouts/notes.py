"""Notes, laid out: the logbook, and the barriers by groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from wgtool.renderers.layouts.words import columns, page
from wgtool.renderers.page import Cell, Column, Page, Paragraph, Part, Row, Rows, Table, Tone
from wgtool.texts.dates import long_date
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.notes import BarrierLine, NoteLine, NotesView

NOTES_HEADER = (
    *("id", "group", "week", "at", "kind", "text", "text_cy", "barrier", "who", "due", "minutes", "link", "state"),
    *("because", "open", "settled_at", "how", "settled_minutes"),
)
# How far apart tabs are where they would be shown as escapes.
_TAB = 4
# Shades of a heat map, beside none.
_SHADES = 4


def notes(view: NotesView, lang: Language) -> Page:
    """Lay out the logbook."""
    title = f"{view['programme']}: {say(lang, 'note.title')}"
    lines = view["notes"]
    if not lines:
        return page(title, lang, Paragraph(say(lang, "note.none"), "quiet"))
    titles = columns(
        lang, "note.number", "label.group", "label.week", "note.kind", "note.text", "label.who", "note.due",
        right=("note.number", "label.week"),
    )  # fmt: skip
    return page(title, lang, Table(titles, tuple(_row(line, lang) for line in lines)))


def _row(line: NoteLine, lang: Language) -> Row:
    tone: Tone = "warning" if line["overdue"] else "plain" if line["open"] or line["settled"] is None else "quiet"
    cells = (
        str(line["id"]),
        line["group_name"],
        str(line["week"]),
        _kind(line, lang),
        "\n".join((note_text(line, lang), *_besides(line, lang))).expandtabs(_TAB),
        line["who_name"] or "",
        _due(line, lang),
    )
    return Row(cells, tone)


def _kind(line: NoteLine, lang: Language) -> str:
    """Return a note’s kind, with its barrier or state."""
    kind = say(lang, f"note.kind_{line['kind']}")
    barrier, state = line["barrier"], line["state"]
    if barrier:
        return f"{kind} ({say(lang, f'note.barrier_{barrier}')})"
    return f"{kind} ({say(lang, f'note.state_{state}')})" if state else kind


def note_text(line: NoteLine, lang: Language) -> str:
    """Return a note’s text; one in the other language is marked with that."""
    other: Language = "en" if lang == "cy" else "cy"
    text = line["text"][lang]
    return f"{line['text'][other]} [{say(lang, f'language.{other}')}]" if text is None else text


def _besides(line: NoteLine, lang: Language) -> Iterator[str]:
    if line["because"]:
        yield say(lang, "note.because", text=line["because"])
    if line["link"]:
        yield line["link"]
    if line["minutes"] is not None and line["settled"] is None:
        yield say(lang, "note.expected", count=line["minutes"])
    if settled := line["settled"]:
        yield say(lang, "note.settled_on", at=datetime.fromisoformat(settled["at"]).date())
        if settled["how"]:
            yield say(lang, "note.how", text=settled["how"])
        if settled["minutes"] is not None:
            yield say(lang, "note.took", count=settled["minutes"])


def _due(line: NoteLine, lang: Language) -> str:
    if line["due"] is None:
        return ""
    day = long_date(date.fromisoformat(line["due"]), lang)
    return say(lang, "note.overdue", due=day) if line["overdue"] else day


def note_rows(view: NotesView) -> Rows:
    """Return the logbook for spreadsheets: a row for each note."""
    return Rows("notes", NOTES_HEADER, map(_cells, view["notes"]))


def _cells(line: NoteLine) -> list[Cell]:
    settled = line["settled"]
    text = line["text"]
    return [
        *(line["id"], line["group"], line["week"], line["at"], line["kind"], text["en"], text["cy"], line["barrier"]),
        *(line["who"], line["due"], line["minutes"], line["link"], line["state"], line["because"]),
        "true" if line["open"] else "false",
        *((settled["at"], settled["how"], settled["minutes"]) if settled else (None, None, None)),
    ]


def barriers(view: NotesView, lang: Language) -> Page:
    """Lay out what stands in the way: barriers by groups, the groups by their numbers; the more, the darker."""
    title = f"{view['programme']}: {say(lang, 'note.barriers')}"
    legend = Table(
        columns(lang, "note.number", "label.group", right=("note.number",)),
        tuple(Row((str(place), group["name"])) for place, group in enumerate(view["groups"], 1)),
    )
    return page(title, lang, *_matrix(view, lang), legend)


def _matrix(view: NotesView, lang: Language) -> Iterable[Part]:
    lines = view["barriers"]
    most = max((count for line in lines for count in line["groups"].values()), default=0)
    titles = (
        Column(say(lang, "note.barrier")),
        *(Column(str(place), "right") for place in range(1, len(view["groups"]) + 1)),
        Column(say(lang, "note.open_of"), "right"),
    )
    rows = []
    for line in lines:
        counts = list(line["groups"].values())
        shades = (0, *(-(-_SHADES * count // most) if most else 0 for count in counts), 0)
        cells = (str(count or "") for count in counts)
        name = say(lang, f"note.barrier_{line['barrier']}")
        rows.append(Row((name, *cells, f"{line['open']} / {line['open'] + line['settled']}"), shades=shades))
    yield Table(titles, tuple(rows), grid=True)


def barrier_rows(view: NotesView) -> Rows:
    """Return the barriers for spreadsheets: a row for each, a column for each group’s id."""
    header = ("barrier", *(group["id"] for group in view["groups"]), "open", "settled")
    return Rows("barriers", header, map(_counts, view["barriers"]), {one["id"]: one["name"] for one in view["groups"]})


def _counts(line: BarrierLine) -> list[Cell]:
    return [line["barrier"], *line["groups"].values(), line["open"], line["settled"]]
