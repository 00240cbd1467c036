"""What the store knows and what a form says: the newer of the two stands, and nobody becomes somebody else."""

import json
from typing import Any

import pytest

from conftest import Wgtool
from imports.downloads import HEADINGS, save
from wgtool.storage.lines import encode

WIDE = ("Completion time", *HEADINGS, "Profession")
ANN = ("2021-09-01 10:00", "ann@example.org", "Ann Rees", "Gwynedd", "ddat-roles", "Data")


def imported(wgtool: Wgtool, *rows: tuple[str, ...], options: tuple[str, ...] = (), stamped: bool = True) -> Any:
    headings = WIDE if stamped else WIDE[1:]
    cut = [row if stamped else row[1:] for row in rows]
    return wgtool("import", save(wgtool.folder, *cut, headings=headings), "--format", "json", *options).json


def details(wgtool: Wgtool, email: str) -> Any:
    return wgtool.ok("person", email, "--format", "json").json


@pytest.mark.parametrize("stamped", [True, False])
def test_what_was_put_right_by_hand_is_no_changed_answer_and_no_update_undoes_it(
    wgtool: Wgtool, *, stamped: bool
) -> None:
    imported(wgtool, ANN, stamped=stamped)
    wgtool.ok("amend", "ann@example.org", "--name", "Ann Reece", "--profession", "Research", "--organisation", "Powys")
    for options in ((), ("--update",)):
        view = imported(wgtool, ANN, options=options, stamped=stamped)
        assert (view["changed"], view["entry"]) == (0, None)
    assert details(wgtool, "ann@example.org")["person"]["name"] == "Ann Reece"


@pytest.mark.parametrize("stamped", [True, False])
def test_an_answer_that_the_form_changed_since_counts(wgtool: Wgtool, *, stamped: bool) -> None:
    imported(wgtool, ANN, stamped=stamped)
    wgtool.ok("amend", "ann@example.org", "--profession", "Research")
    new = ("2021-11-01 10:00", *ANN[1:5], "Design")
    view = imported(wgtool, ANN, new, options=("--update",), stamped=stamped)
    assert [one["fields"] for one in view["changes"]] == [
        [{"field": "profession", "before": "Research", "after": "Design"}]
    ]
    # Back to what it was at first: that is news again, since nothing was put right by hand after it.
    back = ("2021-11-08 10:00", *ANN[1:])
    assert imported(wgtool, back, stamped=stamped)["changed"] == 1


@pytest.mark.parametrize("stamped", [True, False])
def test_of_two_answers_of_one_person_the_older_does_not_come_back(wgtool: Wgtool, *, stamped: bool) -> None:
    later = ("2021-09-08 10:00", *ANN[1:5], "Design")
    imported(wgtool, ANN, later, options=("--update",), stamped=stamped)
    wgtool.ok("amend", "ann@example.org", "--profession", "Research")
    assert imported(wgtool, ANN, later, options=("--update",), stamped=stamped)["changed"] == 0


def test_an_answer_sent_before_the_correction_is_older_than_that(wgtool: Wgtool) -> None:
    """It was only told, never taken over; then the facilitator rang, and wrote down something else."""
    imported(wgtool, ANN)
    later = ("2021-10-01 10:00", *ANN[1:5], "Design")
    assert imported(wgtool, ANN, later)["changed"] == 1
    wgtool.ok("amend", "ann@example.org", "--profession", "Research")
    assert imported(wgtool, ANN, later)["changed"] == 0


def test_what_a_merge_decided_is_no_changed_answer(wgtool: Wgtool) -> None:
    other = ("2021-09-01 11:00", "a.rees@example.com", "A Rees", "Gwynedd", "ddat-roles", "Policy")
    imported(wgtool, ANN, other)
    wgtool.ok("merge", "a.rees@example.com", "ann@example.org")
    view = imported(wgtool, ANN, other, options=("--update",))
    assert (view["changed"], view["rejected"], view["entry"]) == (0, [], None)


def test_a_rehearsed_update_speaks_of_what_would_be(wgtool: Wgtool) -> None:
    imported(wgtool, ANN)
    file = save(wgtool.folder, (*ANN[:5], "Design"), headings=WIDE)
    rehearsed = wgtool.ok("import", file, "--update", "--dry-run").out
    assert "They would be taken over." in rehearsed
    assert "Taken over." not in rehearsed
    assert "Byddent yn cael eu derbyn." in wgtool.ok("import", file, "--update", "--dry-run", "--lang", "cy").out
    assert "Taken over." in wgtool.ok("import", file, "--update").out


