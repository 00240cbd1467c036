"""A file joined into a database comes to the same as into a file."""

from pathlib import Path

from conftest import Wgtool
from running import signup

AT = "2021-10-18T{hour:02}:00:00+01:00"


def test_a_file_is_joined_into_a_database(wgtool: Wgtool, database: str, tmp_path: Path) -> None:
    wgtool.ok(*signup("sian", "blue-badge"), env={"WGTOOL_NOW": AT.format(hour=8)})
    file = tmp_path / "signups-LAPTOP7.jsonl"
    wgtool.ok("store", "copy", database, file)
    there = {"WGTOOL_STORE": str(file), "LOGNAME": "carl", "WGTOOL_NOW": AT.format(hour=9)}
    wgtool.ok(*signup("raj", "blue-badge"), env=there)
    wgtool.ok("withdraw", "sian@example.org", env=there)
    wgtool.ok("attend", "blue-badge", "--week", "4", "--everyone", env=there)
    wgtool.ok(*signup("tom", "service-design"), env={"WGTOOL_NOW": AT.format(hour=10)})
    kept = tmp_path / "kept.jsonl"
    wgtool.ok("store", "copy", database, kept)
    into_file = wgtool.ok("store", "join", file, "--format", "json", env={"WGTOOL_STORE": str(kept)}).json
    view = wgtool.ok("store", "join", file, "--format", "json").json
    assert view == into_file
    assert (
        wgtool.ok("roster", "--format", "json").json
        == wgtool.ok("roster", "--format", "json", env={"WGTOOL_STORE": str(kept)}).json
    )
    wgtool.ok("store", "check")
    assert wgtool.ok("store", "join", file, "--format", "json").json["entry"] is None
    wgtool.ok("undo")
    wgtool.ok("store", "check")
