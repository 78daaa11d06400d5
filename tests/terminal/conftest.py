"""What the started program finds: the shipped library is proved once, and not in every home."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.terminal.test_terminal import COMMAND


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of caches that the first start in a home leaves."""
    home = tmp_path_factory.mktemp("proved")
    surroundings = {**os.environ, "OZON_WIZARD_HOME": str(home)}
    command = [str(COMMAND), "--plain"]  # nobody answers, so it ends unfinished
    nowhere = subprocess.DEVNULL
    subprocess.run(command, check=False, env=surroundings, stdin=nowhere, stdout=nowhere)
    return home / "cache"


@pytest.fixture(autouse=True)
def proved(home: Path, kept: Path) -> None:
    """The home of a test has them too; what does not fit the trees is proved anew."""
    shutil.copytree(kept, home / "cache")
