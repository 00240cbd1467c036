"""Rows of a form that are known from an earlier download: by what was answered, kept as a mark that tells nothing.

A mark is a one-way hash of the answers that make a row: who, from where, for which groups, and when it was sent. The
file of rejected rows carries them, so that a row that is put right there is known again in next week’s download, where
it stands as it was sent.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b
from itertools import islice

from wgtool.domain.imports import Field, Form, FormRow
from wgtool.domain.matching import plain, squeeze
from wgtool.domain.names import may_be_one
from wgtool.domain.people import DETAILS, Person
from wgtool.domain.plan import Plan
from wgtool.services.imports.results import Rejection
from wgtool.services.imports.rows import Fault, Understood
from wgtool.texts.say import say

_WHO: tuple[Field, ...] = ("name", "email", "organisation")
# Letters only, and no vowels: a spreadsheet makes no number, date or word of a mark.
_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrst")
_MARK = re.compile(r"[bcdfghj-np-t]{16}")
_BYTES = 8
# Year, month, day, hour, minute, second.
_MOST_NUMBERS = 6
_OF_CENTURY = 2


class Memory:
    """Knows rows again.

    Args:
        plan: The programme as it stands.
        form: The answers.
    """

    def __init__(self, plan: Plan, form: Form) -> None:
        self._plan = plan
        self._form = form
        self._key = blake2b(plan.programme.id.encode()).digest()
        headings = {say("en", "import.mark"), say("cy", "import.mark")}
        self._column = next((place for place, text in enumerate(form.headings) if text.strip() in headings), None)
        self.put_right: dict[str, str] = {}
        self._by_name: dict[str, list[Person]] = {}
        self._seen = 0

    def mark(self, row: FormRow) -> str:
        """Return a row’s mark: the one it carries, as a rejected row does, or one of what was answered."""
        return self._marks[row.number]

    def is_known(self, row: FormRow) -> bool:
        """Whether a row was put right before, in a file of rejected rows."""
        known = self._plan.state.answered
        return bool(known) and self._carried(row) is None and self.mark(row) in known

    def note(self, row: FormRow, email: str) -> None:
        """Remember that a row that was taken, and whose it is, had been rejected."""
        mark = self._carried(row)
        if mark is not None and mark not in self._plan.state.answered:
            self.put_right[mark] = email

    def rejection(self, row: FormRow, faults: Iterable[Fault]) -> Rejection:
        """Return a row’s rejection; one that somebody tried to put right is new."""
        mark = self.mark(row)
        earlier = None if self._carried(row) else self._plan.state.rejected.get(mark)
        again = earlier is not None and earlier.form == self.form_mark
        return Rejection(row, tuple(faults), mark, before=earlier is not None, again=again)

    def was_put_right(self, row: FormRow, answer: Understood) -> bool:
        """Whether a row that was rejected before was put right by hand since.

        Then somebody of that address, or the one of that name, signed up or was corrected after it was rejected, and is
        in all the groups that can be told, or has left them.
        """
        earlier = None if self._carried(row) else self._plan.state.rejected.get(self.mark(row))
        who = self._person(answer) if earlier else None
        if earlier is None or who is None:
            return False
        state, key = self._plan.state, who.key
        there = all(state.signup(group.id, key) or (group.id, key) in state.withdrawn for group in answer.groups)
        corrections = (state.correction(key, field) for field in DETAILS)
        return there and (
            any(signup.entry > earlier.entry for signup in state.signups_of(key))
            or any(one.at > earlier.at for one in corrections if one)
        )

    @cached_property
    def form_mark(self) -> str:
        """The mark of all the rows of the download."""
        return self._hash(*sorted(self._marks.values()))

    @cached_property
    def _marks(self) -> dict[int, str]:
        """The marks of all rows by number; rows of one text, as without time stamps, are told apart by counting."""
        marks: dict[int, str] = {}
        seen: Counter[tuple[str, ...]] = Counter()
        for row in self._form.rows:
            answers = self._answers(row)
            seen[answers] += 1
            marks[row.number] = self._carried(row) or self._hash(*answers, str(seen[answers]))
        return marks

    def _person(self, answer: Understood) -> Person | None:
        """Return who has the address that was answered, or alone has the name."""
        state, name = self._plan.state, answer.given.get("name")
        known = state.people.get(answer.key)
        if known is not None and (name is None or any(may_be_one(name, one) for one in state.names_of(answer.key))):
            return known
        alike = self._called(plain(name)) if name else []
        return alike[0] if len(alike) == 1 else None

    def _called(self, name: str) -> list[Person]:
        """Return who has a name, as names are compared: a large form asks that of thousands of rows."""
        people = self._plan.state.people
        for person in islice(people.values(), self._seen, None):
            self._by_name.setdefault(plain(person.name), []).append(person)
        self._seen = len(people)
        return self._by_name.get(name, [])

    def _carried(self, row: FormRow) -> str | None:
        text = "" if self._column is None else row.cells[self._column].strip()
        return text if _MARK.fullmatch(text) else None

    def _answers(self, row: FormRow) -> tuple[str, ...]:
        form = self._form
        who = (" ".join((form.answer(row, field) or "").split()).casefold() for field in _WHO)
        groups = squeeze(" ".join(chosen.text for chosen in row.chosen))
        # However a spreadsheet writes a time stamp, its numbers are the same.
        numbers = [int(text[-_OF_CENTURY:]) for text in re.findall(r"[0-9]+", form.answer(row, "timestamp") or "")]
        sent = (str(number) for number in sorted(numbers[:_MOST_NUMBERS]) if number)
        return (*who, groups, *sent)

    def _hash(self, *texts: str) -> str:
        data = unicodedata.normalize("NFC", json.dumps(texts, ensure_ascii=False)).encode("utf-8", "surrogatepass")
        return blake2b(data, digest_size=_BYTES, key=self._key).hexdigest().translate(_LETTERS)
