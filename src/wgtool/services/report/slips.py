"""What slips into a report: texts that stand in it as they were written, and name somebody or hold an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgtool.domain.notes import excerpt
from wgtool.services.notes.log import Asked
from wgtool.services.notes.log import notes as logbook
from wgtool.services.report.discreet import Discretion
from wgtool.texts.say import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from wgtool.domain.plan import Plan
    from wgtool.domain.programme import Group
    from wgtool.domain.text import Text
    from wgtool.views.notes import NoteLine


def warnings(plan: Plan, groups: Sequence[str], now: datetime, *, names: bool) -> Iterator[Message]:
    """Yield which texts of a report are to be looked at by whoever hands it on.

    Args:
        plan: The programme as it stands.
        groups: Of which groups, by any of their names; none is the whole programme.
        now: The time.
        names: Whether people may be named, so that addresses alone are told of.

    Raises:
        Refused: There is no such group.
    """
    discretion, chosen = Discretion(plan, named=names), plan.groups(groups)
    # What groups left that the definitions no longer hold stands in that of the programme.
    asked, gone = (Asked([group.id for group in chosen]), ()) if groups else (Asked(), plan.gone_groups())
    for text in dict.fromkeys([*_defined(plan, chosen), *(group.name for group in gone)]):
        if discretion.names_somebody(*text):
            yield msg("report.text_names", text=excerpt(*text))
        elif discretion.holds_address(*text):
            yield msg("report.text_address", text=excerpt(*text))
    for note in logbook(plan, asked, now.date(), "en")["notes"]:
        said = _said(note)
        if discretion.names_somebody(*said):
            yield msg("report.note_names", id=note["id"], command=f"wgtool reword {note['id']}")
        elif discretion.holds_address(*said):
            yield msg("report.note_address", id=note["id"], command=f"wgtool reword {note['id']}")


def _said(note: NoteLine) -> list[str | None]:
    how = note["settled"]["how"] if note["settled"] else None
    return [note["text"]["en"], note["text"]["cy"], note["because"], how, note["link"]]


def _defined(plan: Plan, groups: Sequence[Group]) -> Iterator[Text]:
    """Yield the texts of the definitions that stand in a report."""
    yield plan.programme.name
    for group in groups:
        yield group.name
        for session in plan.sessions(group):
            yield session.week.title
