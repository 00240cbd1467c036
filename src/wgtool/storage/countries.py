"""Which time zones a country has, by the time zone database itself (its table `zone.tab`)."""

from importlib.resources import files


def zones_of(country: str | None) -> list[str]:
    """Return the names of a country’s time zones, the largest place first; none for a country that there is not."""
    if country is None:
        return []
    # The library’s own copy: not every system has the table.
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return [row[2] for row in rows if row[0] == country]
