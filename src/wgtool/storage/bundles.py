"""Checked definitions as plain tables, and the programme made from them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from wgtool.domain.programme import Programme, Week
from wgtool.storage import build

Plain = Mapping[str, Any]
# The weeks in order of their numbers, as plain tables.
SprintTables = tuple[tuple[int, Plain], ...]

# The name of the sprint that stands in the programme file: no folder can be called so.
INLINE = ""


class Bundle(NamedTuple):
    """Definitions that passed every check of single keys, as plain tables, not yet put together."""

    programme: Plain
    groups: tuple[Plain, ...]
    directory: Plain
    sprints: Mapping[str, SprintTables]


def sprint_of(bundle: Bundle, index: int) -> str:
    """Return the name of a group’s sprint."""
    return str(bundle.groups[index]["sprint"] or bundle.programme["sprint"] or INLINE)


def assemble(bundle: Bundle) -> Programme:
    """Return the programme from checked tables."""
    sprints: dict[str, tuple[Week, ...]] = {
        name: tuple(build.week(table, number) for number, table in weeks) for name, weeks in bundle.sprints.items()
    }
    capacity = bundle.programme["capacity"]
    groups = tuple(
        build.group(table, sprints[sprint_of(bundle, index)], capacity) for index, table in enumerate(bundle.groups)
    )
    return build.programme(bundle.programme, groups, bundle.directory)
