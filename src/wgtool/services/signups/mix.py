"""The mix of the teams: who sits together, and who is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from wgtool.domain.matching import plain
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.text import Text
from wgtool.texts.language import Language

if TYPE_CHECKING:
    from wgtool.domain.people import Person
    from wgtool.views.signups import MixGroup, MixView


def mix(plan: Plan, groups: Sequence[Group], lang: Language) -> MixView:
    """Return the mix of the confirmed members of some groups, and the organisations that are in none of them."""
    lines = [_group(plan, group, lang) for group in groups]
    present = {organisation for line in lines for organisation in line["organisations"]}
    return {
        "schema": "wgtool/mix/1",
        "programme": plan.programme.name.pick(lang),
        "groups": lines,
        "organisations_missing": [one.id for one in plan.programme.organisations if one.id not in present],
        "organisation_names": {one.id: one.name.pick(lang) for one in plan.programme.organisations},
    }


def _group(plan: Plan, group: Group, lang: Language) -> MixGroup:
    people = plan.members(group)
    organisations = organisations_of(people)
    professions = professions_of(plan, people, lang)
    wanted = _pairs(tuple(one.wanted_service_areas for one in plan.programme.groups))
    areas = counted((person.service_area for person in people), wanted, lang)
    spoken = Counter(person.language or "unknown" for person in people)
    return {
        "id": group.id,
        "name": group.name.pick(lang),
        "people": len(people),
        "minimum": group.minimum,
        "under_minimum": group.minimum is not None and len(people) < group.minimum,
        "organisations": organisations,
        "single_organisation": next(iter(organisations)) if len(organisations) == 1 else None,
        "professions": professions,
        "service_areas": areas,
        "languages": {code: spoken[code] for code in ("cy", "en", "unknown")},
        "welsh_share": round(spoken["cy"] / len(people), 3) if people else None,
        "missing_professions": list(_missing(group.wanted_professions, professions, lang)),
        "missing_service_areas": list(_missing(group.wanted_service_areas, areas, lang)),
    }


def organisations_of(people: Iterable[Person]) -> dict[str, int]:
    """Return how many of some people are of each organisation, by id, or by its name where it has none."""
    return counted(person.organisation for person in people)


def professions_of(plan: Plan, people: Iterable[Person], lang: Language) -> dict[str, int]:
    """Return how many of some people are of each profession."""
    wanted = _pairs(tuple(one.wanted_professions for one in plan.programme.groups))
    return counted((person.profession for person in people), wanted, lang)


@cache
def _pairs(wanted: tuple[tuple[Text, ...], ...]) -> Mapping[str, Text]:
    """Return the texts that the groups want, each by all that it is."""
    return {plain(one): text for texts in wanted for text in texts for one in _written(text)}


def _written(text: Text) -> Iterable[str]:
    """Return a text as answers have it: in either language, or in both, as bilingual forms do, with any separator."""
    english, welsh = text
    return english, welsh, f"{english} {welsh}", f"{welsh} {english}"


def counted(values: Iterable[str | None], pairs: Mapping[str, Text] = {}, lang: Language = "en") -> dict[str, int]:
    """Return how often each value occurs, the most frequent first.

    Spellings that differ in case are one, and so are those that `pairs` has as one text in two languages: told in the
    language asked for where several occur, or both in one, and else as somebody wrote it.
    """
    spelling: dict[str, str] = {}
    meant: dict[Text | str, Counter[str]] = {}
    for value in filter(None, values):
        key = plain(value)
        spelling.setdefault(key, value)
        meant.setdefault(pairs.get(key, key), Counter())[key] += 1
    counts = {
        one.pick(lang)
        if isinstance(one, Text) and not _in_one(one, found)
        else spelling[next(iter(found))]: found.total()
        for one, found in meant.items()
    }
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _in_one(text: Text, found: Iterable[str]) -> bool:
    """Whether a text was written in one language only, and always the same."""
    return any(set(found) == {plain(one)} for one in text)


def _missing(wanted: Iterable[Text], present: Iterable[str], lang: Language) -> Iterable[str]:
    """Yield what is wanted and not there in either language."""
    there = set(map(plain, present))
    return (text.pick(lang) for text in wanted if not there & set(map(plain, _written(text))))
