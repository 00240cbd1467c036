"""What `import` says, and the rejected rows for a file of their own."""

from collections.abc import Iterable
from typing import NamedTuple

from wgtool.domain.imports import Form
from wgtool.domain.people import Person
from wgtool.domain.plan import Plan
from wgtool.services.imports.intake import Changed, Imported, ImportWishes, Rejection
from wgtool.texts.language import Language
from wgtool.texts.say import phrase, say
from wgtool.views.imports import ChangedPerson, ColumnUse, FieldChange, ImportView, RejectedRow


class ImportReport(NamedTuple):
    """An import that was decided, to be put into words: with the form, the name of its file and what was asked for."""

    imported: Imported
    form: Form
    file: str
    wishes: ImportWishes

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
            "rows": done.rows,
            "accepted": done.accepted,
            "recorded": done.recorded,
            "waiting": done.waiting,
            "unchanged": done.unchanged,
            "changed": len(done.changed),
            "changes": [_changed(plan, one, lang, applied=applied) for one in done.changed],
            "withdrawn": [
                {"email": person.email, "name": person.name, "group": group.id} for person, group in done.withdrawn
            ],
            "doubles": [
                {
                    "email": pair.other.email,
                    "other": pair.one.email,
                    "name": pair.other.name,
                    "organisation": plan.organisation(pair.other).pick(lang),
                }
                for pair in done.doubles
            ],
            "rejected": [self._rejected(one, lang) for one in done.rejected],
            "advice": [phrase(message, lang) for message in done.advice],
            "warnings": [phrase(message, lang) for message in done.outcome.warnings],
        }

    def rejects(self, lang: Language) -> list[list[str]]:
        """Return the rejected rows as they were read, headings first, with the reasons in a first column."""
        reasons = frozenset({say("en", "import.reason"), say("cy", "import.reason")})
        kept = [place for place, heading in enumerate(self.form.headings) if heading.strip() not in reasons]
        rows = [[say(lang, "import.reason"), *(self.form.headings[place] for place in kept)]]
        width = len(self.form.headings)
        for one in self.imported.rejected:
            cells = one.row.cells
            rows.append([self._rejected(one, lang)["reason"], *(cells[p] for p in kept), *cells[width:]])
        return rows

    def _rejected(self, one: Rejection, lang: Language) -> RejectedRow:
        place = next((fault.place for fault in one.faults if fault.place is not None), None)
        reasons = [phrase(message, lang) for fault in one.faults for message in fault.messages]
        return {
            "row": one.row.number,
            "column": None if place is None else self.form.headings[place],
            "reason": "; ".join(dict.fromkeys(reason.removesuffix(".") for reason in reasons)),
        }


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
    ]
    return {"email": one.before.email, "name": one.before.name, "fields": fields, "applied": applied}


def _value(plan: Plan, person: Person, field: str, lang: Language) -> str | None:
    if field == "organisation":
        return plan.organisation(person).pick(lang)
    value: str | None = getattr(person, field)
    return value
