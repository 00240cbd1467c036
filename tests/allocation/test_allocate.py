"""`allocate`: one entry, one undo, what it says, what would be, and what is refused."""

import sys
from pathlib import Path
from typing import Any

import pytest

from allocation.ranking import by_choice, ranks
from conftest import Wgtool
from wgtool.services.allocation import giving
from wgtool.services.allocation.deciding import Decided, decide

pytest.importorskip("highspy")

MIX = '[[programme.mix]]\nspread = "organisation"\n[[programme.mix]]\nnever_alone = "language"'


def some(wgtool: Wgtool) -> None:
    """Four people of whom two can be in blue-badge, which all want most."""
    for name in ("ann", "ben", "cai", "dai"):
        wgtool.sign_up(name, "blue-badge", "missed-bin")


def test_places_are_one_entry_and_one_undo(wgtool: Wgtool) -> None:
    by_choice(wgtool, MIX, blue_badge=2)
    some(wgtool)
    rehearsed = wgtool.ok("allocate", "--dry-run", "--format", "json").json
    assert (rehearsed["entry"], rehearsed["dry_run"], rehearsed["proven"]) == (None, True, True)
    view = wgtool.ok("allocate", "--format", "json").json
    assert view["entry"] == 5
    assert {key: view[key] for key in ("placed", "unplaced", "aims", "rules", "groups")} == {
        key: rehearsed[key] for key in ("placed", "unplaced", "aims", "rules", "groups")
    }
    assert [(one["email"], one["group"], one["choice"], one["by_hand"]) for one in view["placed"]] == [
        ("ann@example.org", "blue-badge", 1, False),
        ("ben@example.org", "blue-badge", 1, False),
        ("cai@example.org", "missed-bin", 2, False),
        ("dai@example.org", "missed-bin", 2, False),
    ]
    assert [one["aim"] for one in view["aims"]] == [
        *("people", "spread organisation", "never_alone language", "ranks", "last choices", "signed up first")
    ]
    assert all(one["value"] == one["bound"] for one in view["aims"])
    assert ranks(wgtool, "ann") == {"blue-badge": ("confirmed", 1)}
    assert "all places given by choice: 4" in wgtool.ok("history").out
    again = wgtool("allocate")
    assert again.code == 1
    assert "5" in again.err
    assert "undo" in again.err
    assert wgtool("allocate", "--without", "missed-bin").code == 1
    wgtool.ok("undo")
    assert ranks(wgtool, "ann") == {"blue-badge": ("waiting", 1), "missed-bin": ("waiting", 2)}
    assert wgtool.ok("allocate", "--format", "json").json["placed"] == view["placed"]


def test_afterwards_first_come_first_served_with_one_place_each(wgtool: Wgtool) -> None:
    by_choice(wgtool, blue_badge=2, missed_bin=1)
    some(wgtool)
    view = wgtool.ok("allocate", "--format", "json").json
    assert [one["email"] for one in view["unplaced"]] == ["dai@example.org"]
    assert "full" in view["unplaced"][0]["why"]
    refused = wgtool("signup", "ddat-roles", "--email", "ann@example.org")
    assert refused.code == 1
    assert "wgtool transfer ann@example.org blue-badge ddat-roles" in refused.err
    change = wgtool.ok("withdraw", "ann@example.org", "--format", "json").json
    assert change["promoted"] == [{"group": "blue-badge", "email": "dai@example.org", "name": "Dai"}]
    assert ranks(wgtool, "dai") == {"blue-badge": ("confirmed", 1)}
    result = wgtool.sign_up("eve", "blue-badge", "ddat-roles", "entry-points").json
    assert [(one["group"], one["status"]) for one in result["results"]] == [("ddat-roles", "confirmed")]
    assert ranks(wgtool, "eve") == {"ddat-roles": ("confirmed", 2)}
    wgtool.ok("signup", "entry-points", "--email", "eve@example.org", "--place", "--because", "Needed")
    assert len(ranks(wgtool, "eve")) == 2


def test_the_same_form_brings_back_nothing_that_was_let_go(wgtool: Wgtool, tmp_path: Path) -> None:
    by_choice(wgtool, blue_badge=1)
    form = tmp_path / "form.csv"
    form.write_text(
        "Email,Name,Organisation,1st choice,2nd choice\n"
        "ann@example.org,Ann,rct,blue-badge,missed-bin\n"
        "ben@example.org,Ben,rct,blue-badge,missed-bin\n",
        encoding="utf-8",
    )
    wgtool.ok("import", form)
    wgtool.ok("allocate")
    again = wgtool.ok("import", form, "--format", "json").json
    assert (again["recorded"], again["entry"]) == (0, None)
    late = form.read_text(encoding="utf-8") + "cai@example.org,Cai,rct,blue-badge,missed-bin\n"
    form.write_text(late, encoding="utf-8")
    assert wgtool.ok("import", form, "--format", "json").json["recorded"] == 1
    assert ranks(wgtool, "cai") == {"missed-bin": ("confirmed", 2)}
    assert wgtool.ok("import", form, "--format", "json").json["entry"] is None


