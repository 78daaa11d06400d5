"""A library as an editor sees it: file by file, each against its schema."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from wizard.author.schema.json_schema import schema

_Fastest: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Core(_Fastest):  # type: ignore[misc]
    """The core schema of YAML 1.2: `yes` is text, `95` is a number, and there are no dates."""


_Core.yaml_implicit_resolvers = {}
for _kind, _first, _pattern in [
    ("null", ["~", "n", "N", ""], r"~|null|Null|NULL|"),
    ("bool", list("tTfF"), r"true|True|TRUE|false|False|FALSE"),
    ("int", list("-+0123456789"), r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    ("float", list("-+.0123456789"), r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
]:
    _Core.add_implicit_resolver(
        f"tag:yaml.org,2002:{_kind}", re.compile(f"^(?:{_pattern})$"), _first
    )


def load(text: str) -> Any:
    return yaml.load(text, _Core)


def kind_of(path: Path) -> str:
    if path.suffix == ".md":
        return "letter"
    if path.parent.parent.name == "locale":
        return "translation"
    if path.parent.name == "scenarios":
        return "phrases" if path.stem == "phrases" else "scenarios"
    files = ("library", "facts", "messages", "demands", "glossary")
    return path.stem if path.stem in files else "tree"


def yaml_of(path: Path) -> str:
    """What an editor would look at: for a letter its head."""
    text = path.read_text("utf-8")
    return text.split("---\n")[1] if path.suffix == ".md" else text


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    draft = jsonschema.Draft202012Validator
    return draft(schema(name), format_checker=draft.FORMAT_CHECKER)


def errors(name: str, data: Any) -> list[jsonschema.ValidationError]:
    return list(validator(name).iter_errors(data))


def errors_in(path: Path) -> list[jsonschema.ValidationError]:
    if path.parent.name == "parts":  # of letters, which have no head
        return []
    return errors(kind_of(path), load(yaml_of(path)))


def all_files(folder: Path) -> list[Path]:
    found = [
        file
        for part in ("*.yaml", "scenarios/*.yaml", "letters/*.md", "locale/*/*.yaml")
        for file in folder.glob(part)
    ]
    assert len(found) > 3
    return sorted(found)
