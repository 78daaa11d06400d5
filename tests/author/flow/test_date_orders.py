"""Which of two dates is the later one: what is remembered of it, and what makes it anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.author.flow.test_small import TOLD, asks, found
from wizard.author.flow.date_orders import of_two, pair
from wizard.library.guard import Compared, comparisons, parse

TERM = (
    "sources:\n  s: {title: S, url: 'https://x.example/', read: 2026-11-22}\n"
    "terms:\n  weeks: {length: 14 days, text: T, binding: guideline, by: others,"
    " status: unconfirmed, sources: [s], checked: 2026-11-22}\n"
)
NEVER, SHADOWED, DEFAULT = "never-holds", "shadowed-guard", "unreachable-default"


def date(name: str, to: str, more: str = "") -> str:
    return f"{{kind: input, type: date, text: D, save_as: {name}, to: {to}{more}}}"


def one_node(folder: Path, ways: list[str], more: str = "") -> list[str]:
    """What is told where two dates are asked, and compared once."""
    guarded = [f"{{when: {guard}, to: end}}" for guard in ways]
    nodes = (
        f"  n0: {date('a', 'n1')}\n"
        f"  n1: {date('b', 'n2', more)}\n"
        f"  n2: {asks(*guarded, '{to: far}')}\n"
    )
    return found(folder, nodes)


def test_a_pair_is_one_whichever_date_is_held_against_the_other() -> None:
    (one,), (other,) = (
        list(comparisons(parse(raw))) for raw in ({"a": {"after": "b"}}, {"b": {"before": "a"}})
    )
    assert of_two(one)
    assert pair(one) == pair(other) == ("a", "b")
    assert not of_two(next(comparisons(parse({"a": {"older_than": "3 days"}}))))
    assert isinstance(one, Compared)


@pytest.mark.parametrize(
    ("ways", "codes"),
    [
        (["{a: {after: b}}", "{a: {after: b}}"], [SHADOWED]),
        (["{a: {after: b}}", "{b: {before: a}}"], [SHADOWED]),
        (["{a: {not_before: b}}", "{a: {after: b}}"], [SHADOWED]),
        (["{a: {after: b}}", "{a: {not_before: b}}"], []),  # it may be the same day
        (["{a: {after: b}}", "{a: {before: b}}"], []),
        (["{a: {after: b}}", "{a: {not_after: b}}"], [DEFAULT]),
        (["{a: {before: b}}", "{a: {not_before: b}}"], [DEFAULT]),
        (["{a: {after: b}}", "{a: {before: b}}", "{b: {not_after: a}}"], [DEFAULT]),
        (["{all: [{a: {after: b}}, {a: {before: b}}]}"], [NEVER]),
        (["{all: [{a: {after: b}}, {b: {after: a}}]}"], [NEVER]),
        (["{all: [{a: {not_after: b}}, {a: {not_before: b}}]}"], []),
        (["{not: {answered: b}, a: {after: b}}"], [NEVER]),
    ],
)
def test_one_comparison_follows_from_another(
    tmp_path: Path, ways: list[str], codes: list[str]
) -> None:
    assert one_node(tmp_path, ways) == codes


@pytest.mark.parametrize(
    ("ways", "codes"),
    [
        (["{a: {after: b}}", "{a: {not_after: b}}"], []),  # it was skipped
        (["{a: {after: b}}", "{a: {not_after: b}}", "{answered: b}"], [SHADOWED]),
        (["{a: {after: b}}", "{not: {a: {after: b}}}"], [DEFAULT]),
    ],
)
def test_a_date_that_is_not_there_is_neither_before_nor_behind(
    tmp_path: Path, ways: list[str], codes: list[str]
) -> None:
    assert one_node(tmp_path, ways, ", optional: true") == codes


TWICE = "  n0: {a}\n  n1: {b}\n  n2: {first}\n  n3: {between}\n  n4: {second}\n"
PASS = "{kind: question, text: Q, choices: {a: {label: A, to: n4}}}"


@pytest.mark.parametrize(
    ("compute", "compared", "between", "codes"),
    [
        ("", "{a: {after: b}}", PASS, [NEVER]),
        ("", "{a: {after: b}}", date("a", "n4"), []),
        ("", "{a: {after: b}}", date("b", "n4"), []),
        ("", "{a: {after: b}}", date("c", "n4"), [NEVER]),
        # What is counted from a date lies where it lay.
        ("  due: {term: weeks, from: b}\n", "{a: {after: due}}", PASS, [NEVER]),
        ("  due: {term: weeks, from: b}\n", "{a: {after: due}}", date("b", "n4"), []),
        ("  due: {term: weeks, from: b}\n", "{a: {after: due}}", date("c", "n4"), [NEVER]),
        # By another way of counting it lies elsewhere.
        (
            "  due: [{when: {c: {after: b}}, term: weeks, from: c}, {term: weeks, from: b}]\n",
            "{a: {after: due}}", date("c", "n4"), [],
        ),
        (
            "  due: [{when: {b: {older_than: 9 days}}, term: weeks, from: a},"
            " {term: weeks, from: b}]\n",
            "{a: {after: due}}", PASS, [],
        ),
    ],
)  # fmt: skip
def test_an_order_is_what_it_was_until_one_of_its_dates_is_another(
    tmp_path: Path, compute: str, compared: str, between: str, codes: list[str]
) -> None:
    (tmp_path / "facts.yaml").write_text(TERM, "utf-8")
    way = f"{{when: {compared}, to: end}}"
    nodes = TWICE.format(
        a=date("a", "n1"),
        b=date("b", "n2"),
        first=asks(way, "{to: n3}"),
        between=between,
        second=asks(way, "{to: far}"),
    )
    assert found(tmp_path, nodes, compute) == codes


CIRCLE = "{kind: question, text: Q, choices: {a: {label: A, to: n2}}}"


@pytest.mark.parametrize(
    ("back", "codes"),
    [
        (CIRCLE, ["one-way-circle"]),
        (date("a", "n2"), []),
        (date("b", "n2"), []),
        (date("c", "n2"), ["one-way-circle"]),
    ],
)
def test_a_circle_that_only_an_order_leads_out_of(
    tmp_path: Path, back: str, codes: list[str]
) -> None:
    nodes = (
        f"  n0: {date('a', 'n1')}\n  n1: {date('b', 'n2')}\n"
        f"  n2: {asks('{when: {a: {after: b}}, to: end}', '{to: n3}')}\n  n3: {back}\n"
    )
    assert found(tmp_path, nodes) == codes


@pytest.mark.parametrize(
    ("guard", "codes"),
    [
        ("{a: {after: b}}", []),
        ("{b: {before: a}}", []),
        ("{a: {not_before: b}}", ["unset-name"]),
        ("{a: {not_after: b}}", ["unset-name"]),
    ],
)
def test_what_was_asked_of_those_of_one_order_is_there_for_them_alone(
    tmp_path: Path, guard: str, codes: list[str]
) -> None:
    nodes = (
        f"  n0: {date('a', 'n1')}\n  n1: {date('b', 'n2')}\n"
        f"  n2: {asks('{when: {a: {after: b}}, to: n3}', '{to: n4}')}\n"
        "  n3: {kind: input, type: text, text: Q, save_as: t, to: n4}\n"
        f"  n4: {asks(f'{{when: {guard}, to: n5}}', '{to: far}')}\n"
        f"  n5: {asks('{to: end}').replace('text: Q', TOLD)}\n"
    )
    assert found(tmp_path, nodes) == codes
