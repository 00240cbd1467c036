"""What is said where the disk refuses a part of the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wgtool.errors import StoreError, StoreUnwritable
from wgtool.texts.reasons import reason_of


def unreadable(path: Path, error: OSError) -> StoreError:
    """Return the error for a file that cannot be read."""
    return StoreError("store.unreadable", file=str(path), reason=reason_of(error))


def unwritable(path: Path, error: Exception) -> StoreUnwritable:
    """Return the error for a disk that refuses, saying whether anything was changed."""
    from wgtool.disk import LeftBehind  # noqa: PLC0415 - reading writes nothing

    advice = "store.left_behind" if isinstance(error, LeftBehind) else "store.nothing_changed"
    fault = StoreUnwritable("store.unwritable", file=str(path), reason=reason_of(error))
    return fault.advise(advice)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Tell of a refusal in plain words.

    Raises:
        StoreUnwritable: It refused.
    """
    from wgtool.disk import Replaced  # noqa: PLC0415 - as above

    try:
        yield
    except Replaced:
        raise
    except OSError as error:
        raise unwritable(path, error) from error
