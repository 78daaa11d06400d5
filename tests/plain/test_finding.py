"""Words in place of an answer, line by line: what is offered, and where it leads."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, SHIPPED, Run, desk_of
from wizard.cases.case_list import overview
from wizard.cases.desk import Desk
from wizard.cases.session import Session
from wizard.i18n import language
from wizard.library.first_choices import said_example
from wizard.plain.finding import begin, hear, says
from wizard.plain.lines import Lines
from wizard.plain.open_cases import choose
from wizard.plain.replies import Left
from wizard.plain.sitting import Plain
from wizard.search.found import Found

say = language("ru")
FOUND = [
    Found("refund", "refund.reason", "Деньги не вернулись", "refund.reason"),
    Found("cancelled", "cancelled.reason", "Заказ отменили", "cancelled.why"),
]
FRAUD = Found("start", "start.fraud", "Просят код", "start.fraud")
SAID = "деньги не вернули"


@pytest.fixture
def desk(home: Path) -> Desk:
    return desk_of(SHIPPED)


def lines(*typed: str) -> tuple[Lines, io.StringIO]:
    sink = io.StringIO()
    return Lines(io.StringIO("".join(f"{line}\n" for line in typed)), sink, None), sink


@pytest.mark.parametrize(
    ("typed", "entry"),
    [(["1"], "refund.reason"), (["2."], "cancelled.reason"), (["3"], ""), ([], ""),
     (["7", "x y", "2"], "cancelled.reason")],
)  # fmt: skip
def test_what_is_chosen_is_where_the_case_goes_on(desk: Desk, typed: list[str], entry: str) -> None:
    session, (given, sink) = Session(desk.new()), lines(*typed)
    begin(session, SAID, FOUND, given)
    assert session.case.entry == entry
    assert session.page.at == "start.fraud"
    assert session.case.walk.kept["claim.story"] == SAID
    for number, title in enumerate([FOUND[0].title, FOUND[1].title, say("found_none")], start=1):
        assert f"{number}. {title}\n" in sink.getvalue()


def test_words_of_fraud_are_not_offered_but_followed(desk: Desk) -> None:
    session, (given, sink) = Session(desk.new()), lines()
    begin(session, "мошенники", [FRAUD, *FOUND], given)
    assert (session.page.at, session.case.entry) == ("start.fraud", "")
    assert sink.getvalue() == ""


def test_where_nothing_fits_that_is_said_and_the_ordinary_way_begins(desk: Desk) -> None:
    session, (given, sink) = Session(desk.new()), lines()
    begin(session, "борщ", [], given)
    assert session.page.at == "start.fraud"
    assert sink.getvalue() == say("found_nothing", example=said_example(desk.library)) + "\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [(SAID, True), ("1", False), ("nobody", False), ("нет, никто не просил", False),
     ("нет", False), ("nobdy", False), ("деньги", True), ("99", False)],
)  # fmt: skip
def test_what_is_no_answer_to_the_first_question_says_what_happened(
    desk: Desk, line: str, words: bool
) -> None:
    assert says(Session(desk.new()), line) is words


def test_later_a_line_is_an_answer(desk: Desk) -> None:
    case = desk.new()
    case.answer("nobody")
    assert not says(Session(case), SAID)


def test_nor_do_words_lead_anywhere_in_a_library_without_entries(home: Path) -> None:
    assert not says(Session(desk_of(SAMPLE).new()), SAID)


def test_nothing_is_begun_where_nothing_fits(desk: Desk) -> None:
    session, (given, sink) = Session(desk.new()), lines()
    case = session.case
    assert not hear(session, "борщ", lambda said: [], given)
    assert session.case is case
    assert say("found_nothing", example=said_example(desk.library)) in sink.getvalue()


def test_words_in_place_of_the_number_of_a_case_are_given_back(desk: Desk) -> None:
    kept = desk.new()
    kept.answer("nobody")
    kept.release()
    for typed, said in ((["9", SAID], SAID), ([""], ""), (["1"], "")):
        session, (given, _) = Session(desk.new()), lines(*typed)
        assert choose(overview(desk).open, session, given) == said
        session.release()


@pytest.mark.parametrize("line", ["q", "Й", ":выход", "?", ":помощь", "b", "и"])
def test_help_back_and_the_way_out_hold_in_the_list_of_cases(desk: Desk, line: str) -> None:
    kept = desk.new()
    kept.answer("nobody")
    kept.release()
    session, (given, sink) = Session(desk.new()), lines(line, "1")
    if line in ("q", "Й", ":выход"):
        with pytest.raises(Left):
            choose(overview(desk).open, session, given)
        return
    assert choose(overview(desk).open, session, given) == ""
    assert session.case.id == kept.id
    key = "plain_help" if line in ("?", ":помощь") else "back_nothing"
    assert sink.getvalue().endswith(f"> {say(key)}\n> ")


def test_a_command_of_a_case_is_none_in_the_list_of_cases(desk: Desk) -> None:
    kept = desk.new()
    kept.answer("nobody")
    kept.release()
    session, (given, sink) = Session(desk.new()), lines(":s", "1")
    assert choose(overview(desk).open, session, given) == ""
    assert say("plain_not_here", given=":s") in sink.getvalue()


def test_help_back_and_the_way_out_hold_in_the_list_of_what_was_found(desk: Desk) -> None:
    session, (given, sink) = Session(desk.new()), lines("?", "2")
    begin(session, SAID, FOUND, given)
    assert session.case.entry == "cancelled.reason"
    assert say("plain_help") in sink.getvalue()
    session = Session(desk.new())
    case = session.case
    begin(session, SAID, FOUND, lines("b")[0])
    assert session.case is case
    with pytest.raises(Left):
        begin(session, SAID, FOUND, lines("й")[0])


def test_who_leaves_at_what_was_found_leaves(desk: Desk) -> None:
    session, (given, sink) = Session(desk.new()), lines(SAID, "b", SAID, "q")
    Plain(session, given, find=lambda said: FOUND).run()
    assert sink.getvalue().count(f"1. {FOUND[0].title}\n") == 2
    assert sink.getvalue().count(session.page.heading) == 2
    assert not session.case.path.exists()


# The program itself.


Feed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def feed(run: Run, monkeypatch: pytest.MonkeyPatch) -> Feed:
    """Run a command and give it lines."""

    def fed(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        return run(*arguments)

    return fed


def test_words_on_the_command_line_are_a_search(feed: Feed) -> None:
    code, out, _ = feed("--plain", SAID, typed="1\n1\nq\n")
    assert code == 0
    assert say("found_choose") in out
    assert "За что вы ждёте деньги?" in out


def test_so_are_several_words_without_quotes(feed: Feed) -> None:
    assert say("found_choose") in feed("--plain", "деньги", "не", "вернули", typed="1\n")[1]


def test_words_at_the_first_question_are_one_too(feed: Feed) -> None:
    _, out, _ = feed("--plain", typed="посылка потерялась\n1\n1\nq\n")
    assert "Что случилось с доставкой?" in out


def test_a_named_node_opens_without_the_question_of_fraud(feed: Feed) -> None:
    _, out, _ = feed("--plain", "claim.begin", typed="q\n")
    assert "Для кого вы покупали?" in out
    assert "Просил ли кто-нибудь" not in out


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("claim.demand", "in its tree it can at claim.begin"),
        ("refund.reasn", "did you mean «refund.reason»?"),
        ("delivry", "did you mean «delivery»?"),
        ("Refund", "did you mean «refund»?"),
    ],
)
def test_a_word_that_is_no_name_is_wrong_usage(feed: Feed, named: str, told: str) -> None:
    code, _, err = feed("--plain", named)
    assert (code, told in err) == (2, True)


def test_nothing_that_searches_is_loaded_until_something_is_looked_for(feed: Feed) -> None:
    for name in [name for name in sys.modules if name.startswith(("wizard.search", "snowball"))]:
        del sys.modules[name]
    feed("--plain", typed="1\nbuyer\nq\n")
    assert not [name for name in sys.modules if name.startswith(("wizard.search", "snowball"))]


@pytest.mark.parametrize("said", ["посылка \udcff пришла", "деньги\0 не вернули"])
def test_words_that_are_no_text_are_refused_and_begin_no_case(desk: Desk, said: str) -> None:
    session, (given, sink) = Session(desk.new()), lines("1")
    assert not hear(session, said, lambda words: FOUND, given)
    assert session.case.walk.kept == {}
    assert sink.getvalue() == f"! {say('plain_not_text')}\n"


@pytest.mark.parametrize("typed", [["b", "2"], ["1", "b", "b", "2"]])
def test_back_from_the_first_question_offers_what_was_offered_before(
    desk: Desk, typed: list[str]
) -> None:
    session, (given, sink) = Session(desk.told(SAID, FOUND[0].node)), lines(*typed)
    Plain(session, given, find=lambda said: FOUND if said == SAID else []).run()
    assert say("found_choose") in sink.getvalue()
    assert session.case.entry == "cancelled.reason"
    assert session.case.walk.kept["claim.story"] == SAID


def test_back_from_the_first_question_offers_the_open_cases(desk: Desk) -> None:
    other = desk.new()
    other.answer("nobody")
    other.release()
    session, (given, sink) = Session(desk.new()), lines("b", "1")
    Plain(session, given).run()
    assert say("plain_choose_case") in sink.getvalue()
    assert session.case.id == other.id


def test_back_from_the_first_question_writes_nothing(desk: Desk) -> None:
    session, (given, sink) = Session(desk.new()), lines("b")
    Plain(session, given).run()
    assert say("back_nothing") in sink.getvalue()
    assert not session.case.path.exists()
