"""Where a session is to be moved: as people say it, and what that comes to for each session."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from wgtool.domain.sessions import Session, monday_of
from wgtool.errors import UsageError

# Ten years: a move further than that is a mistyped one, and the calendar ends somewhere.
FURTHEST = 3650


class Target(NamedTuple):
    """A new time, by the clock on the wall of the programme’s zone; what is None stays as it is.

    `day` is a date; `weekday`, from Monday, 0, a day of the calendar week in which the session now stands; `days` how
    many days later, earlier if negative. At most one of them is given.
    """

    day: date | None = None
    weekday: int | None = None
    days: int | None = None
    clock: time | None = None

    def of(self, session: Session) -> datetime:
        """Return when a session is to begin.

        Raises:
            UsageError: No calendar goes so far.
        """
        stands = session.starts_at.date()
        days = self.days or 0
        if self.weekday is not None:
            days = (monday_of(stands) - stands).days + self.weekday
        if abs(days) > FURTHEST:
            raise UsageError("session.days", value=days, most=FURTHEST)
        try:
            day = self.day or stands + timedelta(days=days)
        except OverflowError:
            raise UsageError("session.days", value=days, most=FURTHEST) from None
        return datetime.combine(day, self.clock or session.starts_at.time().replace(tzinfo=None, fold=0))
