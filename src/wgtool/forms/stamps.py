"""One time stamp, as forms and spreadsheets write it, taken apart."""

import re
import unicodedata
from datetime import datetime, timedelta
from typing import NamedTuple

from wgtool.domain.matching import plain
from wgtool.texts.dates import DAYS, MONTHS

# Year first, or day and month in an order that differs from country to country; then a time of 12 or 24 hours, and
# perhaps how far the clock is from Greenwich.
_NUMBERS = re.compile(
    r"""\s*(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})\.?
    (?:[T,\s]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?
    \s*([AaPp]\.?[Mm]\.?)?
    \s*(GMT|UTC|Z)?\s*(?:([+-])(\d{1,2}):?(\d{2})?)?\s*$""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"\s*(\d{1,16})(?:[.,](\d{1,20}))?\s*", re.ASCII)
_YEAR_DIGITS = 4
_DATE_DIGITS = 8
_CENTURY = 2000
_HOURS, _MINUTES = 24, 59
# Hours from Greenwich: no clock is further from it.
_FURTHEST = 14
# Spreadsheets count days from here (ECMA-376, part 1, 18.17.4.1), of which these stand for 1954 to 2119.
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - a wall clock’s day
_SERIALS = range(20_000, 80_000)
# Unix time by its digits: seconds, and thousandths and millionths of them. So written from 2001 to 2286.
_UNIX = {10: 1, 13: 1_000, 16: 1_000_000}
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - its zone is told beside it
_COMPACT = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}

# Minutes ahead of Greenwich, by what clocks are called: in these islands, in Europe, in America.
_ZONES = {
    **dict.fromkeys(("gmt", "utc", "z", "wet"), 0),
    **dict.fromkeys(("bst", "ist", "west", "cet", "mez"), 60),
    **dict.fromkeys(("cest", "mesz", "eet"), 120),
    "eest": 180, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480,
    "pdt": -420,
}  # fmt: skip
# By the beginnings of their names: Welsh and English, and German, French, Spanish, Italian and Dutch beside them.
_MONTH_STEMS = (
    "jan ion gen ene", "feb chw fev", "mar maw mrz mae maa", "apr ebr avr abr", "may mai mei mag", "jun meh juin giu",
    "jul gor juil lug", "aug aws aou ago", "sep med set", "oct hyd okt ott", "nov tac", "dec rha dez dic",
)  # fmt: skip
_STEMS = {stem: number for number, stems in enumerate(_MONTH_STEMS, 1) for stem in stems.split()}
_NAMES = {plain(name): number for names in MONTHS.values() for number, name in enumerate(names, 1)}
_LONGEST_STEM = 4
_WEEKDAYS = (
    "mon tue tues wed thu thur thurs fri sat sun llun llu mawrth maw mercher mer iau gwener gwe sadwrn sad sul "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar jeu ven sam dim"
)
_DAYS_OF_THE_WEEK = frozenset(
    [*_WEEKDAYS.split(), *(plain(name).removeprefix("dydd ") for names in DAYS.values() for name in names)]
)
_BESIDE = frozenset(
    {"at", "on", "the", "of", "um", "den", "der", "le", "dydd", "ar", "am", "yn", "o", "or", "gloch", "uhr", "hrs"}
)

# What is said beside the time: ‘(British Summer Time)’, ‘Europe/London’.
_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]|\b[A-Z][a-z]+/[A-Z][A-Za-z_]+")
# ‘am 10:00’ says ‘at ten’ in Welsh.
_MORNING = re.compile(r"(?<=\d)\s*(?:a\.?m\b\.?(?!\s*\d{1,2}[:.]\d)|y\.?b\b\.?|y bore\b)", re.IGNORECASE)
_AFTERNOON = re.compile(r"(?<=\d)\s*(?:p\.?m\b\.?|y\.?[hp]\b\.?|yr hwyr\b|y prynhawn\b)", re.IGNORECASE)
_WHOLE_HOUR = re.compile(r"(?<![\d:.])(\d{1,2})(?= ?~)")
_SPACED = re.compile(r"(?<=\d)\s*([./])\s+(?=\d{1,4}(?![\d:]))")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|af|il|ydd|ed|fed|eg|ain)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?\.?")
_CLOCK_FIRST = re.compile(r"(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?~\d)?)[\s,]+(.*\d{4}.*)")
_YEAR_LAST = re.compile(r"(@\d+@\s*\d{1,2})\s+(\d{1,2}:\d{2}\S*(?: ?~\d)?)(.*?)\s+(\d{4})")
_DASHED = re.compile(r"(?<=\d),? [-–|] (?=\d{1,2}:)")
_TWICE = re.compile(r"(?<=[\d ])\+00:00(?= ?[+-]\d)|(?<=[+-]\d{4}) *[+-]\d\d:\d\d$")
_WORDED = (
    re.compile(r"(?P<d>\d{1,2})[\s.,/-]*@(?P<m>\d+)@[\s.,/-]*(?P<y>\d{4}|\d{2})(?!\d)(?P<rest>.*)"),
    re.compile(r"@(?P<m>\d+)@[\s.,/-]*(?P<d>\d{1,2})[\s.,/-]+(?P<y>\d{4})(?P<rest>.*)"),
    re.compile(r"(?P<y>\d{4})[\s.,/-]*@(?P<m>\d+)@[\s.,/-]*(?P<d>\d{1,2})(?!\d)(?P<rest>.*)"),
)


class Stamp(NamedTuple):
    """A time stamp in parts: year, the two numbers of which one is the month, and the time.

    `zoned` tells whether it says by which clock; the time is then Greenwich’s.
    """

    year: int
    first: int
    second: int
    day_first_known: bool
    time: timedelta
    zoned: bool = False


def parse(text: str) -> Stamp | None:
    """Return a time stamp in parts; None if it cannot be read."""
    found = _iso(text) or _numbers(text)
    if found or not text.strip():
        return found
    text = _bare(text)
    return _iso(text) or _numbers(text) or _number(text) or _numbers(_dated(_unworded(text)))


def _iso(text: str) -> Stamp | None:
    if text[_YEAR_DIGITS : _YEAR_DIGITS + 1] != "-" and text[_DATE_DIGITS : _DATE_DIGITS + 1] != "T":
        return None
    try:
        return _whole(datetime.fromisoformat(text.strip()))
    except ValueError:
        return None


def _whole(at: datetime, *, zoned: bool = False) -> Stamp:
    clock = timedelta(hours=at.hour, minutes=at.minute, seconds=at.second) - (at.utcoffset() or timedelta())
    return Stamp(at.year, at.day, at.month, day_first_known=True, time=clock, zoned=zoned or at.tzinfo is not None)


def _numbers(text: str) -> Stamp | None:
    found = _NUMBERS.match(text)
    if not found:
        return None
    one, two, three = (int(found[place]) for place in (1, 2, 3))
    time, zoned = _time(found), bool(found[8] or found[9])
    if time is None:
        return None
    if len(found[1]) == _YEAR_DIGITS:
        return Stamp(one, three, two, day_first_known=True, time=time, zoned=zoned)
    year = three if len(found[3]) == _YEAR_DIGITS else _CENTURY + three
    return Stamp(year, one, two, day_first_known=False, time=time, zoned=zoned)


def _time(found: re.Match[str]) -> timedelta | None:
    """Return the time of day, at Greenwich where it says by which clock; None if there is no such time."""
    hours, minutes, seconds = (int(found[place] or 0) for place in (4, 5, 6))
    if hours > _HOURS or minutes > _MINUTES or seconds > _MINUTES + 1:
        return None
    half = (found[7] or "").casefold()[:1]
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    if int(found[10] or 0) > _FURTHEST:
        return None
    offset = timedelta(hours=int(found[10] or 0), minutes=int(found[11] or 0))
    clock = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return clock + offset if found[9] == "-" else clock - offset


def _number(text: str) -> Stamp | None:
    """Return a time that was written as one number: a spreadsheet’s day, Unix time, or digits alone."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    digits = found[1]
    if len(digits) in _UNIX:
        return _whole(_EPOCH + timedelta(seconds=int(digits) // _UNIX[len(digits)]), zoned=True)
    if int(digits) in _SERIALS:
        day = timedelta(seconds=round(float(f"{digits}.{found[2] or 0}") * 86400))
        return _whole(_FIRST_DAY + day)
    try:
        return _whole(datetime.strptime(digits, _COMPACT[len(digits)]))  # noqa: DTZ007 - a wall clock’s time
    except (KeyError, ValueError):
        return None


def _bare(text: str) -> str:
    """Return a text without what nobody sees, and without the apostrophe that makes it a text for a spreadsheet."""
    kept = "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")
    return " ".join(kept.split()).lstrip("'’").strip()


def _unworded(text: str) -> str:
    """Return a text with its words as numbers: a month as `@9@`, a zone as its distance from Greenwich.

    It is empty if a word says something else.
    """
    text = _AFTERNOON.sub(" ~1", _MORNING.sub(" ~0", _ASIDE.sub("", text)))
    text = _ORDINAL.sub("", _SPACED.sub(r"\1", _WHOLE_HOUR.sub(r"\1:00", text)))
    words = [plain(word[0]).replace(" ", "") for word in _WORD.finditer(text)]
    months = [place for place, word in enumerate(words) if _month(word)]
    said = [_said(word, is_month=place in months[-1:]) for place, word in enumerate(words)]
    if None in said:
        return ""
    parts = iter(said)
    text = _WORD.sub(lambda _: next(parts) or "", text)
    # ‘+0100 BST’ and ‘GMT+1’ say it twice.
    return _TWICE.sub("", " ".join(text.split())).strip(" ,.-|")


def _said(word: str, *, is_month: bool) -> str | None:
    """Return what stands for a word; None if it says nothing of a time."""
    if is_month:
        return f"@{_month(word)}@"
    if word == "t":
        return "T"
    if word in _ZONES:
        hours, minutes = divmod(abs(_ZONES[word]), 60)
        return f"{'-' if _ZONES[word] < 0 else '+'}{hours:02}:{minutes:02}"
    return "" if word in _DAYS_OF_THE_WEEK or word in _BESIDE or _month(word) else None


def _month(word: str) -> int | None:
    """Return the number of a month by its name or a usual short form of it."""
    if word in _NAMES:
        return _NAMES[word]
    stems = (word[:size] for size in range(_LONGEST_STEM, 2, -1))
    return None if word in _ZONES else next((_STEMS[stem] for stem in stems if stem in _STEMS), None)


def _dated(text: str) -> str:
    """Return a text whose date is in numbers, before its time."""
    if found := _CLOCK_FIRST.fullmatch(text):
        text = f"{found[2]} {found[1]}"
    text = _YEAR_LAST.sub(r"\1 \4 \2\3", _DASHED.sub(" ", text), count=1).replace("~0", "AM").replace("~1", "PM")
    for shape in _WORDED:
        if found := shape.fullmatch(text):
            year = found["y"] if len(found["y"]) == _YEAR_DIGITS else f"20{found['y']}"
            return f"{year}-{found['m']}-{found['d']} {found['rest'].strip(' ,.-|')}".replace(" T", " ")
    return text
