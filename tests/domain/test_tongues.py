"""Answers to a question about language, as people write them."""

import pytest

from wgtool.domain.tongues import language_named, tongue

EITHER = """
Yn ddwyieithog|Dwyieithog|Bilingual|Dim ffafriaeth|Does gen i ddim ffafriaeth|Dim blaenoriaeth|Heb flaenoriaeth
Waeth gen i|Does dim ots gen i|Dim gwahaniaeth|Does dim gwahaniaeth gen i|Y naill neu’r llall|Pa un bynnag
Y ddwy|Y ddwy iaith|Unrhyw un|Dwi ddim yn malio|Whichever|No preference|I don’t mind|Cymraeg neu Saesneg
"""


@pytest.mark.parametrize("answer", EITHER.replace("\n", "|").strip("|").split("|"))
def test_who_does_not_mind_is_understood_in_either_language(answer: str) -> None:
    assert tongue(answer) == (None, True)


@pytest.mark.parametrize(
    ("answer", "language"),
    [("Yn Gymraeg", "cy"), ("Trwy gyfrwng y Gymraeg", "cy"), ("Yn Saesneg os gwelwch yn dda", "en"), ("Welsh", "cy")],
)
def test_one_language_is_understood_in_a_sentence(answer: str, language: str) -> None:
    assert tongue(answer) == (language, True)


@pytest.mark.parametrize("answer", ["Français", "?", "Ddim yn siŵr", "Iaith Arwyddion Prydain"])
def test_what_speaks_of_neither_is_not_understood(answer: str) -> None:
    assert tongue(answer) == (None, False)


def test_a_name_of_a_language_alone_is_one() -> None:
    assert language_named("Gymraeg / Welsh") == "cy"
    assert language_named("Welsh and English") is None
