"""What becomes of each kind of row, and that the numbers add up."""

import pytest

from conftest import Wgtool
from forms.samples import fixture, microsoft_forms
from imports.downloads import HEADINGS, person, save


def numbers(view: dict[str, object]) -> tuple[object, ...]:
    return tuple(view[key] for key in ("rows", "recorded", "waiting", "unchanged", "changed"))


CONTROL = "A character that no text has (U+001B) stands in: Name"
LOST = "Letters were lost on the way to this file"
UNCLEAR = "CCBC may mean more than one organisation. Write one of: Caerphilly (caerphilly), Conwy (conwy)"
NEAR = "Organisation not recognised: Gwynned. Did you mean: Gwynedd (gwynedd)?"

TAKEN = [
    person("ann", "ddat-roles"),
    person("ann", "Rolau DDaT; LLOFNODION GWLYB"),
    person("ann", "Digital, data and technology roles, wet-signatures"),
]
REJECTED = [
    (("ann", "Ann", "Powys", "ddat-roles"), "Email", "This is not an email address: ann"),
    (("anonymous", "Ann", "Powys", "ddat-roles"), "Email", "Nothing is given for: Email"),
    (("", "Ann", "Powys", "ddat-roles"), "Email", "Nothing is given for: Email"),
    (("a\ufffd@example.org", "Ann", "Powys", "ddat-roles"), "Email", f"{LOST}: a\ufffd@example.org"),
    (("a@example.org", " ", "Powys", "ddat-roles"), "Name", "Nothing is given for: Name"),
    (("a@example.org", "Dienw", "Powys", "ddat-roles"), "Name", "Nothing is given for: Name"),
    (
        ("a@example.org", "A\x1b", "Powys", "ddat-roles"),
        "Name",
        "A character that no text has (U+001B) stands in: Name",
    ),
    (("a@example.org", "A" * 201, "Powys", "ddat-roles"), "Name", "Too long: Name. Characters: 201; at most: 200"),
    (("a@example.org", "SiÃ¢n", "Powys", "ddat-roles"), "Name", f"{LOST}: SiÃ¢n"),
    (person("ann", "ddat-roles", ""), "Council", "Nothing is given for: Organisation"),
    (person("ann", "ddat-roles", "Gwynned"), "Council", NEAR),
    (person("ann", "ddat-roles", "CCBC"), "Council", UNCLEAR),
    (person("ann", ""), "Working groups", "Nothing is given for: Groups"),
    (person("ann", "blue-bage"), "Working groups", "Unknown group: blue-bage. Did you mean: blue-badge?"),
    (person("ann", "", "CCBC"), "Council", f"{UNCLEAR}; Nothing is given for: Groups"),
    ((*person("ann", "x"), "y"), None, "More cells (5) than headings (4): perhaps quotation marks are missing"),
]


@pytest.mark.parametrize(("row", "column", "reason"), [*((row, None, None) for row in TAKEN), *REJECTED])
def test_each_kind_of_row_is_taken_or_named(
    wgtool: Wgtool, row: tuple[str, ...], column: str | None, reason: str | None
) -> None:
    file = save(wgtool.folder, row, person("bet", "ddat-roles"))
    result = wgtool("import", file, "--format", "json")
    view = result.json
    if reason is None:
        assert result.code == 0
        assert view["rejected"] == []
    else:
        assert result.code == 1
        (rejected,) = view["rejected"]
        assert (rejected["row"], rejected["column"], rejected["reason"]) == (2, column, reason)
        assert rejected["name"] == (None if row[1].strip() in {"", "Dienw"} else row[1])
    assert view["rows"] == 2 == view["accepted"] + len(view["rejected"])
    # The good row is in, whatever became of the other.
    assert wgtool.ok("person", "bet@example.org", "--format", "json").json["signups"][0]["group"] == "ddat-roles"


