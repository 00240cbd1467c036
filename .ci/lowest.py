"""Prints the lowest versions that pyproject.toml admits, a requirement a line: `python .ci/lowest.py EXTRA... > FILE`.

Only what wgtool itself names: pip finds what those versions need in turn.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

_OWN = re.compile(r"wgtool\[([a-z,]+)\]")
_LOWEST = re.compile(r"^([A-Za-z0-9._-]+)\s*>=\s*([0-9][^,;\s]*)")


def lowest(project: dict[str, object], extras: list[str]) -> Iterator[str]:
    """Yield `name==version` for the dependencies of a project and of some of its extras.

    Raises:
        SystemExit: One has no lower bound, so that nothing can be tested.
    """
    optional = project["optional-dependencies"]
    lines = [*project["dependencies"], *(line for extra in extras for line in optional[extra])]
    for line in lines:
        if own := _OWN.fullmatch(line):
            # Extras of wgtool’s own: what stands in them is to be the lowest, too.
            lines += (inner for extra in own[1].split(",") for inner in optional[extra])
            continue
        found = _LOWEST.match(line)
        if found is None:
            raise SystemExit(f"{line}: has no lowest version")
        yield f"{found[1]}=={found[2]}"


if __name__ == "__main__":
    declared = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))
    print("\n".join(lowest(declared["project"], sys.argv[1:])))  # noqa: T201 - printing is what it is for
