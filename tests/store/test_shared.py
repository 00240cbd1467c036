"""A store in a database: its tables, its rights, what somebody changed in it by hand, and moving it."""

import json
import re
import sys
from pathlib import Path

import pytest

from cluster import Cluster
from conftest import Wgtool
from store.house import House

OLD = Path(__file__).parent / "version-1" / "signups.jsonl"


def test_tables_are_made_once_and_nothing_is_recorded(wgtool: Wgtool, cluster: Cluster, schema: str) -> None:
    environment = {"WGTOOL_STORE": cluster.address(schema)}
    missing = wgtool("groups", env=environment)
    assert (missing.code, "wgtool store create" in missing.err) == (4, True)
    rehearsed = wgtool.ok("store", "create", "--dry-run", "--format", "json", env=environment).json
    assert (rehearsed["changed"], rehearsed["dry_run"]) == (True, True)
    assert wgtool("groups", env=environment).code == 4
    made = wgtool.ok("store", "create", "--format", "json", env=environment).json
    assert (made["do"], made["entries"], made["people"], made["changed"]) == ("create", 0, 0, True)
    assert json.loads(wgtool.ok("history", "--format", "json", env=environment).out)["entries"] == []
    wgtool.ok(*_signup(), env=environment)
    again = wgtool.ok("store", "create", "--format", "json", env=environment).json
    assert (again["entries"], again["people"], again["changed"]) == (1, 1, False)
    granted = wgtool.ok("store", "create", env=environment).out.splitlines()
    assert granted == again["grants"]
    assert all(line.startswith("GRANT ") and line.endswith(";") for line in granted)


def _signup(name: str = "Sian") -> list[str]:
    details = ["--name", name, "--email", f"{name.lower()}@example.org", "--organisation", "Gwynedd"]
    return ["signup", "blue-badge", *details]


def test_two_programmes_share_a_database_by_their_schemas(wgtool: Wgtool, cluster: Cluster, database: str) -> None:
    wgtool.ok(*_signup())
    with cluster.schema() as other:
        environment = {"WGTOOL_STORE": cluster.address(other)}
        wgtool.ok("store", "create", env=environment)
        assert "Sian" not in wgtool.ok("roster", env=environment).out
        wgtool.ok(*_signup("Owain"), env=environment)
    assert "Owain" not in wgtool.ok("roster").out


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://u:geheim@1@h/d",
        "postgres://u:ge/heim@h/d",
        "postgresql://u:ge#heim?x@h/d",
        "postgresql://u:geheim%zz@h/d",
        "postgresql://u@h/d?geheim=1",
        "postgresql://u@h:geheim/d",
    ],
)
def test_what_is_no_address_is_refused_without_a_word_of_it(wgtool: Wgtool, address: str) -> None:
    for command in (("groups",), ("check",), ("store", "create"), ("store", "copy", address, "x.jsonl")):
        result = wgtool("--store", address, *command)
        assert (result.code, "heim" in result.err) == (2, False), result.err


def test_no_password_is_ever_shown(wgtool: Wgtool, cluster: Cluster) -> None:
    for address in (
        "postgresql://u:geh%20eim@nowhere.invalid/d?application_name=x",
        "postgresql://u@/d?host=/nowhere&password=geh%20eim",
    ):
        for command in (("groups",), ("check",), ("store", "create"), ("store", "copy", address, "x.jsonl")):
            result = wgtool("--store", address, *command)
            assert (result.code, "eim" in result.err + result.out) == (4, False), result.err
        for command in (("backup", address), ("restore", address), ("roster", "--out", address)):
            result = wgtool(*command)
            assert (result.code, "eim" in result.err + result.out) == (2, False), result.err
    address = cluster.address("s", more="&password=geheim")
    assert "geheim" not in wgtool("--store", address, "groups").err


