"""A programme in which people rank their choices, to try it on."""

from pathlib import Path

from conftest import Wgtool

GROUPS = ("blue-badge", "missed-bin", "ddat-roles")


def by_choice(wgtool: Wgtool, more: str = "", **capacities: int) -> Path:
    """Make the built-in programme one of ranked choices.

    Args:
        wgtool: The runner.
        more: Further lines of its first table, with what follows it.
        capacities: How many places groups have, by id with underscores.
    """
    changes = {"old0": "# Places in every group", "new0": f'places = "choices"\n{more}\n# Places in every group'}
    for place, (name, capacity) in enumerate(capacities.items(), 1):
        line = f'id = "{name.replace("_", "-")}"\n'
        changes |= {f"old{place}": line, f"new{place}": f"{line}capacity = {capacity}\n"}
    return wgtool.own_programme(**changes)


def ranks(wgtool: Wgtool, person: str) -> dict[str, tuple[str, int | None]]:
    """Return somebody’s sign-ups: status and rank by group."""
    view = wgtool.ok("person", f"{person}@example.org", "--format", "json").json
    return {one["group"]: (one["status"], one["choice"]) for one in view["signups"]}
