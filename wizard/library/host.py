"""The name of a host, in the address of a page or of a mailbox.

Owns what its parts may be (RFC 1123, RFC 5890), and of which alphabets: a Cyrillic «о» in «оzon.ru»
looks right and leads to somebody else. A name that is Cyrillic throughout, such as почта.рф, is as
good as a Latin one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from wizard.pattern import pattern

LONGEST, LONGEST_LABEL = 253, 63
"""Characters, as the name of a host is sent: in Punycode where they are not ASCII."""
_LABEL = pattern(r"[^\W_]+(?:-+[^\W_]+)*")
_TOP = pattern(r"[^\W\d_]{2,}|xn--[a-z0-9-]+", re.IGNORECASE)
_LATIN_LOOK = frozenset("авеёкмнорстухіїјѕԁһԛԝӏ")
"""Cyrillic letters that nobody can tell from Latin ones."""


def is_host(name: str) -> bool:
    """Whether it can be a host by its form."""
    labels = name.split(".")
    sizes = [size(label) for label in labels]
    return (
        all(map(_LABEL.fullmatch, labels))
        and max(sizes) <= LONGEST_LABEL
        and sum(sizes) + len(sizes) - 1 <= LONGEST
    )


def is_domain(name: str) -> bool:
    """Whether it can be one on the internet: of two parts or more, the last one a top level."""
    _, dot, top = name.rpartition(".")
    return bool(dot) and _TOP.fullmatch(top) is not None and is_host(name)


def strange_letter(name: str) -> str | None:
    """The first letter of another alphabet than the rest of its label, or that only looks Latin."""
    labels = name.split(".")
    if all(alphabets(label) <= {"CYRILLIC"} for label in labels):
        return None
    for label in labels:
        found = alphabets(label)
        if len(found) > 1 or (found == {"CYRILLIC"} and not is_cyrillic(label)):
            return _rarest(label)
    return None


def is_cyrillic(label: str) -> bool:
    """Whether a part of a name is Cyrillic, and can be seen to be."""
    return alphabets(label) == {"CYRILLIC"} and not _LATIN_LOOK.issuperset(
        sign for sign in label.lower() if sign.isalpha()
    )


def alphabets(text: str) -> set[str]:
    """The alphabets of a text, as Unicode names them; plain figures and marks are of none."""
    return {
        unicodedata.name(sign, "?").split()[0]
        for sign in text
        if sign.isalpha() or not sign.isascii()
    }


def size(label: str) -> int:
    """Characters of a label as it is sent."""
    return len(label) if label.isascii() else len("xn--") + len(label.encode("punycode"))


def _rarest(label: str) -> str:
    """The first letter of the alphabet of which there are the fewest in a label."""
    counts = Counter(alphabet for sign in label for alphabet in alphabets(sign))
    rare = min(counts, key=lambda alphabet: (counts[alphabet], alphabet == "LATIN"))
    return next(sign for sign in label if rare in alphabets(sign))
