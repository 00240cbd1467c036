"""Who got which place, laid out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wgtool.renderers.layouts.words import columns, listed, page, places
from wgtool.renderers.page import Bullets, Cell, Chart, Column, Heading, Page, Paragraph, Part, Row, Rows, Series, Table
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.texts.language import Language
    from wgtool.views.allocation import AllocatedGroup, AllocateView, Moved


def allocated(view: AllocateView, lang: Language) -> Page:
    """Lay out an allocation: the sums, the groups, the aims and rules, then the people."""
    return page(say(lang, "allocate.title"), lang, *_parts(view, lang))


def _parts(view: AllocateView, lang: Language) -> Iterator[Part]:
    if view["what_if"]:
        yield Paragraph(say(lang, "allocate.what_if"), "quiet")
    elif view["dry_run"]:
        yield Paragraph(say(lang, "dry_run"), "quiet")
    elif view["entry"] is None:
        yield Paragraph(say(lang, "allocate.nothing"), "quiet")
    key = "allocate.best" if view["proven"] else "allocate.not_best"
    yield Paragraph(say(lang, key), "good" if view["proven"] else "warning")
    yield from _by_choice(view, lang)
    yield from _groups(view, lang)
    yield from _aims(view, lang)
    yield from _rules(view, lang)
    yield from _moves(view, lang)
    yield from _costs(view, lang)
    yield from _people(view, lang)


def _by_choice(view: AllocateView, lang: Language) -> Iterator[Part]:
    """Yield how many places are whose first, second, third choice; a picture of it by group."""
    counts = Counter(one["choice"] for one in view["placed"])
    ranks = sorted(rank for rank in counts if rank is not None)
    rows = [Row((say(lang, "allocate.choice", n=rank), str(counts[rank]))) for rank in ranks]
    if counts[None]:
        rows.append(Row((say(lang, "allocate.unranked"), str(counts[None]))))
    rows.append(Row((say(lang, "allocate.no_place"), str(len(view["unplaced"]))), "plain"))
    yield Heading(2, say(lang, "allocate.by_choice"))
    yield Table(
        columns(lang, "allocate.column_choice", "allocate.column_people", right=("allocate.column_people",)), (*rows,)
    )
    shown = [group for group in view["groups"] if group["open"]]
    every = sorted({int(rank) for group in shown for rank in group["ranks"]})
    if shown and every:
        series = tuple(
            Series(say(lang, "allocate.choice", n=rank), tuple(group["ranks"].get(str(rank), 0) for group in shown))
            for rank in every
        )
        labels = tuple(group["name"] for group in shown)
        yield Chart(say(lang, "allocate.chart"), say(lang, "allocate.chart_text"), labels, series, "stacked bars")


def _groups(view: AllocateView, lang: Language) -> Iterator[Part]:
    ranks = sorted({int(rank) for group in view["groups"] for rank in group["ranks"]})
    titles = (
        *columns(lang, "label.group", "label.places", right=("label.places",)),
        *(Column(say(lang, "allocate.choice", n=rank), "right") for rank in ranks),
        *columns(lang, *_KINDS, right=_KINDS),
    )
    rows = tuple(
        Row(
            (
                group["name"],
                places(group["placed"], group["capacity"]),
                *(str(group["ranks"].get(str(rank), "")) for rank in ranks),
                *_kinds(group),
            ),
            "plain" if group["open"] else "quiet",
        )
        for group in view["groups"]
    )
    yield Heading(2, say(lang, "label.groups"))
    yield Table(titles, rows)
    out = (f"{group['name']}: {group['left_out']}" for group in view["groups"] if group["left_out"])
    yield from listed(3, say(lang, "allocate.left_out"), out)


_KINDS = ("allocate.organisations", "allocate.professions")


def _kinds(group: AllocatedGroup) -> tuple[str, ...]:
    """Return how many organisations and professions a group has; before it, where anybody was in it."""
    pairs = (group["organisations"], group["professions"])
    return tuple(f"{one['before']} → {one['after']}" if one["before"] else str(one["after"]) for one in pairs)


def _aims(view: AllocateView, lang: Language) -> Iterator[Part]:
    titles = columns(
        lang, "allocate.aim", "allocate.value", "allocate.bound", right=("allocate.value", "allocate.bound")
    )
    rows = tuple(Row((one["aim"], _number(one["value"]), _number(one["bound"]))) for one in view["aims"])
    yield Heading(2, say(lang, "allocate.aims"))
    yield Table(titles, rows)
    yield Paragraph(say(lang, "allocate.aims_text"), "quiet")


def _number(value: int | None) -> str:
    return "–" if value is None else str(value)


def _rules(view: AllocateView, lang: Language) -> Iterator[Part]:
    """Yield each rule: that every group keeps it, or which ones do not and how far they are from it."""
    names = {group["id"]: group["name"] for group in view["groups"]}
    for rule in dict.fromkeys(one["rule"] for one in view["rules"]):
        lines = [one for one in view["rules"] if one["rule"] == rule]
        broken = [one for one in lines if not one["kept"]]
        yield Heading(2, say(lang, "allocate.rule", rule=rule))
        if broken:
            yield Paragraph(say(lang, "allocate.broken", broken=len(broken), groups=len(lines)))
            yield Bullets(f"{names[one['group']]}: {one['detail']}" for one in broken)
        else:
            yield Paragraph(say(lang, "allocate.kept"), "good")


def _moves(view: AllocateView, lang: Language) -> Iterator[Part]:
    if view["what_if"]:
        yield Heading(2, say(lang, "allocate.moves"))
        yield _moved(view, view["moves"], lang) if view["moves"] else Paragraph(say(lang, "allocate.no_moves"))


def _moved(view: AllocateView, moves: list[Moved], lang: Language) -> Table:
    names = {group["id"]: group["name"] for group in view["groups"]}

    def named(ids: list[str]) -> str:
        return ", ".join(names[id_] for id_ in ids) or "–"

    rows = tuple(Row((one["name"], one["email"], named(one["from"]), named(one["to"]))) for one in moves)
    return Table(columns(lang, "label.name", "label.email", "allocate.from", "allocate.to"), rows)


def _costs(view: AllocateView, lang: Language) -> Iterator[Part]:
    for one in view["costs"] or ():
        yield Heading(2, say(lang, "allocate.costs", rule=one["rule"]))
        yield Paragraph(say(lang, "allocate.costs_ranks", ranks=one["ranks"], people=len(one["people"])))
        if one["people"]:
            yield _moved(view, one["people"], lang)


def _people(view: AllocateView, lang: Language) -> Iterator[Part]:
    if view["unplaced"]:
        rows = tuple(Row((one["name"], one["email"], one["organisation"], one["why"])) for one in view["unplaced"])
        yield Heading(2, say(lang, "allocate.no_place"))
        yield Table(columns(lang, "label.name", "label.email", "label.organisation", "allocate.why_column"), rows)
    titles = columns(lang, "label.name", "label.email", "label.organisation", "allocate.column_choice")
    for group in view["groups"]:
        people = [one for one in view["placed"] if one["group"] == group["id"]]
        if people:
            yield Heading(2, group["name"])
            yield Table(
                titles,
                tuple(
                    Row((one["name"], one["email"], one["organisation"], _choice(one["choice"], lang, one["by_hand"])))
                    for one in people
                ),
            )


def _choice(choice: int | None, lang: Language, by_hand: bool) -> str:  # noqa: FBT001 - what it is about
    text = "–" if choice is None else str(choice)
    return say(lang, "allocate.by_hand", choice=text) if by_hand else text


def rows(view: AllocateView) -> Rows:
    """Return everybody for spreadsheets: who has a place in which group, then who has none and why."""
    names = {group["id"]: group["name"] for group in view["groups"]}
    return Rows(
        "allocation", ("group", "name", "email", "organisation", "choice", "by_hand", "why"), _rows(view), names
    )


def _rows(view: AllocateView) -> Iterator[list[Cell]]:
    for one in view["placed"]:
        by_hand = "true" if one["by_hand"] else "false"
        yield [one["group"], one["name"], one["email"], one["organisation"], one["choice"], by_hand, None]
    for lost in view["unplaced"]:
        yield [None, lost["name"], lost["email"], lost["organisation"], None, None, lost["why"]]
