"""What may be asked of every kind of field, and what one answers that says nothing itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TODAY
from wizard.errors import FieldError
from wizard.i18n import LANGUAGES, language
from wizard.library.fields import KINDS
from wizard.library.fields.kind import Asked, FieldKind

ASKED = Asked(TODAY)
EN = language("en")
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
with_scale = pytest.mark.parametrize(
    "kind", [pytest.param(kind, id=kind.name) for kind in KINDS.values() if kind.scale]
)


class Odd(FieldKind):
    """One that takes nothing but «odd»."""

    name = "odd"

    def read(self, text: str, asked: Asked) -> str:
        if text != "odd":
            raise FieldError("field_required")
        return text


class Masked:
    """Notes what it is told to mask."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *given, **more: self.told.append((name, *given, *more.values()))


def test_a_kind_that_says_nothing_is_of_words() -> None:
    kind = Odd()
    assert (kind.called, kind.said, kind.wordy) == ("odd", "text", True)
    assert not (kind.multiline or kind.personal or kind.dated or kind.registered or kind.nothing)
    assert (kind.exact, kind.spelled, kind.bounds, kind.scale) == (True, "", None, None)
    assert (kind.value("x"), kind.canonical("x"), kind.shown("x", EN)) == ("x", "x", "x")
    assert (kind.offered("x", EN), kind.echoed("x", EN)) == ("x", "")
    assert (list(kind.samples(TODAY)), list(kind.found("odd")), kind.named("x")) == ([], [], True)
    assert FieldKind().read(" x ", ASKED) == " x "


def test_what_is_read_as_itself_stands_and_nothing_else() -> None:
    assert [Odd().stands(text) for text in ("odd", "even", "")] == [True, False, False]


def test_a_value_of_words_is_hidden_whole_and_by_its_names() -> None:
    masked = Masked()
    Odd().mask("Ann Lee", "[x]", masked)
    assert masked.told == [("add", "Ann Lee", "[x]"), ("add_names", "Ann Lee", "[x]")]


@every_kind
@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 29), date(2027, 1, 1)])
def test_a_sample_is_read_and_stands(kind: FieldKind, today: date) -> None:
    for sample in kind.samples(today):
        read = kind.read(sample, Asked(today, latest=True))
        assert kind.stands(read)
        assert kind.read(read, Asked(today)) == read
    assert len(set(kind.samples(today))) == len(kind.samples(today))


@every_kind
@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_offered_again_is_read_as_the_same(kind: FieldKind, code: str) -> None:
    for sample in kind.samples(TODAY):
        read = kind.read(sample, ASKED)
        assert kind.read(kind.offered(read, language(code)), ASKED) == read


@every_kind
def test_a_value_goes_back_into_its_text(kind: FieldKind) -> None:
    for sample in kind.samples(TODAY):
        read = kind.read(sample, ASKED)
        assert kind.stands(kind.canonical(kind.value(read)))


@with_scale
@given(data=st.data())
def test_values_lie_in_their_order_and_each_has_its_number(
    kind: FieldKind, data: st.DataObject
) -> None:
    scale = kind.scale
    assert scale is not None
    ends = st.sampled_from([scale.first, scale.last])
    numbers = ends | st.integers(scale.first, scale.last)
    one, other = data.draw(numbers), data.draw(numbers)
    value, than = scale.value(one), scale.value(other)
    assert (scale.place(value), scale.place(than)) == (one, other)
    assert (value < than) is (one < other)  # type: ignore[operator]


@with_scale
def test_the_ends_of_the_values_can_be_typed_and_nothing_beyond(kind: FieldKind) -> None:
    scale = kind.scale
    assert scale is not None
    for number in (scale.first, scale.last):
        assert kind.stands(kind.canonical(scale.value(number)))
    for number in (scale.first - 1, scale.last + 1):
        try:
            beyond = kind.canonical(scale.value(number))
        except (ValueError, OverflowError):
            continue
        assert not kind.stands(beyond)
