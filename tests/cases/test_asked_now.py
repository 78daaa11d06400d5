"""What is in a case that is handed over, of what stands off its way."""

from __future__ import annotations

from msgspec.structs import replace

from tests.conftest import SHIPPED, desk_of
from wizard.cases import store
from wizard.cases.asked_now import asked_now


def test_what_names_somebody_off_the_way_is_left_out_and_the_rest_stays() -> None:
    case = desk_of(SHIPPED).new("delivery")
    case.answer("overdue")
    here = case.walk.slot(case.walk.at)
    off = {"claim.name": "Носов Иван", "gone.node": "кто-то", "delivery.due_date": "2026-11-10"}
    record = replace(store.read_record(case.path), kept=off, typed={**off, here: "10.11"})
    asked = asked_now(record, case)
    assert asked.kept == {"delivery.due_date": "2026-11-10"}
    assert asked.typed == {"delivery.due_date": "2026-11-10", here: "10.11"}
    assert asked.steps == record.steps
