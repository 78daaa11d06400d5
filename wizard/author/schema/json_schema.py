"""The format of every file of a library as JSON Schema 2020-12, for editors.

Made from the model: what `msgspec` derives from the types, the texts under the fields for hover,
and the grammar of what the types leave open. Owns the names of the schemas and the form that gives
an editor good completion and plain errors. Refuses what lies across files: that is `check`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any, NamedTuple, get_args

import msgspec

from wizard.author.scenarios import format as scenarios
from wizard.author.schema import docstrings
from wizard.author.schema.grammar import (
    ANSWERS,
    DERIVATION,
    GUARD,
    LENGTHS,
    SAID,
    SCALAR,
    WORDS,
    Schema,
    list_beside,
)
from wizard.author.tree import overlay
from wizard.author.tree.diagnostic import codes
from wizard.library import demands, facts, glossary, length, letter, manifest, messages, model

FOLDER = "schema"
"""Where the schemas of a library lie, beside its trees, so that their first line can name one."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"

FILES: Mapping[str, type] = {
    "tree": model.Tree,
    "library": manifest.Manifest,
    "facts": facts.Facts,
    "messages": messages.Messages,
    "demands": demands.Demands,
    "glossary": glossary.Glossary,
    "letter": letter.LetterHead,
    "scenarios": scenarios.ScenarioFile,
    "phrases": scenarios.PhraseFile,
    "answers": scenarios.AnswersFile,
    "translation": overlay.Overlay,
}
"""Each schema and the type that it tells of; that of a letter is for its head."""

_MODULES = (model, manifest, letter, facts, messages, demands, glossary, scenarios, overlay)


class _Alias(NamedTuple):
    """A named type: it stands once under `$defs`, with the text under its name."""

    module: ModuleType
    type_: Any
    pattern: str
    """What an editor says of text that is not of the pattern."""


_PLACED = "the id of a source, a space, and the place in it"
_NUMBER = "a number such as 14.25, with a full stop and without a sign"
_ALIASES: Mapping[str, _Alias] = {
    "Id": _Alias(model, model.Id, codes()["bad-id"].hint),
    "NodeRef": _Alias(model, model.NodeRef, codes()["bad-id"].hint),
    "StepRef": _Alias(model, model.StepRef, codes()["bad-id"].hint),
    "Text": _Alias(model, model.Text, codes()["bad-placeholder"].why),
    "SourceRef": _Alias(facts, facts.SourceRef, _PLACED),
    "Length": _Alias(length, length.Length, codes()["bad-length"].hint),
    "Percent": _Alias(facts, facts.Percent, _NUMBER),
}


def _print(shape: Schema) -> str:
    return json.dumps(shape, sort_keys=True)


_BY_SHAPE = {_print(msgspec.json.schema(alias.type_)): name for name, alias in _ALIASES.items()}

_NO_TEMPLATE = r"^(?=\s*\S)(?:\{\{ ?[a-z][a-z0-9_]* ?\}\}|(?!\{[{%#]|[}%#]\})[\s\S])*$"
"""Something to read: placeholders, and nothing else of a template language; see `check.names`."""


GUARDED = (
    *("Candidate", "Choice", "Item", "Variant", "FormField"),
    *("Demand", "DemandPart", "DemandGround"),
)
"""What may stand under a guard."""
_SCREENS = tuple(kind.__name__ for kind in get_args(model.Screen))


def _texts(line: str, details: str, variant: str) -> dict[str, Schema]:
    """A text that may have a name, and details, which may be a list of them."""
    text: Schema = {"if": {"type": "object"}, "then": {"$ref": f"#/$defs/{variant}"}}
    lines: Schema = {"items": {"$ref": f"#/$defs/{line}"}, "minItems": 1}
    return {
        line: {**_words(), "type": [*SCALAR, "object"], **text},
        details: list_beside({**_words(), "type": [*SCALAR, "array"], **lines}),
    }


def _words() -> Schema:
    """What a text is, where it may be something else as well."""
    text = msgspec.json.schema(model.Text)
    return {**text, "pattern": _NO_TEMPLATE, "patternErrorMessage": _ALIASES["Text"].pattern}


