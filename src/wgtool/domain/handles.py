"""What a person is called by in the store, from what was typed.

The store may hold addresses that nobody could sign up with now, such as one with a character that nobody sees in it:
whoever has one can still be found and called.
"""

from collections.abc import Callable, Iterable

from wgtool.domain.invisible import plain_only
from wgtool.domain.people import FORMER, clean_email, email_key, is_placeholder


def handle_of(text: str, has: Callable[[str], object], keys: Callable[[], Iterable[str]]) -> str:
    """Return what somebody is called by whom a text names: an address, or what stands for the one they had.

    Args:
        text: What was typed.
        has: Whether anybody is called so.
        keys: Returns what people are called by, as keys, at least what is not of ASCII alone; asked for only where
            nobody is called as it was typed.

    Raises:
        BadValue: It cannot be an address, and nobody is called so.
    """
    kept = text.strip()
    if "@" in kept and has(kept):
        return kept
    typed = kept if is_placeholder(kept) and kept.startswith(FORMER) else clean_email(kept)
    if has(typed):
        return typed
    unseen = [key for key in keys() if not key.isascii() and key != email_key(typed) == plain_only(key)]
    return unseen[0] if len(unseen) == 1 else typed
