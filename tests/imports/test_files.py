"""Rejected rows in a file of their own, long files, and files that break half-way."""

import csv
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Wgtool
from forms.samples import microsoft_forms, sheet
from imports.downloads import HEADINGS, person, save, text

BUILT_IN = Path(__file__).parents[2] / "data" / "organisations.toml"
COUNCILS = 22

# Section 4 of the reference: what is typed, and who is meant; what is listed as unclear or no council is rejected.
TYPED = {
    "rhondda-cynon-taf": ["rct", "RHONDDA CYNON TAFF COUNTY BOROUGH COUNCIL", "R.C.T."],
    "cardiff": ["Cyngor Caerdydd", "cardiff council"],
    "isle-of-anglesey": ["Ynys Mo\u0302n", "Ynys Mon", "Anglesey", "ynys mn"],
    "swansea": ["Dinas a Sir Abertawe", "City & County of Swansea"],
    "carmarthenshire": ["Cyngor Sir Gâr", "Carms"],
    "blaenau-gwent": ["BGCBC"],
    "bridgend": ["Pen-y-Bont ar Ogwr CBC"],
    "vale-of-glamorgan": ["Bro Morgannwg", "the vale", "VoG"],
    "merthyr-tydfil": ["Merthyr"],
    "neath-port-talbot": ["Castell Nedd Port Talbot", "NPT"],
    "wrexham": ["Wrecsam"],
    "gwynedd": ["Cyngor Sir Gwynedd"],
    "pembrokeshire": ["Sir Benfro", "Cyngor Sir Penfro"],
}
NOT_TAKEN = ["Sir Ynys Mï¿½n", "CCBC", "Mon", "Newport Town Council", "Powys Teaching Health Board", "WLGA", ""]


def every_spelling() -> list[tuple[str, str]]:
    """Return each council’s id with each way of writing it: the listed ones and those of the reference."""
    listed = tomllib.loads(BUILT_IN.read_text(encoding="utf-8"))["organisations"]
    pairs = [(one["id"], text) for one in listed for text in (one["id"], *one["name"].values(), *one["aliases"])]
    pairs += [(id_, text) for id_, texts in TYPED.items() for text in texts]
    assert len({id_ for id_, _ in pairs}) == COUNCILS
    return pairs


def test_every_spelling_of_the_councils_is_understood(wgtool: Wgtool) -> None:
    pairs = every_spelling()
    rows = [(f"p{n}@example.org", f"Person {n}", typed, "ddat-roles") for n, (_, typed) in enumerate(pairs)]
    view = wgtool.ok("import", save(wgtool.folder, *rows), "--format", "json").json
    assert view["recorded"] == len(pairs) > 200
    (group,) = wgtool.ok("roster", "ddat-roles", "--format", "json").json["groups"]
    assert [one["organisation_id"] for one in group["members"]] == [id_ for id_, _ in pairs]


def test_what_is_no_council_is_never_one(wgtool: Wgtool) -> None:
    rows = [(f"p{n}@example.org", f"Person {n}", typed, "ddat-roles") for n, typed in enumerate(NOT_TAKEN)]
    view = wgtool("import", save(wgtool.folder, *rows), "--format", "json").json
    assert len(view["rejected"]) == len(NOT_TAKEN)
    assert {one["column"] for one in view["rejected"]} == {"Council"}


def test_the_rejects_corrected_and_imported_again_end_with_everyone_in(wgtool: Wgtool) -> None:
    rows = [
        person("ann", "ddat-roles"),
        ("bet", "Bet", "Gwynedd", "ddat-roles"),
        person("cai", "ddat-rols;blue-badge"),
        person("dai", "blue-badge", "CCBC"),
        ("=eve@example.org", "=Eve, the “first”", "Gwynedd", ""),
    ]
    rejects = wgtool.folder / "rejects.csv"
    assert wgtool("import", save(wgtool.folder, *rows), "--rejects", rejects).code == 1
    data = rejects.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    written = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    assert written[0] == ["wgtool: reason", *HEADINGS, "wgtool: row"]
    assert [row[1:5] for row in written[1:4]] == [list(row) for row in rows[1:4]]
    assert written[4][1:3] == ["'=eve@example.org", "'=Eve, the “first”"]

    for wrong, right in (
        ("bet,", "bet@example.org,"),
        ("rols", "roles"),
        ("CCBC,", "Conwy,"),
        ("Gwynedd,,", "Gwynedd,blue-badge,"),
    ):
        assert wrong in data.decode()
        data = data.decode().replace(wrong, right).encode()
    rejects.write_bytes(data)
    view = wgtool.ok("import", rejects, "--rejects", rejects, "--format", "json").json
    assert (view["rows"], view["recorded"], view["rejected"]) == (4, 5, [])
    people = {
        one["email"] for group in wgtool.ok("roster", "--format", "json").json["groups"] for one in group["members"]
    }
    assert people == {f"{name}@example.org" for name in ("ann", "bet", "cai", "dai", "=eve")}
    # Nothing is left to correct.
    assert rejects.read_text(encoding="utf-8-sig").splitlines() == [
        "wgtool: reason,Email,Name,Council,Working groups,wgtool: row"
    ]


