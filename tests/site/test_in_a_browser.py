"""Pages as a browser shows them: WCAG 2.2 AA by axe-core, at both ends of a screen’s width, light, dark and printed.

axe-core, puppeteer-core and html-validate are looked for in the folder that WGTOOL_NODE_MODULES names, or else in
`tests/node_modules` (`npm install --prefix tests axe-core puppeteer-core html-validate` puts them there).
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import Wgtool

HERE = Path(__file__).parent
MODULES = Path(os.environ.get("WGTOOL_NODE_MODULES", HERE.parent / "node_modules"))
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NODE = shutil.which("node")
# A page of each kind, in either language, and the one that offers both.
PAGES = [
    "index.html",
    *(
        f"{lang}/{name}.html"
        for lang in ("en", "cy")
        for name in ("index", "group-blue-badge", "group-ddat-roles", "week-05", "week-07", "outcomes")
    ),
]


def needed(*libraries: str) -> str:
    """Return the path of node, where it and the libraries are there."""
    if NODE is None or not all((MODULES / library).is_dir() for library in libraries):
        pytest.skip(f"node or one of these is not installed: {', '.join(libraries)}")
    return NODE


def test_no_page_has_a_barrier(busy: Wgtool) -> None:
    node = needed("axe-core", "puppeteer-core")
    if BROWSER is None:
        pytest.skip("there is no Chromium here")
    # Words without an end fit on a telephone as well.
    busy.ok("cancel", "blue-badge", "--week", "5", "--reason", "e" * 190)
    busy.ok("note", "blue-badge", "outcome", "o" * 190, "--state", "solution", "--link", f"https://x.org/{'l' * 190}")
    busy.ok("site", "public", "--outcomes", "--links", "--contacts")
    pages = [str(busy.folder / "public" / page) for page in PAGES]
    env = {**os.environ, "XDG_CONFIG_HOME": str(busy.folder), "XDG_CACHE_HOME": str(busy.folder)}
    command = [node, str(HERE / "look.mjs"), str(MODULES), BROWSER, *pages]
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found) == 5 * len(PAGES)
    assert [one for one in found if one["violations"] or one["overflows"]] == []
    # axe looked indeed.
    assert min(one["passes"] for one in found) > 10


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
