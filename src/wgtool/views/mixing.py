"""What `mix` says."""

from typing import Literal, TypedDict


class MixGroup(TypedDict):
    """The team mix of one group’s confirmed members; numbers by organisation id and by text.

    `single_organisation` is the one that all members come from, if they do; `welsh_share` the part of the members who
    asked for Welsh, from 0 to 1 (null without members).
    """

    id: str
    name: str
    people: int
    minimum: int | None
    under_minimum: bool
    organisations: dict[str, int]
    single_organisation: str | None
    professions: dict[str, int]
    service_areas: dict[str, int]
    languages: dict[str, int]
    welsh_share: float | None
    missing_professions: list[str]
    missing_service_areas: list[str]


class MixView(TypedDict):
    """`wgtool mix`. `organisation_names` has the name of each id, in the language asked for."""

    schema: Literal["wgtool/mix/1"]
    programme: str
    groups: list[MixGroup]
    organisations_missing: list[str]
    organisation_names: dict[str, str]
