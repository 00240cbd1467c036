"""Everything wgtool says: a catalogue for each subject, with the English and the Welsh of each key.

Errors say what is wrong, where, and what to do, in plain words.

The Welsh is a draft: nobody fluent has reviewed it. Rules it follows: a number stands after a label and a colon, so
that nothing mutates; no name follows a preposition; no two names are joined by `a` or `ac`; the impersonal verb
(Canslwyd, Symudwyd) needs no gender; ’ is the apostrophe. A comment names the gender where a translator needs it,
and `T` marks a word for which several forms compete.
"""

from functools import cache
from importlib import import_module

# Each catalogue with its prefixes: what a key has before its dot says where it stands, and just that one is loaded.
SUBJECTS: dict[str, str] = {
    "words": "label language status word",
    "usage": "fault output problem schema usage",
    "help": "heading help metavar short",
    "examples": "example",
    "options": "opt",
    "programme": "check definition expected group init programme",
    "slips": "slip",
    "sessions": "agenda changes clash session timetable",
    "signups": "amend ask field joined joining merge mix organisation person promote roster signup story transfer who withdraw",
    "imports": "form import",
    "allocation": "allocate",
    "calendars": "ics",
    "drafts": "drafts letter",
    "notes": "note",
    "site": "site",
    "hours": "hours",
    "columns": "column",
    "week": "week",
    "attendance": "attend attendance",
    "report": "report",
    "refused": "refused",
    "shared": "copying making shared",
    "store": "backup damage history misfit repair restore store undo",
    "privacy": "erase retention",
    "joins": "join",
}
# A key without a dot is a word.
_SUBJECT_OF = {"": "words"} | {prefix: subject for subject, prefixes in SUBJECTS.items() for prefix in prefixes.split()}


def texts_of(key: str) -> tuple[str, str]:
    """Return the English and the Welsh of a key.

    Raises:
        KeyError: No catalogue has the key.
    """
    return catalogue(_SUBJECT_OF[key.rpartition(".")[0]])[key]


@cache
def catalogue(subject: str) -> dict[str, tuple[str, str]]:
    """Return the texts of a subject, loaded now."""
    texts: dict[str, tuple[str, str]] = import_module(f"{__name__}.{subject}").TEXTS
    return texts
