"""Who is in: rosters in every format, one person, the mix."""

import csv
import io
import json
import re
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from conftest import Wgtool
from running import signup
from wgtool.cli.app import App
from wgtool.services.signups.rosters import roster

HEADER = "group,name,email,organisation,role,profession,service_area,language,notes,status,position,signed_up_at"


@pytest.fixture
def some(wgtool: Wgtool) -> Wgtool:
    """Two people in two groups, one of them with everything awkward."""
    wgtool.own_programme(old1='id = "blue-badge"\n', new1='id = "blue-badge"\ncapacity = 1\n')
    wgtool.sign_up("ann", "blue-badge", "ddat-roles", role="Lead", language="cy")
    wgtool.ok("signup", "blue-badge", "--name", '=HYPERLINK("x") | Siân, Ŵ', "--email", "sian@example.org",
              "--organisation", "Ynys Môn", "--notes", "one\ntwo", "--profession", "@SUM(A1)")  # fmt: skip
    return wgtool


def test_json_lists_members_confirmed_before_waiting(some: Wgtool) -> None:
    view = some.ok("roster", "--format", "json").json
    assert view["schema"] == "wgtool/roster/1"
    assert len(view["groups"]) == 8
    (group,) = [group for group in view["groups"] if group["id"] == "blue-badge"]
    assert (group["capacity"], group["confirmed"], group["waiting"]) == (1, 1, 1)
    assert [member["position"] for member in group["members"]] == [None, 1]
    assert group["members"][1]["notes"] == "one\ntwo"
    assert group["members"][0]["signed_up_at"] == "2021-10-18T08:00:00+01:00"
    assert set(HEADER.split(",")) - {"group"} <= set(group["members"][0])


def test_csv_has_the_promised_header_and_disarmed_cells(some: Wgtool) -> None:
    result = some.ok("roster", "--format", "csv")
    assert result.data.startswith(HEADER.encode() + b"\r\n")
    assert result.err == ""
    rows = list(csv.DictReader(io.StringIO(result.out, newline="")))
    assert [row["group"] for row in rows] == ["ddat-roles", "blue-badge", "blue-badge"]
    assert rows[2]["name"] == '\'=HYPERLINK("x") | Siân, Ŵ'
    assert rows[2]["profession"] == "'@SUM(A1)"
    assert rows[2]["notes"] == "one\ntwo"
    assert (rows[1]["position"], rows[2]["position"]) == ("", "1")


def test_a_csv_file_begins_with_a_byte_order_mark_for_excel(some: Wgtool) -> None:
    out = some.folder / "sub" / "roster.csv"
    result = some.ok("roster", "--format", "csv", "--out", out)
    assert result.data == b""
    assert out.read_bytes().startswith(b"\xef\xbb\xbfgroup,")
    assert "\u0174" in out.read_text(encoding="utf-8")


def test_a_workbook_holds_text_and_no_formula(some: Wgtool) -> None:
    out = some.folder / "roster.xlsx"
    some.ok("roster", "--format", "xlsx", "--out", out)
    sheet = openpyxl.load_workbook(out).active
    rows = list(sheet.iter_rows())
    assert len(rows[0]) == len(HEADER.split(","))
    assert rows[3][1].value == '=HYPERLINK("x") | Siân, Ŵ'
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "d"}
    assert rows[3][1].quotePrefix
    first = out.read_bytes()
    some.ok("roster", "--format", "xlsx", "--out", out)
    assert out.read_bytes() == first


