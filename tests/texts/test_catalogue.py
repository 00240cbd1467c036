"""Everything wgtool says stands in the catalogues, in both languages, with the same places to fill, and is said."""

import ast
import re
import string
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import pytest

import wgtool
from wgtool.cli.root import COMMANDS, PARTS, SECTIONS
from wgtool.domain.allocation.rules import Kind
from wgtool.domain.attendance import WAS
from wgtool.domain.imports import FIELDS
from wgtool.domain.letters import LETTER_KINDS
from wgtool.domain.notes import BARRIERS, KINDS, STATES
from wgtool.domain.people import DETAILS, PersonLanguage, SignupStatus
from wgtool.domain.sessions import Status
from wgtool.forms.csv_reader import DELIMITERS
from wgtool.renderers.layouts.hours import _NUMBERS as _HOURS
from wgtool.renderers.layouts.imports import _NUMBERS
from wgtool.storage.definition_errors import _EXPECTED, _PATTERNS
from wgtool.texts.catalogues import SUBJECTS, catalogue
from wgtool.texts.reasons import _BY_NUMBER
from wgtool.texts.say import Severity, say
from wgtool.views.hours import By

SOURCE = Path(wgtool.__file__).parent
CATALOGUES = SOURCE / "texts" / "catalogues"
PREFIXES = [prefix for prefixes in SUBJECTS.values() for prefix in prefixes.split()]
TEXTS = {key: texts for subject in SUBJECTS for key, texts in catalogue(subject).items()}
TREES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(SOURCE.rglob("*.py"))
    if path.parent != CATALOGUES
}
# Calls whose first text is a key (after the language, for `say`).
SPEAKERS = {
    "msg": 0,
    "say": 1,
    "advise": 0,
    "advise_all": 0,
    "BadValue": 0,
    "StoreBusy": 0,
    "StoreUnwritable": 0,
    "Refused": 0,
    "UsageError": 0,
    "NoDate": 0,
    "ProgrammeError": 0,
    "StoreError": 0,
    "OutputError": 0,
    "Damaged": 0,
    "DoesNotFit": 0,
}
KEY = re.compile(rf"(?:{'|'.join(PREFIXES)})\.[\w{{}}-]*(?:[a-z0-9]|{{}})")
PLACES = get_args(SignupStatus)
BECAME = ["made", "reworded", "settled", "reopened", "struck"]
# The keys that the code puts together: what may stand in their place.
FILLED: dict[str, Iterable[str]] = {
    "allocate.detail_{}": get_args(Kind),
    "attend.word_{}": [*WAS, "guest", "nothing"],
    "attend.{}": ["apologies", "absent"],
    "attend.{}_report": ["in", "not_in"],
    "attendance.said_{}": ["apologies", "deputies"],
    "attendance.{}": ["present", "deputies", "apologies", "absent", "guests"],
    "ask.{}": ["role", "profession", "service_area", "notes", "email", "name", "organisation"],
    "changes.{}": ["moved", "cancelled", "reinstated", "covered", "edited", "gone"],
    "drafts.title_{}": LETTER_KINDS,
    "example.{}": [*COMMANDS, *PARTS],
    "expected.{}": {*_EXPECTED.values(), *_PATTERNS.values(), "plain_text"},
    "fault.interrupted_{}": ["nothing", "writing", "recorded"],
    "form.delimiter_{}": [str(ord(delimiter)) for delimiter in DELIMITERS],
    "form.field_{}": FIELDS,
    "heading.{}": SECTIONS,
    "heading.{}s": ["option", "argument"],
    "help.{}": [*COMMANDS, *PARTS],
    "history.announced_{}": ["apologies", "deputy", "nothing"],
    "history.seat_{}": WAS,
    "history.joined_{}": PLACES,
    "join.session_{}": ["cancelled", "moved", "usual"],
    "join.was_{}": WAS,
    "history.note_{}": BECAME,
    "history.session_{}": get_args(Status),
    "history.{}": ["erase", "repair", "restore", "lost"],
    "hours.by_{}": get_args(By),
    "hours.{}": _HOURS,
    "import.count_{}": _NUMBERS,
    "import.{}": ["clash", "no_break", "many_groups", "over"],
    "joined.already_{}": [*PLACES, "later", "later_ranked"],
    "joined.{}": [*PLACES, "later", "later_ranked"],
    "label.{}": [
        *("email", *DETAILS, "reason", "group", "status", "signed_up_at", "choices"),
        *("note_en", "note_cy", "note_because", "note_how"),
        *("trim", "methods", "wanted_professions", "wanted_service_areas"),
        *("purpose", "for_facilitator", "materials", "facilitator", "place", "link"),
    ],
    "language.{}": [*get_args(PersonLanguage), "unknown"],
    "metavar.{}": [
        *("args", "command", "date", "days", "dir", "email", "entry", "field", "file", "folder", "from", "group"),
        *("heading", "hh", "id", "in", "into", "kind", "list", "minutes", "mm", "name", "note", "options"),
        *("organisation", "report", "text", "to", "url", "who"),
    ],
    "note.barrier_{}": BARRIERS,
    "note.done_{}": BECAME,
    "note.kind_{}": KINDS,
    "note.lacks_{}": ["text", "option"],
    "note.state_{}": STATES,
    "refused.{}": set(_BY_NUMBER.values()),
    "report.no_{}": ["question", "decision", "insight", "outcome"],
    "short.{}": [*COMMANDS, *PARTS],
    "week.{}": ("before", "after"),
    "week.none_{}": ("week", "day"),
    "week.to_do_{}": ("attendance", "places", "places_unlimited"),
    # A session that stands as planned needs no word.
    "site.state_{}": STATES,
    "status.{}": {*PLACES, *get_args(Status)} - {"scheduled"},
    "story.announced_{}": ["apologies", "deputy", "nothing"],
    "story.seat_{}": WAS,
    "story.joined_{}": PLACES,
    "undo.not_past_{}": ["erase", "repair", "restore"],
    "undo.{}": PLACES,
    "word.{}": get_args(Severity),
}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def written(node: ast.AST) -> list[str]:
    """Return the texts that an expression stands for, with `{}` for what is known only when it runs."""
    match node:
        case ast.IfExp():
            return [*written(node.body), *written(node.orelse)]
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr():
            return ["".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)]
        case ast.BinOp(op=ast.Add()):
            return [left + right for left in written(node.left) or ["{}"] for right in written(node.right) or ["{}"]]
    return []


