"""Steps that are called otherwise by now: an open case goes on where it stood."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import SAMPLE, SHIPPED, TODAY, changer, codes_of, desk_of
from wizard.author.scenarios.trial import Trial
from wizard.cases.case_list import overview
from wizard.cases.record import FORMAT, Record
from wizard.cases.renaming import renamed
from wizard.outcome.drafts import Draft
from wizard.walk.answers import Answer
from wizard.walk.steps import OwedAnswer, SentClaim, Step
from wizard.walk.walk import Walk

OLD = Record(
    format=FORMAT, id="a", tree="demo.call", library="x", language="en", created=TODAY,
    updated=datetime(2026, 11, 22, tzinfo=UTC),
    steps=[Step("demo.power", "on", TODAY, number="7"), Step("demo.call", "later", TODAY)],
    kept={"demo.power": "off", "demo.owner": "Ann"},
    drafts={"demo.call": Draft("T", "x")},
    typed={"demo.owner": "An", "ticket": "7"},
    lost=[Step("demo.power", "up", TODAY)],
    former=[Step("demo.power", "down", TODAY)],
    owed=[
        OwedAnswer("demo.call", "demo.call", "reply", TODAY, Step("demo.call", "later", TODAY)),
        OwedAnswer("demo.x", "day", "reply", TODAY),
    ],
    sent=[SentClaim(Step("demo.call", "later", TODAY), {}, (Step("demo.power", "on", TODAY),))],
)  # fmt: skip
NEW = {"demo.power": "demo.light", "demo.call": "more.ring"}


def anew(folder: Path, manifest: str = "") -> Path:
    """The sample with its question about the light called otherwise."""
    path = folder / "demo.yaml"
    text = path.read_text("utf-8").replace("to: power}", "to: light}")
    path.write_text(text.replace("\n  power:\n", "\n  light:\n"), "utf-8")
    walks = folder / "scenarios/demo.yaml"
    walks.write_text(walks.read_text("utf-8").replace("power:", "light:"), "utf-8")
    return changer(folder)("library.yaml", "stages:", f"{manifest}stages:")


def test_every_part_of_a_record_that_names_a_step_names_the_new_one() -> None:
    found = renamed(OLD, NEW)
    assert found.tree == "more.ring"
    assert [step.node for step in found.steps] == ["demo.light", "more.ring"]
    assert found.steps[0] == msgspec.structs.replace(OLD.steps[0], node="demo.light")
    assert found.kept == {"demo.light": "off", "demo.owner": "Ann"}
    assert found.drafts == {"more.ring": Draft("T", "x")}
    assert found.typed == OLD.typed
    assert [step.node for step in (*found.lost, *found.former)] == ["demo.light"] * 2
    assert [(one.node, one.event) for one in found.owed] == [
        ("more.ring", "more.ring"),
        ("demo.x", "day"),
    ]
    assert [one.began and one.began.node for one in found.owed] == ["more.ring", None]
    (claim,) = found.sent
    assert [step.node for step in (claim.step, *claim.told)] == ["more.ring", "demo.light"]
    assert renamed(found, NEW) == found
    assert renamed(OLD, {}) is OLD


FIELDS = {
    "demo.mail": "demo.owner#mail",
    "demo.price": "demo.owner#price",
    "demo.owner": "demo.owner#owner",
}


def test_questions_that_became_a_form_are_its_fields_in_its_order(formed: Path) -> None:
    said = {"demo.plugged": "yes", "demo.power": "off", "demo.mail": "a@b.org"}
    said |= {"demo.price": "5.00", "demo.owner": "Ann"}
    steps = [Step(node, answer, TODAY) for node, answer in said.items()]
    old = msgspec.structs.replace(OLD, tree="demo", steps=steps, typed={"demo.mail": "a@"})
    library = desk_of(formed).library
    found = renamed(old, FIELDS, library.nodes)
    assert [step.node for step in found.steps[2:]] == [
        "demo.owner#owner", "demo.owner#price", "demo.owner#mail",
    ]  # fmt: skip
    assert found.typed == {"demo.owner#mail": "a@"}
    walk = desk_of(formed).walker("demo").replay(found.steps, TODAY)
    assert (walk.at, walk.lost) == ("demo.kit", ())


def test_what_was_asked_between_questions_that_became_a_form_comes_behind_it(
    formed: Path,
) -> None:
    asked = ["power", "mail", "kit", "price", "name", "call"]
    round_ = [Step(f"demo.{name}", "x", TODAY) for name in asked]
    old = msgspec.structs.replace(OLD, steps=[*round_, *round_[:3]])
    names = {**FIELDS, "demo.name": "demo.owner#owner"}
    found = renamed(old, names, desk_of(formed).library.nodes)
    assert [step.node.removeprefix("demo.") for step in found.steps] == [
        *("power", "owner#owner", "owner#price", "owner#mail", "kit", "call"),
        *("power", "owner#mail", "kit"),  # a second round is none of the first
    ]


def test_a_case_of_single_questions_goes_on_in_the_form_that_took_their_place(
    formed: Path, copy: Path
) -> None:
    changer(formed)("library.yaml", "stages:", "renamed: {demo.name: demo.owner#owner}\nstages:")
    assert codes_of(formed) == []
    desk = desk_of(formed)
    case = walked(desk, "yes", "off", "Ann")
    text = case.path.read_text("utf-8")
    case.release()
    case.path.write_text(text.replace("demo.owner#owner", "demo.name"), "utf-8")
    opened = desk.open(case.path)
    assert (opened.walk.at, opened.walk.lost) == ("demo.owner#price", ())


@pytest.mark.parametrize("new", ["demo.owner#nobody", "demo.owner#", "demo.owner#?paid_back"])
def test_a_field_that_is_not_there_is_no_new_name(formed: Path, new: str) -> None:
    changer(formed)("library.yaml", "stages:", f"renamed: {{demo.name: '{new}'}}\nstages:")
    assert codes_of(formed) != []


def test_what_was_said_at_the_new_step_goes_before_what_was_at_the_old() -> None:
    both = msgspec.structs.replace(OLD, kept={"demo.light": "on", "demo.power": "off"})
    assert renamed(both, NEW).kept == {"demo.light": "on"}


@pytest.mark.parametrize(("manifest", "at"), [("renamed: {demo.power: demo.light}\n", "demo.call"),
                                              ("", "demo.light")])  # fmt: skip
def test_an_open_case_goes_on_where_it_stood(copy: Path, manifest: str, at: str) -> None:
    case = walked(desk_of(SAMPLE), *TO_CALL, "later")
    case.release()
    desk = desk_of(anew(copy, manifest))
    again = desk.resume(case.path)
    assert again.walk.at == at
    assert bool(again.lost) is not bool(manifest)
    (item,) = overview(desk).open
    assert (item.due is not None) is bool(manifest)


@pytest.mark.parametrize(
    ("manifest", "codes"),
    [
        ("renamed: {demo.power: demo.light}\n", []),
        ("renamed: {old.power: demo.light}\n", []),
        ("renamed: {demo.power: demo.lihgt}\n", ["unknown-node"]),
        ("renamed: {demo.power: dmeo.light}\n", ["unknown-tree"]),
        ("renamed: {demo.owner: demo.light}\n", ["still-there"]),
        ("renamed: {power: demo.light}\n", ["unknown-tree"]),
        ("renamed: {demo.power: light}\n", ["unknown-tree"]),
        ("renamed: {demo.Power: demo.light}\n", ["bad-id"]),
    ],
)
def test_a_new_name_is_of_a_step_that_is_there_and_the_old_of_none(
    copy: Path, manifest: str, codes: list[str]
) -> None:
    assert codes_of(anew(copy, manifest)) == codes


AS_FORM = {"demo.person": "demo.owner", "demo.person#cost": "demo.owner#price"}


@pytest.mark.parametrize(
    "names",
    [
        AS_FORM,
        # First the form got its name, then one of its fields, so a field may have had two before.
        {"demo.person": "demo.owner", "demo.owner#cost": "demo.owner#price"},
    ],
)
def test_a_form_takes_its_fields_along(names: dict[str, str]) -> None:
    answers = {"owner": "Ann", "cost": "5.00", "mail": "a@b.org"}
    steps = [Step(f"demo.person#{name}", said, TODAY) for name, said in answers.items()]
    again = [steps[0], Step("demo.power", "on", TODAY), *steps]
    old = msgspec.structs.replace(
        OLD, steps=again, kept={"demo.person#cost": "5.00"}, typed={"demo.person#mail": "a@"}
    )
    found = renamed(old, names)
    fields = ["demo.owner#owner", "demo.owner#price", "demo.owner#mail"]
    assert [step.node for step in found.steps] == [fields[0], "demo.power", *fields]
    assert (found.kept, found.typed) == ({fields[1]: "5.00"}, {fields[2]: "a@"})


def test_what_is_kept_of_a_row_is_so_under_the_new_name() -> None:
    kept: dict[str, Answer] = {"demo.goods#cost/2": "5.00", "demo.goods#device": "a"}
    typed: dict[str, Answer] = {"demo.goods#device/3": "La"}
    names = {"demo.goods": "demo.things", "demo.things#cost": "demo.things#price"}
    found = renamed(msgspec.structs.replace(OLD, kept=kept, typed=typed), names)
    assert found.kept == {"demo.things#price/2": "5.00", "demo.things#device": "a"}
    assert found.typed == {"demo.things#device/3": "La"}


def test_rows_take_their_columns_along(rowed: Path) -> None:
    desk = desk_of(rowed)
    row = {"thing": "Kettle", "cost": "5.00", "more": "yes"}
    told = [("demo.plugged", "yes"), ("demo.power", "off"), ("demo.owner", "Ann")]
    told += [(f"demo.things#{name}", said) for name, said in [*row.items(), *row.items()]]
    old = msgspec.structs.replace(
        OLD, tree="demo", steps=[Step(node, said, TODAY) for node, said in told]
    )
    names = {"demo.things": "demo.goods", "demo.things#thing": "demo.goods#device"}
    found = renamed(old, names, desk.library.nodes)
    walk = desk.walker("demo").replay(found.steps, TODAY)
    assert (walk.at, walk.lost) == ("demo.goods#device", ())


@pytest.mark.parametrize(
    ("manifest", "codes"),
    [
        ("demo.person: demo.owner", []),
        ("demo.person: demo.owner, demo.person#cost: demo.owner#price", []),
        ("demo.owner#cost: demo.owner#price", []),
        ("demo.owner#price: demo.owner#mail", ["still-there"]),
        ("demo.person#cost: demo.owner", ["nobody-there"]),
        ("demo.person#cost: demo.owner#cots", ["unknown-node"]),
        ("demo.person: demo.which_way", ["nobody-there"]),
    ],
)
def test_a_field_is_called_otherwise_too(formed: Path, manifest: str, codes: list[str]) -> None:
    changer(formed)("library.yaml", "stages:", f"renamed: {{{manifest}}}\nstages:")
    assert codes_of(formed) == codes


BEFORE = {"claim.goods#item": "claim.item", "claim.goods#flaw": "claim.flaw"}
PRICES = {
    "late": "claim.price",
    "refusal": "claim.refusal_price",
    "fulfil": "claim.fulfil_price",
    "defect": "claim.defect_price",
}


def as_before(walk: Walk) -> list[Step]:
    """The steps as they were when each thing was asked for by a question of its own."""
    steps = [step for step in walk.steps if step.node != "claim.goods#more"]
    last = next((at for at, step in enumerate(steps) if step.node == "claim.first_refusal"), None)
    price = next((at for at, step in enumerate(steps) if step.node == "claim.goods#price"), None)
    if last is not None and price is not None:
        steps.insert(last, steps.pop(price))
    names = {**BEFORE, "claim.goods#price": PRICES.get(str(walk.values.get("basis")), "")}
    return [msgspec.structs.replace(one, node=names.get(one.node, one.node)) for one in steps]


@pytest.mark.parametrize("file", ["unwanted", "delivery", "defect", "cancelled", "business"])
def test_a_claim_about_one_thing_goes_on_where_several_can_be_named(file: str) -> None:
    desk = desk_of(SHIPPED)
    library, met = desk.library, 0
    for walk in Trial(desk.pages, TODAY).walks(SHIPPED / "scenarios" / f"{file}.yaml"):
        given = [step.node for step in walk.steps]
        if given.count("claim.goods#item") != 1:
            continue
        met += 1
        old = msgspec.structs.replace(OLD, steps=as_before(walk))
        found = renamed(old, library.manifest.renamed, library.nodes)
        replayed = walk.walker.skip_added(walk.walker.replay(found.steps, walk.today), {})
        assert (replayed.at, replayed.lost) == (walk.at, ())
        assert replayed.values.get("price") == walk.values.get("price")
    assert met > 2


@pytest.mark.parametrize(
    ("asked", "names", "gathered"),
    [
        (
            ["mail", "price", "call", "name"],
            {f"demo.{name}": f"demo.owner#{name}" for name in ("mail", "price", "name")},
            ["owner#mail", "owner#price", "owner#name", "call"],
        ),
        (
            ["people#mail", "call", "people#price"],
            {"demo.people": "demo.owner"},
            ["owner#mail", "call", "owner#price"],
        ),
    ],
)
def test_questions_that_became_a_form_stand_together_and_fields_of_a_form_where_they_stood(
    asked: list[str], names: dict[str, str], gathered: list[str]
) -> None:
    steps = [Step(f"demo.{name}", "x", TODAY) for name in asked]
    found = renamed(msgspec.structs.replace(OLD, steps=steps), names)
    assert [step.node for step in found.steps] == [f"demo.{name}" for name in gathered]
