"""What is said of the time that groups take."""

TEXTS: dict[str, tuple[str, str]] = {
    "hours.title": ("Time asked and given, in minutes", "Amser a ofynnwyd ac a roddwyd, mewn munudau"),
    "hours.by_person": ("Name", "Enw"),
    "hours.by_organisation": ("Organisation", "Sefydliad"),
    "hours.by_group": ("Group", "Gweithgor"),
    "hours.asked": ("Asked", "Gofynnwyd"),
    "hours.in_room": ("In the room", "Yn yr ystafell"),
    "hours.outside": ("Outside", "Rhwng sesiynau"),
    "hours.total": ("Given", "Rhoddwyd"),
    "hours.over": ("Over", "Dros ben"),
    "hours.all": ("All", "Pawb"),
    "hours.note": ("Asked: for every session so far. In the room: as attendance was recorded. Outside: actions that are settled, and how long they took. Over: more than was asked.",
                   "Gofynnwyd: am bob sesiwn hyd yma. Yn yr ystafell: fel y cofnodwyd presenoldeb. Rhwng sesiynau: camau gweithredu a ddatryswyd, a’r amser a gymerwyd. Dros ben: mwy nag a ofynnwyd."),
}  # fmt: skip
