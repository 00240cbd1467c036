"""What a calendar shows of a defined session, in brief: by that an edit of the definitions is noticed."""

from collections.abc import Mapping
from typing import Any, Self
from zlib import crc32

from wgtool.domain.sessions import Session


class Fingerprint(str):
    """A short fingerprint of a defined session, with what is to be known of it once the definitions hold it no more."""

    __slots__ = ("defined",)

    def __new__(cls, digest: str, defined: Mapping[str, Any] | None) -> Self:
        """Return a fingerprint; `defined` is None where an earlier version recorded nothing more."""
        new = super().__new__(cls, digest)
        new.defined = defined
        return new

    defined: Mapping[str, Any] | None


def digest(session: Session) -> Fingerprint:
    """Return a short fingerprint of what a calendar shows of a defined session.

    Two fingerprints of the same session differ when its time, length, place, name or facilitator does.
    """
    facts = (
        session.originally.replace(tzinfo=None).isoformat(),
        str(session.originally.tzinfo),
        session.original_minutes,
        session.group.name,
        session.location,
        session.url,
        # One alone is written as ever, so that no calendar is told of a change where none is.
        session.facilitators if len(session.facilitators) > 1 else session.facilitator,
    )
    defined = {
        "starts": session.originally.replace(tzinfo=None, fold=0).isoformat(timespec="minutes"),
        "minutes": session.original_minutes,
        "name": list(session.group.name),
        "title": list(session.week.title),
        "location": session.location and list(session.location),
        "url": session.url,
    }
    return Fingerprint(f"{crc32(repr(facts).encode()):08x}", defined)
