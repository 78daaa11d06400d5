"""What a command begins with: a sound library, a desk, a case, a front end.

Owns how they are found from what was said on the command line.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.errors import UsageError
from wizard.options import Settings

if TYPE_CHECKING:
    from wizard.cases.case import Case, Desk
    from wizard.tree.library import Library


def start(desk: Desk, case: Case | None, *, plain: bool) -> None:
    """Hand over to a front end; without a case the first screen offers what there is."""
    if plain or not has_screen():
        from wizard.plain import sit

        sit(case or desk.new())
        return
    from wizard.tui.app import run as run_screen

    code = run_screen(desk, case)
    if code:
        raise SystemExit(code)


def has_screen() -> bool:
    """Whether there is a terminal that can be drawn on."""
    return (
        sys.stdin.isatty()
        and sys.stdout.isatty()
        and os.environ.get("TERM", "") not in ("", "dumb", "unknown")
    )


def open_desk(settings: Settings, *, today: str | None = None) -> Desk:
    """The proved library and what goes with it; raises FaultyLibraryError, UnreadableError."""
    from wizard import clock, locations
    from wizard.cases.case import Desk
    from wizard.check.proof import sound
    from wizard.i18n import language

    day = clock.today(settings.today or today)
    library = sound(locations.trees(settings.trees))
    code = settings.lang or library.manifest.languages[0]
    return Desk(library, language(code), day, clock.now)


def known_tree(library: Library, name: str) -> str:
    """`name`, if a person can begin with such a tree; raises UsageError."""
    if name in library.entries:
        return name
    from wizard.tree.diagnostic import suggestion

    near = suggestion(name, library.entries)
    known = ", ".join(library.entries)
    raise UsageError(f"no tree «{name}»; {near or f'there are {known}'}")


def open_case(desk: Desk, case: str) -> Case:
    """A case by id or by file."""
    by_id = desk.folder / f"{case}.md"
    path = by_id if Path(case).name == case and by_id.is_file() else Path(case)
    if not path.is_file():
        raise UsageError(desk.language("no_case", case=case, folder=desk.folder))
    return desk.open(path)
