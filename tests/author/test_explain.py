"""The table of codes as a page: each code once, in Markdown that holds."""

from __future__ import annotations

import re

import pytest
from pymarkdown.api import PyMarkdownApi

from tests.conftest import FOR_SAMPLE, Change, Run
from tests.rows import each_row
from wizard.author.explain import page, section
from wizard.author.tree.diagnostic import codes
from wizard.errors import UsageError


def test_the_page_tells_every_code_once_and_errors_first() -> None:
    told = [line[5:-1] for line in page().splitlines() if line.startswith("### ")]
    assert sorted(told) == sorted(codes())
    severities = [codes()[name].severity for name in told]
    assert severities == sorted(severities, key=("error", "warning", "todo").index)


@each_row("code", codes())
def test_a_section_holds_the_reason_and_the_example_mended(code: str) -> None:
    entry = codes()[code]
    text = section(code)
    assert text.startswith(f"### `{code}`\n")
    assert entry.why.split("http")[0] in text
    assert all(example.split("\n")[0] in text for example in (entry.broken, entry.mended))
    assert ("can be allowed" in text.splitlines()[2]) is entry.allowable
    assert text.count("```") == (4 if entry.broken else 2)


PART = 10
"""Sections that are read at once: twice as many take four times as long."""


def test_the_page_is_sound_markdown() -> None:
    """Each part has the beginning of the next one behind it. No title stands twice, see above."""
    begin, *sections = re.split("^(?=### )", page(), flags=re.MULTILINE)
    for at in range(0, len(sections), PART):
        part = (begin if at == 0 else "# Page\n\n## Part\n\n") + "".join(
            sections[at : at + PART + 1]
        )
        text = part if at + PART + 1 >= len(sections) else part.removesuffix("\n")
        scan = PyMarkdownApi().disable_rule_by_identifier("md013").scan_string(text)
        found = [f"{fault.line_number}: {fault.rule_id}" for fault in scan.scan_failures]
        assert found == [], sections[at].partition("\n")[0]


def test_the_command_explains_one_code_or_all(run: Run) -> None:
    assert run("check", "--explain", "unset-name") == (0, section("unset-name"), "")
    assert run("check", "--explain") == (0, page(), "")
    code, out, err = run("check", "--explain", "unset-nam")
    assert (code, out) == (2, "")
    assert "did you mean «unset-name»?" in err


def test_an_unknown_code_is_a_wrong_word() -> None:
    with pytest.raises(UsageError, match="tells them all"):
        section("quite another")


@pytest.mark.parametrize(
    ("new", "loose", "strict"),
    [("Plug it in", 0, 0), ("Plug it in, TODO", 0, 1), ("Plug it in, {{ owner }}", 1, 1)],
)
def test_what_is_no_error_fails_when_one_is_strict(
    run: Run, changed: Change, new: str, loose: int, strict: int
) -> None:
    folder = str(changed("demo.yaml", "text: Plug it in", f"text: {new}"))
    assert run("check", folder, *FOR_SAMPLE)[0] == loose
    assert run("check", folder, "--strict", *FOR_SAMPLE)[0] == strict
