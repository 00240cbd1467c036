"""Whatever changes inside wgtool: the story of an autumn is told as it was recorded, byte for byte."""

from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

from story.story import Outcome, live, recorded

MOST_LINES = 60


def test_the_story_is_told_as_it_was_recorded(tmp_path: Path) -> None:
    outcomes, expected = list(live(tmp_path)), recorded()
    told = [(outcome.command, differences(outcome, expected)) for outcome in outcomes]
    wrong = [(command, found) for command, found in told if found]
    if wrong:
        (command, found), *rest = wrong
        more = [f"{len(rest)} more commands differ:", *(other for other, _ in rest)] if rest else []
        advice = "If it is meant to: python tests/story/record.py"
        pytest.fail("\n".join([f"The first command that differs: {command}", *found, *more, advice]), pytrace=False)
    assert sorted(expected) == sorted(name for outcome in outcomes for name in outcome.files)


def differences(outcome: Outcome, expected: dict[str, bytes]) -> list[str]:
    """Return how what came of a command differs from what was recorded, as lines to read; none if it does not."""
    number = next(iter(outcome.files)).partition("-")[0]
    names = dict.fromkeys([*outcome.files, *(name for name in expected if name.startswith(f"{number}-"))])
    lines: list[str] = []
    for name in names:
        before, after = expected.get(name), outcome.files.get(name)
        if before != after:
            missing = "" if before is not None and after is not None else " (missing)"
            compared = unified_diff(
                shown(before),
                shown(after),
                f"recorded: {name}{missing if before is None else ''}",
                f"now: {name}{missing if after is None else ''}",
                lineterm="",
                n=2,
            )
            lines += islice(compared, MOST_LINES)
    return lines


def shown(data: bytes | None) -> list[str]:
    """Return the lines of a file, with everything in them to be seen."""
    lines = (data or b"").decode("utf-8", "backslashreplace").split("\n")
    return [line.replace("\r", "\\r") for line in lines]
