"""A database that stops, breaks off, refuses or keeps others waiting, at each statement of a command."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from cluster import Cluster
from conftest import Wgtool
from running import Result, signup
from store.crowd_trials import Crowd
from wgtool.errors import StoreBusy, StoreError, StoreUnwritable
from wgtool.storage.engines import open_store
from wgtool.storage.postgresql import connecting, session

psycopg = pytest.importorskip("psycopg", reason="the library is not installed")
PROGRAMME = "wlga-2021"


@contextmanager
def watched(watch: Callable[[Any, str, Callable[[], Any]], Any]) -> Iterator[list[str]]:
    """Let each statement be done by `watch`, which is given the cursor, the statement and how to do it; list them."""
    done: list[str] = []
    execute = psycopg.Cursor.execute

    def watching(cursor: Any, query: Any, params: Any = None, **options: Any) -> Any:
        done.append(str(query))
        return watch(cursor, str(query), lambda: execute(cursor, query, params, **options))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(psycopg.Cursor, "execute", watching)
        yield done


class Breaking:
    """Cuts a connection at the n-th statement, before it is sent or when its answer comes; once."""

    def __init__(self, cluster: Cluster, number: int, when: str) -> None:
        self.cluster, self.left, self.when = cluster, number, when

    def __call__(self, cursor: Any, _: str, do: Callable[[], Any]) -> Any:
        self.left -= 1
        if self.left:
            return do()
        process = cursor.connection.info.backend_pid
        if self.when == "after":
            do()
        cursor.connection.pgconn.finish() if self.when == "after" else self._end(process)
        if self.when == "after":
            raise psycopg.OperationalError("the answer is lost")
        return do()

    def _end(self, process: int) -> None:
        with psycopg.connect(self.cluster.address(), autocommit=True) as other:
            # Not by way of a watched cursor.
            other.pgconn.exec_(b"SELECT pg_terminate_backend(%d, 5000)" % process)


def numbers(wgtool: Wgtool) -> list[int]:
    return [entry["n"] for entry in wgtool.ok("history", "--format", "json").json["entries"]]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("command", [signup("owain", "blue-badge"), ["erase", "sian@example.org"], ["undo"]], ids=str)
def test_a_connection_cut_at_any_statement_loses_nothing_and_does_nothing_twice(
    wgtool: Wgtool, cluster: Cluster, database: str, when: str, command: list[str]
) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.ok("backup", "before.jsonl")
    with watched(lambda _, __, do: do()) as statements:
        assert wgtool(*command).code == 0
    for number in range(1, len(statements) + 1):
        cluster.run("DELETE FROM wgtool_entries", schema=_schema_of(database))
        wgtool.ok("store", "copy", "before.jsonl", database)
        with watched(Breaking(cluster, number, when)):
            result = wgtool(*command)
        after = numbers(wgtool)
        assert result.code in {0, 4}, result.err
        assert "Traceback" not in result.err
        assert after == ([1, 2] if result.code == 0 else [1]), (statements[number - 1], result.err)
        wgtool.ok("store", "check")


def _schema_of(address: str) -> str:
    return address.rpartition("%3D")[2]


def test_where_nobody_can_tell_it_is_said_that_it_is_not_known(
    wgtool: Wgtool, cluster: Cluster, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: connecting.Link, seconds: float = 0) -> None:
        raise StoreError("shared.connection_lost", file="x")

    def losing(cursor: Any, statement: str, do: Callable[[], Any]) -> Any:
        if statement != "COMMIT":
            return do()
        do()
        cursor.connection.pgconn.finish()
        raise psycopg.OperationalError("the answer is lost")

    with monkeypatch.context() as patch, watched(losing):
        patch.setattr(connecting.Link, "reconnect", gone)
        result = wgtool.sign_up("sian", "blue-badge")
    assert (result.code, "not known whether" in result.err, "wgtool history" in result.err) == (4, True, True)
    assert numbers(wgtool) == [1]


@pytest.mark.skipif("PYTEST_XDIST_WORKER" in os.environ, reason="the server is in others’ use, too")
@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_a_server_that_is_stopped_for_good_is_told_and_everything_is_there_again(
    wgtool: Wgtool, cluster: Cluster, database: str, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wgtool.sign_up("sian", "blue-badge")
    monkeypatch.setattr(connecting.Link.reconnect, "__defaults__", (0.2,))

    def stopping(_: Any, statement: str, do: Callable[[], Any]) -> Any:
        if statement == "COMMIT":
            cluster.stop(how)
        return do()

    try:
        with watched(stopping):
            stopped = wgtool.sign_up("owain", "blue-badge")
        away = wgtool("roster")
    finally:
        cluster.start()
    assert (stopped.code, away.code) == (4, 4), (stopped.err, away.err)
    assert "cannot be reached" in away.err
    assert "not known whether" in stopped.err
    assert numbers(wgtool) == [1]
    assert wgtool.sign_up("owain", "blue-badge").code == 0


def test_others_are_waited_for_as_long_as_is_said_and_readers_never_wait(
    wgtool: Wgtool, cluster: Cluster, database: str
) -> None:
    wgtool.sign_up("sian", "blue-badge")
    with open_store(database, PROGRAMME).transaction(5):
        for seconds in ("0", "0.2"):
            begun = time.monotonic()
            blocked = wgtool("undo", env={"WGTOOL_LOCK_SECONDS": seconds})
            assert (blocked.code, f"more than {seconds} seconds" in blocked.err) == (4, True), blocked.err
            assert time.monotonic() - begun < 5
        wgtool.ok("roster", env={"WGTOOL_LOCK_SECONDS": "0"})
        wgtool.ok("undo", "--dry-run", env={"WGTOOL_LOCK_SECONDS": "0"})
        with cluster.schema() as other:
            # Another programme’s turn is another one.
            elsewhere = {"WGTOOL_STORE": cluster.address(other), "WGTOOL_LOCK_SECONDS": "0"}
            wgtool.ok("store", "create", env=elsewhere)
            wgtool.ok(*signup("mair", "blue-badge"), env=elsewhere)
    wgtool.ok("undo")


def test_a_writer_that_stands_still_loses_its_turn_and_its_change(
    wgtool: Wgtool, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wgtool.sign_up("sian", "blue-badge")
    monkeypatch.setattr(session, "STANDSTILL", 1)
    asleep = open_store(database, PROGRAMME)
    with asleep.transaction(5) as turn:
        time.sleep(1.5)
        wgtool.ok(*signup("owain", "blue-badge"), env={"WGTOOL_LOCK_SECONDS": "2"})
        with pytest.raises((StoreBusy, StoreUnwritable)):
            turn.record([("x", {"forgotten": []})], at="2021-10-18T08:00:00Z", by="x", definitions={})
    assert numbers(wgtool) == [1, 2]


@pytest.mark.skipif(os.name == "nt", reason="killed as on POSIX")
def test_a_writer_that_is_killed_keeps_nobody_waiting(wgtool: Wgtool, database: str) -> None:
    wgtool.sign_up("sian", "blue-badge")
    script = (
        "import sys; from wgtool.storage.engines import open_store\n"
        f"with open_store({database!r}, {PROGRAMME!r}).transaction(5): print('held', flush=True); sys.stdin.read()"
    )
    order = [sys.executable, "-c", script]
    with subprocess.Popen(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        holder.kill()
    wgtool.ok(*signup("owain", "blue-badge"), env={"WGTOOL_LOCK_SECONDS": "2"})


@pytest.mark.parametrize(
    ("state", "said"), [("53100", "no space"), ("57014", "too long"), ("25006", "only be read"), ("XX000", "no space")]
)
def test_a_server_that_refuses_is_told_in_plain_words_and_nothing_is_changed(
    wgtool: Wgtool, cluster: Cluster, database: str, state: str, said: str
) -> None:
    wgtool.sign_up("sian", "blue-badge")
    schema = _schema_of(database)
    cluster.run(
        f"CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION 'no space left on device' USING ERRCODE = '{state}'; END $$",
        "CREATE TRIGGER refusing BEFORE INSERT ON wgtool_entries EXECUTE FUNCTION refuse()",
        schema=schema,
    )
    refused: Result = wgtool.sign_up("owain", "blue-badge")
    assert (refused.code, said in refused.err, "Nothing was changed." in refused.err) == (4, True, True), refused.err
    exported = wgtool.ok("export-ics", "blue-badge", "--out", "-")
    assert exported.out.startswith("BEGIN:VCALENDAR")
    assert numbers(wgtool) == [1]


def test_sixteen_processes_at_once_lose_nothing_and_never_overfill_a_group(
    tmp_path: Any, cluster: Cluster, schema: str
) -> None:
    commands = int(os.environ.get("WGTOOL_TEST_CROWD", "8"))
    crowd = Crowd(tmp_path / "crowd", 16, commands, address=cluster.address(schema))
    assert list(crowd.wrongs()) == []
    assert len(crowd.answers) == 16 * commands
    assert len(crowd.entries) > 16 * commands / 3
