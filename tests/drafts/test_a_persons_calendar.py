"""Whoever takes the invitations of every message into a calendar has, at any time, just what the plan says.

Commands come at random, and messages go out at random moments between them: to those whose place is newer, and to those
whom changes concern. A calendar program takes a message by the rules of RFC 5546, section 2.1.5.
"""

import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from drafts.reading import read
from store.faulty import unsynced
from store.house import House

PEOPLE = st.sampled_from(["ann", "ben", "cai", "dai"])
GROUPS = st.sampled_from(["a", "b", "c"])
WEEKS = st.sampled_from([1, 2])
BEFORE = datetime(2021, 10, 1, 9, tzinfo=UTC)


class Calendar:
    """One person’s calendar program: the newest word on each event, and which are in it."""

    def __init__(self) -> None:
        self.words: dict[str, tuple[tuple[int, datetime], datetime | None]] = {}

    def take(self, method: str, event: Any) -> None:
        """Take one message in, unless what is known is newer."""
        order = int(event.get("SEQUENCE", 0)), event["DTSTAMP"].dt
        uid = str(event["UID"])
        if uid not in self.words or self.words[uid][0] <= order:
            self.words[uid] = order, event["DTSTART"].dt.astimezone(UTC) if method == "REQUEST" else None

    @property
    def shown(self) -> dict[str, datetime]:
        """When each event begins that is in it."""
        return {uid: starts for uid, (_, starts) in self.words.items() if starts is not None}


class Post(RuleBasedStateMachine):
    """A programme, its messages, and the calendars of those who get them."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.house = House(Path(self._folder.name) / "trial", places=2)
        text = self.house.file.read_text(encoding="utf-8")
        contact = 'other_organisations = true\ncontact = "team@example.org"'
        self.house.file.write_text(text.replace("other_organisations = true", contact), encoding="utf-8", newline="\n")
        self.now, self.sent = BEFORE, 0
        self.calendars: dict[str, Calendar] = {}

    def teardown(self) -> None:
        """Send what is left to send, and look."""
        try:
            self.send()
        finally:
            self._folder.cleanup()

    def _run(self, *arguments: object) -> Any:
        self.now += timedelta(minutes=1)
        with unsynced():
            return self.house(*arguments, env={"WGTOOL_NOW": self.now.isoformat()})

    @rule(person=PEOPLE, group=GROUPS)
    def sign_up(self, person: str, group: str) -> None:
        who = ("--name", person, "--email", f"{person}@example.org", "--organisation", "X", "--allow-clash")
        self._run("signup", group, *who)

    @rule(person=PEOPLE, group=GROUPS)
    def withdraw(self, person: str, group: str) -> None:
        self._run("withdraw", f"{person}@example.org", group)

    @rule(person=PEOPLE, old=GROUPS, new=GROUPS)
    def transfer(self, person: str, old: str, new: str) -> None:
        self._run("transfer", f"{person}@example.org", old, new, "--allow-clash")

    @rule(group=GROUPS, week=WEEKS, days=st.integers(-1, 2))
    def reschedule(self, group: str, week: int, days: int) -> None:
        self._run("reschedule", group, "--week", week, "--by", days)

    @rule(group=GROUPS, week=WEEKS, back=st.booleans())
    def cancel(self, group: str, week: int, *, back: bool) -> None:
        self._run("reinstate" if back else "cancel", group, "--week", week)

    @rule()
    def undo(self) -> None:
        self._run("undo", "--anyone")

    @rule(group=GROUPS, other=GROUPS)
    def finish(self, group: str, other: str) -> None:
        self._run("finish", group, "--after-week", 0, "--into", other, "--allow-clash")

    @rule()
    def send(self) -> None:
        """Write to whoever must be told since the last time, and look at every calendar."""
        for kind in ("welcome", "changes"):
            folder = self.house.folder / "out"
            done = self._run(
                "drafts", kind, "--invite", "--replace", "--since", self.sent, "--out", folder, "--format", "json"
            )
            assert done.code == 0, done.err
            for line in json.loads(done.data)["drafts"]:
                for method, event in read(folder / line["file"]).invitations:
                    self.calendars.setdefault(line["email"], Calendar()).take(method, event)
        entries = json.loads(self._run("history", "--format", "json").data)["entries"]
        self.sent = max((entry["n"] for entry in entries), default=0)
        self._look()

    def _look(self) -> None:
        roster = json.loads(self._run("roster", "--status", "confirmed", "--format", "json").data)
        for email, calendar in list(self.calendars.items()):
            if self._run("person", email).code:
                # Whose only sign-up was undone is not in the store any more: nobody knows where to write to.
                del self.calendars[email]
                continue
            wanted = {}
            for group in roster["groups"]:
                if any(member["email"] == email for member in group["members"]):
                    shown = json.loads(self._run("show", group["id"], "--format", "json").data)
                    wanted |= {
                        f"small.{group['id']}.week-{one['week']:02}@wgtool": datetime.fromisoformat(one["starts_at"])
                        for one in shown["sessions"]
                        if one["status"] != "cancelled"
                    }
            assert calendar.shown == wanted, email


Post.TestCase.settings = settings(
    max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
TestPost = Post.TestCase
