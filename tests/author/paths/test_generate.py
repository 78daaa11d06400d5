"""Scenarios that are made: all of them pass, and what they do not take nobody can."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import FOR_SAMPLE, SAMPLE, TODAY, Change, Run, library
from tests.rows import each_row
from wizard.author.paths.boundaries import Boundaries, Look
from wizard.author.paths.generate import Drafts, drafts, written
from wizard.author.scenarios.coverage import Taken, passed
from wizard.author.scenarios.replay import replay
from wizard.i18n import language
from wizard.library.facts import Facts, Term
from wizard.library.guard import comparisons, parse
from wizard.library.library import Library
from wizard.library.manifest import Manifest
from wizard.library.model import (
    Candidate,
    Checklist,
    Choice,
    Input,
    Item,
    Node,
    Outcome,
    Question,
    Route,
    Tree,
)
from wizard.walk.walk import Walk
from wizard.walk.walker import Walker

RU = language("ru")
TERM = Term(
    text="t", about="law", status="unconfirmed", sources=[], checked=TODAY, length="7 days",
    binding="guideline", by="others",
)  # fmt: skip
END = Outcome(text="end", status="open")


def of_nodes(nodes: dict[str, Node], compute: dict[str, Any] | None = None) -> Library:
    tree = Tree("t", "t", nodes, next(iter(nodes)), compute=compute or {})
    return Library(Manifest("x", "x", "t", ["ru"], "x"), {"t": tree}, Facts(), {}, "")


def made(nodes: dict[str, Node], compute: dict[str, Any] | None = None) -> Drafts:
    return drafts(of_nodes(nodes, compute), "t", TODAY, RU)


def two(when: dict[str, Any], name: str = "end") -> list[Candidate]:
    return [Candidate("end", when), Candidate(name)]


NAMES = ("a", "b", "c")
LISTS = ("k", "l")


def guards(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Guards over names that somebody is asked for."""
    name = st.sampled_from(names)
    return st.recursive(
        st.one_of(
            st.builds(lambda n, v: {n: v}, name, st.sampled_from(["x", "y", ["x", "y"]])),
            st.builds(lambda n: {"answered": n}, name),
        ),
        lambda inner: st.one_of(
            st.builds(lambda g: {"not": g}, inner),
            st.builds(lambda gs: {"all": gs}, st.lists(inner, min_size=1, max_size=2)),
            st.builds(lambda gs: {"any": gs}, st.lists(inner, min_size=1, max_size=2)),
        ),
        max_leaves=4,
    )


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Choices, checklists and routes that lead forward, with guards over what was answered."""
    size = draw(st.integers(2, 7))
    nodes: dict[str, Node] = {}
    kinds = draw(st.lists(st.sampled_from(["question", "checklist", "route"]), min_size=size,
                          max_size=size))  # fmt: skip
    saved = {"question": NAMES, "checklist": LISTS, "route": ("",)}
    names = [draw(st.sampled_from(saved[kind])) for kind in kinds]
    asked = [name for name in names if name]
    over = guards(asked) if asked else st.nothing()
    for number, (kind, name) in enumerate(zip(kinds, names, strict=True)):

        def target(number: int = number) -> list[Candidate]:
            to = st.integers(number + 1, size).map(lambda n: f"n{n}")
            guarded = draw(st.lists(st.builds(Candidate, to, over), max_size=2))
            return [*guarded, Candidate(draw(to))]

        match kind:
            case "question":
                choices = {word: Choice("?", target()) for word in ("x", "y")}
                choices |= {"w": Choice("?", wait=True)} if draw(st.booleans()) else {}
                nodes[f"n{number}"] = Question(text="?", choices=choices, save_as=name)
            case "checklist":
                items = {"x": Item("?"), "y": Item("?")}
                nodes[f"n{number}"] = Checklist(text="?", items=items, to=target(), save_as=name)
            case _:
                nodes[f"n{number}"] = Route(to=target())
    nodes[f"n{size}"] = END
    return of_nodes(nodes)


def takable(walk: Walk) -> set[Taken]:
    """Every way that some walk takes, by walking them all; nobody waits twice."""
    node = walk.node
    found = set(passed(walk, walk.walker.library.graph.branches))
    if isinstance(node, Question):
        given: list[Any] = [word for word in node.choices if word != "w" or not walk.waiting]
    else:
        given = [[], ["x"], ["y"], ["x", "y"]] if isinstance(node, Checklist) else []
    for answer in given:
        found |= takable(walk.answer(answer))
    return found


@given(drawn=libraries())
def test_every_way_that_somebody_can_take_is_taken_and_every_scenario_passes(
    drawn: Library,
) -> None:
    result = drafts(drawn, "t", TODAY, RU)
    walker, taken = Walker(drawn, "t"), set[Taken]()
    for draft in result.scenarios:
        done = replay(walker, draft.answers, draft.today, RU)
        assert done.finished
        assert done.problems == []
        assert done.walk.at == f"t.{draft.ends_at}"
        taken |= set(passed(done.walk, drawn.graph.branches))
    assert taken == takable(walker.begin(TODAY))
    assert (
        set(result.missed)
        == {
            (*key, place)
            for key, edges in drawn.graph.branches.items()
            for place in range(len(edges))
        }
        - taken
    )


def field(type_: Any, to: Any, **more: Any) -> Input:
    return Input(text="?", type=type_, save_as=more.pop("save_as", type_), to=to, **more)


@each_row(
    ("node", "compute"),
    [
        (field("date", two({"date": {"older_than": "17 days"}}), latest="today"), {}),
        (field("date", two({"date": {"older_than": "6 working days"}})), {}),
        (field("date", two({"date": {"within": "900 days"}})), {}),
        (field("date", two({"date": {"older_than": "1 month"}})), {}),
        (field("date", two({"date": {"within": "15 years"}}), latest="today"), {}),
        (field("money", two({"money": {"at_least": "100000.5"}})), {}),
        (field("integer", two({"integer": {"below": "7"}})), {}),
        (field("integer", two({"integer": "42"})), {}),
        (field("integer", two({"integer": {"below": "700"}}), min="500", max="800"), {}),
        (field("money", two({"money": {"at_least": "2500000"}}), min="2000000"), {}),
        (field("date", two({"date": {"older_than": "40 years"}}), min="1930-01-01",
               latest="today"), {}),
        (field("text", two({"text": "magic"})), {}),
        (field("phone", two({"answered": "phone"}), optional=True), {}),
        (field("date", two({"age": {"at_least": "77"}})),
         {"age": {"rule": "days_since", "day": "date"}}),
        (field("date", two({"state": "old"})),
         {"state": [{"when": {"date": {"older_than": "5 days"}}, "is": "old"}, {"is": "new"}]}),
    ],
)  # fmt: skip
def test_a_field_is_answered_on_both_sides_of_its_boundary(
    node: Input, compute: dict[str, Any]
) -> None:
    result = made({"n": node, "end": END}, compute)
    assert result.missed == []
    assert len(result.scenarios) == 2


def test_answers_that_a_derived_value_rests_on_together_are_found_together() -> None:
    rule = {"rule": "late_delivery_penalty", "price": "money", "due": "date"}
    result = made(
        {
            "price": field("money", "due"),
            "due": field("date", two({"fine": {"at_least": "54321"}})),
            "end": END,
        },
        {"fine": rule},
    )
    assert result.missed == []


def test_answers_given_again_and_again_are_found() -> None:
    either = {"any": [{"i": {"at_least": 5}}, {"m": {"at_least": 100}}]}
    nodes: dict[str, Node] = {
        "i": field("integer", "m", save_as="i"),
        "m": field("money", two(either, "i"), save_as="m"),
        "end": END,
    }
    assert made(nodes).missed == []
    assert {draft.ends_at for draft in made(nodes).scenarios} == {"end"}


@pytest.mark.parametrize(
    ("one", "other", "bound", "looked_at"),
    [
        ("first", "last", {"earliest": "first"}, {"last": {"older_than": "300 days"}}),
        ("first", "last", {"earliest": "first"}, {"first": {"within": "20 days"}}),
        ("last", "first", {"latest": ["today", "last"]}, {"first": {"within": "20 days"}}),
    ],
)
def test_a_date_lies_on_its_side_of_the_one_it_depends_on(
    one: str, other: str, bound: dict[str, Any], looked_at: dict[str, Any]
) -> None:
    nodes: dict[str, Node] = {
        one: field("date", other, save_as=one),
        other: field("date", two(looked_at), save_as=other, **bound),
        "end": END,
    }
    result = made(nodes)
    assert result.missed == []
    for draft in result.scenarios:
        assert draft.answers["first"] <= draft.answers["last"]


@pytest.mark.parametrize("latest", [None, "today"])
def test_nor_before_any_of_several(latest: Literal["today"] | None) -> None:
    nodes: dict[str, Node] = {
        "one": field("date", "two", save_as="one"),
        "two": field("date", "last", save_as="two"),
        "last": field("date", two({"last": {"older_than": "300 days"}}), save_as="last",
                      earliest=["one", "two"], latest=latest),
        "end": END,
    }  # fmt: skip
    result = made(nodes)
    assert result.missed == []
    for draft in result.scenarios:
        assert max(draft.answers["one"], draft.answers["two"]) <= draft.answers["last"]


ORDERS = ("after", "not_after", "before", "not_before")


@pytest.mark.parametrize("latest", [None, "today"])
@pytest.mark.parametrize("operator", ORDERS)
def test_two_dates_are_answered_as_a_guard_wants_them(
    operator: str, latest: Literal["today"] | None
) -> None:
    nodes: dict[str, Node] = {
        "one": field("date", "other", save_as="one", latest=latest),
        "other": field("date", two({"one": {operator: "other"}}), save_as="other", optional=True,
                       latest=latest),
        "end": END,
    }  # fmt: skip
    result = made(nodes)
    assert result.missed == []
    assert len(result.scenarios) == 2


def test_a_date_is_answered_on_both_sides_of_one_that_is_counted() -> None:
    facts = Facts(terms={"week": TERM})
    tree = Tree(
        "t",
        "t",
        {
            "from_": field("date", "to", save_as="from_", latest="today"),
            "to": field("date", "which", save_as="to", latest="today", earliest="from_"),
            "which": Route(
                to=[
                    Candidate("late", {"to": {"after": "due"}}),
                    Candidate("last", {"to": {"not_before": "due"}}),
                    Candidate("early"),
                ]
            ),
            **dict.fromkeys(("late", "last", "early"), END),
        },
        "from_",
        compute={"due": {"term": "week", "from": "from_"}},
    )
    found = Library(Manifest("x", "x", "t", ["ru"], "x"), {"t": tree}, facts, {}, "")
    result = drafts(found, "t", TODAY, RU)
    assert result.missed == []
    assert {draft.ends_at for draft in result.scenarios} == {"late", "last", "early"}


def test_three_dates_are_put_in_any_order() -> None:
    orders = [("a", "b", "c"), ("b", "c", "a"), ("c", "b", "a")]
    ways = [
        Candidate("end", {"all": [{one: {"before": two}}, {two: {"before": three}}]})
        for one, two, three in orders
    ]
    ways += [Candidate("end", {"all": [{"a": {"not_after": "b"}}, {"a": {"not_before": "b"}}]})]
    ways += [Candidate("never", {"all": [{"a": {"before": "b"}}, {"b": {"before": "c"}},
                                         {"c": {"before": "a"}}]})]  # fmt: skip
    nodes: dict[str, Node] = {
        "a": field("date", "b", save_as="a"),
        "b": field("date", "c", save_as="b", earliest=None),
        "c": field("date", [*ways, Candidate("end")], save_as="c", latest="today"),
        "end": END,
        "never": END,
    }
    assert made(nodes).missed == [("t.c", "next", 4)]


def test_a_way_that_nobody_can_take_is_named_and_left_to_the_author() -> None:
    never = {"all": [{"q": "x"}, {"q": "y"}]}
    choices = {"x": Choice("?", two(never)), "y": Choice("?", "end")}
    result = made({"n": Question(text="?", choices=choices, save_as="q"), "end": END})
    assert result.missed == [("t.n", "x", 0)]
    assert "#   n: x (way 1)\n" in written(result)


def test_what_no_guard_looks_at_is_left_out_where_it_may_be() -> None:
    result = made({"a": field("text", "b", optional=True), "b": field("email", "end"), "end": END})
    (draft,) = result.scenarios
    assert draft.answers == {"b": "name@example.org"}


def test_a_checklist_of_many_items_is_not_tried_in_every_selection() -> None:
    items = {f"i{number}": Item("?") for number in range(30)}
    when = {"any": [{"c": name} for name in items]}
    node = Checklist(text="?", items=items, save_as="c", to=two(when))
    atoms = [Look(atom, (), ()) for atom in comparisons(parse(when))]
    assert len(Boundaries(of_nodes({"n": node, "end": END}), TODAY).options(node, atoms)) == 62
    assert made({"n": node, "end": END}).missed == []


def test_a_tree_without_an_outcome_gives_no_scenario() -> None:
    choices = {"again": Choice("?", "n")}
    result = made({"n": Question(text="?", choices=choices)})
    assert result.scenarios == []
    assert written(result).endswith("tree: t\nscenarios: []\n")


def test_a_part_of_others_is_walked_from_the_start_of_the_library(copy: Path, run: Run) -> None:
    part = (
        "tree: part\ntitle: P\nnodes:\n"
        "  ask: {kind: question, text: Q, choices: {x: {label: X, to: demo.good},"
        " y: {label: Y, to: demo.shop}}}\n"
    )
    (copy / "part.yaml").write_text(part, "utf-8")
    path = copy / "demo.yaml"
    path.write_text(path.read_text("utf-8").replace("to: story}", "to: part.ask}", 1), "utf-8")
    made_ = drafts(library(copy), "part", TODAY, RU)
    assert made_.missed == []
    assert {draft.answers["part.ask"] for draft in made_.scenarios} == {"x", "y"}
    assert written(made_).splitlines()[2] == "tree: demo"


def test_the_scenarios_of_the_sample_pass_and_take_everything(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "scenarios.yaml"
    command = ["test", "--generate", "demo", "--today", "2026-11-22", *FOR_SAMPLE]
    code, text, err = run(*command)
    assert (code, err) == (0, "")
    assert run(*command, "-o", str(file)) == (0, "", "")
    assert file.read_text("utf-8") == text
    code, out, _ = run("test", "--coverage", str(file), "--today", "2020-01-01", *FOR_SAMPLE)
    assert code == 0
    assert "all trees: nodes 14 of 14 (100 %), choices 9 of 9 (100 %), ways 5 of 5 (100 %)" in out
    # A node that is met twice has a list, and a word is never taken for a truth or a date.
    assert "      plugged: [yes, no]\n" in text
    assert "      call: [later, solved]\n" in text
    assert "    today: 2026-11-22\n" in text


def test_a_file_that_is_there_is_not_written_over(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("mine", "utf-8")
    code, _, err = run("test", "--generate", "demo", "-o", str(file), *FOR_SAMPLE)
    assert code == 2
    assert "there already" in err
    assert file.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--generate", "dmeo"], "did you mean «demo»?"),
        (["--generate", "demo", str(SAMPLE)], "it takes only -o"),
        (["--generate", "demo", "--coverage"], "it takes only -o"),
        (["-o", "x.yaml"], "-o goes with --generate"),
        (["--generate", "demo", "-o", "no/such/folder/x.yaml"], "no/such/folder/x.yaml"),
    ],
)
def test_a_wrong_call_ends_with_two(run: Run, arguments: list[str], said: str) -> None:
    code, out, err = run("test", *arguments, *FOR_SAMPLE)
    assert (code, out) == (2, "")
    assert said in err


def test_the_day_is_the_one_that_was_named(changed: Change) -> None:
    for day in (date(2024, 2, 29), date(2027, 1, 1)):
        result = drafts(library(SAMPLE), "demo", day, RU)
        assert result.missed == []
        assert {draft.today for draft in result.scenarios} == {day}


@pytest.mark.parametrize(
    ("guard", "answers"),
    [
        ({"p": "a"}, [["a", "x"]]),
        ({"p": "b"}, [["b", "x"]]),
        ({"d": {"older_than": "9 days"}}, [["a", "x"], ["b", "x"]]),
        ({"q": "x"}, []),  # nobody was asked for that before
    ],
)
def test_a_choice_under_a_guard_is_taken_only_where_it_is_offered(
    guard: dict[str, Any], answers: list[list[str]]
) -> None:
    first = Question(text="p", save_as="p", choices={k: Choice(k, "day") for k in ("a", "b")})
    day = Input(text="d", type="date", save_as="d", to="ask", latest="today")
    asked = {"x": Choice("x", "end", when=guard), "y": Choice("y", "end")}
    ask = Question(text="q", save_as="q", choices=asked)
    found = of_nodes({"first": first, "day": day, "ask": ask, "end": END})
    made = drafts(found, "t", TODAY, RU)
    walker = Walker(found, "t")
    taken = []
    for draft in made.scenarios:
        assert replay(walker, draft.answers, draft.today, RU).finished
        taken.append([draft.answers["first"], draft.answers["ask"]])
    offered = [pair for pair in taken if pair[1] == "x"]
    assert bool(offered) is bool(answers)
    assert all(pair in answers for pair in offered)
    assert bool(made.missed) is (guard == {"q": "x"})


def test_what_is_typed_is_in_the_letters_of_the_library() -> None:
    nodes: dict[str, Node] = {
        "a": field("person", "b"),
        "b": field("postal_address", "end"),
        "end": END,
    }
    found = of_nodes(nodes)
    english = msgspec.structs.replace(found.manifest, languages=["en"])
    told = msgspec.structs.replace(found, manifest=english)
    answers = [drafts(one, "t", TODAY, RU).scenarios[0].answers for one in (found, told)]
    assert answers == [
        {"a": "Иванова Мария Петровна", "b": "101000, Москва, ул. Мясницкая, д. 1"},
        {"a": "Smith Mary", "b": "12 Long Street, Springfield 62701"},
    ]
