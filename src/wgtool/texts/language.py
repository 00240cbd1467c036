"""The two languages."""

from typing import Literal, get_args

Language = Literal["en", "cy"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

# `both`: Welsh first, each language in a block of its own.
Languages = Literal["en", "cy", "both"]


def languages(choice: Languages) -> tuple[Language, ...]:
    """Return the languages of a document, in the order in which they stand in it."""
    return ("cy", "en") if choice == "both" else (choice,)
