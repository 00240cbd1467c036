"""The team mix, laid out: the groups at a glance, organisations by groups, then what each group has and lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wgtool.renderers.layouts.words import columns, labelled, page
from wgtool.renderers.page import Bullets, Cell, Column, Facts, Heading, Page, Paragraph, Part, Row, Rows, Table
from wgtool.texts.collation import sort_key
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.views.signups import MixGroup, MixView

# Shades of a heat map, beside none.
_SHADES = 4


def mix(view: MixView, lang: Language) -> Page:
    """Lay out the team mix."""
    title = f"{view['programme']}: {say(lang, 'label.mix')}"
    parts: list[Part] = [_overview(view, lang), *_matrix(view, lang), *_absent(view, lang)]
    for number, group in enumerate(view["groups"], 1):
        if facts := _facts(group, lang):
            parts += [Heading(2, f"{number}. {group['name']}"), facts]
    return page(title, lang, *parts)


def _overview(view: MixView, lang: Language) -> Table:
    """Return the groups at a glance, numbered for the tables below."""
    counts = ("label.people", "mix.organisations", "mix.welsh")
    titles = columns(lang, "mix.number", "label.group", *counts, "label.remark", right=("mix.number", *counts))
    rows = tuple(
        Row(
            (
                str(number),
                group["name"],
                str(group["people"]),
                str(len(group["organisations"])),
                _share(group),
                "; ".join(_remarks(group, view, lang)),
            )
        )
        for number, group in enumerate(view["groups"], 1)
    )
    return Table(titles, rows)


def _share(group: MixGroup) -> str:
    share = group["welsh_share"]
    return "–" if share is None else f"{group['languages']['cy']} ({share:.0%})"


def _remarks(group: MixGroup, view: MixView, lang: Language) -> Iterator[str]:
    if group["under_minimum"]:
        yield say(lang, "mix.under_minimum", minimum=group["minimum"])
    alone = group["single_organisation"]
    if alone is not None:
        yield say(lang, "mix.single", organisation=view["organisation_names"].get(alone, alone))


def _matrix(view: MixView, lang: Language) -> Iterator[Part]:
    """Yield organisations by groups, the groups by their numbers; the more people, the darker."""
    names = view["organisation_names"]
    present = {key for group in view["groups"] for key in group["organisations"]}
    if not present:
        return
    most = max(count for group in view["groups"] for count in group["organisations"].values())
    titles = (
        Column(say(lang, "label.organisation")),
        *(Column(str(number), "right") for number in range(1, len(view["groups"]) + 1)),
        Column(say(lang, "mix.total"), "right"),
    )
    rows = []
    named = [(names.get(key, key), key) for key in present]
    for name, key in sorted(named, key=lambda pair: sort_key(pair[0], lang)):
        counts = [group["organisations"].get(key, 0) for group in view["groups"]]
        shades = (0, *(-(-_SHADES * count // most) for count in counts), 0)
        cells = (name, *(str(count or "") for count in counts), str(sum(counts)))
        rows.append(Row(cells, shades=shades))
    yield Heading(2, say(lang, "mix.matrix"))
    yield Table(titles, tuple(rows), grid=True)


def _absent(view: MixView, lang: Language) -> Iterator[Part]:
    names = sorted(
        (view["organisation_names"][key] for key in view["organisations_missing"]),
        key=lambda name: sort_key(name, lang),
    )
    yield Heading(2, say(lang, "label.organisations_missing"))
    yield Bullets(names) if names else Paragraph(say(lang, "word.none"))


def _facts(group: MixGroup, lang: Language) -> Facts:
    return labelled(
        lang,
        ("label.professions", _counted(group["professions"])),
        ("label.missing_professions", "; ".join(group["missing_professions"])),
        ("label.service_areas", _counted(group["service_areas"])),
        ("mix.missing_service_areas", "; ".join(group["missing_service_areas"])),
        ("label.languages", _languages(group["languages"], lang)),
    )


def _counted(counts: dict[str, int]) -> str:
    """Return values with how often each occurs."""
    return "; ".join(f"{text}: {count}" for text, count in counts.items())


def _languages(counts: dict[str, int], lang: Language) -> str:
    return "; ".join(f"{say(lang, f'language.{code}')}: {n}" for code, n in counts.items() if n)


def mix_rows(view: MixView) -> Rows:
    """Return the team mix for spreadsheets: a row for each group and value."""
    rows: list[list[Cell]] = []
    for group in view["groups"]:
        rows.append([group["id"], "people", None, group["people"]])
        for kind in ("organisations", "professions", "service_areas", "languages"):
            counts: dict[str, int] = group[kind]
            rows += [[group["id"], kind, value, count] for value, count in counts.items()]
        for lack in ("missing_professions", "missing_service_areas"):
            missing: list[str] = group[lack]
            rows += [[group["id"], lack, value, None] for value in missing]
    rows += [[None, "organisations_missing", key, None] for key in view["organisations_missing"]]
    return Rows("mix", ("group", "kind", "value", "people"), rows)
