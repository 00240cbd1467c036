"""Asking on a terminal for what a sign-up lacks: one question a line, asked again after a wrong answer."""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from wgtool.cli.app import App
from wgtool.cli.streams import can_ask, complain
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


class Interview:
    """The questions of one sign-up."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.plan: Plan = app.plan

    def fill(self, groups: list[str], answers: Answers) -> tuple[list[str], Answers]:
        """Return the sign-up with every gap filled."""
        if not groups:
            groups = self._ask("ask.groups", self._groups, before=self._list_groups)
        if answers.email is None:
            answers = answers._replace(email=self._ask("ask.email", clean_email))
        known = known_by(self.plan, answers.email or "")
        if known is not None:
            self._tell("ask.known", name=known.name)
            return groups, answers
        if answers.name is None:
            answers = answers._replace(name=self._ask("ask.name", lambda text: clean_field("name", text, NAME_LIMIT)))
        if answers.organisation is None:
            answers = answers._replace(organisation=self._ask("ask.organisation", self._organisation))
        return groups, self._optional(answers)

    def _optional(self, answers: Answers) -> Answers:
        fields = [field for field in ("role", "profession", "service_area") if getattr(answers, field) is None]
        details: dict[str, Any] = {field: self._detail(field) for field in fields}
        answers = answers._replace(**details)
        if answers.language is None:
            answers = answers._replace(language=self._ask("ask.language", self._language, empty=""))
        return answers

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
            sys.stderr.write(say(self.app.lang, key) + " ")
            sys.stderr.flush()
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
            left = self.plan.places_left(group)
            places = "" if left is None else "  " + say(self.app.lang, "places_left", n=left)
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
