"""The tables of what the entries come to: asked for single people, made by the same transaction, never the truth."""

import pytest

from cluster import Cluster
from conftest import Wgtool
from running import signup
from store.test_server_faults import watched
from wgtool.storage.postgresql import sql, store

PERSON = ("person", "sian@example.org", "--format", "json")


@pytest.fixture
def large(wgtool: Wgtool, database: str, monkeypatch: pytest.MonkeyPatch) -> Wgtool:
    """A store in a database that counts as large, with some history."""
    monkeypatch.setattr(store, "STEP", 0)
    for name in ("sian", "owain", "mair"):
        wgtool.sign_up(name, "blue-badge")
    return wgtool


@pytest.mark.parametrize(
    "command",
    [
        ["agenda", "--week", "5"],
        ["groups"],
        signup("tom", "blue-badge"),
        ["withdraw", "mair@example.org"],
    ],
    ids=lambda command: command[0],
)
def test_a_question_of_some_people_and_sessions_does_not_read_all_entries(large: Wgtool, command: list[str]) -> None:
    with watched(lambda _, __, do: do()) as statements:
        large.ok(*command)
    assert sql.SUMMARY in statements
    assert sql.LINES not in statements
    large.ok("store", "check")


def test_every_kind_of_change_keeps_the_tables_true(large: Wgtool) -> None:
    large.ok(
        "signup",
        "missed-bin",
        "--name",
        "Ŵyn",
        "--email",
        "ŵyn@example.org",
        "--organisation",
        "Gwynedd",
        "--allow-clash",
    )
    large.ok("backup", "b.jsonl")
    for line in (
        "amend owain@example.org --new-email llwyd@example.org",
        "merge mair@example.org sian@example.org",
        "undo",
        "cancel blue-badge --week 7",
        "cover blue-badge --week 8 --by Ann",
        "note blue-badge action Ask --who sian@example.org",
        "attend blue-badge --week 1 --everyone",
        "finish blue-badge --after-week 9",
        "undo",
        "withdraw sian@example.org",
        "restore b.jsonl",
        "erase llwyd@example.org",
        "erase ŵyn@example.org",
        "signup blue-badge --name Tom --email tom@example.org --organisation Gwynedd",
    ):
        large(*line.split())
        large.ok("store", "check")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE wgtool_people SET details = replace(details, 'Owain', 'Owen')",
        "DELETE FROM wgtool_people WHERE key LIKE 'sian%'",
        "UPDATE wgtool_signups SET status = 'waiting'",
        "INSERT INTO wgtool_people VALUES ('x@example.org', '{}')",
        "UPDATE wgtool_summary SET told = '[]' WHERE part = 'counts'",
    ],
)
def test_tables_changed_by_hand_are_found_and_made_anew(
    large: Wgtool, cluster: Cluster, schema: str, statement: str
) -> None:
    roster = large.ok("roster", "--format", "json").json
    cluster.run(statement, schema=schema)
    for command in (("check",), ("store", "check")):
        result = large(*command)
        assert (result.code, "wgtool repair" in result.out) == (4, True)
    found = large("repair")
    assert (found.code, "Line 1" in found.out) == (1, False)
    large.ok("repair", "--write")
    large.ok("store", "check")
    assert large.ok("roster", "--format", "json").json == roster


def test_a_last_entry_that_somebody_removed_is_missed(large: Wgtool, cluster: Cluster, schema: str) -> None:
    cluster.run("DELETE FROM wgtool_entries WHERE n = 3", schema=schema)
    for command in (("roster",), PERSON, tuple(signup("tom", "blue-badge")), ("check",)):
        result = large(*command)
        assert (result.code, "entry 3" in result.err + result.out) == (4, True)
    large.ok("repair", "--write")
    large.ok("check")


def test_tables_of_an_older_wgtool_are_read_and_brought_up_to_date(
    large: Wgtool, cluster: Cluster, schema: str
) -> None:
    person = large.ok(*PERSON).json
    cluster.run(
        "UPDATE wgtool_store SET version = 1",
        "DROP TABLE wgtool_summary, wgtool_people, wgtool_signups",
        schema=schema,
    )
    assert large.ok(*PERSON).json == person
    refused = large.sign_up("tom", "blue-badge")
    assert (refused.code, "wgtool store create" in refused.err) == (4, True)
    assert large.ok("store", "create", "--format", "json").json["changed"]
    large.ok("store", "check")
    assert large.ok(*PERSON).json == person
    assert large.sign_up("tom", "blue-badge").code == 0


def test_what_another_wgtool_derived_is_not_used_and_made_anew_by_the_next_change(
    large: Wgtool, cluster: Cluster, schema: str
) -> None:
    cluster.run(
        "UPDATE wgtool_summary SET told = '[\"wgtool 9\",3,1,0,false,false,true]' WHERE part = 'head'",
        "UPDATE wgtool_people SET details = '{}'",
        schema=schema,
    )
    assert "Sian" in large.ok("person", "sian@example.org").out
    assert large.sign_up("tom", "blue-badge").code == 0
    large.ok("store", "check")


def test_a_reader_goes_on_with_what_it_read_when_others_write(large: Wgtool, database: str) -> None:
    from wgtool.storage.engines import open_store

    reading = open_store(database, "wlga-2021").read().state
    large.ok("withdraw", "sian@example.org")
    large.sign_up("tom", "blue-badge")
    assert len(reading.signups_of("sian@example.org")) == 1
    assert reading.person("tom@example.org") is None
    assert reading.count("blue-badge", "confirmed") == 3


def test_a_connection_that_broke_off_while_somebody_thought_is_made_again(
    large: Wgtool, database: str, cluster: Cluster
) -> None:
    from wgtool.storage.engines import open_store

    reading = open_store(database, "wlga-2021").read().state
    cluster.run(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE pid <> pg_backend_pid() AND application_name = 'wgtool'"
    )
    assert len(reading.signups_of("sian@example.org")) == 1
