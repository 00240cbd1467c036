"""Preference: which choice a heading asks for, and what a cell of a grid says of its group."""

import re
from typing import Literal

from wgtool.domain.matching import plain
from wgtool.domain.welsh import mutated
from wgtool.forms.vocabulary import FILLER, HEADS, RULING_OUT
from wgtool.forms.wording import words_of

# By rank: the English words, then the Welsh ones, of both genders.
_ORDINAL_WORDS = (
    ("first 1st", "cyntaf 1af"), ("second 2nd", "ail 2il"), ("third 3rd", "trydydd trydedd 3ydd 3edd"),
    ("fourth", "pedwerydd pedwaredd 4ydd 4edd"), ("fifth", "pumed"), ("sixth", "chweched"), ("seventh", "seithfed"),
    ("eighth", "wythfed"), ("ninth", "nawfed"), ("tenth", "degfed"), ("eleventh", ""), ("twelfth", ""),
)  # fmt: skip
_ORDINALS: dict[str, int] = {
    word: rank
    for rank, (english, welsh) in enumerate(_ORDINAL_WORDS, start=1)
    for word in (*english.split(), str(rank), f"{rank}th", f"{rank}ed", f"{rank}fed", *mutated(welsh.split()))
}
_CHOICE = frozenset(
    {"choice", "preference", "priority", "rank", "ranking"}
    | {*mutated(("dewis", "blaenoriaeth", "ffafriaeth", "opsiwn"))}
)
# A question whose one cell has the groups in the order of preference.
_IN_ORDER = frozenset({"order", "trefn", "drefn", "nhrefn", "threfn"})
_RANKING = frozenset({"rank", "ranking", "rhestrwch", "trefnwch"})

# What cells of a grid say, folded.
_NO = frozenset(
    {
        "",
        "0",
        "no",
        "n",
        "false",
        "na",
        "n a",
        "none",
        "not interested",
        "no thanks",
        "no thank you",
        "unchecked",
        "not selected",
    }
    | {
        "no choice",
        "not applicable",
        "nage",
        "na ddim",
        "ddim",
        "dim",
        "nac ydw",
        "na hoffwn",
        "dim diddordeb",
        "dim dewis",
    }
)
_YES = frozenset(
    {
        "1",
        "yes",
        "y",
        "true",
        "x",
        "checked",
        "selected",
        "tick",
        "ticked",
        "interested",
        "yes please",
        "join",
        "on",
        "ok",
    }
    | {"ie", "oes", "ydw", "hoffwn", "wedi ei ddewis", "gwir", "iawn", "ie os gwelwch yn dda", "yes ie", "ie yes"}
)
_TICKS = frozenset("✓✔☑✅☒×✗✘")
_NOTHING = frozenset("☐□-–—./_ ")
_RANKS = re.compile(r"[1-9]\d?(?:[.,]0+)?")

Mark = Literal["no", "yes", "unclear"] | int


def rank_of(heading: str) -> int | None:
    """Return the preference that a heading asks for; 0 for all in one cell, None for none."""
    words = set(words_of(heading))
    grouped = words & HEADS["groups"]
    if not RULING_OUT.isdisjoint(words - _CHOICE):
        return None
    if (words & _RANKING and grouped) or (words & _IN_ORDER and (grouped or words & _CHOICE)):
        return 0
    ranks = {_ORDINALS[word] for word in words if word in _ORDINALS}
    if len(ranks) != 1 or not words & _CHOICE or words - _CHOICE - HEADS["groups"] - FILLER - set(_ORDINALS):
        return None
    return ranks.pop()


def mark_of(cell: str, *, ranked: bool) -> Mark:
    """Return what a cell of a grid says of the group whose column it is: no, yes, or which choice it is.

    Args:
        cell: The cell, which does not name the group itself.
        ranked: Whether numbers in the grid are ranks; `1` is else a yes.
    """
    text, folded = cell.strip(), plain(cell)
    if text and not folded:
        # A sign alone: a tick, a box left empty, a dash.
        return "yes" if not _TICKS.isdisjoint(text) else "no" if set(text) <= _NOTHING else "unclear"
    if folded in _NO:
        return "no"
    if _RANKS.fullmatch(text):
        number = int(float(text.replace(",", ".")))
        return number if ranked or number > 1 else "yes"
    if folded in _YES:
        return "yes"
    words = folded.split()
    ranks = {_ORDINALS[word] for word in words if word in _ORDINALS}
    return ranks.pop() if len(ranks) == 1 and not set(words) - set(_ORDINALS) - _CHOICE - FILLER else "unclear"


def is_rank(cell: str) -> bool:
    """Whether a cell is a number that only a rank can be."""
    text = cell.strip()
    return bool(_RANKS.fullmatch(text)) and float(text.replace(",", ".")) > 1
