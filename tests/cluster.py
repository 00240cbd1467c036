"""A private PostgreSQL server for tests, started and stopped by them, reached by a socket in a folder of its own."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from filelock import FileLock

# Where Debian’s packages keep what is not for everybody’s PATH.
_DEBIAN = Path("/usr/lib/postgresql")
_OWNER = "owner"
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "max_connections": "200",
    "shared_buffers": "32MB",
    "logging_collector": "off",
    "log_statement": "all",
}
_numbers = count(1)


def program(name: str) -> str | None:
    """Return a server program, the newest there is."""
    found = sorted(_DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    return shutil.which(name) or (str(found[-1]) if found else None)


def missing() -> str | None:
    """Return why there can be no server here; None if there can."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed"
    if os.name == "nt":
        return "the server is run as on Linux"
    if not program("initdb") or not program("pg_ctl"):
        return "no PostgreSQL server is installed"
    if os.getuid() == 0 and _nobody() is None:
        return "a server does not run as root, and there is no other user"
    return None


def _nobody() -> str | None:
    """Return a user who may run a server where root runs the tests."""
    import pwd

    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    return None


class Cluster(NamedTuple):
    """A server in a folder."""

    folder: Path

    @classmethod
    def made(cls) -> "Cluster":
        """Return a new one, running."""
        folder = Path(tempfile.mkdtemp(prefix="wgtool-pg-"))
        if os.getuid() == 0:
            shutil.chown(folder, _nobody())
        self = cls(folder)
        self._run("initdb", "-D", "data", "-U", _OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
            settings = {**_SETTINGS, "unix_socket_directories": str(folder)}
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
        self.start()
        return self

    def _run(self, name: str, *arguments: str) -> None:
        as_whom: dict[str, Any] = {}
        if os.getuid() == 0:
            as_whom = {"user": _nobody(), "group": _nobody() if _nobody() == "postgres" else "nogroup"}
        order = [str(program(name)), *arguments]
        # The server keeps what it is given: with a pipe, nobody would ever come to its end.
        done = subprocess.run(
            order, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False, **as_whom
        )
        assert done.returncode == 0, order

    def start(self) -> None:
        self._run("pg_ctl", "-D", "data", "-l", "log", "-w", "-s", "start")

    def stop(self, how: str = "fast") -> None:
        self._run("pg_ctl", "-D", "data", "-w", "-s", "-m", how, "stop")

    def removed(self) -> None:
        with suppress(AssertionError):
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def address(self, schema: str | None = None, user: str = _OWNER, more: str = "") -> str:
        """Return the address of the store in a schema."""
        path = f"&options=-csearch_path%3D{schema}" if schema else ""
        return f"postgresql://{user}@/postgres?host={self.folder}{path}{more}"

    def run(self, *statements: str, schema: str | None = None) -> list[Any]:
        """Run statements as the owner; return the rows of the last."""
        import psycopg

        with psycopg.connect(self.address(schema), autocommit=True) as connection:
            rows: list[Any] = []
            for statement in statements:
                done = connection.execute(statement.encode())
                rows = done.fetchall() if done.description else []
            return rows

    @contextmanager
    def schema(self) -> Iterator[str]:
        """Yield the name of an empty schema, which is removed afterwards."""
        name = f"s{os.getpid()}_{next(_numbers)}"
        self.run(f"CREATE SCHEMA {name}")
        try:
            yield name
        finally:
            self.run(f"DROP SCHEMA {name} CASCADE")


@contextmanager
def shared(folder: Path) -> Iterator[Cluster]:
    """Yield a server that all processes of one run of the tests share: the first starts it, the last stops it."""
    note = folder / f"cluster-{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}.json"
    lock = FileLock(note.with_suffix(".lock"))
    with lock:
        place, users = json.loads(note.read_text(encoding="utf-8")) if note.exists() else (None, 0)
        cluster = Cluster(Path(place)) if place else Cluster.made()
        note.write_text(json.dumps([str(cluster.folder), users + 1]), encoding="utf-8")
    try:
        yield cluster
    finally:
        with lock:
            _, users = json.loads(note.read_text(encoding="utf-8"))
            note.write_text(json.dumps([str(cluster.folder), users - 1]), encoding="utf-8")
            if users == 1:
                note.unlink()
                cluster.removed()
