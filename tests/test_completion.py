"""Completion: what the shells ask, and what a real bash makes of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Wgtool
from wgtool.cli.main import main

# What is typed, and what the last word may become.
ASKED = {
    "agenda --group b": "blue-badge",
    "agenda --week 11": "11",
    "agenda --for m": "members",
    "agenda --lang c": "cy",
    "agenda --format j": "json",
    "notes --kind d": "decision",
    "notes --barrier te": "technology",
    "note blue-badge o": "outcome",
    "attendance --by o": "organisation",
    "roster --status w": "waiting",
    "signup blue-badge --organisation gw": "gwynedd",
    "finish blue-badge --after-week 6 --into m": "missed-bin",
    "transfer sian@example.org b": "blue-badge",
    "transfer sian@example.org blue-badge m": "missed-bin",
    "cancel --week 9 b": "blue-badge",
    "schema tim": "timetable",
}


def completed(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str], number: int
) -> list[str]:
    monkeypatch.setenv("_WGTOOL_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "\n".join(words))
    monkeypatch.setenv("COMP_CWORD", str(number))
    with pytest.raises(SystemExit):
        main([])
    return capfd.readouterr().out.split()


@pytest.mark.parametrize(("typed", "becomes"), ASKED.items())
def test_what_an_option_or_an_argument_may_be(
    wgtool: Wgtool, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, typed: str, becomes: str
) -> None:
    words = ["wgtool", *typed.split()]
    assert completed(capfd, monkeypatch, words, len(words) - 1) == [becomes]
    assert not wgtool.store.exists()


def test_completion_connects_to_no_database(
    wgtool: Wgtool, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WGTOOL_STORE", "postgresql://nowhere.invalid/x")
    for typed, becomes in (("show b", ["blue-badge"]), ("week --facilitated-by S", []), ("store cr", ["create"])):
        words = ["wgtool", *typed.split()]
        # What fails completes nothing, and does not get so far as to exit.
        assert completed(capfd, monkeypatch, words, len(words) - 1) == becomes


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (["wgtool", "transfer", "sian", "@", "example.org", "b"], 5),
        (["wgtool", "agenda", "--group", "=", "b"], 4),
        (["wgtool", "withdraw", "sian", "@", "example.org", "b", "missed-bin"], 5),
    ],
)
def test_words_that_bash_took_apart_are_put_together(
    wgtool: Wgtool, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str], number: int
) -> None:
    assert completed(capfd, monkeypatch, words, number) == ["blue-badge"]
    assert not wgtool.store.exists()


@pytest.mark.skipif(shutil.which("bash") is None or os.name == "nt", reason="there is no bash here")
@pytest.mark.parametrize("typed", ["transfer sian@example.org b", "agenda --group b", "agenda --group=b", "show b"])
def test_a_real_bash(wgtool: Wgtool, tmp_path: Path, typed: str) -> None:
    program = tmp_path / "wgtool"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m wgtool "$@"\n', encoding="utf-8", newline="\n")
    program.chmod(0o755)
    # readline parts words at these; so does the array that a completion function is given.
    script = f"""
    PATH={tmp_path}:$PATH
    eval "$(_WGTOOL_COMPLETE=source_bash wgtool)"
    line='wgtool {typed}'
    mapfile -t COMP_WORDS < <(printf '%s' "$line" | sed 's/\\([@:=]\\)/ \\1 /g' | tr -s ' ' '\\n')
    COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
    _wgtool_completion wgtool
    printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    result = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, check=True)
    assert result.stdout.decode().split() == ["blue-badge"]
