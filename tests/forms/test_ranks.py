"""Which choice a heading, or a cell of a grid, speaks of."""

import pytest

from wgtool.forms.ranks import mark_of, rank_of

RANKS = """
1|Dewis cyntaf|Blaenoriaeth gyntaf|Eich dewis cyntaf|First choice|Dewis 1af|Ffafriaeth gyntaf
2|Ail ddewis|Ail flaenoriaeth|Ail ffafriaeth|2il ddewis
3|Trydydd dewis|Trydedd flaenoriaeth|Y drydedd flaenoriaeth|Eich trydydd dewis
4|Pedwerydd dewis|Y pedwerydd dewis|Y bedwaredd flaenoriaeth|Pedwaredd blaenoriaeth
5|Pumed dewis|Y bumed flaenoriaeth
6|Chweched dewis|Sixth choice|Y chweched flaenoriaeth
7|Seithfed dewis|Seventh preference
8|Wythfed dewis|Eighth choice
9|Nawfed dewis|Ninth choice
10|Degfed dewis|Y ddegfed flaenoriaeth|Tenth choice
"""


@pytest.mark.parametrize(
    ("rank", "text"),
    [(int(rank), text) for rank, *texts in (row.split("|") for row in RANKS.split("\n") if row) for text in texts],
)
def test_a_rank_in_words_is_read_in_both_languages(rank: int, text: str) -> None:
    assert rank_of(text) == rank
    assert mark_of(text, ranked=True) == rank


@pytest.mark.parametrize("text", ["Second address", "Cyntaf", "Dewis", "Ail enw"])
def test_a_rank_of_nothing_is_none(text: str) -> None:
    assert rank_of(text) is None
