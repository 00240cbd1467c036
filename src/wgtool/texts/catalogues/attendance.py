"""What is said of who came to the sessions."""

TEXTS: dict[str, tuple[str, str]] = {
    # --- what was recorded ---
    "attend.done": (
        "{group}, week {week}, {at}: came: {present} / {members}",
        "{group}, wythnos {week}, {at}: daeth: {present} / {members}",
    ),
    "attend.done_deputies": (
        "{group}, week {week}, {at}: came: {present} / {members}; deputies beside them: {deputies}",
        "{group}, wythnos {week}, {at}: daeth: {present} / {members}; dirprwyon hefyd: {deputies}",
    ),
    "attend.deputies": ("Deputies: {people}", "Dirprwyon: {people}"),
    "attend.named_for": ("{deputy} (in place of {member})", "{deputy} (yn lle: {member})"),
    "attend.unnamed_for": ("in place of {member}", "yn lle: {member}"),
    "attend.apologies": ("Apologies: {people}", "Ymddiheuriadau: {people}"),
    "attend.absent": ("Absent: {people}", "Absennol: {people}"),
    "attend.guests": ("Guests: {people}", "Gwesteion: {people}"),
    "attend.open": ("Not yet known who this is: {people}", "Nid yw’n hysbys eto pwy yw: {people}"),
    "attend.erased": ("an erased person", "unigolyn a ddilëwyd"),
    "attend.same": ("That is how it was recorded already.", "Dyna sut y’i cofnodwyd eisoes."),
    "attend.differs": ("{name}: {before} → {after}", "{name}: {before} → {after}"),
    "attend.word_present": ("present", "presennol"),
    "attend.word_deputy": ("deputy", "dirprwy"),
    "attend.word_apologies": ("apologies", "ymddiheuriad"),
    "attend.word_absent": ("absent", "absennol"),
    "attend.word_guest": ("guest", "gwestai"),
    "attend.word_nothing": ("nothing recorded", "dim wedi’i gofnodi"),
    "attend.word_named": ("{word} ({name})", "{word} ({name})"),
    "attend.word_minutes": ("{word}, minutes: {count}", "{word}, munudau: {count}"),
    "attend.cleared": (
        "{group}, week {week}: nothing is recorded any more.",
        "{group}, wythnos {week}: nid oes dim wedi’i gofnodi mwyach.",
    ),
    "attend.nothing_to_clear": (
        "{group}, week {week}: nothing was recorded.",
        "{group}, wythnos {week}: nid oedd dim wedi’i gofnodi.",
    ),
    "attend.said_apologies": (
        "{name}: apologies kept: {group}, week {week}",
        "{name}: cadwyd yr ymddiheuriad: {group}, wythnos {week}",
    ),
    "attend.said_deputy": (
        "{name}: deputy kept: {deputy}; {group}, week {week}",
        "{name}: cadwyd y dirprwy: {deputy}; {group}, wythnos {week}",
    ),
    # --- what is odd ---
    "attend.in_report": (
        "{name} is in the report; what you said stands.",
        "Mae {name} yn yr adroddiad; ni newidir yr hyn a nodwyd gennych.",
    ),
    "attend.not_in_report": (
        "{name} is not in the report, or not for long enough; what you said stands.",
        "Nid yw {name} yn yr adroddiad, neu nid am ddigon o amser; ni newidir yr hyn a nodwyd gennych.",
    ),
    "attend.there_all_the_same": (
        "{name} had sent apologies or a deputy, and was there all the same.",
        "Roedd {name} wedi ymddiheuro neu enwi dirprwy, ond daeth beth bynnag.",
    ),
    "attend.match_unused": (
        "Nobody in the report has this name: {name}. It is remembered all the same.",
        "Nid oes gan neb yn yr adroddiad yr enw hwn: {name}. Cofir amdano serch hynny.",
    ),
    "attend.no_members_found": (
        "No member is in the report: {group}. Is it of this meeting?",
        "Nid oes aelod yn yr adroddiad: {group}. Ai o’r cyfarfod hwn y mae?",
    ),
    "attend.other_hours": (
        "The report is from {since} to {until}; the session began at another time: {at}",
        "Mae’r adroddiad o {since} hyd {until}; dechreuodd y sesiwn ar adeg arall: {at}",
    ),
    # --- who is not known ---
    "attend.stranger": (
        "Not matched: {name}. If it is somebody, or nobody to count:",
        "Heb ei baru: {name}. Os yw’n rhywun, neu’n neb i’w gyfrif:",
    ),
    "attend.stranger_near": (
        "Not matched: {name}. Perhaps: {people}. To settle it for good:",
        "Heb ei baru: {name}. Efallai: {people}. I’w bennu unwaith ac am byth:",
    ),
    "attend.match_option": ('  --match "{name}={who}"', '  --match "{name}={who}"'),
    "attend.nobody_option": ('  --nobody "{name}"', '  --nobody "{name}"'),
    "attend.who": ("ADDRESS", "CYFEIRIAD"),
    # --- refusals ---
    "attend.cancelled": (
        "The session is cancelled: {group}, week {week}. Nobody can have come.",
        "Canslwyd y sesiwn: {group}, wythnos {week}. Ni all neb fod wedi dod.",
    ),
    "attend.not_begun": (
        "The session has not begun: {group}, week {week}, {at}",
        "Nid yw’r sesiwn wedi dechrau: {group}, wythnos {week}, {at}",
    ),
    "attend.not_begun_advice": (
        "Before it begins only --apologies and --deputy are kept.",
        "Cyn iddi ddechrau dim ond --apologies a --deputy a gedwir.",
    ),
    "attend.nothing_said": ("Nothing is said of anybody.", "Ni ddywedir dim am neb."),
    "attend.before_advice": (
        'Before a session: --apologies WHO or --deputy "NAME <EMAIL>=WHO"',
        'Cyn sesiwn: --apologies PWY neu --deputy "ENW <E-BOST>=PWY"',
    ),
    "attend.no_member": (
        "{name} was no member of this session: {group}, week {week}",
        "Nid oedd {name} yn aelod o’r sesiwn hon: {group}, wythnos {week}",
    ),
    "attend.in_groups": ("Their groups: {groups}", "Eu gweithgorau: {groups}"),
    "attend.guest_advice": (
        'If they were there as a guest: --guest "{name}, ORGANISATION"',
        'Os daethant fel gwestai: --guest "{name}, SEFYDLIAD"',
    ),
    "attend.nothing_to_amend": (
        "Nothing is recorded yet: {group}, week {week}. Leave --amend out.",
        "Nid oes dim wedi’i gofnodi eto: {group}, wythnos {week}. Peidiwch â rhoi --amend.",
    ),
    "attend.other_day": (
        "{file} is of another day: {days}. The session, {group}, week {week}, is on: {day}",
        "Mae {file} o ddiwrnod arall: {days}. Mae’r sesiwn, {group}, wythnos {week}, ar: {day}",
    ),
    "attend.any_day_advice": (
        "If it is this session all the same, add --any-day. For another week: --week N",
        "Os y sesiwn hon ydyw beth bynnag, ychwanegwch --any-day. Am wythnos arall: --week N",
    ),
    "attend.no_report": (
        "{file} is no meeting’s report, and nobody here is in it.",
        "Nid adroddiad cyfarfod yw {file}, ac nid oes neb oddi yma ynddo.",
    ),
    "attend.no_report_advice": (
        "Taken are reports of Microsoft Teams and Zoom, and lists of names or addresses.",
        "Derbynnir adroddiadau Microsoft Teams a Zoom, a rhestrau o enwau neu gyfeiriadau.",
    ),
    "attend.nobody_in_report": (
        "{file} is a report, but nobody is in it.",
        "Adroddiad yw {file}, ond nid oes neb ynddo.",
    ),
    "attend.broken": (
        "{file} cannot be read: letters in it are cut off or lost.",
        "Ni ellir darllen {file}: mae llythrennau ynddo wedi’u torri neu eu colli.",
    ),
    "attend.two_words": ("Two things are said of one person: {name}", "Dywedir dau beth am un unigolyn: {name}"),
    "attend.two_deputies": (
        "Two deputies are named for one member: {name}",
        "Enwir dau ddirprwy ar gyfer un aelod: {name}",
    ),
    "attend.match_twice": ("A name is settled twice: {name}", "Pennir enw ddwywaith: {name}"),
    "attend.match_form": (
        'Cannot be read: {value}. Write it so: --match "NAME IN REPORT=WHO"',
        'Ni ellir darllen: {value}. Ysgrifennwch fel hyn: --match "ENW YN YR ADRODDIAD=PWY"',
    ),
    "attend.deputy_form": (
        'Cannot be read: {value}. Write it so: --deputy "NAME <EMAIL>=WHO"',
        'Ni ellir darllen: {value}. Ysgrifennwch fel hyn: --deputy "ENW <E-BOST>=PWY"',
    ),
    "attend.forgotten": ("Nothing is said of: {names}", "Ni ddywedir dim am: {names}"),
    "attend.forgotten_advice": ("Give {options}.", "Rhowch {options}."),
    "attend.options": (
        "a report, --everyone, --present WHO, or a word for each member: --apologies, --absent, --deputy",
        "adroddiad, --everyone, --present PWY, neu air am bob aelod: --apologies, --absent, --deputy",
    ),
    "attend.everyone_and_report": (
        "--everyone does not go with a report: the report says who was there.",
        "Nid yw --everyone yn mynd gydag adroddiad: mae hwnnw’n dweud pwy oedd yno.",
    ),
    "attend.clear_alone": ("--clear stands alone.", "Saif --clear ar ei ben ei hun."),
    # --- asked on a terminal ---
    "attend.ask_session": ("{group}, week {week}, {at}", "{group}, wythnos {week}, {at}"),
    "attend.ask_came": (
        "Who came? Numbers such as 1 3 5-7, all, or none:",
        "Pwy ddaeth? Rhifau megis 1 3 5-7, all (pawb), neu none (neb):",
    ),
    "attend.ask_apologies": (
        "Who sent apologies? Numbers; Enter for nobody:",
        "Pwy ymddiheurodd? Rhifau; Enter am neb:",
    ),
    "attend.ask_numbers": (
        "Not understood: {value}. Numbers from 1 to {most}, such as 1 3 5-7",
        "Ni ddeallwyd: {value}. Rhifau o 1 hyd {most}, megis 1 3 5-7",
    ),
    "attend.ask_match": (
        "In the report: {name}. Who is it? A number, 0 for nobody here, Enter to leave it open:",
        "Yn yr adroddiad: {name}. Pwy yw? Rhif, 0 am neb oddi yma, Enter i’w adael yn agored:",
    ),
    # --- who came ---
    "attendance.came": ("came: {present} of {members}", "daeth: {present} o {members}"),
    "attendance.came_deputies": (
        "came: {present} of {members}; deputies beside them: {deputies}",
        "daeth: {present} o {members}; dirprwyon hefyd: {deputies}",
    ),
    "attendance.said_apologies": ("apologies: {count}", "ymddiheuriadau: {count}"),
    "attendance.said_deputies": ("deputies: {count}", "dirprwyon: {count}"),
    "attendance.title": ("Attendance", "Presenoldeb"),
    "attendance.legend": (
        "✓ present, d deputy, a apologies, – absent, blank: nothing recorded",
        "✓ presennol, d dirprwy, a ymddiheuriad, – absennol, gwag: dim wedi’i gofnodi",
    ),
    "attendance.present": ("Came", "Daeth"),
    "attendance.deputies": ("Deputies", "Dirprwyon"),
    "attendance.apologies": ("Apologies", "Ymddiheuriadau"),
    "attendance.absent": ("Absent", "Absennol"),
    "attendance.guests": ("Guests", "Gwesteion"),
    "attendance.not_recorded": ("not recorded", "heb ei gofnodi"),
    "attendance.nobody": ("Nobody.", "Neb."),
    "attendance.none": (
        "Nothing is recorded yet. To record it: wgtool attend GROUP",
        "Nid oes dim wedi’i gofnodi eto. I’w gofnodi: wgtool attend GWEITHGOR",
    ),
    "attendance.missed_from": ("--missed counts from 1.", "Mae --missed yn cyfrif o 1."),
}
