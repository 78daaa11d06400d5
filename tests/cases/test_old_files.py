"""Case files that version 0.1 wrote are opened for ever: what they hold, and where it stands."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import NOW, SAMPLE, SHIPPED, library
from wizard import locations
from wizard.cases import store
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.desk import Desk
from wizard.cases.record import FORMAT
from wizard.commands.proved import spoken_in
from wizard.i18n import language
from wizard.library.library import Library
from wizard.library.model import Outcome
from wizard.walk.steps import Step

FIXTURES = Path(__file__).parent / "fixtures" / "0.1"
NETWORK = Path(locations.__file__).parent / "examples" / "network"
LIBRARIES = {"shipped": SHIPPED, "sample": SAMPLE, "network": NETWORK}

Expected = dict[str, Any]
EXPECTED = yaml.safe_load((FIXTURES / "expected.yaml").read_text("utf-8"))
TODAY = date.fromisoformat(EXPECTED["today"])
CASES: dict[str, Expected] = EXPECTED["cases"]
LATER = {"claim.seller_is", "claim.goods#more"}
"""Questions of a later library on the way of some of them: what it assumes is an answer now."""
every = pytest.mark.parametrize("name", CASES)


@cache
def spoken(folder: Path, code: str) -> Library:
    return spoken_in(folder, library(folder), code)


def desk_of(expected: Expected, home: Path) -> Desk:
    said = spoken(LIBRARIES[expected["library"]], expected["language"])
    return Desk(said, language(expected["language"]), TODAY, lambda: NOW, home / "cases")


def lying(name: str, folder: Path) -> Path:
    """The file under the name that it had in the folder of cases."""
    folder.mkdir(exist_ok=True)
    return Path(shutil.copyfile(FIXTURES / name, folder / CASES[name]["name"]))


def now(desk: Desk, node: str) -> str:
    """What a node of 0.1 is called by now."""
    renamed: dict[str, str] = getattr(desk.library.manifest, "renamed", {})
    return renamed.get(node, node)


def told(step: Step) -> Expected:
    """A step as the expectations have it: of a message, a hash."""
    said: Expected = {"node": step.node, "answer": step.answer, "on": step.on.isoformat()}
    if step.message is not None:
        said["message"] = hashlib.sha256(step.message.encode()).hexdigest()[:16]
    if step.number is not None:
        said["number"] = step.number
    return said


def steps_of(desk: Desk, steps: Iterable[Expected]) -> list[Expected]:
    return [{**step, "node": now(desk, step["node"])} for step in steps]


def kept_of(desk: Desk, expected: Expected) -> Expected:
    return {now(desk, node): answer for node, answer in expected.get("kept", {}).items()}


def drafts_of(desk: Desk, expected: Expected) -> Expected:
    drafts = expected.get("drafts", {})
    return {now(desk, node): (it["text"], int(it.get("visit", 0))) for node, it in drafts.items()}


def held(case: Case) -> Expected:
    """All that a person has put into a case."""
    return {
        "at": case.walk.at,
        "steps": [told(step) for step in case.walk.steps if step.node not in LATER],
        "kept": dict(case.walk.kept),
        "drafts": {node: (draft.text, draft.visit) for node, draft in case.drafts.items()},
        "lost": [told(step) for step in case.lost],
    }


def holds(desk: Desk, expected: Expected) -> Expected:
    """All that a person has put into it, as it was written down by hand."""
    return {
        "at": now(desk, expected["at"]),
        "steps": steps_of(desk, expected["steps"]),
        "kept": kept_of(desk, expected),
        "drafts": drafts_of(desk, expected),
        "lost": expected.get("lost", []),
    }


def test_none_of_them_is_missing_or_changed() -> None:
    found = {path.name: path.read_bytes() for path in FIXTURES.glob("*.md")}
    found.pop("README.md")
    assert {name: hashlib.sha256(data).hexdigest() for name, data in found.items()} == {
        name: expected["sha256"] for name, expected in CASES.items()
    }


@every
def test_it_is_opened_where_it_stood_with_all_that_it_holds(name: str, tmp_path: Path) -> None:
    expected = CASES[name]
    desk = desk_of(expected, tmp_path)
    case = desk.open(lying(name, desk.folder))
    assert held(case) == holds(desk, expected)
    assert case.walk.lost == ()
    assert (case.id, case.tree) == (expected["id"], expected["tree"])
    assert case.created.isoformat() == expected["created"]
    assert case.updated is not None
    assert case.updated.isoformat().replace("+00:00", "Z") == expected["updated"]


@every
def test_it_is_over_or_waits_as_it_did(name: str, tmp_path: Path) -> None:
    expected = CASES[name]
    desk = desk_of(expected, tmp_path)
    walk = desk.open(lying(name, desk.folder)).walk
    node = walk.node
    state = node.status if isinstance(node, Outcome) else ("waiting" if walk.waiting else None)
    assert state == expected.get("state")


@every
def test_the_document_tells_every_number(name: str, tmp_path: Path) -> None:
    expected = CASES[name]
    desk = desk_of(expected, tmp_path)
    text = desk.open(lying(name, desk.folder)).document()
    numbers = [step["number"] for step in expected["steps"] if "number" in step]
    assert [number for number in numbers if number not in text] == []


@every
def test_after_one_more_move_everything_is_there(name: str, tmp_path: Path) -> None:
    expected, then = CASES[name], CASES[name]["then"]
    desk = desk_of(expected, tmp_path)
    path = lying(name, desk.folder)
    case = desk.resume(path)
    assert not case.elsewhere
    before = holds(desk, expected)
    assert held(case) == before
    if "back" in then:
        case.adopt(case.walk.back())
        taken = before["steps"].pop()
        before["kept"][taken["node"]] = taken["answer"]
        before["at"] = now(desk, then["back"])
    else:
        case.answer(then["answer"])
        made = case.walk.steps[-1]
        assert (made.node, made.answer, made.on) == (before["at"], then["answer"], TODAY)
        if then.get("sends_draft"):
            assert made.message == before["drafts"][made.node][0]
        before["steps"].append(told(made))
        before["kept"].pop(made.node, None)
        before["at"] = now(desk, then["at"])
    assert case.trouble is None
    assert held(case) == before
    case.release()
    again = desk.open(path)
    assert held(again) == before
    assert (again.id, again.created) == (case.id, case.created)
    assert store.read_record(path).format == FORMAT
    aside = [item for item in desk.folder.iterdir() if item.suffix == store.SUFFIX and item != path]
    assert [item.read_bytes() for item in aside] == [
        (FIXTURES / name).read_bytes() for _ in range(bool(expected.get("edited")))
    ]


@pytest.mark.parametrize("kind", LIBRARIES)
def test_the_list_of_cases_refuses_none(kind: str, tmp_path: Path) -> None:
    mine = {name: expected for name, expected in CASES.items() if expected["library"] == kind}
    desk = desk_of(next(iter(mine.values())), tmp_path)
    for name in mine:
        lying(name, desk.folder)
    found = overview(desk)
    assert found.refused == []
    assert {one.path.name for one in found.cases} == {one["name"] for one in mine.values()}
    over = {
        one["name"] for one in mine.values() if one.get("state") in ("solved", "open", "referred")
    }
    assert {one.path.name for one in found.cases if one.ended} == over
