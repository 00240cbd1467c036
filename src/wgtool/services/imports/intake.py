"""Taking in the answers of a sign-up form: who joins, who is known, what stands against a row."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from wgtool.domain.clock import utc_text
from wgtool.domain.imports import Form, FormRow
from wgtool.domain.people import Person, filled
from wgtool.domain.plan import Plan
from wgtool.domain.programme import Group
from wgtool.domain.records import Record
from wgtool.domain.signups import Allowed, Joining, join
from wgtool.errors import Refused
from wgtool.services.imports.results import Imported, ImportWishes
from wgtool.services.imports.rows import Fault, Understood, merged
from wgtool.services.imports.taken import Taken

Watch = Callable[[Sequence[FormRow]], Iterable[FormRow]]


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
    run.take_up_again()
    return run.result()


class _Import(Taken):
    """One import on its way: rows are tried on a working copy, so that each sees those before it."""

    def __init__(self, plan: Plan, form: Form, wishes: ImportWishes) -> None:
        super().__init__(plan, form, wishes)
        self.allowed = Allowed(clash=wishes.allow_clash)
        # Whose rejected rows were of nobody known, by their place among these.
        self.strangers: dict[int, str] = {}
        self.again = False

    def take(self, row: FormRow) -> None:
        """Take in one row, or note what stands against it."""
        if self.memory.is_known(row):
            self._know_again(row)
            return
        answer = self.reader.read(row)
        faults = answer.faults
        if not faults:
            try:
                self._join(answer)
            except Refused as error:
                self.refused += [error] if all(error.messages != one.messages for one in self.refused) else []
                faults = (Fault(self.form.column("groups"), (error.messages[0],)),)
        if not faults:
            self.memory.note(row, self.trial.state.people[answer.key].email)
        elif self.memory.was_put_right(row, answer):
            self._know_again(row)
        else:
            self.rejected.append(self.memory.rejection(row, faults))
            if answer.key not in self.trial.state.people:
                self.strangers[len(self.rejected) - 1] = answer.key

    def take_up_again(self) -> None:
        """Take the rows of those who became known by a later row, which said what theirs left out."""
        found = [place for place, key in self.strangers.items() if key in self.trial.state.people]
        rows = [self.rejected[place].row for place in found]
        self.rejected = [one for place, one in enumerate(self.rejected) if place not in found]
        self.again = True
        for row in rows:
            self.take(row)

    def _know_again(self, row: FormRow) -> None:
        self.known_again += 1
        self.asked += len(row.chosen)

    def _join(self, answer: Understood) -> None:
        key, sent = answer.key, answer.sent
        known = self.trial.state.people.get(key)
        given = self._news(key, answer.given, sent)
        who = known or merged(Person(answer.email, "", ""), given)
        open_ = [group for group in answer.groups if not self._is_past(group, key)]
        out = [group for group in open_ if self._has_left(group, key, sent)]
        out += [group for group in open_ if group not in out and (group.id, key) in self.let_go]
        groups = [group for group in open_ if group not in out]
        joining = join(self.trial, who, groups, self.allowed)
        if known is not None and key not in self.plan.state.people:
            # Two answers of somebody new: the later one may say more.
            who = filled(known, merged(known, given))
        records = self._records(answer, joining, sent)
        self.ranks.see(self.trial, answer, {record["group"] for record in records})
        if records or who is not known:
            self.trial.take(who, records, joining.left)
        self.let_go |= {(one["group"], key): one for one in joining.left}
        self.withdrawn |= {(group.id, key): (who, group) for group in out}
        self.asked += len(answer.groups) + answer.gone
        self.joined += records
        before = self.latest.get(key, who)
        # Of those taken up again the later row stands, and was taken already.
        self.latest[key] = filled(before, merged(before, given)) if self.again else merged(before, given)
        self._note(joining, who)
        self.doubles.see(who)

    def _news(self, key: str, given: Mapping[str, Any], sent: datetime | None) -> Mapping[str, Any]:
        """Return the details answered, in place of older ones what was put right by hand since."""
        known = self.plan.state.people.get(key)
        if known is None:
            return given
        news = dict(given)
        for field, answer in given.items():
            corrected = self.plan.state.correction(key, field)
            if corrected is not None and (
                answer in corrected.before or (sent and sent <= datetime.fromisoformat(corrected.at))
            ):
                news[field] = getattr(known, field)
        return news

    def _is_past(self, group: Group, key: str) -> bool:
        """Whether somebody was in a group that takes nobody any more."""
        left = (group.id, key) in self.plan.state.withdrawn and self.trial.state.signup(group.id, key) is None
        return left and self.plan.ended_after(group) is not None

    def _has_left(self, group: Group, key: str, sent: datetime | None) -> bool:
        """Whether somebody left a group, so that an answer from before must not put them back."""
        left = self.plan.state.withdrawn.get((group.id, key))
        if left is None or self.trial.state.signup(group.id, key) is not None:
            return False
        return sent is None or sent <= max(datetime.fromisoformat(left.at), datetime.fromisoformat(left.signed_up_at))

    @staticmethod
    def _records(answer: Understood, joining: Joining, sent: datetime | None) -> list[Record]:
        """Return the new sign-ups, with the preference and with when the form was sent, where these are known."""
        records = [*joining.records]
        if answer.choices:
            choices = answer.choices
            records = [one | {"choice": choices[one["group"]]} if one["group"] in choices else one for one in records]
        return [one | {"sent": utc_text(sent)} for one in records] if sent else records

    def _note(self, joining: Joining, who: Person) -> None:
        """Keep whom a warning concerns: one line for all of them is enough."""
        for warning in joining.warnings:
            self.warned.setdefault(warning.key, {})[who.key] = who.name
