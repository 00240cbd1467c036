"""A group that has met four times, with four people in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Wgtool

GROUP = "blue-badge"
BEFORE = {"WGTOOL_NOW": "2021-09-01T09:00:00+01:00"}
PEOPLE = {
    "sian@example.org": "Siân Puw",
    "owain@example.org": "Owain Rhys",
    "ann@example.org": "Ann Bevan",
    "catrin@example.org": "Catrin O’Neil",
}


def sign_up(wgtool: Wgtool, name: str, email: str, *groups: str, organisation: str = "Gwynedd", **options: Any) -> None:
    """Sign an invented person up, before the first session unless `env` says otherwise."""
    options.setdefault("env", BEFORE)
    wgtool.ok("signup", *groups, "--name", name, "--email", email, "--organisation", organisation, **options)


@pytest.fixture
def met(wgtool: Wgtool) -> Wgtool:
    """Four people have had places since before the first session; it is Monday of week 5."""
    for email, name in PEOPLE.items():
        sign_up(wgtool, name, email, GROUP)
    return wgtool


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Return what writes a report and returns its path."""

    def write(text: str, name: str = "report.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
        return path

    return write


def attend(wgtool: Wgtool, *arguments: object, code: int = 0, group: str = GROUP, **options: Any) -> Any:
    """Record attendance and return the answer."""
    result = wgtool("attend", group, *arguments, "--format", "json", **options)
    assert result.code == code, result.err
    return result.json


def words(answer: Any) -> dict[str, str]:
    """Return what an answer says of each member, by the first part of their address."""
    found = {one["email"]: "present" for one in answer["present"]}
    found |= {one["for"]: "deputy" for one in answer["deputies"]}
    found |= {email: word for word in ("apologies", "absent") for email in answer[word]}
    return {email.partition("@")[0]: word for email, word in found.items()}
