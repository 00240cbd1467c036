"""What `wgtool hours` says."""

from typing import Literal

from typing_extensions import TypedDict

By = Literal["person", "organisation", "group"]


class HoursRow(TypedDict):
    """What was asked of a person, an organisation or a group and what they gave, in minutes.

    `key` is an address, the organisation’s id (its name where it has none), or the group’s id.
    """

    key: str
    name: str
    asked: int
    in_room: int
    outside: int
    total: int
    over: int


class HoursView(TypedDict):
    """`wgtool hours`."""

    schema: Literal["wgtool/hours/1"]
    programme: str
    by: By
    rows: list[HoursRow]
