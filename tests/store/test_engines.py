"""Another engine is its own module and one line: every command says and does the same with it."""

import os
import re
from uuid import uuid4

import pytest

from cluster import Cluster
from conftest import Wgtool
from store import memory
from wgtool.storage import engines

PEOPLE = (("sian", "Siân Puw"), ("owain", "Owain Llwyd"), ("mair", "Mair Hughes"))
STORY: tuple[tuple[str, ...], ...] = (
    *(
        ("signup", "blue-badge", "--name", name, "--email", f"{who}@example.org", "--organisation", "Conwy")
        for who, name in PEOPLE
    ),
    ("signup", "missed-bin", "--email", "owain@example.org", "--allow-clash", "--dry-run", "--format", "json"),
    ("amend", "owain@example.org", "--new-email", "o.llwyd@example.org"),
    ("transfer", "mair@example.org", "blue-badge", "entry-points", "--allow-clash"),
    ("cancel", "blue-badge", "--week", "7", "--reason", "Siân Puw is away"),
    ("undo",),
    ("cancel", "blue-badge", "--week", "8", "--reason", "Siân Puw is away"),
    ("merge", "mair@example.org", "o.llwyd@example.org", "--allow-clash"),
    ("roster", "--format", "json"),
    ("person", "o.llwyd@example.org", "--format", "json"),
    ("subject-access", "sian@example.org"),
    ("history",),
    ("backup", "copy.jsonl"),
    ("withdraw", "sian@example.org"),
    ("restore", "copy.jsonl", "--format", "json"),
    ("changes", "--since", "2", "--format", "json"),
    ("repair",),
    ("erase", "sian@example.org", "--format", "json"),
    ("history", "--format", "json"),
    ("undo",),
    ("export-ics", "blue-badge", "--out", "-"),
    ("retention", "--erase", "--dry-run"),
    ("check",),
)


def told(wgtool: Wgtool) -> list[tuple[object, ...]]:
    """Tell the story, and return what is said, whatever the store is called."""
    answers = []
    for command in STORY:
        done = wgtool(*command)
        place = r"(?:(?:memory|postgresql)://[^\s\"]+|[^\s\"]*signups)"
        name = re.compile(place + r"(?:\.before-restore-001\.jsonl| before restore 1| before-restore-001|\.jsonl)?")
        # A heading is underlined as long as it is.
        err = "".join(line for line in done.err.splitlines(keepends=True) if "server’s own backups" not in line)
        answers.append((command[0], done.code, name.sub("STORE", done.out).replace("=", ""), name.sub("STORE", err)))
    return answers


def test_an_engine_in_memory_tells_the_same_story_as_the_file(wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    in_a_file = told(wgtool)
    # The one line that another engine needs.
    monkeypatch.setitem(engines.ENGINES, "memory", "store.memory")
    monkeypatch.setenv("WGTOOL_STORE", f"memory://{uuid4()}")
    for in_memory, filed in zip(told(wgtool), in_a_file, strict=True):
        assert in_memory == filed
    kept = memory.open_store(os.environ["WGTOOL_STORE"], "wlga-2021").kept
    assert kept is not None
    assert len({entry.id for entry in kept.entries if len(entry.id) == 32}) == len(kept.entries)
    assert [code for _, code, *_ in in_a_file].count(0) >= len(STORY) - 2


def test_a_database_tells_the_same_story_as_the_file(
    wgtool: Wgtool, cluster: Cluster, schema: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_a_file = told(wgtool)
    monkeypatch.setenv("WGTOOL_STORE", cluster.address(schema))
    wgtool.ok("store", "create")
    for in_a_database, filed in zip(told(wgtool), in_a_file, strict=True):
        assert in_a_database == filed


def test_a_copy_of_the_file_goes_into_memory_by_the_port_alone(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    journal = engines.open_store(str(wgtool.store), "wlga-2021").journal()
    assert journal is not None
    other = memory.open_store(f"memory://{uuid4()}", "wlga-2021")
    other.replace(journal, "restore")
    assert other.image()[0] == wgtool.store.read_bytes()


def test_an_address_of_no_engine_is_a_usage_error_and_makes_nothing(wgtool: Wgtool) -> None:
    result = wgtool("--store", "tyo:///tmp/z", "groups")
    assert (result.code, "tyo://" in result.err) == (2, True)
    assert not (wgtool.folder / "tyo:").exists()
