"""How Welsh words change at their beginning."""

from collections.abc import Iterable, Iterator

# How a word may begin, and begins after another: soft, nasal and aspirate mutation, and h before a vowel.
_MUTATIONS = (
    ("ll", "l"), ("rh", "r"), ("c", "g", "ngh", "ch"), ("p", "b", "mh", "ph"), ("t", "d", "nh", "th"), ("g", "", "ng"),
    ("b", "f", "m"), ("d", "dd", "n"), ("m", "f"), *((vowel, f"h{vowel}") for vowel in "aeiouwy"),
)  # fmt: skip


def mutated(words: Iterable[str]) -> Iterator[str]:
    """Yield folded Welsh words with the forms they take in a sentence."""
    for word in words:
        yield word
        begun = next((one for one in _MUTATIONS if word.startswith(one[0])), ("",))
        yield from (other + word[len(begun[0]) :] for other in begun[1:])


def radicals(word: str) -> tuple[str, ...]:
    """Return a folded word and all that it may be a mutated form of; some of them are no words."""
    return (
        word,
        *(base + word[len(new) :] for base, *changed in _MUTATIONS for new in changed if word.startswith(new)),
    )
