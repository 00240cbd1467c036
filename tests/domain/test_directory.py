"""Which organisation is meant by what somebody typed: the built-in councils, and invented traps."""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from wgtool.domain.directory import AmbiguousText, Directory, Found, Match, Unknown
from wgtool.domain.matching import squeeze
from wgtool.domain.organisations import Ambiguous, Organisation
from wgtool.domain.text import Text, same

BUILT_IN = Path(__file__).parents[2] / "data" / "organisations.toml"

# English and Welsh names in the order of the councils’ codes; the id follows from the English one.
COUNCILS = """
    Isle of Anglesey | Ynys Môn | Gwynedd | Gwynedd | Conwy | Conwy | Denbighshire | Sir Ddinbych
    Flintshire | Sir y Fflint | Wrexham | Wrecsam | Ceredigion | Ceredigion | Pembrokeshire | Sir Benfro
    Carmarthenshire | Sir Gaerfyrddin | Swansea | Abertawe | Neath Port Talbot | Castell-nedd Port Talbot
    Bridgend | Pen-y-bont ar Ogwr | Vale of Glamorgan | Bro Morgannwg | Cardiff | Caerdydd
    Rhondda Cynon Taf | Rhondda Cynon Taf | Caerphilly | Caerffili | Blaenau Gwent | Blaenau Gwent
    Torfaen | Torfaen | Monmouthshire | Sir Fynwy | Newport | Casnewydd | Powys | Powys
    Merthyr Tydfil | Merthyr Tudful
"""
# Who is meant, and what people type.
TYPED = """
    rhondda-cynon-taf | rct | RHONDDA CYNON TAFF COUNTY BOROUGH COUNCIL | R.C.T. | Rhondda
    cardiff           | Cyngor Caerdydd | cardiff council | City of Cardiff Council
    isle-of-anglesey  | Ynys Mo\u0302n | Ynys Mon | Anglesey | ynys mn | Ynys Mo^n | YNYS MÔN
    swansea           | Dinas a Sir Abertawe | City & County of Swansea | City＆County of Swansea
    swansea           | Cyngor Abertawe | Cyngor a Dinas Abertawe | Cyngor Sir a Dinas Abertawe
    carmarthenshire   | Cyngor Sir Gâr | Carms | Cyngor Sir Gaerfyrddin | Carmarthen | Caerfyrddin
    blaenau-gwent     | BGCBC | BG
    bridgend          | Pen-y-Bont ar Ogwr CBC | pen y bont ar ogwr | Penybont
    vale-of-glamorgan | Bro Morgannwg | the vale | VoG | Vale of Glamorgan County Borough Council
    vale-of-glamorgan | Cyngor Bwrdeistref Sirol Bro Morgannwg
    merthyr-tydfil    | Merthyr
    neath-port-talbot | Castell Nedd Port Talbot | NPT | Neath & Port Talbot
    wrexham           | Wrecsam | Wrexham
    gwynedd           | Cyngor Sir Gwynedd | Cyngor Gwynedd
    pembrokeshire     | Sir Benfro | Cyngor Sir Penfro | Pembroke | Penfro
    denbighshire      | Denbigh | Dinbych
    flintshire        | Flint | Fflint
    monmouthshire     | Monmouth | Mynwy
"""
# The same under words that say what kind of council it is, in any order, with mutations.
BY_CORE = """
    cardiff           | Cyngor Sir Caerdydd | Cyngor Dinas a Sir Caerdydd | Dinas Caerdydd | Gyngor Caerdydd
    cardiff           | Council of the City and County of Cardiff | Cyngor Sir Caerdydd / Cardiff Council
    swansea           | Cyngor Dinas Abertawe | City of Swansea | Swansea City & County Council | Cyngor Sir Abertawe
    carmarthenshire   | Cyngor Sir Caerfyrddin | Cyngor Gaerfyrddin | Cyngor Gâr | County of Carmarthenshire
    isle-of-anglesey  | Cyngor Sir Fôn | Cyngor Môn | Môn | MÔN | Mo\u0302n | Cyngor Fôn | Anglesey CBC
    vale-of-glamorgan | Cyngor y Fro | Cyngor Sir Bro Morgannwg | Vale of Glamorgan CBC | Cyngor Bro Morgannwg
    merthyr-tydfil    | Cyngor Merthyr | Cyngor Bwrdeistref Sirol Merthyr | Merthyr Council | Borough of Merthyr Tydfil
    rhondda-cynon-taf | Cyngor RhCT | CBSRhCT | CBS RhCT | RCT Council | Cyngor Rhondda | RhCT CBC
    wrexham           | Cyngor Sir Wrecsam | Cyngor Dinas Wrecsam | Wrexham City Council | Wrexham County Council
    bridgend          | Cyngor Bwrdeistref Sirol Penybont | CBS Pen-y-bont ar Ogwr | Bridgend County Council
    denbighshire      | Cyngor Dinbych | Cyngor Sir Dinbych | Cyngor Ddinbych | Denbighshire Local Authority
    flintshire        | Cyngor Fflint | Cyngor Sir Fflint | Cyngor y Fflint | Sir y Fflint CC
    pembrokeshire     | Cyngor Benfro | Cyngor Penfro | Cyngor Sir Benfro Pembrokeshire County Council
    monmouthshire     | Cyngor Sir Mynwy | Cyngor Mynwy | Cyngor Fynwy | Monmouthshire Unitary Authority
    neath-port-talbot | Cyngor Castell-nedd a Phort Talbot | NPT Council | Neath & Port Talbot County Borough Council
    gwynedd           | Sir Gwynedd | Cyngor Wynedd | Gwynedd CC | Awdurdod Lleol Gwynedd
    powys             | Cyngor Sir Powys County Council | Sir Powys | County of Powys
    newport           | Cyngor Dinas Casnewydd - Newport City Council | Cyngor Sir Casnewydd | City of Newport
    torfaen           | CBS Torfaen | Borough of Torfaen | Cyngor Sir Torfaen
    caerphilly        | CBS Caerffili | Cyngor Gaerffili | Caerphilly Borough Council
    blaenau-gwent     | Cyngor BG | CBS Blaenau Gwent | Cyngor Flaenau Gwent
    conwy             | Cyngor Sir Conwy | CBS Conwy | Cyngor Gonwy | Conwy Local Authority
    ceredigion        | Cyngor Geredigion | Cyngor Sir Aberteifi | County of Ceredigion
"""
# What must be asked about: the candidates to offer, and the texts.
UNCLEAR = """
    caerphilly, conwy | CCBC | CBSC | C.C.B.C.
    caerphilly, cardiff, carmarthenshire, ceredigion | CCC
    carmarthenshire, ceredigion | CSC
    pembrokeshire, powys | PCC | CSP
    monmouthshire | MCC
    newport | NCC
    merthyr-tydfil | CBSM
    swansea | CCS
    carmarthenshire, gwynedd | CSG
    isle-of-anglesey, monmouthshire | Mon
    neath-port-talbot | Neath | Castell-nedd | Port Talbot
    | CBC | Council | My council | Cyngor | Fy nghyngor
"""
AREAS = """
    Gwent | Glamorgan | Morgannwg | Glam | Clwyd | Dyfed | North Wales | Gogledd Cymru
    Y Gogledd | Y De-ddwyrain | Gogledd | South Wales | De Cymru | Y De
    West Wales | Gorllewin Cymru | Y Gorllewin | Mid and West Wales
    South East Wales | De-ddwyrain Cymru | SRS | Shared Resource Service
"""
NO_COUNCIL = """
    Newport Town Council | Monmouth Town Council | Powys Teaching Health Board | WLGA | CLlLC | CDPS
    Cardiff and Vale University Health Board | Swansea Bay University Health Board | Data Cymru | Audit Wales
    Pembrokeshire Coast National Park Authority | Centre for Digital Public Services | Archwilio Cymru
    Welsh Government | Llywodraeth Cymru | ? | Cyngor Tref Conwy | Cyngor Cymuned Bro Morgannwg | Cyngor Tref Dinbych
    Dinbych-y-pysgod | Cyngor Dinbych-y-pysgod | Cyngor Tref Dinbych-y-pysgod | Kent County Council
    Bristol City Council | County Durham | Powys County Show | Cyngor Celfyddydau Cymru
    Cyngor Gweithredu Gwirfoddol Cymru | City of London | Sir Amwythig | Cardiff City FC | Newport County AFC
"""