def test_without_the_library_it_is_said_how_to_get_it(wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    result = wgtool("--store", "postgresql://h/d", "groups")
    assert (result.code, "pip install 'wgtool[postgresql]'" in result.err) == (4, True)
    for command in (("--help",), ("schema",), ("--version",), ("init", "new")):
        wgtool.ok("--store", "postgresql://h/d", *command)


def test_another_programme_and_newer_tables_are_refused(
    wgtool: Wgtool, cluster: Cluster, schema: str, database: str
) -> None:
    wgtool.ok(*_signup())
    wgtool.own_programme()
    for command in (("groups",), _signup("Owain"), ("store", "create")):
        other = wgtool(*command)
        assert (other.code, "wlga-2021" in other.err) == (4, True)
    cluster.run("UPDATE wgtool_store SET version = 99", schema=schema)
    for command in (("groups",), _signup("Owain"), ("store", "create")):
        newer = wgtool(*command)
        assert (newer.code, "newer wgtool" in newer.err) == (4, True)


@pytest.fixture
def reader(cluster: Cluster, schema: str, database: str, wgtool: Wgtool) -> str:
    """The address of the store for somebody who may only read."""
    wgtool.ok(*_signup())
    role = f"reader_{schema}"
    cluster.run(f"CREATE ROLE {role} LOGIN")
    granted = wgtool.ok("store", "create").out.replace("wgtool_readers", role).replace("wgtool_writers", "owner")
    cluster.run(*granted.splitlines())
    return cluster.address(schema, role)


def test_whoever_may_only_read_reads_and_is_told_what_is_missing(
    wgtool: Wgtool, cluster: Cluster, schema: str, reader: str
) -> None:
    environment = {"WGTOOL_STORE": reader}
    for command in (("roster",), ("history",), ("check",), ("repair",), ("subject-access", "sian@example.org")):
        wgtool.ok(*command, env=environment)
    for command in (
        (*_signup("Owain"), "--dry-run"),
        ("erase", "sian@example.org", "--dry-run"),
        ("backup", "b.jsonl"),
    ):
        wgtool.ok(*command, env=environment)
    refused = wgtool(*_signup("Owain"), env=environment)
    assert (refused.code, "INSERT ON wgtool_entries" in refused.err) == (4, True)
    programme = wgtool.own_programme()
    text = re.sub('^id = ".*"', 'id = "wlga-2021"', programme.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    text = text.replace("2021-09-20", "2021-09-27")
    programme.write_text(text, encoding="utf-8", newline="\n")
    exported = wgtool.ok("export-ics", "blue-badge", "--out", "-", env=environment)
    assert "INSERT ON wgtool_entries" in exported.err
    cluster.run(f"REVOKE ALL ON wgtool_entries FROM {reader.partition('//')[2].partition('@')[0]}", schema=schema)
    blind = wgtool("roster", env=environment)
    assert (blind.code, "SELECT ON wgtool_entries" in blind.err, "store create" in blind.err) == (4, True, True)
    cluster.run(f"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC, reader_{schema}")
    barred = wgtool("roster", env=environment)
    assert (barred.code, f"USAGE ON SCHEMA {schema}" in barred.err) == (4, True)


def test_a_writer_needs_no_right_to_make_tables(wgtool: Wgtool, cluster: Cluster, schema: str, database: str) -> None:
    role = f"writer_{schema}"
    cluster.run(f"CREATE ROLE {role} LOGIN")
    granted = wgtool.ok("store", "create").out.replace("wgtool_writers", role).replace("wgtool_readers", "owner")
    cluster.run(*granted.splitlines())
    environment = {"WGTOOL_STORE": cluster.address(schema, role)}
    wgtool.ok(*_signup(), env=environment)
    wgtool.ok(*_signup("Owain"), env=environment)
    wgtool.ok("undo", env=environment)
    wgtool.ok("backup", "b.jsonl", env=environment)
    wgtool.ok("withdraw", "sian@example.org", env=environment)
    wgtool.ok("restore", "b.jsonl", env=environment)
    wgtool.ok("erase", "sian@example.org", env=environment)
    wgtool.ok("store", "create", env=environment)
    cluster.run(f"CREATE SCHEMA empty_{schema} AUTHORIZATION owner", f"GRANT USAGE ON SCHEMA empty_{schema} TO {role}")
    refused = wgtool("--store", cluster.address(f"empty_{schema}", role), "store", "create")
    assert (refused.code, f"CREATE ON SCHEMA empty_{schema}" in refused.err) == (4, True)
    nowhere = wgtool("--store", cluster.address("not_there"), "store", "create")
    assert (nowhere.code, "CREATE SCHEMA" in nowhere.err) == (4, True)
    cluster.run(f"DROP SCHEMA empty_{schema}")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            r"UPDATE wgtool_entries SET line = replace(convert_from(line, 'UTF8'), 'Owain', 'Owen')::bytea WHERE n = 2",
            2,
        ),
        ("DELETE FROM wgtool_entries WHERE n = 2", 2),
        ("UPDATE wgtool_entries SET n = 9 WHERE n = 2", 2),
        ("UPDATE wgtool_store SET header = NULL", 0),
    ],
)
def test_what_was_changed_by_hand_is_damage_that_repair_mends(
    wgtool: Wgtool, cluster: Cluster, schema: str, database: str, statement: str, said: int
) -> None:
    for name in ("Sian", "Owain", "Mair"):
        wgtool.ok(*_signup(name))
    cluster.run(statement, schema=schema)
    for command in (("roster",), _signup("Tom"), ("check",), ("undo",)):
        damaged = wgtool(*command)
        assert damaged.code == 4
        assert (f"entry {said}" if said else "first line") in damaged.err + damaged.out
    assert wgtool("repair").code == 1
    wgtool.ok("repair", "--write")
    wgtool.ok("check")
    assert "Mair" in wgtool.ok("roster").out
    assert "before-repair-001" in wgtool.ok("subject-access", "mair@example.org").out


