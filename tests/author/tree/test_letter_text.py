"""Parts of letters: they stand as if written there, and are told of where they were written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import TODAY, Change, Run, codes_of, faults
from wizard.author.tree.letter_text import Assembly, PartFile
from wizard.author.tree.loading import load
from wizard.author.watch import Watch
from wizard.library.facts import Facts
from wizard.library.library import fingerprint
from wizard.outcome.letters import Letters
from wizard.walk.values import Derivations, Values

PART = "letters/parts/attempts.md"
LETTER = "letters/ask.md"


def assembly(**parts: str) -> Assembly:
    return Assembly(
        {name: PartFile(f"{name}.md", text.split("\n")) for name, text in parts.items()}
    )


def test_a_part_stands_where_it_is_included_and_each_line_has_its_place() -> None:
    one, again, none = '{% include "one" %}', "  {% include 'one' %}  ", '{% include "none" %}'
    lines = ["A", one, "B", again, none, "C"]
    made = assembly(one='x\n{% include "two" %}\ny', two="z", none="").letter("l.md", lines, 5)
    assert made.body == "A\nx\nz\ny\nB\nx\nz\ny\n\nC\n"
    places = ["l5", "one1", "two1", "one3", "l7", "one1", "two1", "one3", "none1", "l10"]
    assert [f"{path[:-3]}{number}" for path, number, _ in made.lines] == places
    assert made.parts == {"one", "two", "none"}


@pytest.mark.parametrize(
    "line",
    ['x {% include "one" %}', '{% include "one" %} x', "{% include one %}", '{%- include "one" %}'],
)
def test_what_stands_not_alone_on_its_line_includes_nothing(line: str) -> None:
    assert assembly(one="x").letter("l.md", [line], 1).body == f"{line}\n"


def test_a_circle_is_told_once_where_it_closes_and_the_rest_is_read() -> None:
    parts = assembly(one='x\n{% include "two" %}', two='y\n{% include "one" %}')
    for _ in range(2):
        made = parts.letter("l.md", ['{% include "one" %}', "z"], 1)
        assert made.body == "x\ny\nz\n"
    (fault,) = parts.problems
    assert (fault.code, fault.path, fault.line, fault.column) == ("part-circle", "two.md", 2, 13)
    assert "one → two → one" in fault.message


def test_a_part_that_several_include_is_told_of_once_and_in_its_file(changed: Change) -> None:
    folder = changed(
        LETTER,
        '{% include "attempts" %}',
        '{% include "attempts" %}\nAgain:\n{% include "attempts" %}',
    )
    changed(PART, "attempt.date", "attempt.dat")
    (fault,) = faults(folder)
    assert (fault.code, fault.path, fault.line) == ("unknown-attribute", str(folder / PART), 2)
    changed(PART, "attempt.dat", "attempt.date | ")
    (fault,) = faults(folder)
    assert (fault.code, fault.path, fault.line) == ("letter-syntax", str(folder / PART), 2)


@pytest.mark.parametrize(
    ("written", "around", "codes"),
    [
        ("{{ serial }}", "{}", ["unset-name"]),
        ("{{ serial }}", "{{% if serial %}}\n{}\n{{% endif %}}", []),
        ("{{ serial }}", "{{% if bought %}}\n{}\n{{% endif %}}", ["unset-name"]),
        ("{{ item }}", "{{% for item in said.kit %}}\n{}\n{{% endfor %}}", []),
        ("{% set mine = 'x' %}", "{}\n{{{{ mine }}}}", []),
        ("{{ mine }}", "{{% set mine = 'x' %}}\n{}", []),
        ("{% endif %}", "{{% if bought %}}\n{}", ["letter-syntax"]),
        # The same part at several places, at which it does not mean the same.
        ("{{ serial }}", "{{% if serial %}}\n{0}\n{{% endif %}}\n{0}", ["unset-name"]),
        ("{{ item }}", "{{% for item in said.kit %}}\n{0}\n{{% endfor %}}\n{0}", ["unknown-name"]),
        ("{{ mine }}", "{{% set mine = 'x' %}}\n{0}\n{{% set mine = attempts %}}\n{0}",
         ["letter-part"]),
        ("{% set mine = 'x' %}", "{0}\n{0}\n{{% for item in said.kit %}}\n{0}\n{{% endfor %}}",
         ["letter-part"]),
    ],
)  # fmt: skip
def test_a_part_is_held_against_what_is_known_around_it(
    copy: Path, changed: Change, written: str, around: str, codes: list[str]
) -> None:
    (copy / "letters/parts/piece.md").write_text(f"{written}\n", "utf-8")
    old, new = '{% include "attempts" %}', around.format('{% include "piece" %}')
    found = faults(changed(LETTER, old, f"{old}\n{new}"))
    assert [fault.code for fault in found] == codes
    assert {fault.path for fault in found} <= {str(copy / "letters/parts/piece.md")}


@pytest.mark.parametrize(
    ("written", "around", "ends"),
    [
        ("{% for one in said.kit %}{% endfor %}", "{0}\n{{{{ one }}}}", [True]),
        ("{{ one }}", "{{% for one in said.kit %}}{{% endfor %}}\n{0}", [True]),
        ("{{ one }}", "{0}\n{{% for one in said.kit %}}{{% endfor %}}\n{0}", [False, True]),
    ],
)
def test_what_a_loop_set_ends_with_it_in_a_part_and_around_it(
    copy: Path, changed: Change, written: str, around: str, ends: list[bool]
) -> None:
    (copy / "letters/parts/piece.md").write_text(f"{written}\n", "utf-8")
    old, new = '{% include "attempts" %}', around.format('{% include "piece" %}')
    hints = [fault.hint for fault in faults(changed(LETTER, old, f"{old}\n{new}"))]
    assert sorted("ends with its loop" in hint for hint in hints) == ends


def test_a_part_of_a_part_is_to_blame_alone(copy: Path, changed: Change) -> None:
    (copy / "letters/parts/piece.md").write_text("{{ owner | }}\n", "utf-8")
    changed(PART, "{% for", '{% include "piece" %}\n{% for')
    (fault,) = faults(copy)
    assert (fault.code, fault.path) == ("letter-syntax", str(copy / "letters/parts/piece.md"))


def test_a_contact_that_is_not_sure_is_found_in_a_part(changed: Change) -> None:
    folder = changed(PART, "attempt.channel", "contacts.desk.value")
    assert codes_of(folder) == ["unsure-contact"]


def test_what_is_written_is_the_same_as_without_parts(copy: Path) -> None:
    loaded = load(copy)
    whole = (copy / LETTER).read_text("utf-8")
    whole = whole.replace('{% include "attempts" %}\n', (copy / PART).read_text("utf-8"))
    (copy / LETTER).write_text(whole, "utf-8")
    assert load(copy).library.letters == loaded.library.letters
    known = Values({"owner": "Ann"}, Derivations(), Facts(), date(2026, 11, 22))
    written = Letters(loaded.library).write("ask", known, [], date(2026, 11, 22))
    assert "include" not in written.text


def test_a_changed_part_changes_the_library_and_is_seen(copy: Path) -> None:
    before = fingerprint(copy)
    watch = Watch(copy, TODAY, "en", load(copy).library)
    assert watch.changed()
    assert watch.read().problems == []
    text = (copy / PART).read_text("utf-8")
    (copy / PART).write_text(f"{text}Bye.\n", "utf-8")
    assert fingerprint(copy) != before
    assert [watch.changed(), watch.changed()] == [False, True]


def test_a_part_with_another_end_is_refused(copy: Path, run: Run) -> None:
    (copy / PART).rename(copy / "letters/parts/attempts.txt")
    code, _, err = run("check", str(copy))
    assert code == 2
    assert "call it attempts.md" in err


def test_a_part_that_is_included_where_nothing_is_read_is_told_of(changed: Change) -> None:
    line = '{% include "attempts" %}'
    folder = changed(LETTER, line, f"{{#\n{line}\n#}}")
    assert "letter-syntax" in codes_of(folder)