def test_the_address_suggests_an_organisation_but_never_decides(wgtool: Wgtool) -> None:
    file = save(wgtool.folder, ("ann@digital.gwynedd.llyw.cymru", "Ann", "My council", "ddat-roles"))
    (rejected,) = wgtool("import", file, "--format", "json").json["rejected"]
    assert rejected["reason"].endswith("The email address suggests: Gwynedd (gwynedd)")


def test_a_row_stands_or_falls_as_a_whole(wgtool: Wgtool) -> None:
    file = save(wgtool.folder, person("ann", "ddat-roles;nothing"))
    assert wgtool("import", file).code == 1
    # Only that the row was rejected is kept, by a mark that tells nothing.
    (entry,) = wgtool.entries()
    assert {"people", "joined"}.isdisjoint(entry)
    assert "ann" not in wgtool.store.read_text("utf-8").casefold()


def test_all_that_is_wrong_with_a_row_is_said_at_once(wgtool: Wgtool) -> None:
    file = save(wgtool.folder, ("ann", "", "Mordor", "ddat-roles;nothing"))
    (rejected,) = wgtool("import", file, "--format", "json").json["rejected"]
    for part in ("not an email address: ann", "Name", "not recognised: Mordor", "Unknown group: nothing"):
        assert part in rejected["reason"]


@pytest.mark.parametrize(
    ("name", "recorded"),
    [
        ("google-form.csv", 4),
        ("google-sheet.csv", 5),
        ("forms-anonymous.csv", 4),
        ("forms-cymraeg.csv", 3),
        ("excel-semicolons.csv", 3),
        ("ranked.csv", 6),
    ],
)
def test_every_download_is_taken_in_and_taking_it_again_changes_nothing(
    wgtool: Wgtool, name: str, recorded: int
) -> None:
    file = wgtool.folder / name
    file.write_bytes(fixture(name))
    view = wgtool.ok("import", file, "--format", "json").json
    assert (view["recorded"], view["unchanged"], view["rejected"]) == (recorded, 0, [])
    before = wgtool.store.read_bytes()
    again = wgtool.ok("import", file, "--format", "json").json
    assert numbers(again) == (view["rows"], 0, 0, recorded, 0)
    assert again["entry"] is None
    assert wgtool.store.read_bytes() == before


def test_a_workbook_is_taken_in(wgtool: Wgtool) -> None:
    file = wgtool.folder / "answers.xlsx"
    file.write_bytes(microsoft_forms())
    view = wgtool.ok("import", file, "--format", "json").json
    assert numbers(view) == (2, 3, 0, 0, 0)


def test_standard_input_is_read(wgtool: Wgtool) -> None:
    answers = ",".join(HEADINGS) + "\nann@example.org,Ann,Powys,ddat-roles\n"
    assert wgtool.ok("import", "-", "--format", "json", answers=answers).json["recorded"] == 1


def test_one_import_is_one_entry_and_one_undo(wgtool: Wgtool) -> None:
    file = save(wgtool.folder, person("ann", "ddat-roles"), person("bet", "ddat-roles;blue-badge"))
    assert wgtool.ok("import", file, "--format", "json").json["entry"] == 1
    (entry,) = wgtool.entries()
    assert entry["do"] == "import"
    assert len(entry["joined"]) == 3
    assert len(entry["people"]) == 2


def test_choices_are_kept_on_the_sign_up(wgtool: Wgtool) -> None:
    file = wgtool.folder / "ranked.csv"
    file.write_bytes(fixture("ranked.csv"))
    wgtool.ok("import", file)
    signups = wgtool.ok("person", "sian@example.org", "--format", "json").json["signups"]
    assert {one["group"]: one["choice"] for one in signups} == {"missed-bin": 1, "ddat-roles": 2, "wet-signatures": 3}