def test_people_signed_up_when_their_form_was_sent(wgtool: Wgtool) -> None:
    imported(wgtool, ANN, ("2021-09-02T10:00:00Z", "bet@example.org", "Bet Puw", "Powys", "ddat-roles", ""))
    imported(wgtool, ("2021-12-02", "cai@example.org", "Cai", "Powys", "ddat-roles", ""), stamped=False)
    (group,) = wgtool.ok("roster", "ddat-roles", "--format", "json").json["groups"]
    assert [one["signed_up_at"] for one in group["members"]] == [
        "2021-09-01T10:00:00+01:00",
        "2021-09-02T11:00:00+01:00",
        "2021-10-18T08:00:00+01:00",
    ]
    assert "2021-09-01T10:00:00+01:00" in wgtool.ok("roster", "ddat-roles", "--format", "csv").out


def test_who_has_a_place_keeps_it_though_somebody_sent_a_form_earlier(wgtool: Wgtool) -> None:
    wgtool.own_programme(old1='id = "blue-badge"\n', new1='id = "blue-badge"\ncapacity = 1\n')
    late, early = (
        (sent, f"{name}@example.org", name, "Powys", "blue-badge", "")
        for sent, name in (("2021-09-09 10:00", "late"), ("2021-09-01 10:00", "early"))
    )
    imported(wgtool, late)
    imported(wgtool, early, late)
    (group,) = wgtool.ok("roster", "blue-badge", "--format", "json").json["groups"]
    assert [(one["name"], one["status"]) for one in group["members"]] == [("late", "confirmed"), ("early", "waiting")]


@pytest.mark.parametrize("sent", ["yesterday", "2021-09-01", 7, "0001-01-01T00:00:00+14:00"])
def test_a_time_of_sending_that_is_none_is_damage(wgtool: Wgtool, sent: object) -> None:
    imported(wgtool, ANN)
    head, line = wgtool.store.read_text("utf-8").splitlines()
    entry = json.loads(line)
    entry["joined"][0]["sent"] = sent
    del entry["check"]
    wgtool.store.write_bytes(head.encode() + b"\n" + encode(entry))
    assert wgtool("groups").code == 4


def test_a_form_sent_after_a_withdrawal_is_a_new_sign_up(wgtool: Wgtool) -> None:
    imported(wgtool, ANN)
    wgtool.ok("withdraw", "ann@example.org")
    again = ("2021-10-25 10:00", *ANN[1:])
    view = wgtool(
        "import",
        save(wgtool.folder, ANN, again, headings=WIDE),
        "--format",
        "json",
        env={"WGTOOL_NOW": "2021-10-26T09:00:00"},
    ).json
    assert (view["recorded"], view["withdrawn"], view["unchanged"]) == (1, [], 1)
    (signup,) = details(wgtool, "ann@example.org")["signups"]
    assert signup["signed_up_at"] == "2021-10-25T10:00:00+01:00"
    wgtool.ok("withdraw", "ann@example.org", env={"WGTOOL_NOW": "2021-10-27T09:00:00"})
    out = wgtool("import", save(wgtool.folder, ANN, again, headings=WIDE)).out
    assert "They have left the group, and nothing shows that they signed up again since." in out
    assert details(wgtool, "ann@example.org")["signups"] == []


def test_the_clock_of_the_form_does_not_put_anybody_back(wgtool: Wgtool) -> None:
    """The answer that was withdrawn is no newer one, whatever its time stamp says."""
    ahead = ("2022-01-01 10:00", *ANN[1:])
    imported(wgtool, ahead)
    wgtool.ok("withdraw", "ann@example.org")
    assert imported(wgtool, ahead)["recorded"] == 0


BOB = ("2021-09-13 10:00", "ann@example.org", "Bob Other", "Gwynedd", "blue-badge", "Data")


