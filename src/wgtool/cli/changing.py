"""The one way in which commands change the store: lock, read, decide, append, tell."""

from wgtool.cli.app import App
from wgtool.cli.output import show_json, tell, warn
from wgtool.cli.streams import check_stdout, write_out
from wgtool.domain.clock import utc_text
from wgtool.domain.journal import Change, Entry, is_empty
from wgtool.domain.plan import Plan
from wgtool.domain.sessions import SessionKey
from wgtool.domain.state import State
from wgtool.renderers.safe import visible
from wgtool.services.outcome import Decision, Outcome, change_view, promotions
from wgtool.services.programme.definitions import definition_changes, fingerprints
from wgtool.storage.journal import Transaction
from wgtool.texts.say import msg, say


class Done:
    """A change that was decided and, unless it was a rehearsal, written."""

    def __init__(self, outcome: Outcome, plan: Plan, entry: int | None) -> None:
        self.outcome = outcome
        self.plan = plan
        self.entry = entry


def change(app: App, decide: Decision, *, dry_run: bool) -> Done:
    """Decide a change on what is true now and write it.

    Args:
        app: The run.
        decide: Makes the decision from the programme as it stands.
        dry_run: Whether to write nothing.

    Returns:
        What was decided, with the programme as it stands afterwards.

    Raises:
        WgtoolError: The decision is a refusal, or the store refuses; nothing is changed then.
    """
    check_stdout()
    if dry_run:
        return _rehearse(app, decide)
    with app.journal.transaction(app.lock_seconds) as transaction:
        plan = Plan(app.programme, transaction.state)
        outcome = decide(plan)
        if is_empty(outcome.change):
            return Done(outcome, plan, None)
        entries = record(app, transaction, outcome.do, outcome.change)
        app.warn_if_torn(torn=transaction.torn)
        return Done(outcome, Plan(app.programme, transaction.state), entries[-1].n)


def record(app: App, transaction: Transaction, do: str, changed: Change) -> list[Entry]:
    """Write one command’s entry, after one for an edited programme file where there is a need."""
    marks: dict[SessionKey, str] = fingerprints(app.programme)
    edited = definition_changes(transaction.state, marks) if transaction.exists else []
    changes: list[tuple[str, Change]] = [("programme", {"definitions": edited})] if edited else []
    if not is_empty(changed):
        changes.append((do, changed))
    at, by = utc_text(app.now), app.user
    with app.writing():
        return transaction.record(changes, at=at, by=by, definitions=marks)


def _rehearse(app: App, decide: Decision) -> Done:
    state: State = app.snapshot.state
    outcome = decide(Plan(app.programme, state))
    # What an undo comes to is for its own service to say.
    if not is_empty(outcome.change) and "undoes" not in outcome.change:
        state.apply(Entry(state.last + 1, utc_text(app.now), app.user, outcome.do, outcome.change))
    return Done(outcome, Plan(app.programme, state), None)


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
