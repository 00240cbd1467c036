"""What `wgtool check` says."""

from typing import Literal, TypedDict


class ProblemLine(TypedDict):
    """One thing found."""

    severity: Literal["error", "warning"]
    where: str
    message: str


class CheckView(TypedDict):
    """`wgtool check`."""

    schema: Literal["wgtool/check/1"]
    problems: list[ProblemLine]
