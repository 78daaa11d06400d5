"""An address of e-mail.

Owns which letters may stand in it: an address with a Cyrillic «а» looks right, and no letter
arrives. An address that is Cyrillic throughout, such as анна@почта.рф, is as good as a Latin one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from wizard.errors import FieldError
from wizard.library.fields.kind import Asked, FieldKind, Masks
from wizard.library.fields.signs import plain

_ATOM = r"[^\W_]|[_!#$%&'*+/=?^`{|}~-]"
_LOCAL = rf"(?:{_ATOM})+(?:\.(?:{_ATOM})+)*"
_LABEL = r"[^\W_]+(?:-+[^\W_]+)*"
_DOMAIN = re.compile(r"@[\w-]++(?:\.[\w-]++)++")
_LATIN_LOOK = frozenset("авеёкмнорстухіїјѕԁһԛԝ")
"""Cyrillic letters that nobody can tell from Latin ones."""


class EmailField(FieldKind):
    """An address to write to."""

    name = "email"
    personal = True

    def read(self, text: str, asked: Asked) -> str:
        """The address, without `mailto:` and the brackets of a mail program.

        Raises:
            FieldError: it is none, there are several, or a letter of it is of another alphabet.
        """
        bare = re.sub("^mailto: ?", "", plain(text).strip("<> "), flags=re.IGNORECASE).strip("<> ")
        if not is_address(bare):
            several = len([part for part in re.split("[,;/ ]+", bare) if is_address(part)]) > 1
            raise FieldError("field_email_several" if several else "field_email")
        local, _, domain = bare.rpartition("@")
        if letter := _stray(local, domain):
            raise FieldError("field_email_letter", letter=letter)
        return bare

    def stands(self, canonical: str) -> bool:
        """Whether it has an «@»: what else may stand in one can become stricter."""
        return "@" in canonical

    def samples(self, today: date) -> Sequence[str]:
        """Some that are easily told apart."""
        return ("name@example.org",)

    def mask(self, value: str, mask: str, masks: Masks) -> None:
        """The address as a whole: its parts are common words."""
        masks.add(value, mask)

    def found(self, text: str) -> Iterator[str]:
        """Every address, each once."""
        domains = _DOMAIN.finditer(text)
        names = (text[_name_before(text, match.start()) : match.end()] for match in domains)
        yield from (name for name in dict.fromkeys(names) if name[0] != "@")


def is_address(text: str) -> bool:
    """Whether a text is an address and nothing beside it, whatever its letters are."""
    return _whole().match(text) is not None


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"^{_LOCAL}@{_LABEL}(?:\.{_LABEL})+$")


def _name_before(text: str, end: int) -> int:
    """Where the name starts that ends before an «@»; a pattern would begin at each letter anew."""
    start = end
    while start and (text[start - 1].isalnum() or text[start - 1] in "_.+-"):
        start -= 1
    return start


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
