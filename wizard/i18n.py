"""The program's own words, and dates, sums and counts, in the reader's language.

Owns `locale/*.toml`, in which the formats of a language stand beside its words: the names of days,
the signs in a number, which form a count asks for. Babel knows them all, and takes six megabytes
and a tenth of a second to tell these few; the tests hold them to what it says. Refuses the words of
a library: those are in the trees.
"""

from __future__ import annotations

import datetime
import errno
import hashlib
import io
import os
import re
from contextlib import suppress
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from wizard import program
from wizard.controls import one_line
from wizard.errors import UnwritableError, UsageError

LANGUAGES = ("ru", "en")
LOCALE = Path(__file__).parent / "locale"
COMPILED = "compiled"
"""The folder beside the words that holds copies of them in a wheel: TOML takes time to read."""
VARIABLE = "OZON_WIZARD_LANG"
_KOPECK = Decimal("0.01")


class Language:
    """One language: `language("key", name=value)` gives a message with its values formatted."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._catalogue = _catalogue(code)

    def __call__(self, key: str, **values: object) -> str:
        """The message `key`; a value keeps to the line that it is put into.

        `{wizard}` is how the person starts the program, in any message.

        Raises:
            KeyError: there is none.
        """
        message = str(self._catalogue[key])
        if "{wizard}" in message:
            values["wizard"] = program.called()
        return message.format_map(
            {name: one_line(self.show(item)) for name, item in values.items()}
        )

    def __contains__(self, key: str) -> bool:
        return key in self._catalogue

    def keys(self, *prefixes: str) -> list[str]:
        """The keys of the messages that begin so."""
        return [key for key in self._catalogue if key.startswith(prefixes)]

    def plural(self, key: str, count: int) -> str:
        """The message `key` in the form that `count` asks for: «1 день», «2 дня», «5 дней»."""
        forms: dict[str, str] = self._catalogue[key]
        rules: dict[str, str] = self._catalogue["formats"]["plural"]
        form = next((name for name, rule in rules.items() if re.search(rule, str(count))), "other")
        return forms.get(form, forms["other"]).format(n=count)

    def length(self, length: str) -> str:
        """A length such as `10 days` or `1 working day` in words."""
        count, _, unit = length.partition(" ")
        key = unit.removesuffix("s").replace(" ", "_") + "s"
        return self.plural(key, int(count))

    def failure(self, error: UnwritableError) -> str:
        """Why a place cannot be written, in words."""
        key = f"unwritable_{error.code}"
        why = self(key if key in self else "unwritable", reason=error.reason)
        return f"{error.shown}: {why}"

    def show(self, value: object) -> str:
        """A value as text: dates, sums and lists by the habits of the language, errors in words."""
        if isinstance(value, datetime.date):
            return self.date(value)
        if isinstance(value, Decimal):
            return self.money(value)
        if isinstance(value, tuple | list):
            return ", ".join(self.show(item) for item in value)
        if isinstance(value, UnwritableError):
            return self.failure(value)
        if isinstance(value, OSError):
            return self._system(value)
        return str(value)

    def date(self, day: datetime.date) -> str:
        """02.12.2026, or 2 Dec 2026: never a form that two countries read in two ways."""
        return self._formatted("date", day)

    def day(self, day: datetime.date) -> str:
        """A date with its weekday: 02.12.2026, ср."""
        return self._formatted("day", day)

    def about(self, day: datetime.date) -> str:
        """A date that is not known exactly: «около 2 декабря 2026 года»."""
        formats = self._catalogue["formats"]
        month = formats["full_months"][day.month - 1]
        return str(formats["about"]).format(day=day, month=month)

    def short_day(self, day: datetime.date) -> str:
        """A date without its year: 02.12."""
        return self._formatted("short_day", day)

    def money(self, amount: Decimal) -> str:
        """Roubles; kopecks only where there are any, half of one up, as a law counts them."""
        formats, amount = self._catalogue["formats"], amount.quantize(_KOPECK, ROUND_HALF_UP)
        whole = amount == amount.to_integral_value()
        plain = f"{amount:,.0f}" if whole else f"{amount:,.2f}"
        signs = str.maketrans({",": formats["thousands"], ".": formats["decimal"]})
        return f"{plain.translate(signs)}\u00a0₽"

    def number(self, number: Decimal) -> str:
        """A number as it is: 14,25."""
        return str(number).replace(".", self._catalogue["formats"]["decimal"])

    def _system(self, error: OSError) -> str:
        """What the system said, which speaks English itself; of what has no words, the name."""
        closed = isinstance(error, io.UnsupportedOperation)  # an output that only reads
        number = errno.EBADF if closed else error.errno or 0
        name = errno.errorcode.get(number, str(number))
        key = f"system_{name}"
        return self(key) if key in self else self("system", name=name)

    def _formatted(self, key: str, day: datetime.date) -> str:
        formats = self._catalogue["formats"]
        pattern: str = formats[key]
        weekday, month = formats["weekdays"][day.weekday()], formats["months"][day.month - 1]
        return pattern.format(day=day, month=month, weekday=weekday)


def chosen(given: str | None) -> str | None:
    """The language that the person asked for: `given`, or the environment; None if neither.

    The language of the system is not asked: many who read Russian work with an English one.

    Raises:
        UsageError: the environment names none of `LANGUAGES`.
    """
    code = given or os.environ.get(VARIABLE) or None
    if code is not None and code not in LANGUAGES:
        raise UsageError(
            "{name}: «{given}» is none of {known}",
            name=VARIABLE,
            given=code,
            known=", ".join(LANGUAGES),
        )
    return code


@cache
def language(code: str) -> Language:
    """The language `code`, one of `LANGUAGES`."""
    return Language(code)


@cache
def _catalogue(code: str) -> dict[str, Any]:
    """The words of a language: from the copy beside them, where it is one of these."""
    import msgspec

    with suppress(OSError, msgspec.MsgspecError, ValueError):  # the last of what is no UTF-8
        return msgspec.msgpack.decode(place(LOCALE, code).read_bytes(), type=dict[str, Any])
    import tomllib

    return tomllib.loads(_words(code).decode())


def write_compiled(folder: Path, code: str) -> Path:
    """Write a copy of the words of a language that is read quickly; returns where in `folder`."""
    import msgspec

    written = place(folder, code)
    written.parent.mkdir(exist_ok=True)
    written.write_bytes(msgspec.msgpack.encode(_catalogue(code)))
    return written


def place(folder: Path, code: str) -> Path:
    """Where a copy of these very words of a language stands in a folder."""
    return folder / COMPILED / f"{code}-{hashlib.blake2b(_words(code)).hexdigest()[:16]}.msgpack"


def _words(code: str) -> bytes:
    return (LOCALE / f"{code}.toml").read_bytes()
