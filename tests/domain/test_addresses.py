"""What can be an address or a name, and what is dropped from both because nobody sees it."""

import pytest

from wgtool.domain.people import clean_email, clean_field
from wgtool.errors import BadValue

UNSEEN = "\u200b\u200c\u200d\u200e\u202a\u202c\u2060\u2066\ufeff\u00ad\u034f\ufe0f\u3164\u2800\U000e0101\U000e0067"


@pytest.mark.parametrize("unseen", UNSEEN, ids=lambda one: f"U+{ord(one):04X}")
@pytest.mark.parametrize(
    "place", ["{0}mia@example.org", "mia{0}@example.org", "mia@exam{0}ple.org", "mia@example.org{0}"]
)
def test_what_nobody_sees_is_no_part_of_an_address(place: str, unseen: str) -> None:
    assert clean_email(place.format(unseen)) == "mia@example.org"


@pytest.mark.parametrize("unseen", UNSEEN, ids=lambda one: f"U+{ord(one):04X}")
def test_what_nobody_sees_is_no_part_of_a_latin_name(unseen: str) -> None:
    assert clean_field("name", f"{unseen}Si{unseen}\u00e2n Puw{unseen}") == "Si\u00e2n Puw"
    assert clean_field("notes", f"Ramp{unseen}\nLift", lines=True) == "Ramp\nLift"


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f469\u200d\U0001f4bb Ann",
        "\u2764\ufe0f\u200d\U0001f525",
        "\U0001f44d\U0001f3fd Ann",
        "1\ufe0f\u20e3 Ann",
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f Cymru",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\u0d28\u0d4d\u200d",
        "\u845b\U000e0100\u57ce",
    ],
    ids=ascii,
)
def test_what_shapes_what_is_seen_stays(text: str) -> None:
    assert clean_field("name", text) == text
    assert clean_field("notes", text, lines=True) == text


@pytest.mark.parametrize(
    "email",
    [
        *(
            "o'brien@example.org",
            "a+b@example.org",
            "pat%wg@example.org",
            "ann.o_b-c@sub.example.cymru",
            "~dot@example.org",
        ),
        *(
            "\u0177@example.cymru",
            "\u0434\u0438\u043c\u0430@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444",
            "ann@b\u00fccher.example",
            "ann@example.xn--p1ai",
        ),
        *(
            "ann@1e1.example.org",
            "ann@a-b.org",
            "0@example.org",
            "\u0938\u0902@\u0921\u093e\u091f\u093e.\u092d\u093e\u0930\u0924",
        ),
    ],
)
def test_addresses_that_people_have_are_taken_as_they_are(email: str) -> None:
    assert clean_email(f"  {email}\u00a0") == email


@pytest.mark.parametrize(
    "email",
    [
        *(
            "'ann@example.org'",
            "\u201cann@example.org\u201d",
            "\u2018ann@example.org",
            "'ann@example.org",
            "`ann@example.org",
        ),
        *(
            "ann@example.org/",
            "ann@example.org?",
            "ann@example.org!",
            "ann@example.org\u2026",
            "ann@example.org#",
            "ann@example.org|",
        ),
        *(
            "ann@example.org%20",
            "%20ann@example.org",
            "ann@example.org_x000D_",
            "ann@example.org+tag",
            "ann@exa_mple.org",
        ),
        *(
            "ann@example.o",
            "ann@123.45",
            "ann@1.2.3.4",
            "ann@[1.2.3.4]",
            "ann@example.org1",
            "ann@example.xn--",
            "ann@localhost",
        ),
        *(
            "ann@example.org-",
            "ann@-example.org",
            "ann@example-.org",
            "ann@example..org",
            "ann@.example.org",
            "ann@example.org.",
        ),
        *(
            ".ann@example.org",
            "ann.@example.org",
            "an..n@example.org",
            "an n@example.org",
            "@example.org",
            "ann@@example.org",
        ),
        *(
            "https://ann@example.org",
            "mailto:ann@example.org",
            "Ann <ann@example.org>",
            "ann@example.org, bob@example.org",
        ),
        "ann@ex\u2019ample.org",
        "an\u201cn@example.org",
        "ann@exam\u2013ple.org",
        "\U0001f642@example.org",
        f"{'a' * 65}@example.org",
        f"ann@{'a' * 64}.org",
        "ann",
        "",
        "\u200b",
    ],
    ids=ascii,
)
def test_what_nobody_has_as_an_address_is_none(email: str) -> None:
    with pytest.raises(BadValue):
        clean_email(email)


@pytest.mark.parametrize(
    "text",
    [
        "\u200b",
        "\u3164",
        "\u2800\u00ad",
        ".",
        "--",
        "?!",
        "\u2026",
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#n/a",
        "Err:502",
    ],
    ids=ascii,
)
def test_what_says_nothing_is_no_name(text: str) -> None:
    for field in ("name", "organisation"):
        with pytest.raises(BadValue):
            clean_field(field, text)


@pytest.mark.parametrize("text", ["\u0141", "O'Neill", "\u674e", "#1 Ann", "\U0001f642", "X \u00c6 A-12"])
def test_short_and_odd_names_are_names(text: str) -> None:
    assert clean_field("name", text) == text
