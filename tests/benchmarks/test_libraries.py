"""That what is measured is sound: a library with a problem would be checked only in part."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.libraries import BLOCKS, TREE, write
from tests.conftest import Run, faults


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
