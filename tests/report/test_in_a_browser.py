"""A report’s page in a browser."""

from browser import without_barriers
from conftest import Wgtool
from report.conftest import NOW


def test_no_page_has_a_barrier(met: Wgtool) -> None:
    asked = {"all.html": [], "one.html": ["blue-badge", "--lang", "both"], "two.html": ["blue-badge", "missed-bin"]}
    link = f"https://example.org/{'long/' * 40}{'l' * 190}"
    met.ok("note", "blue-badge", "decision", "It is there", "--link", link, "--because", "b" * 190, env=NOW)
    for name, arguments in asked.items():
        met.ok("report", *arguments, "--names", "--out", name, env=NOW)
    without_barriers(met.folder, [met.folder / name for name in asked])
