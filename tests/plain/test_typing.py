"""What a line is: a command, an answer, the first of several, or nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cases.test_case import walked
from tests.conftest import SAMPLE, SHIPPED, Change, desk_of, walks_of
from tests.plain.test_sitting import WHOLE, sample, say, sit
from wizard.cases import edited_file
from wizard.cases.case import Case
from wizard.cases.case_list import overview
from wizard.cases.session import Session
from wizard.errors import RefusedInputError, shown
from wizard.i18n import language
from wizard.outcome.dates import dates, deadlines
from wizard.plain import line_commands, open_cases
from wizard.plain.blocks import block
from wizard.plain.lines import Lines
from wizard.plain.looking import look
from wizard.plain.sitting import Plain

TO_STORY = WHOLE[:6]
TO_CALL = WHOLE[:5]


@pytest.mark.parametrize("last", [[], ["q"], ["1"], [""], ["?"]])
def test_an_outcome_ends_the_sitting(last: list[str]) -> None:
    case, printed = sample("yes", "off", "Ann", "", *last)
    assert case.walk.at == "demo.socket"
    assert printed.count("Have the socket repaired") == 1
    assert say("plain_ended") in printed


@pytest.mark.parametrize("key", ["b", "и", " B "])
def test_what_is_not_solved_after_all_goes_back_to_the_step(key: str) -> None:
    case, printed = sample("yes", "off", "Ann", "", key, "1", "q")
    assert printed.count("Have the socket repaired") == 2
    assert case.walk.asked["kit"] == ("receipt",)
    assert case.desk.open(case.path).walk.steps == case.walk.steps


def test_a_block_is_one_answer() -> None:
    case, printed = sample(*TO_STORY, "<<", "They said no.", "", "q", "b", ".", "")
    assert say("plain_block", begin="<<", end=".") in printed
    assert case.walk.asked["story"] == "They said no.\n\nq\nb"
    assert case.walk.at == "demo.shop"


def test_in_a_field_of_one_line_the_lines_are_joined() -> None:
    case, _ = sample("yes", "off", "<<", "Ann", "Lee", ".", "")
    assert case.walk.asked["owner"] == "Ann Lee"


class Pasted(Lines):
    """A terminal to which each answer comes as one paste."""

    def read(self, prompt: str = "") -> str | None:
        line = self.line(prompt)
        return None if line is None else line.replace("¶", "\n")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<<¶They said¶no.¶.", "They said\nno."),
        ("<<¶They said", "<<\nThey said"),
        ("They said¶.", "They said\n."),
        ("<<¶.", None),
    ],
)
def test_a_block_that_is_pasted_whole_is_without_its_marks(typed: str, kept: str | None) -> None:
    case, _ = sample(*TO_STORY)
    Plain(Session(case), Pasted(io.StringIO(f"{typed}\n"), io.StringIO(), None)).run()
    assert case.walk.asked.get("story") == kept


def test_a_block_that_the_input_cuts_short_is_no_answer_and_is_there_again() -> None:
    case, _ = sample(*TO_STORY)
    with pytest.raises(RefusedInputError, match="не закончен"):
        Plain(Session(case), Lines(io.StringIO("<<\nThey said\nno."), io.StringIO(), None)).run()
    assert case.walk.at == "demo.story"
    assert case.page.typed == "They said\nno."


def aside(case: Case) -> str:
    """What lies aside of another text of the message; the message is the wizard's, or as it was."""
    assert case.page.message is not None
    return edited_file.place(case.path, case.page.message.letter).read_text("utf-8").rstrip("\n")


def test_a_message_that_the_input_cuts_short_lies_aside() -> None:
    case, _ = sample(*TO_CALL)
    with pytest.raises(RefusedInputError, match="не закончен"):
        Plain(Session(case), Lines(io.StringIO("e\nHalf\nof it"), io.StringIO(), None)).run()
    assert case.page.message is not None
    assert case.page.message.text == case.page.written
    assert aside(case) == "Half\nof it"


def test_a_line_of_a_block_that_is_no_text_is_asked_for_anew_and_the_others_stand() -> None:
    case, printed = sample(*TO_STORY, "<<", "They said", "n\udcff.", "no.", ".")
    assert f"! {say('plain_not_text')}" in printed
    assert case.walk.asked["story"] == "They said\nno."


def test_lost_letters_reach_no_message() -> None:
    case, printed = sample(*TO_CALL, "e", "Dear \ufffd", ".", "later")
    assert f"! {say('field_lost_letters')}" in printed
    assert "\ufffd" not in case.document()


def test_an_earlier_answer_is_changed_to_several_lines() -> None:
    case, _ = sample(*TO_STORY, "They said no.", "b", "", "q")
    sink = io.StringIO()
    source = io.StringIO("b\nb\n3\nr\n4\n<<\nEve\nLee\n.\nq\n")
    Plain(Session(case), Lines(source, sink, None)).run()
    assert case.walk.asked["owner"] == "Eve Lee"


