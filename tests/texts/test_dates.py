"""Dates and numbers in words, held against CLDR through Babel."""

from datetime import date, datetime

import pytest
from babel import Locale
from babel.dates import format_date

from wgtool.texts.dates import DAYS, MONTHS, Amount, Counted, begun, clock_range, full_date, long_date, moment
from wgtool.texts.say import say


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_names_of_days_and_months_are_those_of_cldr(lang: str) -> None:
    locale = Locale.parse(lang)
    assert list(DAYS[lang]) == [locale.days["format"]["wide"][day] for day in range(7)]
    assert list(MONTHS[lang]) == [locale.months["format"]["wide"][month] for month in range(1, 13)]


@pytest.mark.parametrize("day", [date(2021, 9, 20), date(2021, 12, 7), date(2024, 2, 29)])
def test_a_date_is_as_cldr_writes_it(day: date) -> None:
    assert long_date(day, "cy") == format_date(day, "d MMMM y", locale="cy")
    assert long_date(day, "en") == format_date(day, "d MMMM y", locale="en_GB")
    # CLDR puts a comma after the day's name; we choose not to.
    assert begun(full_date(day, "cy")) == format_date(day, "EEEE d MMMM y", locale="cy")


def test_the_first_day_of_the_programme() -> None:
    when = datetime(2021, 9, 20, 10)
    assert moment(when, "en") == "Monday 20 September 2021, 10:00"
    assert moment(when, "cy") == "dydd Llun 20 Medi 2021, 10:00"
    assert clock_range(when, when.replace(hour=11)) == "10:00–11:00"


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5, 6, 12])
def test_a_welsh_noun_takes_the_form_that_cldr_gives_after_each_number(number: int) -> None:
    patterns = Locale.parse("cy")._data["unit_patterns"]["duration-minute"]["long"]
    category = Locale.parse("cy").plural_form(number)
    expected = patterns.get(category, patterns["other"]).replace("{0}", str(number))
    assert Amount(number, "minute").pick("cy") == expected


def test_amounts_in_english() -> None:
    assert [Amount(n, "minute").pick("en") for n in (1, 2)] == ["1 minute", "2 minutes"]


def test_a_welsh_day_has_a_capital_only_where_a_line_begins() -> None:
    at = datetime(2021, 10, 26, 15)
    assert say("cy", "session.line_cancelled", group="X", week=6, before=at).endswith(
        "wythnos 6: dydd Mawrth 26 Hydref 2021, 15:00 → canslwyd"
    )
    assert say("cy", "story.amended", at=at).startswith("Dydd Mawrth 26 Hydref 2021, 15:00: ")
    assert say("en", "session.line_cancelled", group="X", week=6, before=at).endswith(
        "week 6: Tuesday 26 October 2021, 15:00 → cancelled"
    )


def test_places_are_counted_in_words() -> None:
    numbers = (1, 2, 3, 4, 11, 12, 13, 21, 22, 111, 123)
    assert [Counted(number).pick("en") for number in numbers] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "111th", "123rd")
    ]
    assert Counted(3).pick("cy") == "3"
