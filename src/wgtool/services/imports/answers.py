"""What `import` says, and the rejected rows for a file of their own."""

from collections.abc import Iterable
from functools import reduce
from typing import NamedTuple

from wgtool.domain.imports import Form
from wgtool.domain.people import Person
from wgtool.domain.plan import Plan
from wgtool.services.imports.doubles import Pair
from wgtool.services.imports.results import Changed, Imported, ImportWishes, Rejection, Waiting
from wgtool.texts.language import LANGUAGES, Language
from wgtool.texts.say import Message, clause, phrase, say
from wgtool.views.imports import ChangedPerson, ColumnUse, Double, FieldChange, ImportView, RejectedRow, WaitingPerson

# With one of these a sentence ends.
_ENDS = (".", "?", "!")


class ImportReport(NamedTuple):
    """An import that was decided, to be put into words: with the form, the name of its file and what was asked for."""

    imported: Imported
    form: Form
    file: str
    wishes: ImportWishes

    @property
    def failed(self) -> bool:
        """Whether a row was rejected that was not rejected before, or nothing recorded because of one."""
        return self.imported.newly_rejected or (self.wishes.strict and bool(self.imported.rejected))

    def view(self, plan: Plan, lang: Language, *, entry: int | None, dry_run: bool) -> ImportView:
        """Return what the import came to; `entry` is the number of what was written, None if nothing was."""
        done = self.imported
        strict = self.wishes.strict and bool(done.rejected)
        applied = self.wishes.update and not strict
        return {
            "schema": "wgtool/import/1",
            "entry": entry,
            "dry_run": dry_run,
            "file": self.file,
            "columns": list(columns(self.form)),
            "ignored": list(self.form.left_out),
            "ranked_by": [*self._ranked_by(plan)],
            "rows": done.rows,
            "accepted": done.accepted,
            "known_again": done.known_again,
            "recorded": done.recorded,
            "waiting": len(done.waiting),
            "waiting_people": [_waiting(one) for one in done.waiting],
            "unchanged": done.unchanged,
            "changed": len(done.changed),
            "changes": [_changed(plan, one, lang, applied=applied) for one in done.changed],
            "withdrawn": [
                {"email": person.email, "name": person.name, "group": group.id} for person, group in done.withdrawn
            ],
            "doubles": [_double(plan, pair, lang) for pair in done.doubles],
            "rejected": [self._rejected(one, lang) for one in done.rejected],
            "rejected_before": [one.row.number for one in done.rejected if one.before],
            "advice": [phrase(message, lang) for message in done.advice],
            "warnings": [phrase(message, lang) for message in done.outcome.warnings],
        }

    def _ranked_by(self, plan: Plan) -> Iterable[str]:
        """Yield the headings of the columns from which the ranks of choices were taken."""
        if plan.programme.by_choice:
            yield from (self.form.headings[place] for place in self.form.columns.get("groups", ()))

    def rejects(self, lang: Language, *, every: bool) -> list[list[str]]:
        """Return rejected rows as they were read, headings first: the reasons, the form’s own columns, the marks.

        Args:
            lang: The language of the reasons.
            every: Whether to tell again of those that an earlier download had, too.
        """
        kept = [place for place, heading in enumerate(self.form.headings) if not _is_ours(heading)]
        rows = [[say(lang, "import.reason"), *(self.form.headings[place] for place in kept), say(lang, "import.mark")]]
        width = len(self.form.headings)
        for one in self.imported.rejected:
            if every or one.again or not one.before:
                cells = one.row.cells
                reason = self._rejected(one, lang)["reason"]
                rows.append([reason, *(cells[place] for place in kept), one.mark, *cells[width:]])
        return rows

    def _rejected(self, one: Rejection, lang: Language) -> RejectedRow:
        place = next((fault.place for fault in one.faults if fault.place is not None), None)
        reasons = [_reason(fault.messages, lang) for fault in one.faults]
        return {
            "row": one.row.number,
            "name": self.form.answer(one.row, "name"),
            "email": self.form.answer(one.row, "email"),
            "column": None if place is None else self.form.headings[place],
            "reason": "; ".join(dict.fromkeys(reasons)),
        }


def _reason(messages: Iterable[Message], lang: Language) -> str:
    """Return what stands against a cell: sentences, the last without its full stop."""
    first, *rest = (clause(message, lang) for message in messages)
    return reduce(lambda before, next_: f"{before}{'' if before.endswith(_ENDS) else '.'} {next_}", rest, first)


def is_rejects(form: Form) -> bool:
    """Whether a file is one of rejected rows, which wgtool wrote."""
    return any(map(_is_ours, form.headings))


def _is_ours(heading: str) -> bool:
    ours = (say(lang, key) for lang in LANGUAGES for key in ("import.reason", "import.mark"))
    return heading.strip() in ours


def columns(form: Form) -> Iterable[ColumnUse]:
    """Yield each column of a form with the field it was taken for."""
    fields = {place: field for field, places in form.columns.items() for place in places}
    for place, heading in enumerate(form.headings):
        if heading.strip():
            yield {"heading": heading, "field": fields.get(place, "ignore" if place in form.ignored else None)}


def _changed(plan: Plan, one: Changed, lang: Language, *, applied: bool) -> ChangedPerson:
    fields: list[FieldChange] = [
        {"field": field, "before": _value(plan, one.before, field, lang), "after": _value(plan, one.after, field, lang)}
        for field in one.fields
        if field != "choices"
    ]
    if one.ranks:
        before, after = (
            ", ".join(f"{group} {rank or '–'}" for group, rank in sorted(ranks))
            for ranks in zip(*(((new.group, new.before), (new.group, new.after)) for new in one.ranks), strict=True)
        )
        fields.append({"field": "choices", "before": before, "after": after})
    return {"email": one.before.email, "name": one.before.name, "fields": fields, "applied": applied}


def _value(plan: Plan, person: Person, field: str, lang: Language) -> str | None:
    if field == "organisation":
        return plan.organisation(person).pick(lang)
    value: str | None = getattr(person, field)
    return value


def _waiting(one: Waiting) -> WaitingPerson:
    person = one.person
    return {"email": person.email, "name": person.name, "group": one.group.id, "position": one.position}


def _double(plan: Plan, pair: Pair, lang: Language) -> Double:
    organisation = plan.organisation(pair.other).pick(lang)
    return {
        "email": pair.other.email,
        "other": pair.one.email,
        "name": pair.other.name,
        "organisation": organisation,
    }
