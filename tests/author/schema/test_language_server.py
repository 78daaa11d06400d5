"""The schemas in a real editor's server, yaml-language-server: completion, hover, errors."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from tests.conftest import SAMPLE
from wizard.author.schema.json_schema import files

SERVER = shutil.which("yaml-language-server")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SERVER is None, reason="yaml-language-server is not installed"),
]
PATIENCE = 60
"""Seconds after which a server that says nothing is ended, so that no test waits for ever."""


def head(schema: str) -> str:
    """The first line of a file."""
    return f"# yaml-language-server: $schema=schema/{schema}.json\n"


TOP = "tree: a\ntitle: A\nnodes:\n"
QUESTION = f"{TOP}  q:\n    kind: question\n    text: Which?\n"
ROUTE = f"{TOP}  r:\n    kind: route\n    to:\n"


class Server:
    """A language server over standard input and output."""

    def __init__(self, folder: Path) -> None:
        assert SERVER
        self._folder = folder
        self._process = subprocess.Popen(
            [SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._timer = Timer(PATIENCE, self._process.kill)
        self._timer.start()
        self._count = 0
        self.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities={})
        self._tell("initialized")
        store = {"yaml": {"schemaStore": {"enable": False}}}
        self._tell("workspace/didChangeConfiguration", settings=store)

    def close(self) -> None:
        self._timer.cancel()
        self._process.kill()
        self._process.communicate()

    def ask(self, method: str, **params: Any) -> Any:
        """The answer to a request."""
        self._count += 1
        self._send({"id": self._count, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._count and "method" not in message:
                return message["result"]

    def at(self, method: str, text: str) -> Any:
        """What the server says of the place in a file that `|` marks."""
        before, after = text.split("|")
        uri = self.open(before + after)
        lines = before.split("\n")
        return self.ask(
            f"textDocument/{method}",
            textDocument={"uri": uri},
            position={"line": len(lines) - 1, "character": len(lines[-1])},
        )

    def open(self, text: str) -> str:
        self._count += 1
        uri = (self._folder / f"file{self._count}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        return uri

    def errors(self, text: str) -> list[tuple[int, str]]:
        """The line, from 0, and the message of each error in a file."""
        uri = self.open(text)
        while True:
            params = self._receive().get("params", {})
            if isinstance(params, dict) and params.get("uri") == uri:
                found = params["diagnostics"]
                return [(error["range"]["start"]["line"], error["message"]) for error in found]

    def completions(self, text: str, schema: str = "tree") -> dict[str, str]:
        """What may be completed at `|`: the labels, and what each writes."""
        found = self.at("completion", head(schema) + text)["items"]
        return {item["label"]: item["insertText"] for item in found}

    def hover(self, text: str, schema: str = "tree") -> str:
        """What is told of the word at `|`."""
        found = self.at("hover", head(schema) + text)
        return str(found["contents"]["value"]).replace("\\", "") if found else ""

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The next message; a request of the server is answered with nothing, and passed."""
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "id" in message and "method" in message:
            items = message["params"].get("items", []) if message.get("params") else []
            self._send({"id": message["id"], "result": [None for _ in items]})
        return message


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("library")
    for name, text in files().items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    running = Server(folder)
    yield running
    running.close()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("tree: a\n|", {"title", "start", "nodes", "audience", "compute"}),
        (
            f"{TOP}  q:\n    kind: |",
            {"question", "input", "checklist", "action", "outcome", "route"},
        ),
        (f"{QUESTION}    |", {"choices", "save_as", "details", "facts", "stage"}),
        (f"{QUESTION}    choices:\n      a:\n        |", {"label", "to", "wait", "done", "hint"}),
        (f"{TOP}  q:\n    kind: input\n    type: |", {"date", "money", "phone"}),
        (f"{ROUTE}      - |", {"when", "to"}),
        (f"{ROUTE}      - when:\n          |", {"all", "any", "not", "answered"}),
        (
            f"{ROUTE}      - when:\n          due: {{o|}}\n",
            {"at_least", "below", "older_than", "within"},
        ),
        (f"{ROUTE}      - when:\n          due:\n            within: |", {"10 days"}),
        ("tree: a\ncompute:\n  age:\n    rule: |", {"days_since", "late_delivery_penalty"}),
        ("tree: a\ncompute:\n  age:\n    rule: days_since\n    |", {"day", "when"}),
    ],
)
def test_keys_and_words_are_completed(server: Server, text: str, keys: set[str]) -> None:
    assert keys <= server.completions(text).keys()


