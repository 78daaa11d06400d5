"""Texts under a guard: each is seen by somebody, and everybody has something to choose."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import Change, codes_of, faults
from wizard.author.flow.domains import Domains
from wizard.author.flow.formula import Formula
from wizard.library.guard import Guard

STEP = "- Have the receipt at hand."
NOBODY, ALL, STUCK = "never-shown", "always-shown", "no-choice-left"


def step(changed: Change, guard: str, text: str = "Have it.") -> Path:
    return changed("demo.yaml", STEP, f'- {{id: own, text: "{text}", when: {guard}}}')


@pytest.mark.parametrize(
    ("guard", "codes"),
    [
        ("{power: on}", [ALL]),  # whoever has light is led here
        ("{any: [{power: on}, {answered: serial}]}", [ALL]),
        ("{any: [{kit: box}, {answered: serial}]}", []),
        ("{power: off}", [NOBODY]),  # whoever has no light is led elsewhere
        ("{not: {answered: serial}}", []),
        ("{all: [{years: {at_least: 2}}, {years: {below: 2}}]}", [NOBODY]),
        ("{years: {at_least: 3}}", [NOBODY]),
        ("{years: {below: 3}}", []),
        ("{kit: [box, receipt]}", []),
        ("{all: [{answered: serial}, {not: {answered: bought}}]}", []),  # on a second round
        ("{all: [{answered: bought}, {not: {answered: serial}}]}", []),
        ("{answered: story}", ["never-set"]),
        ("{power: up}", ["unknown-answer"]),
        ("{pover: on}", ["unknown-name"]),
        ("{}", ["bad-guard"]),
    ],
)
@pytest.mark.parametrize("where", ["step", "details", "choice"])
def test_what_nobody_comes_to_see_is_told(
    changed: Change, where: str, guard: str, codes: list[str]
) -> None:
    if where == "step":
        folder = step(changed, guard)
    elif where == "details":
        said = "details: The light is on, and the device is dead."
        new = f"details:\n      - It is on.\n      - {{id: own, text: It is dead., when: {guard}}}"
        folder = changed("demo.yaml", said, new)
    else:
        folder = changed(
            "demo.yaml", "later: {label: I am waiting, ", f"later: {{when: {guard}, label: Wait, "
        )
    assert codes_of(folder) == codes


def test_the_caret_is_under_the_guard_and_the_hint_says_where_it_fails(changed: Change) -> None:
    (fault,) = faults(step(changed, "{power: off}"))
    line = Path(fault.path).read_text("utf-8").splitlines()[fault.line - 1]
    assert line[fault.column - 1 : fault.end_column - 1] == "{power: off}"
    assert fault.hint.startswith("it could")


@pytest.mark.parametrize(
    ("guards", "codes"),
    [
        (["{power: on}", "{power: off}"], []),
        (["{power: on}", "{years: {below: 3}}"], [STUCK]),
        (["{answered: bought}", "{not: {answered: bought}}"], []),
        (["{kit: box}", "{kit: receipt}"], [STUCK]),
        (["{not: {kit: box}}", "{kit: [box, receipt]}"], []),
        (["{bought: {within: 9 days}}", "{bought: {older_than: 9 days}}"], [STUCK]),
        (["{all: [{kit: box}, {power: on}]}", "{any: [{not: {kit: box}}, {power: off}]}"], []),
    ],
)
def test_at_least_one_choice_is_left(changed: Change, guards: list[str], codes: list[str]) -> None:
    """`ask` stands before the ways part, so all who were asked anything come to it."""
    one, other = guards
    folder = changed(
        "demo.yaml",
        "    to: which_way",
        "    to: ask\n\n  ask:\n    kind: question\n    text: What now?\n    choices:\n"
        f"      one: {{label: One, to: which_way, when: {one}}}\n"
        f"      other: {{label: Other, to: which_way, when: {other}}}",
    )
    found = faults(folder)
    assert [fault.code for fault in found] == codes
    assert all(fault.hint.startswith("such as: demo.plugged: yes") for fault in found)


def test_a_choice_without_a_guard_is_always_left(changed: Change) -> None:
    folder = changed(
        "demo.yaml", "refused: {label: They refused, ", "refused: {when: {kit: box}, label: No, "
    )
    assert codes_of(folder) == []


def test_a_value_in_a_text_is_there_where_its_guard_says_so(changed: Change) -> None:
    assert codes_of(step(changed, "{answered: serial}", "Tell them {{ serial }}.")) == []


def test_a_value_that_the_guard_does_not_prove_is_missed(changed: Change) -> None:
    assert codes_of(step(changed, "{answered: bought}", "Tell {{ serial }}.")) == ["unset-name"]


def test_what_is_known_after_a_guarded_choice_is_what_its_guard_says(changed: Change) -> None:
    """Only those with a receipt can be refused, so nobody comes to the way for those without."""
    changed(
        "demo.yaml", "refused: {label: They refused, ", "refused: {when: {kit: box}, label: No, "
    )
    folder = changed(
        "demo.yaml",
        "optional: true\n    to: shop",
        "optional: true\n    to:\n      - {when: {not: {kit: box}}, to: good}\n      - {to: shop}",
    )
    assert codes_of(folder) == ["never-holds"]


def test_a_circle_out_of_which_only_a_guarded_choice_leads_is_a_trap(changed: Change) -> None:
    changed(
        "demo.yaml",
        "done: {label: It is, to: good}",
        "done: {label: It is, to: good, when: {answered: bought}}\n"
        "      again: {label: It was, to: plugged_in}",
    )
    folder = changed(
        "demo.yaml",
        "  power:\n",
        "  plugged_in:\n    kind: action\n    text: Look again\n"
        "    choices:\n      yes: {label: I did, to: plug_in}\n\n  power:\n",
    )
    assert codes_of(folder) == ["one-way-circle"]


def test_what_is_behind_a_choice_that_is_never_offered_is_told_once(changed: Change) -> None:
    new = "refused:\n        label: No\n        when: {power: off}\n        to:\n"
    new += "          - {when: {kit: box}, to: story}\n          - {to: story}\n      again"
    folder = changed("demo.yaml", "refused: {label: They refused, to: story}\n      again", new)
    assert NOBODY in codes_of(folder)
    assert "never-holds" not in codes_of(folder)


def test_behind_a_guard_too_deep_to_be_reasoned_about_nothing_is_claimed(
    copy: Path, changed: Change
) -> None:
    """No way is looked for there, and that none is found proves nothing."""
    deep = "".join(
        f"  {name}: [{{when: {{{before}: one}}, is: one}}, {{is: two}}]\n"
        for before, name in pairwise("abcdefghi")
    )
    changed("demo.yaml", "compute:\n", f"compute:\n  a: [{{when: {{power: on}}, is: one}}]\n{deep}")
    changed(
        "demo.yaml", "      - {to: call}", "      - {when: {i: one}, to: call}\n      - {to: good}"
    )
    guard = "{all: [{answered: serial}, {kit: box}]}"
    assert codes_of(step(changed, guard)) == []


def test_what_is_too_deep_is_put_together_once_at_each_depth(
    changed: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of these names rests on the one before in eight ways: a million ways together."""
    counted: list[int] = []
    made = Domains._made

    def counting(domains: Domains, guard: Guard, truth: bool, depth: int) -> Formula:
        counted.append(depth)
        return made(domains, guard, truth, depth)

    monkeypatch.setattr(Domains, "_made", counting)
    ways = "".join(
        f"{{when: {{{{before}}: {'abcdefgh'[at]}}}, is: {'abcdefgh'[at]}}}, " for at in range(7)
    )
    rows = "".join(
        f"  {name}: [{ways.replace('{before}', before)}{{is: h}}]\n"
        for before, name in pairwise("klmnopqrst")
    )
    first = "  k: [{when: {power: on}, is: a}, {when: {kit: box}, is: b}, {is: c}]\n"
    changed("demo.yaml", "compute:\n", f"compute:\n{first}{rows}")
    step(changed, "{t: a}")
    faults(changed("demo.yaml", "- Take the receipt.", "- Take it."))
    assert len(counted) < 5_000


