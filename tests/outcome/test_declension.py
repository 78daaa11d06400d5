"""The cases of names, as words without case and accents."""

from __future__ import annotations

import pytest

from tests.rows import each_row
from wizard.outcome.declension import doubtful_forms, forms


@pytest.mark.parametrize(
    ("name", "form"),
    [
        *(("белыи", "белого"), ("толстои", "толстым"), ("достоевская", "достоевскому")),
        *(("иванов", "ивановыми"), ("мамедова", "мамедов"), ("mamedov", "mamedova")),
    ],
)
def test_an_adjective_and_a_surname_have_forms_that_are_no_other_word(name: str, form: str) -> None:
    assert form in forms(name)


@each_row(
    ("name", "form"),
    [
        *(("павел", "павла"), ("лев", "льва"), ("заиц", "заица"), ("заяц", "заица")),
        *(("соловеи", "соловья"), ("любовь", "любви"), ("хорек", "хорька"), ("цои", "цоя")),
        *(("ким", "кима"), ("зоя", "зои"), ("ира", "иру"), ("гусь", "гуся")),
    ],
)
def test_a_lost_vowel_and_a_short_name_have_forms_that_may_be_another_word(
    name: str, form: str
) -> None:
    assert form in doubtful_forms(name)


@pytest.mark.parametrize("name", ["ли", "го", "kim", "lee"])
def test_a_name_that_is_not_declined_has_no_forms(name: str) -> None:
    assert [*forms(name), *doubtful_forms(name)] == []


@pytest.mark.parametrize(
    ("name", "form"), [("иванов", "иванва"), ("ежов", "ежва"), ("иван", "ивна")]
)
def test_a_vowel_that_stays_is_not_lost(name: str, form: str) -> None:
    assert form not in {*forms(name), *doubtful_forms(name)}
