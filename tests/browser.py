"""A real browser, and what axe-core finds in it: WCAG 2.2 AA, at both ends of a screen’s width, light, dark, printed.

axe-core, puppeteer-core and html-validate are looked for in the folder that WGTOOL_NODE_MODULES names, or else in
`tests/node_modules` (`npm install --prefix tests axe-core puppeteer-core html-validate` puts them there).
"""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MODULES = Path(os.environ.get("WGTOOL_NODE_MODULES", HERE / "node_modules"))
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NODE = shutil.which("node")


def needed(*libraries: str) -> str:
    """Return the path of node, where it and the libraries are there."""
    if NODE is None or not all((MODULES / library).is_dir() for library in libraries):
        pytest.skip(f"node or one of these is not installed: {', '.join(libraries)}")
    return NODE


def without_barriers(folder: Path, pages: Sequence[Path]) -> None:
    """Hold that pages have no barrier and overflow nowhere; the browser keeps its things in the folder."""
    node = needed("axe-core", "puppeteer-core")
    if BROWSER is None:
        pytest.skip("there is no Chromium here")
    env = {**os.environ, "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    command = [node, str(HERE / "look.mjs"), str(MODULES), BROWSER, *map(str, pages)]
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found) == 5 * len(pages)
    assert [one for one in found if one["violations"] or one["overflows"]] == []
    # axe looked indeed.
    assert min(one["passes"] for one in found) > 10
