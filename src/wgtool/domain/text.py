"""Texts for people, in two languages, and for machines: ids."""

from typing import Annotated, NamedTuple, Self

from wgtool.texts.language import Language

# Letters, digits and hyphens: what never changes when names do.
Id = Annotated[str, "id"]
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Text(NamedTuple):
    """A text for people, in English and in Welsh.

    Both are always filled: where the definitions give one language only, both hold it.
    """

    en: str
    cy: str

    def pick(self, lang: Language) -> str:
        """Return the text in the language asked for."""
        return self.cy if lang == "cy" else self.en


class Borrowed(str):
    """A text that stands in for one in the other language, where there is none; `lang` is its own.

    It equals the same words that are no stand-in: only who marks languages (WCAG 2.2, 3.1.2) has to ask.
    """

    __slots__ = ("lang",)
    lang: Language

    def __new__(cls, text: str, lang: Language) -> Self:
        """Return a text with its language."""
        borrowed = super().__new__(cls, text)
        borrowed.lang = lang
        return borrowed


def text_of(en: str | None, cy: str | None) -> Text:
    """Return the text of what is written in each language; at least one is."""
    if en is None:
        return Text(Borrowed(cy or "", "cy"), cy or "")
    return Text(en, Borrowed(en, "en") if cy is None else cy)


def same(text: str) -> Text:
    """Return a text that reads the same in both languages, such as a name."""
    return Text(text, text)
