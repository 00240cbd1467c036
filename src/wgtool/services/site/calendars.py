"""The calendars beside the pages: those of `export-ics`, without what is not published."""

from collections.abc import Callable, Iterator, Sequence

from wgtool.domain.plan import Plan
from wgtool.services.calendars import events
from wgtool.services.calendars.events import CalendarStyle
from wgtool.services.site import withheld
from wgtool.services.site.withheld import Wish
from wgtool.texts.language import Language
from wgtool.views.calendars import Calendar, CalendarEvent
from wgtool.views.sessions import AgendaView

Describe = Callable[[AgendaView, Sequence[str], Language], str]


def calendar_file(group: str) -> str:
    """Return the name of a group’s calendar: no system keeps it for itself, whatever the group’s id is."""
    return f"group-{group}.ics"


def calendars(plan: Plan, wish: Wish, lang: Language, describe: Describe) -> Iterator[tuple[str, Calendar]]:
    """Yield the calendar of each group in a language, with its file’s name; also of groups that are gone.

    Args:
        plan: The programme as it stands.
        wish: What is published.
        lang: The language.
        describe: Makes the text of a session’s agenda.
    """

    def told(view: AgendaView, names: Sequence[str], lang: Language) -> str:
        return describe(withheld.agenda(view, wish), names, lang)

    style = CalendarStyle(told, (lang,))
    for group in events.chosen(plan, ()):
        found = events.group_calendar(plan, group, style)
        yield calendar_file(group.id), found._replace(events=tuple(_public(event, wish) for event in found.events))


def _public(event: CalendarEvent, wish: Wish) -> CalendarEvent:
    return event._replace(
        location=withheld.place(event.location, wish),
        url=withheld.link(event.url, wish),
        organizer=event.organizer if wish.contacts else None,
    )
