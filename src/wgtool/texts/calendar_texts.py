"""Words of calendars and of the commands that change sessions. Each key has its English and its Welsh.

The rules of `labels` hold here too.
"""

TEXTS: dict[str, tuple[str, str]] = {
    # --- in a calendar ---
    "ics.agenda": ("Agenda", "Agenda"),
    # --- export-ics ---
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
    # --- reschedule, cancel, reinstate, shift, finish ---
    "session.never": (
        "{group}, week {week}: this time does not exist, as the clocks skip it: {at}",
        "{group}, wythnos {week}: nid yw’r amser hwn yn bod, gan fod y clociau’n ei neidio: {at}",
    ),
    "session.never_advice": (
        "Choose another time.",
        "Dewiswch amser arall.",
    ),
    "session.line_moved": (
        "{group}, week {week}: {before} → {after}",
        "{group}, wythnos {week}: {before} → {after}",
    ),
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
    "usage.moment": (
        "{value} is not a date and time. Write it as '2021-10-19 14:00'.",
        "Nid dyddiad ac amser: {value}. Ysgrifennwch ef fel '2021-10-19 14:00'.",
    ),
    "field.reason": ("Reason", "Rheswm"),
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
    "short.reschedule": ("Move one session.", "Symud un sesiwn."),
    "short.cancel": ("Cancel one session.", "Canslo un sesiwn."),
    "short.reinstate": ("Bring a cancelled session back.", "Adfer sesiwn a ganslwyd."),
    "short.shift": ("Move all sessions from a week on.", "Symud pob sesiwn o wythnos ymlaen."),
    "short.finish": ("End a group early.", "Dod â gweithgor i ben yn gynnar."),
    "help.reschedule": (
        "Move one session, and say who is touched and which new clashes arise. A cancelled session is held again, at its new time.",
        "Symud un sesiwn, a dweud ar bwy yr effeithir a pha wrthdaro newydd sy’n codi. Cynhelir sesiwn a ganslwyd eto, ar ei hamser newydd.",
    ),
    "example.reschedule": (
        "wgtool reschedule blue-badge --week 5 --to '2021-10-20 14:00' --reason 'Half term'",
        "wgtool reschedule blue-badge --week 5 --to '2021-10-20 14:00' --reason 'Hanner tymor'",
    ),
    "help.cancel": (
        "Cancel one session. It stays in the calendars, marked as cancelled.",
        "Canslo un sesiwn. Mae’n aros yn y calendrau, wedi’i nodi fel un a ganslwyd.",
    ),
    "example.cancel": (
        "wgtool cancel blue-badge --week 5 --reason 'Illness'",
        "wgtool cancel blue-badge --week 5 --reason 'Salwch'",
    ),
    "help.reinstate": (
        "Bring a cancelled session back, at the time it had.",
        "Adfer sesiwn a ganslwyd, ar yr amser oedd ganddi.",
    ),
    "example.reinstate": ("wgtool reinstate blue-badge --week 5", "wgtool reinstate blue-badge --week 5"),
    "help.shift": (
        "Move every session from a week on by whole days, at the same hour: of the groups named, or of the whole programme. Cancelled sessions move too and stay cancelled.",
        "Symud pob sesiwn o wythnos ymlaen, fesul diwrnodau cyfan ac ar yr un awr: y gweithgorau a enwir, neu’r rhaglen gyfan. Mae sesiynau a ganslwyd yn symud hefyd, ac yn dal wedi’u canslo.",
    ),
    "example.shift": (
        "wgtool shift --from-week 1 --by 7 --dry-run",
        "wgtool shift --from-week 1 --by 7 --dry-run",
    ),
    "help.finish": (
        "End a group early: its sessions after a week are cancelled. 0 cancels them all.",
        "Dod â gweithgor i ben yn gynnar: caiff ei sesiynau ar ôl wythnos eu canslo. Mae 0 yn canslo pob un.",
    ),
    "example.finish": (
        "wgtool finish blue-badge --after-week 6 --reason 'Its work is done'",
        "wgtool finish blue-badge --after-week 6 --reason 'Cwblhawyd y gwaith'",
    ),
    "opt.to_time": (
        "The new start, such as '2021-10-19 14:00', in the programme’s time zone.",
        "Yr amser dechrau newydd, fel '2021-10-19 14:00', yng nghylchfa amser y rhaglen.",
    ),
    "opt.minutes": ("The new length in minutes.", "Yr hyd newydd mewn munudau."),
    "opt.reason": ("Why, for those who are told.", "Pam, i’r rhai sy’n cael gwybod."),
    "opt.from_week": ("The first week to move.", "Yr wythnos gyntaf i’w symud."),
    "opt.by": ("How many days; backwards if negative.", "Sawl diwrnod; yn ôl os yw’n negyddol."),
    "opt.after_week": ("The last week that is held.", "Yr wythnos olaf a gynhelir."),
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
    "changes.no_folder": (
        "There is no folder {since}.",
        "Nid oes ffolder o’r enw hwn: {since}",
    ),
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
    "short.changes": ("Say what changed, and whom to tell.", "Dweud beth newidiodd, ac wrth bwy i ddweud."),
    "help.changes": (
        "Say what moved, was cancelled or came back, and who must be told: since an entry, a date (as the day began), or the calendars exported earlier into a folder.",
        "Dweud beth a symudwyd, a ganslwyd neu a adferwyd, a phwy sydd i gael gwybod: ers cofnod, ers dyddiad (o ddechrau’r diwrnod), neu ers y calendrau a allforiwyd yn gynharach i ffolder.",
    ),
    "example.changes": (
        "wgtool changes --since calendars --format markdown",
        "wgtool changes --since calendars --format markdown --lang both",
    ),
    "opt.since": (
        "An entry’s number, a date, or a folder of calendars.",
        "Rhif cofnod, dyddiad, neu ffolder o galendrau.",
    ),
}
