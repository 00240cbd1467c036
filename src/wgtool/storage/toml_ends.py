"""Values whose end is missing, and what stands behind one: rules of `toml_slips`."""

import re

from wgtool.storage.toml_spots import KEY, Found, Spot
from wgtool.texts.bounds import shortened
from wgtool.texts.say import msg

# A text between single quotes that does not end on its line.
_OPEN_SINGLE = re.compile(r"=[ \t]*'(?!'')[^'\n]*$", re.MULTILINE)


def open_text(spot: Spot) -> Found:
    """A text whose end is missing."""
    for mark in ('"""', "'''"):
        if spot.text[: spot.at].count(mark) % 2:
            at = spot.text.rfind(mark, 0, spot.at)
            return msg("slip.open_text", mark=mark), at
    if spot.said.startswith('Expected "\'"'):
        # Without another such mark in the file the parser tells of its end.
        opened = [*_OPEN_SINGLE.finditer(spot.text)]
        if opened:
            return msg("slip.open_quote"), opened[-1].end()
    if not spot.character and spot.said.startswith(("Illegal", "Unterminated")):
        return msg("slip.open_quote"), spot.at
    return None


def open_list(spot: Spot) -> Found:
    """A list or a table in braces whose end is missing."""
    sign = {"Unclosed array": "]", "Unclosed inline": "}"}.get(" ".join(spot.said.split()[:2]))
    if sign is None:
        return None
    opening = {"]": "[", "}": "{"}[sign]
    begun = max(spot.text.rfind(f"= {opening}", 0, spot.at), spot.text.rfind(f"={opening}", 0, spot.at))
    if begun < 0 or sign == "}":
        # A table in a list stands behind no sign of its own.
        begun = max(spot.text.rfind(opening, 0, spot.at), 0)
    return msg("slip.open_list", sign=sign, line=spot.moved(begun).number), spot.at


def swallowed(spot: Spot) -> Found:
    """A key, or the name of a table, that a list above it takes for more of its own, as its end is missing."""
    begins = spot.line.lstrip().startswith("[") or (KEY.match(spot.line) and not spot.line[: spot.column].strip())
    if not begins or not spot.said.startswith("Invalid value"):
        return None
    lines = spot.text[: spot.begin].split("\n")[:-1]
    for number in range(len(lines), 0, -1):
        line = lines[number - 1].partition("#")[0].rstrip()
        if KEY.match(line) and line.endswith("["):
            return msg("slip.open_list", sign="]", line=number), spot.at
        if line.endswith("]") or KEY.match(line):
            return None
    return None


def behind(spot: Spot) -> Found:
    """More than a value: a sign that ends no line, another key, or the rest of a text with quotation marks in it."""
    rest = spot.line[spot.column :].strip()
    if not rest or not spot.said.startswith(("Expected newline", "Unclosed")):
        return None
    if rest in {",", ";", "."}:
        return msg("slip.sign_behind", sign=rest), spot.at
    if KEY.match(rest):
        return msg("slip.line_each", rest=shortened(rest)), spot.at
    return msg("slip.behind" if '"' in rest else "slip.behind_plain", rest=shortened(rest)), spot.at
