"""Lines of keys, and replacing one value, in documents that tomllib reads."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from random import Random
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from wgtool.domain.programme import KeyPath
from wgtool.storage.toml_positions import nearest_line, positions, replace_value

KEYS = st.text(alphabet="ab1-_ .\"'\\#=[]{},\n\té\u2028", max_size=4)
TEXTS = st.text(alphabet="ab \"'\\#=[]{},\n\r\té\x01\u2028", max_size=8)
SINGLE = st.one_of(
    TEXTS,
    st.booleans(),
    st.integers(-99, 99),
    st.floats(allow_nan=False),
    st.sampled_from([date(2021, 9, 20), time(10, 30), datetime(2021, 9, 20, 10, 0, tzinfo=UTC)]),
)
VALUES = st.recursive(
    SINGLE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, max_size=4)


class Writer:
    """Writes a document in a layout chosen at random, and notes the line of everything it writes."""

    def __init__(self, document: dict[str, Any], random: Random) -> None:
        self.random = random
        self.text = ""
        self.lines: dict[KeyPath, int] = {}
        self.table((), (), document)

    def coin(self) -> bool:
        return self.random.random() < 0.5

    def blank(self) -> None:
        self.text += self.random.choice(["", "", " ", "\t "])

    def gap(self) -> None:
        self.text += self.random.choice(["", " ", "\n", ' # [[a]] = """ \'\n\n\t', '#"\n'])

    def note(self, path: KeyPath) -> None:
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], self.text.count("\n") + 1)

    def table(self, path: KeyPath, names: tuple[str, ...], content: dict[str, Any], *, bare: bool = False) -> None:
        later = [key for key, value in content.items() if bare or (opens(value) and self.coin())]
        now = [(key, value) for key, value in content.items() if key not in later]
        for key, value in now:
            for keys, inner in self.flat((key,), value):
                self.pair(path, keys, inner)
                self.text += self.random.choice(["\n", " # so\n\n"])
        for key in later:
            self.section((*path, key), (*names, key), content[key])

    def section(self, path: KeyPath, names: tuple[str, ...], value: Any) -> None:
        if isinstance(value, list):
            for index, item in enumerate(value):
                self.header("[[", (*path, index), names, "]]")
                self.table((*path, index), names, item)
        elif value and all(map(opens, value.values())) and self.coin():
            self.table(path, names, value, bare=True)
        else:
            self.header("[", path, names, "]")
            self.table(path, names, value)

    def header(self, start: str, path: KeyPath, names: tuple[str, ...], end: str) -> None:
        self.blank()
        self.note(path)
        self.text += start
        self.key(names)
        self.text += end + self.random.choice(["\n", " # so\n"])

    def pair(self, path: KeyPath, names: tuple[str, ...], value: Any) -> None:
        self.blank()
        self.note((*path, *names))
        self.key(names)
        self.text += "="
        self.blank()
        self.value((*path, *names), value)

    def flat(self, names: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
        if not (isinstance(value, dict) and value and self.coin()):
            yield names, value
            return
        for key, inner in value.items():
            yield from self.flat((*names, key), inner)

    def key(self, names: tuple[str, ...]) -> None:
        for at, name in enumerate(names):
            self.text += "." if at else ""
            self.blank()
            literal = "'" not in name and name.isprintable() and self.coin()
            self.text += f"'{name}'" if literal else tomli_w.dumps({name: 0}).removesuffix(" = 0\n")
            self.blank()

    def value(self, path: KeyPath, value: Any) -> None:
        if isinstance(value, list):
            self.array(path, value)
        elif isinstance(value, dict):
            self.inline(path, value)
        else:
            self.text += self.random.choice(list(forms(value)))

    def array(self, path: KeyPath, items: list[Any]) -> None:
        self.text += "["
        for index, item in enumerate(items):
            self.gap()
            self.note((*path, index))
            self.value((*path, index), item)
            self.gap()
            self.text += "," if index < len(items) - 1 or self.coin() else ""
        self.gap()
        self.text += "]"

    def inline(self, path: KeyPath, content: dict[str, Any]) -> None:
        self.text += "{"
        flat = [pair for key in content for pair in self.flat((key,), content[key])]
        for at, (names, value) in enumerate(flat):
            self.text += "," if at else ""
            self.pair(path, names, value)
        self.blank()
        self.text += "}"


def opens(value: object) -> bool:
    """Tell whether a value may stand under headers of its own."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, dict) for item in value)
    return isinstance(value, dict)


def forms(value: object) -> Iterator[str]:
    """Yield the ways to write a single value."""
    yield tomli_w.dumps({"k": value})[4:-1]
    if isinstance(value, datetime):
        yield value.isoformat(" ")
    if not isinstance(value, str):
        return
    printable = all(part >= " " or part in "\n\t" for part in value)
    if printable and "'" not in value and "\n" not in value:
        yield f"'{value}'"
    if printable and "'''" not in value:
        yield f"'''\n{value}'''"
    escaped = value.replace("\\", "\\\\").replace("\r", "\\r").replace("\x01", "\\u0001")
    yield '"""\n' + escaped.replace('"""', '""\\"') + '"""'
    # A backslash at the end of a line swallows the white space that follows it, unless that is escaped.
    inked = escaped.replace(" ", "\\u0020").replace("\n", "\\n").replace("\t", "\\t")
    yield '"""\\\n \n' + inked.replace('"""', '""\\"') + '"""'


def paths(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield the paths of everything in a parsed document."""
    steps: Iterator[tuple[str | int, Any]] = iter(())
    if isinstance(value, dict):
        steps = iter(value.items())
    elif isinstance(value, list):
        steps = iter(enumerate(value))
    for step, inner in steps:
        yield (*path, step)
        yield from paths(inner, (*path, step))


@settings(deadline=None)
@given(DOCUMENTS, st.randoms(), st.sampled_from(["\n", "\r\n"]))
def test_every_line_is_the_one_on_which_it_was_written(document: dict[str, Any], random: Random, line_end: str) -> None:
    written = Writer(document, random)
    text = written.text.replace("\n", line_end)
    assert tomllib.loads(text) == document
    assert positions(text) == written.lines


@settings(deadline=None)
@given(DOCUMENTS, st.booleans())
def test_every_path_of_a_dumped_document_has_a_line_with_its_key(document: dict[str, Any], multiline: bool) -> None:
    text = tomli_w.dumps(document, multiline_strings=multiline)
    found, lines = positions(text), text.split("\n")
    assert set(found) == set(paths(tomllib.loads(text)))
    for path, line in found.items():
        if isinstance(path[-1], str):
            assert tomli_w.dumps({path[-1]: 0}).removesuffix(" = 0\n") in lines[line - 1]
        assert line >= found.get(path[:-1], 1)


@settings(deadline=None)
@given(DOCUMENTS, st.randoms(), st.data())
def test_replacing_a_value_changes_nothing_else(document: dict[str, Any], random: Random, data: st.DataObject) -> None:
    text = Writer({"first": 1, **document}, random).text
    before = tomllib.loads(text)
    places = [path for path in paths(before) if not isinstance(at(before, path), dict | list)]
    path = data.draw(st.sampled_from(places))
    after = replace_value(text, path, '"new # value"')
    parent = at(before, path[:-1])
    parent[path[-1]] = "new # value"
    assert tomllib.loads(after) == before
    assert positions(replace_value(text, path, "0")).keys() == positions(text).keys()


def at(document: Any, path: KeyPath) -> Any:
    """Return what stands at a path."""
    for step in path:
        document = document[step]
    return document


# Each line with the paths that start on it.
AWKWARD: list[tuple[str, list[KeyPath]]] = [
    ('# a comment with [brackets], = and "quotes"', []),
    ('title = "x" # [not.a.table]', [("title",)]),
    (
        '"quoted \\u00e9 \\"key\\"" . \'lit.eral\'=1',
        [('quoted é "key"',), ('quoted é "key"', "lit.eral")],
    ),
    ('"" = """in one line"""', [("",)]),
    ("\t[ programme ] # [[x]]", [("programme",)]),
    ('text = """', [("programme", "text")]),
    ("[not.a.table] # no comment", []),
    ("key = 1 \\", []),
    ('  "" two quotes, \\""" three, two more """""', []),
    ("raw = '''", [("programme", "raw")]),
    ("# no comment = [ \\", []),
    ("'' two more '''''", []),
    ("after = 1979-05-27 07:32:00 # a space inside", [("programme", "after")]),
    ("3.14 = -inf", [("programme", "3"), ("programme", "3", "14")]),
    ("[x.y]", [("x", "y")]),
    ("[x] # said after it was implied", [("x",)]),
    ("[[groups]]", [("groups",), ("groups", 0)]),
    ("wanted = [ # with ] and [", [("groups", 0, "wanted")]),
    (
        "  { en = 'a, }', cy = 'b' },",
        [("groups", 0, "wanted", 0), ("groups", 0, "wanted", 0, "en"), ("groups", 0, "wanted", 0, "cy")],
    ),
    ("  {}, # another", [("groups", 0, "wanted", 1)]),
    (
        "  [true, [",
        [("groups", 0, "wanted", 2), ("groups", 0, "wanted", 2, 0), ("groups", 0, "wanted", 2, 1)],
    ),
    ("    3]]", [("groups", 0, "wanted", 2, 1, 0)]),
    ("]", []),
    ("[groups.facilitator]", [("groups", 0, "facilitator")]),
    ("[[groups.sessions]]", [("groups", 0, "sessions"), ("groups", 0, "sessions", 0)]),
    ("[[groups.sessions]]", [("groups", 0, "sessions", 1)]),
    (
        'place.en = "here"',
        [("groups", 0, "sessions", 1, "place"), ("groups", 0, "sessions", 1, "place", "en")],
    ),
    (
        "[groups.sessions.more.still]",
        [("groups", 0, "sessions", 1, "more"), ("groups", 0, "sessions", 1, "more", "still")],
    ),
    ("[[groups]]", [("groups", 1)]),
    ("[[groups.sessions]]", [("groups", 1, "sessions"), ("groups", 1, "sessions", 0)]),
    ("week = 3", [("groups", 1, "sessions", 0, "week")]),
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_awkward_document_is_followed_line_by_line(line_end: str) -> None:
    text = line_end.join(line for line, _ in AWKWARD)
    expected = {path: number for number, (_, found) in enumerate(AWKWARD, start=1) for path in found}
    assert set(expected) == set(paths(tomllib.loads(text)))
    assert positions(text) == expected


def test_only_line_feeds_count_as_line_ends() -> None:
    assert positions("a = '\u2028\x85\t' # \u2029\nb = 1")[("b",)] == 2


def test_a_document_without_keys_has_no_positions() -> None:
    assert positions("") == positions("# only a comment") == {}


def test_values_nested_as_deep_as_the_parser_follows_are_followed() -> None:
    depth = 200
    assert len(positions("a = " + "[" * depth + "]" * depth)) == depth


@pytest.mark.parametrize("rest", ["b = [1,", 'b = "', "b", "[b", "b = {c", '"\\q" = 1', "= 1", "b = "])
def test_what_stands_before_a_fault_is_still_found(rest: str) -> None:
    assert positions("a = 1\n" + rest)[("a",)] == 1


def test_the_nearest_line_is_that_of_the_longest_known_beginning() -> None:
    found = positions("[programme]\nid = 'x'\n[[groups]]\nid = 'y'")
    assert nearest_line(found, ("programme", "id")) == 2
    assert nearest_line(found, ("programme", "id", "deeper", 0)) == 2
    assert nearest_line(found, ("groups", 0, "starts")) == 3
    assert nearest_line(found, ("elsewhere", "id")) is None
    assert nearest_line(found, ()) is None


TABLE = "# top\r\n[programme] # p\r\nfirst_week = 2021-09-20   # a Monday\r\nname = { en = 'A', cy = \"B\" }\r\n"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("programme", "first_week"), "2021-09-20", "2026-09-21"),
        (("programme", "name", "en"), "'A'", '"Sprint # 2"'),
        (("programme", "name", "cy"), '"B"', "'''C'''"),
    ],
)
def test_a_value_is_replaced_within_its_layout(path: KeyPath, old: str, new: str) -> None:
    assert replace_value(TABLE, path, new) == TABLE.replace(old, new)


@pytest.mark.parametrize("path", [("first_week",), ("programme",), ("programme", "name"), ("name", "en"), ()])
def test_what_is_absent_or_no_single_value_is_not_replaced(path: KeyPath) -> None:
    with pytest.raises(KeyError):
        replace_value(TABLE, path, "1")
