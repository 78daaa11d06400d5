"""The terminal is taken over and given back whole, whatever stops the program meanwhile."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from threading import Thread
from typing import Any, cast

import pytest

if sys.platform == "win32":
    pytest.skip("another driver is used there", allow_module_level=True)

from textual.drivers.linux_driver import LinuxDriver

from wizard.tui.driver import Driver

Acts = Callable[[Driver], object]


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is done to the terminal, in its order; signals of a test are the driver's alone."""
    done: list[str] = []

    def take(driver: Any) -> None:
        done.append("taking")
        during = driver.__dict__.pop("during", None)
        if during:
            during(driver)
        driver._key_thread = Thread()
        done.append("taken")

    def give(_: object) -> None:
        done.append("given back")

    monkeypatch.setattr(LinuxDriver, "__init__", _bare)
    monkeypatch.setattr(LinuxDriver, "start_application_mode", take)
    monkeypatch.setattr(LinuxDriver, "stop_application_mode", give)
    monkeypatch.setattr(LinuxDriver, "close", lambda _: None)
    monkeypatch.setattr(os, "kill", lambda _, number: done.append(signal.Signals(number).name))
    return done


def _bare(driver: Any, *_: object, **__: object) -> None:
    driver._file = driver._key_thread = None
    driver._loop, driver._auto_restart = asyncio.get_running_loop(), True


def walk(*acts: Acts, during: Acts | None = None) -> Driver:
    """A driver to which this was done, one after the other; `during` its first start."""

    async def main() -> Driver:
        driver = Driver(cast("Any", None))
        driver.__dict__["during"] = during
        for act in acts:
            act(driver)
            await asyncio.sleep(0)
        return driver

    return asyncio.run(main())


start: Acts = Driver.start_application_mode
end: Acts = Driver.stop_application_mode
ctrl_z: Acts = Driver._sigtstp_application
go_on: Acts = Driver._sigcont_application


def test_it_stops_and_goes_on(done: list[str]) -> None:
    walk(start, ctrl_z, go_on, end)
    assert done == ["taking", "taken", "given back", "SIGSTOP", "taking", "taken", "given back"]


def test_stopped_while_it_is_taken_over_it_takes_it_over_first(done: list[str]) -> None:
    walk(start, go_on, during=ctrl_z)
    assert done == ["taking", "taken", "given back", "SIGSTOP", "taking", "taken"]


def test_stopped_unasked_it_begins_anew(done: list[str]) -> None:
    walk(start, go_on)
    assert done == ["taking", "taken", "given back", "taking", "taken"]


@pytest.mark.parametrize("acts", [(ctrl_z, go_on), (start, end, ctrl_z, go_on)])
def test_who_has_no_terminal_stops_at_once_and_takes_none(
    acts: tuple[Acts, ...], done: list[str]
) -> None:
    walk(*acts)
    assert done[-1] == "SIGSTOP"


def test_ended_while_it_was_to_go_on_it_takes_nothing_over(done: list[str]) -> None:
    def go_on_and_end(driver: Driver) -> None:
        go_on(driver)
        end(driver)

    walk(start, ctrl_z, go_on_and_end)
    assert done[-1] == "given back"


def test_begun_in_the_background_it_is_taken_over_once_it_is_to_be_had(
    done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    take = LinuxDriver.start_application_mode

    def refused(_: object) -> None:
        done.append("refused")
        monkeypatch.setattr(LinuxDriver, "start_application_mode", take)

    monkeypatch.setattr(LinuxDriver, "start_application_mode", refused)
    walk(start, go_on)
    assert done == ["refused", "taking", "taken"]
