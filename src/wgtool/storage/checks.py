"""What is checked of each kind of plain value in the definition files, and what their JSON Schemas say of it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from wgtool.domain.people import clean_email, clean_field
from wgtool.domain.programme import EARLIEST, LATEST, URL_LIMIT, URL_PATTERN, WEEKDAYS, Weekday
from wgtool.domain.sessions import parse_clock
from wgtool.domain.text import ID_PATTERN, Text, text_of
from wgtool.errors import BadValue
from wgtool.storage.moments import as_weekday, weekday_names

Words = Annotated[str, Field(min_length=1, max_length=5000, pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]*$")]
WeekNumber = Annotated[int, Field(strict=True, ge=1, le=52)]


class Model(BaseModel):
    """A table of a definition file: unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


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
    if not isinstance(value, str | dict):
        raise PydanticCustomError("text_type", "a text is a string or { en, cy }")
    return {"en": value, "cy": value} if isinstance(value, str) else value


def _cleaned(clean: Callable[[str], str], value: str) -> str:
    """Return a text as it is kept of people who sign up, too: without what nobody sees."""
    try:
        return clean(value)
    except BadValue:
        raise PydanticCustomError("not_of_people", "not what it should be") from None


def _as_contact(value: str) -> str:
    """Return an email address as it is kept, or a link as it stands."""
    return value if _LINK.match(value) else _cleaned(clean_email, value)


def _as_clock(value: object) -> object:
    if isinstance(value, str):
        try:
            return parse_clock(value.strip())
        except ValueError:
            raise PydanticCustomError("clock_type", "not a time") from None
    if not isinstance(value, dt.time) or value.second or value.microsecond or value.tzinfo:
        raise PydanticCustomError("clock_type", "not a time")
    return value


def schema(description: str, *choices: dict[str, Any]) -> WithJsonSchema:
    """Return what a JSON Schema says of a value that may be written in several ways."""
    return WithJsonSchema({"description": description, "anyOf": list(choices)})


_EMAIL_PATTERN = r"^[^\s<>@,;:\"()\[\]\\]+@[^\s<>@,;:\"()\[\]\\.]+(\.[^\s<>@,;:\"()\[\]\\.]+)+$"
_LINK = re.compile(URL_PATTERN)
_LANGUAGES = {
    "type": "object",
    "properties": {"en": {"type": "string"}, "cy": {"type": "string"}},
    "additionalProperties": False,
    "minProperties": 1,
}
WEEK_SCHEMA = {"type": "integer", "minimum": 1, "maximum": 52}

# What is checked of a plain value: by its type, or by the name that the domain gives its kind.
CHECKS: Mapping[Any, Any] = {
    str: Words,
    dt.date: Annotated[dt.date, Field(ge=EARLIEST, le=LATEST)],
    dt.time: Annotated[
        dt.time,
        BeforeValidator(_as_clock),
        WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["10:00"]}),
    ],
    Text: Annotated[
        Languages,
        BeforeValidator(_as_table),
        AfterValidator(lambda table: text_of(table.en or None, table.cy or None)),
        schema("A text: one string, or a table with en and cy", {"type": "string", "minLength": 1}, _LANGUAGES),
    ],
    "id": Annotated[str, Field(pattern=ID_PATTERN, max_length=60, description="Kebab-case id")],
    "minutes": Annotated[int, Field(strict=True, ge=1, le=24 * 60)],
    "attendance": Annotated[int, Field(strict=True, ge=0, le=24 * 60)],
    "months": Annotated[int, Field(strict=True, ge=0, le=1200)],
    "count": Annotated[int, Field(strict=True, ge=1, le=100_000)],
    "hours": Annotated[float, Field(gt=0, le=168, validate_default=True)],
    "week": WeekNumber,
    "weekday": Annotated[
        Weekday,
        BeforeValidator(as_weekday),
        AfterValidator(WEEKDAYS.index),
        WithJsonSchema({"type": "string", "enum": weekday_names()}),
    ],
    "country": Annotated[str, Field(pattern=r"^[A-Z]{2}$")],
    "email": Annotated[
        str,
        Field(pattern=_EMAIL_PATTERN),
        AfterValidator(partial(_cleaned, clean_email)),
    ],
    "name": Annotated[Words, AfterValidator(partial(_cleaned, partial(clean_field, "name")))],
    "url": Annotated[str, Field(pattern=URL_PATTERN, max_length=URL_LIMIT)],
    "contact": Annotated[
        str, Field(pattern=f"{_EMAIL_PATTERN}|{URL_PATTERN}", max_length=URL_LIMIT), AfterValidator(_as_contact)
    ],
}
