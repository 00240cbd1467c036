"""Pages as a browser prints them on A4: what is handed out is to be one sheet."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import Wgtool
from running import signup

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here to print with")
LED = (
    'facilitators = [{ name = "Siân Example", email = "sian@example.org" }, { name = "Mo Example" }]\n'
    'location = { en = "Committee room 2, County Hall", cy = "Ystafell bwyllgor 2, Neuadd y Sir" }\n'
    'url = "https://meet.example.org/l/meetup-join/19%3ameeting_NDQ4YmFkZ2UtNDQ4?context=%7b%22Tid%22%3a%22a%22%7d"\n'
)


@pytest.fixture
def led(wgtool: Wgtool) -> Wgtool:
    """A group as it is in mid-programme: led by two, with a place, a link, and three open actions."""
    wgtool.own_programme(old1='id = "blue-badge"\n', new1=f'id = "blue-badge"\n{LED}')
    wgtool.ok(*signup("ann", "blue-badge"))
    for text in (
        "Ask the suppliers of the three systems",
        "Send everybody the forms in use",
        "Invite a parking officer",
    ):
        wgtool.ok("note", "blue-badge", "action", text, "--who", "Ann", "--due", "2021-10-29", "--week", "2")
    return wgtool


def printed(folder: Path, pages: list[str]) -> int:
    """Print the articles of some pages, each from a new sheet on, and return how many sheets that takes."""
    head, _, tail = pages[0].partition("<main>")
    articles = "".join(page.partition("<main>")[2].partition("</main>")[0] for page in pages)
    (folder / "page.html").write_text(f"{head}<main>{articles}</main>{tail.partition('</main>')[2]}", encoding="utf-8")
    pdf = folder / "page.pdf"
    flags = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder / 'user'}",
    )
    command = [str(BROWSER), *flags, f"--print-to-pdf={pdf}", (folder / "page.html").as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf.read_bytes()))


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize(("edition", "sheets"), [("members", 1), ("facilitator", 2)])
def test_a_groups_agenda_fits_on_its_sheets(led: Wgtool, edition: str, sheets: int, lang: str) -> None:
    options = ("--group", "blue-badge", "--for", edition, "--lang", lang, "--format", "html")
    pages = [led.ok("agenda", "--week", week, *options).out for week in range(1, 13)]
    # Each begins a sheet, so that there are twelve at the least.
    assert 12 <= printed(led.folder, pages) <= 12 * sheets


def test_a_sheet_to_tick_is_one_a_group(led: Wgtool) -> None:
    for number in range(12):
        led.ok(*signup(f"p{number}", "blue-badge", "ddat-roles"))
    assert printed(led.folder, [led.ok("roster", "--format", "html").out]) == 2


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="there is nothing here to read a PDF with")
def test_each_page_of_a_sheet_to_tick_says_of_what_it_is(led: Wgtool) -> None:
    led.store.unlink()
    rows = [f"P{number},p{number}@example.org,Gwynedd,blue-badge" for number in range(40)]
    form = "\n".join(["Name,Email,Organisation,Groups", *rows, "Q,q@example.org,Powys,ddat-roles", ""])
    Path("form.csv").write_text(form, encoding="utf-8", newline="\n")
    led.ok("import", "form.csv")
    assert printed(led.folder, [led.ok("roster", "--format", "html").out]) == 3
    text = subprocess.run(["pdftotext", led.folder / "page.pdf", "-"], check=True, capture_output=True).stdout.decode()
    pages = text.split("\f")[:3]
    assert [page.count("Test: Attendance sheet") for page in pages] == [1, 1, 1]
    names = ("DDaT Roles", *["Blue badge review"] * 2)
    assert [name in page for name, page in zip(names, pages, strict=True)] == [True] * 3
