"""What calendars say, and `export-ics`."""

TEXTS: dict[str, tuple[str, str]] = {
    "ics.cancelled": ("Cancelled: {title}", "Canslwyd: {title}"),
    "ics.members": ("Members", "Aelodau"),
    "ics.soon": ("{title} starts soon", "{title}: ar fin dechrau"),
    "ics.stranger": (
        "{file} is an earlier calendar of a group that is no longer in the programme; it is left alone",
        "Mae {file} yn galendr cynharach i weithgor nad yw yn y rhaglen mwyach; gadewir llonydd iddo",
    ),
    "ics.not_recorded": (
        "The store could not be written, so calendar programs may not see that sessions changed: {reason}",
        "Ni ellid ysgrifennu i’r storfa, felly efallai na fydd rhaglenni calendr yn gweld bod sesiynau wedi newid: {reason}",
    ),
    "ics.written": (
        "Written: {count}. Unchanged: {unchanged}. Folder: {folder}",
        "Ysgrifennwyd: {count}. Heb newid: {unchanged}. Ffolder: {folder}",
    ),
    "ics.one_calendar": (
        "--out - writes one calendar: name one group, or use --person or --combined -.",
        "Mae --out - yn ysgrifennu un calendr: enwch un gweithgor, neu defnyddiwch --person neu --combined -.",
    ),
    "ics.one_kind": (
        "--combined and --person cannot go together.",
        "Ni ellir rhoi --combined a --person gyda’i gilydd.",
    ),
    "ics.agenda": ("Agenda", "Agenda"),
    "ics.file": ("Written: {file}", "Ysgrifennwyd: {file}"),
    "ics.file_same": ("Unchanged: {file}", "Heb newid: {file}"),
    "ics.out_is_file": (
        "{file} is one file, but there are several calendars: name a folder, one group, or --combined FILE.",
        "Un ffeil yw {file}, ond mae sawl calendr: enwch ffolder, un gweithgor, neu --combined FILE.",
    ),
    "ics.json_out": (
        "--format json and a calendar cannot both go to standard output: name a folder or a file.",
        "Ni all --format json a chalendr fynd i’r allbwn safonol gyda’i gilydd: enwch ffolder neu ffeil.",
    ),
    "ics.alarm": (
        "{value} is not a number of minutes for a reminder: 0–{most}.",
        "Nid nifer o funudau ar gyfer nodyn atgoffa: {value}. Dewis: 0–{most}.",
    ),
    "ics.no_groups": (
        "{name} has a place in no group: the calendar is empty.",
        "{name}: dim lle mewn gweithgor, felly mae’r calendr yn wag.",
    ),
}
