"""The time zone that the environment names, if it is one."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import FOR_SAMPLE
from tests.test_cli import program
from wizard import clock

NONE = {
    "a file": "/etc/passwd",
    "a file from here": "../etc/passwd",
    "a file after a colon": ":/etc/passwd",
    "a device": "/dev/zero",
    "a folder of zones": "Europe",
    "a folder": "/tmp",
    "no planet of ours": "Mars/Phobos",
    "long": "x" * 5000,
    "no text": "\udcff",
    "words": "Moscow time",
    "a link to itself": "/proc/self/fd/999",
    "a day off": "UTC24",
    "more than a day off": "UTC-24:30",
    "days off": "UTC99",
    "a day off in summer": "UTC0DST-25",
}


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "")
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("name", NONE.values(), ids=NONE)
def test_a_zone_that_is_none_is_the_machines_own(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", name)
    clock.settle()
    assert "TZ" not in os.environ


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("Asia/Vladivostok", 10),
        (":Asia/Vladivostok", 10),
        ("MSK-3", 3),
        ("<+05>-5", 5),
        ("<-03>3", -3),
        ("EST5EDT,M3.2.0,M11.1.0", -5),
        ("", 0),
    ],
)
def test_a_zone_stays(name: str, hours: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", name)
    clock.settle()
    assert os.environ["TZ"] == name
    time.tzset()
    assert -time.timezone == hours * 3600


def test_a_file_of_a_zone_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.resources

    data = importlib.resources.files("tzdata.zoneinfo.Asia").joinpath("Omsk").read_bytes()
    (tmp_path / "Omsk").write_bytes(data)
    monkeypatch.setenv("TZ", str(tmp_path / "Omsk"))
    clock.settle()
    assert os.environ["TZ"] == str(tmp_path / "Omsk")
    assert ZoneInfo("Asia/Omsk")


@pytest.mark.parametrize("name", ["/etc/passwd", "/dev/zero", "Europe"])
def test_no_zone_ends_the_program(name: str) -> None:
    words = ["--plain", *FOR_SAMPLE, "--lang", "en"]
    done = program(*words, stdin="yes\non\n01.11.2026\nAnn\n\nlater\n", TZ=name)
    assert (done.returncode, done.stderr) == (0, "")
