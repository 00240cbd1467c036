"""The organisations people come from, as the definitions list them."""

from typing import NamedTuple

from wgtool.domain.text import Id, Text


class Organisation(NamedTuple):
    """An organisation that takes part, with every way its name is written.

    `name` is the short name to show, `official` the full one; `domains` are those of its e-mail addresses. `squeezed`
    are its texts as they are compared, where they were worked out before.
    """

    id: Id
    name: Text
    official: Text | None = None
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    squeezed: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything the organisation is known by, as listed."""
        return (self.id, *self.name, *(self.official or ()), *self.aliases)


class Ambiguous(NamedTuple):
    """A text that may mean several organisations: never resolved, always asked.

    `candidates` are ids, the likeliest first; there may be none.
    """

    text: str
    candidates: tuple[Id, ...] = ()
    squeezed: tuple[str, ...] = ()
