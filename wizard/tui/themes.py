"""Two themes of our own, dark and light, and which of them the person chose.

Owns colours. Every pair of text and ground has AA contrast; colour never
says anything that a mark or a word does not say too.
"""

from __future__ import annotations

from textual.theme import Theme

from wizard import settings

DARK = Theme(
    name="wizard-dark",
    dark=True,
    background="#14181d",
    surface="#14181d",
    panel="#222932",
    foreground="#e8eaed",
    primary="#7cb7ff",
    secondary="#9db4d0",
    accent="#7cb7ff",
    success="#83d6a0",
    warning="#f0c25c",
    error="#ff9a94",
    variables={
        "dim": "#a3adb9",
        "line": "#46505c",
        "edge": "#7d8996",
        "field": "#2c3745",
        "cursor-text": "#ffffff",
        "cursor-ground": "#24425f",
    },
)
LIGHT = Theme(
    name="wizard-light",
    dark=False,
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#ebe8e1",
    foreground="#1c2228",
    primary="#0b57a4",
    secondary="#3b5673",
    accent="#0b57a4",
    success="#17683a",
    warning="#855600",
    error="#ad1f17",
    variables={
        "dim": "#59636e",
        "line": "#b9b4a8",
        "edge": "#7d776b",
        "field": "#e6e2d8",
        "cursor-text": "#0a1420",
        "cursor-ground": "#d3e4f7",
    },
)
THEMES = (DARK, LIGHT)


def chosen() -> str:
    """The name of the remembered theme, or of the dark one."""
    name = settings.chosen("theme")
    return name if name and name in {theme.name for theme in THEMES} else DARK.name


def remember(name: str) -> None:
    """Keep the choice."""
    settings.remember("theme", name)
