"""The family of errors: each has a sentence, perhaps advice, and the exit code of the contract."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Self

from wgtool.texts.bounds import bounded
from wgtool.texts.language import Language
from wgtool.texts.say import Message, Problem, phrase, say


class WgtoolError(Exception):
    """Something wgtool tells the user instead of doing what was asked.

    Args:
        key: The message’s key in the catalogue.
        values: What stands in the message’s places.
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.messages = [Message(key, values)]
        self.general: list[Message] = []

    def advise(self, key: str, /, **values: object) -> Self:
        """Add a line that says what to do; returns the error itself."""
        self.messages.append(Message(key, values))
        return self

    def advise_all(self, key: str, /, **values: object) -> Self:
        """Add a line that holds for every error of the kind, so that of many it is said once; returns the error."""
        self.general.append(Message(key, values))
        return self

    def pick(self, lang: Language) -> str:
        """Return its sentences on one line, as a part of another text."""
        return " ".join(phrase(bounded(message), lang) for message in self.messages)

    def lines(self, lang: Language) -> list[str]:
        """Return the sentences to print, the error first."""
        return [phrase(bounded(message), lang) for message in (*self.messages, *self.general)]


class Refused(WgtoolError):
    """A rule, or something that does not exist, stands against it."""

    exit_code = 1


class BadValue(WgtoolError):
    """A text or number cannot be what it is said to be."""

    exit_code = 2


class UsageError(WgtoolError):
    """The command line asks for what cannot be."""

    exit_code = 2


class NoDate(UsageError):
    """What should be a date is none; it shows how one is `written`, if it can by a date of the reader’s own."""

    def show(self, day: date) -> None:
        """Take this day for the example."""
        self.messages[0].values.update(written(day))


def written(day: date | None = None) -> dict[str, object]:
    """Return a day, or of none the forms of one, as it may be written, for the places `iso` and `uk` of a message."""
    if day is None:
        return {"iso": Message("word.date", {}), "uk": Message("word.date_uk", {})}
    return {"iso": day.isoformat(), "uk": f"{day.day}/{day.month}/{day.year}"}


class ProgrammeError(WgtoolError):
    """The programme’s files are missing, unreadable or invalid."""

    exit_code = 3

    @classmethod
    def found(cls, problems: Sequence[Problem]) -> Self:
        """Return the error for files with mistakes: each file, and below it what is wrong there, one line each."""
        first, *others = Counter(problem.file for problem in problems).items()
        error = cls("programme.invalid", file=first[0], count=first[1])
        for file, count in others:
            error.advise("programme.invalid", file=file, count=count)
        error.problems = tuple(problems)
        return error

    @classmethod
    def slipped(cls, file: str, line: int, problem: Problem) -> Self:
        """Return the error for a file that cannot be read on from a line; the problem is that line’s alone."""
        error = cls("programme.slip", file=file, line=line, what=problem.message)
        error.problems = (problem,)
        return error

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key, **values)
        self.problems: tuple[Problem, ...] = ()

    def lines(self, lang: Language) -> list[str]:
        """Return the error, and below the file of each mistake where it is, what it is and what of the file shows it.

        What the error itself says is not said again.
        """
        told = [message for error in self.messages for message in error.values.values()]
        found: list[str] = []
        for message, line in zip((*self.messages, *self.general), super().lines(lang), strict=True):
            found.append(line)
            for problem in self.problems:
                if problem.file != message.values.get("file"):
                    continue
                if problem.message not in told:
                    found.append(say(lang, "problem.line", where=problem.where, message=problem.message))
                found += problem.excerpt
        return found


class StoreError(WgtoolError):
    """The store cannot be read, locked or written, or is damaged."""

    exit_code = 4


class StoreBusy(StoreError):
    """Another process holds the store."""


class StoreUnwritable(StoreError):
    """What keeps the store does not let it be written."""


class StoreDamaged(StoreError):
    """The store is not as wgtool wrote it.

    Args:
        file: The store.
        line: Where, counted from 1.
        reason: What is wrong there.
        entrywise: Whether the store has no lines to look at, but entries, which count from 1 below the first line.
    """

    def __init__(self, file: str, line: int, reason: Message, *, entrywise: bool = False) -> None:
        if entrywise:
            super().__init__("store.damaged_entry" if line > 1 else "store.damaged_first", file=file, n=line - 1)
        else:
            super().__init__("store.damaged", file=file, line=line)
        self.line = line
        self.reason = reason
        self.advise(reason.key, **reason.values).advise("store.damaged_advice")


class OutputError(WgtoolError):
    """The answer could not be written where it was to go."""

    exit_code = 1