_STEPS: Schema = {"type": "array", "items": {"$ref": "#/$defs/Line"}, "minItems": 1}
_PAST: Schema = {
    "type": ["boolean", "string", "object"],
    "if": {"type": "object"},
    "then": {"$ref": "#/$defs/Guard"},
}
_OPEN: Mapping[tuple[str, str], Schema] = {
    **{(holder, "when"): {"$ref": "#/$defs/Guard"} for holder in GUARDED},
    **{(screen, "details"): {"$ref": "#/$defs/Details"} for screen in (*_SCREENS, "FormField")},
    **{(screen, "steps"): _STEPS for screen in ("Action", "Outcome")},
    ("NodeWords", "details"): {"$ref": "#/$defs/DetailsWords"},
    ("FieldWords", "details"): {"$ref": "#/$defs/DetailsWords"},
    ("NodeWords", "steps"): {**_STEPS, "items": {"$ref": "#/$defs/LineWords"}},
    ("Respondent", "same_as"): {
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/Id"},
        "additionalProperties": {"$ref": "#/$defs/Guard"},
    },
    **{(holder, "past"): _PAST for holder in ("Input", "FormField")},
    ("Tree", "compute"): {
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/Id"},
        "additionalProperties": {
            "if": {"type": "array"},
            "then": {"items": {"$ref": "#/$defs/Derivation"}, "minItems": 1},
            "else": {"$ref": "#/$defs/Derivation"},
        },
    },
    ("Marks", "words"): {"$ref": "#/$defs/Words"},
    ("Check", "allowed"): {"$ref": "#/$defs/Words"},
    ("Definition", "words"): {
        "type": "array",
        "minItems": 1,
        "items": {
            "type": SCALAR,
            "pattern": r"^\s*[^*\s]+\*?(?:\s+[^*\s]+\*?)*\s*$",
            "patternErrorMessage": "a word or a phrase; a «*» stands at the end of a word",
        },
    },
    ("Definition", "means"): {
        "type": SCALAR,
        "pattern": r"^(?=\s*\S)(?:(?!\{[{%#]|[}%#]\})[\s\S])*$",
        "patternErrorMessage": codes()["bad-definition"].why,
    },
    ("Scenario", "answers"): {"$ref": "#/$defs/Answers"},
    ("Scenario", "refused"): {
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/StepRef"},
        "additionalProperties": {
            "type": "array",
            "items": SAID,
            "minItems": 2,
            "maxItems": 2,
        },
    },
    ("AnswersFile", "answers"): {"$ref": "#/$defs/Answers"},
}
"""Fields whose types leave open what may stand there."""

_BESIDE: Mapping[str, Schema] = {
    "Choice": {
        "if": {"properties": {"wait": {"const": True}}, "required": ["wait"]},
        "then": {"properties": {"to": False}},
        "else": {"required": ["to"]},
    },
    "Check": {"oneOf": [{"required": ["needs"]}, {"required": ["avoids"]}]},
    "Marks": {"minProperties": 1},
}
"""What `check` asks of a mapping beside its keys and their types, where one file can show it."""

_NOT_EMPTY = {
    ("Question", "choices"),
    ("Action", "choices"),
    ("Checklist", "items"),
    ("Form", "fields"),
    ("Rows", "columns"),
    ("Demand", "of"),
}
"""Mappings that must hold something."""


def schema(name: str) -> Schema:
    """The schema `name`, one of `FILES`."""
    parts = msgspec.json.schema(FILES[name])["$defs"]
    known = {struct: _struct(struct, part) for struct, part in parts.items()}
    top = known.pop(FILES[name].__name__)
    known |= {alias: _alias(alias) for alias in _ALIASES}
    known |= {"Node": _node(), **GUARD, **DERIVATION, **WORDS, **ANSWERS}
    known |= _texts("Line", "Details", "Variant")
    known |= _texts("LineWords", "DetailsWords", "VariantWords")
    reached = dict(sorted(_reached(top, known, set())))
    return {"$schema": DRAFT, **top, "$defs": reached}


