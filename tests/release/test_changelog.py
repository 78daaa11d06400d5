"""That a version is told of before it goes out: a dated section for each, the newest first."""

from __future__ import annotations

import re
from datetime import date

from packaging.version import Version

from tests.release.conftest import ROOT
from wizard import __version__

TITLES = re.findall(r"(?m)^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"))
UNRELEASED = "Unreleased"
DATED = re.compile(r"(?P<version>\d+\.\d+\.\d+) - (?P<day>\d{4}-\d{2}-\d{2})")


def released() -> list[tuple[Version, date]]:
    found = [DATED.fullmatch(title) for title in TITLES if title != UNRELEASED]
    return [(Version(it["version"]), date.fromisoformat(it["day"])) for it in found if it]


def test_every_released_version_has_its_day_and_the_newest_stands_first() -> None:
    assert TITLES.count(UNRELEASED) == (TITLES[0] == UNRELEASED)
    assert len(released()) == len(TITLES) - TITLES.count(UNRELEASED)
    assert released() == sorted(released(), reverse=True)
    days = [day for _, day in released()]
    assert days == sorted(days, reverse=True)


def test_the_program_is_the_newest_version_or_on_the_way_to_the_next() -> None:
    newest = released()[0][0]
    version = Version(__version__)
    assert version > newest if version.is_prerelease else version == newest
