"""What a letter may be made of: every one that passes can be written, whatever was answered."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SAMPLE, TODAY, Change, faults
from wizard.check.names.references import references
from wizard.law.rules import Value
from wizard.outcome.letters import Attempt, Letters
from wizard.tree.library import load

OLD = "Written on {{ today }}. Write to {{ contacts.shop.value }}."
LINE = 11


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("{{ ⟦kit⟧ }}", "letter-id", "said.kit"),
        ("{{ ⟦power⟧ }}", "letter-id", "said.power"),
        ("{{ ⟦power⟧ | lower }}", "letter-id", "said.power"),
        ("{{ 'it is ' ~ ⟦power⟧ }}", "letter-id", "said.power"),
        ("{{ ⟦power⟧ if power == 'on' else '' }}", "letter-id", "said.power"),
        ("{{ ⟦kit⟧ | join(', ') }}", "letter-id", "said.kit"),
        ("{% for item in kit %}{{ item }}{% endfor %}", "letter-id", "said.kit"),
        ("{{ ⟦attempts⟧ }}", "letter-part", "for attempt in attempts"),
        ("{{ ⟦said⟧ }}", "letter-part", "said.NAME"),
        ("{{ ⟦contacts⟧ }}", "letter-part", "contacts.ID.value"),
        ("{{ contacts.⟦shop⟧ }}", "letter-part", "contacts.shop.value"),
        ("{{ contacts.shop.⟦valeu⟧ }}", "unknown-name", "did you mean «value»?"),
        ("⟦{{ attempts[0] }}⟧", "letter-part", "one by one"),
        ("{{ attempts[0].⟦result⟧ }}", "letter-part", "have parts"),
        ("{% for a in attempts %}{{ a }}{% endfor %}", "letter-part", "a.result"),
        ("{% set tried = attempts %}{{ tried }}", "letter-part", "one by one"),
        ("{% if ⟦kit⟧ == 'box' %}x{% endif %}", "letter-part", 'write "box" in kit'),
        ("{{ today.⟦year⟧ }}", "letter-part", "have parts"),
        ("{{ owner.⟦first⟧.letter }}", "letter-part", "have parts"),
        ("{{ ⟦range⟧ }}", "unknown-name", ""),
        ("⟦{{ owner + 1 }}⟧", "letter-part", "compute"),
        ("⟦{{ 1 / 0 }}⟧", "letter-part", "compute"),
        ("{{ ⟦owner⟧() }}", "letter-part", "round brackets"),
        ("⟦{{ owner.upper() }}⟧", "letter-part", "round brackets"),
        ("⟦{% if owner > 'A' %}x{% endif %}⟧", "letter-part", "guard"),
        ("{% if ⟦owner⟧ is none %}x{% endif %}", "letter-part", "asks whether"),
        ("⟦{% for x in 5 %}x{% endfor %}⟧", "letter-part", "quotes"),
        ("⟦{{ none }}⟧", "letter-part", "quotes"),
        ("⟦{% if power in 'on' %}x{% endif %}⟧", "letter-part", "=="),
        ("⟦{% if power in owner %}x{% endif %}⟧", "letter-part", "=="),
        ("{{ owner | ⟦title⟧ }}", "letter-part", "letters know"),
        ("{{ owner | ⟦uper⟧ }}", "letter-syntax", ""),
        ("{% ⟦include⟧ 'ask.md' %}", "letter-part", "write the words here"),
        ("{% ⟦macro⟧ a() %}{% endmacro %}", "letter-part", "write the words here"),
        ("{{ attempts | ⟦selectattr⟧('stage', 'odd') | list | length }}", "letter-part", "eq"),
    ],
)
def test_what_could_not_be_written_or_read_is_told(
    changed: Change, written: str, code: str, hint: str
) -> None:
    line = written.replace("⟦", "").replace("⟧", "")
    found = faults(changed("letters/ask.md", OLD, line))
    assert [(fault.code, fault.line) for fault in found] == [(code, LINE)]
    (fault,) = found
    assert hint in fault.hint
    if "⟦" in written and code != "letter-syntax":
        column = written.index("⟦") + 1
        assert (fault.column, fault.end_column) == (column, written.index("⟧"))


@pytest.mark.parametrize(
    "line",
    [
        "{{ said.power | lower }}",
        "{{ 'a' if power == 'on' else 'b' }}",
        "{{ bought or '[when?]' }}",
        "{{ kit and 'with what is at hand' }}",
        "{% if 'box' in kit and not power == 'off' %}x{% endif %}",
        "{% for item in kit %}{{ {'box': 'a box', 'receipt': 'paper'}[item] }}{% endfor %}",
        "{% set tried = attempts | selectattr('stage', 'eq', 'help') | list %}{{ tried | length }}",
        "{% for attempt in attempts %}{{ loop.index }} {{ attempt.result[0] | upper }}{% endfor %}",
        "{{ contacts.shop.label }}",
        "{{ owner[1:] }}{{ owner ~ '.' }}",
    ],
)
def test_what_letters_need_is_theirs(changed: Change, line: str) -> None:
    assert faults(changed("letters/ask.md", OLD, line)) == []


NAMES = st.sampled_from(
    ["power", "kit", "owner", "bought", "age", "today", "said", "contacts", "attempts",
     "contacts.shop", "said.kit", "contacts.shop.value", "attempt", "attempt.result",
     "loop.index", "years"]
)  # fmt: skip
PIECES = st.recursive(
    NAMES | st.sampled_from(["'on'", "''", "1", "none"]),
    lambda inner: (
        st.tuples(inner, st.sampled_from(["==", "in", "and", "or", "~", "<", "+"]), inner).map(
            " ".join
        )
        | inner.map("not {}".format)
        | st.tuples(
            inner, st.sampled_from(["lower", "list", "length", "first", "trim", "join"])
        ).map(" | ".join)
        | st.tuples(inner, st.sampled_from(["[0]", "[1:]", ".x", "()"])).map("".join)
        | st.tuples(inner, inner).map("{0[0]} if {0[1]} else ''".format)
    ),
    max_leaves=4,
)
LINES = st.tuples(
    st.sampled_from(
        ["{{{{ {0} }}}}", "{{% if {0} %}}x{{% endif %}}", "{{% set y = {0} %}}{{{{ y }}}}",
         "{{% for attempt in {0} %}}{{{{ attempt }}}}{{% endfor %}}"]
    ),
    PIECES,
).map(lambda drawn: drawn[0].format(drawn[1]))  # fmt: skip


def test_a_letter_that_passes_can_be_written_whatever_was_answered(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(SAMPLE, folder)
    path = folder / "letters" / "ask.md"
    good = path.read_text("utf-8")
    full: dict[str, Value] = {"power": "on", "kit": ("box",), "owner": "Ann", "bought": TODAY}
    tried = Attempt(date="1", channel="2", result="3", stage="help", letter="ask", sent="4")
    passed: list[str] = []

    @given(LINES)
    def attempt(line: str) -> None:
        path.write_text(good.replace("Written on", f"{line}\nWritten on"), "utf-8")
        loaded = load(folder)
        if [*loaded.problems, *references(loaded)]:
            return
        passed.append(line)
        for values, tries in ((full, [tried]), ({}, [])):
            text = Letters(loaded.library).write("ask", values, tries, TODAY).text
            assert "Attempt(" not in text
            assert "Contact(" not in text

    attempt()
    assert passed
