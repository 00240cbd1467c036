"""pydantic’s findings in the words of the people who edit the files."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from wgtool.domain.matching import nearest
from wgtool.domain.programme import KeyPath
from wgtool.storage.excerpts import quoted, shown
from wgtool.storage.moments import as_iso, example_date
from wgtool.texts.bounds import shortened
from wgtool.texts.say import Message, msg

_EXPECTED = {
    "string_type": "text",
    "text_type": "text_or_table",
    "model_type": "table",
    "dict_type": "table",
    "tuple_type": "list",
    "list_type": "list",
    "int_type": "whole_number",
    "int_parsing": "whole_number",
    "int_from_float": "whole_number",
    "float_type": "number",
    "float_parsing": "number",
    "bool_type": "true_or_false",
    "bool_parsing": "true_or_false",
    "clock_type": "clock",
}
_FIGURES = re.compile(r"[0-9]{1,6}")
_PATTERNS = {
    "id": "id",
    "email": "email",
    "url": "url",
    "sign_up_url": "url",
    "site_url": "url",
    "contact": "contact",
    "country": "country",
    "name": "name",
}


def explain(
    error: ValidationError, model: type[BaseModel], tables: Mapping[str, Any]
) -> Iterator[tuple[KeyPath, Message]]:
    """Return each mistake as the path of its key and a sentence; one a key.

    Args:
        error: What pydantic found.
        model: The model of the file.
        tables: The file’s own tables, to tell pydantic’s steps from the file’s.
    """
    found = [(_file_path(details, tables), details) for details in error.errors(include_url=False)]
    seen: set[KeyPath] = set()
    for path, details in found:
        # pydantic also calls a list too short when it is only that its items are wrong, and of each kind of value that
        # may stand there it says why this is none: what stands deepest is what is meant.
        outer = details["type"] == "too_short" or details["type"] in _EXPECTED
        echo = outer and any(other[: len(path)] == path != other for other, _ in found)
        if path not in seen and not echo:
            seen.add(path)
            yield path, _message(details, path, model, tables)


def _file_path(details: ErrorDetails, tables: object) -> KeyPath:
    """Return where a mistake stands, without the steps that pydantic adds for unions and checks."""
    path: KeyPath = ()
    value = tables
    # A key that is missing is no key of the file, and yet meant.
    absent = len(details["loc"]) if details["type"] == "missing" else 0
    for place, step in enumerate(details["loc"], start=1):
        if isinstance(value, Mapping):
            if step not in value and place != absent:
                continue
            value = value.get(step)
        elif isinstance(value, list):
            if not isinstance(step, int):
                continue
            value = value[step] if step < len(value) else None
        else:
            # Inside a plain value there is nothing more to point at.
            break
        path = (*path, step)
    return path


def _message(details: ErrorDetails, path: KeyPath, model: type[BaseModel], tables: Mapping[str, Any]) -> Message:
    kind = details["type"]
    key = str(path[-1]) if path else ""
    if kind == "missing":
        return msg("definition.missing", key=key)
    if kind == "extra_forbidden":
        return _unknown_key(key, path, model)
    if kind in _EXPECTED:
        return _otherwise(details, path, model)
    if kind.startswith(("date", "time")):
        return _date(details["input"], tables)
    return _limits(details, key)


def _otherwise(details: ErrorDetails, path: KeyPath, model: type[BaseModel]) -> Message:
    """Return that a value is of another kind, with what it would be if it is plain what was meant."""
    kind, value = _EXPECTED[details["type"]], details["input"]
    name = ".".join(step for step in path if isinstance(step, str))
    if kind == "list" and isinstance(value, dict):
        return msg("definition.several", name=name, key=path[-1])
    if kind == "table" and isinstance(value, list) and not isinstance(path[-1], int):
        several = f"{path[-1]}s"
        if several in _keys_at(path[:-1], model):
            return msg("definition.for_several", key=several)
        return msg("definition.single", name=name, key=path[-1])
    if kind in {"whole_number", "number"} and isinstance(value, str) and _FIGURES.fullmatch(value.strip()):
        what = msg("expected.unquoted", what=msg(f"expected.{kind}"), number=value.strip())
        return msg("definition.expected", what=what, value=shown(value))
    if kind == "table":
        return msg(
            "definition.expected",
            what=msg("expected.table_like", example=_example(path, model, value)),
            value=shown(value),
        )
    return msg("definition.expected", what=msg(f"expected.{kind}"), value=shown(value))


def _example(path: KeyPath, model: type[BaseModel], value: object) -> str:
    """Return how a table looks that may stand at a path, around the text that stands there."""
    inner = _model_at(path, model)
    needed = [key for key, field in inner.model_fields.items() if field.is_required()] if inner else []
    first = next((key for key in needed if inner and inner.model_fields[key].annotation is not int), "")
    text = quoted(value) if isinstance(value, str) else f"{value}" if type(value) is date else "..."
    return f"{{ {', '.join(f'{key} = {text}' if key == first else f'{key} = ...' for key in needed)} }}"


def _date(value: object, tables: Mapping[str, Any]) -> Message:
    meant = as_iso(value.strip()) if isinstance(value, str) else None
    if meant is not None:
        return msg("slip.date", iso=meant)
    programme = tables.get("programme")
    first = programme.get("first_week") if isinstance(programme, dict) else None
    # An example of the programme’s own year.
    example = example_date(str(first) if isinstance(first, date) else "")
    return msg("definition.expected", what=msg("expected.date", example=example), value=shown(value))


def _limits(details: ErrorDetails, key: str) -> Message:
    kind, context, value = details["type"], details.get("ctx", {}), shown(details["input"])
    if kind in {"string_pattern_mismatch", "not_of_people"}:
        return msg("definition.expected", what=msg(f"expected.{_PATTERNS.get(key, 'plain_text')}"), value=value)
    if kind == "literal_error":
        # pydantic names them in a sentence of its own.
        return msg("definition.one_of", value=value, choices=re.findall(r"'([^']*)'", context.get("expected", "")))
    if kind in {"greater_than_equal", "greater_than", "less_than_equal", "less_than"}:
        bound = next(iter(context.values()))
        side = "definition.at_least" if kind.startswith("greater") else "definition.at_most"
        return msg(side, bound=bound, value=value)
    if kind in {"too_short", "string_too_short", "text_empty"}:
        return msg("definition.empty")
    if kind == "facilitators_both":
        return msg("definition.facilitators_both")
    if kind in {"too_long", "string_too_long"}:
        return msg("definition.too_long", limit=context.get("max_length", ""))
    return msg("definition.other", value=value)


def _unknown_key(key: str, path: KeyPath, model: type[BaseModel]) -> Message:
    known = _keys_at(path[:-1], model)
    near = nearest(key, known, limit=1)
    if near:
        return msg("definition.unknown_key_near", key=shortened(key), near=near[0])
    return msg("definition.unknown_key", key=shortened(key), known=sorted(known))


def _keys_at(path: KeyPath, model: type[BaseModel]) -> list[str]:
    """Return the keys that the table at a path may have."""
    inner = _model_at(path, model)
    return list(inner.model_fields) if inner else []


def _model_at(path: KeyPath, model: type[BaseModel]) -> type[BaseModel] | None:
    """Return the model of the table at a path; None if there is none."""
    for step in path:
        if isinstance(step, int):
            continue
        field = model.model_fields.get(step)
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            return None
        model = inner
    return model


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