@pytest.mark.parametrize(
    ("schema", "text", "keys"),
    [
        ("facts", "|", {"sources", "facts", "contacts", "terms", "left_out", "ledger"}),
        ("facts", "facts:\n  a:\n    |", {"text", "status", "sources", "checked", "note"}),
        ("facts", "facts:\n  a:\n    status: |", {"confirmed", "wrong", "blocked"}),
        ("facts", "contacts:\n  a:\n    |", {"kind", "label", "value", "for", "status"}),
        ("facts", "terms:\n  a:\n    |", {"length", "binding", "text", "status"}),
        ("facts", "terms:\n  a:\n    length: |", {"10 days", "24 hours", "3 years"}),
        ("scenarios", "tree: a\nscenarios:\n  - |", {"name", "today", "answers", "expect"}),
        (
            "scenarios",
            "tree: a\nscenarios:\n  - name: A\n    expect:\n      |",
            {"ends_at", "visits", "contains", "lacks"},
        ),
        ("translation", "tree: a\nnodes:\n  q:\n    |", {"text", "title", "steps", "choices"}),
        ("messages", "checks:\n  a:\n    needs:\n      |", {"words", "values", "signs"}),
        ("library", "|", {"library", "title", "start", "languages", "about", "stages"}),
        ("letter", "|", {"letter", "title", "facts", "checks"}),
        ("answers", "|", {"answers", "numbers", "today"}),
    ],
)
def test_every_kind_of_file_is_completed(
    server: Server, schema: str, text: str, keys: set[str]
) -> None:
    assert keys <= server.completions(text, schema).keys()


def test_where_a_node_or_a_list_may_stand_the_node_is_begun(server: Server) -> None:
    assert server.completions(f"{QUESTION}    choices:\n      a:\n        |")["to"] == "to: "
    assert server.completions(f"{ROUTE}      - when:\n          |")["answered"] == "answered: "
    assert "when" in server.completions(
        f"{QUESTION}    choices:\n      a:\n        to:\n          - |"
    )


def test_the_keys_of_another_kind_are_not_offered(server: Server) -> None:
    assert not {"type", "items", "status", "letter"} & server.completions(f"{QUESTION}    |").keys()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tit|le: A\n", "What the tree is about"),
        (f"{TOP}  q:\n    ki|nd: question\n", "which keys the step takes"),
        (f"{QUESTION}    sav|e_as: a\n", "A case-wide name for the chosen id."),
        (f"{QUESTION}    choices: {{a: {{lab|el: A, to: b}}}}\n", "in their words"),
        (f"{ROUTE}      - {{when: {{due: {{older_|than: 10 days}}}}, to: a}}\n", "has run out"),
    ],
)
def test_a_key_is_explained(server: Server, text: str, told: str) -> None:
    assert told in server.hover(text)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            f"{QUESTION}    txet: a\n    choices: {{a: {{label: A, to: b}}}}\n",
            7,
            "txet is not allowed",
        ),
        (f"{TOP}  q:\n    kind: quest\n", 5, 'Valid values: "question", "input"'),
        (f"{TOP}  q:\n    kind: outcome\n    status: open\n", 4, 'Missing property "text"'),
        (f"{TOP}  Q:\n    kind: route\n    to: [{{to: a}}]\n", 4, "lower-case Latin letters"),
        (f"{QUESTION}    choices: {{a: {{label: A}}}}\n", 7, 'Missing property "to"'),
        (f"{QUESTION}    choices: {{a: {{label: A, wait: yes}}}}\n", 7, 'Expected "boolean"'),
        (f"{QUESTION}    choices: {{a: {{label: A, to: B}}}}\n", 7, "lower-case Latin letters"),
        (f"{ROUTE}      - {{when: {{a: {{more: 3}}}}, to: b}}\n", 7, "more is not allowed"),
        (f"{ROUTE}      - {{when: {{a: {{within: 2 weeks}}}}, to: b}}\n", 7, "«10 days»"),
        ("tree: a\ntitle: A {{ b | c }}\nnodes: {}\n", 2, "nothing else of a template"),
    ],
)
def test_a_fault_is_told_plainly_in_its_line(
    server: Server, text: str, line: int, message: str
) -> None:
    found = server.errors(head("tree") + text)
    assert any(at == line and message in said for at, said in found), found


def test_a_sound_file_has_no_errors(server: Server) -> None:
    for name, schema in (("demo", "tree"), ("facts", "facts"), ("scenarios/demo", "scenarios")):
        text = (SAMPLE / f"{name}.yaml").read_text("utf-8")
        assert server.errors(head(schema) + text) == []
