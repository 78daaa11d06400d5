"""Mermaid and Graphviz: the real tools draw every label as it was written."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import FOR_SAMPLE, SHIPPED, Run
from wizard.author.drawing.diagram import (
    Arrow,
    Box,
    Diagram,
    library_diagram,
    tree_diagram,
    wrapped,
)
from wizard.author.drawing.graphviz import dot
from wizard.author.drawing.looks import PAINT
from wizard.author.drawing.mermaid import mermaid
from wizard.author.tree.loading import load

DOT, MMDC = shutil.which("dot"), shutil.which("mmdc")
BROWSER = next(
    filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None
)
with_dot = pytest.mark.skipif(DOT is None, reason="Graphviz is not installed")
with_mermaid = pytest.mark.skipif(
    not (MMDC and BROWSER), reason="mermaid-cli (mmdc) or a browser is not installed"
)

SVG, HTML = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xhtml}"
# Ids that are words of one of the languages, or begin like one.
NAMES = [
    f"{tree}.{node}"
    for tree, node in zip(
        ["end", "graph", "subgraph", "style", "o", "click", "default", "x", "node", "edge"],
        ["end", "style", "class", "linkstyle", "x", "link", "a", "classdef", "digraph", "strict"],
        strict=True,
    )
]
TRICKS = [
    '"', "'", "#", ";", "&", "&amp;", "#35;", "#quot;", "<b>x</b>", "</small>", "<br/>",
    "<!-- x -->", "<script>alert(1)</script>", "`**x**`", "**b**", "_a_", "~~x~~", "1. a", "1) a",
    "- b", "* c", "# h", "> q", "---", "===", "[x](http://y.z)", "![i](x)", "$$x^2$$", "fa:fa-car",
    "%%{init: {}}%%", "-->", "\\n", "\\N", "\\", "\\\\", "end", "{{ a }}", "|", "http://a.b/c?d=e",
    "www.example.com", ":::x", "@{shape: x}", "ﬂ°°35¶ß", "()[]{}", "\n", "\t", "\u202e", "\ufeff",
    "\u00ad", "\u2028", "👨\u200d👩\u200d👧", "e\u0301", "日本語", "ё «ёлочки» — №", "\x07",
    "\x7f", "\u00a0", "   ",
]  # fmt: skip
labels = (
    st.text(max_size=12)
    | st.lists(st.sampled_from(TRICKS) | st.text(max_size=4), max_size=5).map(" ".join)
    | st.lists(st.sampled_from(TRICKS), max_size=4).map("".join)
)


@st.composite
def diagrams(draw: st.DrawFn) -> Diagram:
    """Every look, in a row, with any labels."""
    names = draw(st.permutations(NAMES))
    boxes = [
        Box(name, look, wrapped(draw(labels), 30), name, missed=draw(st.booleans()))
        for name, look in zip(names * 2, PAINT, strict=False)
    ][: len(names)]
    arrows = [
        Arrow(
            before.id,
            after.id,
            wrapped(draw(labels), 22),
            waits=draw(st.booleans()),
            missed=draw(st.booleans()),
        )
        for before, after in pairwise(boxes)
    ]
    return Diagram(" ".join(wrapped(draw(labels), 200)), boxes, arrows)


def shipped() -> list[Diagram]:
    library = load(SHIPPED).library
    return [library_diagram(library), *(tree_diagram(library, name) for name in library.trees)]


def drawn_by_dot(source: str) -> list[ElementTree.Element]:
    assert DOT
    done = subprocess.run(
        [DOT, "-Tsvg"], input=source, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    # A font that is not there is not a fault of the file.
    assert "error" not in done.stderr.lower()
    return [ElementTree.fromstring(text) for text in re.split(r"(?=<\?xml)", done.stdout)[1:]]


def drawn_by_mermaid(sources: list[str], folder: Path) -> list[ElementTree.Element]:
    """All sources in one run of the browser."""
    assert MMDC
    folder.mkdir(exist_ok=True)
    browser = {"executablePath": BROWSER, "args": ["--no-sandbox"]}
    (folder / "browser.json").write_text(json.dumps(browser), "utf-8")
    blocks = [f"```mermaid\n{source}```\n" for source in sources]
    (folder / "in.md").write_text("\n".join(blocks), "utf-8")
    done = subprocess.run(
        [MMDC, "-q", "-p", "browser.json", "-i", "in.md", "-o", "out.svg"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [
        ElementTree.fromstring((folder / f"out-{place}.svg").read_text("utf-8"))
        for place in range(1, len(sources) + 1)
    ]


def seen(text: str) -> str:
    """A text as it is read: spaces of any kind and of no width are one."""
    return " ".join(text.replace("\u200b", "").split())


def said(part: Box | Arrow) -> str:
    return seen(" ".join([*part.lines, part.name if isinstance(part, Box) else ""]))


def words(element: ElementTree.Element) -> str:
    """Everything that stands in an element, a line break counted as a space."""
    inner = element.text or ""
    for part in element:
        inner += (" " if part.tag.endswith("}br") else "") + words(part) + (part.tail or "")
    return inner


def check_dot(diagram: Diagram, picture: ElementTree.Element) -> None:
    nodes, edges, heading = {}, [], ""
    for group in picture.iter(f"{SVG}g"):
        text = seen(" ".join(part.text or "" for part in group.findall(f"{SVG}text")))
        if group.get("class") == "graph":
            heading = text
        elif group.get("class") == "node":
            title = group.find(f"{SVG}title")
            assert title is not None
            nodes[title.text] = text
        elif group.get("class") == "edge":
            edges.append(text)
    assert nodes == {box.id: said(box) for box in diagram.boxes}
    assert sorted(edges) == sorted(map(said, diagram.arrows))
    assert heading == seen(" ".join([diagram.title, *map(said, diagram.key())]))


def check_mermaid(diagram: Diagram, picture: ElementTree.Element) -> None:
    nodes, edges = {}, []
    for group in picture.iter(f"{SVG}g"):
        if group.get("class", "").startswith("node "):
            name = re.fullmatch(r".*flowchart-_(.+)-\d+", group.get("id", ""))
            assert name
            nodes[name[1]] = seen(words(group))
    for span in picture.iter(f"{HTML}span"):
        if span.get("class", "").strip() == "edgeLabel":
            edges.append(seen(words(span)))
    assert nodes == {box.id: said(box) for box in [*diagram.boxes, *diagram.key()]}
    # Among them are the arrows that nobody sees, between the boxes of the key.
    assert sorted(filter(None, edges)) == sorted(filter(None, map(said, diagram.arrows)))
    # A title is cleaned as HTML and cannot hold these three.
    title = seen(diagram.title).translate(str.maketrans("&<>", "+‹›"))
    titles = [part for part in picture.iter(f"{SVG}text") if "Title" in part.get("class", "")]
    assert [seen(words(part)) for part in titles] == ([title] if title else [])


@with_dot
@given(drawn=st.lists(diagrams(), min_size=1, max_size=5))
@settings(max_examples=12)
def test_graphviz_shows_any_label_as_it_was_written(drawn: list[Diagram]) -> None:
    pictures = drawn_by_dot("\n".join(map(dot, drawn)))
    for diagram, picture in zip(drawn, pictures, strict=True):
        check_dot(diagram, picture)


@with_dot
def test_graphviz_draws_every_shipped_tree_and_the_map() -> None:
    for diagram in shipped():
        (picture,) = drawn_by_dot(dot(diagram))
        check_dot(diagram, picture)


@pytest.mark.night
@with_mermaid
@given(drawn=st.lists(diagrams(), min_size=4, max_size=5))
@settings(max_examples=20, phases=[Phase.generate])
def test_mermaid_shows_any_label_as_it_was_written(drawn: list[Diagram], tmp_path: Path) -> None:
    pictures = drawn_by_mermaid([mermaid(diagram) for diagram in drawn], tmp_path)
    for diagram, picture in zip(drawn, pictures, strict=True):
        check_mermaid(diagram, picture)


def tricky() -> list[Diagram]:
    """Every trick as the words of a box and of an arrow."""
    looks = [*PAINT]
    made = []
    for at in range(0, len(TRICKS), len(NAMES)):
        tricks = TRICKS[at : at + len(NAMES)]
        boxes = [
            Box(name, looks[place % len(looks)], wrapped(trick, 30), name, missed=False)
            for place, (name, trick) in enumerate(zip(NAMES, tricks, strict=False))
        ]
        arrows = [
            Arrow(before.id, after.id, wrapped(trick, 22), waits=False, missed=False)
            for (before, after), trick in zip(pairwise(boxes), tricks, strict=False)
        ]
        made.append(Diagram(" ".join(wrapped(tricks[-1], 200)), boxes, arrows))
    return made


def check_drawn(drawn: list[Diagram], folder: Path) -> None:
    pictures = drawn_by_mermaid([mermaid(diagram) for diagram in drawn], folder)
    for diagram, picture in zip(drawn, pictures, strict=True):
        check_mermaid(diagram, picture)


@pytest.mark.slow
@with_mermaid
def test_mermaid_draws_every_trick_and_the_map_and_the_tree_with_the_most_boxes(
    tmp_path: Path,
) -> None:
    map_, *trees = shipped()
    check_drawn([*tricky(), map_, max(trees, key=lambda tree: len(tree.boxes))], tmp_path)


@pytest.mark.night
@with_mermaid
def test_mermaid_draws_every_shipped_tree(tmp_path: Path) -> None:
    check_drawn(shipped(), tmp_path)


def test_the_command_draws_a_tree_or_the_map_in_either_language(run: Run) -> None:
    code, out, err = run("graph", "demo", *FOR_SAMPLE)
    assert (code, err) == (0, "")
    assert '  _demo.plugged -->|"Yes"| _demo.power\n' in out
    assert '  _demo.call -.->|"I am waiting"| _demo.call\n' in out
    assert run("graph", *FOR_SAMPLE) == run("graph", "--library", *FOR_SAMPLE)
    code, out, err = run("graph", "demo", "--format", "dot", *FOR_SAMPLE)
    assert (code, err) == (0, "")
    assert '  "demo.plugged" -> "demo.power" [label=<\u00a0Yes\u00a0>]\n' in out
    assert (
        '  "demo.call" -> "demo.call" [label=<\u00a0I am waiting\u00a0> style=dotted penwidth=2]\n'
        in out
    )


def test_the_command_marks_what_no_scenario_meets(run: Run) -> None:
    assert "missed" not in run("graph", "demo", *FOR_SAMPLE)[1]
    _, out, _ = run("graph", "demo", "--coverage", *FOR_SAMPLE)
    assert "  class _demo.years,_demo.serial,_demo.socket,_key..missed missed\n" in out
    assert re.search(r"^  linkStyle \d+(,\d+){6} ", out, re.MULTILINE)
    _, out, _ = run("graph", "demo", "--coverage", "--format", "dot", *FOR_SAMPLE)
    assert re.search(r'^  "demo\.years" \[.*dashed', out, re.MULTILINE)
    assert not re.search(r'^  "demo\.owner" \[.*dashed', out, re.MULTILINE)


def test_a_tree_that_is_not_there_is_refused_with_the_nearest(run: Run) -> None:
    code, _, err = run("graph", "dmeo", *FOR_SAMPLE)
    assert (code, err) == (2, "ozon-wizard: no tree «dmeo»; did you mean «demo»?\n")
    code, _, err = run("graph", "demo", "--library", *FOR_SAMPLE)
    assert (code, err) == (2, "ozon-wizard: name a tree, or say --library; not both\n")