def test_what_is_free_later_is_given_with_more(wgtool: Wgtool) -> None:
    file = by_choice(wgtool, blue_badge=1, missed_bin=1)
    some(wgtool)
    assert wgtool("allocate", "--more").code == 1
    wgtool.ok("allocate")
    text = file.read_text(encoding="utf-8").replace("capacity = 1\n", "capacity = 3\n")
    file.write_text(text, encoding="utf-8")
    view = wgtool.ok("allocate", "--more", "--format", "json").json
    assert [(one["email"], one["group"]) for one in view["placed"]] == [
        ("cai@example.org", "blue-badge"),
        ("dai@example.org", "blue-badge"),
    ]
    assert view["aims"][0]["value"] == 4
    assert wgtool.ok("allocate", "--more", "--format", "json").json["entry"] is None


def test_what_would_be_writes_nothing_and_says_who_would_move(wgtool: Wgtool) -> None:
    by_choice(wgtool, blue_badge=2)
    some(wgtool)
    before = wgtool.store.read_bytes()
    view = wgtool.ok("allocate", "--capacity", "blue-badge=1", "--format", "json").json
    assert view["moves"] == [{"email": "ben@example.org", "name": "Ben", "from": ["blue-badge"], "to": ["missed-bin"]}]
    view = wgtool.ok("allocate", "--without", "blue-badge", "--capacity", "missed-bin=3", "--format", "json").json
    assert len(view["moves"]) == 3
    assert "left out" in view["unplaced"][0]["why"]
    assert wgtool.store.read_bytes() == before
    for wrong in ("blue-badge", "blue-badge=0", "=3", "blue-badge=x"):
        assert wgtool("allocate", "--capacity", wrong).code == 2
    assert wgtool("allocate", "--without", "nowhere").code == 1


def test_minimums_leave_groups_out_and_keep_forbids_it(wgtool: Wgtool) -> None:
    file = by_choice(wgtool, blue_badge=4)
    text = file.read_text(encoding="utf-8").replace('id = "missed-bin"\n', 'id = "missed-bin"\nminimum = 3\n')
    file.write_text(text, encoding="utf-8")
    for name in ("ann", "ben", "cai"):
        wgtool.sign_up(name, "missed-bin", "blue-badge")
    wgtool.sign_up("dai", "blue-badge", "missed-bin")
    wgtool.sign_up("eve", "blue-badge")
    open_ = {one["id"]: one["open"] for one in wgtool.ok("allocate", "--dry-run", "--format", "json").json["groups"]}
    assert open_["missed-bin"]
    wgtool.ok("withdraw", "ann@example.org")
    wgtool.ok("amend", "dai@example.org", "--choices", "blue-badge")
    view = wgtool.ok("allocate", "--dry-run", "--format", "json").json
    group = next(one for one in view["groups"] if one["id"] == "missed-bin")
    assert not group["open"]
    assert "too few" in group["left_out"]
    refused = wgtool("allocate", "--keep", "missed-bin")
    assert refused.code == 1
    assert "missed-bin" in refused.err
    assert wgtool("allocate", "--keep-all").code == 1
    wgtool.ok("signup", "missed-bin", "--email", "ben@example.org", "--place", "--because", "Leads it")
    result = wgtool.ok("allocate", "--format", "json")
    assert "minimum" in result.err
    assert [one["email"] for one in result.json["placed"] if one["by_hand"]] == ["ben@example.org"]


def test_wishes_that_cannot_be_are_named(wgtool: Wgtool) -> None:
    file = by_choice(wgtool, blue_badge=2)
    for name in ("ann", "ben", "cai"):
        wgtool.sign_up(name, "blue-badge")
    for name in ("ann", "ben"):
        wgtool.ok("signup", "blue-badge", "--email", f"{name}@example.org", "--place", "--because", "Leads it")
    text = file.read_text(encoding="utf-8").replace("capacity = 2\n", "capacity = 1\n")
    file.write_text(text, encoding="utf-8")
    result = wgtool.ok("allocate", "--dry-run", "--format", "json")
    assert "2 of 1" in result.err
    assert len(result.json["placed"]) == 2
    file.write_text(text.replace("capacity = 1\n", "capacity = 9\nminimum = 3\n"), encoding="utf-8")
    wgtool.ok("withdraw", "ann@example.org")
    wgtool.ok("withdraw", "ben@example.org")
    view = wgtool.ok("allocate", "--capacity", "blue-badge=2", "--format", "json").json
    assert "2 of 3" in next(one["left_out"] for one in view["groups"] if one["id"] == "blue-badge")


