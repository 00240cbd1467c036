"""Is what the README shows what wgtool prints? Runs every `console` block of the README, in order, in an empty folder.

    python tests/readme_output.py            compares, and exits 1 where something differs
    python tests/readme_output.py --write    writes the true output into the README

A line that begins with `$ ` is a command for bash; what follows is its output, standard error included.
"""

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
# A Monday morning in week 5 of the built-in programme.
NOW = "2021-10-18T08:00"


def environment(folder: Path) -> dict[str, str]:
    """Return the variables with which every reader gets the same output."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WGTOOL_", "XDG_", "LC_"))}
    home = str(folder / "home")
    scripts = str(Path(sys.executable).parent)
    return {
        **kept,
        "PATH": scripts + os.pathsep + kept.get("PATH", ""),
        "HOME": home,
        "LANG": "C.UTF-8",
        "LOGNAME": "facilitator",
        "WGTOOL_NOW": NOW,
        "NO_COLOR": "1",
    }


def true_block(block: str, folder: Path) -> str:
    """Return a block with the output that its commands really give."""
    lines: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            result = subprocess.run(
                ["bash", "-c", line[2:]],
                cwd=folder / "work",
                env=environment(folder),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            said = result.stdout.decode("utf-8").replace(str(folder / "home"), "/home/facilitator")
            lines += [line, *said.splitlines()]
    return "\n".join(lines) + "\n"


def true_readme(text: str) -> str:
    """Return the README with every block’s true output."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        shutil.copytree(README.parent / "docs" / "examples", folder / "work")
        (folder / "home").mkdir()
        return BLOCK.sub(lambda found: true_block(found.group(), folder), text)


def main(arguments: list[str]) -> int:
    """Compare, or write with `--write`."""
    missing = [program for program in ("bash", "jq") if shutil.which(program) is None]
    if missing:
        sys.stdout.write(f"not checked, for lack of: {', '.join(missing)}\n")
        return 0
    text = README.read_text(encoding="utf-8")
    true = true_readme(text)
    if arguments == ["--write"]:
        README.write_text(true, encoding="utf-8", newline="\n")
    elif true != text:
        sys.stdout.writelines(
            difflib.unified_diff(
                text.splitlines(keepends=True), true.splitlines(keepends=True), "README.md", "what wgtool prints"
            )
        )
        return 1
    sys.stdout.write(f"console blocks: {len(BLOCK.findall(text))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
