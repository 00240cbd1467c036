"""Messages, before they are in words: to whom, from whom, about what, and what is attached."""

from typing import NamedTuple

from wgtool.domain.programme import Group
from wgtool.services.calendars.events import CalendarStyle
from wgtool.services.drafts.facts import facts
from wgtool.services.drafts.invitations import invitations
from wgtool.services.drafts.whom import Addressee, Without, found
from wgtool.services.drafts.work import Work
from wgtool.texts.language import Language, languages
from wgtool.texts.say import msg
from wgtool.views.calendars import Organizer
from wgtool.views.drafts import Letter, LetterFacts


class Written(NamedTuple):
    """The messages, and who gets none."""

    letters: list[Letter]
    left_out: list[Without]


def letters(work: Work, style: CalendarStyle, *, from_somebody: bool = True) -> Written:
    """Return the messages of a kind, and who gets none and why.

    Args:
        work: What they are written from.
        style: How invitations look; their languages are the person’s.
        from_somebody: Whether a message needs an address to be sent from: who has none for it is left out.

    Raises:
        Refused: A group or week is unknown, or no session is held in the week.
    """
    addressees, left_out = found(work)
    written = Written([], list(left_out))
    for one in addressees:
        sender = _sender(work, one.groups, languages(one.person.language or "both")[0])
        if from_somebody and not sender[1]:
            why = msg("drafts.no_sender")
            written.left_out.append(Without(one.person, one.person.name, next(iter(one.groups), None), why))
        else:
            written.letters.append(_letter(work, one, sender, style))
    return written


def _letter(work: Work, one: Addressee, sender: tuple[str, str], style: CalendarStyle) -> Letter:
    spoken = languages(one.person.language or "both")
    attached = invitations(work, one, Organizer(*sender), style._replace(languages=spoken)) if work.wish.invite else ()
    mine: dict[Language, LetterFacts] = {
        lang: facts(work, one, sender, lang, invited=bool(attached)) for lang in spoken
    }
    return Letter(one.person.name, one.person.email, sender, tuple(group.id for group in one.groups), mine, attached)


def _sender(work: Work, groups: tuple[Group, ...], lang: Language) -> tuple[str, str]:
    """Return who a message is from, a name and an address.

    That is the first facilitator of the first group who has an address, or else the programme, by the address at which
    people can ask; the address is empty where there is none.
    """
    for leader in groups[0].facilitators if groups else ():
        if leader.email:
            return leader.name, leader.email
    contact = work.contact(lang)
    return (contact.name, contact.email) if contact else (work.plan.programme.name.pick(lang), "")
