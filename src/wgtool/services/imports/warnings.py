"""What an import warns of and advises: once for all whom it concerns."""

import json
from collections.abc import Iterable, Mapping

from wgtool.domain.imports import Form
from wgtool.texts.say import Message, msg

# Most rows, texts or people that a warning names.
MOST_NAMED = 10
# What is longer is no name of a group.
_LONGEST_ALIAS = 100


def named(warned: Mapping[str, Mapping[str, str]], limit: int) -> Iterable[Message]:
    """Yield the warnings about sign-ups.

    Args:
        warned: Whom each concerns: their names by key.
        limit: In how many groups one is meant to be.
    """
    for key in ("joining.clash", "joining.no_break", "joining.many_groups", "joining.over"):
        if key in warned:
            names = [*warned[key].values()]
            shown: tuple[object, ...] = tuple(names[:MOST_NAMED])
            if len(names) > MOST_NAMED:
                shown = (*shown, msg("import.and_more", count=len(names) - MOST_NAMED))
            yield msg(f"import.{key.partition('.')[2]}", count=len(names), limit=limit, names=shown)


def languages(odd: Mapping[str, int], either: Mapping[str, int]) -> Iterable[Message]:
    """Yield which answers about the language are left out, since no one language follows from them."""
    for key, found in (("import.odd_language", odd), ("import.either_language", either)):
        if found:
            yield msg(key, count=sum(found.values()), texts=tuple(found)[:MOST_NAMED])


def lost_letters(form: Form) -> Iterable[Message]:
    """Yield a warning where an old encoding put `?` for letters such as ŵ."""
    if form.is_unicode:
        return
    rows = [row.number for row in form.rows if "?" in (form.answer(row, "name") or "")]
    if rows:
        more = ("…",) if len(rows) > MOST_NAMED else ()
        yield msg("import.question_marks", rows=(*map(str, rows[:MOST_NAMED]), *more))


def alias_advice(text: str) -> list[Message]:
    """Return how to settle a wording for good, as TOML has it; nothing for what is no wording."""
    short = " ".join(text.split())
    if len(short) > _LONGEST_ALIAS:
        return []
    return [msg("import.alias_advice", text=json.dumps(short, ensure_ascii=False))]
