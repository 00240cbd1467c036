"""A progress bar for long work: on a terminal only, and only once it takes a while."""

import sys
import time
from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

from wgtool.cli.app import App
from wgtool.cli.streams import is_terminal
from wgtool.texts.say import say

Item = TypeVar("Item")

# What is over sooner needs no bar, nor the time to load one.
_PATIENCE = 0.5
_EVERY = 200


def watched(app: App, key: str, items: Iterable[Item]) -> Iterable[Item]:
    """Return some items, with a bar on standard error while they pass, if a person looks at it.

    `key` says what is done; the bar has an end if the number of items is known.
    """
    return _bar(app, key, items) if is_terminal(sys.stderr) else items


def _bar(app: App, key: str, items: Iterable[Item]) -> Iterator[Item]:
    begun = time.monotonic()
    source = enumerate(items, 1)
    for number, item in source:
        yield item
        if number % _EVERY == 0 and time.monotonic() - begun > _PATIENCE:
            break
    else:
        return
    import os

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    total = len(items) if isinstance(items, Sized) else None
    console = Console(file=sys.stderr, no_color=bool(os.environ.get("NO_COLOR")))
    shown = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*shown, console=console, transient=True) as progress:
        task = progress.add_task(say(app.lang, key), total=total, completed=number)
        for number, item in source:
            yield item
            if number % _EVERY == 0:
                progress.update(task, completed=number)