def test_a_workbook_has_headings_in_words_dates_and_a_sheet_for_each_group(some: Wgtool) -> None:
    out = some.folder / "roster.xlsx"
    some.ok("roster", "--out", out)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Roster", "DDaT Roles", "Blue badge review (a service de"]
    whole, _, blue_badge = book.worksheets
    assert [cell.value for cell in whole[1]][:3] == ["Group", "Name", "Email"]
    assert [row[1].value for row in blue_badge.iter_rows()] == ["Name", "Ann", whole["B4"].value]
    signed_up = blue_badge["L2"]
    assert (signed_up.data_type, signed_up.value) == ("d", datetime(2021, 10, 18, 8, 0))
    assert signed_up.number_format == "dd/mm/yyyy hh:mm"
    some.ok("roster", "blue-badge", "--lang", "cy", "--out", out)
    (sheet,) = openpyxl.load_workbook(out).worksheets
    assert (sheet.title, sheet["A1"].value, sheet["L1"].value) == ("Rhestr aelodau", "Gweithgor", "Cofrestrwyd")


def test_a_workbook_is_printed_as_wide_as_the_paper_with_its_headings(some: Wgtool) -> None:
    out = some.folder / "roster.xlsx"
    some.ok("roster", "--out", out)
    sheet = openpyxl.load_workbook(out).active
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, int(sheet.page_setup.fitToHeight)) == (True, 0)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$1", "A2")


def test_a_workbook_needs_a_file(some: Wgtool) -> None:
    result = some("roster", "--format", "xlsx")
    assert result.code == 2
    assert "--out" in result.err


def test_status_and_group_narrow_the_roster(some: Wgtool) -> None:
    view = some.ok("roster", "blue-badge", "--status", "waiting", "--format", "json").json
    (group,) = view["groups"]
    assert [member["email"] for member in group["members"]] == ["sian@example.org"]
    assert group["confirmed"] == 1
    assert some("roster", "--status", "gone").code == 2


def test_markdown_and_text_cannot_be_broken_by_a_name(some: Wgtool) -> None:
    markdown = some.ok("roster", "blue-badge", "--format", "markdown").out
    assert '=HYPERLINK("x") \\| Siân, Ŵ' in markdown
    text = some.ok("roster", "blue-badge").out
    assert '=HYPERLINK("x") | Siân, Ŵ' in text
    assert "\x1b" not in text


def test_an_empty_roster_says_so(wgtool: Wgtool) -> None:
    assert wgtool.ok("roster").out.count("Nobody yet.") == 8
    assert wgtool.ok("roster", "--format", "csv").out == HEADER + "\r\n"
    # Reading makes no store.
    assert not wgtool.store.exists()


def test_a_person_is_told_with_hours_and_groups(some: Wgtool) -> None:
    view = some.ok("person", "ANN@example.org", "--format", "json").json
    assert view["hours"] == 4
    assert [signup["group"] for signup in view["signups"]] == ["blue-badge", "ddat-roles"]
    text = some.ok("person", "ann@example.org", "--lang", "cy").out
    assert "Dewis iaith: Cymraeg" in text


def test_the_mix_counts_confirmed_members(some: Wgtool) -> None:
    view = some.ok("mix", "blue-badge", "--format", "json").json
    (group,) = view["groups"]
    assert (group["people"], group["organisations"]) == (1, {"gwynedd": 1})
    assert group["languages"] == {"cy": 1, "en": 0, "unknown": 0}
    assert len(group["missing_professions"]) == 8
    assert len(view["organisations_missing"]) == 21
    assert "isle-of-anglesey" in view["organisations_missing"]
    some.ok("mix")
    assert some.ok("mix", "--format", "csv").out.startswith("group,")


def test_every_json_answer_is_one_document_and_nothing_else(some: Wgtool) -> None:
    for command in (
        ["groups"],
        ["show", "blue-badge"],
        ["timetable"],
        ["timetable", "--week", "3"],
        ["agenda", "--week", "5"],
        ["person", "ann@example.org"],
        ["roster"],
        ["mix"],
        ["check"],
    ):
        view = json.loads(some.ok(*command, "--format", "json").data)
        assert view["schema"].startswith("wgtool/")
        assert view["schema"].endswith("/1")


def test_the_members_of_a_view_can_be_gone_through_again(wgtool: Wgtool) -> None:
    wgtool.sign_up("ann", "blue-badge")
    app = App()
    (group,) = roster(app.plan, app.plan.groups(["blue-badge"]), "en")["groups"]
    assert [*group["members"]] == [*group["members"]] != []


# --- of one organisation, as a sheet, as recipients ---


