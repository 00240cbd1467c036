"""Every kind of record answers every question, and a new one is known everywhere by its module alone."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import pytest

from conftest import Wgtool
from wgtool.domain import records
from wgtool.domain.journal import Change, Entry
from wgtool.domain.records import Kind, Record, Voice, kind_of, left
from wgtool.domain.state import State
from wgtool.storage.file_store import FileStore
from wgtool.texts.say import Message, msg

QUESTIONS = [name for name in (*Kind.__annotations__, *vars(Kind)) if not name.startswith("_")]
KINDS = [module.name for module in iter_modules(records.__path__)]


def unanswered(kind: Any) -> list[str]:
    """Return the questions that a kind does not answer itself."""
    return [question for question in QUESTIONS if question not in vars(kind)]


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_answers_every_question(name: str) -> None:
    assert unanswered(kind_of(name)) == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_kind_that_leaves_a_question_out_is_found(question: str) -> None:
    poor = ModuleType("poor")
    vars(poor).update({name: value for name, value in vars(left).items() if name != question})
    assert unanswered(poor) == [question]


@pytest.mark.parametrize("key", ["", "undoes", "no_such_kind", "__init__", "os.path", "left.fold"])
def test_what_is_no_kind_is_not_found(key: str) -> None:
    with pytest.raises(LookupError):
        kind_of(key)


def test_texts_in_which_people_are_named_are_texts() -> None:
    assert all(set(kind_of(name).PROSE) <= set(kind_of(name).TEXTS) for name in KINDS)


@pytest.fixture
def badges(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """A new kind of record: who was handed a badge, and what is written on it."""
    handed: dict[str, str] = {}
    kind = ModuleType("wgtool.domain.records.badges")

    def fold(_state: State, record: Record, _entry: Entry) -> None:
        handed[record["email"]] = record["words"]

    def redacted(record: Record) -> Record:
        return {"email": record["email"], "words": ""}

    def tell(told: Iterable[Record], _entry: Entry, voice: Voice) -> Iterator[Message]:
        return (msg("history.left", name=voice.name(one["email"]), group=one["words"]) for one in told)

    def story(_record: Record, _own: Change) -> str:
        return "story.amended"

    answers = {"fold": fold, "redacted": redacted, "tell": tell, "story": story, "WHOM": ("email",), "ALONE": True}
    vars(kind).update({name: getattr(left, name) for name in QUESTIONS})
    vars(kind).update({**answers, "TEXTS": ("words",), "PROSE": ("words",), "ABOUT": "a badge"})
    assert unanswered(kind) == []
    monkeypatch.setitem(sys.modules, kind.__name__, kind)
    kind_of.cache_clear()
    yield handed
    kind_of.cache_clear()


def test_a_new_kind_is_folded_told_shown_and_erased_by_its_module_alone(wgtool: Wgtool, badges: dict[str, str]) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.sign_up("owain", "blue-badge")
    badge = {"email": "owain@example.org", "words": "Ask Sian (sian@example.org)"}
    other = {"email": "sian@example.org", "words": "Sian"}
    with FileStore(Path(wgtool.store), "wlga-2021").transaction(5) as transaction:
        transaction.record([("badge", {"badges": [badge, other]})], at="2021-10-18T08:00:00Z", by="t", definitions={})
    assert wgtool.ok("groups").code == 0
    assert badges == {"owain@example.org": badge["words"], "sian@example.org": "Sian"}
    assert "Owain: Ask Sian (sian@example.org): withdrawn; Sian: Sian: withdrawn" in wgtool.ok("history").out
    assert wgtool.ok("person", "sian@example.org", "--format", "json").json["entries"][-1]["badges"] == [other]
    assert "details corrected" in wgtool.ok("person", "sian@example.org").out
    wgtool.ok("erase", "sian@example.org")
    kept = wgtool.store.read_text("utf-8")
    assert "sian" not in kept.casefold()
    assert wgtool.entries()[2]["badges"] == [
        {"email": "owain@example.org", "words": "Ask […] ([…])"},
        {"email": "erased-1", "words": ""},
    ]
