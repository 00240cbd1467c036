"""Signing up, withdrawing and transferring, decided on a plan: what is recorded, said and warned of."""

import pytest

from plans import address, after, group, places, plan, who
from wgtool.domain.plan import Plan
from wgtool.domain.signups import Allowed, Clash
from wgtool.errors import Refused, UsageError
from wgtool.services.outcome import Outcome
from wgtool.services.signups.details import Answers
from wgtool.services.signups.places import promote, sign_up, transfer, withdraw
from wgtool.texts.say import Message

RULES = Allowed()
MORNING, CLASHING, TOUCHING = "10:00-11:00", "10:30-11:30", "11:00-12:00"


def signing_up(plan: Plan, person: str, *groups: str, allowed: Allowed = RULES, **details: str) -> Outcome:
    one = who(person)
    answers = Answers(**{"name": one.name, "email": one.email, "organisation": one.organisation, **details})
    return sign_up(plan, groups, answers, allowed, "en")


def transferring(plan: Plan, name: str, source: str, target: str, allowed: Allowed = RULES) -> Outcome:
    return transfer(plan, address(name), source, target, allowed, "en")


def keys(messages: tuple[Message, ...]) -> list[str]:
    return [message.key for message in messages]


def placed(group: str, *names: str) -> list[dict[str, str]]:
    return [{"group": group, "email": address(name)} for name in names]


@pytest.fixture
def full() -> Plan:
    """A group with one place and a queue, one that shares time with it, and one that has room."""
    groups = group("a", MORNING, capacity=1), group("b", CLASHING, capacity=1), group("c", capacity=2)
    return plan(*groups, places={"a": "ann | ben cai", "b": "dai | efa", "c": "ben"})


class TestSigningUp:
    def test_somebody_new_is_recorded_with_their_details_and_their_place(self, full: Plan) -> None:
        outcome = signing_up(full, "fay", "c", role="Lead")
        assert (outcome.do, outcome.people, outcome.warnings) == ("signup", (address("fay"),), ())
        person = {"email": address("fay"), "name": "Fay", "organisation": "X", "role": "Lead"}
        assert outcome.change == {"people": [person], "joined": [{**placed("c", "fay")[0], "status": "confirmed"}]}
        assert keys(outcome.text) == ["joined.confirmed"]
        assert outcome.results == (
            {"group": "c", "name": "C", "status": "confirmed", "position": None, "changed": True},
        )
        assert places(after(full, outcome.change))["c"] == "ben fay"

    def test_in_a_full_group_they_wait_behind_the_others(self, full: Plan) -> None:
        outcome = signing_up(full, "fay", "a", "c")
        assert keys(outcome.text) == ["joined.waiting", "joined.confirmed"]
        assert [result["position"] for result in outcome.results] == [3, None]
        assert places(after(full, outcome.change)) == {"a": "ann | ben cai fay", "b": "dai | efa", "c": "ben fay"}

    def test_no_group_named_is_every_group(self, full: Plan) -> None:
        outcome = signing_up(full, "fay", allowed=Allowed(clash=True))
        assert [result["group"] for result in outcome.results] == ["a", "b", "c"]
        assert keys(outcome.warnings) == ["joining.clash", "joining.many_groups"]

    def test_somebody_known_needs_only_the_address_and_is_not_recorded_again(self, full: Plan) -> None:
        outcome = sign_up(full, ["c"], Answers(email=" ANN@Example.org "), RULES, "en")
        assert outcome.change == {"joined": [{**placed("c", "ann")[0], "status": "confirmed"}]}
        assert outcome.people == (address("ann"),)

    def test_what_was_not_known_is_kept_and_what_differs_is_only_named(self, full: Plan) -> None:
        outcome = signing_up(full, "ann", "c", name="Anna", role="Lead", organisation="Y")
        ((record,), (warning,)) = outcome.change["people"], outcome.warnings
        assert record == {"email": address("ann"), "name": "Ann", "organisation": "X", "role": "Lead"}
        assert (warning.key, warning.values["name"]) == ("signup.differs", "Ann")
        assert warning.values["fields"] == (Message("label.name", {}), Message("label.organisation", {}))

    def test_a_detail_that_is_known_cannot_be_cleared_by_signing_up(self, full: Plan) -> None:
        known = after(full, signing_up(full, "fay", "c", role="Lead").change)
        outcome = signing_up(known, "fay", "c", role="")
        assert outcome.change == {}
        assert [warning.values["fields"] for warning in outcome.warnings] == [(Message("label.role", {}),)]

    def test_signing_up_again_changes_nothing_not_even_a_gap(self, full: Plan) -> None:
        outcome = signing_up(full, "cai", "a", role="Lead")
        assert (outcome.change, keys(outcome.text)) == ({}, ["joined.already_waiting"])
        assert [(result["position"], result["changed"]) for result in outcome.results] == [(2, False)]

    def test_one_group_that_is_refused_refuses_them_all(self, full: Plan) -> None:
        for groups, allowed in ((("c", "a", "b"), RULES), (("c", "a"), Allowed(waiting=False)), (("c", "x"), RULES)):
            with pytest.raises(Refused):
                signing_up(full, "fay", *groups, allowed=allowed)
        assert full.state.person(address("fay")) is None

    def test_what_is_missing_is_named(self, full: Plan) -> None:
        with pytest.raises(UsageError) as missing:
            sign_up(full, ["c"], Answers(name="Fay", email=address("fay")), RULES, "en")
        assert missing.value.messages[0].values == {"options": "--organisation"}

    def test_warnings_come_in_the_order_details_time_load(self) -> None:
        held = plan(group("a", MORNING), group("b", TOUCHING), group("c"), places={"a": "ann", "c": "ann"})
        outcome = signing_up(held, "ann", "b", name="Anna")
        assert keys(outcome.warnings) == ["signup.differs", "joining.no_break", "joining.many_groups"]


