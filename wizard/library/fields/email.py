"""An address of e-mail.

Owns its form and its bounds (RFC 5321, as far as people's addresses go), and which letters may
stand in it: an address with a Cyrillic «а» looks right, and no letter arrives. An address that is
Cyrillic throughout, such as анна@почта.рф, is as good as a Latin one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from wizard.errors import FieldError
from wizard.i18n import Language
from wizard.library.fields.kind import Asked, FieldKind, Masks, Value
from wizard.library.fields.mail_hosts import meant
from wizard.library.fields.signs import plain
from wizard.library.host import LONGEST_LABEL, alphabets, is_cyrillic, is_domain, size
from wizard.pattern import pattern

LONGEST, LONGEST_NAME = 254, 64
"""Characters of an address, and of what stands before its «@»."""
_OWN_NAME = 6
"""Letters of a name that can be somebody's own, where not all of them are letters."""
_FORM = pattern(r"([\w.!#$%&'*+/=?^`{|}~-]+)@([\w.-]+)")
_DOTS = pattern(r"(?:^|\.|@)\.|\.(?:@|$)")
_DOMAIN = pattern(r"@[\w-]++(?>(?:\.[\w-]++)+)")


class EmailField(FieldKind):
    """An address to write to."""

    name = "email"
    personal = True

    def read(self, text: str, asked: Asked) -> str:
        """The address, without `mailto:` and the brackets of a mail program.

        Raises:
            FieldError: it is none and why, there are several, or a letter is of another alphabet.
        """
        bare = re.sub("^mailto: ?", "", plain(text).strip("<> "), flags=re.IGNORECASE).strip("<> ")
        local, _, domain = bare.rpartition("@")
        if fault := _fault(bare):
            several = len([part for part in re.split("[,;/ ]+", bare) if is_address(part)]) > 1
            raise FieldError("field_email_several" if several else fault, domain=domain)
        if letter := _stray(local, domain):
            raise FieldError("field_email_letter", letter=letter)
        return bare

    def stands(self, canonical: str) -> bool:
        """Whether it has an «@»: what else may stand in one can become stricter."""
        return "@" in canonical

    def echoed(self, value: Value, say: Language) -> str:
        """Where most people have their mail, if one letter is amiss: it is asked, not refused."""
        host = meant(str(value).rpartition("@")[2])
        return say("email_host", host=host) if host else ""

    def samples(self, today: date) -> Sequence[str]:
        """Some that are easily told apart."""
        return ("name@example.org",)

    def mask(self, value: str, mask: str, masks: Masks) -> None:
        """The address as a whole, and a name before the «@» that is no common word."""
        masks.add(value, mask)
        name = value.partition("@")[0]
        if len(name) >= _OWN_NAME and not name.isalpha():
            masks.add(name, mask)

    def found(self, text: str) -> Iterator[str]:
        """Every address, each once."""
        domains = _DOMAIN.finditer(text)
        names = (text[_name_before(text, match.start()) : match.end()] for match in domains)
        yield from (name for name in dict.fromkeys(names) if name[0] != "@")


def is_address(text: str) -> bool:
    """Whether a text is an address and nothing beside it, whatever its letters are."""
    return _fault(text) is None


def _fault(text: str) -> str | None:
    """The key of what makes a text no address."""
    form = _FORM.fullmatch(text)
    if form is None:
        return "field_email"
    if _DOTS.search(text):
        return "field_email_dots"
    local, domain = form.groups()
    sizes = [size(label) for label in domain.split(".")]
    whole = len(local) + sum(sizes) + len(sizes)
    if len(local) > LONGEST_NAME or whole > LONGEST or max(sizes) > LONGEST_LABEL:
        return "field_email_long"
    return None if is_domain(domain) else "field_email_domain"


def _name_before(text: str, end: int) -> int:
    """Where the name starts that ends before an «@»; a pattern would begin at each letter anew."""
    start = end
    while start and (text[start - 1].isalnum() or text[start - 1] in "_.+-"):
        start -= 1
    return start


def _stray(local: str, domain: str) -> str | None:
    """The first letter that is not of the alphabet which the address seems to be in."""
    labels = domain.split(".")
    cyrillic = all(alphabets(label) <= {"CYRILLIC"} for label in labels)
    if cyrillic and alphabets(local) <= {"CYRILLIC"}:
        return None
    seeming = [] if cyrillic else [label for label in labels if not is_cyrillic(label)]
    return next((sign for part in (*seeming, local) for sign in part if not sign.isascii()), None)
