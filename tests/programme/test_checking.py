"""What `check` warns of, and the key that it names."""

from pathlib import Path

import pytest

from conftest import Wgtool


def problems(wgtool: Wgtool, lang: str = "en") -> list[dict[str, str]]:
    return list(wgtool.ok("check", "--format", "json", "--lang", lang).json["problems"])


ZONE = 'timezone = "Europe/London"'


@pytest.mark.parametrize("zone", ["GMT", "UTC", "Etc/GMT+1", "Africa/Abidjan"])
def test_a_zone_without_summer_time_in_a_country_that_has_it_is_warned_of(wgtool: Wgtool, zone: str) -> None:
    wgtool.own_programme(old1=ZONE, new1=f'timezone = "{zone}"')
    (found,) = (one for one in problems(wgtool) if "timezone" in one["where"])
    assert found["severity"] == "warning"
    assert found["where"].endswith(": programme.timezone")
    assert "Europe/London" in found["message"]
    assert wgtool("check", "--strict").code == 1
    assert any("amser haf" in one["message"] for one in problems(wgtool, "cy"))


@pytest.mark.parametrize(
    ("zone", "place"),
    [
        ("Europe/London", 'country = "GB"'),
        ("Europe/Guernsey", 'country = "GB"'),
        ("UTC", 'country = "IS"'),
        # Arizona has none, and is of the country.
        ("America/Phoenix", 'country = "US"'),
        ("US/Arizona", 'country = "US"'),
        ("GMT", ""),
    ],
)
def test_a_zone_that_keeps_the_hours_of_its_country_is_not(wgtool: Wgtool, zone: str, place: str) -> None:
    place_before = 'country = "GB"\nsubdivision = "WLS"'
    wgtool.own_programme(old1=ZONE, new1=f'timezone = "{zone}"', old2=place_before, new2=place)
    assert not [one for one in problems(wgtool) if "timezone" in one["where"]]


@pytest.mark.parametrize(
    ("written", "key", "word"),
    [
        ('country = "XX"\nsubdivision = "WLS"', "programme.country", "XX"),
        ('country = "GB"\nsubdivision = "WAL"', "programme.subdivision", "WLS"),
        ('country = "IS"\nsubdivision = "WLS"', "programme.subdivision", "IS"),
        ('subdivision = "WLS"', "programme.subdivision", "country"),
    ],
)
def test_the_key_that_keeps_the_holidays_unknown_is_named(wgtool: Wgtool, written: str, key: str, word: str) -> None:
    wgtool.own_programme(old1='country = "GB"\nsubdivision = "WLS"', new1=written)
    (found,) = (one for one in problems(wgtool) if key.partition(".")[0] in one["where"])
    assert found["where"].endswith(f": {key}")
    assert word in found["message"]


def test_work_beyond_the_hours_promised_is_warned_of_where_it_stands_and_once(wgtool: Wgtool) -> None:
    file = wgtool.own_programme(old1="hours_per_week = 2", new1="hours_per_week = 1.5")
    (file.parent / "sprint" / "week-03.toml").write_text(
        'week = 3\ntitle = "T"\nblocks = [{ minutes = 60, title = "B" }]\n'
        'outside_work = [{ task = "A", minutes = 20 }, { task = "C", minutes = 15 },'
        ' { task = "D", minutes = 10, who = "one" }, { task = "E", minutes = 5, who = "two" }]\n',
        encoding="utf-8",
    )
    found = [one for one in problems(wgtool) if "outside" in one["where"]]
    (third,) = (one for one in found if one["where"].startswith("week-03.toml"))
    assert third["where"] == "week-03.toml:4: outside_work"
    assert "105 minutes" in third["message"]
    assert "blue-badge" in third["message"]


def test_work_within_the_hours_promised_is_not(wgtool: Wgtool) -> None:
    wgtool.own_programme()
    assert not [one for one in problems(wgtool) if "outside" in one["where"]]
    # A session made longer leaves less for the rest.
    wgtool.ok("reschedule", "blue-badge", "--week", "5", "--to", "2021-10-19 15:00", "--minutes", "110")
    (found,) = (one for one in problems(wgtool) if "outside" in one["where"])
    assert "blue-badge" in found["message"]
    assert "missed-bin" not in found["message"]


def test_files_that_a_system_hides_are_nobodys_definitions(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    rubble = bytes([0, 5, 22, 7, 0, 2, 0, 0]) + b"Mac OS X        " + bytes([0, 0x92]) + bytes(60)
    for name in ("._week-05.toml", "._week-13.toml", ".hidden.toml"):
        (file.parent / "sprint" / name).write_bytes(rubble)
    assert problems(wgtool) == []
    for command in (["roster", "blue-badge"], ["agenda", "--week", "5"], ["export-ics", "--out", "out"]):
        wgtool.ok(*command)
    Path("out/._blue-badge.ics").write_bytes(Path("out/blue-badge.ics").read_bytes())
    assert "._blue-badge" not in wgtool.ok("export-ics", "--out", "out").err
    Path("out/._blue-badge.ics").write_bytes(rubble)
    wgtool.ok("changes", "--since", "out")