def names(view: Any) -> dict[str, list[str]]:
    return {group["id"]: [one["name"] for one in group["members"]] for group in view["groups"] if group["confirmed"]}


@pytest.mark.parametrize("text", ["ynys-mon", "Isle of Anglesey", "ynys mon", "Anglesey"])
def test_an_organisation_is_asked_for_by_any_of_its_names(some: Wgtool, text: str) -> None:
    text = "isle-of-anglesey" if text == "ynys-mon" else text
    view = some.ok("roster", "--organisation", text, "--format", "json").json
    assert names(view) == {"blue-badge": ['=HYPERLINK("x") | Siân, Ŵ'], "ddat-roles": []}
    # The counts are the whole group’s.
    assert [(one["confirmed"], one["waiting"]) for one in view["groups"] if one["id"] == "blue-badge"] == [(1, 1)]


def test_an_organisation_that_only_the_store_has_is_found_and_one_with_nobody_is_empty(some: Wgtool) -> None:
    some.ok(*signup("bea", "blue-badge", organisation="Age Cymru"), "--other-organisation")
    assert names(some.ok("roster", "--organisation", "age cymru", "--format", "json").json)["blue-badge"] == ["Bea"]
    assert "Bea" in some.ok("roster", "--organisation", "age cymru").out
    empty = some.ok("roster", "--organisation", "Powys")
    assert "Nobody of this organisation: Powys" in empty.out
    assert "DDaT" not in empty.out
    assert some.ok("roster", "--organisation", "Powys", "--format", "csv").out == HEADER + "\r\n"
    unknown = some("roster", "--organisation", "Age Cymro")
    assert (unknown.code, unknown.out, "Age Cymru" in unknown.err) == (1, "", True)
    near = some("roster", "--organisation", "Gwyned")
    assert (near.code, "gwynedd" in near.err) == (1, True)


def test_a_sheet_has_a_page_a_group_and_no_address_or_note(some: Wgtool) -> None:
    page = some.ok("roster", "--format", "html").out
    assert page.count("<h2>") == 2
    assert page.count("☐") == 2 + 2 * 5
    assert "@example.org" not in page
    assert "one" not in page.replace("none", "").partition("<main>")[2]
    assert "Welsh" in page
    assert "break-before: page" in page
    # On paper each sheet has the title above the group’s name, which a screen shows once.
    title = "Test: Attendance sheet"
    heads = re.findall(r"<header>(.*?)</header>", page, re.DOTALL)
    assert [head.count(title) for head in heads] == [1, 1]
    assert ".running { display: none; }" in page
    both = some.ok("roster", "blue-badge", "--format", "html", "--status", "confirmed,waiting").out
    assert "(Waiting (1))" in both
    assert both.count("☐") == 2 + 5


def test_recipients_stand_in_one_line_each_once(some: Wgtool) -> None:
    some.sign_up("bea", "ddat-roles")
    assert some.ok("roster", "--format", "emails").out == "ann@example.org; bea@example.org\n"
    waiting = some.ok("roster", "--format", "emails", "--status", "waiting", "blue-badge").out
    assert waiting == "sian@example.org\n"
    assert some.ok("roster", "entry-points", "--format", "emails").out == ""
    some.ok("roster", "--format", "emails", "--out", some.folder / "to.txt")
    assert (some.folder / "to.txt").read_bytes() == b"ann@example.org; bea@example.org\n"


def test_language_and_notes_have_columns_where_anybody_gave_them(some: Wgtool) -> None:
    for form in ("table", "markdown"):
        badges = some.ok("roster", "blue-badge", "--format", form).out
        assert ("Language preference" in badges, "Notes" in badges) == (True, True), form
        roles = some.ok("roster", "ddat-roles", "--format", form).out
        assert ("Language preference" in roles, "Notes" in roles) == (True, False), form


def test_where_nobody_waits_that_is_what_is_said(some: Wgtool) -> None:
    assert "Nobody waits." in some.ok("roster", "ddat-roles", "--status", "waiting").out
    assert "Nobody yet." in some.ok("roster", "entry-points").out
