"""Which language somebody would like to use, as people write it."""

from typing import NamedTuple

from wgtool.domain.matching import plain
from wgtool.domain.people import PersonLanguage
from wgtool.domain.welsh import mutated

_WELSH = frozenset({"cy", *mutated(("cymraeg", "cymru")), "welsh", "wales"})
_ENGLISH = frozenset({"en", *mutated(("saesneg",)), "english"})
_EITHER = frozenset(
    {"either", "any", "both", "bilingual", "bilingually", "whichever", "preference", "difference", "matter", "mind"}
    | {*mutated(("naill", "unrhyw", "bynnag", "dau", "dwy", "dwyieithog", "gwahaniaeth", "ots", "malio", "gwaeth"))}
    | {*mutated(("ffafriaeth", "blaenoriaeth"))}
)


class Tongue(NamedTuple):
    """What somebody wishes: one language, or, where that is none, whichever (`known`) or nobody can tell what."""

    language: PersonLanguage | None
    known: bool


def tongue(text: str) -> Tongue:
    """Return the language that a text asks for; both are as good as none, and are left to choose from."""
    words = set(plain(text).split())
    welsh, english = bool(words & _WELSH), bool(words & _ENGLISH)
    if welsh != english:
        return Tongue("cy" if welsh else "en", known=True)
    return Tongue(None, known=welsh or bool(words & _EITHER))


def language_named(text: str) -> PersonLanguage | None:
    """Return the language whose code or name a text is, in English, Welsh or both; None if it is no one language’s."""
    words = set(plain(text).split())
    if not words:
        return None
    return "cy" if words <= _WELSH else "en" if words <= _ENGLISH else None
