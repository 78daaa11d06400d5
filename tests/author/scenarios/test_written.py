"""What `check` says of scenarios, without walking them."""

from __future__ import annotations

from pathlib import Path

import pytest

import wizard
from tests.conftest import Change, Run, codes_of, faults
from wizard.author.scenarios.written import REFUSALS

FILE = "scenarios/demo.yaml"


@pytest.mark.parametrize(
    ("old", "new", "code", "marked"),
    [
        ("plugged: no, plug_in", "pluged: no, plug_in", "unknown-node", "pluged"),
        ("plugged: no, plug_in", "demo.pluged: no, plug_in", "unknown-node", "demo.pluged"),
        ("plugged: no, plug_in", "damo.plugged: no, plug_in", "unknown-tree", "damo.plugged"),
        ("plug_in: done", "plug_in: undone", "unknown-choice", "undone"),
        ("[again, later, refused]", "[again, latter, refused]", "unknown-choice", "latter"),
        ("[again, later, refused]", "[again, {cal: later}, refused]", "unknown-node", "cal"),
        ("[again, later, refused]", "[again, {call: never}]", "unknown-choice", "never"),
        ("kit: [[], [box]]", "kit: [boxes]", "unknown-choice", "boxes"),
        ("owner: [Ann, Ann]", "owner: {a: Ann}", "unknown-choice", "{a: Ann}"),
        ("owner: [Ann, Ann]", "owner: [[Ann, Ann]]", "unknown-choice", "[Ann, Ann]"),
        ("kit: [[], [box]]", "kit: [[box, {a: b}]]", "unknown-choice", "{a: b}"),
        ("plug_in: done", "plug_in: {done: now}", "unknown-choice", "{done: now}"),
        ("plug_in: done", "plug_in: [[done]]", "unknown-choice", "[done]"),
        ("plug_in: done", "plug_in: [~, done]", "unknown-choice", "~"),
        ("owner: [Ann, Ann]", "owner: Ann\n      which_way: on", "nobody-there", "which_way"),
        ("ends_at: good", "ends_at: god", "unknown-node", "god"),
        ("visits: [plug_in]", "visits: [plug_in, plug]", "unknown-node", "plug"),
        ("visits: [plug_in]", "visits: [which_way]", "nobody-there", "which_way"),
        ("tree: demo", "tree: dem", "unknown-tree", "dem"),
        ("ends_at: good", "end_at: good", "unknown-key", "end_at"),
        ("    answers: {", "    numbers: {plug_in: 7}\n    answers: {", "nobody-there", "plug_in"),
        ("    answers: {", "    numbers: {plug: 7}\n    answers: {", "unknown-node", "plug"),
        ("today: 2026-11-22", "today: soon", "wrong-type", "soon"),
        *(
            ("    answers: {", f"    refused: {{{refused}}}\n    answers: {{", code, marked)
            for refused, code, marked in (
                ("plug_on: [x, answer_choice]", "unknown-node", "plug_on"),
                ("good: [x, answer_choice]", "nobody-there", "good"),
                ("plugged: [x, answer_chioce]", "unknown-refusal", "answer_chioce"),
                ("plugged: [x]", "wrong-type", "[x]"),
            )
        ),
    ],
)
def test_a_slip_in_a_scenario_is_told_at_its_place(
    changed: Change, old: str, new: str, code: str, marked: str
) -> None:
    folder = changed(FILE, old, new)
    (fault,) = faults(folder)
    line = (folder / FILE).read_text("utf-8").splitlines()[fault.line - 1]
    assert (fault.code, line[fault.column - 1 : fault.end_column - 1]) == (code, marked)
    assert Path(fault.path) == folder / FILE


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("ends_at: good", "ends_at: god", "did you mean «good»?"),
        ("plug_in: done", "plug_in: perhaps", "it takes done"),
    ],
)
def test_the_nearest_node_and_the_known_answers_are_named(
    changed: Change, old: str, new: str, hint: str
) -> None:
    (fault,) = faults(changed(FILE, old, new))
    assert fault.hint == hint


def test_what_a_faulty_tree_may_have_is_not_missed(changed: Change) -> None:
    folder = changed("demo.yaml", "  good:\n", "  Good:\n")
    assert [Path(fault.path).parent.name for fault in faults(folder)] == ["library"]


def test_a_reference_that_is_lost_hides_no_fault_of_a_scenario(changed: Change) -> None:
    changed("demo.yaml", "to: story", "to: stroy")
    folder = changed(FILE, "plug_in: done", "plug_in: dun")
    assert {Path(fault.path).parent.name for fault in faults(folder)} == {"library", "scenarios"}


def test_nobody_begins_with_a_part(copy: Path) -> None:
    (copy / "part.yaml").write_text(
        "tree: part\ntitle: A part\nnodes:\n  end: {kind: outcome, status: open, text: The end}\n",
        "utf-8",
    )
    text = (copy / FILE).read_text("utf-8")
    (copy / FILE).write_text(text.replace("tree: demo", "tree: part"), "utf-8")
    found = [fault for fault in faults(copy) if "scenarios" in fault.path]
    assert found[0].code == "nobody-there"
    assert "has no «start»" in found[0].message


def test_one_file_of_scenarios_can_be_checked_alone(run: Run, changed: Change) -> None:
    folder = changed(FILE, "ends_at: good", "ends_at: god")
    code, out, _ = run("check", str(folder / FILE))
    assert code == 1
    assert "error[unknown-node]" in out
    assert "did you mean «good»?" in out
    assert run("check", str(folder / "demo.yaml"))[0] == 0


def test_a_scenario_with_a_slip_does_not_keep_anybody_from_walking(
    run: Run, changed: Change, answers: Path
) -> None:
    folder = changed(FILE, "ends_at: good", "ends_at: god")
    walk = ("run", "demo", "--answers", str(answers), "--trees", str(folder))
    assert run(*walk)[0] == 0


def test_a_name_that_is_no_node_is_told_once_however_often_it_answers(changed: Change) -> None:
    folder = changed("scenarios/demo.yaml", "call: [again", "zzz: [again")
    assert codes_of(folder) == ["unknown-node"]


@pytest.mark.parametrize(
    ("node", "codes", "others"),
    [
        ("bought: [x, field_date_late]", ["field_date_behind", "field_required", "field_early"],
         ["field_money", "answer_choice", "field_keys"]),
        ("plugged: [x, answer_chosen]", ["answer_choice", "answer_hidden"], ["field_date"]),
    ],
)  # fmt: skip
def test_an_unknown_refusal_is_told_those_of_its_node(
    changed: Change, node: str, codes: list[str], others: list[str]
) -> None:
    answers = "    answers: {"
    (fault,) = faults(changed(FILE, answers, f"    refused: {{{node}}}\n{answers}"))
    told = fault.hint.partition(";")[0].removeprefix("it can be ").split(", ")
    assert fault.code == "unknown-refusal"
    assert {*codes} <= {*told}
    assert not {*others} & {*told}


def test_the_codes_of_refusals_are_those_that_something_refuses_by() -> None:
    code = "".join(path.read_text("utf-8") for path in Path(wizard.__file__).parent.rglob("*.py"))
    assert [name for name in REFUSALS if f'"{name}"' not in code] == []
