"""Templates: the facilitators’ own, the built-in ones, their mistakes, and that what is filled in stays what it is."""

from pathlib import Path

import pytest

from conftest import Wgtool
from drafts.reading import mails
from wgtool.domain.letters import LETTER_KINDS, parsed, placeholders

OWN = """\
A remark with {braces} for whoever edits this.

# cy
Subject: Pwnc {groups}

Helo **{name}**

# en
Subject: About {groups}

Hello *{name}*, see [the pages]({site}) or <https://example.org/x>.
Second line.

1. One
2. Two

## Dates

{dates}

## Nothing below this

{calendar}
"""


def template(wgtool: Wgtool, text: str, kind: str = "welcome") -> Path:
    """Write a template of the programme’s own."""
    file = wgtool.folder / "programme" / "messages" / f"{kind}.md"
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def test_a_template_of_the_programmes_own_is_used(led: Wgtool) -> None:
    template(led, OWN)
    mail = mails(led, "welcome")["bob"]
    assert mail.message["Subject"] == "About Wet signatures, Blue badge review (a service design approach)"
    # A paragraph with nothing to fill in is left out, and so is a heading under which nothing is left.
    assert "the pages" not in mail.text
    assert "Nothing below this" not in mail.text
    assert "1. One\n2. Two" in mail.text
    assert "<ol>" in mail.html
    assert "Week 5: Tuesday 19 October 2021" in mail.text


def test_links_and_emphasis_are_markdown_and_lines_end_where_they_end(led: Wgtool) -> None:
    file = led.folder / "programme" / "groups.toml"
    text = file.read_text(encoding="utf-8").replace('# site_url = "', 'site_url = "')
    file.write_text(text, encoding="utf-8", newline="\n")
    template(led, OWN)
    mail = mails(led, "welcome")["bob"]
    assert (
        "Hello Bob, see the pages: https://example.org/working-groups/ or https://example.org/x.\nSecond line."
        in mail.text
    )
    assert '<a href="https://example.org/working-groups/">the pages</a>' in mail.html
    assert "<em>Bob</em>" in mail.html
    assert "<br>" in mail.html


def test_init_writes_the_built_in_ones_and_a_folder_without_them_uses_those_too(led: Wgtool) -> None:
    folder = led.folder / "programme" / "messages"
    assert {path.stem for path in folder.iterdir()} == set(LETTER_KINDS)
    before = mails(led, "welcome")["sian"].text
    for path in folder.iterdir():
        path.unlink()
    assert mails(led, "welcome")["sian"].text == before


@pytest.mark.parametrize("kind", LETTER_KINDS)
def test_the_built_in_templates_are_sound_and_say_what_can_be_filled_in(led: Wgtool, kind: str) -> None:
    text = (led.folder / "programme" / "messages" / f"{kind}.md").read_text(encoding="utf-8")
    assert parsed(kind, text)[1] == []
    remark = text.partition("# cy")[0]
    assert {f"{{{name}}}" for name in placeholders(kind)} == {word for word in remark.split() if word.startswith("{")}


SECTIONS = "# cy\nSubject: A\n\nB\n\n# en\nSubject: A\n\nB\n"
MISTAKES = [
    (SECTIONS.replace("# en\nSubject: A", "# en\nSubject: {nam}"), 7, "{name}"),
    (SECTIONS.replace("# en\nSubject: A\n\nB", "# en\nSubject: A\n\n{}"), 9, "{groups}"),
    (SECTIONS.replace("# en\nSubject: A\n\nB", "# en\nSubject: {dates}\n\nB"), 7, "subject"),
    (SECTIONS.replace("# en\nSubject: A\n\nB", "# en\nSubject: A\n\nOn {dates}"), 9, "by itself"),
    (SECTIONS.replace("# en\nSubject: A\n\nB", "# en\nHello"), 7, "Subject:"),
    (SECTIONS.replace("# en\nSubject: A\n\nB", "# en\nSubject:\n\nB"), 7, "Subject:"),
    (SECTIONS.replace("# en\nSubject: A\n\nB", "# en\nSubject: A"), 7, "no text"),
    (SECTIONS.replace("# en\nSubject: A\n\nB\n", "# en"), 6, "Subject:"),
    (SECTIONS.replace("# cy", "# fr"), 9, "# cy"),
    (SECTIONS + SECTIONS, 10, "twice"),
    ("", 1, "# en"),
]


