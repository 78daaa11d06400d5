"""Colours of a picture: they can be read, and told from one another."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.rows import each_row
from wizard.author.drawing.looks import INK, MISSED, PAINT, SMALL_INK, Look

WHITE, UNDER_LABELS = "#ffffff", "#e8e8e8"
"""The page, and what Mermaid puts under the label of an arrow."""


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@each_row("look", PAINT)
def test_every_text_and_every_line_stands_out(look: Look) -> None:
    inside, line, *_ = PAINT[look]
    assert contrast(INK, inside) >= 4.5
    assert contrast(SMALL_INK, inside) >= 4.5
    assert contrast(line, inside) >= 3
    assert contrast(line, WHITE) >= 3
    assert contrast(MISSED, inside) >= 3


@pytest.mark.parametrize("ground", [WHITE, UNDER_LABELS])
def test_labels_of_arrows_stand_out(ground: str) -> None:
    assert contrast(INK, ground) >= 4.5
    assert contrast(SMALL_INK, ground) >= 4.5
    assert contrast(MISSED, ground) >= 4.5


def test_no_two_looks_of_one_picture_are_the_same() -> None:
    assert set(PAINT) == set(get_args(Look))
    for looks in ({"buyer", "seller", "anyone"}, set(PAINT) - {"buyer", "seller", "anyone"}):
        assert len({PAINT[look][:2] for look in PAINT if look in looks}) == len(looks)
