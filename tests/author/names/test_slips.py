"""Slips of a letter: each is told at its own place, in an author's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.sandbox import SandboxedEnvironment

from tests.conftest import alone
from tests.rows import each_row
from wizard.author.names.letter_parser import parsed
from wizard.author.names.letter_tokens import LetterSlip
from wizard.author.tree.diagnostic import Diagnostic

REFUSED = [
    ("{% if a ⟦=⟧ 'b' %}x{% endif %}", 'write =='),
    ("{% if a ⟦===⟧ 'b' %}x{% endif %}", 'write =='),
    ("{% if a ⟦<>⟧ 'b' %}x{% endif %}", 'write !='),
    ('{% if a == ⟦“b”⟧ %}x{% endif %}', 'write straight quotes: "b"'),
    ('{% if a == ⟦«b»⟧ %}x{% endif %}', 'write straight quotes: "b"'),
    ('{% if a == ⟦"⟧b” %}x{% endif %}', 'close it'),
    ('{% if a ⟦&&⟧ b %}x{% endif %}', 'write and'),
    ('{% if a ⟦||⟧ b %}x{% endif %}', 'write or'),
    ('{% if ⟦!⟧a %}x{% endif %}', 'write not'),
    ("{{ a ⟦?⟧ 'b' : 'c' }}", 'if … else'),
    ('{{ ⟦$⟧a }}', 'a sign amiss'),
    ('{% if a %}x{% ⟦else if⟧ b %}y{% endif %}', 'write elif'),
    ('{% if a %}x{% ⟦elseif⟧ b %}y{% endif %}', 'write elif'),
    ('{% if a %}x{% ⟦elsif⟧ b %}y{% endif %}', 'write elif'),
    ('{% if a %}x{% ⟦end⟧ if %}', 'write endif'),
    ('{% if a %}x{% ⟦end⟧ %}', 'endif'),
    ('{% ⟦If⟧ a %}x{% endif %}', 'write if'),
    ('{% ⟦iff⟧ a %}x{% endif %}', 'write if'),
    ('{% ⟦foreach⟧ a in b %}x{% endfor %}', 'write for'),
    ("{% ⟦a⟧ = 'b' %}", 'are tags'),
    ('{% ⟦said⟧.a %}', 'are tags'),
    ('{{ ⟦if⟧ a }}x{{ endif }}', '{% if … %}'),
    ('{% if a %}x{% else ⟦b⟧ %}y{% endif %}', 'elif'),
    ('{% if a %}x{% endif %}⟦{% endif %}⟧', 'take it out'),
    ('{% if a %}x{% endif %}⟦{% endfor %}⟧', 'take it out'),
    ('x ⟦{% else %}⟧ y', '{% if'),
    ('{% if a %}x{% else %}y{% elif ⟦b⟧ %}z{% endif %}', 'take it out'),
    ('⟦{% if a %}⟧x', 'write {% endif %}'),
    ('{% if a %}⟦{% for b in c %}⟧x{% endif %}', 'write {% endfor %}'),
    ('⟦{% if %}⟧x{% endif %}', 'a sign amiss'),
    ('x ⟦{{ }}⟧ y', 'is printed by'),
    ('x ⟦{{ a }⟧ y', 'write }}'),
    ('x ⟦{{ a }⟧ y {{ b }}', 'write }}'),
    ('x {{ a ⟦%}⟧ y', 'write }}'),
    ('{% if a ⟦}}⟧ y {% endif %}', 'write %}'),
    ('⟦{{{ a }}⟧', 'round brackets'),
    ('x { % if a ⟦%}⟧ y {% endif %}', 'write {%'),
    ('x ⟦{# y⟧', 'write #}'),
    ('{% ⟦raw⟧ %} x', 'has if, for'),
    ('{{ a or ⟦"⟧b }} c', 'close it'),
    ('{{ a ⟦b⟧ }}', 'in this tag'),
    ('{{ said ⟦b⟧ }}', 'in this tag'),
    ('{% if a ⟦then⟧ %}x{% endif %}', 'in this tag'),
    ("{% if a not ⟦'b'⟧ %}x{% endif %}", 'in this tag'),
    ("{% if a ⟦is⟧ 'b' %}x{% endif %}", 'round brackets'),
    ("{% if a ⟦is⟧ not 'b' %}x{% endif %}", 'round brackets'),
    ('⟦{% if a == %}⟧x{% endif %}', 'in this tag'),
    ("{% if ⟦==⟧ 'b' %}x{% endif %}", 'in this tag'),
    ('{% if a and ⟦or⟧ b %}x{% endif %}', 'in this tag'),
    ('⟦{% if (a or b %}⟧x{% endif %}', 'write ) where'),
    ('{% if a or b⟦)⟧ %}x{% endif %}', 'in this tag'),
    ('⟦{{ a | }}⟧', 'in this tag'),
    ("{{ a | default ⟦'x'⟧ }}", 'in this tag'),
    ("{{ 'a' ⟦else⟧ 'b' }}", 'in this tag'),
    ('{% for a ⟦of⟧ b %}x{% endfor %}', 'write {% for item'),
    ('⟦{% for b %}⟧x{% endfor %}', 'for item in b'),
    ("{% set a ⟦==⟧ 'b' %}", 'in this tag'),
    ('⟦{% set a %}⟧', '{% set a = … %}'),
    ('x {% if y %}z{% endif %}\n{{ ⟦2nd⟧ }}', 'in this tag'),
]  # fmt: skip


def refused(body: str) -> Diagnostic | None:
    """What is told of a text, if it is no letter."""
    try:
        parsed(alone(body))
    except LetterSlip as slip:
        return slip.fault
    return None


@each_row(("written", "hint"), REFUSED)
def test_a_slip_is_told_at_its_place(written: str, hint: str) -> None:
    above, marked = written.partition("⟦")[0], written.partition("⟦")[2].partition("⟧")[0]
    found = refused(written.replace("⟦", "").replace("⟧", ""))
    assert found is not None
    start = len(above.rpartition("\n")[2]) + 1
    assert (found.line, found.column) == (1 + above.count("\n"), start)
    assert found.end_column == start + len(marked)
    assert hint in found.hint or hint in found.message


@pytest.mark.parametrize(
    "written", ["a ⟦}}⟧ b", "{a ⟦}}⟧ b", "{{ a }}⟦}⟧ b", "{{ a }} ⟦%}⟧", "{% ⟦raw⟧ %}{{ a }}"]
)
def test_what_jinja_takes_for_text_is_told(written: str) -> None:
    found = refused(written.replace("⟦", "").replace("⟧", ""))
    assert found is not None
    assert (found.column, found.end_column) == (written.index("⟦") + 1, written.index("⟧"))


WORDS = st.lists(
    st.sampled_from(
        ["{{", "}}", "{%", "%}", "{#", "#}", "if", "else", "endif", "for", "in", "endfor", "set",
         "a", "=", "==", "'b'", '"', "“", "(", ")", "|", ".", "not", "is", "and", "\n", "}", "{",
         "raw", "-%}", ",", "~", "?", "!"]
    ),
    max_size=14,
)  # fmt: skip


@given(WORDS)
def test_whatever_is_refused_is_told_within_the_letter_and_jinja_reads_the_rest(
    words: list[str],
) -> None:
    body = " ".join(words) + "\n"
    found = refused(body)
    if found is None:
        SandboxedEnvironment().parse(body)
    else:
        assert 1 <= found.line <= body.count("\n") + 1
        assert 1 <= found.column <= found.end_column
        assert found.hint