@pytest.mark.parametrize("options", [(), ("--update",)])
def test_a_second_person_at_a_mailbox_is_not_taken_for_the_first(wgtool: Wgtool, options: tuple[str, ...]) -> None:
    view = imported(wgtool, ANN, BOB, options=options)
    (rejected,) = view["rejected"]
    assert (rejected["row"], rejected["column"], rejected["name"]) == (3, "Name", "Bob Other")
    assert "ann@example.org is the address of Ann Rees; this may be another person" in rejected["reason"]
    assert "wgtool amend" in view["advice"][0]
    person = details(wgtool, "ann@example.org")
    assert person["person"]["name"] == "Ann Rees"
    assert [one["group"] for one in person["signups"]] == ["ddat-roles"]
    # With an address of their own they are simply in, and the row of the mailbox is known again.
    wgtool.ok("signup", "blue-badge", "--name", "Bob Other", "--email", "bob@example.org", "--organisation", "Powys")
    assert imported(wgtool, ANN, BOB, options=options)["rejected"] == []


@pytest.mark.parametrize(
    "name",
    ["ANN REES", "Ánn Reês", "Rees, Ann", "Mrs Ann Rees", "Ann Elin Rees", "A. Rees", "Ann", "Ann Jones", "Annie Rees"],
)
def test_another_spelling_of_a_name_is_the_same_person(wgtool: Wgtool, name: str) -> None:
    imported(wgtool, ANN)
    view = imported(wgtool, (*ANN[:2], name, *ANN[3:]))
    assert view["rejected"] == []
    assert (view["recorded"], view["unchanged"]) == (0, 1)


@pytest.mark.parametrize("name", ["Bob Rees", "Bea Rees", "Ian Rees", "Planning Team", "Siân Wyn"])
def test_another_first_name_is_another_person(wgtool: Wgtool, name: str) -> None:
    imported(wgtool, ANN)
    assert len(imported(wgtool, (*ANN[:2], name, *ANN[3:]))["rejected"]) == 1


def test_who_was_called_otherwise_before_is_still_the_same_person(wgtool: Wgtool) -> None:
    imported(wgtool, (*ANN[:2], "Planning", *ANN[3:]))
    wgtool.ok("amend", "ann@example.org", "--name", "Ann Rees")
    view = imported(wgtool, (*ANN[:2], "Planning", *ANN[3:]), ANN, options=("--update",))
    assert (view["rejected"], view["changed"], view["entry"]) == ([], 0, None)


def test_a_group_that_has_ended_takes_nobody_from_a_form(wgtool: Wgtool) -> None:
    bet = ("2021-09-01 10:05", "bet@example.org", "Bet", "Powys", "ddat-roles", "")
    imported(wgtool, ANN, bet)
    wgtool.ok("withdraw", "bet@example.org")
    wgtool.ok("finish", "ddat-roles", "--after-week", "3")
    newcomer = ("2021-11-01 10:00", "cai@example.org", "Cai", "Powys", "ddat-roles;blue-badge", "")
    again = ("2021-11-01 10:00", *bet[1:])
    view = imported(wgtool, ANN, bet, again, newcomer)
    (rejected,) = view["rejected"]
    assert (rejected["row"], rejected["column"]) == (5, "Working groups")
    assert "ends after week 3" in rejected["reason"]
    assert any("wgtool finish" in advice for advice in view["advice"])
    assert (view["recorded"], view["unchanged"], view["withdrawn"]) == (0, 3, [])


def test_who_was_in_a_group_that_is_gone_from_the_definitions_is_not_rejected_for_it(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    bet = ("2021-09-01 10:05", "bet@example.org", "Bet", "Powys", "Blue badge review", "")
    imported(wgtool, (*ANN[:4], "ddat-roles;Blue badge review", ""), bet)
    wgtool.ok("withdraw", "bet@example.org")
    text = file.read_text("utf-8")
    start = text.index('[[groups]]\nid = "blue-badge"')
    end = text.find("[[groups]]", start + 1)
    file.write_text(text[:start] + (text[end:] if end > 0 else ""), "utf-8")
    view = imported(wgtool, (*ANN[:4], "ddat-roles;Blue badge review", ""), bet)
    assert (view["rejected"], view["unchanged"], view["recorded"]) == ([], 3, 0)
    # What they wish now is something else, and a newcomer cannot be meant at all.
    later = ("2021-12-01 10:05", *bet[1:])
    newcomer = ("2021-09-01 10:09", "cai@example.org", "Cai", "Powys", "Blue badge review", "")
    assert [one["row"] for one in imported(wgtool, bet, later, newcomer)["rejected"]] == [3, 4]
