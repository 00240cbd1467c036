"""The team mix: who sits together, who is missing, in each format."""

import csv
import io

import pytest

from conftest import Wgtool


@pytest.fixture
def mixed(wgtool: Wgtool) -> Wgtool:
    """Blue badge has three people of two councils, wet signatures two of one; the minimum is three."""
    wgtool.own_programme(
        old1='id = "blue-badge"\n', new1='id = "blue-badge"\nminimum = 3\n',
        old2='id = "wet-signatures"\n', new2='id = "wet-signatures"\nminimum = 3\n',
    )  # fmt: skip
    wgtool.sign_up("ann", "blue-badge", "wet-signatures", language="cy", profession="User researcher")
    wgtool.sign_up("bet", "blue-badge", language="en", profession="user Researcher", service_area="Parking")
    wgtool.sign_up("cai", "blue-badge", organisation="Cardiff")
    wgtool.sign_up("dai", "wet-signatures")
    return wgtool


def test_each_group_is_counted(mixed: Wgtool) -> None:
    view = mixed.ok("mix", "blue-badge", "wet-signatures", "entry-points", "--format", "json").json
    badge, wet, entry = view["groups"]
    assert badge["organisations"] == {"gwynedd": 2, "cardiff": 1}
    assert badge["professions"] == {"User researcher": 2}
    assert badge["languages"] == {"cy": 1, "en": 1, "unknown": 1}
    assert (badge["welsh_share"], wet["welsh_share"], entry["welsh_share"]) == (0.333, 0.5, None)
    assert (badge["under_minimum"], wet["under_minimum"], entry["under_minimum"]) == (False, True, False)
    assert (badge["single_organisation"], wet["single_organisation"]) == (None, "gwynedd")
    assert len(view["organisations_missing"]) == 20
    assert "gwynedd" not in view["organisations_missing"]


def test_wanted_professions_and_areas_are_found_in_either_language(mixed: Wgtool) -> None:
    def missing() -> list[str]:
        (group,) = mixed.ok("mix", "entry-points", "--format", "json").json["groups"]
        return [*group["missing_professions"], *group["missing_service_areas"]]

    assert {"Content designer", "Libraries and hubs"} <= set(missing())
    mixed.sign_up("eve", "entry-points", profession="dylunydd CYNNWYS", service_area="libraries & hubs")
    assert not {"Content designer", "Libraries and hubs"} & set(missing())


@pytest.mark.parametrize("written", ["{cy} / {en}", "{en} ({cy})", "{cy} - {en}"])
def test_what_a_bilingual_form_has_in_both_languages_is_what_either_says(wgtool: Wgtool, written: str) -> None:
    both = written.format(cy="Dylunydd cynnwys", en="Content designer")
    wgtool.sign_up("ann", "entry-points", profession=both, service_area="Gwasanaethau cwsmeriaid / Customer services")
    (group,) = wgtool.ok("mix", "entry-points", "--format", "json").json["groups"]
    assert group["professions"] == {"Content designer": 1}
    assert not {"Content designer", "Customer services"} & {
        *group["missing_professions"],
        *group["missing_service_areas"],
    }
    wgtool.sign_up("bet", "entry-points", profession="content designer")
    (group,) = wgtool.ok("mix", "entry-points", "--format", "json", "--lang", "cy").json["groups"]
    assert group["professions"] == {"Dylunydd cynnwys": 2}


def test_those_who_wait_do_not_count(wgtool: Wgtool) -> None:
    wgtool.own_programme(old1='id = "blue-badge"\n', new1='id = "blue-badge"\ncapacity = 1\n')
    wgtool.sign_up("ann", "blue-badge")
    wgtool.sign_up("bet", "blue-badge", organisation="Cardiff")
    (group,) = wgtool.ok("mix", "blue-badge", "--format", "json").json["groups"]
    assert group["organisations"] == {"gwynedd": 1}


def test_a_person_reads_the_matrix_and_the_remarks(mixed: Wgtool) -> None:
    out = mixed.ok("mix", "blue-badge", "wet-signatures").out
    for line in ("under the minimum: 3", "one organisation only: Gwynedd", "1 (33%)", "- Isle of Anglesey"):
        assert line in out
    assert any(line.split() == ["Gwynedd", "2", "2", "4"] for line in out.splitlines())


def test_welsh_lists_are_in_welsh_order(mixed: Wgtool) -> None:
    out = mixed.ok("mix", "--lang", "cy", "--format", "markdown").out
    places = [
        out.index(name)
        for name in ("Caerffili", "Casnewydd", "Pen-y-bont", "Powys", "Rhondda", "Sir Benfro", "Sir y Fflint")
    ]
    assert places == sorted(places)


def test_the_heat_map_is_darker_where_more_people_are(mixed: Wgtool) -> None:
    page = mixed.ok("mix", "blue-badge", "wet-signatures", "--format", "html").out
    assert '<td class="right shade-4">2</td>' in page
    assert '<td class="right shade-2">1</td>' in page
    assert '<td class="right shade-0"></td>' in page


def test_csv_has_a_row_for_each_group_and_value(mixed: Wgtool) -> None:
    rows = list(csv.reader(io.StringIO(mixed.ok("mix", "wet-signatures", "--format", "csv").out, newline="")))
    assert rows[0] == ["group", "kind", "value", "people"]
    assert ["wet-signatures", "organisations", "gwynedd", "2"] in rows
    assert ["wet-signatures", "people", "", "2"] in rows
    assert ["", "organisations_missing", "powys", ""] in rows


def test_what_the_file_has_in_two_languages_is_one(wgtool: Wgtool) -> None:
    wgtool.sign_up("ann", "blue-badge", profession="Content designer", service_area="Customer services")
    wgtool.sign_up("bea", "blue-badge", profession="content designer", service_area="Gwasanaethau cwsmeriaid")
    wgtool.sign_up("cai", "blue-badge", service_area="gwasanaethau cwsmeriaid")
    for lang, area in (("en", "Customer services"), ("cy", "Gwasanaethau cwsmeriaid")):
        (group,) = wgtool.ok("mix", "blue-badge", "--format", "json", "--lang", lang).json["groups"]
        assert (group["service_areas"], group["professions"]) == ({area: 3}, {"Content designer": 2})
