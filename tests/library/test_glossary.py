"""Words that are explained, as an author writes them."""

from __future__ import annotations

import pytest

from wizard.library.glossary import Definition


@pytest.mark.parametrize(
    ("words", "called"),
    [
        (["гаранти*"], "гаранти"),
        (["гаранти*", "гарантия"], "гарантия"),
        (["опис* вложения", "опись вложения"], "опись вложения"),
    ],
)
def test_a_word_is_called_as_it_is_written_whole(words: list[str], called: str) -> None:
    assert Definition(words, "?").called == called
