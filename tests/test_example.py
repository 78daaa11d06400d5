"""The library that is shipped as an example: the proof that nothing in the program knows a shop."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from tests.conftest import Run
from wizard.author.proof import examine

NETWORK = Path(__file__).parents[1] / "wizard" / "examples" / "network"


def test_the_example_has_no_problems() -> None:
    assert examine(NETWORK, date(2026, 11, 28))[1] == []


def test_every_scenario_of_the_example_passes_and_every_choice_is_taken(run: Run) -> None:
    code, out, _ = run("--trees", str(NETWORK), "test", "--coverage")
    assert code == 0
    assert "20 of 20 (100 %)" in out
    assert "no scenario meets" not in out
    assert out.endswith("16 passed, 0 failed\n")


def test_the_example_speaks_english_and_of_its_own_matter(run: Run, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "today: 2026-11-22\n"
        "answers: {fault: none, lights: all, restart: same, neighbours: yes, since: yesterday,\n"
        "          report: silence}\n",
        "utf-8",
    )
    code, out, _ = run("--trees", str(NETWORK), "run", "network", "--answers", str(answers))
    assert code == 0
    assert "# Home network: No device gets anywhere" in out
    assert "no device gets anywhere" in out
    assert "Ozon" not in out.replace("ozon-wizard", "")


def test_the_program_names_no_shop() -> None:
    package = NETWORK.parents[1]
    found = [
        f"{path.relative_to(package)}: {line}"
        for path in package.rglob("*")
        if path.suffix in (".py", ".toml", ".tcss")
        for line in path.read_text("utf-8").splitlines()
        # «ozon» alone is a word of the format: what a claim is about.
        if re.search(r"(?<!\")(?<!: )ozon(?![-_]wizard)|озон", line, re.IGNORECASE)
    ]
    assert found == []
