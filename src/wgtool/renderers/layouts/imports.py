"""What an import came to, laid out."""

from collections.abc import Iterator

from wgtool.renderers.layouts.words import columns, page
from wgtool.renderers.page import Bullets, Facts, Heading, Page, Paragraph, Part, Row, Table
from wgtool.texts.language import Language
from wgtool.texts.say import say
from wgtool.views.imports import ImportView, RejectedRow

_NUMBERS = (
    *("rows", "accepted", "known_again", "rejected", "rejected_before"),
    *("recorded", "waiting", "unchanged", "withdrawn", "changed"),
)
# More people on a waiting list than this are a number.
_MOST_WAITING = 10


def imported(view: ImportView, lang: Language) -> Page:
    """Lay out an import: the numbers, then whatever needs a look."""
    title = say(lang, "import.title", file=view["file"])
    return page(title, lang, *_parts(view, lang))


def _parts(view: ImportView, lang: Language) -> Iterator[Part]:
    if view["dry_run"]:
        yield Paragraph(say(lang, "dry_run"), "quiet")
    elif view["entry"] is None:
        yield Paragraph(say(lang, "import.nothing"), "quiet")
    yield Facts((say(lang, f"import.count_{key}"), str(_count(view, key))) for key in _NUMBERS if _shown(view, key))
    if view["ranked_by"]:
        headings = (" ".join(heading.split()) for heading in view["ranked_by"])
        yield Paragraph(say(lang, "import.ranked_by", columns=tuple(headings)))
    yield from _rejected(view, lang)
    yield from _waiting(view, lang)
    yield from _changes(view, lang)
    yield from _people(view, lang)


def _count(view: ImportView, key: str) -> int:
    value: int | list[object] = view[key]  # type: ignore[literal-required]
    return value if isinstance(value, int) else len(value)


def _shown(view: ImportView, key: str) -> bool:
    return key in {"rows", "recorded", "unchanged"} or _count(view, key) > 0


def _rejected(view: ImportView, lang: Language) -> Iterator[Part]:
    known = frozenset(view["rejected_before"])
    for title, found in (
        (say(lang, "import.rejected"), [one for one in view["rejected"] if one["row"] not in known]),
        (say(lang, "import.rejected_before"), [one for one in view["rejected"] if one["row"] in known]),
    ):
        if found:
            titles = columns(lang, "import.row", "import.who", "import.column", "import.why", right=("import.row",))
            yield Heading(2, title)
            yield Table(titles, tuple(Row(_rejected_cells(one)) for one in found))
    if view["rejected"] and view["advice"]:
        yield Bullets(view["advice"])


def _rejected_cells(one: RejectedRow) -> tuple[str, ...]:
    who = ", ".join(" ".join(text.split()) for text in (one["name"], one["email"]) if text)
    return str(one["row"]), who or "–", " ".join((one["column"] or "–").split()), one["reason"]


def _waiting(view: ImportView, lang: Language) -> Iterator[Part]:
    if view["waiting_people"]:
        # Until places are given by choice all wait, and in no order.
        keys = (
            "import.waits_one" if one["position"] is None else "import.waiting_one" for one in view["waiting_people"]
        )
        people = zip(keys, view["waiting_people"][:_MOST_WAITING], strict=False)
        lines = [say(lang, key, **one) for key, one in people]
        more = len(view["waiting_people"]) - len(lines)
        yield Heading(2, say(lang, "import.waiting"))
        yield Bullets([*lines, *([say(lang, "import.and_more", count=more)] if more else [])])


def _changes(view: ImportView, lang: Language) -> Iterator[Part]:
    if not view["changes"]:
        return
    titles = columns(lang, "label.name", "label.email", "import.field", "import.before", "import.after")
    rows = tuple(
        Row(
            (one["name"], one["email"], say(lang, f"label.{field['field']}"), *_values(field["before"], field["after"]))
        )
        for one in view["changes"]
        for field in one["fields"]
    )
    yield Heading(2, say(lang, "import.changes"))
    yield Paragraph(_outcome(view, lang))
    yield Table(titles, rows)


def _outcome(view: ImportView, lang: Language) -> str:
    """Return what became of changed answers, or would become of them."""
    if not view["changes"][0]["applied"]:
        return say(lang, "import.changes_left")
    return say(lang, "import.changes_would_apply" if view["dry_run"] else "import.changes_applied")


def _values(*values: str | None) -> tuple[str, ...]:
    return tuple(value or "–" for value in values)


def _people(view: ImportView, lang: Language) -> Iterator[Part]:
    if view["withdrawn"]:
        yield Heading(2, say(lang, "import.withdrawn"))
        yield Paragraph(say(lang, "import.withdrawn_advice"))
        yield Bullets(say(lang, "import.withdrawn_one", **one) for one in view["withdrawn"])
    if view["doubles"]:
        yield Heading(2, say(lang, "import.doubles"))
        yield Paragraph(say(lang, "import.doubles_advice"))
        yield Bullets(say(lang, "import.double", **one) for one in view["doubles"])
