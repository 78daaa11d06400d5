"""The parts of the format that the model leaves open, as JSON Schema: guards, derived values,
words, answers.

Owns what the types cannot say. What it says is what `library.guard`, `names.derivation_checks`,
`names.message_checks` and `scenarios.written` take; the tests hold the two against each other.
"""

from __future__ import annotations

from typing import Any

from wizard.author.tree.diagnostic import codes
from wizard.law.rules import RULES
from wizard.library.operators import BOUND, DATE_NAME, OPERATORS, SPAN, Operands

Schema = dict[str, Any]

SCALAR = ["string", "number", "boolean"]
"""How an editor sees what the loader takes for text: `95000` is a number to it, `true` a truth."""

SAID: Schema = {
    "type": SCALAR,
    "pattern": r"\S",
    "patternErrorMessage": codes()["empty-value"].hint,
}
"""Text that says something: spaces alone are no value."""

SPANS = ["10 days", "3 working days", "2 months", "3 years"]
LENGTHS = [*SPANS, "24 hours"]
"""What an editor offers where no list of values is closed."""

_NAME: Schema = {"$ref": "#/$defs/Id"}


def list_beside(shape: Schema) -> Schema:
    """A list or something else, told in such a form that an editor does not begin with the list."""
    items = {key: shape[key] for key in ("items", "minItems") if key in shape}
    rest = {key: value for key, value in shape.items() if key not in items}
    return {**rest, "if": {"type": "array"}, "then": items}


def _kinds(operands: Operands) -> str:
    return ", ".join(kind.name for kind in operands.kinds).capitalize()


_OF_ROWS: dict[str, Schema] = {
    "any": {"$ref": "#/$defs/Guard", "description": "Rows: of one of them this guard holds."},
    "every": {"$ref": "#/$defs/Guard", "description": "Rows: of each of them this guard holds."},
    "count": {
        "description": "Rows: how many there are.",
        "type": "object",
        "properties": {name: {"$ref": "#/$defs/Bound"} for name in ("at_least", "below")},
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    },
}
"""What is said of rows, by the columns of one; see `guard.OF_ROWS`."""

_COMPARISON: Schema = {
    "description": (
        "What the value is compared with: an answer, a list of answers of which it is one, or one "
        "operator."
    ),
    **SAID,
    "type": [*SCALAR, "array", "object"],
    "items": SAID,
    "minItems": 1,
    "properties": {
        name: {
            "$ref": f"#/$defs/{row.operands.name}",
            "description": f"{_kinds(row.operands)}: {row.told}.",
        }
        for name, row in OPERATORS.items()
    }
    | _OF_ROWS,
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
}

GUARD: dict[str, Schema] = {
    "Guard": {
        "description": (
            "What has to hold: names of the case and what they are compared with; several in one "
            "mapping must all hold."
        ),
        "type": "object",
        "properties": {
            "all": {"$ref": "#/$defs/Guards", "description": "Each of these guards holds."},
            "any": {"$ref": "#/$defs/Guards", "description": "At least one of these holds."},
            "not": {"$ref": "#/$defs/Guard", "description": "This guard does not hold."},
            "answered": list_beside(
                {
                    "description": "A name, or a list of names, that was given and not skipped.",
                    "type": ["string", "array"],
                    "pattern": "^[a-z][a-z0-9_]*$",
                    "patternErrorMessage": codes()["bad-id"].hint,
                    "items": _NAME,
                    "minItems": 1,
                }
            ),
        },
        "propertyNames": _NAME,
        "additionalProperties": {"$ref": "#/$defs/Comparison"},
        "minProperties": 1,
    },
    "Guards": {"type": "array", "items": {"$ref": "#/$defs/Guard"}, "minItems": 1},
    "Comparison": _COMPARISON,
    "Bound": {
        "type": ["number", "string"],
        "pattern": f"^({BOUND.pattern})$",
        "patternErrorMessage": f"{BOUND.said}, without spaces",
    },
    "Span": {
        "description": "`10 days` (calendar), `3 working days`, `2 months` or `3 years`.",
        "type": "string",
        "pattern": f"^{SPAN.pattern}$",
        "examples": SPANS,
        "patternErrorMessage": SPAN.said,
    },
    "DateName": {
        "description": "The name of another date, asked for or counted under `compute`.",
        "type": "string",
        "pattern": f"^{DATE_NAME.pattern}$",
        "patternErrorMessage": DATE_NAME.said,
    },
}
"""What may stand under `when`; see `library.guard`."""


