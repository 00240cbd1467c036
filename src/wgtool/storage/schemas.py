"""The JSON Schemas of the definition files: `python -m wgtool.storage.schemas FOLDER` writes them anew."""

import json
import sys
from pathlib import Path

from wgtool.disk import publish
from wgtool.storage.models import TABLES


def schema_text(name: str) -> str:
    """Return the schema of one kind of definition file as it stands in its file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **TABLES[name].model.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main(folder: Path) -> None:
    """Write all schemas into a folder."""
    for name in TABLES:
        publish(folder / f"{name}.json", schema_text(name).encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
