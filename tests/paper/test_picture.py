"""The picture of a printed claim that the READMEs show: the shipped letter, drawn as its PDF is.

After a wanted change run this with `--snapshot-update`, and look at the picture.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from tests.conftest import SHIPPED, desk_of
from tests.release.test_pins import pins
from wizard.author.scenarios.format import ScenarioFile
from wizard.author.scenarios.replay import replay
from wizard.author.tree.decode import decode
from wizard.author.tree.source import Source
from wizard.cases import printing
from wizard.cases.case import Case
from wizard.i18n import language

typst = pytest.importorskip("typst", reason="the extra «pdf» is not installed")
from wizard.paper.as_pdf import inputs, template  # noqa: E402 - it needs the extra

PICTURE = Path(__file__).parent / "claim.png"
SCENARIO = "дату перенесли без согласия, в претензии обе даты, неустойка от первой"
FIRST_COPY = 2
"""The page behind that for the person."""


def claim() -> Case:
    """The case of a scenario that ends at a claim."""
    path = SHIPPED / "scenarios" / "delivery.yaml"
    file = decode(Source(str(path), path.read_text("utf-8")), ScenarioFile)
    assert file is not None
    (found,) = [one for one in file.scenarios if one.name == SCENARIO]
    desk = desk_of(SHIPPED, found.today or desk_of(SHIPPED).today)
    walk = replay(desk.walker(file.tree), found.answers, desk.today, desk.language).walk
    return Case(desk, file.tree, "2026-11-22-cafe", walk)


def test_the_readme_shows_a_claim_as_it_is_printed(request: pytest.FixtureRequest) -> None:
    if version("typst") != pins("constraints.txt")["typst"]:
        pytest.skip("another typst may draw it otherwise")
    case = claim()
    message = printing.meant(case)
    assert message is not None
    data = inputs(printing.full(case, message), language("ru"))
    pages = typst.compile(
        template(), format="png", ppi=90, sys_inputs=data, ignore_system_fonts=True
    )
    drawn = pages[FIRST_COPY - 1]
    if request.config.getoption("--snapshot-update"):
        PICTURE.write_bytes(drawn)
    assert drawn == PICTURE.read_bytes()
