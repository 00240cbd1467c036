"""What `import` says: on a terminal, in a pipe, in Welsh, and to wrong options."""

import pytest

from conftest import Wgtool
from imports.downloads import HEADINGS, person, save


def test_a_terminal_shows_how_the_columns_were_understood(wgtool: Wgtool) -> None:
    file = save(wgtool.folder, (*person("ann", "ddat-roles"), "x"), headings=(*HEADINGS, "Shoe size"))
    result = wgtool.ok("import", file, answers="")
    assert "Council: organisation" in result.err
    assert "Shoe size: not understood, left out" in result.err
    assert "Council: sefydliad" in wgtool.ok("import", file, "--lang", "cy", answers="").err
    piped = wgtool.ok("import", file).err
    assert "Council: organisation" not in piped
    assert "Shoe size" in piped


def test_a_long_file_has_a_progress_bar_on_a_terminal_only(wgtool: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wgtool.cli.progress._PATIENCE", -1)
    file = save(wgtool.folder, *(person(f"p{n}", "ddat-roles") for n in range(700)))
    assert "700" not in wgtool("import", file, "--dry-run").err
    shown = wgtool.ok("import", file, "--dry-run", "--format", "json", answers="")
    assert "Taking in" in shown.err
    assert shown.json["recorded"] == 700


def test_the_answer_names_what_needs_a_look(wgtool: Wgtool) -> None:
    wgtool.ok("import", save(wgtool.folder, person("ann", "ddat-roles"), person("bet", "blue-badge")))
    wgtool.ok("withdraw", "bet@example.org")
    rows = [("ann@example.org", "Ann Jones", "Gwynedd", "ddat-roles"), person("bet", "blue-badge"), person("cai", "x")]
    out = wgtool("import", save(wgtool.folder, *rows)).out
    for line in ("Rows: 3", "Rows rejected: 1", "Bet <bet@example.org>: blue-badge", "Ann Jones", "Unknown group: x"):
        assert line in out
    welsh = wgtool("import", save(wgtool.folder, *rows), "--lang", "cy").out
    for line in ("Rhesi: 3", "Rhesi a wrthodwyd: 1", "Gweithgor anhysbys: x"):
        assert line in welsh


def test_alike_warnings_are_one_line_with_a_count(wgtool: Wgtool) -> None:
    rows = [person(f"p{n}", "ddat-roles;blue-badge;missed-bin") for n in range(5)]
    result = wgtool.ok("import", save(wgtool.folder, *rows))
    assert result.err.splitlines() == [
        "wgtool: warning: People without a break between two groups: 5 (P0, P1, P2, P3, P4)",
        "wgtool: warning: People in more groups than the programme suggests (2): 5 (P0, P1, P2, P3, P4)",
    ]


def test_headings_can_be_settled_on_the_command_line_or_in_the_programme_file(wgtool: Wgtool) -> None:
    headings = ("Email", "Name", "Where do you work=now?", "Working groups")
    file = save(wgtool.folder, person("ann", "ddat-roles"), headings=headings)
    result = wgtool("import", file)
    assert result.code == 1
    assert "organisation" in result.err
    assert "--map" in result.err
    settled = ("--map", "Where do you work=now? = organisation", "--dry-run", "--format", "json")
    assert wgtool.ok("import", file, *settled).json["recorded"] == 1
    wgtool.own_programme(
        old1='organisations = "organisations.toml"\n',
        new1='organisations = "organisations.toml"\nform = { "Where do you work=now?" = "organisation" }\n',
    )
    assert wgtool.ok("import", file, "--format", "json").json["recorded"] == 1


@pytest.mark.parametrize(
    ("option", "code"),
    [("Council=organisation", 0), ("Council", 2), ("=organisation", 2), ("Council=shoe", 2), ("Councils=notes", 1)],
)
def test_a_wrong_map_is_explained(wgtool: Wgtool, option: str, code: int) -> None:
    result = wgtool("import", save(wgtool.folder, person("ann", "ddat-roles")), "--map", option)
    assert result.code == code
    assert bool(result.err) == bool(code)


def test_names_cannot_act_on_the_terminal(wgtool: Wgtool) -> None:
    rows = [("ann@example.org", "\x1b[31m=Ann", "Gw\x1b[0m", "[red]x[/red]")]
    out = wgtool("import", save(wgtool.folder, *rows), answers="").out
    assert "\x1b" not in out


def test_a_welsh_download_in_welsh(wgtool: Wgtool) -> None:
    headings = ("E-bost", "Enw", "Cyngor", "Gweithgorau")
    file = save(wgtool.folder, ("ann@example.org", "Ann", "CBSC", "rolau ddat"), headings=headings)
    view = wgtool("import", file, "--lang", "cy", "--format", "json").json
    (rejected,) = view["rejected"]
    assert rejected["column"] == "Cyngor"
    assert "Caerffili" in rejected["reason"]


def test_a_wish_for_either_language_is_said_to_be_left_out(wgtool: Wgtool) -> None:
    headings = (*HEADINGS, "Preferred language")
    answers = ("Dwyieithog / Bilingual", "Cymraeg", "Either", "Either")
    rows = [(*person(f"p{n}", "ddat-roles"), answer) for n, answer in enumerate(answers)]
    file = save(wgtool.folder, *rows, headings=headings)
    told = "Either language suits, so none is kept: 3 (Dwyieithog / Bilingual, Either)"
    result = wgtool.ok("import", file, "--format", "json", "--dry-run")
    assert told in result.err
    assert told in result.json["warnings"]
    assert "Mae’r ddwy iaith yn iawn" in wgtool.ok("import", file, "--lang", "cy").err


def test_how_to_settle_a_wording_for_good_is_said_as_it_is_written(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    text = file.read_text("utf-8")
    form = save(wgtool.folder, person("ann", 'The "blue"\tone'))
    advice = wgtool("import", form, "--format", "json", "--dry-run").json["advice"][-1]
    line = advice.partition("groups.toml: ")[2]
    file.write_text(text.replace('aliases = ["Blue badge review"', f'aliases = [{line}, "Blue badge review"'), "utf-8")
    assert wgtool.ok("import", form, "--format", "json").json["recorded"] == 1
