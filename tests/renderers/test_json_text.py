"""Views as JSON: the same document as the plain encoder's, written piece by piece."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgtool.renderers.formats.json_view import json_text

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=10)


@given(st.dictionaries(st.text(), VALUES))
def test_what_is_written_is_what_was_meant(view: dict[str, object]) -> None:
    text = "".join(json_text(view))
    assert json.loads(text) == view
    assert text.endswith("\n")


def test_a_member_stands_on_one_line() -> None:
    view = {"schema": "x", "groups": [{"id": "g", "members": [{"name": "Siân", "n": 1}, {"name": "Ŵ", "n": None}]}]}
    assert "".join(json_text(view)).splitlines() == [
        "{",
        '  "schema": "x",',
        '  "groups": [',
        "    {",
        '      "id": "g",',
        '      "members": [',
        '        {"name": "Siân", "n": 1},',
        '        {"name": "Ŵ", "n": null}',
        "      ]",
        "    }",
        "  ]",
        "}",
    ]


def test_a_list_may_be_made_while_it_is_written() -> None:
    made: list[int] = []

    def numbers() -> Iterator[dict[str, int]]:
        for number in range(3):
            made.append(number)
            yield {"n": number}

    pieces = json_text({"list": numbers(), "none": iter(())})
    first = next(pieces) + next(pieces) + next(pieces)
    assert '{"n": 0}' in first
    assert made == [0]
    assert json.loads(first + "".join(pieces)) == {"list": [{"n": 0}, {"n": 1}, {"n": 2}], "none": []}


def test_what_json_has_no_room_for_is_a_fault() -> None:
    with pytest.raises(TypeError):
        list(json_text({"x": object()}))


@pytest.mark.parametrize(
    "hidden", [*"\x7f\x80\x9b\x9f\xad\u200b\u200e\u202a\u202e\u2066\u2069\ufeff\u2028", "\U000e0041"]
)
def test_what_acts_or_hides_is_an_escape_and_comes_back(hidden: str) -> None:
    view = {"name": f"Siân ŵ{hidden}x", "list": [{hidden: [hidden]}]}
    text = "".join(json_text(view))
    assert hidden not in text
    assert "Siân ŵ" in text
    assert json.loads(text) == view
