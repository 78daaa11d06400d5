"""What the folder of a library is as a whole."""

from __future__ import annotations

import pytest

from wizard.library.manifest import Manifest


@pytest.mark.parametrize(
    ("languages", "others"),
    [(["ru"], []), (["ru", "en"], ["en"]), (["en", "en"], []), (["ru", "en", "en"], ["en"])],
)
def test_other_languages_are_named_once_and_never_the_first(
    languages: list[str], others: list[str]
) -> None:
    manifest = Manifest(library="x", title="X", start="x", languages=languages, about="X")  # type: ignore[arg-type]
    assert manifest.other_languages == others
