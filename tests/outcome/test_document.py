"""The document of a case: its sections, its statuses, and that it is sound Markdown."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import SAMPLE, SHIPPED, TODAY, Change, desk_of, messages_of
from tests.rows import each_row
from wizard.cases.case import Case
from wizard.cases.exports import save_copy
from wizard.i18n import language
from wizard.library.model import Action, Outcome, Route
from wizard.outcome import document as of_document
from wizard.outcome.markdown_escaping import inline
from wizard.outcome.wording import tied
from wizard.walk.steps import Step

HOSTILE = "| a | b |\n|---|---|\n# x\n- y\n***\n<b>&amp;</b> `c` [d](e) {{ owner }} {% if %}"
LINE = HOSTILE.replace("\n", " ")
CLAIM = [
    *("nobody", "buyer", "delivery", "overdue", "2026-11-05", "refused", None, "12345678-0001"),
    *("silence", "absent", "refused", "refused", "skip", "shop", "prepaid"),
    *(LINE, "Ann O'Lee", LINE, "ann@example.org", LINE),
    *("12500", "no", "refund", ["receipt", "answers"]),
]
WALKS: dict[str, tuple[Path, list[Any]]] = {
    "nothing answered": (SAMPLE, []),
    "sample, solved": (SAMPLE, ["no", "done"]),
    "sample, at the action": (SAMPLE, ["yes", "on", "2026-11-01", "Ann", ["box"]]),
    "sample, waiting": (SAMPLE, ["yes", "on", "2026-11-01", LINE, [], "later"]),
    "sample, full of Markdown": (SAMPLE, ["yes", "on", None, LINE, [], "refused", HOSTILE]),
    "shipped, start": (SHIPPED, []),
    "shipped, at the hotline": (SHIPPED, CLAIM[:9]),
    "shipped, at the claim": (SHIPPED, CLAIM),
    "shipped, claim handed": (SHIPPED, [*CLAIM, "handed", "2026-11-22", None, None, "waiting"]),
    "shipped, at the authority": (
        SHIPPED,
        [*CLAIM, "handed", "2026-11-10", None, None, "silence", "both", "office"],
    ),
    "shipped, court": (
        SHIPPED,
        [
            *CLAIM,
            "handed",
            "2026-11-10",
            None,
            None,
            "silence",
            "both",
            "site",
            "silence",
            "alone",
            None,
            None,
            "filed",
        ],
    ),
    "shipped, fraud": (SHIPPED, ["gave", "done", "done", "enough"]),
}


@cache
def document(name: str) -> str:
    return walked(name).document()


@cache  # a walk by answers writes a file at each of them, and no test moves it further
def walked(name: str) -> Case:
    folder, answers = WALKS[name]
    case = desk_of(folder).new()
    for answer in answers:
        case.answer(answer)
    return case


def sections(text: str) -> list[str]:
    return re.findall(r"^## (.+)$", text, re.MULTILINE)


def words(*keys: str) -> list[str]:
    return [language("ru")(key) for key in keys]


def test_documents_are_sound_markdown(tmp_path: Path) -> None:
    for number, name in enumerate(WALKS):
        save_copy(walked(name), tmp_path / f"{number}.md")
    command = [sys.executable, "-m", "pymarkdown", "-d", "MD013", "--enable-extensions",
               "front-matter", "scan", str(tmp_path)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout + done.stderr, done.returncode) == ("", 0)


@each_row("name", WALKS)
def test_a_document_opens_with_its_title_and_says_the_next_step(name: str) -> None:
    case = walked(name)
    lines = document(name).splitlines()
    assert lines[0].startswith("# ")
    assert re.match(r"> \*\*.+\*\*", lines[2])
    solved = case.page.status == "solved"
    assert (words("doc_next_step")[0] in lines[2]) is not solved
    assert words("doc_short")[0] in sections(document(name))


def test_a_document_explains_the_words_that_stand_in_it() -> None:
    text = document("shipped, claim handed")
    told = text.partition(f"## {words('doc_words')[0]}\n")[2]
    assert "- **неустойка** — " in told
    assert "- **API** — " not in told
    assert words("doc_words")[0] not in sections(document("shipped, fraud"))


def test_a_document_has_all_its_sections_in_their_order() -> None:
    keys = ["short", "happened", "done", "next", "messages", "evidence", "dates", "law", "sources"]
    keys += ["words"]
    assert sections(document("shipped, claim handed")) == words(*(f"doc_{key}" for key in keys))


def test_the_evidence_at_hand_is_ticked_and_the_rest_is_to_be_gathered() -> None:
    text = document("sample, at the action")
    assert "- [ ] The receipt\n- [x] The box" in text


def test_the_sums_and_dates_of_a_claim_are_counted_for_today() -> None:
    text = document("shipped, claim handed").replace("\u00a0", " ")
    assert "1 062,50 ₽" in text
    assert "13 562,50 ₽" in text
    assert "02.12.2026" in text


def test_what_is_waited_for_stands_with_its_date_and_its_kind() -> None:
    text = document("sample, waiting")
    assert "02.12.2026" in text
    assert words("binding_law")[0] in text


def claims(case: Case) -> Iterator[str]:
    """The contacts that the way of a case told of."""
    library = case.desk.library
    for name in [*(step.node for step in case.walk.steps), case.walk.at]:
        node = library.node(name)
        if isinstance(node, Action | Outcome) and node.contact:
            yield node.contact
        if not isinstance(node, Route):
            yield from node.doubtful


@each_row("name", WALKS)
def test_every_contact_that_is_not_confirmed_stands_with_its_status(name: str) -> None:
    case = walked(name)
    lines = document(name).splitlines()
    for contact_id in claims(case):
        contact = case.desk.library.facts.contacts[contact_id]
        if contact.status == "confirmed":
            continue
        status = language("ru")(f"status_{contact.status}")
        shown = [
            line for line in lines if f"{inline(contact.label)}: {inline(contact.value)}" in line
        ]
        assert shown
        assert all(status in line for line in shown)


@pytest.mark.parametrize("name", WALKS)
def test_a_message_has_no_gap_but_those_that_its_author_left(name: str) -> None:
    case = walked(name)
    demands = case.desk.library.demands
    listed = demands.demands.values() if demands else ()
    demanded = "".join(text for demand in listed for _, _, text in demand.texts())
    for message in messages_of(case.desk.pages, case.walk):
        template = case.desk.library.letters[message.letter].body
        gaps = re.findall(r"\[впишите: [^\]]*\]", message.text)
        assert [gap for gap in gaps if gap not in tied(template + demanded)] == []


def test_a_value_that_looks_like_a_template_is_written_as_it_was_typed() -> None:
    case = walked("sample, waiting")
    message = case.page.message
    assert message is not None
    assert message.text.startswith(f"Dear {LINE},")


def test_a_title_waits_for_its_values() -> None:
    assert walked("nothing answered").page.title == "A device does not switch on"
    assert (
        walked("sample, at the action").page.title
        == "A device bought on 01.11.2026 does not switch on"
    )


def test_a_text_without_its_value_shows_a_gap_with_the_question(changed: Change) -> None:
    folder = changed("demo.yaml", "The light is on, and", "Bought {{ age }} days ago,")
    case = desk_of(folder).new()
    answers: list[Any] = ["yes", "on", None, "Ann", []]
    for answer in answers:
        case.answer(answer)
    assert "Bought [" in str(case.page.details)
    assert "{{" not in str(case.page.details)


def test_an_answer_of_several_lines_is_quoted_line_by_line() -> None:
    text = document("sample, full of Markdown")
    quoted = [line for line in text.splitlines() if line.startswith("  > ")]
    assert len(quoted) == len(HOSTILE.split("\n"))


@pytest.mark.parametrize("name", WALKS)
def test_the_document_of_the_same_walk_is_the_same(name: str) -> None:
    folder, answers = WALKS[name]
    case = desk_of(folder).new()
    way = case.walk
    for answer in answers:
        way = way.answer(answer)
    assert of_document.document(case.desk.pages, way, case.desk.pages.page(way)) == document(name)


def test_a_law_stands_under_the_law_and_an_article_does_not() -> None:
    text = document("sample, at the action")
    law = text.split(f"## {words('doc_law')[0]}")[1].split("\n## ")[0]
    assert "The act on devices" in law
    assert "The manual" not in law


def test_a_deadline_moves_with_the_day_of_the_step_and_not_with_today() -> None:
    case = walked("sample, waiting")
    later = desk_of(SAMPLE, date(2026, 11, 30)).open(case.path)
    assert later.page.deadline == case.page.deadline
    assert later.page.deadline is not None
    assert later.page.deadline.days_left(TODAY) == 10


WORDED = ("text", "title", "label", "short", "case_title", "details", "notice", "value")
MARK = "*w*"


def marked_up(data: Any) -> Any:
    """Plain data of a library with a mark of Markdown in all its words."""
    if isinstance(data, list):
        return [marked_up(item) for item in data]
    if not isinstance(data, dict):
        return data
    return {
        key: f"{item} {MARK}"
        if key in WORDED and isinstance(item, str)
        else [f"{step} {MARK}" for step in item]
        if key == "steps"
        else marked_up(item)
        for key, item in data.items()
    }


@pytest.mark.parametrize(
    "answers",
    [
        [],
        ["no", "done"],
        ["yes", "on", "2026-11-01", "Ann", ["box"]],
        ["yes", "on", "2026-11-01", f"Ann {MARK}", ["box"], "later"],
        ["yes", "on", "2026-11-01", "Ann", ["box"], "refused", f"No {MARK}\n\n{MARK}"],
    ],
)
def test_no_word_of_an_author_or_a_person_is_markdown(copy: Path, answers: list[Any]) -> None:
    for name in ("demo.yaml", "library.yaml", "facts.yaml"):
        path = copy / name
        data = marked_up(yaml.load(path.read_text("utf-8"), yaml.BaseLoader))
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    letter = copy / "letters" / "ask.md"
    title = "A request for repair"
    letter.write_text(letter.read_text("utf-8").replace(title, f"{title} '{MARK}'"), "utf-8")
    case = desk_of(copy).new()
    for answer in answers:
        case.answer(answer)
    case.lost = (Step("demo.gone", f"ever {MARK}", TODAY),)
    outside = re.sub(r"^```.*?^```$", "", case.document(), flags=re.MULTILINE | re.DOTALL)
    assert outside.count(r"\*w\*") >= 5
    assert MARK not in outside


def lines_of(folder: Path, *answers: Any) -> list[str]:
    case = desk_of(folder).new()
    for answer in answers:
        case.answer(answer)
    return case.document().splitlines()


def test_a_name_that_is_asked_twice_is_told_once_with_its_last_answer(changed: Change) -> None:
    again = "  again:\n    kind: input\n    type: text\n    title: Name\n    text: Again?\n"
    changed("demo.yaml", "  kit:\n", f"{again}    save_as: owner\n    to: kit\n\n  kit:\n")
    folder = changed(
        "demo.yaml", "    save_as: owner\n    to: kit", "    save_as: owner\n    to: again"
    )
    told = lines_of(folder, "yes", "off", "Ann", "Eve", [])
    assert [line for line in told if line.startswith("- **")] == ["- **Name:** Eve"]


def test_what_is_evidence_is_no_event(changed: Change) -> None:
    folder = changed("demo.yaml", "    text: What is at hand?", "    title: Kit\n    text: What?")
    told = lines_of(folder, "yes", "off", "Ann", ["box"])
    assert [line for line in told if line.startswith("- **")] == ["- **Name:** Ann"]


def test_a_solved_case_has_no_sums_and_no_days(changed: Change) -> None:
    changed("demo.yaml", "compute:\n", (
        "compute:\n  until: {term: reply, from: bought}\n"
        "  together: {rule: late_delivery_total, price: price, due: bought}\n"
    ))  # fmt: skip
    changed("demo.yaml", "      - {when: {years: {at_least: 3}}, to: shop}\n", "")
    changed("demo.yaml", "type: integer", "type: money")
    folder = changed("demo.yaml", "save_as: years", "save_as: price")
    way: list[Any] = ["yes", "on", "2026-10-13", "1000", None, "Ann", []]
    (sums,) = words("doc_sums")
    for told, there in ((lines_of(folder, *way), True), (lines_of(folder, *way, "solved"), False)):
        assert any(line.startswith(f"- {sums}: ") for line in told) is there
        assert (f"## {words('doc_dates')[0]}" in told) is there


def test_an_end_tells_what_is_left_to_do_and_then_its_details(changed: Change) -> None:
    folder = changed(
        "demo.yaml",
        "      - Take the receipt.\n",
        "      - Go.\n      - Stay.\n    details: All.\n",
    )
    told = "\n".join(lines_of(folder, "yes", "on", None, "Ann", [], "refused", None))
    assert re.search(r"\n1\. Go\.\n2\. Stay\.\n3\. .*<https://device\.example/>\n\nAll\.\n\n", told)
    assert told.splitlines()[2].endswith(":** Go.")


def test_an_end_with_nothing_left_to_do_is_itself_the_next_step() -> None:
    assert lines_of(SAMPLE, "yes", "off", "Ann", [])[2].endswith(":** Have the socket repaired")


def test_behind_a_guideline_no_law_is_named(changed: Change) -> None:
    folder = changed("facts.yaml", "binding: law", "binding: guideline")
    told = lines_of(folder, "yes", "on", None, "Ann", [], "later")
    (row,) = (line for line in told if line.startswith("| 02.12.2026"))
    assert words("binding_guideline")[0] in row
    assert "The act on devices" not in row
