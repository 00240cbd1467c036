"""wgtool run in this process, as all tests run it: with streams and an environment of its own."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from functools import cache, partial
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
        found = json.loads(self.data)
        if isinstance(found, dict) and "schema" in found and len(self.data) < _LONG:
            as_promised(found)
        return found


# A document of thousands of rows takes a minute to be held against its schema, and says no more than one of some.
_LONG = 20_000


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator

    from wgtool.renderers.schemas import schema

    return Draft202012Validator(schema(name))


def as_promised(document: Any) -> str:
    """Hold a document against its schema; return its name."""
    name = document["schema"].split("/")[1]
    errors = [f"{error.json_path}: {error.message}" for error in _validator(name).iter_errors(document)]
    assert errors == [], errors[:3]
    return str(name)


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
    arguments: Iterable[object],
    environment: Mapping[str, str],
    answers: str | None = None,
    opener: Callable[[str, str], Any] | None = None,
) -> Result:
    """Run one command.

    Args:
        arguments: The command line.
        environment: All there is of it.
        answers: What is typed on a terminal; without it there is none.
        opener: Opens the store of a name for a programme’s id, if not as usual.
    """
    kind = Stream if answers is None else Terminal
    out, err = Stream(), kind()
    with ExitStack() as stack:
        stack.enter_context(patch.dict(os.environ, environment, clear=True))
        stack.enter_context(patch.object(sys, "stdin", kind(answers or "")))
        stack.enter_context(redirect_stdout(out))
        stack.enter_context(redirect_stderr(err))
        code = main([str(argument) for argument in arguments], *_apps(opener))
        out.flush()
        err.flush()
    return Result(code, out.buffer.getvalue(), err.buffer.getvalue().decode())


def _apps(opener: Callable[[str, str], Any] | None) -> list[Any]:
    # Whoever does not ask for a way of its own uses nothing of wgtool but its entry.
    if opener is None:
        return []
    from wgtool.cli.app import App

    return [App(open_store=opener)]


def at_home(home: Path, now: str = NOW) -> dict[str, str]:
    """Return the environment of a user who has that home, at a time."""
    # The last is how platformdirs is told on Windows, where it asks the system and no variable.
    names = ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
    homes = dict.fromkeys(names, str(home))
    return {**homes, "WGTOOL_NOW": now, "LOGNAME": "tester", "NO_COLOR": "1"}


def signup(person: str, *groups: str, organisation: str = "Gwynedd", **options: str) -> list[str]:
    """Return the command that signs an invented person up, who is known by one word."""
    details = {"name": person.capitalize(), "email": f"{person}@example.org", "organisation": organisation, **options}
    given = [part for name, value in details.items() for part in (f"--{name.replace('_', '-')}", value)]
    return ["signup", *groups, *given]


class Runner:
    """wgtool as a user runs it, in a folder with a store.

    Args:
        folder: The folder.
        step: How many bytes of the store are gone through sooner than they are remembered, if not as many as usual.
    """

    def __init__(self, folder: Path, step: int | None = None) -> None:
        self.folder = folder
        self.store = folder / "signups.jsonl"
        self.step = step
        # Another engine’s, where one is tried.
        self.open_store: Callable[[str, str], Any] | None = None

    @property
    def environment(self) -> Mapping[str, str]:
        return os.environ

    def __call__(self, *arguments: object, answers: str | None = None, env: Mapping[str, str] | None = None) -> Result:
        """Run one command; see `run` for `answers`."""
        return run(arguments, {**self.environment, **(env or {})}, answers, self.open_store or self._opener())

    def _opener(self) -> Callable[[str, str], Any] | None:
        if self.step is None:
            return None
        from wgtool.storage import engines, file_store

        # The step is the file’s affair: whatever is named otherwise is opened as ever.
        filed = partial(file_store.open_store, step=self.step)
        return lambda name, programme: (engines.open_store if "://" in name else filed)(name, programme)

    def ok(self, *arguments: object, **options: Any) -> Result:
        """Run one command that must succeed."""
        result = self(*arguments, **options)
        assert result.code == 0, result.err
        return result
