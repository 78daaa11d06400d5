"""That what is measured is sound: a library with a problem would be checked only in part."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.libraries import BLOCKS, TREE, write
from tests.benchmarks.size import compose
from tests.conftest import SHIPPED, Run, faults


def test_a_generated_library_has_no_problems_and_its_scenarios_pass(
    tmp_path: Path, run: Run
) -> None:
    write(tmp_path, TREE)
    assert faults(tmp_path) == []
    text = (tmp_path / "t0.yaml").read_text("utf-8")
    assert text.count("\n    kind: ") == TREE == 200
    assert text.count("{label: ") + text.count("        label: ") == 3 * TREE + 4 * BLOCKS
    code, out, _ = run("--trees", str(tmp_path), "test", "--today", "2026-11-22")
    assert (code, out) == (0, f"{BLOCKS} passed, 0 failed\n")


def test_the_floor_of_a_proof_reads_the_shipped_library_too() -> None:
    """Letters have heads, and their parts have none."""
    assert compose(SHIPPED) > 0
