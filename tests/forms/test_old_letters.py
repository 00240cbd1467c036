"""Encodings before Unicode: told by the words, read right or refused, never taken for rubble."""

import pytest

from forms.samples import form
from wgtool.errors import Refused
from wgtool.forms.encodings import decode

ROWS = "Email,Name,Council,Groups\r\nsian@example.org,{name},Ynys Môn,ddat-roles\r\n"
ROWS += "bob@example.org,Bob,Powys,ddat-roles\r\n"
NAMES = ("Siân Puw", "Gwên Rhûn", "Thérèse Môn", "Zoë Siôn", "Pîn Mâch", "Jürgen Cörner", "Rhûn MÔN")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("encoding", "remark"), [("cp1252", "form.windows"), ("cp850", "form.dos"), ("mac_roman", "form.macintosh")]
)
def test_names_are_read_right_from_every_program_and_it_is_told(encoding: str, remark: str, name: str) -> None:
    read = form(ROWS.format(name=name).encode(encoding))
    assert (read.rows[0].cells[1], read.rows[0].cells[2]) == (name, "Ynys Môn")
    assert [message.key for message in read.remarks] == [remark]
    assert not read.is_unicode


@pytest.mark.parametrize(
    "text",
    ["“help” – me", "don’t", "‘Môn’", "Bryn–Môn", "£5 – 10 €", "Tomáš Novák", "façade…", "Øyvind", "• one\n• two"],
)
def test_the_signs_of_windows_do_not_pass_for_letters_of_another_encoding(text: str) -> None:
    assert decode(f"{text}\n".encode("cp1252")).text == f"{text}\n"


def test_letters_that_may_be_others_are_refused_with_the_word_and_what_to_do() -> None:
    with pytest.raises(Refused) as caught:
        decode(b"Fran\x87ois,x@example.org\n", "answers.csv")
    lines = caught.value.lines("en")
    assert "Fran‡ois" in lines[0]
    assert "CSV UTF-8" in lines[1]


def test_lines_of_the_old_kind_among_others_are_read_by_their_own_words() -> None:
    data = "a@example.org,Siân\n".encode() + "b@example.org,Môn\n".encode("cp850")
    read = decode(data)
    assert read.text == "a@example.org,Siân\nb@example.org,Môn\n"
    assert read.remarks[0].values == {"lines": ("2",), "encoding": "CSV (MS-DOS)"}
