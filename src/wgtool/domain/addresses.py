"""What can be an e-mail address.

The local part is a dot-atom (RFC 5322, section 3.2.3), with letters of any script (RFC 6531, section 3.3); the domain
has labels of letters, digits and hyphens (RFC 5321, section 4.1.2; RFC 5890, section 2.3.1), the last of which is a
top-level domain. What the standards allow and nobody has as an address, such as one in quotes or an IP number, is none.
"""

import re
import unicodedata

# RFC 5321, sections 4.5.3.1.1 and 4.5.3.1.2, in octets; RFC 1035, section 2.3.4.
_LOCAL_LIMIT, _DOMAIN_LIMIT, _LABEL_LIMIT = 64, 253, 63
_ATOM_SIGNS = frozenset("!#$%&'*+-/=?^_`{|}~")
# Left over from quoting or from a link, not the beginning or the end of anybody’s name.
_RUBBLE = r"^['`]|['`]$|%20"
_ENCODED_TLD = r"(?ai:xn--[a-z0-9-]*[a-z0-9])"
_SHORTEST_TLD = 2
# RFC 5894, section 7.2.
_AMBIGUOUS = frozenset("ß\u03c2\u200c\u200d")


def is_address(text: str) -> bool:
    """Whether a text, in NFC and trimmed, can be an e-mail address."""
    local, at, domain = text.rpartition("@")
    return bool(at) and _is_local(local) and _is_domain(domain)


def ascii_host(host: str) -> str | None:
    """Return a host in ASCII; None where there is no such form, or the two versions of the rule differ about it.

    The interpreter knows the older version (RFC 3490), which makes other hosts of some letters than RFC 5891 does.
    """
    if _AMBIGUOUS.intersection(host):
        return None
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return None


def _is_local(local: str) -> bool:
    atoms = local.split(".")
    sound = all(atom and all(map(_is_of_an_atom, atom)) for atom in atoms)
    return sound and len(local.encode()) <= _LOCAL_LIMIT and not re.search(_RUBBLE, local)


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    if len(labels) < 2 or not all(map(_is_label, labels)) or len(domain.encode()) > _DOMAIN_LIMIT:  # noqa: PLR2004
        return False
    last = labels[-1]
    letters = all(unicodedata.category(one)[0] in "LM" for one in last)
    return len(last) >= _SHORTEST_TLD and (letters or re.fullmatch(_ENCODED_TLD, last) is not None)


def _is_label(label: str) -> bool:
    edges = label.startswith("-") or label.endswith("-")
    return 0 < len(label) <= _LABEL_LIMIT and not edges and all(one == "-" or _is_letter(one) for one in label)


def _is_of_an_atom(one: str) -> bool:
    return one in _ATOM_SIGNS or _is_letter(one)


def _is_letter(one: str) -> bool:
    """Whether a character is a letter, a mark of one, or a decimal digit."""
    return one.isalnum() if one.isascii() else unicodedata.category(one) in {"Ll", "Lu", "Lo", "Lm", "Mn", "Mc", "Nd"}