class TestWithdrawing:
    def test_the_first_of_the_queue_moves_up(self, full: Plan) -> None:
        outcome = withdraw(full, "Ann@example.org", ["A"])
        assert outcome.change == {"left": placed("a", "ann"), "promoted": placed("a", "ben")}
        assert outcome.people == (address("ann"), address("ben"))
        assert list(outcome.promoted) == placed("a", "ben")
        assert keys(outcome.text) == ["withdraw.done"]
        assert places(after(full, outcome.change))["a"] == "ben | cai"

    def test_without_a_group_every_place_is_given_up(self, full: Plan) -> None:
        outcome = withdraw(full, address("ben"), [])
        assert outcome.change == {"left": [*placed("a", "ben"), *placed("c", "ben")], "promoted": []}
        assert places(after(full, outcome.change)) == {"a": "ann | cai", "b": "dai | efa"}

    def test_one_person_may_make_room_in_several_groups(self) -> None:
        there = {"a": "ann | ben cai", "b": "ann | cai", "c": "ann"}
        some = plan(*(group(name, capacity=1) for name in "abc"), places=there)
        outcome = withdraw(some, address("ann"), ["b", "a"])
        assert outcome.change["promoted"] == [*placed("a", "ben"), *placed("b", "cai")]
        assert outcome.people == tuple(map(address, ("ann", "ben", "cai")))
        assert places(after(some, outcome.change)) == {"a": "ben | cai", "b": "cai", "c": "ann"}

    def test_who_has_left_everything_is_told_so(self, full: Plan) -> None:
        left = after(full, withdraw(full, address("dai"), []).change)
        outcome = withdraw(left, address("dai"), [])
        assert (outcome.change, keys(outcome.text)) == ({}, ["withdraw.nothing"])

    def test_a_group_that_somebody_is_not_in_cannot_be_left_nor_any_with_it(self, full: Plan) -> None:
        with pytest.raises(Refused) as refused:
            withdraw(full, address("ben"), ["c", "b"])
        (said,) = refused.value.messages
        assert (said.key, said.values["group"]) == ("withdraw.not_in", full.group("b").name)
        with pytest.raises(Refused) as unknown:
            withdraw(full, "nobody@example.org", [])
        assert keys(tuple(unknown.value.messages)) == ["person.unknown"]