def table(text: str) -> list[list[str]]:
    """Return the lines of a table, each as its cells."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def cells(text: str) -> list[str]:
    """Return all cells of a table in one list."""
    return [cell for row in table(text) for cell in row]


@cache
def councils() -> Directory:
    """Return the built-in organisations."""
    with BUILT_IN.open("rb") as file:
        tables = tomllib.load(file)
    listed = [
        Organisation(
            one["id"],
            Text(**one["name"]),
            Text(**one["official"]),
            tuple(one["aliases"]),
            tuple(one["domains"]),
        )
        for one in tables["organisations"]
    ]
    unclear = [Ambiguous(one["text"], tuple(one["candidates"])) for one in tables["ambiguous_organisations"]]
    return Directory(listed, unclear)


def meant(match: Match) -> str:
    """Return the id of the one organisation found."""
    assert isinstance(match, Found), match
    return match.organisation.id


def asked(match: Match) -> tuple[str, ...]:
    """Return the ids to choose from."""
    assert isinstance(match, AmbiguousText), match
    return tuple(one.id for one in match.candidates)


def offered(match: Match) -> tuple[str, ...]:
    """Return the ids of the near misses."""
    assert isinstance(match, Unknown), match
    return tuple(one.id for one in match.nearest)


def organisation(
    identifier: str, *aliases: str, domains: tuple[str, ...] = (), name: str | None = None
) -> Organisation:
    """Return an invented organisation."""
    return Organisation(identifier, same(name or identifier), None, aliases, domains)


def variants(text: str) -> set[str]:
    """Return ways in which forms and people write the same text."""
    composed, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    bare = "".join(part for part in apart if not unicodedata.combining(part))
    wide = "".join(chr(ord(part) + 0xFEE0) if "!" <= part <= "~" else part for part in bare)
    replaced = [(" ", "\u00a0"), (" ", "   "), (" ", "-"), (" ", ""), ("-", "–")]
    changed = {composed.replace(old, new) for old, new in replaced}
    return {composed, apart, bare, wide, composed.upper(), apart.lower(), f"  {composed}. ", *changed}


def test_all_22_councils_are_built_in_under_their_names() -> None:
    names = cells(COUNCILS)
    assert [name for one in councils().organisations for name in one.name] == names
    assert [one.id for one in councils().organisations] == [name.lower().replace(" ", "-") for name in names[::2]]


@pytest.mark.parametrize("name", cells(COUNCILS)[::2])
def test_a_council_is_found_by_every_listed_spelling_however_it_is_written(name: str) -> None:
    council = next(one for one in councils().organisations if one.name.en == name)
    assert council.official is not None
    assert {council.id, *council.name, *council.official, *council.aliases} == set(council.texts)
    for text in council.texts:
        for typed in variants(text):
            assert councils().find(typed) == Found(council), typed


@pytest.mark.parametrize(
    ("identifier", "typed"), [(row[0], text) for row in table(TYPED + BY_CORE) for text in row[1:]]
)
def test_what_people_type_finds_the_council_they_mean(identifier: str, typed: str) -> None:
    assert meant(councils().find(typed)) == identifier


@pytest.mark.parametrize("row", table(UNCLEAR))
def test_an_ambiguous_text_is_asked_about_with_its_candidates(row: list[str]) -> None:
    candidates = tuple(filter(None, row[0].split(", ")))
    for typed in row[1:]:
        for text in variants(typed):
            assert asked(councils().find(text)) == candidates, text


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("Mon Council", ("isle-of-anglesey", "monmouthshire")),
        ("Cyngor Mon", ("isle-of-anglesey", "monmouthshire")),
        ("Neath Council", ("neath-port-talbot",)),
        ("Cyngor Clwyd", ("conwy", "denbighshire", "flintshire", "wrexham")),
        ("County Council", ()),
        ("Cyngor Sir", ()),
    ],
)
def test_what_is_unclear_stays_so_beside_the_kind_of_council(typed: str, candidates: tuple[str, ...]) -> None:
    assert asked(councils().find(typed)) == candidates
    assert councils().find(typed)[0] == typed


@pytest.mark.parametrize("typed", cells(AREAS))
def test_an_area_of_several_councils_is_asked_about(typed: str) -> None:
    for text in variants(typed):
        assert len(asked(councils().find(text))) > 2


@pytest.mark.parametrize("typed", [*cells(NO_COUNCIL), "", " \t\u00a0"])
def test_a_text_that_only_contains_a_name_is_no_council(typed: str) -> None:
    assert councils().find(typed) == Unknown(typed, ())


@pytest.mark.parametrize(
    "typed",
    ["Sir Ynys Mï¿½n", "Ynys M\ufffdn", "Ynys MÃ´n", "Ynys M├┤n", "Ynys M√¥n", "Cyngor Sir Ynys M\x93n"],
)
def test_a_broken_encoding_is_never_matched_but_asked_about(typed: str) -> None:
    assert offered(councils().find(typed)) == ("isle-of-anglesey",)


def test_rubble_that_folds_to_a_listed_name_is_not_matched() -> None:
    assert squeeze("Cyngor Sir GÃ¢r") == squeeze("Cyngor Sir Gâr")
    assert offered(councils().find("Cyngor Sir GÃ¢r")) == ("carmarthenshire",)


NEAR = """
    Cardfif | cardiff
    Caredigion | ceredigion
    Swansae | swansea
    Swansea Counsil | swansea
    Wrexum Council | wrexham
    Cyngor Sir Caerdyd | cardiff
    Powyss | powys
    Cyngor Pen-y-bnt | bridgend
    Tor faenn | torfaen
