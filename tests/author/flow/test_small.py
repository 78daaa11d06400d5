"""Small libraries in which a proof has to see more than one thing at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import codes_of, faults

LIBRARY = "library: x\ntitle: X\nstart: demo\nlanguages: [en]\nabout: X\n"
HEAD = "tree: demo\ntitle: T\nstart: n0\n"
ENDS = (
    "  end: {kind: outcome, status: open, text: End}\n"
    "  far: {kind: outcome, status: open, text: Far}\n"
)
TOLD = 'text: "It is {{ t }}"'
FLOW = {"never-set", "never-holds", "shadowed-guard", "unreachable-default", "one-way-circle"}


def found(folder: Path, nodes: str, compute: str = "") -> list[str]:
    """What is told of the walks through these nodes."""
    folder.joinpath("library.yaml").write_text(LIBRARY, "utf-8")
    computed = f"compute:\n{compute}" if compute else ""
    folder.joinpath("demo.yaml").write_text(f"{HEAD}{computed}nodes:\n{nodes}{ENDS}", "utf-8")
    return [code for code in codes_of(folder) if code in FLOW | {"unset-name"}]


def asks(*ways: str) -> str:
    """A question with one answer and these ways on."""
    return f"{{kind: question, text: Q, choices: {{a: {{label: A, to: [{', '.join(ways)}]}}}}}}"


def test_a_guard_on_a_computed_value_fails_by_all_that_its_ways_look_at(tmp_path: Path) -> None:
    compute = "  c: [{when: {q: a}, is: u}, {when: {p: a}, is: v}, {is: w}]\n"
    choices = "choices: {{a: {{label: A, to: {0}}}, b: {{label: B, to: {0}}}}}"
    nodes = (
        f"  n0: {{kind: question, text: Q, save_as: p, {choices.format('n1')}}}\n"
        f"  n1: {{kind: question, text: Q, save_as: q, {choices.format('n2')}}}\n"
        f"  n2: {asks('{when: {c: u}, to: end}', '{to: n3}')}\n"
        "  n3: {kind: input, type: text, text: Q, save_as: t, optional: true, to: n4}\n"
        f"  n4: {asks('{to: far}').replace('text: Q', TOLD)}\n"
    )
    assert found(tmp_path, nodes, compute) == ["unset-name"]


@pytest.mark.parametrize(
    "ways",
    [
        ("{when: {d: {older_than: 10 days}}, to: end}", "{to: n2}"),
        ("{when: {d: {within: 10 days}}, to: n2}", "{to: end}"),
        (
            "{when: {d: {older_than: 10 days}}, to: end}",
            "{when: {answered: d}, to: n2}",
            "{to: end}",
        ),
    ],
)
def test_a_date_grows_older_behind_a_guard_that_failed(
    tmp_path: Path, ways: tuple[str, ...]
) -> None:
    nodes = (
        "  n0: {kind: input, type: date, text: D, save_as: d, optional: true, to: n1}\n"
        f"  n1: {asks(*ways)}\n"
        f"  n2: {asks('{when: {d: {older_than: 10 days}}, to: end}', '{to: far}')}\n"
    )
    assert found(tmp_path, nodes) == []


@pytest.mark.parametrize(
    ("guard", "codes"),
    [
        ("{answered: c}", []),
        ("{any: [{answered: t}, {answered: s}]}", []),
        ("{any: [{answered: t}, {answered: c}]}", []),
        ("{any: [{answered: t}, {answered: n}]}", ["unset-name"]),
    ],
)
def test_one_of_two_things_is_remembered_behind_a_guard(
    tmp_path: Path, guard: str, codes: list[str]
) -> None:
    compute = "  c: [{when: {answered: t}, is: u}, {when: {answered: s}, is: v}]\n"
    field = "{{kind: input, type: text, optional: true, text: Q, save_as: {}, to: {}}}"
    nodes = (
        f"  n0: {field.format('t', 'n1')}\n"
        f"  n1: {field.format('s', 'n2')}\n"
        f"  n2: {field.format('n', 'n3')}\n"
        f"  n3: {asks(f'{{when: {guard}, to: n4}}', '{to: far}')}\n"
        f"  n4: {asks('{to: end}').replace('text: Q', TOLD.replace('t }}', 'c }}'))}\n"
    )
    assert found(tmp_path, nodes, compute) == codes


def test_an_item_of_another_list_is_not_ticked(tmp_path: Path) -> None:
    items = "{{kind: checklist, text: L, save_as: l, items: {{{}, b: {{label: B}}}}, to: {}}}"
    nodes = (
        f"  n0: {items.format('a: {label: A}', 'n1')}\n"
        f"  n1: {items.format('c: {label: C}', 'n2')}\n"
        f"  n2: {asks('{when: {l: b}, to: end}', '{when: {l: a}, to: end}', '{to: far}')}\n"
    )
    assert found(tmp_path, nodes) == ["never-holds"]


WAITS = (
    "{{kind: action, text: Send, number: t, choices:"
    " {{waiting: {{label: W, wait: true}}, go: {{label: G, to: [{}]}}}}}}"
)


@pytest.mark.parametrize(
    ("first", "ways", "codes"),
    [
        # Asked of nobody before.
        ("{to: n1}", "{when: {answered: t}, to: end}, {to: n2}", []),
        # Skipped by all who come there.
        ("{to: n2}", "{when: {answered: t}, to: end}, {to: far}", []),
        # A circle that the number leads out of.
        ("{to: n2}", "{when: {answered: t}, to: end}, {to: n1}", []),
        # It may not be told, too.
        ("{to: n2}", "{when: {not: {answered: t}}, to: end}, {to: far}", []),
    ],
)
def test_whoever_waits_may_be_told_a_number(
    tmp_path: Path, first: str, ways: str, codes: list[str]
) -> None:
    nodes = (
        f"  n0: {asks(first)}\n"
        f"  n1: {WAITS.format(ways)}\n"
        "  n2: {kind: input, type: order_number, optional: true, text: N, save_as: t,"
        " to: [{when: {answered: t}, to: far}, {to: n1}]}\n"
    )
    assert found(tmp_path, nodes) == codes


def chain(length: int) -> str:
    """Computed names, each of which looks at the one before."""
    first = "  c1: [{when: {q: a}, is: x}, {is: y}]\n"
    more = (f"  c{at + 1}: [{{when: {{c{at}: x}}, is: x}}, {{is: y}}]\n" for at in range(1, length))
    return first + "".join(more)


def many(count: int) -> str:
    """A computed name with so many entries."""
    entries = (f"    - {{when: {{q: a, t: '{at}'}}, is: x}}\n" for at in range(count))
    return "  c8:\n" + "".join(entries)


@pytest.mark.parametrize("compute", [chain(8), many(51)])
def test_what_is_too_large_to_reason_about_silences_only_what_looks_at_it(
    tmp_path: Path, compute: str
) -> None:
    nodes = (
        "  n0: {kind: question, text: Q, save_as: q, choices: {a: {label: A, to: n1},"
        " b: {label: B, to: n2}}}\n"
        f"  n1: {asks('{when: {c8: x}, to: n2}', '{to: n2}')}\n"
        "  n2: {kind: input, optional: true, type: text, text: Q, save_as: t,"
        " to: [{when: {all: [{q: a}, {q: b}]}, to: end}, {to: n3}]}\n"
        f"  n3: {asks('{to: far}').replace('text: Q', TOLD)}\n"
    )
    assert found(tmp_path, nodes, compute) == ["never-holds", "unset-name"]


def test_a_gap_is_not_feared_of_those_of_whom_nothing_is_known(tmp_path: Path) -> None:
    nodes = (
        "  n0: {kind: input, optional: true, type: text, text: Q, save_as: q, to: n1}\n"
        f"  n1: {asks('{when: {c8: x}, to: n2}', '{to: far}')}\n"
        f"  n2: {asks('{to: end}').replace('text: Q', TOLD.replace('t }}', 'q }}'))}\n"
    )
    assert found(tmp_path, nodes, chain(8).replace("q: a", "answered: q")) == []


def test_names_computed_from_each_other_many_times_over_are_soon_checked(tmp_path: Path) -> None:
    compute = "  c0: [{when: {q: a}, is: x}, {is: y}]\n"
    for level in range(1, 6):
        entries = (f"{{when: {{c{level - 1}: x, t: '{at}'}}, is: x}}" for at in range(7))
        compute += f"  c{level}: [{', '.join(entries)}, {{is: y}}]\n"
    nodes = (
        "  n0: {kind: question, text: Q, save_as: q, choices: {a: {label: A, to: n1},"
        " b: {label: B, to: n1}}}\n"
        "  n1: {kind: input, type: text, text: Q, save_as: t, to: n2}\n"
        f"  n2: {asks('{when: {c5: x}, to: end}', '{to: far}')}\n"
    )
    # Written out they are some ten thousand conditions: whoever does that never comes to an end.
    assert found(tmp_path, nodes, compute) == []


def test_a_way_is_taken_by_nobody_where_two_names_never_go_together(tmp_path: Path) -> None:
    nodes = (
        "  n0: {kind: question, text: Q, choices: {a: {label: A, to: n1}, b: {label: B, to: n3}}}\n"
        "  n1: {kind: input, type: text, text: Q, save_as: r, to: n2}\n"
        "  n2: {kind: input, type: text, text: Q, save_as: s, to: n3}\n"
        f"  n3: {asks('{when: {all: [{answered: r}, GUARD]}, to: far}', '{to: end}')}\n"
    )
    alone = nodes.replace("GUARD", "{not: {answered: s}}")
    assert found(tmp_path, alone) == ["never-holds"]
    assert found(tmp_path, nodes.replace("GUARD", "{answered: s}")) == []


def test_of_two_things_too_large_to_reason_about_one_may_hold_and_the_other_not(
    tmp_path: Path,
) -> None:
    other = chain(8).replace("c", "d").replace("q: a", "p: a")
    choices = "choices: {{a: {{label: A, to: {0}}}, b: {{label: B, to: {0}}}}}"
    nodes = (
        f"  n0: {{kind: question, text: Q, save_as: q, {choices.format('n1')}}}\n"
        f"  n1: {{kind: question, text: P, save_as: p, {choices.format('n2')}}}\n"
        "  n2: {kind: input, optional: true, type: text, text: T, save_as: t, to: n3}\n"
        f"  n3: {asks('{when: {c8: x}, to: far}', '{to: n4}')}\n"
        f"  n4: {asks('{when: {all: [{d8: x}, {answered: t}]}, to: end}', '{to: far}')}\n"
    )
    assert found(tmp_path, nodes, chain(8) + other) == []


def test_a_way_is_taken_by_nobody_where_what_it_names_goes_with_another_way_alone(
    tmp_path: Path,
) -> None:
    choices = "choices: {{a: {{label: A, to: {0}}}, b: {{label: B, to: {1}}}}}"
    nodes = (
        f"  n0: {{kind: question, text: P, save_as: p, {choices.format('n1', 'end')}}}\n"
        f"  n1: {{kind: question, text: Q, save_as: q, {choices.format('n2', 'n3')}}}\n"
        f"  n2: {asks('{when: {p: a}, to: end}', '{to: n3}')}\n"
        f"  n3: {asks('{when: {q: a}, to: far}', '{to: end}')}\n"
    )
    # Whoever answered a to both is at the end by then.
    assert set(found(tmp_path, nodes)) == {"unreachable-default"}
    nodes = nodes.replace("{when: {p: a}, to: end}", "{when: {any: [{p: b}, {q: a}]}, to: end}")
    assert set(found(tmp_path, nodes)) == {"unreachable-default"}
    mixed = nodes.replace(choices.format("n1", "end"), choices.format("n1", "n1"))
    mixed = mixed.replace("{any: [{p: b}, {q: a}]}", "{all: [{p: a}, {q: a}]}")
    alone = mixed.replace("{when: {q: a}, to: far}", "{when: {p: a, q: a}, to: far}")
    assert found(tmp_path, mixed) == []
    assert found(tmp_path, alone) == ["never-holds"]


FIELD = "{{kind: input, type: {}, text: Q, save_as: {}, to: {}}}"
FORM = (
    "{kind: form, text: Q, fields: {f: {type: text, text: F, optional: true},"
    " g: {type: text, text: G, optional: true}}, to: n1}"
)
KIT = "{kind: checklist, text: Q, save_as: k, items: {a: {label: A}, b: {label: B}}, to: n1}"
WISH = (
    "{kind: question, text: Q, save_as: w, choices: {none: {label: N, to: n1},"
    " money: {label: M, to: n1}}}"
)


@pytest.mark.parametrize(
    ("first", "guard", "way"),
    [
        (FIELD.format("money", "m", "n1"), "{m: {at_least: 100000}}", "n0: 100,000 ₽"),
        (FIELD.format("money", "m", "n1"), "{not: {m: {at_least: 100000}}}", "n0: 99,999.99 ₽"),
        (
            FIELD.format("date", "d", "n1"),
            "{all: [{d: {older_than: 10 days}}, {d: {within: 3 months}}]}",
            "n0: older than 10 days and within 3 months",
        ),
        (FIELD.format("text", "w", "n1"), "{w: yes}", "n0: yes"),
        (FIELD.format("text", "w", "n1"), "{not: {w: yes}}", "n0: something else"),
        (KIT, "{k: b}", "n0: b"),
        (FORM, "{all: [{answered: f}, {not: {answered: g}}]}", "n0#f: given → n0#g: skipped"),
    ],
)
def test_what_has_to_be_typed_is_named_in_the_way_to_a_fault(
    tmp_path: Path, first: str, guard: str, way: str
) -> None:
    folder = tmp_path
    steps = [asks(f"{{to: n{at + 1}}}") for at in range(2, 8)]
    chain = "".join(f"  n{at}: {step}\n" for at, step in enumerate(steps, start=2))
    nodes = (
        f"  n0: {first}\n"
        f"  n1: {asks(f'{{when: {guard}, to: n2}}', '{to: far}')}\n"
        f"{chain}"
        "  n8: {kind: input, type: text, optional: true, text: Q, save_as: t, to: n9}\n"
        f"  n9: {asks('{to: end}').replace('text: Q', TOLD)}\n"
    )
    assert found(folder, nodes) == ["unset-name"]
    (fault,) = (one for one in faults(folder) if one.code == "unset-name")
    assert way in fault.hint.replace("\u00a0", " ")
    assert "n8: skipped → n9" in fault.hint


@pytest.mark.parametrize(("guard", "shown"), [("{w: money}", True), ("{p: a}", False)])
def test_a_choice_on_which_a_fault_hinges_is_named_wherever_it_stands(
    tmp_path: Path, guard: str, shown: bool
) -> None:
    chain = "".join(f"  n{at}: {asks(f'{{to: n{at + 1}}}')}\n" for at in range(2, 9))
    nodes = (
        "  n0: {kind: question, text: P, save_as: p, choices: {a: {label: A, to: nw},"
        " b: {label: B, to: nw}}}\n"
        f"  nw: {WISH}\n"
        f"  n1: {asks(f'{{when: {guard}, to: n2}}', '{to: far}')}\n"
        f"{chain}"
        "  n9: {kind: input, type: text, optional: true, text: Q, save_as: t, to: n10}\n"
        f"  n10: {asks('{to: end}').replace('text: Q', TOLD)}\n"
    )
    assert found(tmp_path, nodes) == ["unset-name"]
    (fault,) = (one for one in faults(tmp_path) if one.code == "unset-name")
    assert ("nw: money" in fault.hint) is shown
    assert "n0: a" in fault.hint


def test_behind_a_choice_that_nobody_is_shown_nothing_more_is_told(tmp_path: Path) -> None:
    choices = "choices: {{a: {{label: A, to: {}}}, b: {{label: B, when: {}, to: {}}}}}"
    both = "choices: {a: {label: A, to: n1}, b: {label: B, to: n2}}"
    last = choices.format("far", "{not: {answered: r}}", "end")
    nodes = (
        f"  n0: {{kind: question, text: Q, {both}}}\n"
        "  n1: {kind: input, type: text, text: Q, save_as: r, to: n3}\n"
        "  n2: {kind: input, type: text, text: Q, save_as: s, to: n3}\n"
        f"  n3: {{kind: question, text: Q, {choices.format('end', '{answered: r}', 'n4')}}}\n"
        # Whoever is here gave the one, and nobody has given both.
        f"  n4: {{kind: question, text: Q, {choices.format('far', '{answered: s}', 'n5')}}}\n"
        f"  n5: {{kind: question, text: Q, {last}}}\n"
    )
    found(tmp_path, nodes)
    (fault,) = (one for one in faults(tmp_path) if one.code == "never-shown")
    assert fault.line == (HEAD + nodes[: nodes.index("{answered: s}")]).count("\n") + 2
