"""What is said of the command line itself: how it was used, and what went wrong with it."""

TEXTS: dict[str, tuple[str, str]] = {
    # --- the command line ---
    "usage.help": ("For help: {command} --help", "Am gymorth: {command} --help"),
    "usage.command": ("There is no command {name}.", "Nid oes gorchymyn o’r enw hwn: {name}"),
    "usage.commands": ("For the list of commands: wgtool --help", "Am restr o’r gorchmynion: wgtool --help"),
    "usage.no_such_option": ("There is no option {option}.", "Nid oes opsiwn o’r enw hwn: {option}"),
    "usage.missing": ("Missing: {param}.", "Ar goll: {param}"),
    "usage.choice": ("{param} takes one of: {choices}.", "Dewisiadau ar gyfer {param}: {choices}"),
    "usage.bad_value": ("{param}: {detail}", "Gwerth anaddas ar gyfer {param}: {detail}"),
    "usage.extra": ("This is too much on the command line: {extra}", "Mae hyn yn ormod ar y llinell orchymyn: {extra}"),
    "usage.needs_value": ("{option} needs a value.", "Mae angen gwerth: {option}"),
    "usage.week_and_on": (
        "--week and --on cannot go together: name a sprint week or a date.",
        "Ni ellir rhoi --week a --on gyda’i gilydd: enwch wythnos neu ddyddiad.",
    ),
    "usage.date": (
        "{value} is not a date. Write it as 2021-09-20.",
        "Nid dyddiad: {value}. Ysgrifennwch ef fel 2021-09-20.",
    ),
    "usage.date_range": (
        "{value} is out of reach: years {first} to {last}.",
        "Mae {value} y tu hwnt i gyrraedd. Blynyddoedd: {first}–{last}.",
    ),
    "usage.now": (
        "WGTOOL_NOW is not a time: {value}. Write it as 2021-10-18T09:00.",
        "Nid amser sydd yn WGTOOL_NOW: {value}. Ysgrifennwch ef fel 2021-10-18T09:00.",
    ),
    "usage.lock_seconds": (
        "WGTOOL_LOCK_SECONDS is not a number of seconds: {value}.",
        "Nid nifer o eiliadau sydd yn WGTOOL_LOCK_SECONDS: {value}.",
    ),
    "usage.both_in_data": (
        "--lang both is for text, Markdown, HTML and calendars: data takes en or cy.",
        "Mae --lang both ar gyfer testun, Markdown, HTML a chalendrau: mae data yn cymryd en neu cy.",
    ),
    "usage.needs_file": (
        "This format needs a file: add --out FILE.{format}.",
        "Mae angen ffeil ar y fformat hwn: ychwanegwch --out FILE.{format}.",
    ),
    "usage.out_empty": ("--out needs the name of a file.", "Mae angen enw ffeil ar --out."),
    "usage.out_folder": (
        "--out needs the name of a file, and this is a folder: {folder}",
        "Mae angen enw ffeil ar --out, a ffolder yw hwn: {folder}",
    ),
    "usage.out_contradicts": (
        "--format {format} and the ending of this file contradict one another: {file}",
        "Mae --format {format} a therfyniad y ffeil hon yn gwrth-ddweud ei gilydd: {file}",
    ),
    "usage.out_lacks": (
        "This command does not write that format: {file}. It writes: {formats}.",
        "Nid yw’r gorchymyn hwn yn ysgrifennu’r fformat hwnnw: {file}. Mae’n ysgrifennu: {formats}.",
    ),
    "usage.moment": (
        "{value} is not a date and time. Write it as '2021-10-19 14:00'.",
        "Nid dyddiad ac amser: {value}. Ysgrifennwch ef fel '2021-10-19 14:00'.",
    ),
    # --- where a mistake stands ---
    "problem.line": ("{where}: {message}", "{where}: {message}"),
    "problem.told": ("{sentences}", "{sentences}"),
    # --- faults and interruptions ---
    "fault.internal": (
        "a fault in wgtool itself ({kind}); WGTOOL_DEBUG=1 shows where",
        "nam yn wgtool ei hun ({kind}); mae WGTOOL_DEBUG=1 yn dangos ble",
    ),
    "fault.interrupted_nothing": ("interrupted; nothing was changed", "torrwyd ar draws; ni newidiwyd dim"),
    "fault.interrupted_writing": (
        "interrupted while writing; wgtool history shows whether the change was recorded",
        "torrwyd ar draws wrth ysgrifennu; mae wgtool history yn dangos a gofnodwyd y newid",
    ),
    "fault.interrupted_recorded": (
        "interrupted after the change was recorded",
        "torrwyd ar draws ar ôl cofnodi’r newid",
    ),
    # --- standard output and files ---
    "output.closed": ("Standard output is closed; nothing was done.", "Mae’r allbwn safonol ar gau; ni wnaed dim."),
    "output.failed": (
        "Standard output could not be written: {reason}.",
        "Ni ellid ysgrifennu i’r allbwn safonol: {reason}.",
    ),
    "output.file": ("{file} could not be written: {reason}.", "Ni ellid ysgrifennu’r ffeil {file}: {reason}."),
    "output.recorded": (
        "The change itself was recorded: wgtool history shows it.",
        "Cofnodwyd y newid ei hun: mae wgtool history yn ei ddangos.",
    ),
}
