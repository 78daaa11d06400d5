"""A library, cases and names in which all that can hold a text holds what acts on a terminal.

Owns what is hostile, and how it is found in an output: raw, wherever it came through.
"""

from __future__ import annotations

import hashlib
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args

import yaml

from tests.conftest import SAMPLE
from wizard.cases.record import FORMAT, Record, render
from wizard.library.facts import About
from wizard.outcome.drafts import Draft
from wizard.walk.steps import Step

NAME = "\x1b]0;owned\x07\x1b[5;31m\x9b5m\u202edesrever\u2066\u200b\u200f\ufeff\x7f"
"""What a file may be called: a title, colours, a line that is turned around."""
TEXT = f"{NAME}\r\u2028next\x85"
SEEN = "[5;31m"
"""What is left of it, so that a test knows that it came to where it looks."""
ACTING = [*"\x07\x1b\x9b\u202e\u2066\u200b\u200f\ufeff\x7f\r\u2028\x85", "]0;owned\x07"]
_WORDS = {"title", "case_title", "text", "details", "label", "hint", "short", "about", "notice"}
"""Keys whose value is a text; of a contact or a document a check looks at more of them."""
_CHOSEN = get_args(About)
"""What stands under such a key of a claim, and is no text."""
_LETTER = "---\nletter: ask\ntitle: {title}\nfacts: [repair]\nchecks: [date]\n---\n"


def acting(said: str | bytes, own: tuple[str, ...] = ()) -> list[str]:
    """What acts in an output; `own` is what the program itself has to say in that way."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    for sequence in own:
        text = text.replace(sequence, "")
    return [sign for sign in ACTING if sign in text]


def hostile_library(folder: Path) -> Path:
    """The sample with what acts behind every text, in a folder that is called so, too."""
    place = folder / f"lib{NAME}"
    shutil.copytree(SAMPLE, place)
    for path in [*place.glob("*.yaml"), *place.glob("scenarios/*.yaml")]:
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        text = yaml.safe_dump(_spoilt(data), allow_unicode=True, sort_keys=False)
        path.write_text(text, "utf-8")
    letter = place / "letters" / "ask.md"
    body = letter.read_text("utf-8").split("---\n", 2)[2]
    head = yaml.safe_dump({"title": f"A request {TEXT}"}, allow_unicode=True).strip()
    letter.write_text(
        _LETTER.replace("title: {title}", head) + body.replace("dead.", f"dead. {TEXT}"),
        "utf-8",
        newline="",
    )
    return place


def _spoilt(data: Any, key: str = "") -> Any:
    if isinstance(data, dict):
        return {name: _spoilt(item, name) for name, item in data.items()}
    if isinstance(data, list):
        return [_spoilt(item, "text" if key == "steps" else "") for item in data]
    return f"{data} {TEXT}" if key in _WORDS and data not in _CHOSEN else data


def hostile_case(folder: Path, name: str = f"case{NAME}", **changes: object) -> Path:
    """A case that somebody else wrote: answers, a draft, numbers, steps that are lost."""
    day = date(2026, 11, 22)
    steps = [
        Step("demo.plugged", "yes", day),
        Step("demo.power", "on", day),
        Step("demo.bought", "2026-11-01", day),
        Step("demo.owner", f"Ann {TEXT} Lee", day),
        Step("demo.kit", ["box"], day),
    ]
    lost = [
        Step(f"gone{TEXT}", f"answer {TEXT}", day, message=f"message {TEXT}", number=f"1{TEXT}"),
        Step("demo.call", f"chosen {TEXT}", day),
        Step("gone.list", [f"one {TEXT}", "two"], day),
    ]
    written = hashlib.sha256(b"").hexdigest()[:16]
    record: dict[str, Any] = {
        "format": FORMAT,
        "id": "2026-11-22-4f1c",
        "tree": "demo",
        "library": "0",
        "language": "en",
        "created": day,
        "updated": datetime(2026, 11, 22, tzinfo=UTC),
        "steps": steps,
        "kept": {f"kept{TEXT}": TEXT},
        "drafts": {"demo.call": Draft(f"Edited {TEXT} by hand", written), TEXT: Draft(TEXT, TEXT)},
        "lost": lost,
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(render(Record(**{**record, **changes}), "\n"), "utf-8", newline="")
    return path