@pytest.mark.parametrize("dash", ["-", "—", " - "])
def test_a_dash_skips_what_can_be_skipped_and_nothing_else(dash: str) -> None:
    case, printed = sample("yes", "on", dash, dash, "Ann")
    assert "bought" not in case.walk.asked
    assert case.walk.asked["owner"] == "Ann"
    assert f"! {say('field_required')}" in printed


def test_a_dash_clears_an_answer_that_is_offered() -> None:
    case, _ = sample("yes", "on", "01.11.2026", "b", "-")
    assert "bought" not in case.walk.asked


@pytest.mark.parametrize("key", ["c", "с", "C", ":c", ":с"])
def test_c_shows_the_message_alone(key: str) -> None:
    case, printed = sample(*TO_CALL, key)
    assert case.page.message is not None
    assert printed.count(case.page.message.text) == 2
    assert printed.count(f"--- {case.page.message.title} ---") == 1


def test_where_there_is_no_message_c_says_so() -> None:
    _, printed = sample("c")
    assert say("nothing_to_copy") in printed


@pytest.mark.parametrize("key", ["s", "ы"])
def test_s_saves_a_copy_where_the_person_is_or_says(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = tmp_path / "here", tmp_path / "there is"
    here.mkdir()
    there.mkdir()
    monkeypatch.chdir(here)
    case, printed = sample(*TO_CALL, key, f"{key} {there}", f"{key} {tmp_path / 'no' / 'no' / 'x'}")
    for folder in (here, there):
        (copy,) = folder.glob("*.md")
        assert say("document_saved", path=copy) in printed
        assert "Dear Ann" in copy.read_text("utf-8")
    assert case.walk.at == "demo.call"


@pytest.mark.parametrize("key", ["d", "в"])
def test_d_shows_the_dates(key: str) -> None:
    case, printed = sample(*TO_CALL, key)
    assert printed.count("02.12.2026") == 2
    assert case.walk.at == "demo.call"
    assert say("no_dates") in sample("d")[1]


def test_d_shows_the_days_that_follow_from_what_was_answered() -> None:
    found = walks_of(SHIPPED / "scenarios" / "defect.yaml")
    walks = (walk for walk in found if not deadlines(walk))
    walk = next(walk for walk in walks if dates(walk))
    sink = io.StringIO()
    case = Case(desk_of(SHIPPED), "defect", "2026-11-22-4f1c", walk)
    lines = Lines(io.StringIO(), sink, None)
    look(line_commands.Command(line_commands.DATES, ""), Session(case), lines)
    assert say("no_dates") not in sink.getvalue()
    told = [say.date(one.day) in sink.getvalue() for one in dates(walk)]
    assert told == [one.stands for one in dates(walk)], "what is done with is no day to come"
    assert {*told} == {True, False}


@pytest.mark.parametrize("key", ["n", "т"])
def test_n_begins_another_case(key: str) -> None:
    case, printed = sample("yes", key, "no")
    assert case.desk.open(case.path).walk.at == "demo.power"
    assert "Plug it in" in printed


@pytest.mark.parametrize("key", ["l", "д"])
def test_l_names_the_open_cases(key: str) -> None:
    case, printed = sample("yes", key)
    assert f"case resume {case.id}" in printed.split(say("plain_open_cases"))[1]


def test_a_damaged_file_is_told_of_at_the_start(home: Path) -> None:
    desk = desk_of(SAMPLE)
    desk.folder.mkdir(parents=True, exist_ok=True)
    (desk.folder / "2026-11-01-dead.md").write_bytes(b"\0\xff")
    sink = io.StringIO()
    open_cases.damaged(overview(desk), Lines(io.StringIO(), sink, None))
    assert sink.getvalue().startswith("! ")
    assert "2026-11-01-dead.md" in sink.getvalue()


@pytest.mark.parametrize("letter", ["s", "c", "d", "r", "i", "e", "n", "l", "ы", "с", "B1", "q1"])
def test_in_a_field_a_letter_is_an_answer(letter: str) -> None:
    case, _ = sample("yes", "off", letter)
    assert case.walk.asked["owner"] == letter


@pytest.mark.parametrize(
    ("line", "said"), [(":i", "The manual, p. 3"), (":к", "Is it plugged in?:")]
)
def test_in_a_field_a_colon_makes_it_a_command(line: str, said: str, changed: Change) -> None:
    changed("demo.yaml", "save_as: owner", "save_as: owner\n    facts: [plug]")
    folder = changed("demo.yaml", "text: What is your name?", "text: Your name?")
    case = desk_of(folder).new()
    printed = sit(case, "yes", "off", line, "")
    assert said in printed.split("Your name?")[1]
    assert case.walk.at == "demo.owner"


@pytest.mark.parametrize(
    ("line", "end"), [(":b", "demo.power"), ("b", "demo.power"), (":q", "demo.owner")]
)
def test_back_and_quit_with_and_without_it(line: str, end: str) -> None:
    case, _ = sample("yes", "off", line)
    assert case.walk.at == end


@pytest.mark.parametrize("line", [":)", ":x", ":hello there", ":b there"])
def test_what_begins_as_a_command_and_is_none_is_no_answer_either(line: str) -> None:
    case, printed = sample("yes", "off", line)
    assert f"! {say('plain_no_command', given=line)}" in printed
    assert "owner" not in case.walk.asked


@pytest.mark.parametrize(
    ("line", "answer"), [("::Ann", ":Ann"), ("::s", ":s"), (":: a:b", ": a:b")]
)
def test_two_colons_begin_an_answer_with_one(line: str, answer: str) -> None:
    case, _ = sample("yes", "off", line)
    assert case.walk.asked["owner"] == answer


def test_a_choice_that_is_called_as_a_letter_is_chosen(changed: Change) -> None:
    folder = changed("demo.yaml", 'yes: {label: "Yes"', 's: {label: "Yes"')
    case = desk_of(folder).new()
    sit(case, "s")
    assert case.walk.at == "demo.power"


@pytest.mark.parametrize("code", ["ru", "en"])
@pytest.mark.parametrize("key", ["plain_keys", "plain_help"])
def test_the_help_names_every_letter(code: str, key: str) -> None:
    named = set(re.findall(r"(?<![\w:])[a-z?](?!\w)", language(code)(key)))
    assert {*"bqriecsdnl?"} <= named


def test_a_number_with_lost_letters_is_asked_for_again(changed: Change) -> None:
    folder = changed("demo.yaml", "reply_within: reply", "reply_within: reply\n    number: serial")
    case = desk_of(folder).new()
    printed = sit(case, *TO_CALL, "4", "7\udcff", "77-1")
    assert f"! {say('plain_not_text')}" in printed
    assert case.walk.steps[-1].number == "77-1"


class Cut(Lines):
    """Lines, and then a signal."""

    def __init__(self, *given: str, end: type[BaseException]) -> None:
        super().__init__(io.StringIO(), io.StringIO(), None)
        self._given = [*given]
        self._end = end

    def line(self, prompt: str) -> str | None:
        if not self._given:
            raise self._end
        return self._given.pop(0)


def cut(*lines: str, end: type[BaseException], before: list[str] | None = None) -> Case:
    """A case in whose sitting a signal comes after some lines, as it is opened again."""
    case, _ = sample(*(TO_STORY if before is None else before))
    with pytest.raises(end):
        Plain(Session(case), Cut(*lines, end=end)).run()
    case.release()
    return case.desk.resume(case.path)


every_signal = pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit])


