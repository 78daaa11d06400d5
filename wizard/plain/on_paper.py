"""A letter on paper, line by line.

Owns what is told of it: what is to be filled in before, where it went. Loaded when one is printed.
"""

from __future__ import annotations

from wizard import own_browser
from wizard.cases import attaching, printing
from wizard.cases.case import Case
from wizard.cases.outlet import chosen_file
from wizard.errors import UnwritableError
from wizard.locations import here
from wizard.plain.lines import Lines


def print_letter(case: Case, place: str, lines: Lines) -> None:
    """The letter of a case, where the person says, or else as a page in the folder they are in."""
    say = case.desk.language
    message = printing.meant(case)
    if message is None:
        lines.refuse(say("paper_none"))
        return
    lines.print_all(f"! {line}" for line in attaching.damaged(case))
    if found := printing.to_do(case, message):
        lines.print(say("paper_to_do"))
        lines.print_all(f"  - {line}" for line in found)
    bundle = printing.full(case, message)
    try:
        path = chosen_file(place) if place else here() / printing.file_name(case, message)
        if path.is_file() and not printing.holds(bundle, path):
            lines.refuse(say("path_taken", path=path))
            return
        path = printing.save(case, bundle, path)
        if unnoted := printing.note(case, message):
            lines.refuse(unnoted)
    except UnwritableError as error:
        lines.refuse(say.failure(error))
        return
    shown = path.suffix.lower() == ".html" and lines.asks and own_browser.show(path)
    lines.print(say("paper_shown" if shown else "paper_saved", **printing.placed(path)))
    if not shown:
        lines.print(printing.how(path, say))
