"""Texts for people, in two languages, and for machines: ids."""

from typing import Annotated, NamedTuple

from wgtool.texts.language import Language

# Letters, digits and hyphens: what never changes when names do.
Id = Annotated[str, "id"]


class Text(NamedTuple):
    """A text for people, in English and in Welsh.

    Both are always filled: where the definitions give one language only, both hold it.
    """

    en: str
    cy: str

    def pick(self, lang: Language) -> str:
        """Return the text in the language asked for."""
        return self.cy if lang == "cy" else self.en


def same(text: str) -> Text:
    """Return a text that reads the same in both languages, such as a name."""
    return Text(text, text)
