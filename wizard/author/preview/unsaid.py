"""What a person has typed, ticked or scrolled to and not answered yet, kept over a change of words.

Owns how it is read from the widgets and put back. Refuses to keep it for another step.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input, TextArea

from wizard.tui.choices import Choices
from wizard.tui.fields import Fields
from wizard.tui.screen import WizardScreen
from wizard.tui.step import StepView


def kept(screen: WizardScreen) -> Callable[[], None]:
    """Remember the step at hand; call the result to have it back once the screen is drawn anew."""
    at, kind = screen.page.at, screen.page.kind
    line, area = screen.query_one("#field", Input), next(iter(screen.query(TextArea)), None)
    fields = screen.query_one(Fields)
    begun = [(row.line.at, row.input.value) for row in fields.rows if row.line]
    choices, step = screen.query_one(Choices), screen.query_one(StepView)
    typed, cursor = line.value, line.cursor_position
    written, place = (area.text, area.cursor_location) if area else ("", (0, 0))
    ticked, row = choices.ticked, choices.row
    offset = step.scroll_y

    def put_back() -> None:
        if (screen.page.at, screen.page.kind) != (at, kind):
            return
        if fields.rows:
            fields.put(dict(begun))
        elif line.display:
            line.value, line.cursor_position = typed, cursor
        elif area is not None and area.display:
            area.text = written
            area.move_cursor(place)
        else:
            choices.fill(choices.rows, ticked if kind == "checklist" else None, row)
            if row is not None:
                choices.show_cursor()
        screen.call_after_refresh(step.scroll_to, y=offset, animate=False)

    return put_back
