"""What a letter may be made of: every one that passes can be written, whatever was answered."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SAMPLE, TODAY, Change, faults
from wizard.author.names.references import references
from wizard.author.tree.loading import load
from wizard.law.rules import Value
from wizard.library.facts import Facts
from wizard.outcome.letters import Attempt, Letters
from wizard.walk.values import Derivations, Values

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
        ("{{ contacts.⟦shop⟧ }}", "letter-part", "contacts.ID.value"),
        ("{{ contacts.shop.⟦valeu⟧ }}", "unknown-attribute", "did you mean «value»?"),
        ("{{ attempts⟦[⟧0] }}", "letter-part", "a letter has values"),
        ("{% for a in attempts %}{{ a }}{% endfor %}", "letter-part", "attempt.result"),
        ("{% set tried = attempts %}{{ tried }}", "letter-part", "one by one"),
        ("{% set y = owner and kit %}{{ ⟦y⟧ }}", "letter-part", "one by one"),
        ("{% if ⟦kit⟧ == 'box' %}x{% endif %}", "letter-part", '"box" in kit'),
        ("{{ today.⟦year⟧ }}", "letter-part", "have parts"),
        ("{{ bought.⟦year⟧ }}", "letter-part", "have parts"),
        ("{% for a in ⟦owner and kit | length⟧ %}x{% endfor %}", "letter-part", ""),
        ("{{ owner.⟦first⟧.letter }}", "letter-part", "have parts"),
        ("{{ ⟦range⟧ }}", "unknown-name", ""),
        ("{{ owner ⟦+⟧ 1 }}", "letter-part", "compute"),
        ("{{ 1 ⟦/⟧ 0 }}", "letter-part", "compute"),
        ("{{ owner⟦(⟧) }}", "letter-part", "round brackets"),
        ("{{ owner.upper⟦(⟧) }}", "letter-part", "| upper"),
        ("{% if ⟦owner > 'A'⟧ %}x{% endif %}", "letter-part", "guard"),
        ("{% if owner ⟦is⟧ none %}x{% endif %}", "letter-part", "asks whether"),
        ("{% for x in ⟦5⟧ %}x{% endfor %}", "letter-part", ""),
        ("{{ ⟦none⟧ }}", "letter-part", "quotes"),
        ("{% if ⟦power in 'on'⟧ %}x{% endif %}", "letter-part", "=="),
        ("{% if ⟦power in owner⟧ %}x{% endif %}", "letter-part", "=="),
        ("{{ owner | ⟦title⟧ }}", "letter-part", "letters know"),
        ("{{ owner | ⟦uper⟧ }}", "letter-part", "did you mean «upper»?"),
        ("See {% ⟦include⟧ 'attempts' %}", "letter-part", "alone on its line"),
        ("{% include '⟦ask.md⟧' %}", "unknown-part", "letters/parts/"),
        ("{% ⟦macro⟧ a() %}{% endmacro %}", "letter-part", "if, for and"),
        ("{{ attempts | ⟦selectattr⟧('stage', 'odd') | list | length }}", "letter-part", "eq"),
        ("{% for x in said.⟦power⟧ %}x{% endfor %}", "letter-part", "{% if said.power %}"),
        ("{% for x in ⟦power⟧ %}x{% endfor %}", "letter-part", "said.NAME"),
        ("{% for x in ⟦bought⟧ %}x{% endfor %}", "letter-part", "{% if bought %}"),
        ("{{ said.⟦power⟧ | first }}", "letter-part", "{% if said.power %}"),
        ("{{ ⟦owner⟧ | length }}", "letter-part", "{% if owner %}"),
        ("{{ ⟦owner⟧ | list | join }}", "letter-part", ""),
        ("{{ said.kit | ⟦list⟧ }}", "letter-part", "join"),
        ("{{ said.kit⟦[:1]⟧ }}", "letter-part", "join"),
        ("{% if kit | list⟦[⟧1:] %}x{% endif %}", "letter-part", ""),
        ("{% for a in attempts | first⟦.⟧stage %}x{% endfor %}", "letter-syntax", "amiss"),
        ("{{ contacts.shop.⟦sources⟧ }}", "letter-part", "join"),
        ("{% if said.⟦power⟧ == 'on' %}x{% endif %}", "letter-part", 'power == "on"'),
        ("{% if said.⟦power⟧ in ['on'] %}x{% endif %}", "letter-part", 'power == "on"'),
        ("{% if ⟦bought⟧ == '2026-11-02' %}x{% endif %}", "letter-part", "compute"),
        ("{% if ⟦bought⟧ in ['2026-11-02', 'x'] %}x{% endif %}", "letter-part", "compute"),
        ("{% if ⟦bought⟧ == owner %}x{% endif %}", "letter-part", "compute"),
        ("{% if ⟦kit⟧ in ['box'] %}x{% endif %}", "letter-part", '"box" in kit'),
        ("{% if 'box' == ⟦kit⟧ %}x{% endif %}", "letter-part", '"box" in kit'),
        ("{% if 'BOX' in said.⟦kit⟧ %}x{% endif %}", "letter-part", '"box" in kit'),
        ("{% if 'on' in ⟦power⟧ %}x{% endif %}", "letter-part", 'power == "on"'),
        ("{% if 'help' in ⟦attempts⟧ %}x{% endif %}", "letter-part", "selectattr"),
        ("{% if ⟦power⟧ == '' %}x{% endif %}", "letter-part", "{% if power %}"),
        ("{% if ⟦power⟧ == none %}x{% endif %}", "letter-part", "{% if power %}"),
        ("{% if attempts | ⟦length⟧ == '2' %}x{% endif %}", "letter-part", "compared are"),
        ("{% if years and years == ⟦3⟧ %}x{% endif %}", "letter-part", 'quotes: "3"'),
        ("{% if ⟦years⟧ == '03' %}x{% endif %}", "letter-part", "in digits"),
        ("{% if power == ⟦on⟧ %}x{% endif %}", "unknown-name", 'write "on" in quotes'),
        ("{% if ⟦box⟧ in kit %}x{% endif %}", "unknown-name", 'write "box" in quotes'),
        ("{% if ⟦bought > 1000⟧ %}x{% endif %}", "letter-part", "guard"),
        ("{{ contacts.⟦hot⟧ }}", "unknown-contact", ""),
        ("{{ ⟦contacts.desk⟧ }}", "unsure-contact", ""),
        ("{{ contacts⟦[⟧'shop'].value }}", "letter-part", "a letter has values"),
        ("{{ ⟦power == 'on'⟧ }}", "letter-part", "if"),
        ("{{ ⟦kit⟧ and 'x' }}", "letter-id", "said.kit"),
        ("{{ owner | ⟦trim⟧(5) }}", "letter-part", "trim"),
        ("{{ owner | ⟦lower⟧(5) }}", "letter-part", "brackets"),
        ("{% for k in said.kit %}{{ loop.⟦indx⟧ }}{% endfor %}", "unknown-attribute", "«index»"),
        ("{% for k in said.kit %}{{ ⟦loop⟧ }}{% endfor %}", "letter-part", "loop.index"),
        ("{% for k in kit if ⟦loop⟧.first %}x{% endfor %}", "unknown-name", ""),
        ("{% for k in said.kit %}x{% endfor %}{{ ⟦k⟧ }}", "unknown-name", "ends with its loop"),
        ("{% for ⟦loop⟧ in kit %}x{% endfor %}", "reserved-name", ""),
        ("{% set ⟦today⟧ = 'x' %}", "reserved-name", ""),
        ("⟦{% set x %}⟧a{% endset %}", "letter-syntax", "{% set x = … %}"),
        ("{% set n = '' %}{% for k in kit %}{% set ⟦n⟧ = k %}{% endfor %}", "letter-part", "loop"),
        (
            "{% for a in attempts %}{% if a.stage == '⟦hlp⟧' %}x{% endif %}{% endfor %}",
            "unknown-answer",
            "«help»",
        ),
        ("{% set t = attempts | selectattr('stage', 'eq', '⟦hlp⟧') %}", "unknown-answer", "help"),
        ("{% set t = attempts | selectattr('⟦stge⟧') %}", "unknown-attribute", "«stage»"),
        ("{% for a in attempts %}{{ a.⟦stage⟧ }}{% endfor %}", "letter-id", "channel"),
        (
            "power {% for a in attempts %}{% for k in kit %}{{ ⟦k⟧ }}{% endfor %}{% endfor %}",
            "letter-id",
            "said.kit",
        ),
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
    if "⟦" in written:
        column = written.index("⟦") + 1
        assert (fault.column, fault.end_column) == (column, written.index("⟧"))


@pytest.mark.parametrize(
    "line",
    [
        "{{ said.power | lower }}",
        "{{ 'a' if power == 'on' else 'b' }}",
        "{{ bought or '[when?]' }}",
        "{% if 'box' in kit and not power == 'off' %}x{% endif %}",
        "{% for item in kit %}{{ {'box': 'a box', 'receipt': 'paper'}[item] }}{% endfor %}",
        "{% set tried = attempts | selectattr('stage', 'eq', 'help') | list %}{{ tried | length }}",
        "{% for attempt in attempts %}{{ loop.index }} {{ attempt.result | upper }}{% endfor %}",
        "{{ contacts.shop.label }}",
        "{{ owner | default('?') }}{{ owner ~ '.' }}",
        "{% for a in attempts[-1:] %}{{ a.date }}{% endfor %}",
        "{% for item in said.kit %}\n- {{ item }}{{ '.' if loop.last else ';' }}\n{% endfor %}",
        "{{ said.kit | join('; ') }}: {{ said.kit | length }}, {{ said.kit | first }}",
        "{% for a in attempts %}{% for k in said.kit %}{{ k }}{{ a.date }}{% endfor %}{% endfor %}",
        "{% for k in kit %}x{% endfor %}{% for k in said.kit %}{{ k }}{% endfor %}",
        "{% if attempts | length > 1 %}x{% endif %}",
        "{% if bought and bought == today %}x{% endif %}",
        "{% if years and years == '3' %}x{% endif %}",
        "{% set tried = attempts | selectattr('letter') %}{{ tried | length }}",
        "{% set found = false %}{% if power == 'on' %}{% set found = true %}{% endif %}"
        "{% if found %}x{% endif %}",
        "{{ said.power | uncapitalize }}",
        "{% if owner | words | length < 3 %}x{% endif %}{{ owner | words | join('-') }}",
        "{%- if kit -%} {{- owner -}} {%- endif -%} {# {{ ower }} #}",
    ],
)
def test_what_letters_need_is_theirs(changed: Change, line: str) -> None:
    assert faults(changed("letters/ask.md", OLD, line)) == []


NAMES = st.sampled_from(
    ["power", "kit", "owner", "said.power", "attempts[:1]", "bought", "age", "today", "said",
     "contacts", "attempts", "contacts.shop", "said.kit", "contacts.shop.value", "attempt",
     "attempt.result", "loop.index", "years"]
)  # fmt: skip
FILTERED = st.sampled_from(
    ["lower", "list", "length", "first", "trim", "join", "unique", "uncapitalize", "last",
     "words", "trim('.')", "selectattr('stage')", "trim(5)"]
)  # fmt: skip
PIECES = st.recursive(
    NAMES | st.sampled_from(["'on'", "''", "1", "none"]),
    lambda inner: (
        st.tuples(inner, st.sampled_from(["==", "in", "and", "or", "~", "<", "+"]), inner).map(
            " ".join
        )
        | inner.map("not {}".format)
        | st.tuples(inner, FILTERED).map(" | ".join)
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
    tried = Attempt(
        date="1", channel="2", result="3", stage="help", letter="ask", sent="4", answer="5"
    )
    passed: list[str] = []

    @settings(max_examples=400)  # about one line in twenty passes
    @given(LINES)
    def attempt(line: str) -> None:
        path.write_text(good.replace("Written on", f"{line}\nWritten on"), "utf-8")
        loaded = load(folder)
        if [*loaded.problems, *references(loaded)]:
            return
        passed.append(line)
        for values, tries in ((full, [tried]), ({}, [])):
            known = Values(values, Derivations(), Facts(), TODAY)
            text = Letters(loaded.library).write("ask", known, tries, TODAY).text
            assert "Attempt(" not in text
            assert not re.search(r"Contact\(|\('|\['|<|True|False|\(\)", text), line

    attempt()
    assert passed
