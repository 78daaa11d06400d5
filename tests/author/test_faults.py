"""A hundred faults made by hand: each gives its code alone, at the very place.

⟦…⟧ marks where the caret stands: in what was written, or else in the file as it is then.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import SAMPLE, faults, marked
from wizard.author.tree.diagnostic import codes


class Fault(NamedTuple):
    """`old` of a file turned into `new`, and what is told then."""

    code: str
    file: str
    old: str
    new: str
    at: str = ""
    told_in: str = ""


DEMO, FACTS, LETTER, MANIFEST = "demo.yaml", "facts.yaml", "letters/ask.md", "library.yaml"
PART = "letters/parts/attempts.md"
MESSAGES, SCENARIO = "messages.yaml", "scenarios/demo.yaml"
DEMO_RU, WORDS_RU = "locale/ru/demo.yaml", "locale/ru/facts.yaml"

SHAPE = [
    Fault("yaml-syntax", DEMO, "text: Plug it in", "text: Plug⟦:⟧ it in"),
    Fault("yaml-syntax", DEMO, "text: It works", "text: ⟦`⟧It works"),
    Fault("yaml-tag", DEMO, "text: Plug it in", "text: ⟦&Plug it in⟧"),
    Fault("yaml-tag", DEMO, "facts: [plug]", "facts: [⟦!plug⟧ plug]", "facts: [⟦!plug plug⟧]"),
    Fault("yaml-key", DEMO, "text: Call them, {{ owner }}", "text: {⟦{ owner }⟧}"),
    Fault("duplicate-key", DEMO, "    text: Plug it in",
          "    text: Plug it\n    ⟦text⟧: Plug it in"),
    Fault("duplicate-key", DEMO, "  socket:\n", "  good:\n    kind: outcome\n    status: open\n"
          "    text: Enough\n\n  socket:\n", "  ⟦good⟧:\n    kind: outcome\n    status: solved"),
    Fault("unknown-key", DEMO, "latest: today", "⟦lates⟧: today"),
    Fault("unknown-key", DEMO, "label: They refused", "⟦lable⟧: They refused"),
    Fault("unknown-key", DEMO, "when: {power: off}", "⟦whem⟧: {power: off}"),
    Fault("unknown-key", DEMO, "label: They refused,", "label: Sent, ⟦I am waiting⟧, still,"),
    Fault("unknown-key", DEMO, "{label: They refused, to", "{⟦label:They refused⟧, to"),
    Fault("unknown-key", DEMO, "    text: Plug it in", "    ⟦tехt⟧: Plug it in"),
    Fault("unknown-key", DEMO, "    text: Plug it in", "    ⟦TEXT⟧: Plug it in"),
    Fault("unknown-key", DEMO, "    text: Plug it in", "    ⟦txte⟧: Plug it in"),
    Fault("unknown-key", DEMO, "    kind: action\n    title", "    ⟦kidn⟧: action\n    title"),
    Fault("unknown-key", MANIFEST, "notice:", "⟦notices⟧:"),
    Fault("unknown-key", FACTS, "    binding: law", "    binding: law\n    ⟦bindings⟧: law"),
    Fault("unknown-key", DEMO, "save_as: owner", "⟦sav_as⟧: owner"),
    Fault("unknown-key", DEMO, "    items:\n", "    ⟦item⟧:\n"),
    Fault("missing-key", DEMO, "    text: Plug it in\n", "", "  ⟦plug_in⟧:"),
    Fault("missing-key", DEMO, "    status: solved\n", "", "  ⟦good⟧:"),
    Fault("missing-key", DEMO, "    kind: route\n", "", "  ⟦which_way⟧:"),
    Fault("empty-value", DEMO, "text: Plug it in", "⟦text⟧:", "⟦text⟧:\n    stage: look\n    ch"),
    Fault("empty-value", DEMO, "optional: true\n    to:\n", "⟦optional⟧:\n    to:\n"),
    Fault("empty-value", DEMO, "    steps:\n      - Take the receipt.", "    ⟦steps⟧: []"),
    Fault("bad-length", FACTS, "length: 10 days", "length: ⟦0 days⟧"),
    Fault("empty-value", MANIFEST, "languages: [en]", "⟦languages⟧: []"),
    Fault("wrong-type", DEMO, "evidence: true", "evidence: ⟦perhaps⟧"),
    Fault("wrong-type", DEMO, "facts: [plug]", "facts: ⟦plug⟧"),
    Fault("wrong-type", DEMO, "box: {label: The box}", "box: ⟦The box⟧"),
    Fault("wrong-type", FACTS, "read: 2026-11-22", "read: ⟦yesterday⟧"),
    Fault("bad-id", DEMO, "  socket:\n    kind", "  ⟦Socket⟧:\n    kind"),
    Fault("bad-id", DEMO, "save_as: kit", "save_as: ⟦my kit⟧"),
    Fault("bad-length", FACTS, "length: 10 days", "length: ⟦ten days⟧"),
    Fault("unknown-value", DEMO, "type: multiline", "type: ⟦multilines⟧"),
    Fault("unknown-value", FACTS, "status: unconfirmed", "status: ⟦unsure⟧"),
    Fault("unknown-kind", DEMO, "kind: checklist", "kind: ⟦checklst⟧"),
    Fault("tree-name", DEMO, "tree: demo", "tree: ⟦demos⟧"),
    Fault("letter-head", LETTER, "---\nletter: ask", "⟦l⟧etter: ask"),
]  # fmt: skip

LEVELS = [
    Fault("wrong-level", DEMO, "  plug_in:\n", "    ⟦plug_in⟧:\n"),
    Fault("wrong-level", DEMO, "  plug_in:\n", "      ⟦plug_in⟧:\n"),
    Fault("wrong-level", DEMO, "  bought:\n    kind", "    ⟦bought⟧:\n    kind"),
    Fault("wrong-level", DEMO, "  plug_in:\n    kind: action\n    title: The plug\n"
          "    text: Plug it in\n    stage: look\n    choices:\n      done:",
          "    ⟦plug_in⟧:\n      kind: action\n      title: The plug\n"
          "      text: Plug it in\n      stage: look\n      choices:\n        done:"),
    Fault("wrong-level", DEMO, "    kind: outcome\n    status: solved\n    text: It works\n"
          "    details", "  ⟦kind⟧: outcome\n  status: solved\n  text: It works\n  details"),
    Fault("wrong-level", DEMO, "    kind: action\n    title: The plug\n    text: Plug it in\n"
          "    stage: look\n    choices:\n      done:", "  ⟦kind⟧: action\n  title: The plug\n"
          "  text: Plug it in\n  stage: look\n  choices:\n    done:"),
    Fault("wrong-level", DEMO, "      receipt: {label: The receipt}\n      box:",
          "    ⟦receipt⟧: {label: The receipt}\n    box:"),
    Fault("wrong-level", DEMO, "{label: They refused, to: story}",
          "\n      ⟦label⟧: They refused\n      to: story"),
    Fault("wrong-level", DEMO, "    choices:\n      yes:", "  ⟦choices⟧:\n      yes:"),
    Fault("wrong-level", DEMO, '    choices:\n      yes: {label: "Yes", to: power}\n      no:',
          '  ⟦choices⟧:\n    yes: {label: "Yes", to: power}\n    no:'),
    Fault("wrong-level", DEMO, "compute:\n  age:", "compute:\n⟦age⟧:"),
    Fault("wrong-level", DEMO, "compute:\n  age: {rule: days_since, day: bought}\nnodes:",
          "nodes:\n  ⟦compute⟧:\n    age: {rule: days_since, day: bought}"),
    Fault("wrong-level", DEMO, "start: plugged\ncompute:\n  age: {rule: days_since, day: bought}\n"
          "nodes:", "compute:\n  age: {rule: days_since, day: bought}\nnodes:\n"
          "  ⟦start⟧: plugged"),
    Fault("wrong-level", FACTS, "  repair:\n", "    ⟦repair⟧:\n"),
    Fault("wrong-level", SCENARIO, "      ends_at: shop\n      visits: [call, plugged, call, story]"
          "\n      contains:", "    ⟦ends_at⟧: shop\n    visits: [call, plugged, call, story]\n"
          "    contains:"),
]  # fmt: skip

ALONE = [
    Fault("missing-key", DEMO, "    save_as: owner\n", "", "  ⟦owner⟧:"),
    Fault("bad-id", DEMO, "save_as: owner", "save_as: ⟦ownerName⟧"),
    Fault("bad-id", DEMO, "save_as: owner", "save_as: ⟦имя⟧"),
    Fault("reserved-name", DEMO, "save_as: owner", "save_as: ⟦today⟧"),
    Fault("name-clash", DEMO, "save_as: owner", "save_as: ⟦bought⟧",
          "save_as: ⟦bought⟧\n    to: kit"),
    Fault("name-clash", DEMO, "save_as: power", "save_as: bought", "save_as: ⟦bought⟧\n    latest"),
    Fault("unknown-key", DEMO, "save_as: owner", "⟦save_a⟧: owner"),
    Fault("unknown-key", DEMO, "compute:", "⟦compte⟧:"),
    Fault("unknown-key", DEMO, "start: plugged", "⟦strat⟧: plugged"),
    Fault("unknown-key", DEMO, "    choices:\n      on", "    ⟦choces⟧:\n      on"),
    Fault("unknown-key", DEMO, "kind: input\n    type: date", "⟦knd⟧: input\n    type: date"),
    Fault("unknown-key", FACTS, "contacts:", "⟦contact⟧:"),
    Fault("wrong-type", DEMO,
          "      on: {label: It is on, to: bought}\n      off: {label: It is off, to: owner}",
          "      ⟦- {label: It is on, to: bought}⟧\n      - {label: It is off}"),
    Fault("duplicate-key", DEMO, "to: story}", "to: story, ⟦to⟧: good}"),
    Fault("unknown-key", DEMO, '{label: "Yes"', '{⟦label "Oh⟧, yes"'),
    Fault("empty-value", DEMO, "    kind: route\n", "    ⟦kind⟧:\n"),
    Fault("empty-value", DEMO, "start: plugged", "⟦start⟧:"),
    Fault("bad-id", DEMO, "      off: {label: It is off", "      ⟦Off⟧: {label: It is off"),
    Fault("bad-id", DEMO, "  age: {rule", "  ⟦Age⟧: {rule"),
    Fault("empty-entry", DEMO, "- {to: call}", "- {to: call}\n      -⟦\n⟧"),
    Fault("empty-entry", SCENARIO, "visits: [plug_in]", "visits: [plug_in, ⟦''⟧]"),
    Fault("empty-entry", SCENARIO, "lacks: [Help desk]", "lacks: [Help desk, ⟦\"\"⟧]"),
]  # fmt: skip
"""Faults from which others would follow, wherever what is lost by them is named."""

REFERENCES = [
    Fault("unknown-node", DEMO, "start: plugged", "start: ⟦plugd⟧"),
    Fault("unknown-node", DEMO, "to: story}", "to: ⟦stroy⟧}"),
    Fault("unknown-node", DEMO, "    to: serial\n", "    to: ⟦cereal⟧\n"),
    Fault("unknown-node", DEMO, "{power: off}, to: socket", "{power: off}, to: ⟦sock⟧"),
    Fault("unknown-tree", DEMO, "to: story}", "to: ⟦more.story⟧}"),
    Fault("unknown-tree", MANIFEST, "start: demo", "start: ⟦dome⟧"),
    Fault("unknown-fact", DEMO, "facts: [repair]", "facts: [⟦repairs⟧]"),
    Fault("unknown-fact", LETTER, "facts: [repair]", "facts: [repair, ⟦plugs⟧]"),
    Fault("unknown-contact", DEMO, "contact: shop", "contact: ⟦shed⟧"),
    Fault("unknown-contact", LETTER, "contacts.shop", "contacts.⟦shed⟧"),
    Fault("unknown-term", DEMO, "reply_within: reply", "reply_within: ⟦replies⟧"),
    Fault("unknown-letter", DEMO, "letter: ask", "letter: ⟦task⟧"),
    Fault("unknown-stage", DEMO, "stage: help", "stage: ⟦helper⟧"),
    Fault("unknown-stage", DEMO, "{label: The box}", "{label: The box, stage: ⟦helper⟧}"),
    Fault("unknown-source", FACTS, "sources: [act s. 7]", "sources: [⟦code s. 7⟧]"),
    Fault("unknown-rule", DEMO, "rule: days_since", "rule: ⟦days⟧"),
    Fault("rule-arguments", DEMO, "{rule: days_since, day: bought}", "⟦{rule: days_since}⟧"),
    Fault("rule-arguments", DEMO, "day: bought", "day: ⟦owner⟧"),
    Fault("unknown-name", DEMO, "Call them, {{ owner }}", "Call them, ⟦{{ ower }}⟧"),
    Fault("unknown-name", DEMO, "{power: off}, to: s", "{⟦powr⟧: off}, to: s"),
    Fault("unknown-name", LETTER, "Dear {{ owner }}", "Dear {{ ⟦ower⟧ }}"),
    Fault("unknown-name", LETTER, "{% if bought %}", "{% if ⟦brought⟧ %}"),
    Fault("unknown-name", DEMO, "letter: ask\n    r", "letter: ask\n    since: ⟦today⟧\n    r"),
    Fault("unknown-answer", DEMO, "when: {power: off}", "when: {power: ⟦of⟧}"),
    Fault("unknown-answer", DEMO, "when: {power: off}", "when: {kit: [box, ⟦crate⟧]}"),
    Fault("unknown-answer", DEMO, "{years: {at_least: 3}}", "{years: [3, ⟦four⟧]}"),
    Fault("unknown-answer", LETTER, "{% if bought %}", '{% if bought and power == "⟦of⟧" %}'),
    Fault("unknown-answer", LETTER, "{% if bought %}", '{% if bought and "⟦crate⟧" in kit %}'),
    Fault("empty-value", DEMO, "compute:\n", "compute:\n  half: {⟦rule⟧: , price: owner}\n"),
    Fault("bad-id", DEMO, "compute:\n", "compute:\n  whole: {is: ⟦All⟧}\n"),
    Fault("to-itself", DEMO, "early, to: plugged}", "early, to: ⟦demo.call⟧}"),
    Fault("idle-key", DEMO, "latest: today", "⟦earliest⟧: bought"),
    Fault("idle-key", DEMO, "text: Plug it in\n", "text: Plug it in\n    ⟦since⟧: bought\n"),
    Fault("idle-key", DEMO, "text: Plug it in\n", "text: Plug it in\n    ⟦number⟧: owner\n"),
    Fault("idle-key", DEMO, "It is, to: good}", "It is, to: good, ⟦unanswered⟧: late}"),
    Fault("idle-key", DEMO, "It is on, to: bought}", "It is on, to: bought, ⟦unanswered⟧: late}"),
    Fault("idle-key", DEMO, "waiting, wait: true}", "waiting, wait: true, ⟦unanswered⟧: late}"),
    Fault("idle-key", DEMO, "It works, to: good}", "It works, to: good, ⟦look_again⟧: 3 days}"),
    Fault("idle-key", DEMO, "It works, to: good}", "It works, to: good, ⟦look_after⟧: bought}"),
    Fault("not-a-date", DEMO, "waiting, wait: true}", "waiting, wait: true, look_after: ⟦owner⟧}"),
    Fault("unknown-name", DEMO, "waiting, wait: true}",
          "waiting, wait: true, look_after: ⟦bougt⟧}"),
    Fault("bad-length", DEMO, "waiting, wait: true}", "waiting, wait: true, look_again: ⟦soon⟧}"),
    Fault("idle-key", DEMO, "It works, to: good}",
          "It works, done: never, to: good, ⟦unanswered⟧: late}"),
    Fault("bad-assumed", DEMO, "save_as: power", "save_as: power\n    assumed: ⟦offf⟧"),
    Fault("no-silence", DEMO, "unanswered: early, ", "", "    reply_within: ⟦reply⟧"),
    Fault("not-whose", FACTS, "binding: law", "binding: law\n    by: anyone",
          "    reply_within: ⟦reply⟧", DEMO),
    *(
        Fault(code, DEMO, "compute:\n",
              f"compute:\n  last: {{term: reply, from: bought, met: {met}}}\n")
        for code, met in (
            ("unknown-answer", "[bought, ⟦demo.call#solvd⟧]"),
            ("unknown-node", "⟦demo.cal⟧"),
            ("no-step", "[⟦demo.owner⟧]"),
            ("unknown-name", "[demo.call, ⟦bougt⟧]"),
            ("rule-arguments", "[demo.call, ⟦owner⟧]"),
            ("wrong-type", "⟦[]⟧"),
        )
    ),
    Fault("reserved-name", DEMO, "compute:\n",
          "compute:\n  ⟦step_before⟧: {rule: days_since, day: bought}\n"),
    Fault("whose-day", DEMO, "compute:\n", "compute:\n  last: {term: reply, from: bought}\n",
          "  ⟦reply⟧:", FACTS),
    Fault("whose-day", DEMO, "compute:\n",
          "compute:\n  last: [{when: {power: on}, is: none}, {term: reply, from: bought}]\n",
          "  ⟦reply⟧:", FACTS),
    Fault("unused-stage", MANIFEST, "stages:\n", "stages:\n  ⟦spare⟧: {title: Spare}\n"),
    Fault("not-a-number", DEMO, "    letter: ask\n", "    letter: ask\n    number: ⟦power⟧\n"),
    Fault("not-a-date", DEMO, "letter: ask\n    r", "letter: ask\n    since: ⟦owner⟧\n    r"),
    Fault("not-a-date", DEMO, "latest: today", "earliest: [⟦owner⟧]"),
    Fault("unknown-name", DEMO, "latest: today", "earliest: [bought, ⟦brought⟧]"),
    Fault("unknown-name", DEMO, "latest: today", "past: {⟦powr⟧: on}"),
    Fault("bad-guard", DEMO, "latest: today", "past: {power: {⟦older⟧: 3 days}}"),
    Fault("idle-key", DEMO, "latest: today", "latest: today\n    ⟦past⟧: {power: on}"),
    Fault("idle-key", DEMO, "type: integer", "type: integer\n    ⟦past⟧: true"),
    Fault("idle-key", DEMO, "save_as: owner", "save_as: owner\n    ⟦max⟧: 3"),
    Fault("bad-limit", DEMO, "save_as: years", "save_as: years\n    max: ⟦3.5⟧"),
    Fault("bad-limit", DEMO, "save_as: years", "save_as: years\n    min: ⟦-1⟧"),
    Fault("bad-limit", DEMO, "save_as: years", "save_as: years\n    min: 9\n    max: ⟦8⟧"),
    Fault("bad-limit", DEMO, "latest: today", "min: ⟦1899-12-31⟧"),
    Fault("bad-limit", DEMO, "latest: today", "max: ⟦31.12.2026⟧"),
    Fault("unknown-name", DEMO, "latest: today", "latest: ⟦yesterday⟧"),
    Fault("not-a-date", DEMO, "latest: today", "latest: [today, ⟦owner⟧]"),
    Fault("idle-key", DEMO, "latest: today", "⟦latest⟧: [today, bought]"),
    Fault("name-clash", DEMO, "save_as: serial", "save_as: ⟦power⟧",
          "save_as: ⟦power⟧\n    optional"),
    Fault("no-way-on", DEMO, "wait: true", "done: never", "      ⟦later⟧:"),
    Fault("wait-and-go", DEMO, "wait: true", "wait: true, to: good", "      ⟦later⟧:"),
    Fault("no-choices", DEMO, "items:\n      receipt: {label: The receipt}\n"
          "      box: {label: The box}\n", "⟦items⟧: {}\n"),
    Fault("no-default", DEMO, "      - {to: owner}\n", "",
          "⟦{when: {bought: {older_than: 30 days}}, to: years}⟧"),
    Fault("no-default", DEMO, "    to: kit\n", "    ⟦to⟧: []\n"),
    Fault("after-default", DEMO, "      - {when: {power: off}, to: socket}\n",
          "      - {to: socket}\n", "⟦{when: {years: {at_least: 3}}, to: shop}⟧"),
    Fault("route-circle", DEMO, "- {to: call}", "- {when: {kit: box}, to: ⟦which_way⟧}\n"
          "      - {to: call}"),
    Fault("derived-circle", DEMO, "day: bought}", "day: late}\n  late: {term: reply, from: late}",
          "⟦late⟧: {term"),
]  # fmt: skip

GUARDS = [
    Fault("bad-guard", DEMO, "{at_least: 3}", "{⟦at_most⟧: 3}"),
    Fault("bad-guard", DEMO, "{at_least: 3}", "{at_least: ⟦three⟧}"),
    Fault("bad-guard", DEMO, "{at_least: 3}", "{at_least: ⟦nan⟧}"),
    Fault("bad-guard", DEMO, "{older_than: 30 days}", "{older_than: ⟦2 weeks⟧}"),
    Fault("bad-guard", DEMO, "{power: off}", "{⟦and⟧: [{power: off}]}"),
    Fault("bad-guard", DEMO, "{power: off}", "{⟦nor⟧: {power: off}}"),
    Fault("unknown-name", DEMO, "{power: off}", "{⟦answerd⟧: power}"),
    Fault("bad-guard", DEMO, "{power: off}", "{⟦any⟧: []}"),
    Fault("bad-placeholder", DEMO, "Call them, {{ owner }}", "Call them, ⟦{{ owner|title }}⟧"),
    Fault("letter-syntax", LETTER, "Dear {{ owner }},", "Dear ⟦{{ owner }⟧,"),
    Fault("letter-syntax", PART, "{% for attempt in attempts %}", "⟦{% for attempt in attempts⟧"),
    Fault("letter-syntax", LETTER, "Dear {{ owner }},", "Dear {{ owner ⟦owner⟧ }},"),
    Fault("letter-syntax", LETTER, "Written on", "⟦{% if owner %}⟧\nWritten on"),
    Fault("letter-syntax", PART, "{% endfor %}", "{% if owner %}x{% endfor %}",
          "⟦{% if owner %}⟧"),
    Fault("letter-syntax", PART, "{% endfor %}", "", "⟦{% for attempt in attempts %}⟧"),
    Fault("letter-syntax", LETTER, "{% if bought %}", "{% if power ⟦=⟧ 'on' %}"),
    Fault("letter-syntax", LETTER, "{% endif %}", "{% ⟦else if⟧ owner %}{% endif %}"),
    Fault("letter-part", LETTER, "{% if bought %}", "{% if ⟦bought⟧ == '2 Nov 2026' %}"),
    Fault("empty-letter", LETTER, (SAMPLE / LETTER).read_text("utf-8").split("---\n")[2],
          "{# nothing #}\n", "[date]\n⟦---⟧"),
    Fault("one-brace", LETTER, "{{ owner }}", "⟦{owner}⟧"),
    Fault("one-brace", DEMO, "{{ owner }}", "⟦{ owner }⟧"),
    Fault("cut-text", DEMO, "Have the receipt at hand.", "Have the receipt ⟦#1 at hand.⟧"),
    Fault("cut-text", DEMO, "text: Plug it in", "text: Plug it\n      ⟦#2 in⟧"),
    Fault("cut-text", DEMO, "- Take the receipt.", "- Take the\n        ⟦#1 receipt.⟧"),
    Fault("empty-value", DEMO, "age: {rule: days_since, day: bought}", "⟦age⟧: []"),
    Fault("bad-id", DEMO, "reply_within: reply", "reply_within: ⟦5 days⟧"),
    Fault("bad-id", DEMO, "contact: desk", "contact: ⟦8 800 555-35-35⟧"),
    Fault("guard-type", DEMO, "when: {power: off}", "when: {power: {⟦at_least⟧: 3}}"),
    Fault("guard-type", DEMO, "when: {power: off}", "when: {kit: {⟦below⟧: 3}}"),
    Fault("guard-type", DEMO, "{years: {at_least: 3}}", "{years: {⟦older_than⟧: 3 days}}"),
    Fault("guard-type", DEMO, "{bought: {older_than: 30 days}}", "{bought: {⟦below⟧: 30}}"),
    Fault("guard-type", DEMO, "{years: {at_least: 3}}", "{bought: ⟦2026-11-22⟧}"),
    Fault("reserved-name", DEMO, "save_as: serial", "save_as: ⟦any⟧"),
    Fault("reserved-name", DEMO, "save_as: serial", "save_as: ⟦contacts⟧"),
    Fault("reserved-name", DEMO, "  age: {",
          "  ⟦attempts⟧: {rule: days_since, day: bought}\n  age: {"),
    Fault("never-holds", DEMO, "when: {power: off}", "when: ⟦{power: off, not: {power: off}}⟧"),
    Fault("never-holds", DEMO, "{years: {at_least: 3}}", "⟦{years: {below: 0}}⟧"),
    Fault("never-holds", DEMO, "{years: {at_least: 3}}",
          "⟦{all: [{years: {at_least: 3}}, {years: {below: 3}}]}⟧"),
    Fault("never-holds", DEMO, "{bought: {older_than: 30 days}}",
          "⟦{all: [{bought: {older_than: 30 days}}, {bought: {within: 10 days}}]}⟧"),
    Fault("never-holds", DEMO, "on: {label: It is on, to: bought}",
          "on: {label: It is on, to: [{when: ⟦{power: off}⟧, to: bought}, {to: bought}]}"),
    Fault("never-holds", DEMO, "    to: serial\n",
          "    to:\n      - {when: ⟦{not: {answered: years}}⟧, to: owner}\n      - {to: serial}\n"),
    Fault("shadowed-guard", DEMO, "- {when: {years: {at_least: 3}}, to: shop}",
          "- {when: {years: {at_least: 3}}, to: shop}\n"
          "      - {when: ⟦{years: {at_least: 5}}⟧, to: shop}"),
    Fault("shadowed-guard", DEMO, "- {when: {bought: {older_than: 30 days}}, to: years}",
          "- {when: {bought: {older_than: 30 days}}, to: years}\n"
          "      - {when: ⟦{bought: {older_than: 31 working days}}⟧, to: serial}"),
    Fault("shadowed-guard", DEMO, "- {when: {years: {at_least: 3}}, to: shop}",
          "- {when: {kit: [box, receipt]}, to: shop}\n"
          "      - {when: ⟦{all: [{kit: box}, {power: on}]}⟧, to: shop}"),
    Fault("unreachable-default", DEMO, "- {when: {years: {at_least: 3}}, to: shop}",
          "- {when: {power: on, kit: box}, to: shop}\n      - {when: {not: {kit: box}}, to: call}",
          "⟦{to: call}⟧"),
    Fault("unreachable-default", DEMO, "    to: serial\n",
          "    to:\n      - {when: {years: {below: 9}}, to: serial}\n"
          "      - {when: {years: {at_least: 9}}, to: serial}\n      - ⟦{to: serial}⟧\n"),
    Fault("never-set", DEMO, "when: {power: off}", "when: {answered: [power, ⟦story⟧]}"),
    Fault("never-set", DEMO, "no: {label: \"No\", to: plug_in}", "no: {label: \"No\", to: "
          "[{when: {not: {⟦story⟧: why}}, to: plug_in}, {to: plug_in}]}"),
]  # fmt: skip

WALKS = [
    Fault("unset-name", DEMO, "text: It works\n", "text: It works, ⟦{{ owner }}⟧\n"),
    Fault("unset-name", DEMO, "The light is on, and", "Bought ⟦{{ bought }}⟧ with"),
    Fault("unset-name", DEMO, "- Take the receipt.", "- Say ⟦{{ years }}⟧ years."),
    Fault("unset-name", DEMO, "label: It works,", 'label: "It works after ⟦{{ age }}⟧",'),
    Fault("unset-name", DEMO, "The light is on, and the device is dead.",
          ">-\n      The light is on, and\n      the number is ⟦{{ serial }}⟧."),
    Fault("unset-name", LETTER, "Written on", "Bought {{ ⟦bought⟧ }}, written on"),
    Fault("unset-name", LETTER, "Written on", "{{ years or ⟦serial⟧ }}, written on"),
    Fault("unset-name", LETTER, "{% if bought %}", "{% if not bought %}", "on {{ ⟦bought⟧ }}"),
    Fault("unset-name", LETTER, "{% if bought %}", "{% if bought or years %}", "on {{ ⟦bought⟧ }}"),
    Fault("unset-name", LETTER, "Written on", "{{ said.⟦serial⟧ }}, written on"),
    Fault("letter-part", LETTER, "Written on", "{% for part in ⟦story⟧ %}{% endfor %}Written on"),
    Fault("unreachable-node", DEMO, "to: story}", "to: shop}", "  ⟦story⟧:"),
    Fault("unreachable-node", DEMO, "- {when: {power: off}, to: socket}",
          "- {when: {power: off}, to: shop}", "  ⟦socket⟧:"),
    Fault("dead-end", DEMO, "done: {label: It is, to: good}", "done: {label: It is, to: plug_in}",
          "  ⟦plug_in⟧:"),
    Fault("dead-end", DEMO, "    kind: outcome\n    status: referred\n    text: Have the socket "
          "repaired", "    kind: action\n    text: Have the socket repaired\n    choices:\n"
          "      later: {label: I wait, wait: true}", "  ⟦socket⟧:"),
    Fault("one-way-circle", DEMO, "done: {label: It is, to: good}", "done: {label: It is, to: "
          "[{when: {power: on}, to: good}, {to: plug_in}]}", "  ⟦plug_in⟧:"),
    Fault("endless-circle", DEMO, "done: {label: It is, to: good}",
          "done: {label: It is, to: two}\n\n  two:\n    kind: action\n    text: Pull it\n"
          "    choices:\n"
          "      done: {label: It is out, to: plug_in}", "  ⟦plug_in⟧:"),
]  # fmt: skip

WORDS = [
    Fault("one-choice", DEMO, "    kind: action\n    title", "    kind: question\n    title",
          "    ⟦choices⟧:\n      done: {label: It is,"),
    Fault("same-label", DEMO, "box: {label: The box}", "box: {label: ⟦the  receipt⟧}"),
    Fault("same-label", DEMO, "label: They refused,", "label: ⟦It works.⟧,"),
    Fault("foreign-text", DEMO, "title: Their answer", "title: ⟦Что они вам ответили⟧"),
    Fault("foreign-text", FACTS, "text: A device without power does not switch on.",
          "text: ⟦Без розетки прибор молчит.⟧"),
    Fault("straight-quotes", DEMO, "label: They refused", "label: Да ⟦\"нет\"⟧"),
    Fault("straight-quotes", LETTER, "Dear {{ owner }}", "Dear ⟦\"друг\"⟧ {{ owner }}"),
    Fault("three-dots", LETTER, "Dear {{ owner }}", "Дорогой{{ owner }}⟦...⟧"),
    Fault("hyphen-dash", DEMO, "label: The receipt", "label: Чек⟦ - ⟧да"),
    Fault("unfinished-text", DEMO, "- Take the receipt.", "- Take the receipt. ⟦FIXME⟧"),
    Fault("unfinished-text", DEMO, "    text: Plug it in", "    # ⟦TODO⟧ ask about it\n"
          "    text: Plug it in"),
    Fault("unfinished-text", LETTER, "Dear {{ owner }}", "Dear {{ owner }} {# ⟦впишу⟧ #}"),
    Fault("long-screen", DEMO, "- Take the receipt.",
          "- Take the receipt.\n" + "".join(f"      - Go {at}.\n" for at in range(20)),
          "  ⟦shop⟧:"),
    Fault("unused-letter", DEMO, "    letter: ask\n", "", "letter: ⟦ask⟧", LETTER),
    Fault("unused-checklist", DEMO, "evidence: true", "evidence: false", "save_as: ⟦kit⟧"),
    Fault("allow-reason", DEMO, "text: It works\n", "text: It works ⟦# allow same-label⟧\n"),
    Fault("bad-allow", DEMO, "text: It works\n", "text: It works ⟦# allow dead-end: so be it⟧\n"),
    Fault("bad-allow", LETTER, "Dear", "⟦{# allow gaps: so be it #}⟧ Dear"),
    Fault("unused-allow", FACTS, "terms:", "⟦# allow stale-date: not yet⟧\nterms:"),
    Fault("unused-allow", LETTER, "Dear", "⟦{# allow unset-name: no gap #}⟧ Dear"),
]  # fmt: skip

CLAIMS = [
    Fault("uncited-fact", DEMO, "    facts: [plug]\n", "", "  ⟦plug⟧:", FACTS),
    Fault("uncited-contact", DEMO, "    doubtful: [old_line]\n", "", "  ⟦old_line⟧:", FACTS),
    Fault("uncited-term", FACTS, "terms:\n", "terms:\n  ⟦pickup⟧:\n    length: 3 days\n"
          "    text: It is fetched within three days.\n    binding: law\n    about: law\n"
          "    status: confirmed\n    sources: [act s. 9]\n    checked: 2026-11-22\n"),
    Fault("unused-source", FACTS, "  manual:\n", "  ⟦old_manual⟧:\n    kind: article\n"
          "    title: The old one\n    read: 2026-11-22\n  manual:\n"),
    Fault("stale-date", FACTS, "sources: [act s. 9]\n    checked: 2026-11-22",
          "sources: [act s. 9]\n    checked: ⟦2025-11-21⟧"),
    Fault("bad-phone", FACTS, "value: 8 800 000-00-00", "value: ⟦8 80 000-00-00⟧"),
    Fault("bad-email", FACTS, "kind: web\n    label: The shop\n    value: device.example\n"
          "    url: https://device.example/\n",
          "kind: email\n    label: The shop\n    value: ⟦shop at device.example⟧\n"),
    Fault("bad-url", FACTS, "url: https://device.example/\n", "url: ⟦https://⟧\n"),
    Fault("bad-numbered", FACTS, "    url: https://device.example/\n",
          "    url: https://device.example/\n    numbered: ⟦https://device.example⟧\n"),
    Fault("lookalike-url", FACTS, "url: https://device.example/\n",
          "url: ⟦https://d\u0435vice.example/⟧\n"),
    Fault("contact-by-hand", DEMO, "- Take the receipt.", "- ⟦Do not call 8 800 000-00-00.⟧"),
    Fault("unsure-contact", LETTER, "contacts.shop.value", "⟦contacts.old_line⟧.value"),
    Fault("ledger-gap", FACTS, "facts:\n", "ledger: ⟦{prefix: R, first: 1, last: 3}⟧\nleft_out:\n"
          "  R2: Nobody needs it.\nfacts:\n"),
    Fault("ledger-twice", FACTS, "sources: [act s. 9]\n    checked: 2026-11-22",
          "sources: [act R1, manual R2]\n    checked: 2026-11-22\nledger: "
          "{prefix: R, first: 1, last: 2}\nleft_out:\n  ⟦R2⟧: Nobody needs it."),
    Fault("ledger-range", FACTS, "sources: [act s. 9]\n    checked: 2026-11-22",
          "sources: [act s. 9]\n    checked: 2026-11-22\nledger: "
          "{prefix: R, first: 2, last: 1}\nleft_out:\n  ⟦R0⟧: Nobody needs it."),
    Fault("unknown-check", LETTER, "checks: [date]", "checks: [date, ⟦mood⟧]"),
    Fault("bad-check", MESSAGES, "    needs: {words: [thank*]}\n", "", "  ⟦thanks⟧:"),
    Fault("bad-check", MESSAGES, "needs: {signs: [date]}", "⟦needs⟧: {}"),
    Fault("bad-check", MESSAGES, "allowed: [USSR]", "allowed: [⟦…⟧]"),
    Fault("unknown-choice", SCENARIO, "power: [on, on]", "power: [on, ⟦of⟧]"),
    Fault("nobody-there", SCENARIO, "      power: [on, on]\n", "      power: [on, on]\n"
          "      ⟦which_way⟧: call\n"),
    Fault("nobody-there", SCENARIO, "visits: [plug_in]", "visits: [plug_in, ⟦which_way⟧]"),
    Fault("far-day", SCENARIO, "today: 2026-11-22", "today: ⟦9999-12-31⟧"),
    Fault("far-day", SCENARIO, "today: 2026-11-22", "today: ⟦0001-01-01⟧"),
    Fault("same-scenario", SCENARIO, "name: round once and refused", "name: a plug",
          "name: ⟦a plug⟧\n    today"),
]  # fmt: skip

TRANSLATED = [
    Fault("stray-words", WORDS_RU, "  plug: {text:", "  ⟦fan⟧: {text: Шумит.}\n  plug: {text:"),
    Fault("stray-words", DEMO_RU, "text: Как вас зовут?", "text: Как?\n    ⟦kind⟧: input"),
    Fault("added-value", DEMO_RU, "text: Отнесите его", "text: Отнесите, ⟦{{ owner }}⟧, его"),
    Fault("yaml-syntax", WORDS_RU, "{text: Без тока устройство не включается.}", "{⟦text⟧:}"),
    Fault("yaml-syntax", DEMO_RU, "text: Отнесите его", "text: Отнесите⟦:⟧ его"),
    Fault("lost-value", DEMO_RU, '"Возраст устройства в днях: {{ age }}."', "⟦Оно не новое.⟧"),
    Fault("not-translated", DEMO_RU, "title: Вилка\n    ", "", "  ⟦plug_in⟧:"),
    Fault("unlisted-language", MANIFEST, "languages: [en, ru]", "languages: ⟦[en]⟧"),
]  # fmt: skip

ALL = [*SHAPE, *LEVELS, *ALONE, *REFERENCES, *GUARDS, *WALKS, *WORDS, *CLAIMS, *TRANSLATED]


@pytest.mark.parametrize("fault", ALL, ids=lambda fault: f"{fault.code}-{fault.new[:30]}")
def test_one_fault_gives_its_code_alone_at_the_very_place(
    fault: Fault, copy: Path, request: pytest.FixtureRequest
) -> None:
    if fault in TRANSLATED:
        request.getfixturevalue("translated")
    path = copy / fault.file
    text = path.read_text("utf-8")
    assert fault.old in text
    written = fault.new.replace("⟦", "").replace("⟧", "")
    path.write_text(text.replace(fault.old, written, 1), "utf-8")
    told = copy / (fault.told_in or fault.file)
    _, line, column, end = marked(told.read_text("utf-8"), fault.at or fault.new)
    assert [
        (found.code, found.path, found.line, found.column, found.end_column)
        for found in faults(copy)
    ] == [(fault.code, str(told), line, column, end)]


def test_there_are_a_hundred_of_them_and_none_twice() -> None:
    assert len({(fault.file, fault.old, fault.new) for fault in ALL}) == len(ALL) >= 100


def test_every_code_that_is_told_here_is_in_the_table() -> None:
    assert {fault.code for fault in ALL} <= set(codes())
