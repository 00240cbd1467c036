"""Addresses of databases: what of them may be shown, and which are none.

libpq repeats in its messages what it takes for a host, a port or a database. Of an address in which a password was not
written as RFC 3986 (3.2.1, percent-encoding) asks, that is a piece of the password: so such an address is refused
before, and what it says is not repeated.
"""

import re
from typing import NamedTuple
from urllib.parse import unquote

from wgtool.errors import UsageError

# Schemes, then whoever it is, hosts with their ports, the database, options.
_ADDRESS = re.compile(
    r"(?:postgresql|postgres)://"
    r"(?:(?P<user>[^:@/?#]*)(?::(?P<password>[^@/?#]*))?@)?"
    r"(?P<hosts>[^@/?#]*)(?P<database>/[^@/?#]*)?(?:\?(?P<options>.*))?",
    re.DOTALL,
)
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.%]+\]|[^:\[\]]*)(?::[0-9]*)?")
_ENCODED = re.compile(r"(?:[^%]|%[0-9A-Fa-f]{2})*", re.DOTALL)
# A password in so few characters is too common a text to be looked for in messages.
_SHORTEST = 3


class Address(NamedTuple):
    """Where a store is: the address as it was given, what is shown of it, and what never is."""

    given: str
    shown: str
    secrets: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Address":
        """Return an address.

        Raises:
            UsageError: It is none. What it says is not repeated: it may hold a password.
        """
        found = _ADDRESS.fullmatch(text)
        if not found or not _ENCODED.fullmatch(text) or not all(map(_HOST.fullmatch, found["hosts"].split(","))):
            raise no_address()
        user = f"{found['user']}@" if found["user"] else ""
        shown = f"postgresql://{user}{found['hosts']}{found['database'] or ''}"
        options = [option.partition("=") for option in (found["options"] or "").split("&")]
        secrets = [found["password"] or "", *(value for name, _, value in options if "pass" in name)]
        known = {form for one in secrets for form in (one, unquote(one)) if len(form) >= _SHORTEST}
        return cls(text, shown, tuple(sorted(known, key=len, reverse=True)))

    def without_secrets(self, text: str) -> str:
        """Return a text without what must not be shown."""
        for secret in self.secrets:
            text = text.replace(secret, "…")
        return text


def no_address() -> UsageError:
    """Return the error for what is no address of a database."""
    return UsageError("usage.database").advise("usage.database_form")
