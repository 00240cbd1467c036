"""One row of a form: from what was answered to a person’s details and groups, or what stands against it."""

import string
from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from wgtool.domain.clock import moment
from wgtool.domain.imports import Field, Form, FormRow
from wgtool.domain.invisible import plain_only
from wgtool.domain.matching import is_broken, plain
from wgtool.domain.names import may_be_one
from wgtool.domain.people import NAME_LIMIT, NOTES_LIMIT, Person, clean_email, clean_field, email_key
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.tongues import Tongue, tongue
from wgtool.errors import WgtoolError
from wgtool.services.imports.warnings import alias_advice
from wgtool.services.signups.details import organisation
from wgtool.texts.say import Message, msg

_REPEATED: tuple[Field, ...] = ("role", "profession", "service_area")

# Letters that no wrong reading of UTF-8 consists of: most names need no closer look.
_SOUND = frozenset(string.ascii_letters + " '-.âêîôûŵŷáéíóúàèìòùäëïöüÂÊÎÔÛŴŶÁÉÍÓÚÀÈÌÒÙÄËÏÖÜçÇñÑ")


class Fault(NamedTuple):
    """What stands against a row: in which column (None for the row as a whole), and why.

    `advice` holds for every row with the same fault, by the field that it is about: it is said once.
    """

    place: int | None
    messages: tuple[Message, ...]
    field: Field | None = None
    advice: tuple[Message, ...] = ()


class Understood(NamedTuple):
    """What of a row can be understood, and all that stands against it.

    `email` is empty where there is none to be read; `given` has the details that were answered, by field. `gone` counts
    the groups that the definitions no longer hold, in which they are or were; `sent` is when it was sent.
    """

    email: str = ""
    key: str = ""
    given: Mapping[str, Any] = MappingProxyType({})
    groups: tuple[Group, ...] = ()
    choices: Mapping[str, int] = MappingProxyType({})
    faults: tuple[Fault, ...] = ()
    gone: int = 0
    sent: datetime | None = None


