"""The words of headings, in both languages: which speak of a field, which are beside the point, which rule one out."""

from wgtool.domain.imports import Field
from wgtool.domain.welsh import mutated


def _set(english: str, welsh: str = "") -> frozenset[str]:
    return frozenset([*english.split(), *mutated(welsh.split())])


# Words that speak of a field, in the order in which they count where a heading has those of several: the name of a
# council is a council, the language of a group a language.
HEADS: dict[Field, frozenset[str]] = {
    "notes": _set(
        "why notes note comment comments remarks interest interests experience anything feedback",
        "pam nodiadau nodyn sylw sylwadau diddordebau diddordeb profiad unrhywbeth adborth",
    ),
    "email": _set("email emails mail", "ebost ebyst"),
    "language": _set("language languages", "iaith ieithoedd"),
    "groups": _set(
        "group groups workgroup workgroups workinggroup workinggroups workstream workstreams",
        "gweithgor gweithgorau grwp grwpiau",
    ),
    "service_area": _set(
        "service services department directorate division team",
        "gwasanaeth gwasanaethau adran cyfarwyddiaeth tim",
    ),
    "profession": _set("profession occupation discipline", "proffesiwn disgyblaeth"),
    "role": _set("role job position", "rol swydd"),
    "organisation": _set(
        "organisation organization org council councils authority authorities employer organisations company workplace",
        "sefydliad cyngor awdurdod cyflogwr cynghorau",
    ),
    "name": _set("name names fullname", "enw enwau"),
}  # fmt: skip

# ‘Groups of interest’ asks for groups, ‘Interest in the group’ for a note.
INTEREST = _set("interest interests", "diddordeb diddordebau")

# Words that say no more about any field.
FILLER = _set(
    "a an the your you my our their please enter give provide type write tell us state select choose tick pick "
    "fill what which whats is are s re do of for from in at with to or and be would like want wish join joining "
    "joined attend part take taking interested work working employed based belong represent representing here "
    "contact official current main all any one more that this these up sign signing by on i it we can will prefer "
    "best describes below following required optional if applicable e g eg etc below list dropdown option options "
    "drop down only local information details about yourself own you re question q answer recipient work could "
    "let know confirm apply each many as question questions if d ll ve up two three four",
    "eich dy fy ein beth pa yw ydy ydych chi n yn i o ar at a ac ag r y yr hoffech ymuno nhw ef hi fe ei gyfer am "
    "neu rhowch nodwch ysgrifennwch dewiswch teipiwch ticiwch gweithio gwaith cynrychioli dod llawn lleol cyswllt "
    "cymryd rhan mewn sydd sy gennych os gwelwch dda un mwy rydych dych hoffwch gofynnol dewisol nesaf isod "
    "canlynol bob cadarnhewch chwi eu hwn hon hyn hynny wnewch unrhyw manylion gwybodaeth fel cael oes cofrestru "
    "perthyn w ynddi ynddo orau ch yma iddo iddi ym ymha mha hoffwn mae gyfrannu hyd dau ddau dwy ddwy tri dri tair",
)
# Words that say no more about one field, but might about another.
BESIDE: dict[Field, frozenset[str]] = {
    "notes": _set(
        "other else further additional special general topic subject have there help want us know support add group "
        "groups team council topics",
        "peth arall eraill ychwanegol pellach pwnc byddai fyddai helpu gall hoffech ei ddweud wrthym yno gennych "
        "arnoch gweithgor gweithgorau grwp tim",
    ),
    "email": _set(
        "address business corporate council organisation organization company participant participants attendee "
        "delegate applicant member respondent respondents primary",
        "cyfeiriad busnes cyngor sefydliad cyfranogwr cyfranogwyr ymgeisydd",
    ),
    "language": _set(
        "choice preference preferred preferable use speak communicate communication correspondence meeting "
        "meetings session sessions workshop workshops receive group groups",
        "dewis hoff defnyddio siarad cyfathrebu gohebu cyfarfod cyfarfodydd sesiwn sesiynau gweithdai derbyn "
        "gweithgor gweithgorau well gan",
    ),
    "groups": _set(
        "choice choices preference preferences preferred digital council name names interest interests topic topics",
        "dewis dewisiadau digidol cyngor enw enwau gyda chi diddordeb diddordebau canlynol",
    ),
    "service_area": _set(
        "area areas unit council organisation organization authority name",
        "maes meysydd uned cyngor sefydliad enw awdurdod",
    ),
    "profession": _set("ddat digital family", "digidol"),
    "role": _set(
        "title function council organisation organization authority", "teitl disgrifiad cyngor sefydliad awdurdod"
    ),
    "organisation": _set(
        "other name public body county borough unitary employing home sector",
        "enw corff cyhoeddus sir bwrdeistref bwrdeistrefol cyflogi",
    ),
    "name": _set(
        "full first last family complete surname forename participant participants attendee delegate applicant member "
        "respondent respondents display",
        "cyntaf cyfenw teulu cyflawn cyfranogwr cyfranogwyr ymgeisydd",
    ),
}  # fmt: skip
# What no heading of somebody's own details says.
RULING_OUT = _set(
    "manager managers supervisor line boss director emergency kin partner partners spouse parent guardian child "
    "carer colleague deputy referee nominee previous former before tax reference ref number no phone telephone "
    "mobile tel postcode post address street website url date day time age size diet dietary access accessibility "
    "skills skill level consent agree gdpr privacy photo photography parking how when where why whose who many "
    "else other another someone person speaker facilitator chair sponsor approve approved approval budget cost "
    "code id ip status not read heard hear did was were been had has lead leads leader leading sent opened received "
    "verified bounced clicked car meeting meetings pet substitute colleagues relative school hotel newsletter",
    "rheolwr rheolwyr llinell argyfwng partner rhiant gwarcheidwad plentyn cydweithiwr dirprwy blaenorol treth "
    "cyfeirnod rhif ffon symudol codpost cyfeiriad gwefan dyddiad diwrnod amser oedran maint deiet hygyrchedd "
    "sgiliau lefel caniatad cytuno preifatrwydd llun parcio sut pryd ble lle pam pwy sawl arall rhywun person "
    "cyfarfod cyfarfodydd cydweithwyr ysgol siaradwr hwylusydd cadeirydd cyllideb "
    "cost cod statws clywed clywsoch arwain arweinydd",
)
# A question that begins so is answered by yes or no.
YES_OR_NO = _set(
    "do does did are is have has had can could will would may should was were",
    "ydych ydy oes allwch hoffech fyddech oeddech wnewch gallwch fyddwch ydw",
)
ALSO = frozenset({"and", "or", "ac", "neu"})

