"""wgtool run in this process, as all tests run it: with streams and an environment of its own."""

import io
import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from wgtool.cli.main import main

# A Monday morning in week 5 of the built-in programme, while the clocks are still forward.
NOW = "2021-10-18T08:00:00+01:00"


class Result(NamedTuple):
    """What one run left: exit code, standard output (as bytes and text) and standard error."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.data)


class Stream(io.TextIOWrapper):
    """What nobody looks at, kept byte for byte on every system."""

    buffer: io.BytesIO

    def __init__(self, text: str = "") -> None:
        super().__init__(io.BytesIO(text.encode()), "utf-8", newline="\n")


class Terminal(Stream):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def run(
    arguments: Iterable[object], environment: Mapping[str, str], answers: str | None = None, step: int | None = None
) -> Result:
    """Run one command.

    Args:
        arguments: The command line.
        environment: All there is of it.
        answers: What is typed on a terminal; without it there is none.
        step: How many bytes of a store are gone through sooner than they are remembered, if not as many as usual.
    """
    kind = Stream if answers is None else Terminal
    out, err = Stream(), kind()
    with ExitStack() as stack:
        stack.enter_context(patch.dict(os.environ, environment, clear=True))
        stack.enter_context(patch.object(sys, "stdin", kind(answers or "")))
        stack.enter_context(redirect_stdout(out))
        stack.enter_context(redirect_stderr(err))
        code = main([str(argument) for argument in arguments], *_apps(step))
        out.flush()
        err.flush()
    return Result(code, out.buffer.getvalue(), err.buffer.getvalue().decode())


def _apps(step: int | None) -> list[Any]:
    # Whoever does not ask for a step uses nothing of wgtool but its entry.
    if step is None:
        return []
    from wgtool.cli.app import App
    from wgtool.storage.file_store import open_store

    return [App(open_store=partial(open_store, step=step))]


def at_home(home: Path, now: str = NOW) -> dict[str, str]:
    """Return the environment of a user who has that home, at a time."""
    homes = dict.fromkeys(("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"), str(home))
    return {**homes, "WGTOOL_NOW": now, "LOGNAME": "tester", "NO_COLOR": "1"}


def signup(person: str, *groups: str, organisation: str = "Gwynedd", **options: str) -> list[str]:
    """Return the command that signs an invented person up, who is known by one word."""
    details = {"name": person.capitalize(), "email": f"{person}@example.org", "organisation": organisation, **options}
    given = [part for name, value in details.items() for part in (f"--{name.replace('_', '-')}", value)]
    return ["signup", *groups, *given]


class Runner:
    """wgtool as a user runs it, in a folder with a store; see `run` for `step`."""

    def __init__(self, folder: Path, step: int | None = None) -> None:
        self.folder = folder
        self.store = folder / "signups.jsonl"
        self.step = step

    @property
    def environment(self) -> Mapping[str, str]:
        return os.environ

    def __call__(self, *arguments: object, answers: str | None = None, env: Mapping[str, str] | None = None) -> Result:
        """Run one command; see `run` for `answers`."""
        return run(arguments, {**self.environment, **(env or {})}, answers, self.step)

    def ok(self, *arguments: object, **options: Any) -> Result:
        """Run one command that must succeed."""
        result = self(*arguments, **options)
        assert result.code == 0, result.err
        return result
