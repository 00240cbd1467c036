"""What is said of people and their sign-ups."""

TEXTS: dict[str, tuple[str, str]] = {
    # --- details of a person ---
    "field.empty": ("Nothing is given for: {field}.", "Ni roddwyd dim ar gyfer: {field}."),
    "field.too_long": (
        "Too long: {field}. Characters: {length}; at most: {limit}.",
        "Rhy hir: {field}. Nodau: {length}; ar y mwyaf: {limit}.",
    ),
    "field.control": (
        "A character that no text has ({code}) stands in: {field}.",
        "Mae nod nad yw’n destun ({code}) yn y maes hwn: {field}.",
    ),
    "field.bad_email": ("This is not an email address: {value}", "Nid cyfeiriad e-bost: {value}"),
    "field.bad_language": ("{value} is not a language here: en or cy.", "Nid yw {value} yn iaith yma: en neu cy."),
    # --- organisations ---
    "organisation.ambiguous": (
        "{text} may mean more than one organisation.",
        "Gall {text} olygu mwy nag un sefydliad.",
    ),
    "organisation.candidates": ("Write one of: {names}", "Ysgrifennwch un o’r rhain: {names}"),
    "organisation.write_out": ("Write the name in full.", "Ysgrifennwch yr enw’n llawn."),
    "organisation.named": ("{name} ({id})", "{name} ({id})"),
    "organisation.unknown": ("Organisation not recognised: {text}", "Sefydliad heb ei adnabod: {text}"),
    "organisation.other": (
        "A partner that is not listed is taken with --other-organisation.",
        "Derbynnir partner nad yw ar y rhestr gyda --other-organisation.",
    ),
    # Questions on a terminal. An empty answer is allowed where the question says so.
    "ask.groups": (
        "Which groups (numbers or ids, separated by commas)?",
        "Pa weithgorau (rhifau neu ids, gyda choma rhyngddynt)?",
    ),
    "ask.no_group": ("Name at least one group.", "Enwch un gweithgor o leiaf."),
    "ask.email": ("Email address?", "Cyfeiriad e-bost?"),
    "ask.known": ("Known already: {name}", "Yn hysbys eisoes: {name}"),
    "ask.name": ("Name?", "Enw?"),
    "ask.organisation": ("Organisation?", "Sefydliad?"),
    "ask.role": ("Role (Enter to leave out)?", "Rôl (Enter i’w hepgor)?"),
    "ask.profession": ("Profession (Enter to leave out)?", "Proffesiwn (Enter i’w hepgor)?"),
    "ask.service_area": ("Service area (Enter to leave out)?", "Maes gwasanaeth (Enter i’w hepgor)?"),
    "ask.language": (
        "Language preference, en or cy (Enter to leave out)?",
        "Dewis iaith, en neu cy (Enter i’w hepgor)?",
    ),
    # --- signing up ---
    "signup.missing": ("Missing: {options}.", "Ar goll: {options}"),
    "signup.missing_advice": (
        "On a terminal wgtool asks for what is missing; a script must give it.",
        "Ar derfynell mae wgtool yn gofyn am yr hyn sydd ar goll; rhaid i sgript ei roi.",
    ),
    "signup.differs": (
        "{name} is known with other details, which stay as they are ({fields}). To correct them: wgtool amend {email}",
        "Mae manylion eraill eisoes ar gael ar gyfer {name}, ac ni newidiwyd y rhain: {fields}. I’w cywiro: wgtool amend {email}",
    ),
    "joined.confirmed": ("{name}: {group}: confirmed", "{name}: {group}: cadarnhawyd"),
    "joined.waiting": (
        "{name}: {group}: full, so on the waiting list, number {position}",
        "{name}: {group}: llawn, felly ar y rhestr aros, rhif {position}",
    ),
    "joined.already_confirmed": (
        "{name}: {group}: confirmed already, nothing changed",
        "{name}: {group}: cadarnhawyd eisoes, ni newidiwyd dim",
    ),
    "joined.already_waiting": (
        "{name}: {group}: on the waiting list already, number {position}, nothing changed",
        "{name}: {group}: eisoes ar y rhestr aros, rhif {position}, ni newidiwyd dim",
    ),
    "joining.full": ("{group} ({id}) is full. Places: {capacity}", "Llawn: {group} ({id}). Lleoedd: {capacity}"),
    "joining.full_advice": (
        "Without --no-waiting the person joins the waiting list.",
        "Heb --no-waiting, rhoddir y person ar y rhestr aros.",
    ),
    "joining.clash": (
        "Two groups clash: {group} ({id}), {other} ({other_id}). First at: {at}",
        "Mae dau weithgor yn gwrthdaro: {group} ({id}), {other} ({other_id}). Y tro cyntaf: {at}",
    ),
    "joining.clash_advice": ("To allow it all the same: --allow-clash", "I’w ganiatáu er hynny: --allow-clash"),
    "joining.no_break": ("No break between: {group}, {other}", "Dim egwyl rhwng: {group}, {other}"),
    "joining.many_groups": (
        "{name} is in more groups than the programme suggests. Groups: {count}; suggested at most: {limit}",
        "Mae {name} mewn mwy o weithgorau nag y mae’r rhaglen yn ei awgrymu. Gweithgorau: {count}; awgrym: {limit}",
    ),
    # --- withdraw, transfer, amend, promote, merge ---
    "withdraw.done": ("{name}: {group}: withdrawn", "{name}: {group}: tynnwyd yn ôl"),
    "withdraw.nothing": ("{name} is in no group; nothing changed", "{name}: ddim mewn gweithgor; ni newidiwyd dim"),
    "withdraw.not_in": ("{name} is not in this group: {group}", "Nid yw {name} yn y gweithgor hwn: {group}"),
    "transfer.already": ("{name} is in this group already: {group}", "Mae {name} yn y gweithgor hwn eisoes: {group}"),
    "amend.done": ("{field}: {before} → {after}", "{field}: {before} → {after}"),
    "amend.nothing": ("{name}: nothing to correct", "{name}: dim i’w gywiro"),
    "amend.taken": ("The address {email} is another person’s.", "Cyfeiriad rhywun arall yw hwn: {email}"),
    "amend.merge": (
        "If they are one person: wgtool merge {email} {into}",
        "Os un person ydynt: wgtool merge {email} {into}",
    ),
    "promote.nothing": ("No free place that anyone waits for.", "Dim lle rhydd y mae neb yn aros amdano."),
    "merge.same": ("Both addresses are the same: {email}", "Yr un yw’r ddau gyfeiriad: {email}"),
    "merge.done": (
        "{email} and {into} are one person now: {name} <{into}>",
        "Un person bellach yw {email}, {into}: {name} <{into}>",
    ),
    "merge.freed": ("A place given up, being the second: {group}", "Ildiwyd lle, gan mai’r ail ydoedd: {group}"),
    "merge.differs": (
        "Other details stood under the address that went; those of {email} stay ({fields}).",
        "Roedd manylion eraill o dan y cyfeiriad a aeth; cedwir rhai {email} ({fields}).",
    ),
    # --- a person and their story ---
    "person.no_group": ("In no group.", "Ddim mewn gweithgor."),
    "person.unknown": (
        "Nobody is signed up with the address {email}.",
        "Nid oes neb wedi cofrestru â’r cyfeiriad hwn: {email}",
    ),
    "person.several": (
        "Nobody has the address {email} now, and several people had it.",
        "Nid oes gan neb y cyfeiriad {email} nawr, a bu gan sawl person.",
    ),
    "person.several_advice": (
        "Give the address that the one you mean has now: {emails}",
        "Rhowch y cyfeiriad sydd gan yr un dan sylw nawr: {emails}",
    ),
    "story.joined_confirmed": ("{at}: joined, with a place: {group}", "{at}: ymunwyd, gyda lle: {group}"),
    "story.joined_waiting": (
        "{at}: the group was full, so waiting: {group}",
        "{at}: roedd y gweithgor yn llawn, felly ar restr aros: {group}",
    ),
    "story.promoted": (
        "{at}: a place became free, so confirmed: {group}",
        "{at}: daeth lle’n rhydd, felly cadarnhawyd: {group}",
    ),
    "story.left": ("{at}: withdrawn: {group}", "{at}: tynnwyd yn ôl: {group}"),
    "story.amended": ("{at}: details corrected", "{at}: cywirwyd y manylion"),
    # --- mix ---
    "mix.number": ("No.", "Rhif"),
    "mix.organisations": ("Organisations", "Sefydliadau"),
    "mix.welsh": ("Asked for Welsh", "Dewis y Gymraeg"),
    "mix.total": ("Places", "Lleoedd"),
    "mix.matrix": ("Organisations by group", "Sefydliadau fesul gweithgor"),
    "mix.under_minimum": ("under the minimum: {minimum}", "o dan y lleiafswm: {minimum}"),
    "mix.single": ("one organisation only: {organisation}", "un sefydliad yn unig: {organisation}"),
    "mix.missing_service_areas": ("Service areas still wanted", "Meysydd gwasanaeth sydd eu hangen o hyd"),
}
