"""The shape of the definition files, key by key. The JSON Schemas for editors are made from these models.

pydantic checks types, unknown keys and ranges; what needs several keys at once is checked in
`wgtool.domain.soundness`.
"""

import datetime as dt
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from wgtool.domain import imports as forms
from wgtool.domain.programme import EARLIEST, LATEST, Weekday
from wgtool.domain.sessions import parse_clock

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60, description="Kebab-case id")]
Words = Annotated[str, Field(min_length=1, max_length=5000, pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]*$")]
Minutes = Annotated[int, Field(strict=True, ge=1, le=24 * 60)]
Count = Annotated[int, Field(strict=True, ge=1, le=100_000)]
Day = Annotated[dt.date, Field(ge=EARLIEST, le=LATEST)]
WeekNumber = Annotated[int, Field(strict=True, ge=1, le=52)]
Email = Annotated[str, Field(pattern=r"^[^\s<>@,;:\"()\[\]\\]+@[^\s<>@,;:\"()\[\]\\.]+(\.[^\s<>@,;:\"()\[\]\\.]+)+$")]
Url = Annotated[str, Field(pattern=r"^https?://[^\s<>\"\\^`{|}\x00-\x1f\x7f-\x9f]+$", max_length=2000)]


class Model(BaseModel):
    """A table of a definition file: unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Languages(Model):
    """A text in English, in Welsh, or in both."""

    en: Words | None = None
    cy: Words | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> "Languages":
        if self.en is None and self.cy is None:
            raise PydanticCustomError("text_empty", "a text needs en or cy")
        return self


def _as_table(value: object) -> object:
    """A plain string says the same in both languages."""
    return {"en": value, "cy": value} if isinstance(value, str) else value


def _as_text_or_table(value: object) -> object:
    if not isinstance(value, str | dict | Languages):
        raise PydanticCustomError("text_type", "a text is a string or { en, cy }")
    return _as_table(value)


Text = Annotated[
    Languages,
    BeforeValidator(_as_text_or_table),
    WithJsonSchema(
        {
            "description": "A text: one string, or a table with en and cy",
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "properties": {"en": {"type": "string"}, "cy": {"type": "string"}},
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ],
        }
    ),
]


def _as_clock(value: object) -> object:
    if isinstance(value, str):
        try:
            return parse_clock(value.strip())
        except ValueError:
            raise PydanticCustomError("clock_type", "not a time") from None
    if not isinstance(value, dt.time) or value.second or value.microsecond or value.tzinfo:
        raise PydanticCustomError("clock_type", "not a time")
    return value


Clock = Annotated[
    dt.time,
    BeforeValidator(_as_clock),
    WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["10:00"]}),
]


class BlockTable(Model):
    """A part of the workshop."""

    minutes: Minutes
    title: Text
    who: Text | None = None
    purpose: Text | None = None
    facilitator: Text | None = None
    materials: Text | None = None


class TaskTable(Model):
    """Work between two workshops."""

    task: Text
    minutes: Minutes
    who: Text | None = None


def _as_list(value: object) -> object:
    return [value] if isinstance(value, int) else value


class WeekTable(Model):
    """One week of a sprint, or several that are alike."""

    week: Annotated[
        tuple[WeekNumber, ...],
        Field(min_length=1),
        BeforeValidator(_as_list),
        WithJsonSchema(
            {
                "description": "The week’s number, or a list of several",
                "anyOf": [
                    {"type": "integer", "minimum": 1, "maximum": 52},
                    {
                        "type": "array",
                        "items": {"type": "integer", "minimum": 1, "maximum": 52},
                        "minItems": 1,
                    },
                ],
            }
        ),
    ]
    title: Text
    label: Text | None = None
    objective: Text | None = None
    safe_space: Text | None = None
    trim: Text | None = None
    methods: Text | None = None
    outputs: tuple[Text, ...] = ()
    prepare: tuple[Text, ...] = ()
    blocks: Annotated[tuple[BlockTable, ...], Field(min_length=1)]
    outside_work: tuple[TaskTable, ...] = ()


class FacilitatorTable(Model):
    """Who leads the workshops."""

    name: Words
    email: Email | None = None


class PlacementTable(Model):
    """One session outside the group’s usual slot; what is left out is as usual."""

    week: WeekNumber
    date: Day | None = None
    starts: Clock | None = None
    ends: Clock | None = None
    minutes: Minutes | None = None
    location: Text | None = None
    url: Url | None = None
    facilitator: FacilitatorTable | None = None
    reason: Text | None = None
    blocks: tuple[BlockTable, ...] = ()


class GroupTable(Model):
    """One working group."""

    id: Id
    name: Text
    aliases: tuple[Words, ...] = ()
    weekday: Weekday
    starts: Clock
    ends: Clock
    purpose: Text | None = None
    outcome: Text | None = None
    facilitator: FacilitatorTable | None = None
    location: Text | None = None
    url: Url | None = None
    capacity: Count | None = None
    minimum: Count | None = None
    sprint: Words | None = None
    wanted_professions: tuple[Text, ...] = ()
    wanted_service_areas: tuple[Text, ...] = ()
    sessions: tuple[PlacementTable, ...] = ()


class OrganisationTable(Model):
    """An organisation that takes part, with every way its name is written."""

    id: Id
    name: Text
    official: Text | None = None
    gss_code: Words | None = None
    aliases: tuple[Words, ...] = ()
    domains: tuple[Words, ...] = ()


class AmbiguousTable(Model):
    """A text that may mean several organisations: never resolved, always asked."""

    text: Words
    candidates: tuple[Id, ...] = ()


class AvoidTable(Model):
    """A date on which no session should be held."""

    date: Day
    reason: Text


class ProgrammeTable(Model):
    """One run of working groups."""

    id: Id
    name: Text
    timezone: Words
    first_week: Day
    last_day: Day | None = None
    hours_per_week: Annotated[float, Field(gt=0, le=168)] = 2
    capacity: Count | None = None
    max_groups_per_person: Count = 2
    keep_months: Annotated[int, Field(strict=True, ge=0, le=1200)] = 12
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    subdivision: Words | None = None
    avoid: tuple[AvoidTable, ...] = ()
    sprint: Words | None = None
    other_organisations: bool = False
    organisations: Words | tuple[OrganisationTable, ...] = ()
    ambiguous_organisations: tuple[AmbiguousTable, ...] = ()
    form: dict[Words, forms.Field] = {}


class ProgrammeFile(Model):
    """The programme file: the programme and its groups."""

    programme: ProgrammeTable
    groups: Annotated[tuple[GroupTable, ...], Field(min_length=1)]
    weeks: tuple[WeekTable, ...] = ()


class OrganisationsFile(Model):
    """A file of organisations beside the programme file."""

    organisations: tuple[OrganisationTable, ...] = ()
    ambiguous_organisations: tuple[AmbiguousTable, ...] = ()


SCHEMAS: dict[str, type[Model]] = {
    "programme": ProgrammeFile,
    "organisations": OrganisationsFile,
    "week": WeekTable,
}


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of one kind of definition file, for editors that check TOML by it."""
    schema = SCHEMAS[name].model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
