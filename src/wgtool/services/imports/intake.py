"""Taking in the answers of a sign-up form: who joins, who is known, what stands against a row."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from wgtool.domain.drafts import Draft
from wgtool.domain.imports import Form, FormRow
from wgtool.domain.journal import Change
from wgtool.domain.people import Person, clean_email, differing, email_key, filled
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.records import Record
from wgtool.domain.records.people import person_record
from wgtool.domain.signups import Allowed, Clash, Joining, join
from wgtool.errors import Refused
from wgtool.services.imports.doubles import Doubles, Pair
from wgtool.services.imports.rows import Fault, RowReader, Understood, merged
from wgtool.services.outcome import Outcome
from wgtool.texts.say import Message, msg

Watch = Callable[[Sequence[FormRow]], Iterable[FormRow]]

# Most rows that a warning names.
_MOST_NAMED = 10


class ImportWishes(NamedTuple):
    """What the facilitator asks for: see the options of `import`. `not_the_same` has addresses."""

    strict: bool = False
    update: bool = False
    allow_clash: bool = False
    other_organisation: bool = False
    not_the_same: tuple[str, ...] = ()


class Rejection(NamedTuple):
    """A row that was not taken, and all that stands against it."""

    row: FormRow
    faults: tuple[Fault, ...]


class Changed(NamedTuple):
    """Someone whose answers differ: as known, and as answered."""

    before: Person
    after: Person

    @property
    def fields(self) -> tuple[str, ...]:
        """The details that differ."""
        return differing(self.before, self.after)


class Imported(NamedTuple):
    """What an import comes to; numbers of sign-ups, but for `rows` and `accepted`."""

    outcome: Outcome
    rows: int
    accepted: int
    recorded: int
    waiting: int
    unchanged: int
    changed: tuple[Changed, ...]
    withdrawn: tuple[tuple[Person, Group], ...]
    doubles: tuple[Pair, ...]
    rejected: tuple[Rejection, ...]
    advice: tuple[Message, ...]


def take_in(plan: Plan, form: Form, wishes: ImportWishes, watch: Watch = iter) -> Imported:
    """Decide an import.

    Args:
        plan: The programme as it stands; it is left as it is.
        form: The answers, in the order in which they were given.
        wishes: What is asked for.
        watch: Sees each row pass, such as a progress bar.

    Raises:
        Refused: `not_the_same` names somebody who is neither in the store nor in the file.
        UsageError: It names what is no address.
    """
    run = _Import(plan, form, wishes)
    for row in watch(form.rows):
        run.take(row)
    return run.result()


class _Import:
    """One import on its way: rows are tried on a working copy, so that each sees those before it."""

    def __init__(self, plan: Plan, form: Form, wishes: ImportWishes) -> None:
        self.plan = plan
        self.form = form
        self.wishes = wishes
        self.draft = Draft(plan)
        self.reader = RowReader(self.draft, form, other_organisation=wishes.other_organisation)
        self.doubles = Doubles(plan.state, (email_key(clean_email(text)) for text in wishes.not_the_same))
        self.allowed = Allowed(clash=wishes.allow_clash)
        self.latest: dict[str, Person] = {}
        self.joined: list[Record] = []
        self.withdrawn: dict[tuple[str, str], tuple[Person, Group]] = {}
        self.rejected: list[Rejection] = []
        self.warned: dict[str, set[str]] = {}
        self.asked = 0
        self.clashed = False

    def take(self, row: FormRow) -> None:
        """Take in one row, or note what stands against it."""
        answer = self.reader.read(row)
        if isinstance(answer, Understood):
            try:
                self._join(answer)
            except Refused as error:
                self.clashed |= isinstance(error, Clash)
                answer = [Fault(self.form.column("groups"), (error.messages[0],))]
        if not isinstance(answer, Understood):
            self.rejected.append(Rejection(row, tuple(answer)))

    def _join(self, answer: Understood) -> None:
        key, given = answer.key, answer.given
        known = self.draft.state.people.get(key)
        who = known or merged(Person(answer.email, "", ""), given)
        out = [group for group in answer.groups if self._has_left(group, key)]
        groups = [group for group in answer.groups if group not in out] if out else answer.groups
        joining = join(self.draft, who, groups, self.allowed)
        if known is not None and key not in self.plan.state.people:
            # Two answers of somebody new: the later one may say more.
            who = filled(known, merged(known, given))
        records = self._ranked(answer, joining)
        if records or who is not known:
            self.draft.take(who, records)
        self.withdrawn |= {(group.id, key): (who, group) for group in out}
        self.asked += len(answer.groups)
        self.joined += records
        self.latest[key] = merged(self.latest.get(key, who), given)
        self._note(joining, key)
        self.doubles.see(who)

    def _has_left(self, group: Group, key: str) -> bool:
        """Whether somebody left a group, so that an old answer must not put them back."""
        return (group.id, key) in self.plan.state.withdrawn and self.draft.state.signup(group.id, key) is None

    def _ranked(self, answer: Understood, joining: Joining) -> list[Record]:
        if not answer.choices:
            return list(joining.records)
        return [
            {**record, "choice": answer.choices[record["group"]]} if record["group"] in answer.choices else record
            for record in joining.records
        ]

    def _note(self, joining: Joining, key: str) -> None:
        """Keep whom a warning concerns: one line for all of them is enough."""
        for warning in joining.warnings:
            self.warned.setdefault(warning.key, set()).add(key)

    def result(self) -> Imported:
        """Return what the import comes to."""
        refused = bool(self.wishes.strict and self.rejected)
        changed = tuple(self._changed())
        change: Change = {} if refused else self._change(changed)
        joined = [] if refused else self.joined
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
            recorded=len(joined),
            waiting=sum(record["status"] == "waiting" for record in joined),
            unchanged=self.asked - len(self.joined) - len(self.withdrawn),
            changed=changed,
            withdrawn=tuple(self.withdrawn.values()),
            doubles=self.doubles.found(),
            rejected=tuple(self.rejected),
            advice=tuple(self._advice()),
        )

    def _changed(self) -> Iterable[Changed]:
        for key, latest in self.latest.items():
            person = self.draft.state.people[key]
            if latest != person:
                found = Changed(person, latest)
                if found.fields:
                    yield found

    def _change(self, changed: Iterable[Changed]) -> Change:
        """Return what to record: details of those who are new or corrected, and all new sign-ups."""
        now = self.plan.state.people
        after = {key: self.draft.state.people[key] for key in self.latest}
        if self.wishes.update:
            after |= {one.before.key: one.after for one in changed}
        change: Change = {}
        if people := [person_record(person) for key, person in after.items() if now.get(key) != person]:
            change["people"] = people
        if self.joined:
            change["joined"] = self.joined
        if distinct := self.doubles.records(self.latest):
            change["distinct"] = distinct
        return change

    def _warnings(self, *, refused: bool) -> Iterable[Message]:
        if refused:
            yield msg("import.strict", count=len(self.rejected))
        for key in ("joining.clash", "joining.no_break", "joining.many_groups"):
            if key in self.warned:
                values = {"count": len(self.warned[key]), "limit": self.plan.programme.max_groups_per_person}
                yield msg(f"import.{key.partition('.')[2]}", **values)
        if self.reader.odd_languages:
            odd = self.reader.odd_languages
            yield msg("import.odd_language", count=sum(odd.values()), texts=tuple(odd)[:_MOST_NAMED])
        yield from self._lost()

    def _advice(self) -> Iterable[Message]:
        """Return what to do about the rejected rows: once, not for each."""
        clash = [msg("import.clash_advice")] if self.clashed else []
        return [*clash, *self.reader.advice.get("organisation", ()), *self.reader.advice.get("groups", ())]

    def _lost(self) -> Iterable[Message]:
        """Yield a warning where an old encoding put `?` for letters such as ŵ."""
        if self.form.is_unicode:
            return
        rows = [row.number for row in self.form.rows if "?" in (self.form.answer(row, "name") or "")]
        if rows:
            more = ("…",) if len(rows) > _MOST_NAMED else ()
            yield msg("import.question_marks", rows=(*map(str, rows[:_MOST_NAMED]), *more))