"""


@pytest.mark.parametrize("row", table(NEAR))
def test_a_near_miss_is_offered_as_a_question(row: list[str]) -> None:
    assert offered(councils().find(row[0])) == (row[1],)


@pytest.mark.parametrize("typed", ["Powis", "NTP", "Valley", "Cardwaff Bay"])
def test_nothing_is_offered_for_short_or_distant_texts(typed: str) -> None:
    assert offered(councils().find(typed)) == ()


def test_at_most_two_are_offered_the_nearest_first() -> None:
    directory = Directory([organisation(name) for name in ("abcdexyh", "abcdefgx", "abcdxfgh", "abcdefxx")])
    assert offered(directory.find("abcdefgh")) == ("abcdefgx", "abcdxfgh")


def test_an_organisation_is_offered_once_however_many_of_its_names_are_near() -> None:
    directory = Directory([organisation("riverton", "rivertown", "rivertan"), organisation("rivertorn-b")])
    assert offered(directory.find("Rivertonn")) == ("riverton", "rivertorn-b")


def test_what_was_typed_is_kept_with_the_answer() -> None:
    assert councils().find(" ccbc ")[0] == " ccbc "
    assert councils().find(" Nowhere Council ")[0] == " Nowhere Council "


def test_an_organisation_without_official_name_is_found_by_the_others() -> None:
    directory = Directory([organisation("hill-trust", "The Hill", name="Hill Trust")])
    assert meant(directory.find("the hill")) == meant(directory.find("HILL-TRUST")) == "hill-trust"


def test_an_empty_directory_finds_nothing() -> None:
    assert Directory([]).find("Cardiff") == Unknown("Cardiff", ())
    assert Directory([]).collisions() == ()


IN_A_DOMAIN = """
    ann@east.example.org | east
    Ann@Dwyrain.EXAMPLE.org | east
    bob@schools.west.example.org | west
    bob@it.schools.west.example.org. | west
    "odd@name"@west.example.org | west
    bob@partners.east.example.org | west
