"""An address of e-mail.

Owns which letters may stand in it: an address with a Cyrillic «а» looks right, and no letter
arrives. An address that is Cyrillic throughout, such as анна@почта.рф, is as good as a Latin one.
"""

from __future__ import annotations

import re
import unicodedata

from wizard.errors import FieldError
from wizard.walk.fields.signs import plain

_ATOM = r"[^\W_]|[_!#$%&'*+/=?^`{|}~-]"
_LOCAL = rf"(?:{_ATOM})+(?:\.(?:{_ATOM})+)*"
_LABEL = r"[^\W_]+(?:-+[^\W_]+)*"
EMAIL = re.compile(rf"^{_LOCAL}@{_LABEL}(?:\.{_LABEL})+$")
_LATIN_LOOK = frozenset("авеёкмнорстухіїјѕԁһԛԝ")
"""Cyrillic letters that nobody can tell from Latin ones."""


def address(typed: str) -> str:
    """The address, without `mailto:` and the brackets of a mail program.

    Raises:
        FieldError: it is none, there are several, or a letter of it is of another alphabet.
    """
    bare = re.sub("^mailto: ?", "", plain(typed).strip("<> "), flags=re.IGNORECASE).strip("<> ")
    if not EMAIL.match(bare):
        several = len([part for part in re.split("[,;/ ]+", bare) if EMAIL.match(part)]) > 1
        raise FieldError("field_email_several" if several else "field_email")
    local, _, domain = bare.rpartition("@")
    if letter := _stray(local, domain):
        raise FieldError("field_email_letter", letter=letter)
    return bare


def _stray(local: str, domain: str) -> str | None:
    """The first letter that is not of the alphabet which the address seems to be in."""
    labels = domain.split(".")
    cyrillic = all(_alphabets(label) <= {"CYRILLIC"} for label in labels)
    if cyrillic and _alphabets(local) <= {"CYRILLIC"}:
        return None
    seeming = [] if cyrillic else [label for label in labels if not _is_cyrillic(label)]
    return next((sign for part in (*seeming, local) for sign in part if not sign.isascii()), None)


def _is_cyrillic(label: str) -> bool:
    """Whether a part of a domain is Cyrillic, and can be seen to be."""
    return _alphabets(label) == {"CYRILLIC"} and not _LATIN_LOOK.issuperset(
        sign for sign in label.lower() if sign.isalpha()
    )


def _alphabets(text: str) -> set[str]:
    """The alphabets of a text, as Unicode names them; plain figures and marks are of none."""
    return {
        unicodedata.name(sign, "?").split()[0]
        for sign in text
        if sign.isalpha() or not sign.isascii()
    }