def test_behind_a_way_that_nobody_takes_no_guard_holds_for_all(changed: Change) -> None:
    """Who should have come by it may be the reason for the guard."""
    changed(
        "demo.yaml",
        "{when: {power: off}, to: socket}",
        "{when: {all: [{power: on}, {power: off}]}, to: socket}",
    )
    assert codes_of(step(changed, "{answered: owner}")) == ["never-holds"]


def test_behind_what_nobody_is_shown_nothing_is_told(tmp_path: Path) -> None:
    nodes = """
  p: {kind: question, text: P, save_as: p, choices: {a: {label: A, to: q}, b: {label: B, to: r}}}
  q: {kind: question, text: Q, save_as: q, choices: {a: {label: A, to: r}, b: {label: B, to: r}}}
  r: {kind: question, text: R, choices: {a: {label: A, to: [{when: {p: a}, to: s}, {to: end}]}}}
  s:
    kind: question
    text: S
    choices: {a: {label: A, to: end}, b: {label: B, when: {not: {answered: q}}, to: t}}
  t:
    kind: question
    text: T
    choices: {a: {label: A, to: end}, b: {label: B, when: {p: a}, to: end}}
  end: {kind: outcome, status: open, text: End}
"""
    library = "library: x\ntitle: X\nstart: demo\nlanguages: [en]\nabout: X\n"
    (tmp_path / "library.yaml").write_text(library, "utf-8")
    (tmp_path / "demo.yaml").write_text(f"tree: demo\ntitle: T\nstart: p\nnodes:{nodes}", "utf-8")
    told = [fault for fault in faults(tmp_path) if fault.code == "never-shown"]
    assert [fault.line for fault in told] == [11]
