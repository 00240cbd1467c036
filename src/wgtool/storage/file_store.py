"""The store as a file: a journal in JSON Lines, with an index beside it once it is large (see `domain.store`)."""

import os
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from wgtool.domain.journal import Entry, Snapshot
from wgtool.errors import StoreError
from wgtool.storage.failures import unreadable
from wgtool.storage.reader import Folded, Reader

if TYPE_CHECKING:
    from wgtool.domain.store import Copy, Journal, Prepared, Survey, Why
    from wgtool.storage.file_writing import FileTransaction
    from wgtool.storage.parted import Parted
    from wgtool.texts.say import Message

# So many bytes are gone through sooner than they are remembered in an index.
STEP = 1 << 20
# How long a line that another process is writing may look unfinished.
_WRITING_SECONDS = 0.05


def open_store(name: str, programme: str | None, step: int = STEP) -> "FileStore":
    """Return the store of a programme in a file; see `FileStore`."""
    return FileStore(Path(name), programme, step)


def is_own(name: str, file: Path) -> bool:
    """Whether a file is a store’s, its lock, its index or a copy of it, by whatever path or link, or would be one.

    Raises:
        OSError: It cannot be looked up.
    """
    from wgtool.storage.copies import belongs  # noqa: PLC0415 - few commands write files

    return belongs(Path(os.path.realpath(name)), file)


def parted(name: str, programme: str) -> "list[Parted]":
    """Return the copies beside a store that have entries which it has not; the folder is looked at once.

    Only files whose names contain the store’s own are read.
    """
    store = open_store(name, programme)
    stem, suffix, own = store.path.stem.casefold(), store.path.suffix.casefold(), store.path.name
    try:
        every = (one.name for one in store.path.parent.iterdir())
        names = [one for one in every if one != own and stem in one.casefold()]
    except OSError:
        # Whoever writes to a store sees its folder, but not always what is in it.
        return []
    found = [one for one in names if suffix in one.casefold() and not one.endswith((".lock", ".index", ".tmp"))]
    if not found:
        return []
    from wgtool.storage.parted import parted as copies  # noqa: PLC0415 - hardly ever is there one

    return list(copies(store, found))