@every_signal
def test_a_block_that_a_signal_cuts_short_is_there_again(end: type[BaseException]) -> None:
    case = cut("<<", "They said", "", "no.", end=end)
    assert case.page.typed == "They said\n\nno."
    assert case.walk.at == "demo.story"
    case.release()
    again, printed = case.desk.resume(case.path), io.StringIO()
    Plain(Session(again), Lines(io.StringIO("\n"), printed, None)).run()
    assert again.walk.asked["story"] == "They said\n\nno."


def test_what_is_refused_is_there_again_whoever_leaves() -> None:
    case, _ = sample("1", "on", "between the 5th and the 7th", "q")
    assert (case.walk.at, case.page.typed) == ("demo.bought", "between the 5th and the 7th")


@every_signal
def test_of_one_line_it_is_one_line(end: type[BaseException]) -> None:
    case = cut("<<", "Ann", "Lee", end=end, before=["yes", "off"])
    assert case.page.typed == "Ann Lee"


@every_signal
def test_letters_that_are_none_do_not_lose_the_rest(end: type[BaseException]) -> None:
    assert cut("<<", "They", "\0", "n\udcff", "said", end=end).page.typed == "They\nsaid"


@every_signal
def test_a_text_of_ones_own_that_a_signal_cuts_short_lies_aside(end: type[BaseException]) -> None:
    case = cut("e", "Dear all,", "by 01.11.2026", end=end, before=TO_CALL)
    assert case.page.message is not None
    assert case.page.message.text == case.page.written
    assert aside(case) == "Dear all,\nby 01.11.2026"


@every_signal
def test_such_a_text_takes_the_place_of_no_other(end: type[BaseException]) -> None:
    case = cut("e", "Mine", ".", "e", "half", end=end, before=TO_CALL)
    assert case.page.message is not None
    assert case.page.message.text == "Mine"
    assert aside(case) == "half"


