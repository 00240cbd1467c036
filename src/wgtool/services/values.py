"""Values as views give them."""

from datetime import datetime

from wgtool.domain.text import Text
from wgtool.texts.language import Language


def iso(moment: datetime) -> str:
    """Return a moment as views give it: ISO 8601 with offset."""
    return moment.isoformat(timespec="seconds")


def maybe(text: Text | None, lang: Language) -> str | None:
    """Return a text in a language, or None where there is none."""
    return None if text is None else text.pick(lang)
