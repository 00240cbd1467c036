"""Templates of the messages that go out to people: two sections, subjects, and named placeholders.

A template is a text that facilitators edit:

    # cy
    Subject: Croeso i {groups}

    Helo {name}, …

    # en
    Subject: Welcome to {groups}

    Hello {name}, …

What stands above the first section is a remark for those who edit it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, get_args

from wgtool.domain.matching import nearest
from wgtool.texts.language import LANGUAGES, Language
from wgtool.texts.say import Message, msg

LetterKind = Literal["welcome", "waiting", "moved-up", "changes", "agenda", "reminder", "missed", "actions", "closing"]
LETTER_KINDS: tuple[LetterKind, ...] = get_args(LetterKind)

# The kinds that are about the sessions of one week, about what is newer than something, and to which invitations go.
WEEKLY: tuple[LetterKind, ...] = ("agenda", "reminder")
SINCE: tuple[LetterKind, ...] = ("welcome", "moved-up", "changes")
INVITING: tuple[LetterKind, ...] = ("welcome", "moved-up", "changes", "agenda", "reminder")

# What every kind has, each on one line.
_COMMON = ("name", "programme", "groups", "facilitators", "sender", "contact", "site")
# What a kind has besides.
_OWN: Mapping[LetterKind, tuple[str, ...]] = {
    "welcome": ("hours", "dates", "calendar"),
    "waiting": ("position",),
    "moved-up": ("hours", "dates", "calendar"),
    "changes": ("changes",),
    "agenda": ("week", "agenda"),
    "reminder": ("week", "sessions", "tasks", "bring"),
    "missed": ("missed",),
    "actions": ("actions",),
    "closing": ("outcomes", "kept_until"),
}
# What has lines of its own: lists and tables. In a sentence or a subject there is no room for them.
BLOCKS = frozenset(
    {
        "dates",
        "calendar",
        "position",
        "changes",
        "agenda",
        "sessions",
        "tasks",
        "bring",
        "missed",
        "actions",
        "outcomes",
    }
)

PLACEHOLDER = re.compile(r"\{([^{}\r\n]*)\}")
_SECTION = re.compile(r"#\s*(cy|en)\s*", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:subject|pwnc)\s*:\s*(.*)", re.IGNORECASE)


class Section(NamedTuple):
    """A template in one language: its subject, and its text as Markdown."""

    subject: str
    body: str


class Template(NamedTuple):
    """A template in both languages."""

    en: Section
    cy: Section

    def pick(self, lang: Language) -> Section:
        """Return the section of a language."""
        return self.cy if lang == "cy" else self.en


class Slip(NamedTuple):
    """A mistake in a template, and its line, from 1."""

    line: int
    message: Message


def placeholders(kind: LetterKind) -> tuple[str, ...]:
    """Return the names of the placeholders that a kind of message has."""
    return (*_COMMON, *_OWN[kind])


def parsed(kind: LetterKind, text: str) -> tuple[Template | None, list[Slip]]:
    """Return the template that a text is, or None and every mistake in it.

    Args:
        kind: The kind of message, which decides what placeholders there are.
        text: The template, its lines ended in any way.
    """
    lines = text.splitlines()
    begins: dict[str, int] = {}
    slips: list[Slip] = []
    for number, line in enumerate(lines, 1):
        if found := _SECTION.fullmatch(line.strip()):
            language = found[1].lower()
            if language in begins:
                slips.append(Slip(number, msg("letter.section_twice", section=f"# {language}")))
            begins.setdefault(language, number)
    last = max(1, len(lines))
    slips += [Slip(last, msg("letter.no_section", section=f"# {lang}")) for lang in LANGUAGES if lang not in begins]
    if slips:
        return None, slips
    ends = sorted([*begins.values(), len(lines) + 1])
    sections: dict[str, Section] = {}
    for language, begin in begins.items():
        end = next(one for one in ends if one > begin)
        section, wrong = _section(kind, lines[begin : end - 1], begin)
        slips += wrong
        sections[language] = section
    return (None, sorted(slips)) if slips else (Template(sections["en"], sections["cy"]), [])


def _section(kind: LetterKind, lines: list[str], begin: int) -> tuple[Section, list[Slip]]:
    """Return a section from the lines under its heading, which is the line `begin`."""
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    subject = _SUBJECT.fullmatch(lines[first].strip()) if first is not None else None
    if first is None or subject is None:
        at = begin if first is None else begin + first + 1
        return Section("", ""), [Slip(at, msg("letter.no_subject"))]
    slips = list(_unknown(kind, lines[first:], begin + first + 1, subject_first=True))
    if not subject[1].strip():
        slips.append(Slip(begin + first + 1, msg("letter.no_subject")))
    body = "\n".join(lines[first + 1 :]).strip("\n")
    if not body.strip():
        slips.append(Slip(begin + first + 1, msg("letter.empty")))
    return Section(subject[1].strip(), body), slips


def _unknown(kind: LetterKind, lines: list[str], begin: int, *, subject_first: bool) -> Iterator[Slip]:
    """Yield each placeholder that there is none of, or that has no room where it stands."""
    known = placeholders(kind)
    for number, line in enumerate(lines, begin):
        for found in PLACEHOLDER.finditer(line):
            name = found[1]
            if name not in known:
                near = nearest(name, known, limit=1)
                key = "letter.unknown_near" if near else "letter.unknown"
                yield Slip(
                    number, msg(key, name=found[0], near="".join(f"{{{one}}}" for one in near), known=_braced(known))
                )
            elif name in BLOCKS and (alone := line.strip()) != found[0]:
                key = "letter.in_subject" if subject_first and number == begin else "letter.not_alone"
                yield Slip(number, msg(key, name=found[0], line=alone))


def _braced(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{{{name}}}" for name in names)
