"""Messages, read back as a mail program reads them."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, NamedTuple

import icalendar

from conftest import Wgtool

LED = 'facilitator = { name = "Mari Hwylusydd", email = "mari@example.org" }\n'


class Mail(NamedTuple):
    """One message: whose it is, its texts, and its invitations as (method, event)."""

    message: EmailMessage
    data: bytes
    text: str
    html: str
    invitations: list[tuple[str, Any]]


def read(path: Path) -> Mail:
    """Read one file."""
    data = path.read_bytes()
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    invitations = []
    for part in message.iter_attachments():
        assert part.get_content_type() == "text/calendar"
        calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
        (event,) = calendar.walk("VEVENT")
        assert part.get_param("method") == calendar["METHOD"]
        invitations.append((str(calendar["METHOD"]), event))
    shown, marked = (part.get_content().replace("\r\n", "\n") for part in (text, html))
    return Mail(message, data, shown, marked, invitations)


def mails(wgtool: Wgtool, kind: str, *options: object) -> dict[str, Mail]:
    """Write messages and return them by the part of the address before the @."""
    told = wgtool.ok("drafts", kind, "--replace", "--format", "json", *options).json
    folder = told["folder"]
    if folder is None:
        assert told["drafts"] == []
        return {}
    found = {line["email"].partition("@")[0]: read(wgtool.folder / folder / line["file"]) for line in told["drafts"]}
    for line in told["drafts"]:
        mail = found[line["email"].partition("@")[0]]
        assert mail.message["To"].addresses[0].addr_spec == line["email"]
        assert str(mail.message["Subject"]) == line["subject"]
        assert len(mail.invitations) == line["invitations"]
    return found