@pytest.mark.parametrize(
    "statement",
    ["UPDATE wgtool_entries SET id = repeat('0', 32) WHERE n = 2", "UPDATE wgtool_entries SET n = 9 WHERE n = 3"],
)
def test_what_stands_beside_an_entry_is_checked_too(
    wgtool: Wgtool, cluster: Cluster, schema: str, database: str, statement: str
) -> None:
    for name in ("Sian", "Owain", "Mair"):
        wgtool.ok(*_signup(name))
    cluster.run(statement, schema=schema)
    for command in (("check",), ("store", "check")):
        result = wgtool(*command, "--format", "json")
        assert (result.code, result.json["problems"][0]["severity"]) == (4, "error")
    wgtool.ok("repair", "--write")
    wgtool.ok("store", "check")
    wgtool.ok(*_signup("Tom"))


def test_a_store_goes_there_and_back_byte_for_byte(
    wgtool: Wgtool, cluster: Cluster, schema: str, database: str
) -> None:
    file = str(wgtool.store)
    wgtool.ok("--store", file, *_signup())
    before = wgtool.store.read_bytes()
    rehearsed = wgtool.ok("store", "copy", file, database, "--dry-run", "--format", "json").json
    assert (rehearsed["entries"], rehearsed["people"], rehearsed["dry_run"]) == (1, 1, True)
    assert wgtool.ok("history", "--format", "json").json["entries"] == []
    done = wgtool.ok("store", "copy", file, database)
    assert "WGTOOL_STORE" in done.err
    assert cluster.folder.name not in done.err
    wgtool.ok("store", "copy", database, "back.jsonl")
    assert (wgtool.folder / "back.jsonl").read_bytes() == before == wgtool.store.read_bytes()
    for target in (database, "back.jsonl"):
        again = wgtool("store", "copy", file, target)
        assert (again.code, again.out) == (1, "")
    for source in ("none.jsonl", cluster.address("not_there")):
        assert wgtool("store", "copy", source, "x.jsonl").code == 4
    assert not (wgtool.folder / "x.jsonl").exists()
    damaged = wgtool.folder / "damaged.jsonl"
    damaged.write_bytes(before.replace(b"Sian", b"Sean"))
    assert wgtool("store", "copy", damaged, "x.jsonl").code == 4
    (wgtool.folder / "empty.jsonl").write_bytes(b"")
    wgtool.ok("store", "copy", database, "empty.jsonl")


def test_a_copy_needs_no_programme_file(wgtool: Wgtool, database: str) -> None:
    wgtool.ok("--store", wgtool.store, *_signup())
    environment = {"WGTOOL_PROGRAMME": "nowhere/groups.toml", "WGTOOL_STORE": "tyo://x"}
    wgtool.ok("store", "copy", wgtool.store, database, env=environment)


def test_a_store_of_version_1_is_copied_so_and_upgraded_by_the_first_change(
    tmp_path: Path, cluster: Cluster, schema: str
) -> None:
    house = House(tmp_path / "house")
    address = cluster.address(schema)
    house.ok("--store", address, "store", "create")
    house.ok("store", "copy", str(OLD), address)
    house.ok("store", "copy", address, str(house.folder / "back.jsonl"))
    assert (house.folder / "back.jsonl").read_bytes() == OLD.read_bytes()
    in_a_file, in_a_database = (_upgraded(house, name) for name in (str(house.folder / "back.jsonl"), address))
    assert in_a_database == in_a_file
    assert cluster.run("SELECT min(why), count(*) FROM wgtool_copies", schema=schema)[0][0] == "upgrade"


def _upgraded(house: House, store: str) -> list[list[object]]:
    house.ok("--store", store, *_signup("Newcomer"))
    lines = house.ok("--store", store, "backup", "-").data.splitlines()
    entries = [json.loads(line) for line in lines[1:]]
    # The newest one’s id is chance.
    return [
        [entry["n"], entry["do"], entry["id"] if place < len(entries) else ""] for place, entry in enumerate(entries, 1)
    ]


def test_an_erasure_reaches_the_copies_in_the_database(
    wgtool: Wgtool, cluster: Cluster, schema: str, database: str
) -> None:
    wgtool.ok(*_signup())
    wgtool.ok("backup", "b.jsonl")
    wgtool.ok("amend", "sian@example.org", "--role", "Officer")
    wgtool.ok("restore", "b.jsonl")
    done = wgtool.ok("erase", "sian@example.org", "--format", "json")
    assert done.json["copies"] == [f"{'postgresql://owner@/postgres'} before-restore-001"]
    assert "administrator" in done.err
    everything = cluster.run(
        "SELECT string_agg(encode(line, 'escape'), ' ') FROM "
        "(SELECT line FROM wgtool_entries UNION ALL SELECT line FROM wgtool_copies) lines",
        schema=schema,
    )
    assert "sian@" not in everything[0][0]
    assert "Sian" not in everything[0][0]
