"""Rows on the screen, driven by keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import desk_of
from tests.tui.conftest import answered, case, screen, type_
from wizard.library.table import Table
from wizard.tui import listening
from wizard.tui.app import WizardApp
from wizard.tui.choices import Choices
from wizard.tui.fields import Fields


@pytest.fixture
def app(rowed: Path, monkeypatch: pytest.MonkeyPatch) -> WizardApp:
    monkeypatch.setattr(listening, "HELD", 0.0)
    return WizardApp(desk_of(rowed), answered(desk_of(rowed), ("yes", "off", "Ann")))


async def test_row_after_row_is_typed_and_nothing_is_chosen_in_between(app: WizardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        await type_(pilot, "Kettle\n500\n")
        assert case(app).walk.at == "demo.goods#more"
        assert screen(app).query_one(Choices).row is None
        await type_(pilot, "1")
        fields = screen(app).query_one(Fields)
        assert fields.display
        assert [field.value for field in fields.inputs] == ["", ""]
        assert app.focused is fields.inputs[0]
        await type_(pilot, "Lamp\n1500\n")
        await type_(pilot, "2")
        assert case(app).walk.at == "demo.costly"
        table = case(app).walk.values["goods"]
        assert isinstance(table, Table)
        assert [row["device"] for row in table.rows] == ["Kettle", "Lamp"]
