"""A letter that could fill the memory is told of; one of some pages is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import alone, changer, codes_of
from wizard.author.names import letter_size
from wizard.author.names.letter_parser import parsed

TEN = " ~ ".join("a" * 10)
GROWING = '{% set a = "xx" %}' + f"{{% set a = {TEN} %}}" * 5 + "{{ a }}"
NESTED = "".join(f"{{% for {name} in attempts %}}" for name in "bcdef") + "{{ b.result }}"
NESTED += "{% endfor %}" * 5


def told(body: str) -> bool:
    return bool(letter_size.oversized(parsed(alone(body))))


@pytest.mark.parametrize(
    ("body", "long"),
    [
        (GROWING, True),
        (NESTED, True),
        ("{{ owner }}" * 2_000, False),
        ('{% set a = "x" %}' + "{% set a = a ~ owner %}" * 50 + "{{ a }}", False),
        ('{% set a = "x" %}' + "{% set a = a if owner else a %}" * 60 + "{{ a }}", False),
        ("{% for b in attempts %}" * 2 + "{{ b.result }}" + "{% endfor %}" * 2, False),
        ('{% set a = "x" %}' + "{% set a = [a, a, a, a, a, a, a, a] | join %}" * 6, True),
    ],
)  # fmt: skip
def test_what_grows_without_end_is_too_long(body: str, long: bool) -> None:
    assert told(body) is long


def test_it_is_an_error_before_anything_is_written(copy: Path) -> None:
    folder = changer(copy)(
        "letters/ask.md", "Dear {{ owner }},", f"Dear {{{{ owner }}}}, {GROWING}"
    )
    assert codes_of(folder) == ["letter-part"]


@pytest.mark.parametrize(
    ("deep", "told"), [(12, []), (13, ["letter-syntax"]), (300, ["letter-syntax"])]
)
def test_what_stands_too_deep_is_told_before_it_is_read(
    copy: Path, deep: int, told: list[str]
) -> None:
    nested = "{% if owner %}" * deep + "x" + "{% endif %}" * deep
    folder = changer(copy)("letters/ask.md", "Dear {{ owner }},", f"Dear {{{{ owner }}}}, {nested}")
    assert codes_of(folder) == told
