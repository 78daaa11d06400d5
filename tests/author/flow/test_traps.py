"""Circles that some people cannot leave, and those that everybody can."""

from __future__ import annotations

import pytest

from tests.conftest import Change, codes_of, faults

HERE = "done: {label: It is, to: good}"


PULL = "{kind: action, text: Pull it, choices: {out: {label: Out, to: plug_in}}}"


def circle(ways: str, back: str = PULL) -> str:
    """The step with guarded ways out of a circle of two nodes."""
    return f"done: {{label: It is, to: [{ways}, {{to: two}}]}}\n\n  two: {back}"


FIELD = "{{kind: input, type: {type}, text: Which?, save_as: {name}, to: plug_in}}"
QUESTION = (
    "{kind: question, text: On?, save_as: power, choices: "
    "{on: {label: It is on, to: plug_in}, off: {label: It is off, to: plug_in}}}"
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # Nothing in the circle changes what the way out looks at.
        (circle("{when: {kit: box}, to: good}"), ["one-way-circle"]),
        (circle("{when: {answered: owner}, to: good}"), ["one-way-circle"]),
        (circle("{when: {bought: {within: 9 days}}, to: good}"), ["one-way-circle"]),
        (circle("{when: {any: [{power: on}, {kit: box}]}, to: good}"), ["one-way-circle"]),
        ("done: {label: It is, to: two}\n      enough: {label: Enough, when: {kit: box}, to: good}"
         f"\n\n  two: {PULL}", ["one-way-circle"]),
        # The person is asked again, or time passes, or another choice leads out.
        (circle("{when: {power: off}, to: good}", QUESTION), []),
        (circle("{when: {years: {at_least: 3}}, to: good}",
                FIELD.format(type="integer", name="years")), []),
        (circle("{when: {answered: serial}, to: good}",
                FIELD.format(type="text", name="serial")), []),
        (circle("{when: {kit: box}, to: good}").replace(
            "\n\n", "\n      enough: {label: Enough, to: good}\n\n"), []),
        (circle("{when: {power: [on, off]}, to: good}, {when: {not: {answered: power}}, to: good}"),
         ["unreachable-default"]),
    ],
)  # fmt: skip
def test_a_circle_is_left_by_everybody_or_is_told_of(
    changed: Change, text: str, codes: list[str]
) -> None:
    assert sorted(codes_of(changed("demo.yaml", HERE, text))) == sorted(codes)


def test_a_date_grows_older_while_one_goes_round(changed: Change) -> None:
    changed("demo.yaml", 'no: {label: "No", to: plug_in}', 'no: {label: "No", to: bought}')
    changed(
        "demo.yaml",
        "    optional: true\n",
        "",
    )
    changed("demo.yaml", "      - {to: owner}\n", "      - {to: plug_in}\n")
    way = "{when: {bought: {older_than: 40 days}}, to: good}"
    assert "one-way-circle" not in codes_of(changed("demo.yaml", HERE, circle(way)))


def test_the_way_into_the_circle_is_told(changed: Change) -> None:
    (fault,) = faults(changed("demo.yaml", HERE, circle("{when: {kit: box}, to: good}")))
    assert fault.message.endswith(": demo.plug_in, demo.two")
    assert fault.hint == "such as: demo.plugged: no → plug_in"
