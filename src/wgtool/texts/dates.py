"""Dates, times and numbers in words.

The names of days and months are those of CLDR; they are shipped, because everyday commands are too short to
load a locale library and the system's own `cy_GB` is often missing. A test holds them against CLDR.

Welsh: the date follows the day's name without a comma and without ordinals, hours are of 24, and after a
number the noun stands in the singular and may mutate. The word `dydd` has a capital only where a line begins.
"""

from datetime import date, datetime

from wgtool.texts.language import Language

DAYS: dict[Language, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "cy": ("Dydd Llun", "Dydd Mawrth", "Dydd Mercher", "Dydd Iau", "Dydd Gwener", "Dydd Sadwrn", "Dydd Sul"),
}
_SHORT_DAYS: dict[Language, tuple[str, ...]] = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "cy": ("Llun", "Maw", "Mer", "Iau", "Gwen", "Sad", "Sul"),
}
_MONTHS: dict[Language, str] = {
    "en": "January February March April May June July August September October November December",
    "cy": "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr",
}
MONTHS = {lang: names.split() for lang, names in _MONTHS.items()}

# Forms after a number: 1, 2, 3, 6 and any other, as CLDR's plural categories for Welsh have them.
_NOUNS: dict[str, dict[Language, dict[int, str]]] = {
    "minute": {"en": {1: "minute", 0: "minutes"}, "cy": {2: "funud", 0: "munud"}},
    "day": {"en": {1: "day", 0: "days"}, "cy": {2: "ddiwrnod", 0: "diwrnod"}},
}

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


class Amount:
    """A number with its noun, such as `2 minutes` or `2 funud`."""

    def __init__(self, number: int, noun: str) -> None:
        self.number = number
        self.noun = noun

    def pick(self, lang: Language) -> str:
        """Return the number and the noun’s form after it."""
        forms = _NOUNS[self.noun][lang]
        return f"{self.number} {forms.get(self.number, forms[0])}"


class Counted:
    """A place in a row, from 1 on, such as `3rd`; Welsh says its number, whose ordinals have a gender."""

    def __init__(self, number: int) -> None:
        self.number = number

    def pick(self, lang: Language) -> str:
        """Return the number, in English as an ordinal."""
        if lang == "cy":
            return str(self.number)
        teen = self.number % 100 // 10 == 1
        return f"{self.number}{'th' if teen else _ENDINGS.get(self.number % 10, 'th')}"


def weekday(day: date, lang: Language) -> str:
    """Return the day’s name."""
    return DAYS[lang][day.weekday()]


def short_weekday(day: date, lang: Language) -> str:
    """Return the day’s name, abbreviated: for tables that stand below a date."""
    return _SHORT_DAYS[lang][day.weekday()]


def long_date(day: date, lang: Language) -> str:
    """Return a date that begins with a digit, such as `20 Medi 2021`."""
    return f"{day.day} {MONTHS[lang][day.month - 1]} {day.year}"


def span(first: date, last: date, lang: Language) -> str:
    """Return two dates with a dash, what they share said once, such as `4–10 October 2021`."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_date(last, lang)}"
    begin = long_date(first, lang)
    return f"{begin if first.year != last.year else begin.removesuffix(f' {first.year}')} – {long_date(last, lang)}"


def full_date(day: date, lang: Language) -> str:
    """Return a date with its day, such as `dydd Llun 20 Medi 2021`, as it stands within a line."""
    named = weekday(day, lang)
    return f"{named[0].lower() + named[1:] if lang == 'cy' else named} {long_date(day, lang)}"


def begun(text: str) -> str:
    """Return a text as it stands at the beginning of a line or a cell: Welsh has a capital only there."""
    return text[:1].upper() + text[1:]


def clock(moment: datetime) -> str:
    """Return the time of day by the moment’s own zone, of 24 hours."""
    return f"{moment:%H:%M}"


def moment(when: datetime, lang: Language) -> str:
    """Return date and time, such as `Monday 20 September 2021, 10:00`."""
    return f"{full_date(when, lang)}, {clock(when)}"


def date_and_time(when: datetime, lang: Language) -> str:
    """Return date and time without the day’s name, such as `20 September 2021, 10:00`."""
    return f"{long_date(when, lang)}, {clock(when)}"


def clock_range(start: datetime, end: datetime) -> str:
    """Return two times of day with a dash, such as `10:00–11:00`."""
    return f"{clock(start)}–{clock(end)}"