def test_costs_name_who_loses_by_a_rule(wgtool: Wgtool) -> None:
    by_choice(wgtool, MIX, blue_badge=3)
    wgtool.sign_up("first", "blue-badge", language="cy")
    for name in ("ann", "ben", "cai"):
        wgtool.sign_up(name, "blue-badge", language="en")
    view = wgtool.ok("allocate", "--costs", "--dry-run", "--format", "json").json
    rule = next(one for one in view["costs"] if one["rule"] == "never_alone language")
    assert rule["people"][0] == {"email": "first@example.org", "name": "First", "from": ["blue-badge"], "to": []}
    assert view["unplaced"][0]["email"] == "first@example.org"


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_every_format_and_language(wgtool: Wgtool, lang: str) -> None:
    by_choice(wgtool, MIX, blue_badge=2)
    some(wgtool)
    wgtool.sign_up("<b>eve", "blue-badge")
    for form in ("text", "csv", "html", "markdown"):
        result = wgtool.ok("allocate", "--dry-run", "--format", form, "--lang", lang, "--costs")
        assert "ann@example.org" in result.out
        assert "HiGHS" not in result.out
        assert "<b>eve" not in result.out or form in {"text", "csv"}
    assert "<svg" in wgtool.ok("allocate", "--dry-run", "--format", "html", "--lang", lang).out


def test_what_is_refused(wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert wgtool("allocate").code == 1
    by_choice(wgtool)
    assert wgtool.ok("allocate", "--format", "json").json["entry"] is None
    wgtool.sign_up("ann", "blue-badge")
    monkeypatch.setitem(sys.modules, "highspy", None)
    result = wgtool("allocate")
    assert result.code == 1
    assert "pip install 'wgtool[allocate]'" in result.err


def test_two_places_each_and_none_at_the_same_hour(wgtool: Wgtool) -> None:
    file = by_choice(wgtool, "groups_each = 2")
    text = file.read_text(encoding="utf-8")
    text = text.replace('starts = "16:00"\nends = "17:00"', 'starts = "15:30"\nends = "16:30"')
    file.write_text(text, encoding="utf-8")
    wgtool.sign_up("ann", "blue-badge", "missed-bin", "ddat-roles")
    view = wgtool.ok("allocate", "--format", "json").json
    assert {one["group"] for one in view["placed"]} == {"blue-badge", "ddat-roles"}
    assert [one["aim"] for one in view["aims"]][:2] == ["people", "places"]
    assert set(ranks(wgtool, "ann")) == {"blue-badge", "ddat-roles"}


def test_out_of_time_nothing_is_written_unless_unproven(wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    by_choice(wgtool)
    some(wgtool)
    ticks = iter(range(0, 100_000, 100))
    monkeypatch.setattr("wgtool.services.allocation.deciding.monotonic", lambda: next(ticks))
    result = wgtool("allocate", "--format", "json")
    if result.json["proven"]:
        return
    assert result.code == 1
    assert result.json["entry"] is None
    assert wgtool.ok("allocate", "--unproven", "--format", "json").json["entry"] == 5
    assert "not proven" in wgtool.ok("history").out


def test_who_writes_meanwhile_is_taken_in_and_three_times_is_enough(
    wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_choice(wgtool)
    wgtool.sign_up("ann", "blue-badge")
    others = iter(["ben"])

    def decided(*arguments: Any) -> Decided:
        found = decide(*arguments)
        for name in others:
            wgtool.sign_up(name, "blue-badge")
            break
        return found

    monkeypatch.setattr(giving, "decide", decided)
    view = wgtool.ok("allocate", "--format", "json").json
    assert [one["email"] for one in view["placed"]] == ["ann@example.org", "ben@example.org"]
    wgtool.ok("undo")
    others = iter(["cai", "dai", "eve", "fay"])
    result = wgtool("allocate")
    assert result.code == 4
    assert wgtool.entries()[-1]["do"] == "signup"


def test_a_solver_that_contradicts_its_places_is_a_fault(wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    by_choice(wgtool)
    wgtool.sign_up("ann", "blue-badge")
    monkeypatch.setattr("wgtool.domain.allocation.search.value", lambda *_: 7)
    before = wgtool.store.read_bytes()
    assert wgtool("allocate").code == 70
    assert wgtool.store.read_bytes() == before


def test_messages_go_to_those_who_were_given_a_place(wgtool: Wgtool) -> None:
    by_choice(wgtool, 'contact = "ask@example.org"', blue_badge=2)
    for name in ("ann", "ben", "cai"):
        wgtool.sign_up(name, "blue-badge")
    waiting = wgtool.ok("drafts", "waiting", "--format", "csv").out
    assert "choice 1" in waiting
    wgtool.ok("allocate")
    view = wgtool.ok("drafts", "welcome", "--dry-run", "--since", "3", "--format", "json").json
    assert [one["email"] for one in view["drafts"]] == ["ann@example.org", "ben@example.org"]
