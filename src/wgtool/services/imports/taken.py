"""What an import took in, row by row, and what that comes to: what to record, and what to say of it."""

from collections.abc import Iterable

from wgtool.domain.allocation.phase import is_choosing
from wgtool.domain.imports import Field, Form
from wgtool.domain.journal import Change
from wgtool.domain.people import Person, clean_email, email_key
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.records import Record
from wgtool.domain.records.people import person_record
from wgtool.domain.signups import Clash
from wgtool.domain.trial import Trial
from wgtool.errors import Refused
from wgtool.services.imports.again import Memory
from wgtool.services.imports.doubles import Doubles
from wgtool.services.imports.ranks import Ranks
from wgtool.services.imports.results import Changed, Imported, ImportWishes, Rejection, Waiting
from wgtool.services.imports.rows import RowReader
from wgtool.services.imports.warnings import languages, lost_letters, named
from wgtool.services.outcome import Outcome
from wgtool.texts.say import Message, msg


class Taken:
    """What was taken in so far, on a working copy of the plan.

    Args:
        plan: The programme as it stands; it is left as it is.
        form: The answers.
        wishes: What is asked for.

    Raises:
        UsageError: `not_the_same` names what is no address.
    """

    def __init__(self, plan: Plan, form: Form, wishes: ImportWishes) -> None:
        self.plan = plan
        self.form = form
        self.wishes = wishes
        self.trial = Trial(plan)
        self.reader = RowReader(self.trial, form, other_organisation=wishes.other_organisation)
        self.memory = Memory(plan, form)
        self.doubles = Doubles(plan.state, (email_key(clean_email(text)) for text in wishes.not_the_same))
        self.latest: dict[str, Person] = {}
        self.joined: list[Record] = []
        # What is let go where people get their number of places.
        self.let_go: dict[tuple[str, str], Record] = {}
        self.ranks = Ranks(plan)
        self.withdrawn: dict[tuple[str, str], tuple[Person, Group]] = {}
        self.rejected: list[Rejection] = []
        self.warned: dict[str, dict[str, str]] = {}
        self.known_again = 0
        self.asked = 0
        self.refused: list[Refused] = []

    def result(self) -> Imported:
        """Return what the import comes to.

        Raises:
            Refused: `not_the_same` names somebody who is neither in the store nor in the file.
        """
        refused = bool(self.wishes.strict and self.rejected)
        # Whom a newer answer put back is not kept out.
        out = {pair: one for pair, one in self.withdrawn.items() if self.trial.state.signup(*pair) is None}
        changed = tuple(self._changed())
        change: Change = {} if refused else self._change(changed)
        joined = [] if refused else [one for one in self.joined if self._stays(one)]
        self.rejected.sort(key=lambda rejection: rejection.row.number)
        outcome = Outcome(
            do="import",
            change=change,
            people=tuple(dict.fromkeys(record["email"] for record in joined)),
            warnings=(*self.form.remarks, *self._warnings(refused=refused)),
        )
        return Imported(
            outcome=outcome,
            rows=len(self.form.rows),
            accepted=len(self.form.rows) - len(self.rejected),
            known_again=self.known_again,
            recorded=len(joined),
            waiting=tuple(self._waiting(joined)),
            unchanged=self.asked - sum(map(self._stays, self.joined)) - len(out),
            changed=changed,
            withdrawn=tuple(out.values()),
            doubles=self.doubles.found(),
            rejected=tuple(self.rejected),
            advice=tuple(self._advice()),
        )

    def _stays(self, record: Record) -> bool:
        """Whether a sign-up is not let go at once."""
        return (record["group"], email_key(record["email"])) not in self.let_go

    def _waiting(self, joined: Iterable[Record]) -> Iterable[Waiting]:
        """Yield who waits now: behind those who waited already, in order."""
        places: dict[str, int] = {}
        for record in joined:
            if record["status"] == "waiting":
                group = self.plan.group(record["group"])
                places[group.id] = places.get(group.id, self.plan.waiting(group)) + 1
                position = None if is_choosing(self.plan) else places[group.id]
                yield Waiting(self.trial.state.people[email_key(record["email"])], group, position)

    def _changed(self) -> Iterable[Changed]:
        for key, latest in self.latest.items():
            person = self.trial.state.people[key]
            found = Changed(person, latest, self.ranks.changed(self.trial, key))
            if (latest != person or found.ranks) and found.fields:
                yield found

    def _change(self, changed: Iterable[Changed]) -> Change:
        """Return what to record: who is new or corrected, all new sign-ups, and which rows are to be known again."""
        now = self.plan.state.people
        after = {key: self.trial.state.people[key] for key in self.latest}
        if self.wishes.update:
            after |= {one.before.key: one.after for one in changed}
        known, form = self.plan.state.rejected, self.memory.form_mark
        marks = dict.fromkeys(one.mark for one in self.rejected if one.mark not in known)
        found: dict[str, list[Record]] = {
            "people": [person_record(person) for key, person in after.items() if now.get(key) != person],
            "joined": self.joined,
            "left": [*self.let_go.values()],
            "ranked": self.ranks.records(changed) if self.wishes.update else [],
            "rejected": [{"row": mark, "form": form} for mark in marks],
            "answered": [{"email": email, "row": mark} for mark, email in self.memory.put_right.items()],
            "distinct": self.doubles.records(self.latest),
        }
        return {key: records for key, records in found.items() if records}

    def _warnings(self, *, refused: bool) -> Iterable[Message]:
        if refused:
            yield msg("import.strict", count=len(self.rejected))
        yield from named(self.warned, self.plan.programme.max_groups_per_person)
        yield from languages(self.reader.odd_languages, self.reader.either_languages)
        yield from lost_letters(self.form)

    def _advice(self) -> Iterable[Message]:
        """Return what to do about the rejected rows: once, not for each."""
        clashed = any(isinstance(error, Clash) for error in self.refused)
        clash = [msg("import.clash_advice")] if clashed else []
        clash += [one for error in self.refused if not isinstance(error, Clash) for one in error.messages[1:]]
        # Nothing is advised of rows that were put right.
        advice = {fault.field: fault.advice for one in self.rejected for fault in one.faults if fault.advice}
        fields: tuple[Field, ...] = ("name", "organisation", "groups")
        return [*clash, *(one for field in fields for one in advice.get(field, ()))]
