"""From a key and its values to a sentence, in the language asked for."""

from datetime import date, datetime
from typing import Literal, NamedTuple, Protocol, runtime_checkable

from wgtool.texts import dates
from wgtool.texts.catalogues import texts_of
from wgtool.texts.language import Language

Severity = Literal["error", "warning"]


class Message(NamedTuple):
    """Something to say, not yet in any language: a key of the catalogue and the values for its places."""

    key: str
    values: dict[str, object]


class Sentences(NamedTuple):
    """Several messages, one after the other."""

    messages: tuple[Message, ...]

    def pick(self, lang: Language) -> str:
        """Return them in the language asked for."""
        return " ".join(phrase(message, lang) for message in self.messages)


class Problem(NamedTuple):
    """One thing found wrong: how bad, where (file, line, key), and what."""

    severity: Severity
    where: str
    message: Message


@runtime_checkable
class Bilingual(Protocol):
    """A value that knows its own words in each language."""

    def pick(self, lang: Language) -> str:
        """Return the words in the language asked for."""


def msg(key: str, /, **values: object) -> Message:
    """Return a message to be said later."""
    return Message(key, values)


def say(lang: Language, key: str, /, **values: object) -> str:
    """Return the text of a key with its places filled.

    Values that differ by language (texts, dates, messages, lists of those) are put into words first.
    """
    english, welsh = texts_of(key)
    text = welsh if lang == "cy" else english
    if not values:
        return text
    return text.format(**{name: worded(value, lang) for name, value in values.items()})


def phrase(message: Message, lang: Language) -> str:
    """Return the text of a message."""
    return say(lang, message.key, **message.values)


def worded(value: object, lang: Language) -> str:
    """Return a value as a person reads it."""
    if isinstance(value, Message):
        return phrase(value, lang)
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return dates.moment(value, lang)
    if isinstance(value, date):
        return dates.long_date(value, lang)
    if isinstance(value, Bilingual):
        return value.pick(lang)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(worded(item, lang) for item in value)
    return str(value)
