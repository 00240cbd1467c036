"""From a key and its values to a sentence, in the language asked for."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from wgtool.texts import dates
from wgtool.texts.catalogues import texts_of
from wgtool.texts.language import Language

Severity = Literal["error", "warning"]


class Message(NamedTuple):
    """Something to say, not yet in any language: a key of the catalogue and the values for its places."""

    key: str
    values: dict[str, object]


class Joined(NamedTuple):
    """Texts, of which some differ by language, said one after the other without anything between them."""

    parts: tuple[str | Message, ...]

    def pick(self, lang: Language) -> str:
        """Return them in a language."""
        return "".join(worded(part, lang) for part in self.parts)


class Problem(NamedTuple):
    """One thing found wrong: how bad, where (file, line, key), and what; and the lines of the file that show it.

    `file` is the whole name of the definition file that has it; empty for what is found elsewhere.
    """

    severity: Severity
    where: str | Joined
    message: Message
    excerpt: tuple[str, ...] = ()
    file: str = ""


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
    filled = text.format(**{name: worded(value, lang) for name, value in values.items()})
    first = text[1 : text.find("}")] if text.startswith("{") else ""
    return dates.begun(filled) if isinstance(values.get(first), date) else filled


def phrase(message: Message, lang: Language) -> str:
    """Return the text of a message."""
    return say(lang, message.key, **message.values)


def clause(message: Message, lang: Language) -> str:
    """Return the text of a message without the full stop that ends it, to go on with; a value keeps its own."""
    pair = texts_of(message.key)
    text = pair[1] if lang == "cy" else pair[0]
    whole = phrase(message, lang)
    return whole.removesuffix(".") if text.endswith(".") else whole


def worded(value: object, lang: Language) -> str:
    """Return a value as a person reads it; one that can `pick` knows its own words in each language."""
    if isinstance(value, Message):
        return phrase(value, lang)
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return dates.moment(value, lang)
    if isinstance(value, date):
        return dates.long_date(value, lang)
    if hasattr(value, "pick"):
        return str(value.pick(lang))
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(worded(item, lang) for item in value)
    return str(value)
