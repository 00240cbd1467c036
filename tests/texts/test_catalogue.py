"""Everything wgtool says stands in the catalogues, in both languages, with the same places to fill."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import wgtool
from wgtool.texts.catalogues import SUBJECTS, catalogue
from wgtool.texts.say import say

SOURCE = Path(wgtool.__file__).parent
TEXTS = {key: texts for subject in SUBJECTS for key, texts in catalogue(subject).items()}
# Calls whose first text is a key (after the language, for `say`).
SPEAKERS = {
    "msg": 0,
    "say": 1,
    "advise": 0,
    "Refused": 0,
    "UsageError": 0,
    "ProgrammeError": 0,
    "StoreError": 0,
    "OutputError": 0,
    "Damaged": 0,
}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Yield each call that names a key outright: where it stands, the key, and the call."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                place = SPEAKERS.get(name)
                if place is not None and len(node.args) > place:
                    key = node.args[place]
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        yield f"{path.name}:{node.lineno}", key.value, node


def words_in_code() -> set[str]:
    """Return every piece of text in the code, for keys that are put together from parts."""
    pieces: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        if path.parent.name == "catalogues":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                pieces.add(node.value)
    return pieces


def test_the_prefix_of_a_key_says_where_it_stands() -> None:
    for subject, prefixes in SUBJECTS.items():
        found = {key.rpartition(".")[0] for key in catalogue(subject)}
        assert found == {*prefixes.split(), *([""] if subject == "words" else [])}, subject


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_both_languages_are_filled_and_have_the_same_places(key: str) -> None:
    english, welsh = TEXTS[key]
    assert english.strip()
    assert welsh.strip()
    assert places(english) == places(welsh)
    for text in (english, welsh):
        # The straight apostrophe is for command lines.
        assert not re.search(r"\w'\w", text)


def test_every_key_that_the_code_names_is_there_with_its_places_filled() -> None:
    seen = 0
    for where, key, call in calls():
        assert key in TEXTS, f"{where}: {key}"
        given = {keyword.arg for keyword in call.keywords}
        if None not in given:
            assert places(TEXTS[key][0]) <= given, f"{where}: {key}"
        seen += 1
    assert seen > 100


def test_every_text_is_used() -> None:
    pieces = words_in_code()
    starts = {piece for piece in pieces if piece.endswith((".", "_"))}
    commands = {"help.", "short.", "example."}
    unused = [
        key
        for key in TEXTS
        if key not in pieces
        and not any(key.startswith(start) for start in starts | commands if start != ".")
        and key != "problem.line"
    ]
    assert unused == []


def test_an_unknown_key_is_a_fault_not_a_silence() -> None:
    with pytest.raises(KeyError):
        say("en", "no.such.key")