def test_rejected_rows_of_a_workbook_and_of_odd_shape_keep_their_cells(wgtool: Wgtool) -> None:
    file = wgtool.folder / "answers.csv"
    file.write_text(text((*person("ann", "ddat-roles"), "one", "two")), encoding="utf-8")
    rejects = wgtool.folder / "rejects.csv"
    wgtool("import", file, "--rejects", rejects, "--lang", "cy")
    head, row = csv.reader(rejects.read_text(encoding="utf-8-sig").splitlines())
    assert head[0] == "wgtool: rheswm"
    assert [*row[1:5], *row[6:]] == [*person("ann", "ddat-roles"), "one", "two"]
    book = wgtool.folder / "answers.xlsx"
    book.write_bytes(sheet(HEADINGS, ("ann", 7, None, "ddat-roles")))
    wgtool("import", book, "--rejects", rejects)
    assert list(csv.reader(rejects.read_text(encoding="utf-8-sig").splitlines()))[1][1:5] == [
        "ann",
        "7",
        "",
        "ddat-roles",
    ]


def test_five_thousand_rows_in_one_go_and_again_with_nothing_changed(wgtool: Wgtool) -> None:
    groups = ("ddat-roles", "DDaT Roles; Wet signatures", "Blue badge review, missed-bin", "nothing")
    rows = [
        (f"p{n % 4_500}@example.org", f"Person {n % 4_500}", "Powys" if n % 7 else "CCC", groups[n % 4])
        for n in range(5_000)
    ]
    wgtool.own_programme(old1='id = "ddat-roles"\n', new1='id = "ddat-roles"\ncapacity = 100\n')
    file = save(wgtool.folder, *rows)
    view = wgtool("import", file, "--format", "json").json
    assert view["rows"] == 5_000 == view["accepted"] + len(view["rejected"])
    asked = sum(1 if n % 4 == 0 else 2 for n in range(5_000) if n % 4 != 3 and n % 7)
    assert view["recorded"] + view["unchanged"] == asked
    members = wgtool.ok("groups", "--format", "json").json["groups"]
    assert sum(one["confirmed"] + one["waiting"] for one in members) == view["recorded"]
    assert sum(one["waiting"] for one in members) == view["waiting"] > 0
    assert next(one for one in members if one["id"] == "ddat-roles")["confirmed"] == 100

    kept = wgtool.store.read_bytes()
    again = wgtool("import", file, "--format", "json").json
    assert (again["recorded"], again["unchanged"], again["rejected"]) == (0, asked, view["rejected"])
    assert wgtool.store.read_bytes() == kept


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04", microsoft_forms()[:2000]])
def test_a_file_that_is_no_download_leaves_the_store_alone(wgtool: Wgtool, content: bytes) -> None:
    wgtool.sign_up("ann", "ddat-roles")
    before = wgtool.store.read_bytes()
    file = wgtool.folder / "answers.csv"
    file.write_bytes(content)
    for lang in ("en", "cy"):
        result = wgtool("import", file, "--lang", lang)
        assert (result.code, result.data) == (1, b"")
        assert result.err.startswith("wgtool: error: ")
        assert "answers.csv" in result.err
    assert wgtool.store.read_bytes() == before


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_cannot_be_read_is_refused(wgtool: Wgtool, name: str) -> None:
    result = wgtool("import", wgtool.folder / name)
    assert result.code == 1
    assert str(wgtool.folder) in result.err


GOOD = text(*(person(f"p{n}", "ddat-roles;Blue badge review") for n in range(20))).encode()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.integers(0, len(GOOD)),
    length=st.integers(0, 60),
    instead=st.one_of(
        st.binary(max_size=30),
        st.sampled_from([b'"', b"\0", b"\xff\xfe", b"\r", b"\n;\t", "ŵ".encode("cp1252", "replace")]),
    ),
)
def test_whatever_breaks_within_a_file_there_is_no_fault_and_no_half_import(
    wgtool: Wgtool, start: int, length: int, instead: bytes
) -> None:
    wgtool.store.unlink(missing_ok=True)
    file = wgtool.folder / "answers.csv"
    file.write_bytes(GOOD[:start] + instead + GOOD[start + length :])
    result = wgtool("import", file, "--format", "json")
    assert result.code in {0, 1}, result.err
    if result.data:
        view = result.json
        assert view["rows"] == view["accepted"] + len(view["rejected"])
        recorded = sum(len(entry.get("joined", ())) for entry in wgtool.entries()) if wgtool.store.exists() else 0
        assert recorded == view["recorded"]
    else:
        assert not wgtool.store.exists()


def test_question_marks_for_lost_letters_are_pointed_out(wgtool: Wgtool) -> None:
    file = wgtool.folder / "answers.csv"
    file.write_bytes(text(("ann@example.org", "G?yn Môn", "Gwynedd", "ddat-roles")).encode("cp1252"))
    result = wgtool.ok("import", file)
    assert "Windows-1252" in result.err
    assert "Rows: 2" in result.err
