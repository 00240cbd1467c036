"""What is said of sessions: agendas, the timetable, what moves them, and what has changed."""

TEXTS: dict[str, tuple[str, str]] = {
    # --- agenda ---
    "agenda.no_session": ("No session in the week of {monday}.", "Dim sesiwn yn yr wythnos hon: {monday}"),
    "agenda.weeks": (
        "The programme’s weeks are 1–{total}, from {first} to {last}: name one with --week N or a date with --on.",
        "Wythnosau’r rhaglen: 1–{total}, {first} – {last}. Enwch un gyda --week N neu ddyddiad gyda --on.",
    ),
    # --- timetable ---
    "timetable.title": ("Timetable", "Amserlen"),
    "timetable.usual": ("The usual week", "Yr wythnos arferol"),
    # --- reschedule, cancel, reinstate, shift, finish ---
    "session.never": (
        "{group}, week {week}: this time does not exist, as the clocks skip it: {at}",
        "{group}, wythnos {week}: nid yw’r amser hwn yn bod, gan fod y clociau’n ei neidio: {at}",
    ),
    "session.never_advice": ("Choose another time.", "Dewiswch amser arall."),
    "session.line_moved": ("{group}, week {week}: {before} → {after}", "{group}, wythnos {week}: {before} → {after}"),
    "session.line_resized": (
        "{group}, week {week}: {before} ({old}) → {after} ({new})",
        "{group}, wythnos {week}: {before} ({old}) → {after} ({new})",
    ),
    "session.line_cancelled": (
        "{group}, week {week}: {before} → cancelled",
        "{group}, wythnos {week}: {before} → canslwyd",
    ),
    "session.line_moved_cancelled": (
        "{group}, week {week}: {before} → {after}, still cancelled",
        "{group}, wythnos {week}: {before} → {after}, wedi’i chanslo o hyd",
    ),
    "session.line_reinstated": (
        "{group}, week {week}: cancelled → {after}",
        "{group}, wythnos {week}: canslwyd → {after}",
    ),
    "session.line_reason": (
        "{group}, week {week}: {after}, with another reason",
        "{group}, wythnos {week}: {after}, gyda rheswm arall",
    ),
    "session.nothing": ("Nothing to change: that is so already.", "Dim i’w newid: felly y mae eisoes."),
    "session.people": ("People touched ({count}): {names}", "Pobl yr effeithir arnynt ({count}): {names}"),
    "session.again": (
        "{group}, week {week}: was cancelled; now it is held again.",
        "{group}, wythnos {week}: fe’i canslwyd o’r blaen; bellach fe’i cynhelir eto.",
    ),
    "session.minutes": (
        "{value} is not the length of a session in minutes: 1–{most}.",
        "Nid hyd sesiwn mewn munudau: {value}. Dewis: 1–{most}.",
    ),
    "session.days": (
        "{value} is not a number of days to move by: at most {most}, either way.",
        "Nid nifer o ddiwrnodau i symud: {value}. Ar y mwyaf: {most}, y naill ffordd neu’r llall.",
    ),
    "session.year": ("{at} is outside the years of calendars.", "Mae {at} y tu allan i flynyddoedd calendrau."),
    # --- new clashes ---
    "clash.people": (
        "New clash: {group}, week {week}; {other}, week {other_week} ({at}). In both: {names}",
        "Gwrthdaro newydd: {group}, wythnos {week}; {other}, wythnos {other_week} ({at}). Yn y ddau: {names}",
    ),
    "clash.facilitator": (
        "New clash: {who} facilitates both: {group}, week {week}; {other}, week {other_week} ({at})",
        "Gwrthdaro newydd: {who} yw hwylusydd y ddau: {group}, wythnos {week}; {other}, wythnos {other_week} ({at})",
    ),
    "clash.same_group": (
        "New clash: {group} has two sessions at once, weeks: {week}, {other_week} ({at})",
        "Gwrthdaro newydd: {group}: dwy sesiwn ar yr un pryd, wythnosau: {week}, {other_week} ({at})",
    ),
    # --- changes ---
    "changes.title": ("What has changed", "Beth sydd wedi newid"),
    "changes.since_start": ("Since the beginning", "Ers y dechrau"),
    "changes.since_entry": ("Since entry: {n}", "Ers y cofnod hwn: {n}"),
    "changes.since": ("Since: {since}", "Ers: {since}"),
    "changes.nothing": ("No session has changed.", "Nid oes sesiwn wedi newid."),
    "changes.people": ("Who must be told ({count})", "Pwy sydd i gael gwybod ({count})"),
    "changes.moved": ("{before} → {after}", "{before} → {after}"),
    "changes.cancelled": ("cancelled; it was: {before}", "canslwyd; yr amser oedd: {before}"),
    "changes.reinstated": ("is held again: {after}", "cynhelir eto: {after}"),
    "changes.edited": (
        "changed in the programme file; it is now: {after}",
        "newidiwyd yn ffeil y rhaglen; yr amser bellach: {after}",
    ),
    "changes.no_entry": ("There is no entry {n}.", "Nid oes cofnod {n}."),
    "changes.last_entry": ("The last entry: {last}", "Y cofnod olaf: {last}"),
    "changes.no_folder": ("There is no folder {since}.", "Nid oes ffolder o’r enw hwn: {since}"),
    "changes.since_what": (
        "--since takes an entry’s number, a date such as 2021-10-18, or a folder of exported calendars.",
        "Mae --since yn cymryd rhif cofnod, dyddiad fel 2021-10-18, neu ffolder o galendrau a allforiwyd.",
    ),
    "changes.unreadable": ("{file} cannot be read: {reason}.", "Ni ellir darllen {file}: {reason}."),
    "changes.not_a_calendar": (
        "{file} is not a calendar that can be read any more.",
        "Nid yw’r ffeil hon yn galendr y gellir ei ddarllen mwyach: {file}",
    ),
    "changes.no_calendars": (
        "No calendar exported by wgtool is in {folder}.",
        "Nid oes calendr a allforiwyd gan wgtool yma: {folder}",
    ),
}
