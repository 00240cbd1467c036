"""How the tables of the definition files are checked.

Their keys are the fields of the domain’s values. Here stands what there is to say besides: the limits of each kind of
plain value, and the few keys that are written otherwise than they are kept. pydantic’s models are made of both, and of
the models the JSON Schemas for editors. What needs several keys at once is checked in `wgtool.domain.soundness`.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial, reduce
from operator import or_
from types import GenericAlias, UnionType
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    ValidationInfo,
    create_model,
)
from pydantic_core import PydanticCustomError

from wgtool.domain import imports as forms
from wgtool.domain.directory import squeezed
from wgtool.domain.organisations import Ambiguous, Organisation
from wgtool.domain.programme import (
    Block,
    Facilitator,
    Group,
    Placement,
    Programme,
    Week,
)
from wgtool.domain.text import Text
from wgtool.storage.checks import CHECKS, WEEK_SCHEMA, Model, WeekNumber, Words, schema

Value_co = TypeVar("Value_co", covariant=True)
_Weeks = Annotated[
    tuple[WeekNumber, ...],
    Field(min_length=1, max_length=52),
    BeforeValidator(lambda value: [value] if isinstance(value, int) else value),
    schema(
        "The week’s number, or a list of several", WEEK_SCHEMA, {"type": "array", "items": WEEK_SCHEMA, "minItems": 1}
    ),
]


class ProgrammeFile(NamedTuple):
    """The programme file: the programme and its groups."""

    programme: Programme
    groups: tuple[Group, ...]
    # Each table may stand for several weeks.
    weeks: tuple[tuple[Week, ...], ...] = ()


class OrganisationsFile(NamedTuple):
    """A file of organisations beside the programme file."""

    organisations: tuple[Organisation, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()


def _not_both(several: tuple[Facilitator, ...], info: ValidationInfo) -> tuple[Facilitator, ...]:
    if several and info.data.get("facilitator") is not None:
        raise PydanticCustomError("facilitators_both", "facilitator stands there, too")
    return several


# One who facilitates, or several.
_FACILITATORS: Mapping[str, tuple[Any, Any]] = {
    "facilitator": (Facilitator | None, None),
    "facilitators": (Annotated[tuple[Facilitator, ...], AfterValidator(_not_both)], ()),
}
# What stands in the files instead of a field of the same name: no key, another, or more, each with type and default.
_REQUIRED = ...
_AMBIGUOUS = {"ambiguous_organisations": (tuple[Ambiguous, ...], ())}
_INSTEAD: Mapping[type, Mapping[str, Mapping[str, tuple[Any, Any]]]] = {
    Week: {
        "number": {"week": (_Weeks, _REQUIRED)},
        # Accepted, shown nowhere.
        "title": {"title": (Text, _REQUIRED), "label": (Text | None, None)},
        "blocks": {"blocks": (tuple[Block, ...], Field(min_length=1))},
    },
    Placement: {"facilitators": _FACILITATORS},
    Group: {
        "facilitators": _FACILITATORS,
        "aliases": {"aliases": (tuple[str, ...], ())},
        "placements": {"sessions": (tuple[Placement, ...], ())},
        "weeks": {},
    },
    Organisation: {"official": {"official": (Text | None, None), "gss_code": (str | None, None)}, "squeezed": {}},
    Ambiguous: {"squeezed": {}},
    Programme: {
        # The name of a file, for which the reader puts what stands there.
        "organisations": {"organisations": (str | tuple[Organisation, ...], ())},
        "ambiguous": _AMBIGUOUS,
        "form": {"form": (dict[Words, forms.Field], {})},
        "placements": {"sessions": (tuple[Placement, ...], ())},
        "groups": {},
    },
    ProgrammeFile: {
        "groups": {"groups": (tuple[Group, ...], Field(min_length=1))},
        "weeks": {"weeks": (tuple[Week, ...], ())},
    },
    OrganisationsFile: {"ambiguous": _AMBIGUOUS},
}


def _with_keys(kind: Callable[..., Any], **fields: object) -> object:
    one = kind(**fields)
    return one._replace(squeezed=squeezed(one))


# What else a table becomes than a value of its fields, and what the schema says of it.
_BUILD: Mapping[type, Callable[..., Any]] = {
    Week: lambda number, **others: tuple(Week(one, **others) for one in number),
    Organisation: partial(_with_keys, Organisation),
    Ambiguous: partial(_with_keys, Ambiguous),
}
_ABOUT: Mapping[type, str] = {Week: "One week of a sprint, or several that are alike."}


class Table(NamedTuple, Generic[Value_co]):
    """The check of a table, and what makes the domain’s value of one that passed it."""

    model: type[BaseModel]
    make: Callable[[BaseModel], Value_co]


@cache
def _table(kind: type[NamedTuple]) -> Table[Any]:
    """Return the check of the tables that become values of a kind of named tuple."""
    types, instead = get_type_hints(kind, include_extras=True), _INSTEAD.get(kind, {})
    there = {
        field: instead.get(field, {field: (types[field], kind._field_defaults.get(field, _REQUIRED))})
        for field in kind._fields
    }
    keys: dict[str, Any] = {
        key: (_checked(what), default) for each in there.values() for key, (what, default) in each.items()
    }
    # Of several keys the first is the field’s own.
    own = {field: next(iter(each)) for field, each in there.items() if each}
    # What is made of a whole file is named here, and so is its model.
    name = kind.__name__ if kind.__module__ == __name__ else f"{kind.__name__}Table"
    about = _ABOUT.get(kind) or str(kind.__doc__).partition("\n")[0]
    build = _BUILD.get(kind, kind)

    def make(table: BaseModel) -> object:
        values = {field: getattr(table, key) for field, key in own.items()}
        if "facilitators" in own:
            alone: Facilitator | None = values["facilitators"]
            values["facilitators"] = (alone,) if alone is not None else table.facilitators  # type: ignore[attr-defined]
        return build(**values)

    return Table(create_model(name, __base__=Model, __doc__=about, **keys), make)


def _checked(what: object) -> object:
    """Return a type of the domain as pydantic is to check it."""
    origin, inner = get_origin(what), get_args(what)
    if origin is Annotated and get_origin(inner[0]) is tuple:
        return Annotated[(_checked(inner[0]), *inner[1:])]
    if origin is Annotated:
        return CHECKS[inner[1]] if isinstance(inner[1], str) else what
    if origin is tuple:
        return GenericAlias(tuple, (_checked(inner[0]), ...))
    if origin in {Union, UnionType}:
        return reduce(or_, map(_checked, inner))
    if hasattr(what, "_fields") and what not in CHECKS:
        model, make = _table(what)
        return Annotated[model, AfterValidator(make)]
    return CHECKS.get(what, what)


PROGRAMME: Table[ProgrammeFile] = _table(ProgrammeFile)
ORGANISATIONS: Table[OrganisationsFile] = _table(OrganisationsFile)
WEEK: Table[tuple[Week, ...]] = _table(Week)

TABLES: Mapping[str, Table[Any]] = {"programme": PROGRAMME, "organisations": ORGANISATIONS, "week": WEEK}
