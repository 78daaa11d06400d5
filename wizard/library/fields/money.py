"""A sum as a person writes it.

Owns how thousands and kopecks are set apart, and the words for roubles. Refuses whatever could be
two numbers, or another currency: a sum is read rightly or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from wizard.errors import FieldError
from wizard.i18n import Language
from wizard.library.fields.integer import NUMBER, place
from wizard.library.fields.kind import Asked, FieldKind, Scale, Value
from wizard.library.fields.signs import plain

_ROUBLES = r"(?:₽|руб[а-я]*\.?|р\.?|rub(?:les?)?\.?|rur\.?)"
_KOPECKS = r"(?:коп[а-я]*\.?|к\.?)"
_GROUPS = tuple(
    rf"(?P<whole>{whole})(?:{point}(?P<part>[0-9]{{1,2}}))?"
    for whole, point in (
        ("[0-9]+", "[.,]"),
        ("[1-9][0-9]{0,2}(?: [0-9]{3})+", "[.,]"),  # 12 500,50
        ("[1-9][0-9]{0,2}(?:['’][0-9]{3})+", "[.,]"),  # 12'500.50
        ("[1-9][0-9]{0,2}(?:,[0-9]{3})+", r"\."),  # 12,500.50
        (r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+", ","),  # 12.500,50
    )
)
_UNPOINTED = _GROUPS[:3]
"""With «тыс.» a point or a comma before three digits may be one or the other: it is not taken."""
_TIMES = {"тыс": 1_000, "тысяч": 1_000, "тысячи": 1_000, "тысяча": 1_000}
_TIMES |= {"млн": 1_000_000, "миллион": 1_000_000, "миллиона": 1_000_000, "миллионов": 1_000_000}
_TIMES |= {"thousand": 1_000, "million": 1_000_000, "т": 1_000, "k": 1_000, "к": 1_000}
_MOST_DIGITS = 9
"""Digits of a sum before its kopecks; what has more is refused before anything counts with it."""
_LEAST, _MOST = Decimal("0.01"), Decimal(10) ** _MOST_DIGITS
"""From the one, and less than the other."""


@cache
def _spellings() -> Sequence[re.Pattern[str]]:
    """Compiled once somebody is asked for a sum."""
    patterns = [rf"(?:{_ROUBLES} ?)?{group}(?:[.,]-?| ?{_ROUBLES})?" for group in _GROUPS]
    patterns += [
        rf"{group} ?(?P<times>{'|'.join(_TIMES)})\.?(?: ?{_ROUBLES})?" for group in _UNPOINTED
    ]
    patterns += [
        rf"{group} ?{_ROUBLES},? ?(?P<kopecks>[0-9]{{1,2}}) ?{_KOPECKS}" for group in _GROUPS
    ]
    return [re.compile(pattern, re.IGNORECASE) for pattern in patterns]


class MoneyField(FieldKind):
    """A sum in roubles, with kopecks."""

    name = "money"
    aliases = ("number", "sum", "amount", "price")
    said = "a sum"
    exact = False
    nothing = True
    bounds = limits = NUMBER
    scale = Scale(
        first=int(_LEAST * 100),
        last=int(_MOST * 100) - 1,
        value=lambda kopecks: Decimal(kopecks) / 100,
        place=lambda bound: place(bound, 2),
    )

    def read(self, text: str, asked: Asked) -> str:
        """The sum, such as `12500.00`.

        Raises:
            FieldError: it is no sum, is negative, nothing or too large.
        """
        bare = plain(text)
        if re.match(rf"(?:{_ROUBLES} ?)?-", bare, re.IGNORECASE):
            raise FieldError("field_money_negative")
        amount = _amount(bare)
        if amount < _LEAST:
            raise FieldError("field_money_zero")
        if amount >= _MOST:
            raise FieldError("field_money_large")
        return str(amount)

    def means_nothing(self, text: str) -> bool:
        """A sum of nothing: «0», «0 ₽»."""
        try:
            return not _amount(plain(text))
        except FieldError:
            return False

    def value(self, canonical: str) -> Decimal:
        """The sum."""
        return Decimal(canonical)

    def samples(self, today: date) -> Sequence[str]:
        """Some that are easily told apart."""
        return ("1000", "100", "10000", "1000000")

    def offered(self, canonical: str, say: Language) -> str:
        """The sum as a person writes it."""
        return self.shown(self.value(canonical), say)

    def echoed(self, value: Value, say: Language) -> str:
        """The sum with its roubles and kopecks."""
        return self.shown(value, say)


def _amount(bare: str) -> Decimal:
    for spelling in _spellings():
        match = spelling.fullmatch(bare)
        if match is None:
            continue
        parts = match.groupdict()
        if parts.get("kopecks") and parts["part"]:
            break
        whole = re.sub("[^0-9]", "", parts["whole"]).lstrip("0") or "0"
        if len(whole) > _MOST_DIGITS:
            raise FieldError("field_money_large")
        part = parts.get("kopecks") or ""
        part = part.rjust(2, "0") if part else (parts["part"] or "").ljust(2, "0")
        amount = Decimal(f"{whole}.{part}") * _TIMES.get((parts.get("times") or "").lower(), 1)
        return amount.quantize(Decimal("0.01"))
    raise FieldError("field_money")
