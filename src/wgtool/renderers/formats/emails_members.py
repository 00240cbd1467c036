"""The addresses of a roster, as mail programs take them for recipients: in one line, each once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wgtool.renderers.formats import Format
from wgtool.renderers.safe import one_line

if TYPE_CHECKING:
    from wgtool.views.signups import RosterView

# Outlook takes nothing else; others take it as well.
_BETWEEN = "; "


def emails(view: "RosterView") -> Iterator[str]:
    """Yield the line; of nobody there is none."""
    members = (member["email"] for group in view["groups"] for member in group["members"])
    # Whoever was left without an address is known by what stands for it.
    if found := [one_line(email) for email in dict.fromkeys(members) if "@" in email]:
        yield _BETWEEN.join(found) + "\n"


FORMAT = Format(emails)