@every_signal
def test_another_answer_that_a_signal_cuts_short_is_offered_there(
    end: type[BaseException],
) -> None:
    case = cut(":r", "4", "<<", "Eve", "Lee", end=end)
    assert case.page_of(3).typed == "Eve Lee"
    assert case.walk.asked["owner"] == "Ann"


@every_signal
def test_a_block_that_is_whole_or_has_no_line_leaves_nothing_behind(
    end: type[BaseException],
) -> None:
    assert cut("<<", end=end).typed == {}
    case = cut("<<", "Mine.", ".", end=end, before=["yes", "off"])
    assert case.typed == {}
    assert case.walk.asked["owner"] == "Mine."


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        *[(":помощь", "?"), (":help", "?"), (":Help", "?"), (":?", "?")],
        *[(":назад", "b"), (":back", "b"), (":выход", "q"), (":выйти", "q"), (":quit", "q")],
        *[(":exit", "q"), (":изменить", "e"), (":edit", "e"), (":ответы", "r"), (":answers", "r")],
        *[(":источники", "i"), (":sources", "i"), (":сохранить", "s"), (":save /x y", "s")],
        *[(":копировать", "c"), (":copy", "c"), (":даты", "d"), (":сроки", "d"), (":dates", "d")],
        *[(":новое", "n"), (":new", "n"), (":дела", "l"), (":cases", "l")],
    ],
)
@pytest.mark.parametrize("at", [["yes"], ["yes", "off"], ["yes", "off", "Ann"]])
def test_a_command_may_be_a_word_after_a_colon(word: str, letter: str, at: list[str]) -> None:
    page = sample(*at)[0].page
    found = line_commands.command(word, page)
    assert found is not None
    assert found == (letter, "/x y" if "/x" in word else "")


@pytest.mark.parametrize("word", ["help", "назад", "quit", "помощь"])
def test_without_a_colon_a_word_is_an_answer(word: str) -> None:
    case, _ = sample("yes", "off", word)
    assert case.walk.asked["owner"] == word


@pytest.mark.parametrize("line", [":x", ":нет", ":b there", ":", f":{'x' * 5000}"])
@pytest.mark.parametrize("at", [["yes"], ["yes", "off"], ["yes", "off", "Ann"]])
def test_what_is_no_command_is_told_where_the_commands_are(line: str, at: list[str]) -> None:
    case, printed = sample(*at, line)
    assert f"! {say('plain_no_command', given=shown(line))}" in printed
    assert "«?»" in say("plain_no_command", given="")
    assert len(case.walk.steps) == len(at)


@pytest.mark.parametrize("key", ["b", ":назад"])
def test_what_was_taken_back_is_told(key: str) -> None:
    case, printed = sample(*TO_CALL, "refused", key, "3")
    assert case.walk.at == "demo.call"
    history = case.desk.pages.history
    taken = walked(case.desk, "yes", "on", "1 ноября", "Ann", ["box"], "refused").walk.steps[-1]
    assert say("back_sent_slip_told", what=history.told(taken, {})) in printed


def test_who_has_answered_nothing_is_told_that_there_is_no_way_back() -> None:
    assert say("back_nothing") in sample("b")[1]


def test_the_text_may_follow_the_mark_that_begins_it() -> None:
    case, _ = sample(*TO_STORY, "<< They said no.", "Twice.", ".", "")
    assert case.walk.asked["story"] == "They said no.\nTwice."


def test_words_between_such_brackets_are_an_answer_of_one_line() -> None:
    case, _ = sample("yes", "off", "<<Ann>>", "")
    assert case.walk.asked["owner"] == "<<Ann>>"


def test_a_minus_is_none_of_a_list_even_where_some_was_ticked() -> None:
    case, printed = sample("yes", "off", "Ann", "1", "b", "-")
    assert case.walk.asked["kit"] == ()
    label = case.page_of(3).options[0].label
    assert say("plain_prefill", answer=label) in printed


def test_whoever_leaves_is_told_how_to_go_on() -> None:
    assert sample("q")[1].endswith(say("nothing_to_keep", command="ozon-wizard") + "\n")
    case, printed = sample(*TO_CALL, "q")
    resume = say("plain_resume", command=f"ozon-wizard case resume {case.handle}") + "\n"
    assert printed.endswith(resume)
    case.release()
    assert sit(case.desk.resume(case.path), "q").endswith(resume)


def test_each_line_of_a_long_answer_costs_the_same() -> None:
    kept: list[int] = []

    class Counting(Lines):
        def at_once(self) -> Iterator[str]:
            return iter(["b"] * 1000 + ["."])

    lines = Counting(io.StringIO("a\n"), io.StringIO(), None)
    lines.keep = lambda typed: kept.append(len(typed))
    assert len(block(lines, say)) == 1001
    assert kept == []
