"""What became of members’ seats at a session."""

from collections.abc import Iterable, Iterator

from wgtool.domain.attendance import MOST_MINUTES, WAS, Seat
from wgtool.domain.journal import Change, DoesNotFit, Entry
from wgtool.domain.people import BLACKED_OUT, ERASED, email_key, is_placeholder
from wgtool.domain.records import NONE, Record, Voice, nothing
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = (
    "`{group, week, email, was, minutes, deputy, deputy_email}`: a member of a session: `present`, `deputy`, "
    "`apologies` or `absent`; minutes where they are known; the deputy’s name and, where it is known, address"
)
ALONE = True
WHOM = ("email", "deputy_email")
NAMES = (("deputy", "deputy_email"),)
TEXTS = PROSE = NONE
touched = renames = spent = nothing

_WORDS = frozenset(WAS)
_MAYBE_TEXT = frozenset({str, type(None)})


def fold(state: State, record: Record, _entry: Entry) -> None:
    """Put a member into the record of a session."""
    found, key = state.book.sessions.get((record["group"], record["week"])), email_key(record["email"])
    # Whoever was erased stays counted when the session is recorded again.
    if found is None or not (key in state.people or is_placeholder(key)):
        raise DoesNotFit("misfit.nobody", email=record["email"])
    found.seats[key] = seat_of(record)


def seat_of(record: Record) -> Seat:
    """Return the seat that a record tells of.

    Raises:
        DoesNotFit: It makes no sense.
    """
    was, minutes = record["was"], record.get("minutes")
    counted = minutes is None or (type(minutes) is int and 0 <= minutes <= MOST_MINUTES)
    if was not in _WORDS or not counted:
        raise DoesNotFit("misfit.record")
    if was != "deputy":
        return Seat(was, minutes)
    deputy, address = record.get("deputy"), record.get("deputy_email")
    if not {type(deputy), type(address)} <= _MAYBE_TEXT:
        raise DoesNotFit("misfit.record")
    if deputy == BLACKED_OUT or (address or "").startswith(ERASED):
        deputy = address = None
    return Seat(was, minutes, deputy, address)


def redacted(record: Record) -> Record:
    """Keep that somebody was counted, and who sat in for them."""
    deputys = ("minutes", "deputy", "deputy_email") if record["was"] == "deputy" else ()
    kept = ("group", "week", "email", "was", *deputys)
    return {key: record[key] for key in kept if key in record}


def tell(records: Iterable[Record], entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell of each member, where not all of them are asked for."""
    every = list(records)
    mine = [record for record in every if voice.wanted(record)]
    if len(mine) == len(every) and len({(one["group"], one["week"]) for one in mine}) == len(
        entry.change.get("met", ())
    ):
        # How many came is told by `met`.
        return
    for record in mine:
        yield msg(
            f"history.seat_{record['was']}",
            name=voice.name(record["email"]),
            group=voice.group(record["group"]),
            week=record["week"],
        )


def story(record: Record, _own: Change) -> str:
    """Return what became of their seat."""
    return f"story.seat_{record['was']}"