class TestTransferring:
    def test_a_move_is_one_step_and_the_queue_moves_up(self, full: Plan) -> None:
        outcome = transferring(full, "ann", "a", "c")
        assert list(outcome.change) == ["left", "promoted", "joined"]
        assert outcome.change["left"] == placed("a", "ann")
        assert outcome.change["promoted"] == placed("a", "ben")
        assert outcome.change["joined"] == [{**placed("c", "ann")[0], "status": "confirmed"}]
        assert keys(outcome.text) == ["withdraw.done", "joined.confirmed"]
        assert outcome.people == (address("ann"), address("ben"))
        assert places(after(full, outcome.change)) == {"a": "ben | cai", "b": "dai | efa", "c": "ben ann"}

    def test_the_group_that_is_left_may_clash_with_the_new_one(self, full: Plan) -> None:
        """Whoever changes sides waits there like everybody else."""
        outcome = transferring(full, "ann", "a", "b")
        assert (outcome.results[0]["status"], outcome.results[0]["position"]) == ("waiting", 2)
        assert outcome.warnings == ()
        assert places(after(full, outcome.change)) == {"a": "ben | cai", "b": "dai | efa ann", "c": "ben"}

    def test_another_group_may_not_unless_it_is_allowed(self) -> None:
        held = plan(group("a", MORNING), group("b", CLASHING), group("c"), places={"a": "ann", "c": "ann"})
        with pytest.raises(Clash):
            transferring(held, "ann", "c", "b")
        outcome = transferring(held, "ann", "c", "b", Allowed(clash=True))
        assert keys(outcome.warnings) == ["joining.clash"]
        assert places(after(held, outcome.change)) == {"a": "ann", "b": "ann"}

    def test_into_a_full_group_only_who_will_wait(self, full: Plan) -> None:
        with pytest.raises(Refused) as refused:
            transferring(full, "ben", "c", "b", Allowed(waiting=False, clash=True))
        assert keys(tuple(refused.value.messages))[0] == "joining.full"
        assert places(full)["c"] == "ben"

    def test_a_place_on_the_waiting_list_can_be_given_up_for_another_group(self, full: Plan) -> None:
        outcome = transferring(full, "cai", "a", "c")
        assert (outcome.change["promoted"], outcome.results[0]["status"]) == ([], "confirmed")
        assert places(after(full, outcome.change)) == {"a": "ann | ben", "b": "dai | efa", "c": "ben cai"}

    def test_a_move_is_no_group_more(self) -> None:
        held = plan(*map(group, "abc"), places={"a": "ann", "b": "ann"}, limit=2)
        assert transferring(held, "ann", "a", "c").warnings == ()

    @pytest.mark.parametrize(
        ("name", "source", "target", "key"),
        [
            ("ann", "c", "b", "withdraw.not_in"),
            ("ben", "a", "c", "transfer.already"),
            ("ann", "a", "a", "transfer.already"),
            ("nobody", "a", "c", "person.unknown"),
        ],
    )
    def test_what_cannot_be_is_refused(self, full: Plan, name: str, source: str, target: str, key: str) -> None:
        with pytest.raises(Refused) as refused:
            transferring(full, name, source, target)
        assert refused.value.messages[0].key == key


class TestPromoting:
    def test_free_places_are_filled_in_the_groups_named_or_in_all(self) -> None:
        larger = plan(
            group("a", capacity=3), group("b"), group("c", capacity=1), places={"a": "ann | ben", "b": "ann | ben cai"}
        )
        assert promote(larger, ["a"]).change == {"promoted": placed("a", "ben")}
        outcome = promote(larger, [])
        assert list(outcome.promoted) == [*placed("a", "ben"), *placed("b", "ben", "cai")]
        assert outcome.people == (address("ben"), address("cai"))
        filled = after(larger, outcome.change)
        assert places(filled) == {"a": "ann ben", "b": "ann ben cai"}
        assert (promote(filled, []).change, keys(promote(filled, []).text)) == ({}, ["promote.nothing"])

    def test_nobody_moves_up_where_nothing_is_free(self, full: Plan) -> None:
        assert promote(full, []).change == {}
