"""The wizard line by line, by script."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import SAMPLE, SHIPPED, TODAY, Change, changer, desk_of
from tests.test_cli import PROGRAM
from wizard.author.scenarios.replay import replay
from wizard.cases import store
from wizard.cases.case import Case
from wizard.cases.desk import Desk
from wizard.cases.session import Session
from wizard.errors import shown
from wizard.i18n import language
from wizard.outcome.document import document
from wizard.plain.lines import Lines
from wizard.plain.sitting import Plain

say = language("ru")


def sit(case: Case, *lines: str, width: int | None = None) -> str:
    """One sitting: what was printed."""
    sink = io.StringIO()
    source = io.StringIO("".join(f"{line}\n" for line in lines))
    Plain(Session(case), Lines(source, sink, width)).run()
    return sink.getvalue()


def sample(*lines: str) -> tuple[Case, str]:
    case = desk_of(SAMPLE).new()
    return case, sit(case, *lines)


def test_how_a_date_was_read_is_told() -> None:
    _, printed = sample("1", "on", "11.05.2026")
    assert f"= {say.day(date(2026, 5, 11))}" in printed


WHOLE = ["1", "on", "1 ноября", "Ann", "2", "refused", "They said no.", ""]


@pytest.mark.parametrize(
    ("line", "ticked"), [("0", []), ("-", []), ("2 0", ["box"]), ("1, 2", ["receipt", "box"])]
)
def test_the_nought_of_a_checklist_is_none_of_its_items(line: str, ticked: list[str]) -> None:
    case, printed = sample(*WHOLE[:4], line)
    assert case.walk.steps[4].answer == ticked
    assert say("plain_checklist") in printed


def test_a_whole_walk_by_numbers_and_by_names() -> None:
    case, printed = sample(*WHOLE)
    assert case.walk.at == "demo.shop"
    assert [step.answer for step in case.walk.steps] == [
        *("yes", "on", "2026-11-01", "Ann", ["box"], "refused", "They said no."),
    ]
    assert "Take it to the shop" in printed
    assert say("saved_in", path=case.path) in printed


@pytest.mark.parametrize("said", ["{}", "нет", "  НЕТ."])
def test_a_choice_is_named_by_its_words_or_by_those_before_its_first_pause(said: str) -> None:
    case = desk_of(SHIPPED).new()
    sit(case, said.format(case.page.options[0].label.upper()))
    assert [step.answer for step in case.walk.steps] == ["nobody"]


def test_a_choice_whose_words_begin_another_is_named_by_its_own(changed: Change) -> None:
    more = (
        'no: {label: Not yet, to: plug_in}\n      never: {label: "Not yet, or never", to: plug_in}'
    )
    folder = changed("demo.yaml", 'no: {label: "No", to: plug_in}', more)
    case = desk_of(folder).new()
    sit(case, "not yet")
    assert [step.answer for step in case.walk.steps] == ["no"]


def test_a_step_shows_what_to_do_the_contact_with_its_status_and_the_date() -> None:
    _, printed = sample(*WHOLE[:5])
    for part in (
        "Call them, Ann",
        "The light is on, and the device is dead.",
        "1) Have the receipt at hand.",
        "8 800 555-35-35",
        say("status_unconfirmed"),
        say("status_outdated"),
        "Dear Ann,",
        "02.12.2026",
        say("binding_law"),
        "4. I am waiting",
    ):
        assert part in printed


BOUGHT = "  bought:\n    kind: input\n"


def test_a_step_tells_calmly_that_facts_of_it_are_in_doubt(copy: Path) -> None:
    old = "about: law\n    status: confirmed\n    sources: [act s. 7]"
    change = changer(copy)
    change("facts.yaml", old, old.replace("confirmed", "disputed"))
    change("demo.yaml", BOUGHT, f"{BOUGHT}    facts: [repair]\n")
    told, typing = (f"\n{say('doubts', letter=letter)}\n" for letter in ("i", ":i"))
    assert told in sit(desk_of(copy).new(), *WHOLE[:5])
    assert typing in sit(desk_of(copy).new(), "yes", "on")
    assert told not in sample(*WHOLE[:5])[1]


def test_a_counted_value_stands_in_a_text() -> None:
    _, printed = sample("yes", "on", "01.10.2026")
    assert "The device is 52\u00a0days old." in printed


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["3"], say("plain_pick", given="3", most=2)),
        (["3."], say("plain_pick", given="3", most=2)),
        (["0"], say("plain_pick", given="0", most=2)),
        (["perhaps"], say("plain_pick", given="perhaps", most=2)),
        ([""], say("plain_pick_empty", most=2)),
        (["²"], say("plain_pick", given="²", most=2)),
        (["9" * 5000], say("plain_pick", given=shown("9" * 5000), most=2)),
        (["yes", "off", "Ann", "9" * 5000], say("plain_pick", given=shown("9" * 5000), most=2)),
        (["yes", "on", "soon"], say("field_date")),
        (["yes", "off", ""], say("field_required")),
        (["yes", "off", "Ann", "1 9"], say("plain_pick", given="9", most=2)),
    ],
)
def test_a_wrong_line_is_explained_and_asked_again(lines: list[str], said: str) -> None:
    case, printed = sample(*lines)
    assert f"! {said}" in printed
    assert len(case.walk.steps) == len(lines) - 1


@pytest.mark.parametrize("key", ["b", "B", "и"])
def test_b_goes_back_and_an_empty_line_takes_the_old_answer_again(key: str) -> None:
    case, printed = sample("yes", "off", "Ann", key, "", "")
    assert say("plain_prefill", answer="Ann") in printed
    assert case.walk.at == "demo.socket"
    assert case.walk.asked["owner"] == "Ann"


def test_b_at_the_start_stays_at_the_start() -> None:
    case, _ = sample("b", "b", "yes")
    assert case.walk.at == "demo.power"


@pytest.mark.parametrize("key", ["q", "Q", "й", " q "])
def test_q_keeps_the_case_and_says_how_to_come_back(key: str) -> None:
    case, printed = sample("yes", key, "on")
    assert case.walk.at == "demo.power"
    assert f"ozon-wizard case resume {case.id}" in printed
    assert case.desk.open(case.path).walk.steps == case.walk.steps


def test_help_and_sources_are_shown_and_move_nothing() -> None:
    case, printed = sample("?", "i", "ш")
    assert say("plain_help") in printed
    assert printed.count("A device without power does not switch on.") == 2
    assert "The manual, p. 3" in printed
    assert case.walk.steps == ()


def test_words_that_not_everybody_knows_are_explained_with_the_sources() -> None:
    _, printed = sample("yes", "on", "01.01.2024", ":i")
    assert "- guarantee: So long the maker mends or replaces the device." in printed
    _, printed = sample("yes", ":i")
    assert "So long the maker" not in printed


def test_the_letter_of_a_key_may_be_an_answer_in_a_field() -> None:
    case, _ = sample("yes", "off", "i")
    assert case.walk.asked["owner"] == "i"


def test_the_end_of_the_input_keeps_the_case() -> None:
    case, printed = sample("yes", "on")
    assert case.desk.open(case.path).walk.at == "demo.bought"
    assert say("saved_in", path=case.path) in printed


def test_nothing_answered_leaves_nothing_behind() -> None:
    case, printed = sample("q")
    assert not case.path.exists()
    assert str(case.path) not in printed


def test_who_waits_is_told_until_when() -> None:
    case, printed = sample(*WHOLE[:5], "later", "solved")
    assert case.walk.waiting is not None
    assert say("wait_until", date=say.day(TODAY.replace(month=12, day=2))) in printed


def test_no_folder_is_made_of_what_answers_the_step(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    (tmp_path / "there").mkdir()
    case = desk_of(SAMPLE).new()
    case.path = tmp_path / "file" / "case.md"
    printed = sit(case, "yes", str(tmp_path / "501"), str(tmp_path / "there"), "q")
    assert say("path_new_folder") in printed
    assert not (tmp_path / "501").exists()
    assert (tmp_path / "there" / "case.md").is_file()


def test_a_case_that_cannot_be_written_asks_for_another_folder(tmp_path: Path) -> None:
    case = desk_of(SAMPLE).new()
    (tmp_path / "file").write_text("", "utf-8")
    case.path = tmp_path / "file" / "case.md"
    free = str(tmp_path / "free")
    printed = sit(case, "yes", str(tmp_path / "file"), "", free, "", "on", "q")
    assert printed.count(say("plain_folder")) == 4
    assert case.desk.open(tmp_path / "free" / "case.md").walk.at == "demo.bought"


def test_a_case_whose_file_was_deleted_is_made_again_where_that_is_wanted_and_else_not(
    tmp_path: Path,
) -> None:
    case = walked(desk_of(SAMPLE), "yes")
    case.path.unlink()
    printed = sit(case, "on", "", "q")
    assert printed.count(say("plain_folder_gone")) == 2
    assert not case.path.exists()
    assert say("saved_in", path=case.path) not in printed
    again = walked(desk_of(SAMPLE), "yes")
    again.path.unlink()
    assert say("saved_in", path=again.path) in sit(again, "on", "Здесь", "q")
    assert [step.answer for step in store.read_record(again.path).steps] == ["yes", "on"]


def test_lines_fit_the_terminal() -> None:
    case = desk_of(SHIPPED).new()
    printed = sit(case, "gave", width=40)
    long = [line for line in printed.split("\n") if len(line) > 40]
    assert all(" " not in line for line in long), "only an address is not broken"


SCRIPTS: dict[str, tuple[Path, str, Sequence[str], dict[str, object]]] = {
    "sample": (
        SAMPLE,
        "demo",
        WHOLE,
        {
            **{"plugged": "yes", "power": "on", "bought": "2026-11-01", "owner": "Ann"},
            **{"kit": ["box"], "call": "refused", "story": "They said no."},
        },
    ),
    "shipped": (
        SHIPPED,
        "delivery",
        ["overdue", "05.11.2026", "refused", "", "12345678-0001", "solved"],
        {
            **{"reason": "overdue", "due_date": "2026-11-05", "escalation.order_help": "refused"},
            **{"escalation.numbers#order_number": "12345678-0001", "escalation.chat": "solved"},
        },
    ),
}


@pytest.mark.parametrize("which", SCRIPTS)
def test_the_same_walk_by_lines_and_by_an_answers_file_gives_the_same_document(which: str) -> None:
    folder, tree, lines, answers = SCRIPTS[which]
    desk = desk_of(folder)
    case = desk.new(tree)
    sit(case, *lines)
    result = replay(desk.walker(tree), answers, TODAY, desk.language)
    assert result.problems == []
    assert case.walk.ended
    assert document(desk.pages, result.walk, case.page) == case.document()


def piped(
    given: bytes, *arguments: str, home: Path | None = None, code: int = 0
) -> subprocess.CompletedProcess[bytes]:
    """The program with its answers through a pipe."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    if home:
        environment["OZON_WIZARD_HOME"] = str(home)
    done = subprocess.run(
        [*PROGRAM, "--plain", "--trees", str(SAMPLE), "--lang", "ru", *arguments],
        input=given,
        capture_output=True,
        check=False,
        env=environment,
    )
    assert done.returncode == code
    assert code or not done.stderr
    return done


