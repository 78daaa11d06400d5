"""The end of a name decides what is written, and its writer is imported then and not before."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paper.letters import MESSAGE, RU, bundle
from wizard.errors import UnwritableError
from wizard.i18n import LANGUAGES, language
from wizard.paper import endings

EXTRAS = {".docx": "docx", ".pdf": "typst"}


@pytest.mark.parametrize("ending", endings.ENDINGS)
@pytest.mark.parametrize("change", [str.lower, str.upper])
def test_each_ending_has_its_writer(ending: str, change: object) -> None:
    if ending in EXTRAS:
        pytest.importorskip(EXTRAS[ending], reason="its extra is not installed")
    begins = {".html": b"<!DOC", ".docx": b"PK", ".pdf": b"%PDF", ".md": b"# ", ".txt": b"\xd0\x9f"}
    assert callable(change)
    assert endings.write(bundle(MESSAGE), Path(f"x{change(ending)}"), RU).startswith(begins[ending])


@pytest.mark.parametrize("name", ["x.odt", "x", ".pdf", "x.html.gz"])
def test_any_other_is_refused_with_the_list(name: str) -> None:
    with pytest.raises(UnwritableError) as refused:
        endings.write(bundle(MESSAGE), Path(name), RU)
    for code in LANGUAGES:
        said = language(code).failure(refused.value)
        assert all(ending in said for ending in endings.ENDINGS)


@pytest.mark.parametrize("ending", EXTRAS)
def test_what_is_not_installed_is_told_with_how_to_get_it(
    ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, EXTRAS[ending], None)
    monkeypatch.delattr(errno, "ENOPKG", raising=False)  # neither macOS nor Windows has it
    for name in [*sys.modules]:
        if name.startswith(("wizard.paper.as_docx", "wizard.paper.as_pdf")):
            monkeypatch.delitem(sys.modules, name)
    with pytest.raises(UnwritableError) as refused:
        endings.write(bundle(MESSAGE), Path(f"x{ending}"), RU)
    for code in LANGUAGES:
        assert "pip install" in language(code).failure(refused.value)


def test_signs_that_no_font_has_are_named_and_what_to_do() -> None:
    pytest.importorskip("typst", reason="the extra «pdf» is not installed")
    with pytest.raises(UnwritableError) as refused:
        endings.write(bundle(f"{MESSAGE} 深圳"), Path("x.pdf"), RU)
    for code in LANGUAGES:
        said = language(code).failure(refused.value)
        assert "圳深" in said
        assert ".docx" in said


def test_none_of_what_writes_is_loaded_before() -> None:
    code = "import sys, wizard.cases.printing, wizard.paper.endings; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "wizard.paper.endings" in loaded
    assert not [one for one in loaded if one in ("docx", "typst", "lxml", "wizard.paper.reading")]
    assert not [one for one in loaded if one.startswith("wizard.paper.as_")]