"""
IN_NONE = """
    ann@northeast.example.org | ann@east.example.org.example.com | ann@example.org | ann@org | ann@
    east.example.org | ann@both.example.org | ann@example.com
"""


def with_domains() -> Directory:
    """Return two invented organisations, one with a domain within the other’s."""
    east = ("east.example.org", "@Dwyrain.example.org", "both.example.org")
    west = ("west.example.org", "partners.east.example.org", "Both.example.org.", "")
    return Directory([organisation("east", domains=east), organisation("west", domains=west)])


@pytest.mark.parametrize("row", table(IN_A_DOMAIN))
def test_the_domain_of_an_address_suggests_its_organisation(row: list[str]) -> None:
    suggested = with_domains().suggest_by_domain(f" {row[0]} ")
    assert suggested is not None
    assert suggested.id == row[1]


@pytest.mark.parametrize("email", [*cells(IN_NONE), ""])
def test_other_domains_and_those_of_two_organisations_suggest_none(email: str) -> None:
    assert with_domains().suggest_by_domain(email) is None


def test_domains_that_say_nothing_about_the_council_are_not_listed() -> None:
    listed = {domain for one in councils().organisations for domain in one.domains}
    assert listed.isdisjoint({"gov.uk", "wlga.gov.uk", "gov.wales", "llyw.cymru", "hwbcymru.net"})
    assert len(listed) >= len(councils().organisations)


def test_the_built_in_councils_do_not_collide() -> None:
    assert councils().collisions() == ()


def test_collisions_name_the_text_and_those_who_claim_it() -> None:
    directory = Directory(
        [
            organisation("east-trust", "E.T.", "The Trust", "C B C"),
            organisation("west-trust", "et", "The West"),
        ],
        [Ambiguous("CBC", ()), Ambiguous("The West", ("west-trust", "nobody"))],
    )
    assert set(directory.collisions()) == {
        ("e t", ("east-trust", "west-trust")),
        ("c b c", ("east-trust",)),
        ("the west", ("west-trust",)),
    }


def test_a_text_that_collides_is_asked_about_rather_than_guessed() -> None:
    directory = Directory(
        [organisation("east-trust", "E.T.", "C B C"), organisation("west-trust", "et")],
        [Ambiguous("CBC", ("west-trust", "nobody"))],
    )
    assert asked(directory.find("ET")) == ("east-trust", "west-trust")
    assert asked(directory.find("c b c")) == ("west-trust",)


def test_an_ambiguous_text_listed_twice_offers_all_its_candidates() -> None:
    directory = Directory(
        [organisation("east-trust"), organisation("west-trust")],
        [Ambiguous("Trust", ("west-trust",)), Ambiguous("TRUST", ("east-trust", "west-trust"))],
    )
    assert asked(directory.find("trust")) == ("west-trust", "east-trust")


@pytest.mark.parametrize("between", [" / ", "/", " | ", " - ", "\n", ", ", " ", " ("])
@pytest.mark.parametrize("swapped", [True, False])
def test_a_name_in_both_languages_is_as_good_as_each(between: str, *, swapped: bool) -> None:
    names = [name.strip() for name in COUNCILS.replace("\n", "|").split("|") if name.strip()]
    for english, welsh in zip(names[::2], names[1::2], strict=True):
        text = between.join([welsh, english] if swapped else [english, welsh])
        match = councils().find(f"{text})" if "(" in between else text)
        assert isinstance(match, Found)
        assert match.organisation.name.en == english


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("CBSC / Conwy", "conwy"),
        ("Caerffili (CCBC)", "caerphilly"),
        ("Cyngor Sir Ynys Môn / Anglesey", "isle-of-anglesey"),
    ],
)
def test_one_of_two_names_may_be_unclear_by_itself(text: str, id_: str) -> None:
    match = councils().find(text)
    assert isinstance(match, Found)
    assert match.organisation.id == id_


@pytest.mark.parametrize(
    "text",
    [
        "Powys / Gwynedd",
        "CBSC / CCBC",
        "Neath / Castell-nedd",
        "Powys / Powys Teaching Health Board",
        "Council / Powys",
    ],
)
def test_two_names_that_do_not_agree_are_none(text: str) -> None:
    assert not isinstance(councils().find(text), Found)
