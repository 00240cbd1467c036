"""The files of messages: what mail programs open, for whose eyes, under which names, and where they may go."""

import os
import re
import sys
from pathlib import Path

import openpyxl
import pytest

from conftest import Wgtool
from drafts.reading import mails, read
from wgtool.cli.draft_files import file_names

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such access rights")


def test_a_message_is_a_draft_to_one_person_without_copies(led: Wgtool) -> None:
    mail = mails(led, "welcome", "--invite")["sian"]
    head = mail.data.split(b"\r\n\r\n")[0].decode("ascii")
    assert "X-Unsent: 1" in head
    assert head.count("To:") == 1
    assert not re.search("^(Cc|Bcc|Message-ID)", head, re.MULTILINE | re.IGNORECASE)
    assert mail.data.count(b"\n") == mail.data.count(b"\r\n")
    # RFC 5322, section 2.1.1.
    assert max(map(len, mail.data.split(b"\r\n"))) <= 998
    assert '<div lang="cy">' in mail.html


def test_the_same_store_gives_the_same_bytes_whenever(led: Wgtool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WGTOOL_NOW")
    led.ok("drafts", "closing", "--out", "one")
    led.ok("drafts", "closing", "--out", "two")
    one, two = (
        [(path.name, path.read_bytes()) for path in sorted((led.folder / name).iterdir())] for name in ("one", "two")
    )
    assert one == two
    # The time is that of the store’s last entry.
    assert b"\r\nDate: Mon, 18 Oct 2021 08:00:00 +0100\r\n" in one[0][1]


@UNIX
def test_messages_are_for_the_users_eyes_alone(led: Wgtool) -> None:
    os.umask(0o022)
    led.ok("drafts", "welcome")
    led.ok("drafts", "welcome", "--out", "page.html")
    folder = led.folder / "drafts" / "welcome"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (*folder.iterdir(), led.folder / "page.html")} == {0o600}


def test_a_folder_with_messages_is_refused_and_replaced_on_demand_but_for_what_is_no_message(led: Wgtool) -> None:
    led.ok("drafts", "welcome")
    folder = led.folder / "drafts" / "welcome"
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    (folder / "old.eml").write_text("old", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    refused = led("drafts", "welcome", "--group", "blue-badge")
    assert refused.code == 1
    assert "--replace" in refused.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    led.ok("drafts", "welcome", "--group", "blue-badge", "--replace")
    assert {path.name for path in folder.iterdir()} == {"bob.eml", "con-2.eml", "notes.txt"}


def test_nobody_to_write_to_is_no_error_and_makes_no_folder(led: Wgtool) -> None:
    result = led.ok("drafts", "waiting")
    assert "nobody to write to" in result.out
    assert not (led.folder / "drafts").exists()


def test_a_rehearsal_tells_the_same_and_writes_nothing(led: Wgtool) -> None:
    rehearsed = led.ok("drafts", "welcome", "--invite", "--dry-run", "--format", "json").json
    assert not (led.folder / "drafts").exists()
    written = led.ok("drafts", "welcome", "--invite", "--format", "json").json
    assert {**rehearsed, "dry_run": False} == written


def test_the_user_is_told_what_opens_them_and_that_nothing_is_sent(led: Wgtool) -> None:
    result = led.ok("drafts", "welcome")
    assert "sends nothing" in result.err
    assert "Edit As New Message" in result.err
    assert "Send Again" in result.err


@pytest.mark.parametrize("place", ["signups.jsonl", "programme/groups.toml"])
def test_the_users_own_files_are_no_place_for_messages(led: Wgtool, place: str) -> None:
    led.store.touch()
    before = (led.folder / place).read_bytes()
    for options in ((), ("--format", "html")):
        assert led("drafts", "welcome", "--out", place, *options).code == 1
    assert (led.folder / place).read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(led: Wgtool) -> None:
    (led.folder / "drafts").mkdir(mode=0o500)
    result = led("drafts", "welcome")
    assert result.code == 1
    assert "drafts" in result.err


def test_names_of_files_are_plain_and_no_two_are_the_same_on_any_system() -> None:
    names = ["Siân Puw", "SIAN PUW", "Con", "../../etc", "李", "O'Brien, Bob", "a" * 300, "nul", "Aux", "com1", "—"]
    found = file_names(names)
    assert len({name.casefold() for name in found}) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]{1,64}\.eml", name) for name in found)
    assert not {"con.eml", "nul.eml", "aux.eml", "com1.eml"} & set(found)


def test_one_page_has_all_messages_to_copy_and_links_where_they_are_short(led: Wgtool) -> None:
    led.ok("note", "blue-badge", "action", "Ring", "--who", "con@example.org")
    page = led.ok("drafts", "actions", "--format", "html").out
    assert page.count("<h2>") == 1
    assert 'href="mailto:con@example.org?subject=' in page
    assert "%0D%0A" in page
    assert "<script" not in page
    (address,) = re.findall('href="(mailto:[^"]*)"', page)
    assert len(address.replace("&amp;", "&")) <= 1800
    assert "mailto:" not in led.ok("drafts", "agenda", "--week", "6", "--format", "html").out


def test_notify_has_a_column_for_each_placeholder(led: Wgtool) -> None:
    lines = led.ok("drafts", "missed", "--format", "notify").out.splitlines()
    assert lines == ["email address,language,name,programme,groups,facilitators,sender,contact,site,missed"]
    rows = led.ok("drafts", "welcome", "--format", "notify").out
    assert rows.startswith("email address,language,name,")
    assert "sian@example.org,cy,Sian," in rows
    assert "con@example.org,both,Con," in rows


