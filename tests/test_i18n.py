"""Formats of the languages: dates, sums and counts, held to what Babel says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest
from babel.core import Locale
from babel.dates import format_date
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from wizard import i18n
from wizard.i18n import LANGUAGES, Language, language

LOCALES = {"ru": "ru", "en": "en_GB"}
DATES = {
    "ru": ("dd.MM.yyyy", "dd.MM.yyyy, EEE", "dd.MM"),
    "en": ("d MMM y", "d MMM y, EEE", "d MMM"),
}


def test_a_number_of_days_stays_on_one_line_with_its_unit() -> None:
    catalogue = (files("wizard") / "locale/ru.toml").read_text(encoding="utf-8")
    assert not re.findall(r".* дн\.", catalogue)


def copied(words: str, copy: bytes | None, tmp_path: Path, patch: pytest.MonkeyPatch) -> str:
    """What is said where such words stand with a copy beside them that says something else."""
    patch.setattr(i18n, "LOCALE", tmp_path)
    (tmp_path / "ru.toml").write_text('yes = "да"', "utf-8")
    i18n._catalogue.cache_clear()
    place = i18n.write_compiled(tmp_path, "ru")
    assert msgspec.msgpack.decode(place.read_bytes()) == {"yes": "да"}
    place.write_bytes(msgspec.msgpack.encode({"yes": "copy"}) if copy is None else copy)
    (tmp_path / "ru.toml").write_text(words, "utf-8")
    i18n._catalogue.cache_clear()
    try:
        return Language("ru")("yes")
    finally:
        i18n._catalogue.cache_clear()


def test_words_are_read_from_their_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert copied('yes = "да"', None, tmp_path, monkeypatch) == "copy"


@pytest.mark.parametrize("copy", [b"", b"\xc1", b"\x01", b"\x81\xa3yes", b"\x81\xa3yes\xa1\xff"])
def test_words_with_a_broken_copy_are_read_themselves(
    copy: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert copied('yes = "да"', copy, tmp_path, monkeypatch) == "да"


def test_changed_words_are_seen_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert copied('yes = "конечно"', None, tmp_path, monkeypatch) == "конечно"


every = pytest.mark.parametrize("say", [language(code) for code in LANGUAGES], ids=LANGUAGES)


@every
def test_a_day_is_written_as_the_language_does(say: Language) -> None:
    for count in range(800):
        day = date(2026, 1, 1) + timedelta(days=count)
        written = [say.date(day), say.day(day), say.short_day(day)]
        assert written == [
            format_date(day, pattern, locale=LOCALES[say.code]) for pattern in DATES[say.code]
        ]


@every
@given(kopecks=st.integers(-(10**14), 10**14))
def test_a_sum_is_written_as_the_language_does(say: Language, kopecks: int) -> None:
    amount = Decimal(kopecks) / 100
    pattern = "#,##0.00\u00a0¤" if kopecks % 100 else "#,##0\u00a0¤"
    babel = format_currency(
        amount, "RUB", format=pattern, locale=LOCALES[say.code], currency_digits=False
    )
    assert say.money(amount) == babel.replace("RUB", "₽")


@every
def test_a_count_takes_the_form_that_the_language_asks_for(say: Language) -> None:
    forms = say._catalogue["days"]
    for count in range(1200):
        form = Locale(say.code).plural_form(count)
        expected = forms.get(form, forms["other"]).format(n=count)
        assert say.plural("days", count) == expected


@every
def test_every_language_has_every_format(say: Language) -> None:
    formats = say._catalogue["formats"]
    assert formats.keys() == language("ru")._catalogue["formats"].keys()
    assert (len(formats["weekdays"]), len(formats["months"])) == (7, 12)
