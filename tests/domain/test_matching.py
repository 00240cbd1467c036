"""Folding and near misses."""

import unicodedata
from functools import cache
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wgtool.domain.matching import distance, is_broken, nearest, plain, slips, spellings, squeeze

WORDS = st.text(alphabet="abc", max_size=7)
Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")


@cache
def slips_by_the_book(one: str, other: str) -> int:
    """Return the optimal string alignment distance, straight from its recursive definition."""
    if not one or not other:
        return len(one) + len(other)
    best = min(
        slips_by_the_book(one[:-1], other) + 1,
        slips_by_the_book(one, other[:-1]) + 1,
        slips_by_the_book(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    )
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        best = min(best, slips_by_the_book(one[:-2], other[:-2]) + 1)
    return best


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ynys Môn", "ynys mon"),
        ("  RHONDDA,\tCynon…Taf ", "rhondda cynon taf"),
        ("City & County of Swansea", "city and county of swansea"),
        ("City＆County", "city and county"),
        ("Pen-y-bont ar Ogwr", "pen y bont ar ogwr"),
        ("Pen–y—bont", "pen y bont"),
        ("Adolygu’r Bathodyn", "adolygu r bathodyn"),
        ("Adolygu'r Bathodyn", "adolygu r bathodyn"),
        ("Adolyguʼr Bathodyn", "adolygu r bathodyn"),
        ("Dŵr a thŷ", "dwr a thy"),
        ("Straße 12", "strasse 12"),
        ("ＲＣＴ", "rct"),
        ("no\u00a0break", "no break"),
        ("ﬂint", "flint"),
        ("R.C.T.", "r c t"),
        ("…!?", ""),
        ("", ""),
        ("❤\ufe0f Powys", "powys"),
    ],
)
def test_folding_leaves_letters_and_digits(text: str, folded: str) -> None:
    assert plain(text) == folded


@settings(deadline=None)
@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@settings(deadline=None)
@given(st.text())
def test_every_unicode_form_of_a_text_folds_alike(text: str) -> None:
    assert len({plain(unicodedata.normalize(form, text)) for form in FORMS}) == 1


@settings(deadline=None)
@given(st.text())
def test_a_folded_text_holds_words_with_single_spaces(text: str) -> None:
    folded = plain(text)
    assert folded == " ".join(folded.split())
    assert squeeze(text).isalnum() or not folded


def test_squeezing_removes_the_spaces_too() -> None:
    assert squeeze("R. C. T.") == "rct"


def test_spellings_are_squeezed_and_come_once() -> None:
    assert spellings(["R.C.T.", "—", "RCT", "Rhondda"]) == ("rct", "rhondda")


@pytest.mark.parametrize("name", ["Ynys Môn", "Sir Gâr", "Dŵr", "tŷ", "Adolygu’r", "Arweinydd – TGCh"])
@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_utf8_read_as_western_text_is_broken(name: str, wrong: str) -> None:
    assert is_broken(name.encode("utf-8").decode(wrong))


@pytest.mark.parametrize("name", ["Ynys Môn", "Sir Gâr", "Tîm", "Pêl", "Dŵr", "Cŷn"])
@pytest.mark.parametrize("wrong", ["cp850", "cp437", "mac_roman"])
def test_welsh_letters_read_in_an_old_encoding_are_broken(name: str, wrong: str) -> None:
    assert is_broken(name.encode("utf-8").decode(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "Ynys M\ufffdn",
        "Sir Ynys Mï¿½n",
        "Sir GÃ¢r",
        "Sir GA\u0303¢r",
        "Ynys M\x93n",
        "Ynys M\ue000n",
        "CardiffÂ\u00a0",
    ],
)
def test_rubble_in_a_text_is_noticed(text: str) -> None:
    assert is_broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ynys Môn",
        "SIR YNYS MÔN",
        "CYNGOR SIR GÂR",
        "Gwaith â’r cyhoedd",
        "Cardiff™",
        "Môn – Arfon",
        "‘Caffi’ Dŵr & Tŷ",
        "Zoë Ångström-Žižek",
        "Γειά",
        "東京",
        "Powys ✓",
        "25 °C",
        "a+b",
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_sound_texts_are_not_called_broken(text: str, form: Form) -> None:
    assert not is_broken(unicodedata.normalize(form, text))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("cardiff", "cardiff", 0),
        ("cardiff", "cardif", 1),
        ("cardiff", "crdiff", 1),
        ("cardiff", "cardaff", 1),
        ("anglesey", "angelsey", 1),
        ("ceredigion", "ceredgoin", 2),
        ("", "ab", 2),
        ("newport", "conwy", 3),
    ],
)
def test_slips_are_counted_up_to_the_cap(one: str, other: str, expected: int) -> None:
    assert distance(one, other, 3) == distance(other, one, 3) == expected


@settings(deadline=None)
@given(WORDS, WORDS, st.integers(1, 8))
def test_the_distance_is_the_one_of_its_definition(one: str, other: str, cap: int) -> None:
    assert distance(one, other, cap) == min(slips_by_the_book(one, other), cap)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("powyss", "powys", 1),
        ("valley", "vale", None),
        ("name", "naem", 1),
        ("id", "is", None),
        ("id", "id", 0),
        ("wrecsam", "wrexham", 2),
    ],
)
def test_short_texts_are_allowed_fewer_slips(one: str, other: str, expected: int | None) -> None:
    assert slips(one, other) == expected


def test_the_nearest_come_first_then_in_their_order() -> None:
    known = ["blue-bodge", "wet-signatures", "blue-badges", "blue-badge", "blue-badger"]
    assert nearest("Blue badge", known) == ("blue-badge", "blue-bodge")
    assert nearest("Blue badge", known, limit=9) == ("blue-badge", "blue-bodge", "blue-badges", "blue-badger")


def test_candidates_are_returned_as_given_and_once() -> None:
    assert nearest("capacty", ["Capacity", "Capacity", "minimum"]) == ("Capacity",)


@pytest.mark.parametrize("text", ["", "—", "zz", "quite another thing"])
def test_nothing_is_near_a_text_that_resembles_none(text: str) -> None:
    assert nearest(text, ["starts", "ends", "id"]) == ()