def text(name: str) -> str:
    """The schema `name` as a file."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def files() -> dict[str, str]:
    """Every schema by the path that it has in a library."""
    return {f"{FOLDER}/{name}.json": text(name) for name in FILES}


def _struct(name: str, part: Schema) -> Schema:
    """A mapping with fixed keys."""
    type_ = _types()[name]
    config = type_.__struct_config__
    fields = dict(zip(type_.__struct_encode_fields__, type_.__struct_fields__, strict=True))
    properties: Schema = {}
    for key, value in part["properties"].items():
        if key == config.tag_field:
            properties[key] = {"const": config.tag, "description": _doc(type_)}
            continue
        shape = _OPEN.get((name, key)) or _refined(value)
        said = docstrings.of_field(type_, fields[key])
        properties[key] = {**shape, "description": said}
        if (name, key) in _NOT_EMPTY:
            properties[key]["minProperties"] = 1
    return {
        "description": _doc(type_),
        "type": "object",
        "properties": properties,
        "required": part["required"],
        "additionalProperties": False,
        **({"allOf": [_BESIDE[name]]} if name in _BESIDE else {}),
    }


def _refined(part: Schema) -> Schema:
    """What `msgspec` says of a value, in the form that gives an editor plain errors.

    A value may be left out and not be empty, so «or null» goes. Two shapes of one value are told
    apart by their type, so one schema holds both, and an error names what is wrong with the one
    that was meant.
    """
    alias = _BY_SHAPE.get(_print(part))
    if alias:
        return {"$ref": f"#/$defs/{alias}"}
    if "discriminator" in part:
        return {"$ref": "#/$defs/Node"}
    refined = {key: value for key, value in part.items() if key not in ("anyOf", "default")}
    if part.get("default"):
        refined["default"] = part["default"]
    shapes = [shape for shape in part.get("anyOf", ()) if shape != {"type": "null"}]
    if len(shapes) == 1:
        return {**_refined(shapes[0]), **refined}
    if shapes:
        types = [shape["type"] for shape in shapes]
        for shape in shapes:
            named = _BY_SHAPE.get(_print(shape))
            refined |= _alias(named) if named else shape
        refined["type"] = types
    if refined.get("type") == "string" and "format" not in refined:
        refined = {**SAID, **refined, "type": SCALAR}
    if "propertyNames" in refined:  # of these `msgspec` does not say that they are text
        refined["propertyNames"] = _refined({"type": "string", **refined["propertyNames"]})
    for inner in ("items", "additionalProperties"):
        if inner in refined:
            refined[inner] = _refined(refined[inner])
    if "items" in refined:
        refined["minItems"] = 1
    return list_beside(refined) if shapes else refined


def _alias(name: str) -> Schema:
    module, type_, pattern = _ALIASES[name]
    shape = msgspec.json.schema(type_)
    if name == "Text":
        shape |= {"type": SCALAR, "pattern": _NO_TEMPLATE}
    if name == "Percent":
        shape |= {"type": ["string", "number"], "minimum": 0, "exclusiveMaximum": 100}
    if name == "Length":
        shape["examples"] = LENGTHS
    shape["patternErrorMessage"] = pattern
    return {"description": docstrings.of_name(module, name), **shape}


def _node() -> Schema:
    """A node: its kind says which keys it takes."""
    kinds = {type_.__struct_config__.tag: type_ for type_ in get_args(model.Node)}
    return {
        "description": "One step: what is asked, told or decided, and where it leads.",
        "type": "object",
        "properties": {
            "kind": {
                "description": "What sort of step this is; it says which keys the step takes.",
                "enum": list(kinds),
                "enumDescriptions": [_doc(type_) for type_ in kinds.values()],
            }
        },
        "required": ["kind"],
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/{type_.__name__}"},
            }
            for kind, type_ in kinds.items()
        ],
    }


def _reached(
    part: Any, known: Mapping[str, Schema], seen: set[str]
) -> Iterator[tuple[str, Schema]]:
    """Every entry of `known` that `part` refers to, directly or not."""
    if isinstance(part, list):
        for item in part:
            yield from _reached(item, known, seen)
    elif isinstance(part, dict):
        name = str(part.get("$ref", "")).removeprefix("#/$defs/")
        if name and name not in seen:
            seen.add(name)
            yield name, known[name]
            yield from _reached(known[name], known, seen)
        for value in part.values():
            yield from _reached(value, known, seen)


def _types() -> dict[str, Any]:
    return {name: kind for module in _MODULES for name, kind in vars(module).items()}


def _doc(type_: type) -> str:
    return docstrings.one_line(type_.__doc__)
