"""The rules of signing up: places, the waiting list, clashes and load."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans import address, after, group, places, plan, who
from wgtool.domain.moving_up import fill, promotions
from wgtool.domain.plan import Plan
from wgtool.domain.signups import Allowed, Clash, Joining, join
from wgtool.domain.text import Text
from wgtool.errors import Refused

RULES = Allowed()
# Both on Mondays: the second shares time with the first, the third touches it, the fourth does neither.
CLASHING, TOUCHING, LATER = "10:30-11:30", "11:00-12:00", "13:00-14:00"
FIRST = group("a", "10:00-11:00")


def joined(plan: Plan, name: str, *groups: str, allowed: Allowed = RULES, leaving: str = "") -> Joining:
    return join(plan, who(name), [plan.group(one) for one in groups], allowed, leaving=leaving)


def statuses(joining: Joining) -> list[tuple[str, int | None, bool]]:
    return [(one.status, one.position, one.changed) for one in joining.results]


def warned(joining: Joining) -> list[str]:
    return [message.key for message in joining.warnings]


def moved_up(plan: Plan, *leaving: str) -> list[str]:
    """Return who moves up when some places are given up, such as `a ann`; each as `a cai`."""
    pairs = [one.split() for one in leaving]
    signups = [plan.state.signup(name, address(person)) for name, person in pairs]
    records = promotions(plan, [signup for signup in signups if signup])
    return [f"{record['group']} {record['email'].partition('@')[0]}" for record in records]


class TestPlaces:
    @pytest.mark.parametrize(
        ("capacity", "there", "expected"),
        [
            (None, "ann ben", ("confirmed", None)),
            (3, "ann ben", ("confirmed", None)),
            (2, "ann ben", ("waiting", 1)),
            (2, "ann ben | cai dai", ("waiting", 3)),
            # More people than places, as after the programme file was edited.
            (1, "ann ben", ("waiting", 1)),
            (1, "", ("confirmed", None)),
        ],
    )
    def test_a_free_place_is_taken_and_without_one_they_wait(
        self, capacity: int | None, there: str, expected: tuple[str, int | None]
    ) -> None:
        joining = joined(plan(group("a", capacity=capacity), places={"a": there}), "efa", "a")
        assert statuses(joining) == [(*expected, True)]
        assert joining.records == ({"group": "a", "email": address("efa"), "status": expected[0]},)

    @pytest.mark.parametrize(
        ("there", "expected"),
        [("ann | ben", ("waiting", 2)), ("ann | ben cai", ("waiting", 3)), (" | ben", ("confirmed", None))],
    )
    def test_a_free_place_is_for_those_who_wait_already(self, there: str, expected: tuple[str, int | None]) -> None:
        """Of two places one is free, or with the last both."""
        joining = joined(plan(group("a", capacity=2), places={"a": there}), "efa", "a")
        assert statuses(joining) == [(*expected, True)]

    def test_without_a_limit_those_who_wait_are_passed_by(self) -> None:
        """The limit went; `promote` gives them places."""
        assert statuses(joined(plan(group("a"), places={"a": " | ann"}), "efa", "a")) == [("confirmed", None, True)]

    def test_who_will_not_wait_is_refused(self) -> None:
        full = plan(group("a", capacity=1), group("b"), places={"a": "ann"})
        with pytest.raises(Refused) as refused:
            joined(full, "efa", "b", "a", allowed=Allowed(waiting=False))
        assert [message.key for message in refused.value.messages] == ["joining.full", "joining.full_advice"]
        assert refused.value.messages[0].values["id"] == "a"
        assert statuses(joined(full, "efa", "b", allowed=Allowed(waiting=False))) == [("confirmed", None, True)]

    def test_who_is_there_already_keeps_their_place_and_nothing_is_recorded(self) -> None:
        full = plan(group("a", capacity=1), group("b"), places={"a": "ann | ben cai", "b": "cai"})
        joining = joined(full, "cai", "a", "b", allowed=Allowed(waiting=False))
        assert statuses(joining) == [("waiting", 2, False), ("confirmed", None, False)]
        assert (joining.records, joining.warnings) == ((), ())

    def test_several_groups_are_joined_at_once_in_the_order_asked_for(self) -> None:
        some = plan(group("a", capacity=1), group("b"), group("c"), places={"a": "ann", "b": "efa"}, limit=3)
        joining = joined(some, "efa", "c", "b", "a")
        assert [one.group.id for one in joining.results] == ["c", "b", "a"]
        assert statuses(joining) == [("confirmed", None, True), ("confirmed", None, False), ("waiting", 1, True)]
        assert [(record["group"], record["status"]) for record in joining.records] == [
            ("c", "confirmed"),
            ("a", "waiting"),
        ]

    def test_deciding_changes_nothing(self) -> None:
        there = {"a": "ann | ben"}
        full = plan(group("a", capacity=1), group("b"), places=there)
        joined(full, "efa", "a", "b")
        moved_up(full, "a ann")
        assert places(full) == there
        assert set(full.state.people) == {address("ann"), address("ben")}


class TestTime:
    def test_a_clash_with_a_group_that_is_held_is_refused(self) -> None:
        held = plan(FIRST, group("b", CLASHING), places={"a": "ann"})
        with pytest.raises(Clash) as refused:
            joined(held, "ann", "b")
        said, advice = refused.value.messages
        assert (said.key, advice.key) == ("joining.clash", "joining.clash_advice")
        assert (said.values["id"], said.values["other_id"]) == ("b", "a")
        # From when on they share time.
        assert f"{said.values['at']:%Y-%m-%d %H:%M}" == "2021-09-20 10:30"

    def test_a_place_on_the_waiting_list_clashes_too(self) -> None:
        with pytest.raises(Clash):
            joined(plan(FIRST, group("b", CLASHING), places={"a": " | ann"}), "ann", "b")

    def test_two_groups_asked_for_at_once_may_clash(self) -> None:
        with pytest.raises(Clash) as refused:
            joined(plan(FIRST, group("b", CLASHING)), "ann", "a", "b")
        assert refused.value.messages[0].values["id"] == "b"

    def test_a_clash_that_is_allowed_is_a_warning(self) -> None:
        held = plan(FIRST, group("b", CLASHING), group("c", "10:00-12:00"), places={"a": "ann"}, limit=3)
        joining = joined(held, "ann", "b", "c", allowed=Allowed(clash=True))
        assert statuses(joining) == [("confirmed", None, True)] * 2
        assert warned(joining) == ["joining.clash"] * 3
        assert [(w.values["id"], w.values["other_id"]) for w in joining.warnings] == [
            ("b", "a"),
            ("c", "a"),
            ("c", "b"),
        ]

    def test_the_group_that_is_left_does_not_clash(self) -> None:
        held = plan(FIRST, group("b", CLASHING), group("c", "11:15-12:00"), places={"a": "ann", "c": "ben"})
        assert warned(joined(held, "ann", "b", leaving="a")) == []
        with pytest.raises(Clash):
            joined(held, "ben", "b", leaving="a")

    def test_sessions_that_were_moved_or_cancelled_count_as_they_stand(self) -> None:
        held = plan(FIRST, group("b", CLASHING), places={"a": "ann"})
        at_noon = {"minutes": None, "status": "moved", "reason": None}
        gone = {"starts": None, "minutes": None, "status": "cancelled", "reason": None}
        moved = {"group": "b", "week": 1, "starts": "2021-09-20T12:00", **at_noon}
        moved_on = after(held, {"sessions": [moved, {"group": "a", "week": 2, **gone}]})
        assert warned(joined(moved_on, "ann", "b")) == []
        back = {"group": "b", "week": 1, "starts": "2021-09-20T11:00", **at_noon}
        assert warned(joined(after(moved_on, {"sessions": [back]}), "ann", "b")) == ["joining.no_break"]

    def test_sessions_that_touch_are_a_warning(self) -> None:
        held = plan(FIRST, group("b", TOUCHING), group("c", LATER), places={"a": "ann"}, limit=3)
        assert warned(joined(held, "ann", "c")) == []
        joining = joined(held, "ann", "b")
        assert warned(joining) == ["joining.no_break"]
        assert [joining.warnings[0].values[name] for name in ("group", "other")] == [Text("B", "B"), Text("A", "A")]

    def test_what_is_held_already_is_not_looked_at_again(self) -> None:
        held = plan(FIRST, group("b", CLASHING), group("c", LATER), places={"a": "ann", "b": "ann"}, limit=3)
        assert warned(joined(held, "ann", "b")) == []
        assert warned(joined(held, "ann", "a", "c")) == []


class TestLoad:
    @pytest.mark.parametrize(
        ("asked", "limit", "count"),
        [("c", 3, None), ("c", 2, 3), ("cd", 3, 4), ("ab", 1, None), ("ac", 2, 3), ("", 1, None)],
    )
    def test_more_groups_than_are_thought_enough_are_a_warning(self, asked: str, limit: int, count: int | None) -> None:
        """Whoever has two already; what they ask for again does not count twice."""
        held = plan(*map(group, "abcd"), places={"a": "ann", "b": "ann"}, limit=limit)
        joining = joined(held, "ann", *asked)
        told = [message.values for message in joining.warnings]
        assert told == ([] if count is None else [{"name": "Ann", "count": count, "limit": limit}])
        assert len(joining.results) == len(asked)

    def test_the_group_that_is_left_does_not_count(self) -> None:
        held = plan(*map(group, "abc"), places={"a": "ann", "b": "ann"}, limit=2)
        assert warned(joined(held, "ann", "c")) == ["joining.many_groups"]
        assert warned(joined(held, "ann", "c", leaving="a")) == []


class TestMovingUp:
    def test_first_come_first_served(self) -> None:
        full = plan(group("a", capacity=2), places={"a": "ann ben | cai dai efa"})
        assert moved_up(full, "a ann") == ["a cai"]
        assert moved_up(full, "a ben", "a ann") == ["a cai", "a dai"]

    def test_whoever_leaves_does_not_move_up(self) -> None:
        full = plan(group("a", capacity=1), places={"a": "ann | ben cai dai"})
        assert moved_up(full, "a ann", "a ben") == ["a cai"]
        assert moved_up(full, "a ann", "a ben", "a cai", "a dai") == []

    def test_when_somebody_leaves_the_queue_nobody_moves_up(self) -> None:
        assert moved_up(plan(group("a", capacity=1), places={"a": "ann | ben cai"}), "a ben") == []

    def test_each_group_fills_its_own_places_in_the_order_of_the_programme(self) -> None:
        there = {"a": "ann ben | cai", "b": "ann | cai dai", "c": "ben | efa"}
        full = plan(group("a", capacity=2), group("b", capacity=1), group("c", capacity=1), places=there)
        assert moved_up(full, "b ann", "a ann") == ["a cai", "b cai"]
        assert moved_up(full) == []

    @pytest.mark.parametrize("capacity", [1, 2])
    def test_nobody_moves_up_into_a_group_without_free_places(self, capacity: int) -> None:
        """The programme file was edited: three people have the places of fewer."""
        crowded = plan(group("a", capacity=capacity), places={"a": "ann ben cai | dai efa fay"})
        assert moved_up(crowded, "a ann") == []
        assert moved_up(crowded, "a ann", "a ben") == ([] if capacity == 1 else ["a dai"])
        assert fill(crowded, crowded.group("a")) == []

    @pytest.mark.parametrize(
        ("capacity", "expected"), [(2, []), (3, ["cai"]), (5, ["cai", "dai"]), (None, ["cai", "dai"])]
    )
    def test_new_places_are_filled(self, capacity: int | None, expected: list[str]) -> None:
        larger = plan(group("a", capacity=capacity), places={"a": "ann ben | cai dai"})
        records = fill(larger, larger.group("a"))
        assert records == [{"group": "a", "email": address(name)} for name in expected]

    @settings(max_examples=200, deadline=None)
    @given(
        st.integers(1, 6),
        st.lists(st.sampled_from("abcdefghij"), unique=True),
        st.integers(0, 10),
        st.sets(st.sampled_from("abcdefghij")),
    )
    def test_whoever_leaves_the_places_are_filled_as_far_as_they_go(
        self, capacity: int, people: list[str], having: int, going: set[str]
    ) -> None:
        there = f"{' '.join(people[:having])} | {' '.join(people[having:])}"
        before = plan(group("a", capacity=capacity), places={"a": there})
        leaving = [signup for name in going if (signup := before.state.signup("a", address(name)))]
        promoted = promotions(before, leaving)
        stay = [name for name in people if name not in going]
        queue = [name for name in people[having:] if name in stay]
        had = len(stay) - len(queue)
        free = max(0, capacity - had) if leaving else 0
        assert [record["email"] for record in promoted] == [address(name) for name in queue[:free]]
