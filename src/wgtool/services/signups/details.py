"""A person’s details: from what was typed to what is kept."""

from typing import NamedTuple

from wgtool.domain.directory import AmbiguousText, Found
from wgtool.domain.organisations import Organisation
from wgtool.domain.people import NAME_LIMIT, NOTES_LIMIT, Person, PersonLanguage, clean_email, clean_field
from wgtool.domain.plan import Plan
from wgtool.domain.tongues import language_named
from wgtool.errors import BadValue, Refused, UsageError
from wgtool.texts.say import Message, msg


class Answers(NamedTuple):
    """What was typed for each field; None is not given, an empty text clears a field that may be empty."""

    name: str | None = None
    email: str | None = None
    organisation: str | None = None
    role: str | None = None
    profession: str | None = None
    service_area: str | None = None
    language: str | None = None
    notes: str | None = None
    other_organisation: bool = False


# What someone who signs up cannot leave out.
REQUIRED = ("name", "email", "organisation")


def organisation(plan: Plan, text: str, *, other: bool = False) -> tuple[str, str | None]:
    """Return an organisation’s id, or the text itself for one that is not listed, and what was typed if it differs.

    Args:
        plan: The programme as it stands.
        text: What was typed.
        other: Whether a text that is none of the programme’s is meant to stand.

    Raises:
        Refused: The text may mean several organisations, or none of the programme’s.
        BadValue: It cannot be a name.
    """
    text = clean_field("organisation", text)
    if not plan.programme.organisations:
        return text, None
    match = plan.directory.find(text)
    if isinstance(match, Found):
        known = match.organisation
        return known.id, None if text in {known.id, *known.name} else text
    if isinstance(match, AmbiguousText):
        error = Refused("organisation.ambiguous", text=text)
        if match.candidates:
            raise error.advise("organisation.candidates", names=named(match.candidates))
        raise error.advise("organisation.write_out")
    if other or plan.programme.other_organisations:
        return text, None
    error = Refused("organisation.unknown", text=text)
    if match.nearest:
        error.advise("did_you_mean", names=named(match.nearest))
    raise error.advise_all("organisation.other")


def named(organisations: tuple[Organisation, ...]) -> tuple[Message, ...]:
    """Return organisations as they are offered: name and id."""
    return tuple(msg("organisation.named", name=one.name, id=one.id) for one in organisations)


def missing(answers: Answers, known: Person | None) -> list[str]:
    """Return the options that a sign-up still needs, after what is known of the person."""
    return [f"--{one}" for one in REQUIRED if getattr(answers, one) is None and getattr(known, one, None) is None]


def person(plan: Plan, answers: Answers, known: Person | None) -> Person:
    """Return a person from what was typed, filled from what is known of them.

    Raises:
        UsageError: Something is missing or cannot be what it is said to be.
        Refused: The organisation is not clear.
    """
    if options := missing(answers, known):
        raise UsageError("signup.missing", options=", ".join(options)).advise("signup.missing_advice")
    base = known or Person(clean_email(answers.email or ""), "", "")
    return amended(plan, base, answers)


def amended(plan: Plan, before: Person, answers: Answers) -> Person:
    """Return a person with the fields that were given, the address aside.

    Raises:
        BadValue: A field cannot be what it is said to be.
        Refused: The organisation is not clear.
    """
    after = before
    if answers.name is not None:
        after = after._replace(name=clean_field("name", answers.name, NAME_LIMIT))
    if answers.organisation is not None:
        found, typed = organisation(plan, answers.organisation, other=answers.other_organisation)
        if found != before.organisation:
            after = after._replace(organisation=found, organisation_typed=typed)
    if answers.language is not None:
        after = after._replace(language=language(answers.language))
    return after._replace(
        role=_optional("role", answers.role, before.role),
        profession=_optional("profession", answers.profession, before.profession),
        service_area=_optional("service_area", answers.service_area, before.service_area),
        notes=_optional("notes", answers.notes, before.notes),
    )


def _optional(field: str, text: str | None, before: str | None) -> str | None:
    """Return a detail that may be left out: what was given, or as before; an empty text clears it."""
    if text is None:
        return before
    if not text.strip():
        return None
    if field == "notes":
        return clean_field(field, text, NOTES_LIMIT, lines=True)
    return clean_field(field, text)


def language(text: str) -> PersonLanguage | None:
    """Return the language a person asked for, by its code or name; an empty text is none.

    Raises:
        BadValue: It is no one language.
    """
    if not text.strip():
        return None
    if found := language_named(text):
        return found
    raise BadValue("field.bad_language", value=text)