def _entry(properties: Schema, required: list[str]) -> Schema:
    guarded = {**properties, "when": {"$ref": "#/$defs/Guard", "description": _WHEN}}
    return {
        "type": "object",
        "properties": guarded,
        "required": required,
        "additionalProperties": False,
    }


_WHEN = "For an entry of a list: the first whose guard holds gives the value."


def _derivation() -> Schema:
    rule: Schema = {
        "description": "A rule of law that counts the value.",
        "enum": sorted(RULES),
        "enumDescriptions": [_told(name) for name in sorted(RULES)],
    }
    arguments = {
        key: {**_NAME, "description": f"The name of a value of the type {kind}."}
        for known in RULES.values()
        for key, kind in known.arguments.items()
    }
    term: Schema = {**_NAME, "description": "A term from `facts.yaml`, whose last day is counted."}
    start: Schema = {**_NAME, "description": "The name of the date from which the term runs."}
    done: Schema = {"type": "string", "minLength": 1}
    met: Schema = {
        "description": (
            "By what the term is done with: the name of the date on which was done what it is for, "
            "a step (`tree.step`), one answer to it (`tree.step#choice`), a claim that puts one "
            "demand (`tree.step#demand`), or several of these."
        ),
        "anyOf": [done, {"type": "array", "minItems": 1, "items": done}],
    }
    rates: Schema = {**_NAME, "description": "A table of rates from `facts.yaml`."}
    id_: Schema = {**SAID, "description": "An id, as if it had been chosen."}
    return {
        "description": (
            "A derived value: a `rule` and the names of its arguments; the last day of a `term` "
            "that runs `from` a date; or what it `is`."
        ),
        **_entry(
            {
                "rule": rule,
                **arguments,
                "rates": rates,
                "term": term,
                "from": start,
                "met": met,
                "is": id_,
            },
            [],
        ),
        "if": {"required": ["is"]},
        "then": _entry({"is": id_}, ["is"]),
        "else": {
            "if": {"required": ["term"]},
            "then": _entry({"term": term, "from": start, "met": met}, ["term", "from"]),
            "else": {
                "required": ["rule"],
                "allOf": [
                    {
                        "if": {"properties": {"rule": {"const": name}}, "required": ["rule"]},
                        "then": _entry(
                            {
                                "rule": {"const": name, "description": _told(name)},
                                **{key: arguments[key] for key in known.arguments},
                                **({"rates": rates} if known.reaches else {}),
                            },
                            ["rule", *known.arguments, *(["rates"] if known.reaches else [])],
                        ),
                    }
                    for name, known in sorted(RULES.items())
                ],
            },
        },
    }


def _told(name: str) -> str:
    rule = RULES[name]
    given = ", ".join(f"{key} ({kind})" for key, kind in rule.arguments.items())
    source = f"; {rule.source}" if rule.source else ""
    return f"{given} → {rule.result}{source}"


DERIVATION: dict[str, Schema] = {"Derivation": _derivation()}
"""One entry of `compute`; see `names.derivation_checks`."""

WORDS: dict[str, Schema] = {
    "Words": {
        "type": "array",
        "minItems": 1,
        "items": {
            "type": SCALAR,
            "pattern": r"^[^*]*[^*\s][^*]*\*?$",
            "patternErrorMessage": "a word or a phrase, with or without a «*» at its end",
        },
    }
}
"""What a message is searched for; see `names.message_checks`."""

_ONE: Schema = {"type": [*SCALAR, "null"]}

ANSWERS: dict[str, Schema] = {
    "Answers": {
        "description": "A node and what is answered there; a node of another tree is `tree.node`.",
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/StepRef"},
        "additionalProperties": {"$ref": "#/$defs/Answer"},
    },
    "Answer": {
        "description": (
            "The id of a choice, or what a person would type; a list of ticked items of a "
            "checklist; the fields of a form, by their names; of rows a list of such mappings; a "
            "list with one answer for each time that the node is met."
        ),
        "type": [*SCALAR, "null", "array", "object"],
        "propertyNames": {"$ref": "#/$defs/Id"},
        "additionalProperties": _ONE,
        "items": {
            "type": [*SCALAR, "null", "array", "object"],
            "items": {**_ONE, "type": [*SCALAR, "null", "object"], "additionalProperties": _ONE},
            "propertyNames": {"$ref": "#/$defs/NodeRef"},
            "additionalProperties": {**_ONE, "type": [*SCALAR, "null", "array"], "items": _ONE},
        },
    },
}
"""The answers of a scenario; see `scenarios.written`."""