def test_places_go_in_the_order_of_the_time_stamps(wgtool: Wgtool) -> None:
    wgtool.own_programme(old1='id = "blue-badge"\n', new1='id = "blue-badge"\ncapacity = 1\n')
    headings = ("Timestamp", *HEADINGS)
    file = save(
        wgtool.folder,
        ("2021-09-02 10:00", *person("late", "blue-badge;ddat-roles")),
        ("2021-09-01 10:00", *person("early", "blue-badge")),
        headings=headings,
    )
    view = wgtool.ok("import", file, "--format", "json").json
    assert numbers(view) == (2, 3, 1, 0, 0)
    (group,) = wgtool.ok("roster", "blue-badge", "--format", "json").json["groups"]
    assert [(one["name"], one["status"]) for one in group["members"]] == [("Early", "confirmed"), ("Late", "waiting")]


def test_a_free_place_is_for_those_who_wait_already(wgtool: Wgtool) -> None:
    programme = wgtool.own_programme(old1='id = "blue-badge"\n', new1='id = "blue-badge"\ncapacity = 1\n')
    for name in ("ann", "bet"):
        wgtool.sign_up(name, "blue-badge")
    changed = programme.read_text(encoding="utf-8").replace("capacity = 1\n", "capacity = 2\n")
    programme.write_text(changed, encoding="utf-8", newline="\n")
    view = wgtool.ok("import", save(wgtool.folder, person("cai", "blue-badge")), "--format", "json").json
    assert (view["recorded"], view["waiting"]) == (1, 1)


@pytest.fixture
def clashing(wgtool: Wgtool) -> Wgtool:
    """Entry points meets when DDaT roles does."""
    wgtool.own_programme(
        old1='weekday = "monday"\nstarts = "11:00"\nends = "12:00"',
        new1='weekday = "monday"\nstarts = "10:30"\nends = "11:30"',
    )
    return wgtool


def test_a_clash_rejects_the_row_unless_it_is_allowed(clashing: Wgtool) -> None:
    file = save(clashing.folder, person("ann", "ddat-roles;entry-points"), person("bet", "entry-points"))
    result = clashing("import", file, "--format", "json")
    (rejected,) = result.json["rejected"]
    assert (result.code, rejected["row"], rejected["column"]) == (1, 2, "Working groups")
    assert "ddat-roles" in rejected["reason"]
    assert "entry-points" in rejected["reason"]
    assert "--allow-clash" in result.json["advice"][0]
    assert clashing.ok("import", file, "--allow-clash", "--format", "json").json["recorded"] == 2


def test_an_earlier_row_can_clash_with_a_later_one(clashing: Wgtool) -> None:
    file = save(clashing.folder, person("ann", "ddat-roles"), person("ann", "entry-points"))
    view = clashing("import", file, "--format", "json").json
    assert [one["row"] for one in view["rejected"]] == [3]
    assert view["recorded"] == 1


def test_other_organisations_are_taken_when_asked_for(wgtool: Wgtool) -> None:
    file = save(wgtool.folder, person("ann", "ddat-roles", "A Charity"))
    assert wgtool("import", file).code == 1
    wgtool.ok("import", file, "--other-organisation")
    details = wgtool.ok("person", "ann@example.org", "--format", "json").json["person"]
    assert (details["organisation"], details["organisation_id"]) == ("A Charity", None)


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        ("Cymraeg", "cy"),
        ("Welsh", "cy"),
        ("Yn Gymraeg / In Welsh", "cy"),
        ("English", "en"),
        ("Saesneg", "en"),
        ("EN", "en"),
        ("Either", None),
        ("Dim gwahaniaeth", None),
        ("Cymraeg neu Saesneg", None),
        ("Klingon", None),
    ],
)
def test_languages_are_understood_in_words(wgtool: Wgtool, answer: str, language: str | None) -> None:
    headings = (*HEADINGS, "Which language would you like to use?")
    file = save(wgtool.folder, (*person("ann", "ddat-roles"), answer), headings=headings)
    result = wgtool.ok("import", file)
    assert wgtool.ok("person", "ann@example.org", "--format", "json").json["person"]["language"] == language
    assert ("Klingon" in result.err) == (answer == "Klingon")
