"""Values as views give them."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Generic, TypeVar

from wgtool.domain.text import Text
from wgtool.texts.language import Language

Item = TypeVar("Item")


class Each(Generic[Item]):
    """Many items, made one by one each time they are gone through, so that they never are in memory together."""

    def __init__(self, make: Callable[[], Iterator[Item]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Item]:
        return self._make()


def iso(moment: datetime) -> str:
    """Return a moment as views give it: ISO 8601 with offset."""
    return moment.isoformat(timespec="seconds")


def maybe(text: Text | None, lang: Language) -> str | None:
    """Return a text in a language, or None where there is none."""
    return None if text is None else text.pick(lang)
