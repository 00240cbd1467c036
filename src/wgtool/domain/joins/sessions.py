"""Sessions of another copy: where they stand, who covers them, and when groups end. The later change stands."""

from wgtool.domain.joins.taking import Taking
from wgtool.domain.joins.wishes import Part, Wish
from wgtool.domain.journal import Change
from wgtool.domain.programme import Facilitator
from wgtool.domain.records import Record
from wgtool.domain.sessions import Cover, End, SessionChange
from wgtool.errors import Refused
from wgtool.texts.say import Message, msg


def session(taking: Taking, part: Part, wish: Wish) -> Change:
    """Take in where a session stands.

    Raises:
        Refused: The group has ended before it.
    """
    (record,) = part.change["sessions"]
    state, key = taking.stage.state, part.key
    here = state.sessions.get(key, SessionChange())
    if _stands(here) == _of(record):
        return {}
    plan = taking.stage.plan(wish.step.at)
    group = plan.known(key[0])
    end = plan.ended_after(group)
    if end is not None and key[1] > end and wish.step.do != "finish" and record["status"] != "cancelled":
        raise Refused("joining.ended", group=group.name, id=group.id, week=end)
    if ("session", key) in taking.since and _stands(here) != _stands(part.before):
        said = {"what": called(taking, key), "here": _said(here), "there": _said_of(record)}
        if not taking.conflict("session", ("session", key), wish.step.at, **said):
            return {}
    return part.change


def _stands(one: SessionChange) -> tuple[object, ...]:
    return one.starts, one.minutes, one.cancelled, one.reason


def _of(record: Record) -> tuple[object, ...]:
    return _stands(_change_of(record))


def _change_of(record: Record) -> SessionChange:
    from datetime import datetime  # noqa: PLC0415 - beside its only use

    starts = datetime.fromisoformat(record["starts"]) if record["starts"] else None
    return SessionChange(starts, record["minutes"], record["status"] == "cancelled", record["reason"])


def called(taking: Taking, key: tuple[str, int]) -> Message:
    """Return what a session is called where two changes of it are told."""
    plan = taking.stage.plan(taking.stage.at)
    return msg("join.session", group=plan.known(key[0]).name, week=key[1])


def _said(one: SessionChange) -> Message:
    key = "cancelled" if one.cancelled else "moved" if one.starts else "usual"
    told = msg(f"join.session_{key}", at=one.starts)
    if one.minutes is not None and not one.cancelled:
        told = msg("join.session_minutes", what=told, minutes=one.minutes)
    return msg("history.reason", what=told, reason=one.reason) if one.reason else told


def _said_of(record: Record) -> Message:
    return _said(_change_of(record))


def cover(taking: Taking, part: Part, wish: Wish) -> Change:
    """Take in who covers a session."""
    (record,) = part.change["covered"]
    covers = [taking.rewritten(one, ("email",), wish.who, strict=False) or one for one in part.change.get("covers", ())]
    by = tuple(Facilitator(one["name"], one["email"]) for one in covers)
    there = Cover(by, record["reason"]) if record["covered"] else None
    here = taking.stage.state.sessions.get(part.key, SessionChange()).cover
    if here == there:
        return {}
    if ("cover", part.key) in taking.since and here != part.before:
        said = {"what": called(taking, part.key), "here": _covered(here), "there": _covered(there)}
        if not taking.conflict("session", ("cover", part.key), wish.step.at, **said):
            return {}
    return {"covered": [record], **({"covers": covers} if covers else {})}


def _covered(one: Cover | None) -> Message:
    return msg("join.covered", who=tuple(by.name for by in one.by)) if one else msg("join.not_covered")


def end(taking: Taking, part: Part, wish: Wish) -> Change:
    """Take in when a group ends."""
    (record,) = part.change["finished"]
    there = None if record["after"] is None else End(record["after"], tuple(record["weeks"]))
    here = taking.stage.state.ends.get(part.key)
    if here == there:
        return {}
    if ("end", part.key) in taking.since and here != part.before:
        plan = taking.stage.plan(wish.step.at)
        said = {"what": msg("join.end", group=plan.known(part.key).name), "here": _ends(here), "there": _ends(there)}
        if not taking.conflict("session", ("end", part.key), wish.step.at, **said):
            return {}
    return part.change


def _ends(one: End | None) -> Message:
    return msg("join.ends", week=one.after) if one else msg("join.goes_on")
