"""pydantic’s findings in the words of the people who edit the files."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from wgtool.domain.matching import nearest
from wgtool.domain.programme import KeyPath
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
_PATTERNS = {"id": "id", "email": "email", "url": "url", "country": "country"}


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
        # pydantic also calls a list too short when it is only that its items are wrong.
        echo = details["type"] == "too_short" and any(other[: len(path)] == path != other for other, _ in found)
        if path not in seen and not echo:
            seen.add(path)
            yield path, _message(details, path, model)


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
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step] if step < len(value) else None
        else:
            # Inside a plain value there is nothing more to point at.
            break
        path = (*path, step)
    return path


def _message(details: ErrorDetails, path: KeyPath, model: type[BaseModel]) -> Message:
    kind = details["type"]
    key = str(path[-1]) if path else ""
    if kind == "missing":
        return msg("definition.missing", key=key)
    if kind == "extra_forbidden":
        return _unknown_key(key, path, model)
    if kind in _EXPECTED:
        return msg("definition.expected", what=msg(f"expected.{_EXPECTED[kind]}"), value=shown(details["input"]))
    return _limits(details, key)


def _limits(details: ErrorDetails, key: str) -> Message:
    kind, context, value = details["type"], details.get("ctx", {}), shown(details["input"])
    if kind == "string_pattern_mismatch":
        return msg("definition.expected", what=msg(f"expected.{_PATTERNS.get(key, 'plain_text')}"), value=value)
    if kind == "literal_error":
        return msg("definition.one_of", value=value, choices=context.get("expected", ""))
    if kind.startswith(("date", "time")):
        return msg("definition.expected", what=msg("expected.date"), value=value)
    if kind in {"greater_than_equal", "greater_than", "less_than_equal", "less_than"}:
        bound = next(iter(context.values()))
        side = "definition.at_least" if kind.startswith("greater") else "definition.at_most"
        return msg(side, bound=bound, value=value)
    if kind in {"too_short", "string_too_short", "text_empty"}:
        return msg("definition.empty")
    if kind in {"too_long", "string_too_long"}:
        return msg("definition.too_long", limit=context.get("max_length", ""))
    return msg("definition.other", value=value, detail=details["msg"])


def shown(value: object) -> str:
    """Return a value as it may be quoted in an error: short, on one line."""
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004


def _unknown_key(key: str, path: KeyPath, model: type[BaseModel]) -> Message:
    known = _keys_at(path[:-1], model)
    near = nearest(key, known, limit=1)
    if near:
        return msg("definition.unknown_key_near", key=key, near=near[0])
    return msg("definition.unknown_key", key=key, known=sorted(known))


def _keys_at(path: KeyPath, model: type[BaseModel]) -> list[str]:
    """Return the keys that the table at a path may have."""
    for step in path:
        if isinstance(step, int):
            continue
        field = model.model_fields.get(step)
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
