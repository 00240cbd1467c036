"""What `store join` says."""

from collections import Counter
from collections.abc import Iterable, Iterator

from wgtool.domain.clock import local_text
from wgtool.domain.identities import Identities
from wgtool.domain.joins.joining import Refusal
from wgtool.domain.joins.parting import Side
from wgtool.domain.journal import steps
from wgtool.domain.programme import Programme
from wgtool.services.store.history import Words, shortened
from wgtool.services.store.joining import Joined
from wgtool.texts.language import Language
from wgtool.texts.say import Message, msg, phrase
from wgtool.views.store import JoinChange, JoinRefusal, JoinTaken, JoinView


def join_view(programme: Programme, joined: Joined, lang: Language, *, dry_run: bool) -> JoinView:
    """Return what a joining came to, in a language."""
    return {
        "schema": "wgtool/join/1",
        "entry": joined.entry,
        "dry_run": dry_run,
        "taken": list(_taken(programme, joined, lang)),
        "known": joined.joint.known,
        "changed": [_changed(one.what, one.message, lang) for one in joined.joint.conflicts],
        "refused": _refusals(programme, joined, lang),
        "erased": joined.erased,
    }


def _changed(what: str, message: Message, lang: Language) -> JoinChange:
    return {"what": what, "text": phrase(message, lang)}  # type: ignore[typeddict-item]


def _taken(programme: Programme, joined: Joined, lang: Language) -> Iterator[JoinTaken]:
    """Yield the entries that were taken in, as the history tells them."""
    words = Words(programme, Identities(joined.entries))
    *before, last = joined.entries
    for entry in before:
        for step in steps(entry):
            words.of(step)
    *taken, _ = steps(last)
    for step in taken:
        yield {
            "id": step.id,
            "at": local_text(step.at, programme.timezone),
            "by": step.by,
            "do": step.do,
            "text": _text(words.of(step), lang),
        }


def _text(told: list[Message], lang: Language) -> str:
    return "; ".join(phrase(message, lang) for message in shortened(told or [msg("history.nothing_here")]))


def _refusals(programme: Programme, joined: Joined, lang: Language) -> list[JoinRefusal]:
    """Return what was left out, copy by copy."""
    every = enumerate(joined.others)
    return [one for place, side in every for one in _refused(programme, joined, (place, side), lang)]


def _refused(programme: Programme, joined: Joined, copy: tuple[int, Side], lang: Language) -> Iterator[JoinRefusal]:
    """Yield what was left out of a copy, in its own words."""
    place, side = copy
    mine: dict[str, Refusal] = {one.step.id: one for one in joined.joint.refused if one.side == place}
    if not mine:
        return
    words = Words(programme, side.known)
    for step in (step for entry in side.entries for step in steps(entry)):
        refusal = mine.get(step.id)
        if refusal is None or step.do == "undo":
            told: list[Message] = words.of(step)
        else:
            told = words.of(refusal.step)
            words.of(step)
        if refusal is not None:
            why = " ".join(phrase(message, lang) for message in refusal.why)
            yield {"id": step.id, "text": _text(told, lang), "why": why}


def lines(
    programme: Programme, joined: Joined, files: Iterable[str], lang: Language, *, dry_run: bool
) -> Iterator[Message]:
    """Yield what a joining came to, in words: of a rehearsal each entry, else how many of whom."""
    joint, taken = joined.joint, Counter(step.by for step in [*steps(joined.entries[-1])][:-1])
    if dry_run:
        for one in _taken(programme, joined, lang):
            yield msg("join.plus", at=one["at"], by=one["by"], do=one["do"], text=one["text"])
    else:
        yield from (msg("join.of_user", by=by, count=count) for by, count in taken.items())
    for conflict in joint.conflicts:
        yield msg("join.changed", text=conflict.message)
    for refusal in _refusals(programme, joined, lang):
        yield msg("join.refused", text=refusal["text"], why=refusal["why"])
    yield msg(
        "join.done" if taken else "join.nothing",
        files=tuple(files),
        taken=taken.total(),
        known=joint.known,
        changed=len(joint.conflicts),
        refused=len(joint.refused),
    )