@pytest.mark.parametrize(("text", "line", "word"), MISTAKES, ids=[str(n) for n in range(len(MISTAKES))])
def test_a_mistake_in_a_template_is_told_with_its_line_and_nothing_is_written(
    led: Wgtool, text: str, line: int, word: str
) -> None:
    template(led, text)
    place = f"messages/welcome.md:{line}"
    for command in (("check",), ("drafts", "welcome")):
        result = led(*command)
        assert result.code == 3
        told = result.out + result.err
        assert place in told
        assert word in told
    assert not (led.folder / "drafts").exists()
    # Others are not touched by it.
    led.ok("drafts", "closing")


def test_what_cannot_be_read_is_named(led: Wgtool) -> None:
    file = template(led, SECTIONS)
    file.write_bytes(SECTIONS.encode("utf-16"))
    assert "UTF-8" in led("check").out
    assert led("drafts", "welcome").code == 3
    file.unlink()
    file.mkdir()
    assert led("drafts", "welcome").code == 3
    assert led("check").code == 3


def test_windows_line_ends_and_marks_are_understood(led: Wgtool) -> None:
    file = template(led, OWN)
    file.write_bytes(b"\xef\xbb\xbf" + OWN.replace("\n", "\r\n").encode())
    assert "1. One\n2. Two" in mails(led, "welcome")["bob"].text


def test_a_file_of_no_kind_is_a_warning(led: Wgtool) -> None:
    template(led, SECTIONS, "welcom")
    result = led.ok("check")
    assert "welcom.md" in result.out
    assert "welcome" in result.out.partition("welcom.md")[2]


