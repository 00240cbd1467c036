"""The schemas that editors check and complete the definition files by are those of the models."""

import json
from pathlib import Path

import pytest

from wgtool.storage.models import TABLES
from wgtool.storage.schemas import main, schema_text

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.mark.parametrize("name", TABLES)
def test_the_schema_on_disk_is_the_models(name: str) -> None:
    assert (DATA / "schemas" / f"{name}.json").read_text(encoding="utf-8") == schema_text(name)


def test_schemas_are_written_anew_by_a_command(tmp_path: Path) -> None:
    main(tmp_path)
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(TABLES)


def test_unknown_keys_and_missing_ones_are_mistakes_to_an_editor_too() -> None:
    schema = json.loads(schema_text("week"))
    assert schema["additionalProperties"] is False
    assert {"week", "title", "blocks"} <= set(schema["required"])


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.toml")), ids=lambda path: path.name)
def test_every_definition_file_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("#:schema ")
    assert (path.parent / first.removeprefix("#:schema ")).is_file()