def test_a_mail_merge_is_disarmed(led: Wgtool) -> None:
    led.ok("amend", "con@example.org", "--name", "=1+1")
    for form in ("csv", "notify"):
        assert "'=1+1" in led.ok("drafts", "welcome", "--format", form).out
    assert led.ok("drafts", "welcome", "--format", "csv").out.startswith("email,language,name,subject,text,")


@pytest.mark.parametrize(
    "options",
    [
        ("welcome", "--week", "3"),
        ("reminder", "--since", "1"),
        ("welcome", "--missed", "2"),
        ("missed", "--missed", "0"),
        ("closing", "--invite"),
        ("welcome", "--since", "somewhere"),
        ("changes", "--since", "somewhere", "--invite"),
        ("welcome", "--format", "html", "--out", "x.csv"),
        ("welcome", "--format", "html", "--invite"),
        ("welcome", "--format", "csv", "--dry-run"),
        ("welcome", "--on", "2021-10-18"),
        ("agenda", "--on", "2021-10-18", "--week", "5"),
        ("welcome", "--out", "-"),
        ("welcome", "--out", "x.json"),
        ("welcome", "--out", "x.eml"),
        ("nothing",),
    ],
    ids=" ".join,
)
def test_what_does_not_go_together_is_a_usage_error(led: Wgtool, options: tuple[str, ...]) -> None:
    result = led("drafts", *options)
    assert result.code == 2
    assert "Traceback" not in result.err
    assert not (led.folder / "drafts").exists()


def test_changes_since_calendars_are_written_too(led: Wgtool) -> None:
    led.ok("export-ics", "--out", "calendars")
    led.ok("cancel", "blue-badge", "--week", "9")
    assert set(mails(led, "changes", "--since", "calendars")) == {"bob", "con"}


def test_erasing_says_that_drafts_are_the_users(led: Wgtool) -> None:
    assert "drafts" in led.ok("erase", "sian@example.org").err


def test_a_file_name_and_its_message_belong_together(led: Wgtool) -> None:
    told = led.ok("drafts", "welcome", "--format", "json").json
    for line in told["drafts"]:
        path = Path(told["folder"]) / line["file"]
        assert read(led.folder / path).message["To"].addresses[0].addr_spec == line["email"]


def test_with_nobody_to_write_to_old_messages_are_replaced_by_none_and_hinder_nothing(led: Wgtool) -> None:
    led.ok("drafts", "welcome", "--out", "out")
    led.ok("drafts", "waiting", "--out", "out")
    assert len(list((led.folder / "out").iterdir())) == 3
    led.ok("drafts", "waiting", "--out", "out", "--replace")
    assert list((led.folder / "out").iterdir()) == []


@UNIX
def test_what_is_replaced_is_private_and_a_link_is_not_followed(led: Wgtool) -> None:
    led.ok("drafts", "welcome", "--out", "out")
    elsewhere = led.folder / "elsewhere"
    elsewhere.write_text("mine", encoding="utf-8")
    (led.folder / "out" / "bob.eml").unlink()
    (led.folder / "out" / "bob.eml").symlink_to(elsewhere)
    (led.folder / "out" / "sian.eml").chmod(0o644)
    led.ok("drafts", "welcome", "--out", "out", "--replace")
    assert elsewhere.read_text(encoding="utf-8") == "mine"
    assert {path.lstat().st_mode & 0o777 for path in (led.folder / "out").iterdir()} == {0o600}


def test_where_something_else_has_a_messages_name_the_old_ones_stay(led: Wgtool) -> None:
    led.ok("drafts", "welcome", "--out", "out")
    (led.folder / "out" / "bob.eml").unlink()
    (led.folder / "out" / "bob.eml").mkdir()
    before = {path.name for path in (led.folder / "out").iterdir()}
    assert led("drafts", "welcome", "--out", "out", "--replace").code == 1
    assert {path.name for path in (led.folder / "out").iterdir()} == before


def test_a_workbook_for_a_mail_merge_keeps_the_names_of_its_columns(led: Wgtool) -> None:
    led.ok("drafts", "welcome", "--out", "merge.xlsx")
    sheet = openpyxl.load_workbook(led.folder / "merge.xlsx").worksheets[0]
    header = [cell.value for cell in sheet[1]]
    assert header[:5] == ["email", "language", "name", "subject", "text"]
    assert sheet.max_row == 4


def test_who_gets_no_message_is_told_beside_rows_too(led: Wgtool) -> None:
    for group in ("blue-badge", "wet-signatures"):
        led.ok("note", group, "action", "Write it down", "--who", "Somebody Else")
    for form in ("csv", "notify"):
        err = led.ok("drafts", "actions", "--format", form).err
        assert err.count("Somebody Else") == 2
        assert "Messages: 0" in err


def test_a_group_that_is_not_there_is_told_before_what_lies_in_the_folder(led: Wgtool) -> None:
    led.ok("drafts", "welcome")
    assert "nope" in led("drafts", "welcome", "--group", "nope").err


def test_a_date_names_the_week_and_one_that_is_over_is_worth_a_warning(led: Wgtool) -> None:
    assert mails(led, "reminder", "--on", "2021-10-26")["con"].message["Subject"]
    result = led.ok("drafts", "reminder", "--week", "2", "--replace")
    assert "over" in result.err
    assert "over" not in led.ok("drafts", "reminder", "--week", "6", "--replace").err
