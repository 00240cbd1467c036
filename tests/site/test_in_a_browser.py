"""The web pages in a browser: no barriers, and valid HTML."""

import json
import subprocess

from browser import MODULES, needed, without_barriers
from conftest import Wgtool

# A page of each kind, in either language, and the one that offers both.
PAGES = [
    "index.html",
    *(
        f"{lang}/{name}.html"
        for lang in ("en", "cy")
        for name in ("index", "group-blue-badge", "group-ddat-roles", "week-05", "week-07", "outcomes")
    ),
]


def test_no_page_has_a_barrier(busy: Wgtool) -> None:
    # Words without an end fit on a telephone as well.
    busy.ok("cancel", "blue-badge", "--week", "5", "--reason", "e" * 190)
    busy.ok("note", "blue-badge", "outcome", "o" * 190, "--state", "solution", "--link", f"https://x.org/{'l' * 190}")
    busy.ok("site", "public", "--outcomes", "--links", "--contacts")
    without_barriers(busy.folder, [busy.folder / "public" / page for page in PAGES])


def test_the_html_is_valid(busy: Wgtool) -> None:
    node = needed("html-validate")
    busy.ok("site", "public", "--outcomes", "--links", "--contacts")
    rules = {"no-trailing-whitespace": "off", "long-title": "off", "void-style": "off", "no-inline-style": "error"}
    config = busy.folder / "public" / ".htmlvalidate.json"
    config.write_text(json.dumps({"extends": ["html-validate:recommended"], "rules": rules}), encoding="utf-8")
    command = [
        node,
        str(MODULES / "html-validate" / "bin" / "html-validate.mjs"),
        "-c",
        str(config),
        "public/**/*.html",
    ]
    done = subprocess.run(command, cwd=busy.folder, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stdout[:5000] + done.stderr
