"""A number that was registered is found however its signs are parted, and sums and days are not."""

from __future__ import annotations

from tests.rows import each_row
from wizard.outcome.code_matcher import CodeMatcher


@each_row(
    ("number", "text", "left"),
    [
        ("24157788", "№ 24157788, 24 15 77 88 и 2415-7788.", "№ •, • и •."),
        ("24157788", "24.15.77.88, 24/157788, 2415 – 7788", "•, •, •"),
        ("24157788", "24\\-157788 и 24 157 788: ответа нет", "• и •: ответа нет"),
        ("24-15-77-88", "обращение 24157788", "обращение •"),
        ("SUP-123456", "SUP123456, sup 123456, SUP/123-456", "•, •, •"),
        ("SUP123456", "SUP-123456 и SUP.123456", "• и •"),
        ("SUP 123456", "№ 123-456", "№ •"),
        ("А-12/345", "А12345, а 12 345", "•, •"),
        # what has the same digits and is something else
        ("24157788", "24 157 788 ₽, 24 157 788 рублей", "24 157 788 ₽, 24 157 788 рублей"),
        ("24157788", "124157788, 241577889, 24 15  77 88", "124157788, 241577889, 24 15  77 88"),
        ("24157788", "1.24157788 и 24157788,5", "1.24157788 и 24157788,5"),
        ("22112026", "22.11.2026 и 22112026", "22.11.2026 и •"),
        ("20261122", "2026-11-22, 2026-1122", "2026-11-22, •"),
        ("20242025", "в 2024-2025 годах", "в 2024-2025 годах"),
        ("12345", "12 345 или 12.345, 123.45, 123-45", "12 345 или 12.345, 123.45, •"),
        ("100150", "100-150 дней, 100-150", "100-150 дней, •"),
        # too short to be told from others
        ("1234", "12-34 и 1234", "12-34 и 1234"),
        ("A-1", "A1", "A1"),
        ("обращение", "обра-щение", "обра-щение"),
        # a word of it that is a number by itself, and a day that is none
        ("SUP-7788 от 05.11.2026", "SUP7788, 05.11.2026, 05112026", "•, 05.11.2026, 05112026"),
    ],
)
def test_it_is_masked_whatever_stands_between_its_signs(number: str, text: str, left: str) -> None:
    numbers = CodeMatcher()
    numbers.add(number, "•")
    found = text
    for span in reversed(list(numbers.find(text))):
        found = found[: span.start] + span.mask + found[span.end :]
    assert found == left
