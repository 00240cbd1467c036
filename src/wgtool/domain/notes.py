"""Notes: what is worth keeping from a session, and which details go with which kind of it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, NamedTuple

from wgtool.domain.sessions import Session
from wgtool.domain.text import Borrowed, Text

NoteKind = Literal["decision", "blocker", "action", "question", "insight", "outcome", "link"]
# `people`: those needed cannot be brought together.
Barrier = Literal["policy", "finance", "technology", "skills", "people", "other"]
# `not-now`: it cannot be solved now; why is its `because`.
OutcomeState = Literal["solution", "recommendation", "not-now"]

KINDS: tuple[NoteKind, ...] = ("decision", "blocker", "action", "question", "insight", "outcome", "link")
BARRIERS: tuple[Barrier, ...] = ("policy", "finance", "technology", "skills", "people", "other")
STATES: tuple[OutcomeState, ...] = ("solution", "recommendation", "not-now")

# Open until they are settled.
OPEN = ("action", "blocker", "question")
# The kinds with which a detail goes; a link goes with any.
GOES_WITH: dict[str, tuple[str, ...]] = {
    "barrier": ("blocker",),
    "state": ("outcome",),
    "who": OPEN,
    "due": OPEN,
    "minutes": ("action",),
    "because": ("outcome", "decision"),
    "link": KINDS,
}
# The detail that a kind cannot be without.
NEEDED: dict[str, str] = {"blocker": "barrier", "outcome": "state", "link": "link"}

TEXT_LIMIT = 2000
# So much of a text tells which one it is.
_EXCERPT = 120
# A week’s minutes: more is a slip of the hand.
MOST_MINUTES = 7 * 24 * 60


class Note(NamedTuple):
    """One thing worth keeping from a session; its number is its own for ever.

    `at` and `settled` are UTC, ISO 8601. `who` is the owner’s key where they are in the store, `named` their name where
    not. `minutes` are expected, `took` those it took. `how` tells how it was settled, `why` why it was struck.
    """

    id: int
    group: str
    week: int
    at: str
    kind: NoteKind
    en: str | None = None
    cy: str | None = None
    barrier: Barrier | None = None
    who: str | None = None
    named: str | None = None
    due: str | None = None
    minutes: int | None = None
    link: str | None = None
    state: OutcomeState | None = None
    because: str | None = None
    settled: str | None = None
    how: str | None = None
    took: int | None = None
    struck: str | None = None
    why: str | None = None

    @property
    def open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.kind in OPEN and self.settled is None and self.struck is None

    def overdue(self, today: date) -> bool:
        """Whether it should be settled by now."""
        return self.open and self.due is not None and date.fromisoformat(self.due) < today


def lacking(note: Note) -> str | None:
    """Return the detail that a note cannot be without and lacks: `text` stands for its texts; None if none is."""
    if note.en is None and note.cy is None:
        return "text"
    needed = NEEDED.get(note.kind)
    if needed is not None and getattr(note, needed) is None:
        return needed
    return "because" if note.state == "not-now" and note.because is None else None


def excerpt(en: str | None, cy: str | None) -> Text:
    """Return the beginning of a note’s text on one line, in each language or the other one."""
    return Text(_beginning(en or cy or ""), _beginning(cy or en or ""))


def said_of(text: str, en: str | None, cy: str | None) -> str:
    """Return what was said of a note: it is in the note’s language, where that is in one alone."""
    return text if en is not None and cy is not None else Borrowed(text, "cy" if en is None else "en")


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else f"{line[: _EXCERPT - 1].rstrip()}…"


def current_week(sessions: Iterable[Session], now: datetime) -> int:
    """Return the week of the last session, by the clock, that has begun and is not cancelled; before the first, 1."""
    begun = [session for session in sessions if session.status != "cancelled" and session.starts_at <= now]
    return max(begun, key=lambda session: session.instants).week.number if begun else 1
