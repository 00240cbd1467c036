"""Every document is what its schema says, and `docs/json.md` lists them all."""

import importlib.util
import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from allocation.ranking import by_choice
from conftest import Wgtool
from running import as_promised
from wgtool.renderers.schemas import documents, schema

PAGE = Path(__file__).resolve().parents[2] / "docs" / "json.md"


def rows() -> Iterator[str]:
    """Yield the lines of the table in `docs/json.md`: each document’s name, what prints it, its keys."""
    for name, found in documents().items():
        printed_by = " or ".join(
            (view.__doc__ or "").splitlines()[0].partition(".")[0].partition(":")[0] for view in found
        )
        keys = dict.fromkeys(key for view in found for key in view.__annotations__ if key != "schema")
        yield f"| `{name}` | {printed_by} | {', '.join(f'`{key}`' for key in keys)} |"


def objects(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every object that a schema describes by its keys."""
    if isinstance(part, dict):
        if "properties" in part:
            yield part
        for value in part.values():
            yield from objects(value)
    elif isinstance(part, list):
        for value in part:
            yield from objects(value)


@pytest.mark.parametrize("name", documents())
def test_a_schema_is_one_and_wants_every_key_and_allows_further_ones(name: str) -> None:
    made = schema(name)
    Draft202012Validator.check_schema(made)
    for one in objects(made):
        # In a certain week a session has instants, in the usual week a slot.
        free = {"starts_at", "ends_at", "weekday", "starts", "ends", "status"} if name == "timetable" else set()
        assert set(one["properties"]) - free == set(one["required"]) - free
        assert one.get("additionalProperties") is not False


def test_a_document_with_a_key_too_few_is_refused_and_one_with_a_key_more_taken(wgtool: Wgtool) -> None:
    view = wgtool.ok("week", "--format", "json").json
    as_promised({**view, "further": 1})
    del view["sessions"][0]["expected"]
    with pytest.raises(AssertionError, match="expected"):
        as_promised(view)


# Commands that print each document, in an order in which they can be run.
STORY = [
    "signup blue-badge --name Sian --email sian@example.org --organisation Gwynedd",
    "amend sian@example.org --role Officer",
    "attend blue-badge --week 1 --present sian@example.org",
    'note blue-badge action "Ask IT" --who sian@example.org --due 2021-10-19',
    'note blue-badge blocker "No budget" --barrier finance',
    "settle 1",
    "import form.csv",
    "reschedule blue-badge --week 6 --to '2021-10-27 10:00'",
    "drafts welcome --dry-run",
    "agenda",
    "timetable",
    "timetable --week 5",
    "week",
    "changes",
    "groups",
    "show blue-badge",
    "roster",
    "mix",
    "person sian@example.org",
    "attendance",
    "notes",
    "hours",
    "report",
    "history",
    "check",
    "export-ics",
    "site public",
    "subject-access sian@example.org",
    "retention",
    "backup copy.jsonl",
    "repair",
    "store create",
    "store join copy.jsonl",
    "undo",
    "erase sian@example.org",
]


def test_what_every_command_prints_is_as_promised(wgtool: Wgtool) -> None:
    form = "Name,Email,Organisation,Groups\nTom,tom@example.org,Gwynedd,Blue badge\n,a@b,,Nowhere\n"
    (wgtool.folder / "form.csv").write_text(form, encoding="utf-8", newline="\n")
    seen = set()
    for line in STORY:
        result = wgtool(*shlex.split(line), "--format", "json")
        assert result.code in {0, 1}, f"{line}: {result.err}"
        seen.add(as_promised(result.json))
    wgtool.store.unlink()
    by_choice(wgtool)
    wgtool.sign_up("sian", "blue-badge")
    if importlib.util.find_spec("highspy") is None:
        seen.add("allocate")
    else:
        seen.add(as_promised(wgtool.ok("allocate", "--costs", "--format", "json").json))
    assert seen == set(documents())


def test_the_page_lists_every_document() -> None:
    table = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert table == list(rows())


def test_the_command_lists_the_names_and_prints_a_schema(wgtool: Wgtool) -> None:
    assert wgtool.ok("schema").out.split() == list(documents())
    assert wgtool.ok("schema", "agenda").json == schema("agenda")
    wgtool.ok("schema", "agenda", "--out", "agenda.json")
    assert json.loads((wgtool.folder / "agenda.json").read_text(encoding="utf-8")) == schema("agenda")
    wgtool.ok("schema", "--out", "names.txt")
    assert (wgtool.folder / "names.txt").read_text(encoding="utf-8").split() == list(documents())


def test_an_unknown_document_is_refused_with_the_nearest(wgtool: Wgtool) -> None:
    result = wgtool("schema", "agend")
    assert (result.code, "agenda" in result.err) == (1, True)
    assert "timetable" in wgtool("schema", "zzzzzz").err