@pytest.mark.parametrize(
    "given",
    [
        b"\xff\xfe\nyes\noff\n",
        b"yes\noff\n" + "Анна\n".encode("cp1251") + "Анна\n".encode(),
        "yes\noff\nAnn\n".encode("utf-16-le"),
    ],
)
def test_bytes_that_are_no_text_are_refused_and_end_it(given: bytes) -> None:
    said = piped(given, code=2).stdout.decode()
    assert said.count(f"! {say('plain_not_text')}") == 1
    assert "What is at hand?" not in said
    assert "\ufffd" not in said


def test_the_mark_that_begins_a_file_is_no_part_of_an_answer() -> None:
    assert "Is the light of the socket on?" in piped("\ufeffyes\n".encode()).stdout.decode()


def test_where_nothing_can_be_kept_a_line_of_a_pipe_stays_an_answer(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    lines = b"yes\noff\nAnn\n\n"
    done = piped(lines, home=tmp_path / "file" / "home", code=2)
    said = done.stdout.decode()
    assert say("plain_folder") not in said
    assert said.count("Have the socket repaired") == 1
    assert say("not_saved", why="").rstrip() in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


@pytest.mark.parametrize(
    ("node", "typed", "so_far"), [("demo.owner", "Ann", 3), ("demo.kit", ["box"], 4)]
)
def test_what_was_begun_on_the_screen_is_offered(
    node: str, typed: str | list[str], so_far: int
) -> None:
    case, _ = sample(*WHOLE[:so_far])
    assert case.walk.at == node
    case.type(node, typed)
    case.release()
    again = desk_of(SAMPLE).resume(case.path)
    printed = sit(again, "")
    assert again.walk.steps[-1].answer == typed
    assert again.typed == {}
    if isinstance(typed, str):
        assert say("plain_prefill", answer=typed) in printed


def test_choices_are_numbered_as_they_are_shown_and_a_hidden_one_is_refused(
    changed: Change,
) -> None:
    changed("demo.yaml", "- Have the receipt at hand.", "- {id: box, text: Box., when: {kit: box}}")
    new = "solved: {when: {kit: receipt}, label: It does,"
    case = desk_of(changed("demo.yaml", "solved: {label: It works,", new)).new()
    printed = sit(case, *WHOLE[:5], "solved", "1")
    assert "1) Box." in printed
    assert "1. They refused" in printed
    assert "It does" not in printed
    assert case.walk.at == "demo.story"


def test_an_empty_line_answers_by_what_was_ticked_and_is_shown(changed: Change) -> None:
    folder = changed("demo.yaml", "box: {label: The box}", "box: {label: Box, when: {power: off}}")
    case = desk_of(folder).new()
    sit(case, *WHOLE[:4])
    Session(case).type("demo.kit", ["receipt", "box"])
    sit(case, "")
    assert case.walk.at == "demo.call"
    assert case.walk.steps[-1].answer == ["receipt"]


TO_DATE = ("nobody", "buyer", "delivery", "overdue")


def overnight(*lines: str, evenings: int) -> tuple[Case, str]:
    """A sitting in which another day comes behind so many answers."""
    days = iter([TODAY] * evenings)
    shipped = desk_of(SHIPPED)
    calendar = partial(next, days, TODAY + timedelta(days=1))
    desk = Desk(shipped.library, shipped.language, TODAY, shipped.now, calendar=calendar)
    case = desk.new()
    return case, sit(case, *lines)


@pytest.mark.parametrize("answer", ["1", "overdue"])
def test_an_answer_to_what_was_asked_the_day_before_is_none(answer: str) -> None:
    case, printed = overnight(*TO_DATE[:3], answer, "q", evenings=3)
    assert len(case.walk.steps) == 3
    assert printed.count("Наступил другой день") == 1
    assert printed.count(say("plain_other_day")) == 1
    assert printed.count(case.page.heading) == 2


def test_what_was_typed_the_day_before_is_offered_and_means_the_new_day() -> None:
    case, printed = overnight(*TO_DATE, "вчера", "", "q", evenings=4)
    assert say("plain_prefill", answer="вчера") in printed
    assert case.walk.steps[-1].answer == str(TODAY)


def test_a_command_is_obeyed_whatever_day_has_come() -> None:
    case, printed = overnight(*TO_DATE, "b", "q", evenings=4)
    assert len(case.walk.steps) == 3
    assert printed.count("Наступил другой день") == 1


class Between(Lines):
    """Lines, before each of which another window does something."""

    def __init__(self, sink: io.StringIO, *moves: tuple[Callable[[], object], str]) -> None:
        super().__init__(io.StringIO(), sink, None)
        self._moves = iter(moves)

    def line(self, prompt: str) -> str | None:
        for move, line in self._moves:
            move()
            return line
        return None


def test_a_sitting_that_only_reads_tells_what_the_other_window_has_left_by_now() -> None:
    first = walked(desk_of(SAMPLE), *TO_CALL)
    sink, copies = io.StringIO(), first.path.parent.parent / "copies"
    copies.mkdir()
    lines = Between(
        sink,
        (lambda: first.answer("later"), "d"),
        (lambda: first.answer("refused"), f"s {copies}"),
        (lambda: first.answer("They said no."), "They said yes."),
        (first.release, "b"),  # which was meant for what stood there before
        (lambda: None, "q"),
    )
    session = Session(desk_of(SAMPLE).resume(first.path))
    Plain(session, lines).run()
    printed = sink.getvalue()
    before, _, after = printed.partition(say("case_followed"))
    assert say("case_busy") in before
    assert say.day(date(2026, 12, 2)) in after.partition(say("case_followed"))[0]
    (copy,) = copies.iterdir()
    assert "They refused" in copy.read_text("utf-8")
    assert printed.index(say("typed_kept")) < printed.index(say("saved_in", path=first.path))
    record = store.read_record(first.path)
    assert [step.answer for step in record.steps[-2:]] == ["refused", "They said no."]
    assert record.typed == {"demo.story": "They said yes."}
