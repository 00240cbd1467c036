"""Names in the order of each language."""

import random

import pytest

from wgtool.texts.collation import sort_key

# The order of the reference, section 1.
COUNCILS = [
    *("Abertawe", "Blaenau Gwent", "Bro Morgannwg", "Caerdydd", "Caerffili", "Casnewydd", "Castell-nedd Port Talbot"),
    *("Ceredigion", "Conwy", "Gwynedd", "Merthyr Tudful", "Pen-y-bont ar Ogwr", "Powys", "Rhondda Cynon Taf"),
    *("Sir Benfro", "Sir Ddinbych", "Sir Fynwy", "Sir Gaerfyrddin", "Sir y Fflint", "Torfaen", "Wrecsam", "Ynys Môn"),
]


@pytest.mark.parametrize(
    "ordered",
    [
        COUNCILS,
        ["Cwm", "Chwarel", "Dafydd", "Ddol"],
        ["Fynwy", "Ffynnon", "Gŵyr", "Ngwyn", "Haf"],
        ["lan", "lwyd", "llan", "mab"],
        ["pys", "phys", "rws", "rhws", "sir", "tŷ", "thus", "uchel"],
        ["a", "â", "b", "Éa", "ez"],
        ["Ty bach", "Tybach"],
        # n and g at a joint are two letters; where they are one, it comes before h.
        ["Bala", "Bangor", "Barri"],
        ["angen", "angor", "am", "ar"],
        ["Llandudno", "Llangefni", "Llangollen", "Llanilar"],
        ["Brynaman", "Bryngwran", "Brynmawr"],
        ["Blaenau Gwent", "Blaengarw", "Blaenplwyf"],
        ["Pencoed", "Pengam", "Penmaen"],
        ["Hendy", "Hengoed", "Henllan"],
        ["Dangosyddion", "Danial"],
        ["Cyngor", "Cymru", "Cynllun"],
        ["Llanfairpwllgwyngyll", "Llanfairpwllgwynion"],
        ["parcio", "parhau", "parod", "parth"],
    ],
)
def test_welsh_counts_its_own_letters(ordered: list[str]) -> None:
    mixed = random.Random(1).sample(ordered, len(ordered))
    assert sorted(mixed, key=lambda name: sort_key(name, "cy")) == ordered


def test_english_counts_single_letters() -> None:
    names = ["Dafydd", "Ddol", "Cwm", "Chwarel", "éa", "ez", "Éb"]
    assert sorted(names, key=lambda name: sort_key(name, "en")) == [
        "Chwarel",
        "Cwm",
        "Dafydd",
        "Ddol",
        "éa",
        "Éb",
        "ez",
    ]


def test_letters_of_other_alphabets_come_last() -> None:
    assert sorted(["Ω", "z", "一"], key=lambda name: sort_key(name, "cy")) == ["z", "Ω", "一"]