HOSTILE = [
    'Anna "the boss", <b>Jones</b>',
    "=?utf-8?q?Evil?=",
    "{contact} **bold** [x](https://evil.example)",
    "Bcc: all@example.org",
    "Siân ap Dafydd, M.A.; (Conwy)",
    "a\\b `c` ![d](e)",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_a_name_everywhere(led: Wgtool, name: str) -> None:
    led.ok("amend", "con@example.org", "--name", name)
    mail = mails(led, "welcome", "--invite")["con"]
    (address,) = mail.message["To"].addresses
    assert (address.display_name, address.addr_spec) == (name, "con@example.org")
    assert f"Hello {name}," in mail.text
    assert "<b>" not in mail.html
    assert "https://evil.example" not in [part.partition('"')[0] for part in mail.html.split('href="')[1:]]
    assert len(mail.message["To"].addresses) == 1
    assert mail.message["Bcc"] is None
    for _, event in mail.invitations:
        assert str(event["ATTENDEE"]) == "mailto:con@example.org"
    page = led.ok("drafts", "welcome", "--format", "html").out
    assert "<b>" not in page


def test_a_hostile_reason_or_link_breaks_out_of_nothing(led: Wgtool) -> None:
    before = led.entries()[-1]["n"]
    reason = "Snow\r\nBcc: x@example.org <img src=x onerror=alert(1)> {name}"
    led.ok("cancel", "blue-badge", "--week", "9", "--reason", reason.replace("\r\n", " "))
    mail = mails(led, "changes", "--since", before)["con"]
    assert "<img" not in mail.html
    assert "{name}" in mail.text
    assert mail.message["Bcc"] is None


def test_nobody_elses_address_is_in_any_byte(led: Wgtool) -> None:
    led.ok("note", "blue-badge", "action", "Ask sian@example.org. And Bob", "--who", "bob@example.org")
    led.ok("reschedule", "blue-badge", "--week", "6", "--to", "2021-10-27 15:00", "--reason", "sian@example.org asked")
    mail = mails(led, "agenda", "--week", "6", "--invite")["con"]
    ((_, event),) = mail.invitations
    assert "Sian asked" in event["DESCRIPTION"]
    whole = mail.text + mail.html + mail.data.decode("ascii") + event.to_ical().decode().replace("\r\n ", "")
    assert "Ask Sian. And Bob" in mail.text
    for other in ("sian", "bob"):
        assert f"{other}@example.org" not in whole


def test_a_welcome_leads_to_the_page_of_each_group_where_the_pages_are_published(led: Wgtool) -> None:
    file = led.folder / "programme" / "groups.toml"
    text = file.read_text(encoding="utf-8").replace('# site_url = "', 'site_url = "')
    file.write_text(text, encoding="utf-8", newline="\n")
    found = mails(led, "welcome")
    assert "https://example.org/working-groups/cy/group-wet-signatures.html" in found["sian"].text
    assert found["bob"].html.count('<a href="https://example.org/working-groups/en/group-') == 2


@pytest.mark.parametrize(
    ("written", "shown", "link"),
    [
        ("[folder](https://x.example/My%20Site)", "folder: https://x.example/My%20Site", "https://x.example/My%20Site"),
        (
            "[form](https://x.example/?n={name})",
            "form: https://x.example/?n=Con%20A%26b",
            "https://x.example/?n=Con%20A%26b",
        ),
        ("[house](https://x.example/tŷ)", "house: https://x.example/t%C5%B7", "https://x.example/t%C5%B7"),
        ("[write]({contact})", "write: mailto:team@example.org", "mailto:team@example.org"),
        ("{contact}", "team@example.org", "mailto:team@example.org"),
        ("[m](mailto:{contact}?subject={name})", "m: mailto:", "mailto:team@example.org?subject=Con%20A%26b"),
        ("[](https://x.example/a)", "https://x.example/a", "https://x.example/a"),
        ("[evil](javascript:alert(1))", "[evil](javascript:alert(1))", None),
    ],
)
def test_a_link_leads_where_it_is_meant_to_whatever_is_filled_in(
    led: Wgtool, written: str, shown: str, link: str | None
) -> None:
    led.ok("amend", "con@example.org", "--name", "Con A&b")
    template(led, SECTIONS.replace("B\n", f"B\n\nSee {written}\n"))
    mail = mails(led, "welcome")["con"]
    assert f"See {shown}" in mail.text
    href = None if link is None else link.replace("&", "&amp;")
    assert (href is None and "href" not in mail.html) or f'href="{href}"' in mail.html


OTHERS = (
    "'sian@example.org' “sian@example.org” sian@example.org’s sian@example.org… sian@example.org/x |sian@example.org| "
    "*sian@example.org* https://x.example/?u=sian@example.org sian%40example.org SIAN@Example.org mari@example.org "
    "old@example.org"
)


def test_addresses_of_others_go_however_they_are_written_and_whose_they_were(led: Wgtool) -> None:
    led.sign_up("old", "entry-points")
    led.ok("amend", "old@example.org", "--new-email", "new@example.org")
    led.ok("note", "blue-badge", "action", OTHERS + " con@example.org help@council.example", "--who", "con@example.org")
    mail = mails(led, "actions")["con"]
    for gone in ("sian@", "sian%40", "mari@", "old@"):
        assert gone not in mail.text.casefold()
    assert "Mari Hwylusydd Old" in mail.text
    assert "con@example.org help@council.example" in mail.text


def test_whom_people_can_ask_stays_an_address_also_where_it_is_a_members(led: Wgtool) -> None:
    file = led.folder / "programme" / "groups.toml"
    text = file.read_text(encoding="utf-8").replace('contact = "team@example.org"', 'contact = "bob@example.org"')
    file.write_text(text, encoding="utf-8", newline="\n")
    assert "Cwestiynau? bob@example.org" in mails(led, "welcome")["sian"].text


def test_a_person_who_is_called_by_an_address_is_called_by_nothing(led: Wgtool) -> None:
    led.ok("amend", "sian@example.org", "--name", "sian@example.org")
    led.ok("note", "blue-badge", "action", "Ask sian@example.org", "--who", "con@example.org")
    assert "Ask […]" in mails(led, "actions")["con"].text


def test_a_link_with_somebodys_address_in_it_is_left_out(led: Wgtool) -> None:
    file = led.folder / "programme" / "groups.toml"
    text = file.read_text(encoding="utf-8")
    link = 'id = "blue-badge"\nurl = "https://meet.example/?org=sian@example.org"\n'
    file.write_text(text.replace('id = "blue-badge"\n', link), encoding="utf-8", newline="\n")
    mail = mails(led, "reminder", "--week", "6", "--invite")["con"]
    ((_, event),) = mail.invitations
    assert "sian@" not in mail.text + mail.html + event.to_ical().decode().replace("\r\n ", "")


@pytest.mark.parametrize(
    ("address", "header"),
    [
        ("=?utf-8?q?x?=@example.org", b'<"=?utf-8?q?x?="@example.org>'),
        ("a@straße.example", "<a@straße.example>".encode()),
        ("a@tŷ.example", b"<a@xn--t-foa.example>"),
    ],
)
def test_an_address_in_a_header_is_nobody_elses(led: Wgtool, address: str, header: bytes) -> None:
    led.ok("amend", "con@example.org", "--new-email", address)
    led.ok("drafts", "welcome")
    data = (led.folder / "drafts" / "welcome" / "con-2.eml").read_bytes()
    assert header in data.replace(b"\r\n ", b" ")
