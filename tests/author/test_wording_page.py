"""The whole wording of a tree on a page: order, languages, what it rests on, letters."""

from __future__ import annotations

from pathlib import Path

from pymarkdown.api import PyMarkdownApi

from tests.conftest import SAMPLE, SHIPPED, Change, Run, changer, library
from wizard.author.wording_page import WordingPage
from wizard.i18n import language


def page(folder: Path, tree: str = "demo") -> list[str]:
    return list(WordingPage([library(folder)], tree, language("en")).lines())


def test_steps_come_in_the_order_of_the_ways_and_routes_are_left_out() -> None:
    told = [line[3:] for line in page(SAMPLE) if line.startswith("## demo.")]
    assert told[:4] == ["demo.plugged", "demo.power", "demo.plug_in", "demo.bought"]
    assert "demo.which_way" not in told
    assert set(told) == {f"demo.{node}" for node in library(SAMPLE).trees["demo"].nodes} - {
        "demo.which_way"
    }


def test_each_text_stands_with_its_id_and_in_every_language(translated: Path, run: Run) -> None:
    code, out, _ = run("words", "demo", "--trees", str(translated))
    assert code == 0
    assert "| where | en | ru |" in out
    assert "| `choices.yes.label` | Yes | Да |" in out


def test_what_a_step_rests_on_is_told_with_its_status_once() -> None:
    text = "\n".join(page(SAMPLE))
    fact = library(SAMPLE).facts.facts["plug"]
    assert text.count(fact.text) == 1
    assert f"- `plug` — {fact.status}, 22 Nov 2026: {fact.text}" in text


def test_a_form_rests_on_what_its_fields_rest_on(formed: Path) -> None:
    folder = changer(formed)(
        "demo.yaml", "{type: text, title: Name,", "{type: text, facts: [repair], title: Name,"
    )
    told = page(folder)
    form = told.index("## demo.owner")
    own = told[form : told.index("## demo.kit")]
    assert any(line.startswith("- `repair`") for line in own)


def test_a_letter_stands_as_it_was_written() -> None:
    text = "\n".join(page(SAMPLE))
    assert "## Letter `ask`: A request for repair" in text
    assert "Dear {{ owner }}," in text


def test_a_bar_in_a_text_breaks_no_table(changed: Change) -> None:
    folder = changed("demo.yaml", "text: Is it plugged in?", 'text: "Yes | no?"')
    assert "| `text` | Yes \\| no? |" in page(folder)


def test_pages_of_shipped_trees_are_sound_markdown() -> None:
    check = PyMarkdownApi()
    for rule in ("md013", "md033"):  # long lines, and <br> in a cell
        check = check.disable_rule_by_identifier(rule)
    for tree in ("delivery", "court"):
        failures = check.scan_string("\n".join(page(SHIPPED, tree)) + "\n").scan_failures
        assert [f"{fault.line_number}: {fault.rule_id}" for fault in failures] == []


def test_a_tree_that_is_none_is_told_with_those_there_are(run: Run) -> None:
    code, _, err = run("words", "claims")
    assert code == 2
    assert "did you mean «claim»?" in err
