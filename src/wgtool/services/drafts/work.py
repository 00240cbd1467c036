"""What messages are written from: the programme as it stands, its journal, and what is wished for."""

from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from wgtool.domain.addresses import is_address
from wgtool.domain.letters import LetterKind
from wgtool.domain.plan import Plan
from wgtool.domain.sessions import Session
from wgtool.services.drafts.theirs import Others
from wgtool.services.drafts.turns import Turns
from wgtool.services.sessions.agenda import sessions_on
from wgtool.services.sessions.changes import Asked, Before, changes
from wgtool.services.sessions.told import Journal
from wgtool.texts.language import Language
from wgtool.views.calendars import Organizer

if TYPE_CHECKING:
    from wgtool.views.sessions import ChangesView


class Since(NamedTuple):
    """From when on something counts: how sessions stood before, and what that was taken from."""

    before: Before
    mark: int | str | None

    @property
    def entry(self) -> int:
        """The last entry before; 0 is the beginning."""
        return self.before.entry or 0


class Wish(NamedTuple):
    """What is to be written.

    Attributes:
        kind: The kind of message.
        groups: About which groups; all where none is named.
        week: The sprint week; None is the calendar week that holds `day`.
        day: A day.
        since: From when on.
        missed: How many sessions in a row.
        invite: Whether calendar invitations are attached.
        now: The time, in the programme’s zone.
    """

    kind: LetterKind
    groups: tuple[str, ...]
    week: int | None
    day: date
    since: Since
    missed: int
    invite: bool
    now: datetime


class Work:
    """What messages of a kind are written from; what several people’s have in common is found once.

    Args:
        plan: The programme as it stands.
        journal: The journal.
        wish: What is to be written.
    """

    def __init__(self, plan: Plan, journal: Journal, wish: Wish) -> None:
        self.plan = plan
        self.journal = journal
        self.wish = wish

    @property
    def named_week(self) -> bool:
        """Whether a week was named, which may be over."""
        return self.wish.week is not None or self.wish.day != self.wish.now.date()

    @cached_property
    def turns(self) -> Turns:
        """How people came to their places."""
        return Turns(self.plan, self.journal)

    @cached_property
    def others(self) -> Others:
        """Whose addresses stand in no message but their own."""
        return Others(self.plan)

    def contact(self, lang: Language) -> Organizer | None:
        """Return the programme as a sender, by the address at which people can ask; None where that is none."""
        address = self.plan.programme.contact
        if address is None or not is_address(address):
            return None
        return Organizer(self.plan.programme.name.pick(lang), address)

    @cached_property
    def of_week(self) -> list[Session]:
        """The sessions of the week that is wished for, in the order of time.

        Raises:
            Refused: A group or week is unknown, or no session is held in the week.
        """
        groups = self.plan.groups(self.wish.groups)
        if self.wish.week is not None:
            return self.plan.of_week(self.wish.week, groups)
        return sessions_on(self.plan, self.wish.day, groups)

    @cached_property
    def changed(self) -> "ChangesView":
        """What is no longer as it was, and whom it touches.

        Raises:
            Refused: A group is unknown.
        """
        asked = Asked(self.wish.since.mark, self.wish.groups)
        return changes(self.plan, self.journal, self.wish.since.before, asked, "en")

    def changed_in(self, group: str) -> list[Session]:
        """Return the sessions of a group that are no longer as they were."""
        weeks = {line["week"] for line in self.changed["sessions"] if line["group"] == group}
        return [one for one in self.plan.ever(self.plan.known(group)) if one.week.number in weeks]
