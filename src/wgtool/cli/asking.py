"""Asking on a terminal for what a sign-up lacks: one question a line, asked again after a wrong answer."""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from wgtool.cli.app import App
from wgtool.cli.streams import ask, can_ask, complain
from wgtool.domain.people import NAME_LIMIT, clean_email, clean_field
from wgtool.domain.plan import Plan
from wgtool.errors import UsageError, WgtoolError
from wgtool.renderers.safe import visible
from wgtool.services.signups.details import Answers, language, missing, organisation
from wgtool.services.who import known_by
from wgtool.texts.say import say

Given = TypeVar("Given")


def ask_for_missing(app: App, groups: list[str], answers: Answers) -> tuple[list[str], Answers]:
    """Return a sign-up with its gaps filled by asking, where a person is there to answer.

    Raises:
        UsageError: Something is missing and nobody can be asked; every missing option is named.
    """
    options = missing(answers, None)
    if options and answers.email:
        # Someone known needs nothing more than their address.
        options = missing(answers, known_by(app.plan, answers.email))
    if groups and not options:
        return groups, answers
    if not can_ask():
        options = options if groups else [say(app.lang, "metavar.group"), *options]
        raise UsageError("signup.missing", options=", ".join(options)).advise("signup.missing_advice")
    return Interview(app).fill(groups, answers)


# In both languages, whichever the question is in.
_YES = {"y", "yes", "i", "ie", "ydw"}


def agreed_to(app: App, key: str, **values: object) -> bool:
    """Ask whether something is to be done; anything but a yes is a no, and so is the end of the input."""
    ask(visible(say(app.lang, key, **values)) + " ")
    return sys.stdin.readline().strip().casefold() in _YES


# The order in which they are asked for, and shown once more.
_ASKED = ("email", "name", "organisation", "role", "profession", "service_area", "language", "notes")


class Interview:
    """The questions of one sign-up."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.plan: Plan = app.plan

    def fill(self, groups: list[str], answers: Answers) -> tuple[list[str], Answers]:
        """Return the sign-up with every gap filled: who it is first, then what for; all of it shown once more."""
        if answers.email is None:
            answers = answers._replace(email=self._ask("ask.email", clean_email))
        known = known_by(self.plan, answers.email or "")
        if known is not None:
            self._tell("ask.known", name=known.name)
        else:
            answers = self._person(answers)
        if not groups:
            groups = self._ask("ask.groups", self._groups, before=self._list_groups)
        if known is None:
            groups, answers = self._looked_through(groups, self._optional(answers))
        return groups, answers

    def _person(self, answers: Answers) -> Answers:
        if answers.name is None:
            answers = answers._replace(name=self._ask("ask.name", lambda text: clean_field("name", text, NAME_LIMIT)))
        if answers.organisation is None:
            answers = answers._replace(organisation=self._ask("ask.organisation", self._organisation))
        return answers

    def _looked_through(self, groups: list[str], answers: Answers) -> tuple[list[str], Answers]:
        """Return the sign-up after another look at it, with what was put right."""
        while True:
            complain("")
            self._tell("ask.look")
            lines = [("groups", ", ".join(groups)), *((field, getattr(answers, field)) for field in _ASKED)]
            for number, (field, value) in enumerate(lines, 1):
                label = say(self.app.lang, "label.groups" if field == "groups" else f"label.{field}")
                complain(f"  {number:>2}  {label}: {visible(value or '–')}")
            number = self._ask("ask.again", partial(_number, len(lines)), empty=0)
            if not number:
                return groups, answers
            field = lines[number - 1][0]
            if field == "groups":
                groups = self._ask("ask.groups", self._groups, before=self._list_groups)
            else:
                given: dict[str, Any] = {field: self._field(field)}
                answers = answers._replace(**given)

    def _field(self, field: str) -> str:
        """Ask for one field again."""
        understand: dict[str, Callable[[str], str]] = {
            "email": clean_email,
            "name": lambda text: clean_field("name", text, NAME_LIMIT),
            "organisation": self._organisation,
        }
        if field in understand:
            return self._ask(f"ask.{field}", understand[field])
        return self._ask("ask.language", self._language, empty="") if field == "language" else self._detail(field)

    def _optional(self, answers: Answers) -> Answers:
        fields = [field for field in ("role", "profession", "service_area") if getattr(answers, field) is None]
        details: dict[str, Any] = {field: self._detail(field) for field in fields}
        answers = answers._replace(**details)
        if answers.language is None:
            answers = answers._replace(language=self._ask("ask.language", self._language, empty=""))
        return answers if answers.notes is not None else answers._replace(notes=self._detail("notes"))

    def _detail(self, field: str) -> str:
        return self._ask(f"ask.{field}", partial(clean_field, field), empty="")

    def _ask(
        self,
        key: str,
        understand: Callable[[str], Given],
        *,
        empty: Given | None = None,
        before: Callable[[], None] | None = None,
    ) -> Given:
        """Ask until the answer can be understood; an empty one stands for `empty` where that is given."""
        if before is not None:
            before()
        while True:
            ask(say(self.app.lang, key) + " ")
            line = sys.stdin.readline()
            if not line:
                # The end of the input is no answer: leave as Ctrl-C does.
                raise KeyboardInterrupt
            text = line.strip()
            if not text and empty is not None:
                return empty
            try:
                return understand(text)
            except WgtoolError as error:
                for sentence in error.lines(self.app.lang):
                    complain(f"  {visible(sentence)}")

    def _tell(self, key: str, **values: object) -> None:
        complain(visible(say(self.app.lang, key, **values)))

    def _list_groups(self) -> None:
        for number, group in enumerate(self.plan.programme.groups, 1):
            left, waiting = self.plan.places_left(group), self.plan.waiting(group)
            known = [say(self.app.lang, "places_left", n=left)] if left is not None else []
            known += [f"{say(self.app.lang, 'label.waiting')}: {waiting}"] if waiting else []
            places = "  " + ", ".join(known) if known else ""
            complain(f"  {number:>2}  {visible(group.name.pick(self.app.lang))} ({group.id}){places}")

    def _groups(self, text: str) -> list[str]:
        """Return the groups named by number, id or name, separated by commas."""
        every = self.plan.programme.groups
        chosen = [part.strip() for part in text.split(",") if part.strip()]
        if not chosen:
            raise UsageError("ask.no_group")
        ids: list[str] = []
        for part in chosen:
            if part.isdecimal() and 1 <= int(part) <= len(every):
                ids.append(every[int(part) - 1].id)
            else:
                ids.append(self.plan.group(part).id)
        return ids

    def _organisation(self, text: str) -> str:
        organisation(self.plan, text)
        return text

    def _language(self, text: str) -> str:
        return language(text) or ""


def _number(most: int, text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise UsageError("attend.ask_numbers", value=text, most=most)
    return int(text)
