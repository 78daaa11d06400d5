"""`find`: what is told, as text and as data, and in which language."""

from __future__ import annotations

import json

import pytest

from tests.conftest import FOR_SAMPLE, Run
from wizard.i18n import language


def found(run: Run, *arguments: str) -> list[dict[str, str]]:
    code, out, err = run("find", "--format", "json", *arguments)
    assert (code, err) == (0, "")
    told: list[dict[str, str]] = json.loads(out)
    return told


@pytest.mark.parametrize("said", [["деньги не вернули"], ["деньги", "не", "вернули"]])
def test_what_fits_is_told_best_first(run: Run, said: list[str]) -> None:
    assert found(run, *said)[0] == {
        "tree": "refund",
        "node": "refund.reason",
        "title": "Деньги не вернулись",
        "leads_to": "refund.reason",
    }


def test_the_language_chooses_the_titles_and_not_what_is_found(run: Run) -> None:
    own, other = found(run, "посылка потерялась"), found(run, "--lang", "en", "посылка потерялась")
    assert [place["node"] for place in own] == [place["node"] for place in other]
    assert other[0]["title"] == "The order has not come"


def test_where_nothing_fits_the_list_is_empty(run: Run) -> None:
    assert found(run, "борщ") == []


def test_for_a_person_it_says_how_to_begin(run: Run) -> None:
    code, out, _ = run("find", "деньги не вернули")
    assert code == 0
    assert out.startswith("1. Деньги не вернулись\n   ozon-wizard refund.reason\n")


@pytest.mark.parametrize("code", ["ru", "en"])
def test_for_a_person_it_says_that_nothing_fits(run: Run, code: str) -> None:
    say, example = language(code), {"ru": "не пришёл заказ", "en": "my parcel is lost"}[code]
    ended, out, _ = run("find", "борщ", "--lang", code)
    assert (ended, out.splitlines()[0]) == (0, say("found_nothing", example=example))


def test_what_to_say_instead_is_an_example_of_the_library_at_hand(run: Run) -> None:
    _, out, _ = run("find", "борщ", *FOR_SAMPLE)
    assert "например «A device does not switch on»" in out


def test_another_library_is_searched_by_what_it_has(run: Run) -> None:
    assert found(run, "device", *FOR_SAMPLE)[0]["node"] == "demo.plugged"


def test_words_are_needed(run: Run) -> None:
    assert run("find")[0] == 2
