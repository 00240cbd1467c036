"""What the pages say, and what they do not."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from calendars.reading import read as read_calendar
from conftest import Wgtool
from running import signup

Read = Callable[[Path], Any]


def files(folder: Path, pattern: str = "**/*") -> list[Path]:
    """Return the files of a folder, in order, but the list of them."""
    return sorted(path for path in folder.glob(pattern) if path.is_file() and path.name != ".wgtool-site.json")


def everything(folder: Path) -> str:
    """Return all that a site publishes, in one text."""
    return "\n".join(path.read_bytes().decode() for path in sorted(folder.rglob("*")) if path.is_file())


def unfolded(path: Path) -> str:
    """Return a calendar with its folded lines joined."""
    return path.read_bytes().decode().replace("\r\n ", "")


@pytest.fixture
def public(busy: Wgtool) -> Path:
    """The site of a busy programme, with its outcomes."""
    busy.ok("site", "public", "--outcomes")
    return busy.folder / "public"


def test_every_link_leads_somewhere_and_every_page_is_reached_from_home(public: Path, read: Read) -> None:
    for lang in ("en", "cy"):
        reached: set[Path] = set()
        open_ = [public / lang / "index.html"]
        while open_:
            page = open_.pop()
            if page in reached:
                continue
            reached.add(page)
            for link in read(page).all("a") + read(page).all("link"):
                parts = urlsplit(link["href"])
                if parts.scheme:
                    assert parts.scheme in {"https", "mailto", "webcal"}
                    continue
                target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
                assert target.is_file(), (page, link)
                if parts.fragment:
                    assert f'id="{parts.fragment}"' in target.read_text(encoding="utf-8")
                if target.suffix == ".html" and target.parent == public / lang:
                    open_.append(target)
                else:
                    reached.add(target)
        assert set(files(public / lang)) <= reached
    offered = read(public / "index.html").all("a")
    assert [(link["href"], link["hreflang"]) for link in offered] == [("cy/index.html", "cy"), ("en/index.html", "en")]


def test_each_page_has_one_link_to_its_twin_in_the_twins_language(public: Path, read: Read) -> None:
    pages = files(public, "*/*.html")
    assert len(pages) == 2 * (1 + 8 + 12 + 1)
    for page in pages:
        lang, other = ("en", "cy") if page.parent.name == "en" else ("cy", "en")
        assert read(page).all("html") == [{"lang": lang}]
        twins = [link for link in read(page).all("a") if "hreflang" in link]
        assert twins == [{"href": f"../{other}/{page.name}", "hreflang": other, "lang": other}]


def test_no_script_no_cookie_nothing_from_elsewhere(public: Path, read: Read) -> None:
    for page in files(public, "**/*.html"):
        found = read(page)
        assert not {"script", "img", "iframe", "object", "embed", "form", "style"} & {name for name, _ in found.found}
        assert all(not name.startswith("on") and name != "style" for _, one in found.found for name in one)
        assert [link["rel"] for link in found.all("link")] == ["stylesheet"]
        assert not urlsplit(found.all("link")[0]["href"]).scheme
    assert not re.search(r"url\(|@import", (public / "style.css").read_text(encoding="utf-8"))


def test_home_has_groups_the_usual_week_and_how_to_sign_up(public: Path, read: Read) -> None:
    home = (public / "en" / "index.html").read_text(encoding="utf-8")
    usual = home.partition('id="timetable"')[2].partition("</section>")[0]
    assert "Ends after week 6" in home
    assert ("group-ddat-roles.html" in home, "group-ddat-roles.html" in usual) == (True, False)
    assert usual.count("group-") == 7
    links = [link["href"] for link in read(public / "en" / "index.html").all("a")]
    assert "https://forms.example.org/groups?x=1&y=2" in links
    assert "mailto:groups@example.wales" in links


def test_a_group_has_its_sessions_as_now_planned_and_its_calendar(public: Path) -> None:
    page = (public / "en" / "group-blue-badge.html").read_text(encoding="utf-8")
    assert "Thursday 28 October 2021" in page
    assert "Originally: Tuesday 26 October 2021, 15:00" in page
    assert ("Half term" in page, "Storm" in page, "<s>" in page) == (True, True, True)
    assert "Cai Cover" in page
    assert "https://groups.example.org/autumn/en/group-blue-badge.ics" in page
    assert 'href="webcal://groups.example.org/autumn/en/group-blue-badge.ics"' in page


def test_without_an_address_of_the_site_there_is_a_link_and_how_to_copy_it(wgtool: Wgtool) -> None:
    wgtool.ok("site", "public")
    page = (wgtool.folder / "public" / "cy" / "group-blue-badge.html").read_text(encoding="utf-8")
    assert 'href="group-blue-badge.ics"' in page
    assert "copïwch gyfeiriad y ddolen" in page
    assert "webcal" not in page


def test_a_week_is_the_members_edition_without_owners(public: Path) -> None:
    page = (public / "en" / "week-05.html").read_text(encoding="utf-8")
    assert "Ask the suppliers" in page
    agenda = ("To prepare", "Methods", "If time is short", "Materials", "Reads three rules")
    assert [text for text in agenda if text in page] == []
    cancelled = (public / "en" / "week-07.html").read_text(encoding="utf-8")
    cards = [part.partition("</li>")[0] for part in cancelled.split('<li class="cancelled">')[1:]]
    (card,) = [one for one in cards if "group-blue-badge" in one]
    assert ("Storm" in card, "Mari" in card, "Committee" in card) == (True, False, False)


def test_what_groups_share_in_a_week_is_said_once(busy: Wgtool) -> None:
    busy.ok("reschedule", "missed-bin", "--week", "8", "--to", "2021-11-09 18:00", "--minutes", "45")
    busy.ok("reschedule", "service-design", "--week", "8", "--to", "2021-11-11 09:00")
    busy.ok("site", "public")
    page = (busy.folder / "public" / "en" / "week-08.html").read_text(encoding="utf-8")
    since = page.partition('id="since-1"')[2].partition("</section>")[0]
    # One group’s last session was cancelled, so that it was to do what the week before asked.
    assert since.count("Finish the fixes you own") == since.count("Finish your own frame") == 1
    orders = [part.partition("</section>")[0] for part in page.split(">Running order")[1:]]
    # Two of the sprint that most groups have, and that of the other one.
    assert len(orders) == 3
    assert re.findall(r"<span>(..:..)</span>", orders[0])[:4] == ["09:00", "10:00", "15:00", "16:00"]
    assert "Service design for missed bin collections" in orders[1]


def test_groups_of_another_sprint_have_a_part_of_the_page(public: Path, read: Read) -> None:
    page = public / "en" / "week-05.html"
    names = [name for name, _ in read(page).found if name in {"h1", "h2", "h3", "h4"}]
    assert (names[:4], names.count("h2"), names.count("h1")) == (["h1", "h2", "h3", "h4"], 2, 1)
    assert page.read_text(encoding="utf-8").count("Short: A peer review") == 1
    home = (public / "en" / "index.html").read_text(encoding="utf-8")
    assert "A peer review and critique of the solutions / Short: A peer review" in home
    # That group has no more than eight weeks.
    assert "Entry points" not in (public / "en" / "week-09.html").read_text(encoding="utf-8")


def test_what_changed_since_the_site_was_written_can_be_told(public: Path, busy: Wgtool) -> None:
    busy.ok("cancel", "missed-bin", "--week", "10")
    told = busy.ok("changes", "--since", public / "en", "--public", "--format", "json").json
    assert [(one["group"], one["week"]) for one in told["sessions"]] == [("missed-bin", 10)]


def test_what_is_not_published_stands_in_no_file(public: Path, busy: Wgtool) -> None:
    text = everything(public) + "".join(unfolded(path) for path in files(public, "*/*.ics"))
    for withheld in ("Hidden", "@example.org", "meet.example.org", "mari@", "cai@", "ORGANIZER"):
        assert withheld not in text, withheld
    assert "Mari Example" in text
    assert "groups@example.wales" in text
    busy.ok("site", "all", "--links", "--contacts")
    shown = "".join(unfolded(path) for path in files(busy.folder / "all"))
    for published in ("https://meet.example.org/secret?a=1&b=2", "mailto:mari@example.wales", "ORGANIZER"):
        assert published in shown, published
    assert 'href="https://meet.example.org/secret?a=1&amp;b=2"' in shown
    assert "Hidden" not in shown


def test_the_link_of_a_meeting_in_a_text_is_told_of(busy: Wgtool) -> None:
    busy.ok("note", "blue-badge", "action", "Join at meet.example.org/secret?a=1&b=2 please")
    told = [
        text for text in busy.ok("site", "public", "--format", "json").json["warnings"] if "link of a meeting" in text
    ]
    assert ["Join at" in text for text in told] == [True]
    assert "link of a meeting" not in busy.ok("site", "public", "--links").err


TEAMS = "https://teams.example.com/l/meetup-join/19%3ameeting_Abc%40thread.v2/0?context=%7b%7d"


@pytest.mark.parametrize(
    ("link", "text", "told"),
    [
        ("https://zoom.example.org/j/999?pwd=abc", "https://zoom.example.org/j/999", True),
        ("https://zoom.example.org/j/999?pwd=abc", "Zoom.example.org/j/999.", True),
        ("https://zoom.example.org/j/999", "zoom.example.org/j/9991", False),
        ("https://zoom.example.org/j/999?pwd=abc", "zoom.example.org", False),
        (TEAMS, "teams.example.com/l/meetup-join/19:meeting_abc@thread.v2/0", True),
        (TEAMS, f"Here: {TEAMS}", True),
        ("https://meet.example.org", "meet.example.org", False),
        ("https://x.example.org/?MTID=5", "https://x.example.org/?MTID=5", True),
    ],
)
def test_a_link_is_told_of_however_much_of_it_there_is(wgtool: Wgtool, link: str, text: str, told: bool) -> None:
    wgtool.own_programme(old='id = "blue-badge"\n', new=f'id = "blue-badge"\nurl = "{link}"\n')
    wgtool.ok("cancel", "missed-bin", "--week", "11", "--reason", f"See {text}")
    assert ("link of a meeting: See" in wgtool.ok("site", "public").err) is told


def test_a_place_that_is_a_link_counts_as_one(wgtool: Wgtool) -> None:
    place = 'location = "Zoom: https://zoom.example.org/j/999?pwd=abc"\n'
    wgtool.own_programme(old='id = "blue-badge"\n', new=f'id = "blue-badge"\n{place}')
    wgtool.ok("cancel", "missed-bin", "--week", "11", "--reason", "See zoom.example.org/j/999")
    assert "link of a meeting: See" in wgtool.ok("site", "public").err


def test_a_text_in_the_other_language_is_marked_with_its_own(public: Path) -> None:
    assert '<dd><span lang="en">Committee room 2</span></dd>' in (public / "cy" / "group-blue-badge.html").read_text(
        encoding="utf-8"
    )
    assert "<dd>Committee room 2</dd>" in (public / "en" / "group-blue-badge.html").read_text(encoding="utf-8")
    assert '<span lang="en">Ask the suppliers</span>' in (public / "cy" / "week-05.html").read_text(encoding="utf-8")
    assert '<span lang="en">One form for all</span>' in (public / "cy" / "outcomes.html").read_text(encoding="utf-8")


def test_the_definitions_are_marked_alike_whether_they_are_read_or_remembered(busy: Wgtool) -> None:
    other = busy.folder / "other-cache"
    busy.ok("site", "one", env={"XDG_CACHE_HOME": str(other)})
    busy.ok("site", "two", env={"XDG_CACHE_HOME": str(other)})
    assert {path.name: path.read_bytes() for path in files(busy.folder / "one")} == {
        path.name: path.read_bytes() for path in files(busy.folder / "two")
    }


def test_the_calendars_are_those_of_the_export(public: Path, busy: Wgtool) -> None:
    for lang in ("en", "cy"):
        busy.ok("export-ics", "--out", lang, "--lang", lang)
        for path in files(busy.folder / lang):
            ours, theirs = (
                [
                    (one.value("UID"), one.value("SEQUENCE"), one.value("SUMMARY"))
                    for one in read_calendar(data).all("VEVENT")
                ]
                for data in ((public / lang / f"group-{path.name}").read_bytes(), path.read_bytes())
            )
            assert ours == theirs


def test_outcomes_are_published_where_asked_for_alone(public: Path, busy: Wgtool) -> None:
    assert "One form for all" in (public / "en" / "outcomes.html").read_text(encoding="utf-8")
    assert "Recommendation" in (public / "en" / "outcomes.html").read_text(encoding="utf-8")
    busy.ok("strike", "2")
    busy.ok("site", "public", "--outcomes")
    assert "One form" not in everything(public)
    result = busy.ok("site", "public", "--format", "json").json
    assert result["removed"] == ["cy/outcomes.html", "en/outcomes.html"]
    assert "outcomes.html" not in everything(public)


def test_a_link_may_begin_with_capitals_and_what_is_none_is_said(wgtool: Wgtool) -> None:
    old, new = 'sprint = "sprint"\n', 'sprint = "sprint"\nsign_up_url = "HTTPS://forms.example.org/x"\n'
    file = wgtool.own_programme(old=old, new=new)
    wgtool.ok("site", "public")
    assert 'href="HTTPS://forms.example.org/x"' in everything(wgtool.folder / "public")
    wgtool.ok("note", "blue-badge", "insight", "There", "--link", "Http://example.org/y")
    file.write_text(file.read_text(encoding="utf-8").replace("HTTPS://", "ftp://"), encoding="utf-8", newline="\n")
    assert "begins with http:// or https://" in wgtool("site", "public").err


def test_why_an_outcome_is_as_it_is_is_marked_with_the_language_of_the_outcome(busy: Wgtool) -> None:
    options = ("--state", "not-now", "--because", "No money")
    busy.ok("note", "blue-badge", "outcome", "Nothing yet", *options)
    busy.ok("site", "public", "--outcomes")
    told = [(busy.folder / "public" / lang / "outcomes.html").read_text(encoding="utf-8") for lang in ("cy", "en")]
    assert ['<span lang="en">No money</span>' in text for text in told] == [True, False]
    assert "No money" in told[1]


def test_without_a_form_the_section_is_left_out_with_a_warning(wgtool: Wgtool) -> None:
    result = wgtool.ok("site", "public", "--format", "json")
    assert "sign_up_url" in result.err
    assert [text for text in result.json["warnings"] if "sign_up_url" in text]
    assert "sign-up" not in (wgtool.folder / "public" / "en" / "index.html").read_text(encoding="utf-8")


def test_no_group_takes_the_place_of_another_page(wgtool: Wgtool) -> None:
    wgtool.own_programme(
        old1='id = "blue-badge"',
        new1='id = "index"',
        old2='id = "missed-bin"',
        new2='id = "week-05"',
        old3='id = "wet-signatures"',
        new3='id = "con"',
    )
    wgtool.ok("site", "public", "--outcomes")
    names = [path.name for path in files(wgtool.folder / "public" / "en")]
    assert len(names) == len(set(names)) == 1 + 8 + 12 + 1 + 8
    assert not {"con.html", "con.ics"} & set(names)


def test_what_people_wrote_is_text(wgtool: Wgtool) -> None:
    evil = "<script>alert(1)</script>\"'&amp; \u202e]]>--> {{ 7*7 }} {% x %}"
    wgtool.ok("cancel", "blue-badge", "--week", "7", "--reason", evil)
    wgtool.ok("note", "blue-badge", "outcome", evil, "--state", "not-now", "--because", evil)
    wgtool.ok("note", "blue-badge", "action", evil)
    wgtool.ok("site", "public", "--outcomes")
    for page in files(wgtool.folder / "public", "**/*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script" not in text
        assert "\u202e" not in text
        assert "49" not in re.findall(r"]]&gt;--&gt; (\S+)", text)


def test_sessions_of_groups_that_are_gone_stay_in_their_calendar(busy: Wgtool) -> None:
    busy.ok("site", "public")
    file = busy.folder / "programme" / "groups.toml"
    text = file.read_text(encoding="utf-8")
    begin = text.index('[[groups]]\nid = "missed-bin"')
    file.write_text(text[:begin], encoding="utf-8", newline="\n")
    result = busy.ok("site", "public", "--format", "json").json
    assert "en/group-missed-bin.html" in result["removed"]
    calendar = (busy.folder / "public" / "en" / "group-missed-bin.ics").read_bytes()
    assert {one.value("STATUS") for one in read_calendar(calendar).all("VEVENT")} == {"CONFIRMED", "CANCELLED"}
    assert "No longer in the programme" in (busy.folder / "public" / "en" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "written", ["“ann@example.org”", "*ann@example.org*", "ann%40example.org", "ann@example.org's"]
)
def test_an_address_is_found_however_it_is_written(busy: Wgtool, written: str) -> None:
    busy.ok("cancel", "missed-bin", "--week", "11", "--reason", f"Ask {written}")
    refused = busy("site", "public", "--strict")
    assert (refused.code, "(ann@example.org)" in refused.err) == (1, True)


def test_addresses_of_who_facilitates_in_texts_are_told_of_unless_they_are_published(busy: Wgtool) -> None:
    busy.ok("cancel", "missed-bin", "--week", "12", "--reason", "Ask mari@example.wales or groups@example.wales")
    warned = busy.ok("site", "public", "--format", "json").json["warnings"]
    assert [text for text in warned if "somebody who facilitates (mari@example.wales)" in text]
    assert busy("site", "public", "--strict").code == 1
    busy.ok("site", "public", "--strict", "--contacts")


def test_people_who_are_named_in_texts_are_told_of_and_strict_refuses(busy: Wgtool) -> None:
    busy.ok(*signup("hope", "missed-bin"))
    busy.ok("note", "blue-badge", "action", "Ask ann hidden’s manager", "--welsh", "Gofyn", "--week", "4")
    busy.ok("note", "blue-badge", "outcome", "Write to bet@example.org.", "--state", "solution")
    busy.ok("cancel", "blue-badge", "--week", "9", "--reason", "There is no hope")
    plain = busy.ok("site", "public", "--format", "json")
    assert [text for text in plain.json["warnings"] if "Ann Hidden" in text and "en/week-" in text]
    assert not [text for text in plain.json["warnings"] if "bet@" in text or "no hope" in text]
    assert "Ann Hidden" in plain.err
    warned = busy.ok("site", "public", "--outcomes", "--format", "json").json["warnings"]
    assert [text for text in warned if "bet@example.org" in text and "outcomes.html" in text]
    before = {path: path.read_bytes() for path in files(busy.folder / "public")}
    refused = busy("site", "public", "--strict")
    assert (refused.code, "Ann Hidden" in refused.err) == (1, True)
    assert busy("site", "new", "--strict").code == 1
    assert not (busy.folder / "new").exists()
    assert {path: path.read_bytes() for path in files(busy.folder / "public")} == before
