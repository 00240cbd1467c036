"""The one way in which commands change the store: lock, read, decide, append, tell."""

from wgtool.cli.app import App
from wgtool.cli.output import show_json, tell, warn
from wgtool.cli.streams import check_stdout, write_out
from wgtool.renderers.safe import visible
from wgtool.services import changing
from wgtool.services.changing import Done
from wgtool.services.outcome import Decision, change_view, promotions
from wgtool.texts.say import msg, say


def change(app: App, decide: Decision, *, dry_run: bool) -> Done:
    """Decide a change and write it, unless there is nobody to tell."""
    check_stdout()
    return changing.change(app, decide, rehearse=dry_run)


def report(app: App, done: Done, form: str, *, dry_run: bool, **besides: object) -> None:
    """Tell what a change did: the answer to standard output, promotions and warnings to standard error.

    Args:
        app: The run.
        done: What was done.
        form: `json`, or anything else for text.
        dry_run: Whether it was a rehearsal.
        besides: What the JSON holds besides.
    """
    outcome = done.outcome
    say_aside(app, done)
    if form == "json":
        view = change_view(outcome, done.plan, app.lang, entry=done.entry, dry_run=dry_run)
        show_json({**view, **besides})
        return
    write_lines(app, done, dry_run=dry_run)


def say_aside(app: App, done: Done) -> None:
    """Tell warnings and promotions on standard error."""
    warn(app, *done.outcome.warnings)
    for place in promotions(done.outcome, done.plan):
        group = done.plan.group(place["group"]).name
        tell(app, msg("promoted", name=place["name"], email=place["email"], group=group))


def write_lines(app: App, done: Done, *, dry_run: bool) -> None:
    """Write what happened in the user’s words."""
    view = change_view(done.outcome, done.plan, app.lang, entry=done.entry, dry_run=dry_run)
    lines = [visible(line) for line in view["text"]]
    if dry_run:
        lines.append(say(app.lang, "dry_run"))
    if lines:
        write_out("\n".join(lines) + "\n")
