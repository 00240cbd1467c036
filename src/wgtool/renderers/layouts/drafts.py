"""Messages, laid out: the list of those that were written, all on one page to copy from, and rows for a mail merge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from wgtool.renderers.formats.text_pages import plain
from wgtool.renderers.layouts.words import columns, listed, page
from wgtool.renderers.page import Facts, Heading, Mailbox, Page, Paragraph, Part, Row, Rows, Table
from wgtool.texts.language import Language
from wgtool.texts.say import say

if TYPE_CHECKING:
    from wgtool.renderers.letters.composed import Composed
    from wgtool.renderers.letters.template import Value
    from wgtool.views.drafts import DraftLine, DraftsView, LeftOut, Letter

# Longer addresses are cut by programs, without a word.
LONGEST_MAILTO = 1800
_ITEM = re.compile(r"^- ", re.MULTILINE)


class Ready(NamedTuple):
    """A message, put into words; `values` are those of its template in each of its languages."""

    letter: Letter
    composed: Composed
    values: dict[Language, dict[str, Value]]

    @property
    def language(self) -> str:
        """Its language: `en`, `cy` or `both`."""
        return "both" if len(self.values) > 1 else next(iter(self.values))


def drafts(view: DraftsView, lang: Language) -> Page:
    """Lay out which messages were written, to whom, and who gets none."""
    title = say(lang, f"drafts.title_{view['kind']}")
    titles = columns(lang, "label.name", "label.email", "drafts.subject", "drafts.file")
    rows = tuple(Row((one["name"], one["email"], one["subject"], _file(one, lang))) for one in view["drafts"])
    parts: list[Part] = [Table(titles, rows)] if rows else [Paragraph(say(lang, "drafts.nobody"), "quiet")]
    return page(title, lang, *parts, *_left_out(view["left_out"], lang))


def _file(one: DraftLine, lang: Language) -> str:
    count = one["invitations"]
    return "\n".join((one["file"], say(lang, "drafts.invitations", count=count))) if count else one["file"]


def _left_out(lines: Iterable[LeftOut], lang: Language) -> tuple[Part, ...]:
    return listed(2, say(lang, "drafts.left_out"), map(without, lines))


def without(one: LeftOut) -> str:
    """Return who gets no message, and why, on one line."""
    return f"{_whom(one)}: {one['why']}"


def _whom(one: LeftOut) -> str:
    who = f"{one['name']} <{one['email']}>" if one["email"] else one["name"]
    return f"{who}, {one['group_name']}" if one["group_name"] else who


def letters(ready: Sequence[Ready], view: DraftsView, lang: Language) -> Page:
    """Lay out all messages on one page: to whom, the subject, the text to copy, and a link that begins it."""
    title = say(lang, f"drafts.title_{view['kind']}")
    parts: list[Part] = [] if ready else [Paragraph(say(lang, "drafts.nobody"), "quiet")]
    for one in ready:
        parts += [
            Heading(2, one.letter.name),
            Facts(
                (
                    (say(lang, "drafts.to"), _mailto(one)),
                    (say(lang, "drafts.subject"), one.composed.subject),
                )
            ),
            Paragraph(one.composed.text.rstrip("\n"), "excerpt"),
        ]
    return page(title, lang, *parts, *_left_out(view["left_out"], lang))


def _mailto(one: Ready) -> str:
    """Return a recipient’s address, as a link that begins a message where that is short enough (RFC 6068)."""
    body = one.composed.text.replace("\n", "\r\n")
    email = one.letter.email
    address = (
        f"mailto:{quote(email, safe='@')}?subject={quote(one.composed.subject, safe='')}&body={quote(body, safe='')}"
    )
    return Mailbox(email, address) if len(address) <= LONGEST_MAILTO else email


def merge_rows(ready: Sequence[Ready], names: Sequence[str]) -> Rows:
    """Return messages for a mail merge: a row for each, with all that its template can hold.

    Args:
        ready: The messages.
        names: The names of the placeholders.
    """
    others = [name for name in names if name != "name"]
    header = ("email", "language", "name", "subject", "text", *others)
    cells = (
        (
            *(one.letter.email, one.language, one.letter.name, one.composed.subject, one.composed.text.rstrip("\n")),
            *(said(one, name) for name in others),
        )
        for one in ready
    )
    return Rows("drafts", header, cells)


def notify_rows(ready: Sequence[Ready], names: Sequence[str]) -> Rows:
    """Return messages as GOV.UK Notify takes recipients: the address, the language, and each placeholder."""
    cells = ((one.letter.email, one.language, *(said(one, name) for name in names)) for one in ready)
    return Rows("notify", ("email address", "language", *names), cells)


def said(one: Ready, name: str) -> str:
    """Return what stands in a place, as text; in several languages what they share is said once."""
    found = dict.fromkeys(_text(mine[name], lang) for lang, mine in one.values.items())
    return ("\n\n" if any("\n" in text for text in found) else " / ").join(filter(None, found))


def _text(value: Value, lang: Language) -> str:
    if isinstance(value, str):
        return value
    # A spreadsheet takes a hyphen that begins a cell for a formula.
    return _ITEM.sub("• ", plain([Page("", lang, value)]).rstrip("\n"))
