"""`site`: the programme as web pages, with the calendars beside them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wgtool.cli.app import App
from wgtool.cli.belongings import file_named, folder_named
from wgtool.cli.output import Answer, Deed, Told
from wgtool.cli.runner import CHANGE, command
from wgtool.errors import OutputError, Refused
from wgtool.services.changing import take_note
from wgtool.texts.language import LANGUAGES
from wgtool.texts.reasons import reason_of
from wgtool.texts.say import Message, msg, phrase

if TYPE_CHECKING:
    from wgtool.domain.plan import Plan
    from wgtool.renderers.site.folder import Work
    from wgtool.services.site.withheld import Wish
    from wgtool.views.site import SitePage, SiteView

# More files than these are counted only.
_MOST_NAMED = 20


@command(CHANGE)
def site(
    app: App,
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="opt.site_folder")],
    links: Annotated[bool, typer.Option("--links", help="opt.site_links")] = False,
    contacts: Annotated[bool, typer.Option("--contacts", help="opt.site_contacts")] = False,
    outcomes: Annotated[bool, typer.Option("--outcomes", help="opt.site_outcomes")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="opt.site_strict")] = False,
    *,
    rehearse: bool,
) -> Deed:
    """Write the programme as web pages."""
    from wgtool.renderers.site.folder import compare, kept
    from wgtool.services.site.withheld import Wish

    place, wish = folder_named(folder), Wish(links, contacts, outcomes)
    _ensure_fit(app, place)
    kept(place, app.programme.id)
    found = _pages(app.plan, wish)
    warnings = _warnings(app, found, wish, strict=strict)
    plan = app.plan if rehearse else take_note(app)
    found = found if plan is app.plan else _pages(plan, wish)
    work = compare(place, app.programme.id, dict(_files(plan, wish, found)))
    warnings += [
        msg("site.edited_removed" if path in work.removed else "site.edited", file=path) for path in work.edited
    ]
    if not rehearse:
        _write(work)
    view = _view(app, work, warnings, dry_run=rehearse)
    aside = [msg("dry_run")] if rehearse else []
    return Told(Answer(lambda _: view, words=_words(work), aside=aside), warnings)


def _ensure_fit(app: App, folder: Path) -> None:
    """Make sure that a folder can be published.

    Raises:
        Refused: It cannot be written to, or holds the store or the programme.
    """
    if not folder.is_file():
        file_named(app, str(folder / "index.html"))
    own = [app.programme_file] if "://" in app.store_name else [app.programme_file, Path(app.store_name)]
    if any(file.resolve().is_relative_to(folder.resolve()) for file in own):
        raise Refused("site.holds_store", folder=str(folder)).advise("site.not_empty_advice")


def _pages(plan: "Plan", wish: "Wish") -> "list[SitePage]":
    from wgtool.services.site.pages import pages

    return [page for lang in LANGUAGES for page in pages(plan, wish, lang)]


def _warnings(app: App, pages: "list[SitePage]", wish: "Wish", *, strict: bool) -> list[Message]:
    """Return what is to be known before anything is published.

    Raises:
        Refused: Texts name people who are in the store, and that is not to be.
    """
    from wgtool.services.calendars.events import chosen, time_warnings
    from wgtool.services.site.named import linked, named

    found = named(app.plan, pages, wish)
    if strict and found:
        error = Refused("site.strict", count=len(found))
        for one in found:
            error.advise(one.key, **one.values)
        raise error.advise("site.strict_advice")
    missing = [] if app.programme.sign_up_url else [msg("site.no_sign_up")]
    found += [] if wish.links else linked(app.plan, pages)
    return [*missing, *found, *time_warnings(app.plan, chosen(app.plan, ()))]


def _files(plan: "Plan", wish: "Wish", pages: "list[SitePage]") -> Iterator[tuple[str, bytes]]:
    """Yield the files of the site with their paths."""
    from wgtool.calendars.writer import to_ics
    from wgtool.renderers.layouts.calendars import description
    from wgtool.renderers.site.pages import site_pages
    from wgtool.services.site.calendars import calendars

    yield from site_pages(plan.programme.name, pages)
    for lang in LANGUAGES:
        for name, calendar in calendars(plan, wish, lang, description):
            yield f"{lang}/{name}", to_ics(calendar)


def _write(work: "Work") -> None:
    """Write the site.

    Raises:
        OutputError: The disk refuses; what was there stands.
    """
    from wgtool.renderers.site.writing import carry_out

    try:
        carry_out(work)
    except OSError as error:
        raise OutputError("site.unwritten", folder=str(work.folder), reason=reason_of(error)) from error


def _view(app: App, work: "Work", warnings: list[Message], *, dry_run: bool) -> "SiteView":
    return {
        "schema": "wgtool/site/1",
        "folder": str(work.folder),
        "dry_run": dry_run,
        "written": list(work.written),
        "unchanged": len(work.unchanged),
        "removed": list(work.removed),
        "warnings": [phrase(one, app.lang) for one in warnings],
    }


def _words(work: "Work") -> list[Message]:
    """Return what was written, in the user’s words."""
    counts = {"count": len(work.written), "unchanged": len(work.unchanged), "removed": len(work.removed)}
    changed = [msg("site.file", file=path) for path in work.written]
    changed += [msg("site.file_removed", file=path) for path in work.removed]
    return [
        *(changed if len(changed) <= _MOST_NAMED else ()),
        msg("site.written", folder=str(work.folder), **counts),
        msg("site.open", file=str(work.folder / "index.html")),
    ]