class FileStore:
    """A store in a file.

    Args:
        path: The file; a link is followed.
        programme: The id of the programme it belongs to.
        step: How many bytes are gone through sooner than remembered in an index.
    """

    def __init__(self, path: Path, programme: str | None, step: int = STEP) -> None:
        self.path = Path(os.path.realpath(path))
        self.programme = programme
        self.step = step
        self.index = self.path.with_name(self.path.name + ".index")
        self.reader = Reader(str(self.path), programme)

    @property
    def name(self) -> str:
        """The file’s path."""
        return str(self.path)

    @property
    def exists(self) -> bool:
        """Whether there is anything under that path."""
        return self.path.exists()

    def read(self, *, whole: bool = False) -> Snapshot:
        """Return what the file holds now, with its entries if asked to, without waiting for anyone.

        Raises:
            StoreError: It cannot be read, is damaged, is newer than this wgtool, or another programme’s.
        """
        try:
            folded = self.folded(whole=whole)
            if not folded.torn:
                return folded.snapshot
        except StoreError:
            pass
        # Perhaps a writer is in the middle of its line: what stays so after a moment is so.
        time.sleep(_WRITING_SECONDS)
        return self.folded(whole=whole).snapshot

    def entries(self) -> Iterator[Entry]:
        """Return the entries."""
        return self.reader.entries(self.content())

    def journal(self) -> "Journal | None":
        """Return the journal; None if there is no file, or nothing whole in it."""
        from wgtool.domain.store import Journal  # noqa: PLC0415 - everyday commands ask for no whole journal

        data = self.content()
        header = self.reader.read(data).header
        return None if header is None else Journal(header.definitions, tuple(self.reader.entries(data)))

    def image(self) -> tuple[bytes, Snapshot]:
        """Return the whole lines of the file, and what they say: as one read."""
        data = self.content()
        folded = self.reader.read(data)
        return data[: folded.size], folded.snapshot

    def copies(self) -> "Sequence[Copy]":
        """Return the copies that were made of the file."""
        from wgtool.storage.copies import copies  # noqa: PLC0415 - few commands ask for them

        return copies(self.path)

    def survey(self, at: str, by: str) -> "Survey":
        """Return what can be kept of the file, and what is wrong with it."""
        from wgtool.storage.repairing import Surveyor  # noqa: PLC0415 - only a damaged store needs it

        data = self.content()
        found = Surveyor(self.reader, at, by).survey(data)
        if not found.flaws:
            # What a survey finds sound must be so for every other command.
            self.reader.read(data)
        return found

    def turn(self, seconds: float) -> AbstractContextManager[None]:
        """Hold the one writer’s lock, whatever state the store is in."""
        from wgtool.storage.file_writing import turn  # noqa: PLC0415 - reading writes nothing

        return turn(self, seconds)

    def transaction(self, seconds: float) -> "AbstractContextManager[FileTransaction]":
        """Take the one writer’s turn on a sound store."""
        from wgtool.storage.file_writing import transaction  # noqa: PLC0415 - reading writes nothing

        return transaction(self, seconds)

    def replace(self, journal: "Journal", why: "Why") -> str | None:
        """Put another journal in this one’s place, after a copy of the file as it is."""
        from wgtool.storage.file_writing import replace  # noqa: PLC0415 - reading writes nothing

        return replace(self, journal, why)

    def prepare(self, *, write: bool) -> "Prepared":  # noqa: ARG002 - a file needs nothing
        """Return that nothing has to be made: the first entry begins the file."""
        from wgtool.domain.store import Prepared  # noqa: PLC0415 - few commands ask for it

        self.read()
        return Prepared(changed=False)

    @property
    def vacant(self) -> bool:
        """Whether there is no such file, or it has no bytes."""
        return not self.content()

    def fill(self, image: bytes, seconds: float) -> bool:
        """Take in a whole journal, byte for byte, unless the file has bytes already."""
        from wgtool.storage.file_writing import fill  # noqa: PLC0415 - reading writes nothing

        return fill(self, image, seconds)

    def doubts(self) -> "Iterator[Message]":
        """Yield nothing: the index beside a file fits it or is not used."""
        yield from ()

    def folded(self, *, whole: bool = False) -> Folded:
        """Return what the file says, by way of the index where there is one."""
        data = self.content()
        if len(data) <= self.step:
            return self.reader.read(data, whole=whole)
        from wgtool.storage import index  # noqa: PLC0415 - only a large store has one

        return self.reader.read(data, index.read(self.index, data, self.step), whole=whole)

    def content(self) -> bytes:
        """Return the file’s bytes; none if there is no file.

        Raises:
            StoreError: It cannot be read, or is no file.
        """
        try:
            return self.path.read_bytes() if self.is_file() else b""
        except FileNotFoundError:
            return b""
        except OSError as error:
            return self._in_the_end(error)

    def _in_the_end(self, error: OSError) -> bytes:
        """Return the bytes of a file that could not be read at once.

        Raises:
            StoreError: It still cannot, or not for a reason that passes.
        """
        from wgtool.disk import SHARING, patiently  # noqa: PLC0415 - hardly ever is it needed

        if getattr(error, "winerror", None) in SHARING:
            try:
                return patiently(self.path.read_bytes)
            except OSError as again:
                raise unreadable(self.path, again) from again
        raise unreadable(self.path, error) from error

    def is_file(self) -> bool:
        """Whether the file is there.

        Raises:
            StoreError: It cannot be looked at, or is something else.
        """
        try:
            mode = self.path.stat().st_mode
        except FileNotFoundError:
            # So iCloud Drive names what it has taken off this disk.
            if self.path.with_name(f".{self.path.name}.icloud").exists():
                raise StoreError("store.not_here", file=str(self.path)).advise("store.not_here_advice") from None
            return False
        except OSError as error:
            raise unreadable(self.path, error) from error
        if not stat.S_ISREG(mode):
            raise StoreError("store.no_file", file=str(self.path)).advise("store.no_file_advice")
        return True
