"""Slips of Jinja: each is told at its own place, in an author's words."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SHIPPED, alone
from wizard.author.names.letter_slips import (
    misshapen,
    pieces,
    slip,
    strange,
    strays,
    unclosed,
    unknown,
    unpaired,
)
from wizard.author.names.template import template

REFUSED = [
    ("{% if a ⟦=⟧ 'b' %}x{% endif %}", "write =="),
    ("{% if a ⟦===⟧ 'b' %}x{% endif %}", "write =="),
    ("{% if a ⟦<>⟧ 'b' %}x{% endif %}", "write !="),
    ("{% if a == ⟦“b”⟧ %}x{% endif %}", 'write straight quotes: "b"'),
    ("{% if a == ⟦«b»⟧ %}x{% endif %}", 'write straight quotes: "b"'),
    ("{% if a == ⟦\"⟧b” %}x{% endif %}", "close it"),
    ("{% if a ⟦&&⟧ b %}x{% endif %}", "write and"),
    ("{% if a ⟦||⟧ b %}x{% endif %}", "write or"),
    ("{% if ⟦!⟧a %}x{% endif %}", "write not"),
    ("{{ a ⟦?⟧ 'b' : 'c' }}", "if … else"),
    ("{{ ⟦$⟧a }}", "take it out"),
    ("{% if a %}x{% ⟦else if⟧ b %}y{% endif %}", "write elif"),
    ("{% if a %}x{% ⟦elseif⟧ b %}y{% endif %}", "write elif"),
    ("{% if a %}x{% ⟦elsif⟧ b %}y{% endif %}", "write elif"),
    ("{% if a %}x{% ⟦end if⟧ %}", "write endif"),
    ("{% if a %}x{% ⟦end⟧ %}", "endif"),
    ("{% ⟦If⟧ a %}x{% endif %}", "write if"),
    ("{% ⟦iff⟧ a %}x{% endif %}", "write if"),
    ("{% ⟦foreach⟧ a in b %}x{% endfor %}", "write for"),
    ("{% ⟦a =⟧ 'b' %}", "write {% set a"),
    ("{% ⟦said⟧.a %}", "write {{ said.a }}"),
    ("{{ ⟦if⟧ a }}x{{ endif }}", "write {% if a %}"),
    ("{% if a %}x{% else ⟦b⟧ %}y{% endif %}", "elif"),
    ("{% if a %}x{% endif %}⟦{% endif %}⟧", "take it out"),
    ("{% if a %}x{% endif %}⟦{% endfor %}⟧", "take it out"),
    ("x ⟦{% else %}⟧ y", "{% if"),
    ("⟦{% if a %}x{% else %}y{% elif b %}z{% endif %}⟧", "in this tag"),
    ("⟦{% if a %}⟧x", "write {% endif %}"),
    ("{% if a %}⟦{% for b in c %}⟧x{% endif %}", "write {% endfor %}"),
    ("{% ⟦if⟧ %}x{% endif %}", "{% if name %}"),
    ("x ⟦{{ }}⟧ y", "name a value"),
    ("x ⟦{{ a }⟧ y", "write }}"),
    ("x ⟦{{ a }⟧ y {{ b }}", "write }}"),
    ("x {{ a ⟦%}⟧ y", "write }}"),
    ("{% if a ⟦}}⟧ y {% endif %}", "write %}"),
    ("{{{ a }⟦}⟧", "in this tag"),
    ("x { % if a ⟦%}⟧ y {% endif %}", "write {%"),
    ("x ⟦{# y⟧", "write #}"),
    ("⟦{% raw %}⟧ x", "endraw"),
    ("{{ a or ⟦\"⟧b }} c", "close it"),
    ("{{ a ⟦b⟧ }}", "in this tag"),
    ("{{ said ⟦b⟧ }}", "in this tag"),
    ("{% if a ⟦then⟧ %}x{% endif %}", "in this tag"),
    ("{% if a ⟦not⟧ 'b' %}x{% endif %}", "in this tag"),
    ("⟦{% if a is 'b' %}x{% endif %}⟧", "in this tag"),
    ("⟦{% if a is not 'b' %}x{% endif %}⟧", "in this tag"),
    ("⟦{% if a == %}x{% endif %}⟧", "in this tag"),
    ("{% if ⟦==⟧ 'b' %}x{% endif %}", "in this tag"),
    ("{% if a and or ⟦b⟧ %}x{% endif %}", "in this tag"),
    ("{% if (a or b %}x{% endif %⟦}⟧", "in this tag"),
    ("⟦{% if a or b) %}x{% endif %}⟧", "in this tag"),
    ("⟦{{ a | }}⟧", "in this tag"),
    ("⟦{{ a | default 'x' }}⟧", "in this tag"),
    ("{{ 'a' ⟦else⟧ 'b' }}", "in this tag"),
    ("{% for a ⟦of⟧ b %}x{% endfor %}", "write in"),
    ("{% for ⟦b⟧ %}x{% endfor %}", "for item in b"),
    ("{% set a ⟦==⟧ 'b' %}", "in this tag"),
    ("{% set ⟦a⟧ %}", "{% set a = … %}"),
    ("x {% if y %}z{% endif %}\n⟦{{ 2nd }}⟧", "in this tag"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "hint"), REFUSED)
def test_a_slip_is_told_at_its_place(written: str, hint: str) -> None:
    body = written.replace("⟦", "").replace("⟧", "")
    with pytest.raises(jinja2.TemplateSyntaxError) as refused:
        template(alone(body))
    found = slip(body, refused.value)
    start = written.index("⟦")
    assert (found.start, found.end) == (start, written.index("⟧") - 1), found
    assert hint in found.hint or hint in found.problem


@pytest.mark.parametrize(
    "written",
    ["a ⟦}}⟧ b", "{a ⟦}}⟧ b", "{{ a }}⟦}⟧ b", "⟦{% raw %}⟧{{ a }}{% endraw %}", "{{ a }} ⟦%}⟧"],
)
def test_what_jinja_takes_for_text_is_told(written: str) -> None:
    body = written.replace("⟦", "").replace("⟧", "")
    template(alone(body))
    (found,) = strays(body)
    assert (found.start, found.end) == (written.index("⟦"), written.index("⟧") - 1)


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("letters/*.md")), ids=lambda path: path.stem)
def test_nothing_is_a_slip_in_a_letter_that_is_sound(path: Path) -> None:
    body = re.sub(r"(?s)^---.*?\n---\n", "", path.read_text("utf-8"))
    parts = list(pieces(body))
    tags = [piece for piece in parts if piece.sign in "{%"]
    found = [look(tag) for tag in tags for look in (unknown, strange, misshapen)]
    found += [unclosed(body, part) for part in parts]
    assert {*found, unpaired(tags), *strays(body)} == {None}


WORDS = st.lists(
    st.sampled_from(
        ["{{", "}}", "{%", "%}", "{#", "#}", "if", "else", "endif", "for", "in", "endfor", "set",
         "a", "=", "==", "'b'", '"', "“", "(", ")", "|", ".", "not", "is", "and", "\n", "}", "{",
         "raw", "-%}", ",", "~", "?", "!"]
    ),
    max_size=14,
)  # fmt: skip


@given(WORDS)
def test_whatever_is_refused_is_told_within_the_letter(words: list[str]) -> None:
    body = " ".join(words) + "\n"
    try:
        template(alone(body))
    except jinja2.TemplateSyntaxError as error:
        found = slip(body, error)
        assert 0 <= found.start <= found.end <= len(body)
        assert found.problem
        assert found.hint
