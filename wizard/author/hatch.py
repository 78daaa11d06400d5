"""What the build of a wheel adds: the shipped library, proved and compiled in each language, and
the program's own words.

Owns the hook of hatchling. A library with errors ends the build with what is wrong, line by line;
an editable install compiles nothing, since its files are there to be edited.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledLibrary(BuildHookInterface[Any]):
    """Puts `wizard/trees/compiled/` and `wizard/locale/compiled/` into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Prove and compile, before the files are gathered."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from wizard.author.build import compile_library, compile_words
        from wizard.errors import WizardError

        self._made = TemporaryDirectory()
        made = Path(self._made.name)
        (made / "trees").mkdir()
        (made / "locale").mkdir()
        try:
            written = compile_library(Path(self.root, "trees"), made / "trees")
        except WizardError as error:
            self._made.cleanup()
            self.app.abort(f"{error}\nno wheel is made of a library with errors; mend trees/ first")
        for path in [*written, *compile_words(made / "locale")]:
            build_data["force_include"][str(path)] = f"wizard/{path.relative_to(made).as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what was made."""
        if version != "editable":
            self._made.cleanup()
