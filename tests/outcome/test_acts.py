"""A signed paper names an act of law in full where whoever reads it meets it first."""

from __future__ import annotations

import re

import pytest

from tests.conftest import SHIPPED, library
from tests.outcome.test_shipped_messages import all_papers
from wizard.library.manifest import Act
from wizard.outcome.acts import named

ACT = Act(full="РФ от 01.01.2020 № 1 «О чае»", short="РФ «О чае»")
FULL, SHORT = f"Закон {ACT.full}", f"Закон {ACT.short}"


TOLD = {
    f"{SHORT}, {SHORT}": f"{FULL}, {SHORT}",
    f"{FULL}, {FULL}": f"{FULL}, {SHORT}",
    f"[если так: {SHORT}] {SHORT}": f"[если так: {FULL}] {FULL}",
    f"{SHORT} [если так: {SHORT}]": f"{FULL} [если так: {SHORT}]",
    FULL.replace(" ", "\u00a0"): FULL.replace("Закон ", "Закон\u00a0"),
    "О чае ничего": "О чае ничего",
}


@pytest.mark.parametrize("written", TOLD)
def test_an_act_is_named_in_full_first_and_shortly_behind_that(written: str) -> None:
    assert named(written, [ACT]) == TOLD[written]


def test_every_shipped_paper_names_an_act_in_full_once_where_it_stands_first() -> None:
    (act,) = library(SHIPPED).manifest.acts
    several = 0
    for where, text in all_papers():
        if "____" not in text:
            continue
        outside = re.sub(r"\[[^\[\]]*\]", "", text).replace("\u00a0", " ")
        at = [found.start() for found in re.finditer(re.escape(act.full), outside)]
        assert len(at) <= 1, where
        short = outside.find(act.short)
        assert short < 0 or at, where
        assert short < 0 or short > at[0], where
        several += short > 0
    assert several