# When an answer was sent: words that say so, with those that must stand beside some of them.
SENT = _set("submitted submission submit timestamp", "cyflwyno cyflwynwyd stampamser")
DONE = _set(
    "completed completion created response recorded received sent responded end ended finish finished stamp entry "
    "order registration registered added",
    "cwblhau cwblhawyd creu crewyd ymateb derbyn derbyniwyd anfon anfonwyd gorffen cofnodi cofnodwyd stamp "
    "cofrestru cofrestrwyd",
)
BEGUN = _set("start started begin began begun", "dechrau dechreuwyd cychwyn")
TIMES = _set("date time datetime at on when", "amser dyddiad pryd ar")
WITH_TIMES = _set("utc gmt bst the of was local form survey answer", "y yr yw ffurflen arolwg ateb")

# Headings that no words explain, folded.
PHRASES: dict[str, Field] = {
    **dict.fromkeys(("username", "user name", "electronic mail"), "email"),
    **dict.fromkeys(("who do you work for", "place of work", "man gwaith"), "organisation"),
    **dict.fromkeys(("la", "who is your employer"), "organisation"),
    **dict.fromkeys(("which la are you from", "which la do you work for", "pwy yw eich cyflogwr"), "organisation"),
    **{
        f"{whom} {you} chi n gweithio": "organisation"
        for whom in ("i bwy", "dros bwy", "gyda phwy", "ar gyfer pwy")
        for you in ("ydych", "rydych", "yr ydych", "dych")
    },
    **dict.fromkeys(("submitdate", "startdate", "datestamp", "start time", "completion time"), "timestamp"),
    **dict.fromkeys(("email id", "e mail id"), "email"),
    **dict.fromkeys(("additional information", "any other information", "further information", "message"), "notes"),
    **dict.fromkeys(("gwybodaeth ychwanegol", "neges"), "notes"),
    **dict.fromkeys(("do you prefer welsh or english", "do you prefer english or welsh"), "language"),
    **dict.fromkeys(("professional background", "cefndir proffesiynol"), "profession"),
    **dict.fromkeys(("welsh or english", "english or welsh", "cymraeg neu saesneg", "saesneg neu gymraeg"), "language"),
    **dict.fromkeys(("date and time", "date time", "datetime", "dyddiad ac amser", "dyddiad a r amser"), "timestamp"),
    **dict.fromkeys(("created", "received"), "timestamp"),
    **dict.fromkeys(("institution", "agency", "public body", "corff cyhoeddus"), "organisation"),
    "area of work": "service_area",
    "maes gwaith": "service_area",
    **dict.fromkeys(("job family", "teulu swyddi"), "profession"),
}  # fmt: skip
# What forms write for themselves, and nobody has to be told of; folded.
_OF_THE_FORM = """
id, start, end, today, response id, respondent id, collector id, submission id, form id, record id, entry id, ip, seed
ip address, network id, last modified time, date modified, updated at, last update, last updated, date updated
score, total points, quiz feedback, grade posted time
language code, start language, last page, amser addasu diwethaf, cyfanswm pwyntiau, status, progress, finished
duration in seconds, user language, response type, distribution channel, external reference, external data reference
location latitude, location longitude, custom data 1, reference, uuid, index, version, validation status, submitted by
tags, submission time zone, order, order type, quantity, currency, total paid, fees paid, price tier
eventbrite fees, eventbrite payment processing, attendee, attendee status
wgtool reason, wgtool rheswm, wgtool row, wgtool rhes
"""
OF_THE_FORM = frozenset(one.strip() for line in _OF_THE_FORM.split("\n") for one in line.split(",") if one.strip())
