"""Public holidays, by their official names in both languages.

The Welsh names are those of GOV.UK’s own pages of bank holidays.
"""

from collections.abc import Iterator
from datetime import date

from wgtool.domain.programme import Programme
from wgtool.domain.text import Text

_WELSH = {
    "New Year's Day": "Dydd Calan",
    "Good Friday": "Dydd Gwener y Groglith",
    "Easter Monday": "Dydd Llun y Pasg",
    "May Day": "Gŵyl Banc Cyntaf Mai",
    "Spring Bank Holiday": "Gŵyl Banc y Gwanwyn",
    "Late Summer Bank Holiday": "Gŵyl Banc yr Haf",
    "Christmas Day": "Dydd Nadolig",
    "Boxing Day": "Gŵyl San Steffan",
    "Coronation of Charles III": "Coroni Charles III",
    "Platinum Jubilee of Elizabeth II": "Jiwbilî Platinwm Elizabeth II",
    "State Funeral of Queen Elizabeth II": "Angladd Gwladol y Frenhines Elizabeth II",
}
# Of a holiday that falls on a day without work, the day held instead of it.
_INSTEAD = " (observed)"
_AND = "; "


def holidays_of(programme: Programme, years: range) -> Iterator[tuple[date, Text]]:
    """Yield the public holidays of the programme’s country and the part of it, with their names, in some years."""
    import holidays  # noqa: PLC0415 - slow to load, and hardly a command needs it

    if programme.country is None:
        return
    found = holidays.country_holidays(programme.country, subdiv=programme.subdivision, years=years)
    for day, names in found.items():
        yield day, Text(names, _AND.join(map(_welsh, names.split(_AND))))


def _welsh(name: str) -> str:
    own = name.removesuffix(_INSTEAD)
    said = _WELSH.get(own, own)
    return said if own == name else f"{said} (diwrnod yn lle gŵyl banc)"
