"""What every command works with: the programme, the store, the clock and the user, each found when first asked for.

What finds them is imported then as well, so that `--version` and `--help` do not wait for it.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wgtool.domain import clock
from wgtool.errors import UsageError
from wgtool.storage.engines import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Literal

    from wgtool.domain.plan import Plan
    from wgtool.domain.programme import Programme
    from wgtool.domain.store import Snapshot, Store
    from wgtool.texts.language import Language
    from wgtool.texts.say import Message

    Opener = Callable[[str, str | None], Store]

PROGRAMME_FILE = "groups.toml"
STORE_FILE = "signups.jsonl"
LOCK_SECONDS = 10.0


def builtin_folder() -> Path:
    """Return the folder of the built-in programme: inside the package, or beside it in a source checkout."""
    package = Path(__file__).resolve().parent.parent
    packed = package / "data"
    return packed if packed.is_dir() else package.parent.parent / "data"


class App:
    """One run of wgtool: in which languages, in what format and where to it answers, and what it works with.

    Args:
        environ: The environment variables.
        open_store: Opens the store of a name for a programme’s id.
    """

    def __init__(self, environ: Mapping[str, str] = os.environ, open_store: Opener = open_store) -> None:
        self._open_store = open_store
        self._programme: Path | None = None
        self._store: str | None = None
        self.environ = environ
        self.progress: Literal["nothing", "writing", "recorded"] = "nothing"
        self._told_torn = False
        self._snapshot: Snapshot | None = None
        self._own: Language = "cy" if environ.get("WGTOOL_LANG") == "cy" else "en"
        self.languages: tuple[Language, ...] = (self._own,)
        self.form = "text"
        self.out: Path | None = None
        self.folder: Path | None = None

    def use(self, programme: Path | None, store: str | None) -> None:
        """Take the programme file and the store that the command line names, if it does."""
        self._programme = programme
        self._store = store

    @property
    def lang(self) -> Language:
        """The language of messages, and of what is in one language; beside a document in both it is the user’s own."""
        return self.languages[0] if len(self.languages) == 1 else self._own

    @cached_property
    def programme_file(self) -> Path:
        """The programme file in use: named, or in the current folder, or above it, or else the built-in one."""
        if self._programme is not None:
            return self._programme
        if self.environ.get("WGTOOL_PROGRAMME"):
            return Path(self.environ["WGTOOL_PROGRAMME"])
        here = Path(PROGRAMME_FILE)
        if here.is_file():
            return here
        from wgtool.cli.whereabouts import file_above

        return file_above(PROGRAMME_FILE, Path.home()) or builtin_folder() / PROGRAMME_FILE

    @property
    def is_builtin(self) -> bool:
        """Whether the built-in programme is in use."""
        return self.programme_file.parent == builtin_folder()

    @cached_property
    def programme(self) -> Programme:
        """The programme’s definitions.

        Raises:
            ProgrammeError: They are missing, unreadable or invalid.
        """
        from wgtool.storage.loading import load

        return load(self.programme_file, self.cache_folder)

    @property
    def cache_folder(self) -> Path:
        """Where the checked form of definitions is kept."""
        return self._user_folder("cache") / "definitions"

    def _user_folder(self, kind: Literal["cache", "data"]) -> Path:
        """Return the user’s folder for a kind of files, by the conventions of the platform.

        On Linux that is one variable with one default (XDG Base Directory Specification 0.8): looking it up here is
        spared a twentieth of an everyday command, which loading the library costs.
        """
        if sys.platform == "linux" and not self.environ.get("ANDROID_DATA"):
            named = self.environ.get(f"XDG_{kind.upper()}_HOME", "")
            default = Path.home() / (".cache" if kind == "cache" else ".local/share")
            return (Path(named) if Path(named).is_absolute() else default) / "wgtool"
        import platformdirs

        folder = platformdirs.user_cache_path if kind == "cache" else platformdirs.user_data_path
        return folder("wgtool", appauthor=False)

    @cached_property
    def store_name(self) -> str:
        """What the store in use is called: a file, or the address of another engine’s."""
        named = self._store if self._store is not None else self.environ.get("WGTOOL_STORE")
        if named:
            return named
        if not self.is_builtin:
            return str(self.programme_file.parent / STORE_FILE)
        return str(self._user_folder("data") / STORE_FILE)

    @property
    def store_shown(self) -> str:
        """What the store in use is called in messages: a file as it was named, an address without its password."""
        return self.store.name if "://" in self.store_name else self.store_name

    @cached_property
    def store(self) -> Store:
        """The store."""
        return self.store_at(self.store_name)

    def store_at(self, name: str) -> Store:
        """Return another store of the programme’s, such as a backup."""
        return self._open_store(name, self.programme.id)

    def any_store(self, name: str) -> Store:
        """Return a store of whichever programme."""
        return self._open_store(name, None)

    @property
    def snapshot(self) -> Snapshot:
        """What the store holds, read once.

        Raises:
            StoreError: It cannot be read or is damaged.
        """
        return self._snapshot or self._read(whole=False)

    def whole(self) -> Snapshot:
        """Return what the store holds, with its entries; asked for before anything else it is read once."""
        return self._read(whole=True)

    def _read(self, *, whole: bool) -> Snapshot:
        self._snapshot = self.store.read(whole=whole)
        self.warn_if_torn(torn=self._snapshot.torn)
        return self._snapshot

    def warn_if_torn(self, *, torn: bool) -> None:
        """Say, once, that the store ended in an unfinished line."""
        if not torn or self._told_torn:
            return
        from wgtool.texts.say import msg

        self._told_torn = True
        self.warn(msg("store.torn", file=self.store.name))

    def warn(self, *messages: Message) -> None:
        """Write warnings to standard error."""
        from wgtool.cli.output import warn

        warn(self, *messages)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Know, while the store is written and afterwards, that an interruption comes too late to change nothing."""
        self.progress = "writing"
        try:
            yield
        except Exception:
            self.progress = "nothing"
            raise
        self.progress = "recorded"

    @cached_property
    def plan(self) -> Plan:
        """The programme as it stands, for reading."""
        from wgtool.domain.plan import Plan

        return Plan(self.programme, self.snapshot.state, self.now)

    @property
    def lock_seconds(self) -> float:
        """How long to wait for another writer.

        Raises:
            UsageError: `WGTOOL_LOCK_SECONDS` is no number of seconds.
        """
        text = self.environ.get("WGTOOL_LOCK_SECONDS", "")
        try:
            seconds = float(text) if text else LOCK_SECONDS
        except ValueError:
            seconds = -1.0
        if not 0 <= seconds <= 86_400:  # noqa: PLR2004 - a day
            raise UsageError("usage.lock_seconds", value=text)
        return seconds

    @cached_property
    def now(self) -> datetime:
        """The time, in the programme’s zone; `WGTOOL_NOW` sets it, in that zone unless it has an offset.

        Raises:
            UsageError: `WGTOOL_NOW` is no time.
        """
        text = self.environ.get("WGTOOL_NOW")
        try:
            return clock.moment(text or datetime.now(UTC), self.programme.timezone)
        except ValueError:
            example = f"{datetime.now(UTC):%Y-%m-%d}T09:00"
            raise UsageError("usage.now", value=text, example=example) from None

    @cached_property
    def user(self) -> str:
        """The system user, for the journal."""
        import getpass

        try:
            name = getpass.getuser()
        except (OSError, KeyError, ImportError):
            # No user database, as in some containers.
            name = "?"
        return name.encode("utf-8", "replace").decode("utf-8")