def filled(key: str) -> list[str]:
    """Return the keys that one with `{}` in it may become."""
    return [key.replace("{}", word) for word in FILLED.get(key, ["{}"])] if "{}" in key else [key]


def spoken() -> Iterator[tuple[str, str, ast.Call]]:
    """Yield each key that a call speaks: where, the key, and the call."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                place = SPEAKERS.get(getattr(node.func, "id", getattr(node.func, "attr", "")))
                for key in written(node.args[place]) if place is not None and len(node.args) > place else ():
                    yield f"{path.name}:{node.lineno}", key, node


def named() -> set[str]:
    """Return the keys that the code names anywhere, be it in a call or in a table."""
    texts = {text for tree in TREES.values() for node in ast.walk(tree) for text in written(node)}
    return {text for text in texts if KEY.fullmatch(text)} | {key for _, key, _ in spoken()} | fields() | templates()


def templates() -> set[str]:
    """Return the keys that templates name: a key behind which more is joined has a place there."""
    found = [
        (key, joined)
        for path in SOURCE.rglob("*.jinja")
        for key, joined in re.findall(
            r"""["']([a-z_]+\.[\w-]+|[a-z]+_[a-z_]+)["'](\s*~)?""", path.read_text(encoding="utf-8")
        )
    ]
    return {f"{key}{{}}" if joined else key for key, joined in found if key in TEXTS or joined or KEY.fullmatch(key)}


def fields() -> set[str]:
    """Return what the fields are called in errors whose texts are cleaned."""
    calls = (node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.Call))
    cleaned = (call.args[0] for call in calls if getattr(call.func, "id", "") == "clean_field")
    return {f"label.{field}" for argument in cleaned for field in written(argument)}


def test_the_prefix_of_a_key_says_where_it_stands() -> None:
    assert {path.stem for path in CATALOGUES.glob("*.py")} == {"__init__", *SUBJECTS}
    assert [prefix for prefix, count in Counter(PREFIXES).items() if count > 1] == []
    for subject, prefixes in SUBJECTS.items():
        found = {key.rpartition(".")[0] for key in catalogue(subject)}
        assert found == {*prefixes.split(), *([""] if subject == "words" else [])}, subject
        assert len((CATALOGUES / f"{subject}.py").read_text(encoding="utf-8").splitlines()) <= 250, subject


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_both_languages_are_filled_and_have_the_same_places(key: str) -> None:
    english, welsh = TEXTS[key]
    assert english.strip()
    assert welsh.strip()
    assert places(english) == places(welsh)
    for text in (english, welsh):
        # The straight apostrophe is for command lines.
        assert not re.search(r"\w'\w", text)


def test_no_text_has_a_year_that_goes_by() -> None:
    assert [key for key, texts in TEXTS.items() if re.search(r"\b(?:19|20)\d\d\b", " ".join(texts))] == []


def test_every_key_that_is_spoken_has_its_places_filled() -> None:
    seen = 0
    for where, key, call in spoken():
        given = {keyword.arg for keyword in call.keywords}
        if "{}" not in key:
            assert None in given or places(TEXTS[key][0]) <= given, f"{where}: {key}"
            seen += 1
    assert seen > 300


def test_what_is_said_to_fill_a_key_is_what_the_code_has() -> None:
    assert {key for key in named() if "{}" in key} == set(FILLED)
    texts = {text for tree in TREES.values() for node in ast.walk(tree) for text in written(node)}
    words = {word for text in texts for word in re.findall(r"[\w-]+", text.lower())}
    codes = set(FILLED["form.delimiter_{}"])
    assert {word for choices in FILLED.values() for word in choices} - words - codes == set()


def test_every_key_that_the_code_names_is_there_and_every_text_is_used() -> None:
    keys = {key for pattern in named() for key in filled(pattern)}
    assert sorted(keys - set(TEXTS)) == []
    assert sorted(set(TEXTS) - keys) == []


def test_an_unknown_key_is_a_fault_not_a_silence() -> None:
    for key in ("no.such.key", "label.no_such", "no_such"):
        with pytest.raises(KeyError):
            say("en", key)
