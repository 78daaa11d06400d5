"""Formats of the languages: dates, sums and counts, held to what Babel says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files

import pytest
from babel.core import Locale
from babel.dates import format_date
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from wizard.i18n import LANGUAGES, Language, language

LOCALES = {"ru": "ru", "en": "en_GB"}
DATES = {
    "ru": ("dd.MM.yyyy", "dd.MM.yyyy, EEE", "dd.MM"),
    "en": ("d MMM y", "d MMM y, EEE", "d MMM"),
}


def test_a_number_of_days_stays_on_one_line_with_its_unit() -> None:
    catalogue = (files("wizard") / "locale/ru.toml").read_text(encoding="utf-8")
    assert not re.findall(r".* дн\.", catalogue)


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
