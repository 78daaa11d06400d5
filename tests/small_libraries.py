"""Small sound libraries at random, for what is held against every library."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from wizard.author.tree.loading import Loaded, load

NODES = 6
CHOICES = {"p": ["a", "b"], "q": ["a", "b", "c"]}
TEXTS = ["r", "s"]
KEPT = "kept"
"""No value: what was known before stays."""
DATES = ["d", "e"]
DATED = {"after", "not_after", "before", "not_before"}
"""Guards by which nobody who gave the last of the days can go on to a later one."""
NAMES = [*CHOICES, *TEXTS, *DATES]

names = st.sampled_from(NAMES)
targets = st.sampled_from([*(f"n{index}" for index in range(1, NODES)), "end", "end", "end"])


@st.composite
def simple_guards(draw: st.DrawFn) -> dict[str, Any]:
    if draw(st.booleans()):
        return {"answered": draw(names)}
    if draw(st.integers(0, 2)) == 0:
        one, other = draw(st.permutations(DATES))
        return {one: {draw(st.sampled_from(sorted(DATED))): other}}
    name = draw(st.sampled_from(list(CHOICES)))
    values = draw(st.lists(st.sampled_from(CHOICES[name]), min_size=1, max_size=2, unique=True))
    return {name: values if len(values) > 1 else values[0]}


guards = st.recursive(
    simple_guards(),
    lambda part: st.one_of(
        part.map(lambda inner: {"not": inner}),
        st.lists(part, min_size=1, max_size=2).map(lambda parts: {"all": parts}),
        st.lists(part, min_size=1, max_size=2).map(lambda parts: {"any": parts}),
    ),
    max_leaves=3,
)


ALWAYS = st.none()
SOMETIMES = st.one_of(st.none(), guards)
"""What choices may stand under."""


@st.composite
def ways_on(draw: st.DrawFn) -> Any:
    guarded = draw(st.lists(st.tuples(guards, targets), max_size=2))
    if not guarded:
        return draw(targets)
    return [*({"when": guard, "to": to} for guard, to in guarded), {"to": draw(targets)}]


@st.composite
def nodes(draw: st.DrawFn, offers: st.SearchStrategy[Any]) -> dict[str, Any]:
    text = " ".join(f"{{{{ {name} }}}}" for name in draw(st.lists(names, max_size=1))) or "T"
    kind = draw(st.sampled_from(["question", "question", "input", "form", "action"]))
    if kind == "action":
        choices: dict[str, Any] = {"waiting": {"label": "W", "wait": "true"}, "go": {"label": "G"}}
        choices["go"]["to"] = draw(ways_on())
        number = draw(st.sampled_from(TEXTS))
        return {"kind": "action", "text": text, "number": number, "choices": choices}
    if kind == "form":
        asked_there = draw(st.lists(st.sampled_from([*TEXTS, *DATES]), min_size=1, unique=True))
        fields: dict[str, Any] = {}
        for name in asked_there:
            fields[name] = {"type": type_of(name), "text": "T"}
            fields[name]["optional"] = draw(st.sampled_from(["true", "false"]))
            if guard := draw(SOMETIMES):
                fields[name]["when"] = guard
        # What may ask for nothing at all is a route, and `check` refuses circles of those.
        asks = any("when" not in field for field in fields.values())
        return {
            "kind": "form",
            "text": text,
            "fields": fields,
            "to": draw(ways_on()) if asks else "end",
        }
    if kind == "input":
        name = draw(st.sampled_from([*TEXTS, *DATES]))
        forgotten = draw(st.lists(names.filter(lambda other: other != name), max_size=1))
        return {
            "kind": "input",
            "type": type_of(name),
            "text": text,
            "save_as": name,
            "optional": draw(st.sampled_from(["true", "false"])),
            **({"forgets": forgotten} if forgotten else {}),
            "to": draw(ways_on()),
        }
    name = draw(st.sampled_from(list(CHOICES)))
    choices = {value: {"label": value, "to": draw(ways_on())} for value in CHOICES[name]}
    for choice in choices.values():
        if guard := draw(offers):
            choice["when"] = guard
    return {"kind": "question", "text": text, "choices": choices, "save_as": name}


@st.composite
def libraries(draw: st.DrawFn, offers: st.SearchStrategy[Any] = ALWAYS) -> dict[str, Any]:
    """Six nodes at random; before them a person may be asked for every name, or for none.

    Args:
        offers: the guards under which their choices stand.
    """
    found = {f"n{index}": draw(nodes(offers)) for index in range(NODES)}
    end = {"kind": "outcome", "status": "open", "text": "The end"}
    chain = ["n0", *(f"ask_{name}" for name in NAMES)]
    before: dict[str, Any] = {
        "first": {"kind": "question", "text": "T", "choices": chosen(["n0", chain[-1]])}
    }
    for to, name in pairwise([*chain]):
        before[name] = asked(name.removeprefix("ask_"), to)
    return {
        "tree": "demo",
        "title": "T",
        "start": "first",
        "nodes": {**before, **found, "end": end},
    }


@st.composite
def row_guards(draw: st.DrawFn) -> dict[str, Any]:
    part = draw(st.sampled_from([{"answered": "note"}, {"answered": "made"}]))
    parts = [{"any": part}, {"every": part}, {"count": {"at_least": draw(st.integers(1, 3))}}]
    guard = {"g": draw(st.sampled_from(parts))}
    guard = draw(st.sampled_from([guard, {"answered": "all_of"}, {"answered": "g"}]))
    return {"not": guard} if draw(st.booleans()) else guard


@st.composite
def libraries_with_rows(draw: st.DrawFn) -> dict[str, Any]:
    """The same with a list of rows, `g`, and a route that looks at it."""
    tree = draw(libraries(SOMETIMES))
    made: dict[str, Any] = {"type": "text", "text": "T", "optional": "true"}
    if guard := draw(SOMETIMES):
        made["when"] = guard
    tree["nodes"]["n0"] = {
        "kind": "rows",
        "text": "T",
        "each": "G",
        "save_as": "g",
        "max": draw(st.integers(2, 3)),
        "columns": {
            "item": {"type": "text", "text": draw(st.sampled_from(["T", "{{ all_of }}"]))},
            "made": made,
            "note": {"type": "text", "text": "{{ g }}"},
        },
        "more": {"text": "M", "yes": "Y", "no": "N"},
        "totals": {"all_of": "item"},
        "to": draw(targets),
    }
    guarded = [{"when": draw(row_guards()), "to": draw(targets)} for _ in range(2)]
    choices = {"on": {"label": "O", "to": [*guarded, {"to": draw(targets)}]}}
    text = draw(st.sampled_from(["T", "{{ g }}", "{{ all_of }}"]))
    tree["nodes"]["first"]["choices"] = chosen(["n0", "ask_p"])
    tree["nodes"]["n1"] = {"kind": "question", "text": text, "choices": choices}
    return tree


@st.composite
def derived_guards(draw: st.DrawFn, known: list[str]) -> dict[str, Any]:
    """What is asked of a checklist `k` of two items, and of a name `c` that is one of `known`."""
    words = draw(st.lists(st.sampled_from(known), min_size=1, max_size=2, unique=True))
    parts: list[dict[str, Any]] = [{"c": words}, {"k": ["x"]}, {"k": ["x", "y"]}]
    guard = draw(st.sampled_from([*parts, {"answered": "c"}, {"answered": "k"}]))
    return {"not": guard} if draw(st.booleans()) else guard


@st.composite
def libraries_with_derived(draw: st.DrawFn) -> dict[str, Any]:
    """The same with a checklist, a name that is computed from all there is, and a look at both."""
    tree = draw(libraries(SOMETIMES))
    of_lists = st.sampled_from([{"k": ["x"]}, {"not": {"k": ["y"]}}, {"answered": "k"}])
    entries = [
        {"when": draw(st.one_of(guards, of_lists)), "is": word}
        for word in draw(st.lists(st.sampled_from("uv"), min_size=1, max_size=2))
    ]
    entries += [{"is": "w"}] if draw(st.booleans()) else []
    tree["compute"] = {"c": entries}
    tree["nodes"]["n0"] = {
        "kind": "checklist",
        "text": draw(st.sampled_from(["T", "{{ c }}"])),
        "save_as": "k",
        "items": {"x": {"label": "X"}, "y": {"label": "Y"}},
        "to": draw(targets),
    }
    looks = derived_guards(sorted({entry["is"] for entry in entries}))
    guarded = [{"when": draw(looks), "to": draw(targets)} for _ in range(2)]
    choices = {"on": {"label": "O", "to": [*guarded, {"to": draw(targets)}]}}
    text = draw(st.sampled_from(["T", "{{ c }}", "{{ k }}"]))
    tree["nodes"]["first"]["choices"] = chosen(["n0", "ask_p"])
    tree["nodes"]["n1"] = {"kind": "question", "text": text, "choices": choices}
    return tree


WORDS = ("claim", "suit")


@st.composite
def demands(draw: st.DrawFn) -> dict[str, Any]:
    """Two or three demands of two respondents, with guards wherever one may stand."""
    respondents: dict[str, dict[str, Any]] = {
        name: {"title": "R", "whom": "R", "named": draw(names)} for name in ("one", "two")
    }
    if guard := draw(SOMETIMES):
        respondents["one"]["same_as"] = {"two": guard}
    found = {}
    for name in ("x", "y", "z")[: draw(st.integers(2, 3))]:
        of = draw(st.lists(st.sampled_from(("one", "two")), min_size=1, unique=True))
        demand: dict[str, Any] = {"of": {whom: draw(demand_parts()) for whom in of}}
        demand |= with_guard(draw(SOMETIMES))
        if group := draw(st.sampled_from((None, "g", "h"))):
            demand["one_of"] = group
        if draw(st.booleans()):
            grounds = [{"because": draw(said), **with_guard(draw(SOMETIMES))} for _ in range(2)]
            demand["grounds"] = dict(zip("uv", grounds, strict=True))
        if draw(st.booleans()):
            demand["gaps"] = [draw(names)]
        found[name] = demand
    articles = {"a": {"said": "A", "fact": "f"}}
    return {"respondents": respondents, "articles": articles, "demands": found}


@st.composite
def demand_parts(draw: st.DrawFn) -> dict[str, Any]:
    told = draw(st.lists(st.sampled_from(WORDS), min_size=1, unique=True))
    words = {word: draw(said) for word in told}
    return {"article": "a", **words, **with_guard(draw(SOMETIMES))}


said = st.one_of(st.just("T"), names.map("{{{{ {} }}}}".format))


def with_guard(guard: dict[str, Any] | None) -> dict[str, Any]:
    return {"when": guard} if guard else {}


@st.composite
def papers(draw: st.DrawFn) -> str:
    """A letter that goes through `respondents`: all or one of them, in all words or in some."""
    whom = draw(st.sampled_from(("", ' if r.id == "one"', ' if "two" == r.id')))
    words = draw(st.sampled_from(("", " if d.claim", " if d.suit")))
    inner = f"{{% for d in r.demands{words} %}}{{{{ d.article }}}}{{% endfor %}}"
    loop = f"{{% for r in respondents{whom} %}}{inner}{{% endfor %}}"
    given = draw(st.sampled_from(("", "r", 'p == "a"', "s and q")))
    return f"{{% if {given} %}}{loop}{{% endif %}}" if given else loop


@st.composite
def libraries_with_demands(draw: st.DrawFn) -> dict[str, Any]:
    """The same with a step that offers a paper, and what that can demand."""
    tree = draw(libraries(SOMETIMES))
    tree["nodes"]["n0"] = {
        "kind": "action",
        "text": "T",
        "letter": "paper",
        "choices": {"go": {"label": "G", "to": draw(ways_on())}},
    }
    return {"tree": tree, "demands": draw(demands()), "paper": draw(papers())}


def chosen(targets: list[str]) -> dict[str, Any]:
    return {f"to_{to}": {"label": to, "to": to} for to in targets}


def asked(name: str, to: str) -> dict[str, Any]:
    """A node that asks for a name and leads on."""
    if name not in CHOICES:
        return {"kind": "input", "type": type_of(name), "text": "T", "save_as": name, "to": to}
    choices = {value: {"label": value, "to": to} for value in CHOICES[name]}
    return {"kind": "question", "text": "T", "save_as": name, "choices": choices}


def type_of(name: str) -> str:
    """Of which kind the field is that asks for a name."""
    return "date" if name in DATES else "text"


def in_yaml(data: Any) -> str:
    """Written by libyaml: what is written in Python takes as long as all that is proved of it."""
    made = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False)
    assert isinstance(made, str)
    return made


def written(
    tree: dict[str, Any], folder: Path, demands: dict[str, Any] | None = None, paper: str = ""
) -> Loaded:
    (folder / "library.yaml").write_text(
        "library: x\ntitle: X\nstart: demo\nlanguages: [en]\nabout: X\n", "utf-8"
    )
    plain = json.loads(json.dumps(tree))  # what was drawn twice would be written as an alias
    (folder / "demo.yaml").write_text(in_yaml(plain), "utf-8")
    if demands is not None:
        plain = json.loads(json.dumps(demands))
        (folder / "demands.yaml").write_text(in_yaml(plain), "utf-8")
        (folder / "letters").mkdir()
        head = "---\nletter: paper\ntitle: P\n---\n"
        (folder / "letters" / "paper.md").write_text(f"{head}{paper}\n", "utf-8")
    loaded = load(folder)
    assert not loaded.problems
    return loaded
