"""What the build is made with: every name has one version, which the project allows."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.release.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
WANTED_TO_BUILD = PROJECT["build-system"]["requires"]
WANTED = [
    *WANTED_TO_BUILD,
    *PROJECT["project"]["dependencies"],
    *(one for extra in PROJECT["project"]["optional-dependencies"].values() for one in extra),
]
BARE = {
    "constraints.txt": re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[0-9][A-Za-z0-9.]*)"),
    "npm.txt": re.compile(r"(?P<name>(@[a-z-]+/)?[a-z-]+)@(?P<version>[0-9]+\.[0-9]+\.[0-9]+)"),
}


def pins(file: str) -> dict[str, str]:
    lines = (ROOT / ".ci" / file).read_text("utf-8").splitlines()
    found = [BARE[file].fullmatch(line) for line in lines if not line.startswith("#")]
    pairs = [(match["name"], match["version"]) for match in found if match]
    assert len(pairs) == len(found), "there is more in it than names and versions"
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


@pytest.mark.parametrize("file", BARE)
def test_pins_are_names_and_versions_and_nothing_else(file: str) -> None:
    assert pins(file)


@pytest.mark.parametrize("wanted", WANTED)
def test_all_that_the_project_asks_for_is_pinned_to_what_it_allows(wanted: str) -> None:
    requirement = Requirement(wanted)
    known = {canonicalize_name(name): it for name, it in pins("constraints.txt").items()}
    version = known[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(version)


def test_what_proves_the_library_of_a_wheel_is_named_for_its_build() -> None:
    """It is built where nothing else is installed."""
    code = "import sys; import wizard.author.build; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    homes = packages_distributions()
    roots = {name.partition(".")[0] for name in done.stdout.split()}
    needed = {canonicalize_name(home) for root in roots for home in homes.get(root, ())}
    named = {canonicalize_name(Requirement(one).name) for one in WANTED_TO_BUILD}
    for name in [*named]:  # and what each of them brings along
        named |= {canonicalize_name(Requirement(one).name) for one in requires(name) or ()}
    assert needed - named <= {"ozon-wizard", "setuptools", "typing-extensions"}
