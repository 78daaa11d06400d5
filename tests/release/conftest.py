"""The wheel of this checkout, built once, and installed where the checkout is not to be seen.

Nothing is fetched: the new environment has the wizard of the wheel alone, and what that depends on
is looked up in the environment of the tests. That the wheel names all it depends on is tried by
`.ci/release`, with pip and an index.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_NOTING = """\
import atexit, os, pathlib, sys
from wizard.start import main
loaded = pathlib.Path(os.environ["LOADED"])
atexit.register(lambda: loaded.write_text("\\n".join(sorted(sys.modules)), "utf-8"))
main()
"""
"""The command `noting`: the same, and at its end it writes what it has loaded into `LOADED`."""

Build = Callable[..., Path]


class Installed:
    """An environment in which the wheel is installed, and a folder to stand in."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self._folder = folder
        run(sys.executable, "-m", "venv", "--without-pip", str(folder))
        pip = [sys.executable, "-m", "pip", "--python", str(self.python)]
        run(*pip, "install", "-q", "--no-deps", "--no-index", str(wheel))
        # A folder that is named here is searched for modules; its own `.pth` files, by which the
        # checkout would be found, are not read.
        elsewhere = sysconfig.get_path("purelib")
        (self.packages / "elsewhere.pth").write_text(f"{elsewhere}\n", "utf-8")
        noting = self.command.with_name("noting")
        noting.write_text(f"#!{self.python}\n{_NOTING}", "utf-8")
        noting.chmod(0o755)
        self.nowhere.mkdir()

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self._folder / "bin" / "python"

    @property
    def command(self) -> Path:
        """The command as pip made it."""
        return self._folder / "bin" / "ozon-wizard"

    @property
    def nowhere(self) -> Path:
        """A folder with nothing in it."""
        return self._folder / "nowhere"

    @cached_property
    def packages(self) -> Path:
        """Where its packages are."""
        names = {"base": str(self._folder), "platbase": str(self._folder)}
        return Path(sysconfig.get_path("purelib", "venv", vars=names))

    @property
    def trees(self) -> Path:
        """The library in it."""
        return self.packages / "wizard" / "trees"

    def say(self, *arguments: str, stdin: str = "", command: str = "ozon-wizard") -> str:
        """What the command prints, run in the empty folder; it has no complaint."""
        done = subprocess.run(
            [self.command.with_name(command), *arguments],
            input=stdin,
            cwd=self.nowhere,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert done.stderr == ""
        return done.stdout


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build a wheel or an sdist of a folder, with what is here and without the network."""

    def made(kind: str, root: Path = ROOT) -> Path:
        into = tmp_path_factory.mktemp(kind)
        run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into), cwd=root)
        (found,) = into.iterdir()
        return found

    return made


@pytest.fixture(scope="session")
def wheel(build: Build) -> Path:
    """The wheel of this checkout."""
    return build("wheel")


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, installed."""
    return Installed(tmp_path_factory.mktemp("installed"), wheel)


def run(*command: str, cwd: Path | None = None) -> None:
    """Run a command that has to succeed."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
