"""Details of people, whole."""

from collections.abc import Iterable, Iterator

from wgtool.domain.journal import Change, DoesNotFit, Entry
from wgtool.domain.people import DETAILS, Person, email_key, is_placeholder
from wgtool.domain.records import NONE, Record, Voice, nothing
from wgtool.domain.state import State
from wgtool.texts.say import Message, msg

ABOUT = "details of people, whole; what is unknown is left out"
ALONE = True
WHOM = ("email",)
NAMES = NONE
TEXTS = ("name", "organisation", "organisation_typed", "role", "profession", "service_area", "notes")
PROSE = ("notes",)
touched = renames = spent = nothing

_TEXT = frozenset({str})
_LANGUAGES = frozenset({None, "en", "cy"})
_TOLD = frozenset({"renamed", "left", "promoted", "joined", "placed"})


def person_record(person: Person) -> Record:
    """Return a person as the journal keeps them."""
    return {name: value for name, value in person._asdict().items() if value is not None}


def fold(state: State, record: Record, entry: Entry) -> None:
    """Take a person’s details in place of what was known."""
    if not _TEXT.issuperset(map(type, record.values())) or record.get("language") not in _LANGUAGES:
        raise DoesNotFit("misfit.record")
    state.know(email_key(record["email"]), Person(**record), entry)


def redacted(record: Record) -> Record:
    """Keep that somebody was there."""
    return {"email": record["email"], "name": "", "organisation": ""}


def tell(records: Iterable[Record], entry: Entry, voice: Voice) -> Iterator[Message]:
    """Tell what details became known or others; of somebody who signs up in the same entry, nothing."""
    joining = {email_key(record["email"]) for key in ("joined", "placed") for record in entry.change.get(key, ())}
    for record in records:
        email = record["email"]
        before = voice.details(email)
        voice.learn(record)
        if not voice.wanted({"email": email}) or (before is None and email_key(email) in joining):
            continue
        if is_placeholder(email):
            yield msg("history.amended", name=voice.name(email))
        changed = [field for field in DETAILS if before is None or before.get(field) != record.get(field)]
        if given := tuple(msg(f"label.{field}") for field in changed if record.get(field) or before):
            yield msg("history.details", name=voice.name(email), fields=given)


def story(_record: Record, own: Change) -> str | None:
    """Return that their details were corrected, where nothing else is told of them."""
    return "story.amended" if _TOLD.isdisjoint(own) else None
