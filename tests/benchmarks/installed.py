"""The wizard and the floor, installed as a person would have them.

Owns a virtual environment in which the wheel of this checkout is installed by pip, with bytecode,
and the floor beside it; and homes to start in. Refuses to measure.
"""

from __future__ import annotations

import py_compile
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import floor

ROOT = Path(__file__).parents[2]
_LAUNCHER = """\
#!{python}
import sys
from floor import main
if __name__ == "__main__":
    sys.exit(main())
"""
"""What pip writes for a script of a package."""


class Installed:
    """A virtual environment with both programs."""

    def __init__(self, folder: Path) -> None:
        """Install into `folder`; what it depends on is kept if it is there already."""
        self._folder = folder
        if not self.python.exists():
            _run(sys.executable, "-m", "venv", str(folder))
        with TemporaryDirectory() as wheels:
            _run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", wheels, str(ROOT))
            (wheel,) = Path(wheels).glob("*.whl")
            # pip would keep a wheel of the same version that is there already.
            _run(str(self.python), "-m", "pip", "uninstall", "-q", "-y", "ozon-wizard")
            _run(str(self.python), "-m", "pip", "install", "-q", str(wheel))
        self._add_floor()
        self._files = self._all()

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self._folder / "bin" / "python"

    @property
    def wizard(self) -> Path:
        """The command of the wizard."""
        return self._folder / "bin" / "ozon-wizard"

    @property
    def floor(self) -> Path:
        """The command of the floor."""
        return self._folder / "bin" / "floor"

    @cached_property
    def _packages(self) -> Path:
        names = {"base": str(self._folder), "platbase": str(self._folder)}
        return Path(sysconfig.get_path("purelib", "venv", vars=names))

    def refresh(self) -> None:
        """As it was when it had just been installed: what a start has put into it goes."""
        for path in self._all() - self._files:
            path.unlink()

    def _all(self) -> set[Path]:
        return {path for path in self._folder.rglob("*") if not path.is_dir()}

    def _add_floor(self) -> None:
        module = self._packages / "floor.py"
        shutil.copyfile(floor.__file__, module)
        py_compile.compile(str(module), doraise=True)
        self.floor.write_text(_LAUNCHER.format(python=self.python), "utf-8")
        self.floor.chmod(0o755)


def environment(home: Path) -> Mapping[str, str]:
    """What a program finds around it, and nothing of what is set here."""
    return {
        "HOME": str(home),
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
