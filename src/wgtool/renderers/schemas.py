"""The JSON Schemas of the documents that commands print, made from the views (JSON Schema, draft 2020-12)."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, get_args

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from wgtool import views

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Untitled(GenerateJsonSchema):
    """Schemas in which a key’s name is not said a second time."""

    def field_title_should_be_set(self, _schema: object) -> bool:
        """Return that no field has a title."""
        return False


def documents() -> dict[str, list[type]]:
    """Return the views of each document by its name, such as `agenda`, in the order of the names."""
    found: dict[str, list[type]] = {}
    for view in _views():
        (name,) = get_args(view.__annotations__["schema"])
        found.setdefault(name.split("/")[1], []).append(view)
    return dict(sorted(found.items()))


def _views() -> Iterator[type]:
    for info in iter_modules(views.__path__):
        module = import_module(f"{views.__name__}.{info.name}")
        for one in vars(module).values():
            if isinstance(one, type) and one.__module__ == module.__name__ and "schema" in one.__annotations__:
                yield one


def schema(name: str) -> dict[str, Any]:
    """Return the schema of a document; one that commands print in several shapes has one of them.

    Raises:
        KeyError: There is no such document.
    """
    found: Any = documents()[name]
    made = [_unwrapped(TypeAdapter(view).json_schema(schema_generator=_Untitled)) for view in found]
    if len(made) == 1:
        return {"$schema": DIALECT, **made[0]}
    shared = {key: value for one in made for key, value in one.pop("$defs", {}).items()}
    return {"$schema": DIALECT, "anyOf": made, **({"$defs": shared} if shared else {})}


def _unwrapped(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema whose descriptions have no longer the line breaks of the source."""
    for one in (schema, *schema.get("$defs", {}).values()):
        if "description" in one:
            one["description"] = " ".join(one["description"].split())
    return schema