class RowReader:
    """Reads the rows of one form; `other_organisation` tells whether one that is not listed is meant to stand."""

    def __init__(self, plan: Plan, form: Form, *, other_organisation: bool) -> None:
        self.plan = plan
        self.form = form
        # Answers that ask for no one language, and those that nobody understands.
        self.either_languages: dict[str, int] = {}
        self.odd_languages: dict[str, int] = {}
        self._other = other_organisation
        # Who signed up before addresses lost what nobody sees is nobody else.
        odd = {key: one.email for key, one in plan.state.people.items() if not key.isascii()}
        self._unseen = {plain_only(key): email for key, email in odd.items() if plain_only(key) != key}
        # Forms repeat the same few answers.
        self._known: dict[tuple[str, str], Any] = {}
        # What stands against the row that is being read.
        self._faults: list[Fault] = []

    def read(self, row: FormRow) -> Understood:
        """Return what a row says, and all that stands against it."""
        if row.fault is not None:
            return Understood(faults=(Fault(row.faulty, (row.fault,)),))
        self._faults = []
        email = self._email(row)
        given = self._details(row) | self._organisation(row, email)
        key, sent = self._key(email, given.get("name")), self._sent(row)
        groups, gone = self._groups(row, key, sent)
        known = self.plan.state.people.get(key)
        if known is None:
            blamed = {fault.place for fault in self._faults}
            for field in ("name", "organisation"):
                if field not in given and self.form.column(field) not in blamed:
                    self._blame(row, field, None, msg("field.empty", field=msg(f"label.{field}")))
        elif not self._may_be(known, given.get("name")):
            another = msg("import.another", email=email, name=known.name)
            self._blame(row, "name", given["name"], another, advice=[msg("import.another_advice")])
        choices = {one.group: one.choice for one in row.chosen if one.group and one.choice}
        if self.plan.programme.by_choice:
            # Where nothing ranks them, the order of the groups named does.
            ranked = [(one.group, one.choice or place) for place, one in enumerate(row.chosen, 1) if one.group]
            choices = dict(reversed(ranked))
        return Understood(email, key, given, groups, choices, tuple(self._faults), gone, sent)

    def _may_be(self, known: Person, name: str | None) -> bool:
        """Whether somebody who is known, perhaps by other names, may have answered under a name."""
        if name is None or name == known.name:
            return True
        return any(may_be_one(name, one) for one in self.plan.state.names_of(known.key))

    def _key(self, email: str, name: str | None) -> str:
        """Return the key of whoever has an address, or had it before it became another.

        Where several people had it, whoever has the name that was answered is meant.
        """
        key, people = email_key(email), self.plan.state.people
        had = [former for former in self.plan.state.former.get(key, ()) if former.key in people]
        if not had or (key in people and (name is None or plain(name) == plain(people[key].name))):
            return key
        alike = [one.key for one in had if name and plain(name) in map(plain, {people[one.key].name, *one.names})]
        return alike[-1] if alike else key if key in people else had[-1].key

    def _email(self, row: FormRow) -> str:
        text = self.form.answer(row, "email")
        try:
            email = clean_email(text or "")
            return self._unseen.get(email_key(email), email)
        except WgtoolError as error:
            self._blame(row, "email", text, *error.messages)
            return ""

    def _details(self, row: FormRow) -> dict[str, Any]:
        given: dict[str, Any] = {}
        for field in ("name", *_REPEATED, "notes"):
            text = self.form.answer(row, field)
            if text is not None:
                clean = self._known.get((field, text)) or self._clean(row, field, text)
                given |= {} if clean is None else {field: clean}
        spoken = self.form.answer(row, "language")
        if spoken is not None and (language := self._language(spoken)):
            given["language"] = language
        return given

    def _clean(self, row: FormRow, field: Field, text: str) -> str | None:
        """Return an answer as it is kept; None if it cannot be."""
        try:
            if field == "notes":
                return clean_field(field, text, NOTES_LIMIT, lines=True)
            # A bilingual form may have each language on a line of its own.
            lines = filter(None, map(str.strip, text.splitlines())) if field in _REPEATED else [text]
            clean = clean_field(field, " / ".join(lines), NAME_LIMIT)
        except WgtoolError as error:
            self._blame(row, field, text, *error.messages)
            return None
        if field in _REPEATED:
            self._known[field, text] = clean
        elif not _SOUND.issuperset(text) and is_broken(text):
            self._blame(row, field, text, msg("form.lost_letters", text=text))
        return clean

    def _language(self, text: str) -> str | None:
        """Return the language an answer asks for; none where it leaves the choice or is not understood."""
        if ("language", text) not in self._known:
            self._known["language", text] = tongue(text)
        found: Tongue = self._known["language", text]
        if found.language is None:
            told = self.either_languages if found.known else self.odd_languages
            short = " ".join(text.split())
            told[short] = told.get(short, 0) + 1
        return found.language

    def _organisation(self, row: FormRow, email: str) -> dict[str, Any]:
        text = self.form.answer(row, "organisation")
        if text is None:
            return {}
        if ("organisation", text) not in self._known:
            try:
                # A bilingual form may have each language on a line of its own.
                named = " ".join(text.split())
                self._known["organisation", text] = organisation(self.plan, named, other=self._other)
            except WgtoolError as error:
                self._known["organisation", text] = error
        found = self._known["organisation", text]
        if isinstance(found, WgtoolError):
            near = self.plan.directory.suggest_by_domain(email)
            hint = [msg("import.by_domain", name=near.name, id=near.id)] if near else []
            self._blame(row, "organisation", text, *found.messages, *hint, advice=found.general)
            return {}
        return {"organisation": found[0], "organisation_typed": found[1]}

    def _sent(self, row: FormRow) -> datetime | None:
        """Return when a row was sent; a time stamp that names no zone is of the programme’s."""
        try:
            return moment(row.sent, self.plan.programme.timezone) if row.sent else None
        except ValueError:
            return None

    def _groups(self, row: FormRow, key: str, sent: datetime | None) -> tuple[tuple[Group, ...], int]:
        """Return the groups that a row names, and how many more it may name that are gone, and were theirs."""
        groups: dict[str, Group] = {}
        unknown: list[tuple[str, WgtoolError]] = []
        for chosen in row.chosen:
            try:
                group = self.plan.group(chosen.group or chosen.text)
                groups[group.id] = group
            except WgtoolError as error:
                unknown.append((chosen.text, error))
        if unknown and len(unknown) <= self._gone(key, sent):
            return tuple(groups.values()), len(unknown)
        for text, refusal in unknown:
            known = msg("group.known", ids=tuple(one.id for one in self.plan.programme.groups))
            self._blame(row, "groups", text, *refusal.messages, advice=[known, *alias_advice(unknown[0][0])])
        if not row.chosen:
            self._blame(row, "groups", None, msg("field.empty", field=msg("label.groups")))
        return tuple(groups.values()), 0

    def _gone(self, key: str, sent: datetime | None) -> int:
        """Return for how many groups that the definitions no longer hold somebody signed up, no earlier than `sent`.

        What they were called stands nowhere any more.
        """
        state = self.plan.state
        made = [signup.at for signup in state.signups_of(key) if not self.plan.has(signup.group)]
        made += [
            left.signed_up_at
            for (group, who), left in state.withdrawn.items()
            if who == key and not self.plan.has(group)
        ]
        return sum(sent is None or sent <= datetime.fromisoformat(at) for at in made)

    def _blame(
        self, row: FormRow, field: Field, text: str | None, *messages: Message, advice: Iterable[Message] = ()
    ) -> None:
        """Note what stands against the row, and the column in which the text at fault stands."""
        places = self.form.columns.get(field, ())
        place = next((p for p in places if text and text in row.cells[p]), self.form.column(field))
        self._faults.append(Fault(place, messages, field, tuple(advice)))


def merged(person: Person, given: Mapping[str, Any]) -> Person:
    """Return a person with the details that were answered."""
    if given.get("organisation", person.organisation) == person.organisation:
        # Another spelling of the same organisation is no other answer.
        given = {**given, "organisation_typed": person.organisation_typed}
    after = person._replace(**given)
    return person if after == person else after
