"""Slips in a file that is no YAML then: told at their own place, and with what to do."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SAMPLE, marked
from wizard.author.tree import limits
from wizard.author.tree.slips.slip import slip
from wizard.author.tree.source import Source

DEMO = (SAMPLE / "demo.yaml").read_text("utf-8")
LOADERS = [limits.Loader, yaml.SafeLoader]


class Slip(NamedTuple):
    """`old` of the sample turned into `new`; ⟦…⟧ is where it is told, there or in `at`."""

    old: str
    new: str
    problem: str
    hint: str
    at: str = ""


NEEDS_QUOTES = [
    Slip("text: Plug it in", "text: Plug⟦:⟧ it in", "with «: » in it", '"Plug: it in"'),
    Slip("text: Plug it in", "text: Plug it in⟦:⟧", "with «: » in it", '"Plug it in:"'),
    Slip("text: Plug it in", "text: Plug⟦:⟧ it  # soon", "with «: » in it", '"Plug: it"'),
    Slip("text: Plug it in", 'text: Plug⟦:⟧ it "in"', "with «: » in it", "'Plug: it \"in\"'"),
    Slip("text: Plug it in", "text: Plug⟦:⟧ " + "it in " * 20, "with «: »", "the whole text"),
    Slip("text: Plug it in", "text: Plug\n      Careful⟦:⟧ it in", "«: »", '"Plug Careful: it in"'),
    Slip("text: Plug it in", "text: ⟦{⟧{ owner }}, in", "begin with «{»", '"{{ owner }}, in"'),
    Slip("text: Plug it in", "text: ⟦{⟧Plug it in", "begin with «{»", '"{Plug it in"'),
    Slip("text: Plug it in", "text: ⟦[⟧Plug] it in", "begin with «[»", '"[Plug] it in"'),
    Slip("- Take the", "- ⟦[⟧Take] the", "begin with «[»", '"[Take] the receipt."'),
    Slip("text: Plug it in", "text: ⟦*⟧Plug* it in", "begin with «*»", '"*Plug* it in"'),
    Slip("text: Plug it in", "text: ⟦*⟧ Plug it in", "begin with «*»", '"* Plug it in"'),
    Slip("text: Plug it in", "text: ⟦&⟧ Plug it in", "begin with «&»", '"& Plug it in"'),
    Slip("text: Plug it in", "text: ⟦!⟧{Plug it in", "begin with «!»", '"!{Plug it in"'),
    Slip("text: Plug it in", "text: ⟦%⟧ Plug it in", "begin with «%»", '"% Plug it in"'),
    Slip("text: Plug it in", "text: ⟦@⟧Plug it in", "begin with «@»", '"@Plug it in"'),
    Slip("text: Plug it in", "text: ⟦`⟧Plug` it in", "begin with «`»", '"`Plug` it in"'),
    Slip("text: Plug it in", "text: ⟦>⟧ Plug it in", "begin with «>»", "on the next line"),
    Slip("text: Plug it in", "text: ⟦|⟧ Plug it in", "begin with «|»", '"| Plug it in"'),
    Slip("text: Plug it in", "text: ⟦?⟧ Plug it in", "begin with «?»", '"? Plug it in"'),
    Slip("text: Plug it in", "text: ⟦]⟧ Plug it in", "begin with «]»", '"] Plug it in"'),
    Slip("label: They refused", "label: They refused⟦:⟧ no", "«: »", '"They refused: no"'),
    Slip("label: They refused", "label: ⟦{⟧{ owner }} said", "«{»", '"{{ owner }} said"'),
    Slip("label: They refused", "label: It is ⟦{⟧{ owner }}", "«{»", '"It is {{ owner }}"'),
    Slip("box: {label: The box}", "<<: ⟦*base⟧", "anchors are refused", "stands for"),
    Slip("facts: [plug]", "facts: ⟦*base⟧", "anchors are refused", "stands for"),
    Slip("facts: [plug]", "facts: [⟦*base⟧]", "anchors are refused", "stands for"),
    Slip("label: They refused", "label: ⟦@⟧all", "begin with «@»", '"@all"'),
]  # fmt: skip

QUOTES = [
    Slip("text: Plug it in", 'text: "Plug" ⟦it in⟧', "after a closing quote", "'\"Plug\" it in'"),
    Slip("text: Plug it in", "text: 'Plug' ⟦it in⟧", "after a closing quote", "\"'Plug' it in\""),
    Slip("text: Plug it in", 'text: "Plug "⟦it" in"⟧', "after a closing", "'Plug \"it\" in'"),
    Slip("text: Plug it in", "text: 'Isn'⟦t it in⟧", "after a closing", ': "Isn\'t it in"'),
    Slip("text: Plug it in", "text: 'Isn'⟦t it in'⟧", "after a closing", ': "Isn\'t it in"'),
    Slip("label: They refused", "label: 'I don'⟦t know'⟧", "after a closing", ': "I don\'t know"'),
    Slip("text: Plug it in", 'text: "Plug"\n      ⟦it in⟧', "after a closing", "at the end"),
    Slip('label: "Yes", to', 'label: "Yes" ⟦no⟧, to', "after a closing quote", "'\"Yes\" no'"),
    Slip('label: "Yes", to', 'label: "Yes" ⟦to⟧', "comma is missing before «to»", "«, to: …»"),
    Slip("text: Plug it in", 'text: ⟦"⟧Plug it in', 'quote " opened here', 'close it with "'),
    Slip("text: Plug it in", "text: ⟦'⟧Plug it in", "quote ' opened here", "apostrophe"),
    Slip('{label: "Yes", to', '{label: ⟦"⟧Yes, to', 'quote " opened here', "on this line"),
    Slip("text: It works\n", 'text: ⟦"⟧It works\n', "is not closed", "on this line"),
    Slip("text: Plug it in", 'text: "C:⟦\\D⟧o it"', "«\\»", "single quotes"),
]  # fmt: skip

BRACKETS = [
    Slip("facts: [plug]", "facts: ⟦[⟧plug", "«[» is not closed", "close it with «]»"),
    Slip('{label: "Yes", to: power}', '⟦{⟧label: "Yes", to: power', "not closed", "«}»"),
    Slip("- {when: {power: off}, ", "- ⟦{⟧when: {power: off, ", "not closed", "«}»"),
    Slip("      - Take the receipt.\n", "      - ⟦{⟧to: call\n", "not closed", "«}»"),
    Slip("text: Plug it in", "text: ⟦[⟧Is it in? Or not", "«[» is not closed", "in quotes"),
    Slip("facts: [plug]", "facts: ⟦[⟧plug  # why", "not closed", "« #»"),
    Slip("facts: [plug]", "facts: [plug⟦}⟧", "«[» is closed by «}»", "write «]»"),
    Slip("to: power}", "to: power⟦]⟧", "«{» is closed by «]»", "write «}»"),
    Slip("to: power}", "to: power}⟦}⟧", "«}» has no place here", "take it out"),
    Slip("to: power}", "to: power}⟦,⟧", "«,» has no place here", "take it out"),
    Slip("facts: [plug]", "facts: [plug⟦]⟧]", "«]» has no place", "take it out", "[plug]⟦]⟧"),
    Slip("facts: [plug]", "facts: [plug,⟦,⟧ plug]", "before this comma", "take the comma out"),
    Slip("box: {label: The box}", "box: {\n        label: It\n        ⟦to⟧: it}", "comma", "«, to"),
    Slip("{label: It is, to", "{label: It is ⟦to⟧", "comma is missing", "«, to: …»"),
    Slip("{power: off}, to", "{power: off}⟦}⟧, to", "one «}» too many", "take it out"),
    Slip("to: power}", "to: power} ⟦ok⟧", "text after «}»", "take «ok» out"),
    Slip("to: call}", "to: call} ⟦ok⟧", "text after «}»", "take «ok» out"),
    Slip("facts: [plug]", "facts: [plug] ⟦ok⟧", "text after «]»", "take «ok» out"),
    Slip("box: {label: The box}", "box: ⟦label⟧: The box}", "never opened", "«{label: …»"),
]  # fmt: skip

COLONS = [
    Slip("text: Plug it in", "⟦text⟧ Plug it in", "colon is missing", "«text: Plug it in»"),
    Slip("text: Plug it in", "⟦text⟧ = Plug it in", "colon is missing", "«text: Plug it in»"),
    Slip("start: plugged", "⟦start⟧ plugged", "missing after «start»", "«start: plugged»"),
    Slip("    kind: action\n    title", "    ⟦kind⟧ action\n    title", "after «kind»", "action»"),
    Slip("  plug_in:\n", "  ⟦plug_in⟧\n", "missing after «plug_in»", "write «plug_in:»"),
    Slip("    steps:\n      - Have", "    ⟦steps⟧\n      - Have", "after «steps»", "«steps:»"),
    Slip("    text: Plug it in", "    text: Plug\n    ⟦it in⟧", "without a key", "deeper"),
    Slip("text: Plug it in", "text⟦:⟧Plug it in", "after the colon", "«text: Plug it in»"),
    Slip("    kind: action\n    title", "    kind⟦:⟧action\n    title", "the colon", "action»"),
    Slip("facts: [plug]", "facts⟦:⟧[plug]", "after the colon", "«facts: [plug]»"),
    Slip('yes: {label: "Yes"', 'yes⟦:⟧{label: "Yes"', "after the colon", "«yes: {label"),
    Slip("- Tell them", "⟦-⟧Tell them", "after the dash", "«- Tell them"),
    Slip("- {to: call}", "⟦-⟧when: {kit: box}\n        to: call", "after the dash", "«- when:"),
    Slip("- {to: call}", "⟦-⟧{to: call}", "after the dash", "«- {to: call}»"),
    Slip("facts: [plug]", "facts: ⟦-⟧ plug", "list cannot begin", "write [plug]"),
]  # fmt: skip

SPACES = [
    Slip("    text: Plug it in", "      ⟦text: Plug it in⟧", "6 spaces before «text»",
         "by 4 spaces, as «title» in line 20"),
    Slip("    text: Plug it in", "   ⟦text: Plug it in⟧", "3 spaces before «text»", "by 4 spaces"),
    Slip("    text: Plug it in", "  ⟦text: Plug it in⟧", "2 spaces before «text»", "by 4 spaces"),
    Slip("    kind: action\n    title", "      ⟦kind: action⟧\n    title", "6 spaces", "by 4"),
    Slip("    kind: action\n    title", "   ⟦kind: action⟧\n    title", "3 spaces", "by 4 spaces"),
    Slip("    kind: action\n    title", "  ⟦kind: action⟧\n    title", "2 spaces", "by 4 spaces"),
    Slip("  plug_in:\n", " ⟦plug_in:⟧\n", "1 space before «plug_in»", "by 2 spaces, as «plugged»"),
    Slip("  plug_in:\n", "   ⟦plug_in:⟧\n", "3 spaces before «plug_in»", "by 2 spaces"),
    Slip("  plugged:\n", " ⟦plugged:⟧\n", "1 space before «plugged»", "by 2 spaces, as «plug_in»"),
    Slip("title: A device does", "  ⟦title: A device does⟧", "2 spaces", "at the edge",
         "⟦title: A device does not switch on⟧"),
    Slip("tree: demo", "  ⟦tree: demo⟧", "2 spaces before «tree»", "at the edge, as «title»"),
    Slip("      - Tell them that the light is on.", "     ⟦- Tell⟧", "5 spaces", "by 6 spaces"),
    Slip("      - Tell them that the light is on.", "    ⟦- Tell⟧", "4 spaces", "by 6 spaces"),
    Slip('      no: {label: "No", to: plug_in}', "       ⟦no: {to: good}⟧", "7 spaces",
         "by 6 spaces, as «yes» in line"),
    Slip('      yes: {label: "Yes", to: power}', "    ⟦yes: {to: good}⟧", "4 spaces",
         "by 6 spaces, as «no» in line"),
    Slip("- {to: call}", "- when: {kit: box}\n         ⟦to: call⟧", "9 spaces", "by 8 spaces"),
    Slip("    to: which_way", "    to: which_way\n      ⟦title: Kit⟧\n    stage: look", "6 spaces",
         "by 4 spaces, as «to»"),
    Slip("    kind: outcome\n    status: solved\n    text: It works\n    details",
         "     ⟦kind: outcome⟧\n      status: solved\n      text: It works\n      details",
         "5 spaces", "by 6 spaces, as «status»"),
    Slip("    text: Plug it in", "    ⟦- Plug it in⟧", "does not belong", "below items"),
    Slip("    text: Plug it in", "⟦\t⟧text: Plug it in", "a tab", "indent with spaces"),
    Slip("    text: Plug it in", "  ⟦\t⟧text: Plug it in", "a tab", "indent with spaces"),
    Slip("      - Tell them", "⟦\t⟧- Tell them", "a tab", "two for each level"),
    Slip("    text: Plug it in", "⟦\u00a0⟧   text: Plug it in", "another character", "a space"),
    Slip("text: Plug it in", "text:⟦\u00a0⟧Plug it in", "another character", "a space"),
    Slip("text: Plug it in", "text:⟦\u00a0⟧ Plug it in", "another character", "a space"),
    Slip("text: Plug it in", "text: The card\n      works⟦:⟧ no", "«: »", '"The card works: no"'),
    Slip("\nnodes:", "\n⟦---⟧\nnodes:", "does not belong here", "dash"),
]  # fmt: skip

DASHES = [
    Slip("nodes:\n  plugged:\n", "nodes:\n  ⟦-⟧ id: plugged\n", "before a key", "«plugged:»"),
    Slip("nodes:\n  plugged:\n", "nodes:\n  ⟦-⟧ plugged:\n", "before a key", "out the dash"),
    Slip('      yes: {label: "Yes"', '      ⟦-⟧ yes: {label: "Yes"', "before a key", "«yes: {"),
    Slip('      no: {label: "No"', '      ⟦-⟧ no: {label: "No"', "before a key", "«no: {label"),
    Slip("- {when: {power: off}, to: socket}", "⟦{when: {power: off}, to: socket}⟧",
         "a dash is missing", "write «- {when: {power"),
    Slip("- {to: call}", "⟦{to: call}⟧", "a dash is missing", "write «- {to: call}»"),
    Slip("- Tell them that the light is on.", "⟦Tell them⟧", "is missing", "write «- Tell them»"),
    Slip("- Tell them", "⟦–⟧ Tell them", "not the dash", "«- Tell them that"),
    Slip("    steps:\n      - Take the receipt.\n", "    steps:\n    - to: it\n    ⟦title⟧ X\n",
         "a colon is missing", "«title: X»"),
    Slip("- Tell them", "⟦•⟧ Tell them", "not the dash", "«- Tell them that"),
]  # fmt: skip

ALL = [*NEEDS_QUOTES, *QUOTES, *BRACKETS, *COLONS, *SPACES, *DASHES]


@pytest.mark.parametrize("loader", LOADERS, ids=["C", "Python"])
@pytest.mark.parametrize("case", ALL, ids=lambda case: case.new.strip())
def test_a_slip_is_told_at_its_place_and_with_what_to_do(
    case: Slip, loader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "Loader", loader)
    assert DEMO.count(case.old) >= 1
    text = DEMO.replace(case.old, case.new.replace("⟦", "").replace("⟧", ""), 1)
    found = Source("demo.yaml", text)
    assert found.data is None
    [fault] = found.problems
    _, line, column, end = marked(text, case.at or case.new)
    assert (fault.line, fault.column, fault.end_column) == (line, column, end)
    assert case.problem in fault.message
    assert case.hint in fault.hint
    assert "read on from here" not in fault.message


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("end", ["{label:", "{label: ", "{when: {", "facts: [", "facts: [plug,"])
def test_a_bracket_in_which_the_file_ends_is_told_where_it_opens(
    end: str, loader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "Loader", loader)
    text = DEMO[: DEMO.index(end.split(maxsplit=1)[0])] + end
    [fault] = Source("demo.yaml", text).problems
    *_, last = text.splitlines()
    opened = max(last.rfind("{"), last.rfind("["))
    assert (fault.line, fault.column) == (len(text.splitlines()), opened + 1)
    assert fault.message == f"«{last[opened]}» is not closed"


def test_a_key_without_a_value_inside_braces_is_told_as_such() -> None:
    problems = Source("demo.yaml", DEMO.replace("{label: The box}", "{label:}")).problems
    # The parser in Python takes it for nothing, which is told later.
    assert [fault.message for fault in problems] in (["«label» has no value"], [])


def test_there_is_no_slip_in_the_sample() -> None:
    assert Source("demo.yaml", DEMO).problems == []


def test_the_first_of_two_slips_is_told_and_what_is_advised_mends_it() -> None:
    text = DEMO.replace("text: Plug it in", "text: Plug: it in").replace("on: {label", "on: label")
    [fault] = Source("demo.yaml", text).problems
    assert (fault.line, fault.hint) == (21, 'put the text in quotes: "Plug: it in"')
    [other] = Source("demo.yaml", text.replace("Plug: it in", '"Plug: it in"')).problems
    assert (other.line, other.hint) == (31, "write «{label: …»")


def told(text: str) -> None:
    """What either parser says of a text has a place in it, and words for it, on one line."""
    for loader in LOADERS:
        try:
            yaml.compose(text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            lines = text.splitlines()
            found = slip(lines, error)
            assert 1 <= found.line <= len(lines)
            assert 1 <= found.column < found.end_column
            assert found.column <= len(lines[found.line - 1]) + 1
            assert found.problem
            assert found.hint
            assert "\n" not in found.problem + found.hint
        except yaml.YAMLError:
            pass  # a character that is no text


SIGNS = "{}[]:,-#\"'&*!?|>%@`\\\t =\n\u00a0ы"


@given(cut=st.integers(0, len(DEMO)), until=st.integers(0, 200))
def test_whatever_is_cut_out_there_are_words_for_it(cut: int, until: int) -> None:
    told(DEMO[:cut] + DEMO[cut + until :])


@given(spot=st.integers(0, len(DEMO)), typed=st.text(SIGNS, min_size=1, max_size=6))
def test_whatever_is_typed_into_it_there_are_words_for_it(spot: int, typed: str) -> None:
    told(DEMO[:spot] + typed + DEMO[spot:])


@given(st.text(SIGNS + "ab", max_size=60))
def test_there_are_words_for_a_heap_of_signs(text: str) -> None:
    told(text)
