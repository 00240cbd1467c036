"""Views as JSON, written as they are made: a large one never stands in memory as a whole.

What holds other lists and objects is broken over lines; what holds only texts and numbers stands on one line, so that
a person finds a member, a block or a session a line, and the fast encoder does nearly all of the work.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from wgtool.renderers.formats import Format
from wgtool.renderers.safe import hides

_to_json = json.JSONEncoder(ensure_ascii=False).encode
_STEP = "  "
_SCALARS = frozenset({str, int, float, bool, type(None)})


def json_text(view: Mapping[str, object]) -> Iterator[str]:
    """Yield a view as JSON, piece by piece, with a newline at the end.

    Args:
        view: Objects, lists, texts, numbers, truth values and None; a list may be any iterable.
    """
    yield from _object(view, "\n")
    yield "\n"


def _encode(value: object) -> str:
    """Return a value as JSON in which what a terminal acts on, or what hides, is an escape (RFC 8259, section 7)."""
    text = _to_json(value)
    # Nearly every text is printable as a whole, and that is quick to know.
    return text if text.isprintable() else "".join(_escaped(one) if hides(one) else one for one in text)


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1]


def _value(value: object, line: str) -> Iterator[str]:
    """Yield a value; `line` is a line break with the indent of the line it stands on."""
    if _is_plain(value):
        yield _encode(value)
    elif isinstance(value, Mapping):
        yield from _object(value, line)
    elif isinstance(value, Iterable):
        yield from _list(value, line)
    else:
        raise TypeError(type(value))


def _is_plain(value: object) -> bool:
    """Whether a value has no list or object inside another one."""
    inner = value.values() if isinstance(value, dict | Mapping) else (value,)
    # Asking for the very type first takes a tenth of the time, and is nearly always enough.
    return _SCALARS.issuperset(map(type, inner)) or not any(
        isinstance(one, Iterable) and not isinstance(one, str) for one in inner
    )


def _object(value: Mapping[str, object], line: str) -> Iterator[str]:
    between = "{"
    for key, inner in value.items():
        yield f"{between}{line}{_STEP}{_encode(key)}: "
        yield from _value(inner, line + _STEP)
        between = ","
    yield f"{line}}}" if value else "{}"


def _list(value: Iterable[object], line: str) -> Iterator[str]:
    between = "["
    for inner in value:
        yield f"{between}{line}{_STEP}"
        yield from _value(inner, line + _STEP)
        between = ","
    yield f"{line}]" if between == "," else "[]"


FORMAT = Format(json_text, ("json",))
