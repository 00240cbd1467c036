"""Notes of sessions, whole, as they are from then on."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from wgtool.domain.journal import Change, DoesNotFit, Entry
from wgtool.domain.notes import BARRIERS, KINDS, MOST_MINUTES, STATES, Note, excerpt, lacking
from wgtool.domain.people import BLACKED_OUT, email_key
from wgtool.domain.records import Record, Voice, nothing
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = (
    "`{id, group, week, at, kind, en, cy, barrier, who, named, due, minutes, link, state, because, settled, how, took, "
    "struck, why}`: a note, whole, as it is from then on; what it has not is left out. `who` is the owner’s address, "
    "`named` the name of one who is not in the store"
)
ALONE = True
WHOM = ("who",)
NAMES = (("named", ""),)
TEXTS = PROSE = ("en", "cy", "named", "link", "because", "how", "why")
touched = renames = nothing

# What each value may be: a checksum does not tell what a line that someone made up would do.
_TEXT, _NUMBER = frozenset({str}), frozenset({int})
_SOUND = {**dict.fromkeys(Note._fields, _TEXT), **dict.fromkeys(("id", "week", "minutes", "took"), _NUMBER)}
_WORDS: dict[str, tuple[str | None, ...]] = {"kind": KINDS, "barrier": (None, *BARRIERS), "state": (None, *STATES)}
_MOMENTS = ("at", "settled", "struck")
# Numbers beyond this were made up.
_MOST = 2**31 - 1


def note_record(note: Note, owner: str | None) -> Record:
    """Return a note as the journal keeps it; `owner` is the address of whoever’s it is."""
    return {name: value for name, value in note._replace(who=owner)._asdict().items() if value is not None}


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Let a note be so from now on."""
    note = _note(record)
    state.given = max(state.given, note.id)
    state.notes[note.id] = note


def _note(record: Record) -> Note:
    """Return the note of a record.

    Raises:
        DoesNotFit: It makes no sense.
        TypeError: Something is lacking.
        ValueError: A moment or a day is none.
    """
    if not all(type(value) in _SOUND.get(name, ()) for name, value in record.items()):
        raise DoesNotFit("misfit.record")
    note = Note(**record)
    if note.who is not None:
        note = note._replace(who=email_key(note.who))
    if note.named == BLACKED_OUT:
        # Whoever’s it was is erased.
        note = note._replace(named=None)
    _check(note)
    return note


def _check(note: Note) -> None:
    """Make sure that a note makes sense.

    Raises:
        DoesNotFit: It does not.
    """
    worded = all(getattr(note, field) in words for field, words in _WORDS.items())
    counted = 1 <= note.id <= _MOST and all(0 <= n <= MOST_MINUTES for n in (note.minutes or 0, note.took or 0))
    moments = (datetime.fromisoformat(text) for field in _MOMENTS if (text := getattr(note, field)) is not None)
    if not worded or not counted or lacking(note) or any(moment.tzinfo is None for moment in moments):
        raise DoesNotFit("misfit.record")
    if note.due is not None:
        date.fromisoformat(note.due)


def spent(record: Record) -> int:
    """Return the note’s number: nobody gets it again."""
    try:
        return _note(record).id
    except (TypeError, ValueError) as error:
        raise LookupError from error


def redacted(record: Record) -> Record:
    """Keep the note: it is of the group, and from then on nobody’s."""
    return {key: value for key, value in record.items() if key != "who"}


def tell(records: Iterable[Record], entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell what became of each note, and what it says."""
    for record in filter(voice.wanted, records):
        yield msg(
            f"history.note_{_became(record, entry.do)}",
            group=voice.group(record["group"]),
            week=record["week"],
            id=record["id"],
            kind=msg(f"note.kind_{record['kind']}"),
            text=excerpt(record.get("en"), record.get("cy")),
        )


def _became(record: Record, do: str) -> str:
    """Return what an entry did with a note."""
    if "struck" in record:
        return "struck"
    if do == "settle":
        return "settled" if "settled" in record else "reopened"
    return "reworded" if do == "reword" else "made"


def story(record: Record, _own: Change) -> str:
    """Return what became of a note of theirs."""
    if "struck" in record:
        return "story.note_struck"
    return "story.note_settled" if "settled" in record else "story.note"
