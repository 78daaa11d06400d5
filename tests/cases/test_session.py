"""A sitting: moves in, views out, and each thing told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.cases.test_case import TO_CALL, walked
from tests.conftest import NOW, SAMPLE, SHIPPED, TODAY, Change, desk_of
from wizard import locations
from wizard.cases import edited_file, store
from wizard.cases.desk import Desk
from wizard.cases.proposal import Proposal
from wizard.cases.session import Session
from wizard.errors import FieldError, UsageError
from wizard.i18n import language
from wizard.outcome import document as of_document
from wizard.outcome.letters import Letters
from wizard.outcome.page import Pages

TERM = timedelta(days=10)
"""In which the sample expects an answer."""
TO_ORDER_HELP = ("nobody", "buyer", "delivery", "overdue", "05.11.2026")
"""To the first message of the shipped library."""


def too_far() -> date:
    raise UsageError("the clock is wrong")


def answers(session: Session) -> list[Any]:
    return [step.answer for step in session.case.walk.steps]


def kinds(session: Session) -> list[str]:
    return [notice.kind for notice in session.view().notices]


def answer(session: Session, *given: object) -> None:
    for one in given:
        assert session.make(session.propose(one))


def first_was_there(session: Session) -> Session:
    """Another window that has got the case of a session, which was done with it for a moment."""
    session.release()
    other = Session(session.desk.resume(session.case.path))
    assert not other.case.elsewhere
    return other


def test_an_answer_is_proposed_before_it_is_made(desk: Desk) -> None:
    session = Session(desk.new())
    proposal = session.propose("yes")
    assert answers(session) == []
    assert session.make(proposal)
    assert answers(session) == ["yes"]
    assert not proposal.ends
    assert proposal.lost == ()


def test_what_is_no_answer_is_refused_and_nothing_is_made(desk: Desk) -> None:
    session = Session(desk.new())
    with pytest.raises(FieldError):
        session.propose("no such answer")
    assert session.case.walk.steps == ()


def test_a_proposal_says_that_it_ends_the_case(desk: Desk) -> None:
    session = Session(walked(desk, *TO_CALL))
    assert {name: session.propose(name).ends for name in ("solved", "later")} == {
        "solved": True,
        "later": False,
    }


@pytest.fixture
def awaiting(changed: Change) -> Desk:
    """The sample, where it can be said that the term of an answer is over."""
    silent = "      silent: {label: No answer, unanswered: late, to: story}\n"
    again = "      again: {label: "
    return desk_of(changed("demo.yaml", again, silent + again))


def test_that_a_term_is_over_is_asked_about_as_long_as_it_runs(awaiting: Desk) -> None:
    session = Session(walked(awaiting, *TO_CALL))
    assert session.propose("silent").confirmation is None, "nobody knows since when it runs"
    answer(session, "later")
    asked = session.propose("silent").confirmation
    assert asked is not None
    assert asked.question == awaiting.language("early", date=awaiting.language.day(TODAY + TERM))
    assert session.propose("refused").confirmation is None
    for days, runs in ((TERM, True), (TERM + timedelta(days=1), False)):
        awaiting.today = TODAY + days
        then = Session(awaiting.resume(session.case.path))
        assert bool(then.propose("silent").confirmation) is runs
        then.release()


def test_another_answer_is_asked_for_and_its_loss_is_proposed(desk: Desk) -> None:
    session = Session(walked(desk, *TO_CALL))
    session.ask_again(1)
    assert session.page.at == session.case.walk.steps[1].node
    proposal = session.propose("off")
    assert len(proposal.lost) == len(session.case.walk.lost) + len(proposal.walk.lost) > 0
    assert all(": " in line for line in proposal.lost)
    session.leave()
    assert session.page.at == session.case.walk.at
    assert len(session.case.walk.steps) == len(TO_CALL)
    session.ask_again(1)
    assert session.make(session.propose("off"))
    assert session.case.walk.steps[1].answer == "off"


def test_a_page_that_is_asked_again_is_made_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(walked(desk, *TO_CALL))
    session.ask_again(1)
    monkeypatch.setattr(Pages, "page", None)
    assert session.page is session.page


def test_a_folder_that_cannot_be_written_is_told_once_for_each_trouble(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    desk.folder = tmp_path / "file" / "cases"
    session = Session(desk.new())
    session.begin()
    assert kinds(session) == ["trouble"]
    answer(session, "yes")
    assert kinds(session) == ["trouble"], "of the file, and no more of its folder"
    answer(session, "on")
    assert kinds(session) == []
    session.case.move_to(tmp_path / "other")
    assert kinds(session) == []
    assert session.case.saved_at is not None


def test_a_persons_own_edit_is_told_to_be_kept_aside_once(desk: Desk) -> None:
    session = Session(walked(desk, "yes"))
    path = session.case.path
    path.write_text(path.read_text("utf-8") + "\nmine\n", "utf-8")
    answer(session, "on")
    (notice,) = session.view().notices
    assert notice.kind == "aside"
    assert str(session.case.set_aside) in notice.text
    answer(session, None)
    assert kinds(session) == []


def test_another_windows_case_is_told_to_be_busy_once(desk: Desk) -> None:
    case = walked(desk, "yes")
    session = Session(desk.resume(case.path))
    assert kinds(session) == ["elsewhere"]
    assert kinds(session) == []


def test_what_was_typed_where_it_can_only_be_read_stays_in_sight(desk: Desk) -> None:
    case = walked(desk, "yes", "off")
    session = Session(desk.resume(case.path))
    session.view()
    assert not session.make(session.propose("Ann of the second window"))
    assert session.page.begun_text == "Ann of the second window"
    assert "second window" not in case.path.read_text("utf-8")
    assert kinds(session) == ["elsewhere"]


def test_a_move_that_another_window_forestalled_is_not_made(desk: Desk) -> None:
    session = Session(walked(desk, "yes"))
    proposal = session.propose("on")
    other = first_was_there(session)
    answer(other, "off")
    assert not session.make(proposal)
    assert kinds(session) == ["elsewhere"]
    assert answers(session) == ["yes", "off"]
    other.release()


@pytest.mark.parametrize(
    "move",
    [
        lambda session: session.make(session.propose("Ann")),
        lambda session: session.back(),
        lambda session: session.number("12"),
    ],
)
def test_a_case_that_another_window_went_on_with_is_taken_as_it_is(
    desk: Desk, move: Callable[[Session], bool]
) -> None:
    session = Session(walked(desk, *TO_CALL[:3]))
    other = first_was_there(session)
    answer(other, "Eve")
    other.release()
    assert not move(session)
    assert {*kinds(session)} == {"reloaded"}
    assert session.case.walk.steps[-1].answer == "Eve"
    assert not session.case.elsewhere


def test_what_was_typed_while_another_window_had_the_case_is_there_when_it_is_back(
    desk: Desk,
) -> None:
    session = Session(walked(desk, *TO_CALL[:3]))
    at = session.page.at
    other = first_was_there(session)
    answer(other, "Eve")
    assert other.back()
    session.type(at, "An")
    other.release()
    assert not session.make(session.propose("Ann"))
    assert session.page.typed == "Ann"


def test_a_case_that_is_only_read_follows_the_window_that_answers(desk: Desk) -> None:
    case = walked(desk, "yes")
    session = Session(desk_of(SAMPLE).resume(case.path))
    session.view()
    assert not session.follow(), "nothing is another"
    case.answer("off")
    assert session.follow()
    assert (session.case.elsewhere, answers(session)) == (True, ["yes", "off"])
    (notice,) = session.view().notices
    assert notice.text == desk.language("case_followed")
    assert not session.follow()
    case.release()
    assert session.shut
    assert session.follow()
    assert not (session.case.elsewhere or session.shut)
    assert kinds(session) == ["reloaded"]
    answer(session, "Ann")
    assert not session.follow(), "it is this window's by now"


def test_who_only_reads_what_cannot_be_read_is_told_once(desk: Desk) -> None:
    case = walked(desk, "yes")
    session = Session(desk_of(SAMPLE).resume(case.path))
    session.view()
    case.path.write_text("no case", "utf-8")
    assert [session.follow(), kinds(session)] == [False, ["refused"]]
    assert [session.follow(), kinds(session)] == [False, []]


def test_what_was_typed_while_it_could_only_be_read_is_kept_once_it_can_be_written(
    desk: Desk,
) -> None:
    case = walked(desk, *TO_CALL[:3])
    session = Session(desk_of(SAMPLE).resume(case.path))
    assert session.page.at == "demo.owner"
    session.type("demo.owner", "Ann")
    case.answer("Eve")
    assert session.follow()
    case.release()
    assert session.follow()
    assert session.case.typed == {"demo.owner": "Ann"}
    assert store.read_record(case.path).typed == {"demo.owner": "Ann"}
    session.ask_again(3)
    assert session.page.begun_text == "Ann"


def test_a_file_that_is_gone_wrong_is_told_of_and_the_case_at_hand_stays(
    desk: Desk, tmp_path: Path
) -> None:
    session = Session(walked(desk, "yes"))
    bad = tmp_path / "bad.md"
    bad.write_text("no case", "utf-8")
    assert not session.resume(bad)
    (notice,) = session.view().notices
    assert notice.kind == "refused"
    assert str(bad) in notice.text
    assert session.case.walk.steps
    answer(session, "on")


def test_answers_without_a_place_are_told_once_when_a_case_is_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = walked(desk, "yes", "on")
    case.release()
    path = case.path
    path.write_text(path.read_text("utf-8").replace("demo.plugged", "demo.gone"), "utf-8")
    session = Session(desk.resume(path))
    (notice,) = session.view().notices
    assert notice.kind == "astray"
    assert len(notice.lines) == len(session.case.walk.lost) > 0
    assert notice.after
    assert kinds(session) == []


def test_a_new_case_leaves_the_one_before_to_other_windows(desk: Desk) -> None:
    session = Session(walked(desk, "yes"))
    before = session.case
    session.new()
    assert session.case is not before
    assert not Session(desk.resume(before.path)).case.elsewhere


def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[Any]:
    """Count pages, documents and letters as they are made."""
    made: Counter[Any] = Counter()
    page, write, lines = Pages.page, Letters.write, of_document.document

    def a_page(*given: Any) -> Any:
        made["page"] += 1
        return page(*given)

    def a_letter(letters: Letters, name: str, *given: Any) -> Any:
        made[name] += 1
        return write(letters, name, *given)

    def a_document(*given: Any) -> Any:
        made["document"] += 1
        return lines(*given)

    monkeypatch.setattr(Pages, "page", a_page)
    monkeypatch.setattr(Letters, "write", a_letter)
    monkeypatch.setattr("wizard.cases.case.document", a_document)
    return made


def made_by(*given: object) -> list[Callable[[Session], object]]:
    return [partial(answer_one, one) for one in given]


def answer_one(given: object, session: Session) -> bool:
    return session.make(session.propose(given))


MOVES: list[Callable[[Session], object]] = [
    *made_by(*TO_ORDER_HELP, "silence", "77", "12345678-0001", "waiting"),
    lambda session: session.number("АБ-1"),
    *made_by("silence"),
    lambda session: session.back(),
]
"""To the second message of the shipped library, sent, waited for, gone on from and come back to."""


def test_a_move_makes_one_page_one_document_and_each_letter_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(desk_of(SHIPPED).new())
    session.view()
    made = counted(monkeypatch)
    letters: Counter[Any] = Counter()
    for move in MOVES:
        made.clear()
        assert move(session)
        session.view()
        session.case.document()
        assert (made.pop("page"), made.pop("document")) == (1, 1)
        assert set(made.values()) <= {1}, made
        letters += made
    assert letters.total() >= 2


def test_the_sample_is_walked_with_one_page_and_one_document_a_move(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(desk_of(SAMPLE).new())
    session.view()
    made = counted(monkeypatch)
    for given in (*TO_CALL, "later", "again"):
        made.clear()
        answer(session, given)
        session.view()
        assert (made.pop("page"), made.pop("document")) == (1, 1)
        assert set(made.values()) <= {1}


def test_it_is_known_whether_an_answer_is_asked_again(desk: Desk) -> None:
    session = Session(walked(desk, "yes"))
    seen = [session.changing]
    session.ask_again(0)
    seen.append(session.changing)
    answer(session, "no")
    assert [*seen, session.changing] == [False, True, False]


@pytest.mark.parametrize("leave", [lambda session: session.new(), lambda session: session.back()])
def test_who_goes_elsewhere_leaves_the_answer_that_was_asked_again(
    desk: Desk, leave: Callable[[Session], object]
) -> None:
    session = Session(walked(desk, "yes", "on"))
    session.ask_again(0)
    leave(session)
    assert session.changing is False
    assert session.page is session.case.page


def test_an_answer_that_is_lost_is_told_in_one_line_with_its_question(desk: Desk) -> None:
    session = Session(walked(desk, *TO_CALL, "refused", "one\ntwo"))
    session.ask_again(1)
    lost = session.propose("off").lost
    assert lost == (
        *("When was it bought?: пропущено", "Help desk: They refused", "Their answer: one two"),
    )


def test_an_answer_that_changes_an_ended_case_and_ends_it_ends_nothing_new(desk: Desk) -> None:
    session = Session(walked(desk, *TO_CALL, "refused", None))
    assert session.case.walk.ended
    session.ask_again(0)
    assert not session.propose("yes").ends


def test_the_same_trouble_of_another_case_is_told_again(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    desk.folder = tmp_path / "file" / "cases"
    first, second = desk.new(), desk.new()
    for case in (first, second):
        case.trouble = "the same"
    session = Session(first)
    assert kinds(session) == ["trouble"]
    session.open(second)
    assert kinds(session) == ["trouble"]
    assert kinds(session) == []


def test_a_case_that_is_opened_once_more_stays_this_windows(desk: Desk) -> None:
    session = Session(walked(desk, "yes"))
    session.open(session.case)
    other = Session(desk.resume(session.case.path))
    assert other.case.elsewhere


def test_a_case_at_hand_can_be_resumed(desk: Desk) -> None:
    session = Session(walked(desk, "yes"))
    assert session.resume(session.case.path) is True
    assert not session.case.elsewhere
    assert session.resume(session.case.path.with_name("none.md")) is False


def test_a_case_goes_on_at_the_desk_that_is_given(desk: Desk) -> None:
    session = Session(walked(desk, "yes"))
    english = Desk(desk.library, language("en"), desk.today, desk.now)
    assert session.resume(session.case.path, english)
    assert session.desk is english
    session.new(desk)
    assert session.desk is desk


@pytest.mark.parametrize("move", ["edit", "draft"])
def test_a_message_is_put_in_the_place_of_the_one_at_hand(desk: Desk, move: str) -> None:
    session = Session(walked(desk, *TO_CALL))
    assert getattr(session, move)("Mine") is (True if move == "edit" else None)
    assert session.page.message is not None
    assert session.page.message.text == "Mine"
    again = desk.open(session.case.path)
    assert again.page.message == session.page.message


def test_what_was_typed_is_not_put_where_it_was_not_typed(desk: Desk) -> None:
    session = Session(walked(desk, *TO_CALL[:3]))
    other = first_was_there(session)
    answer(other, "Eve")
    other.release()
    assert session.make(session.propose("Ann")) is False
    assert session.page.at != "demo.owner"
    assert session.page.typed is None
    assert session.case.typed == {"demo.owner": "Ann"}, "it is there when that is asked again"
    said = [notice.text for notice in session.view().notices]
    assert session.desk.language("typed_kept") in said


def test_what_was_picked_is_not_kept_as_typed(desk: Desk) -> None:
    session = Session(walked(desk, "yes"))
    other = first_was_there(session)
    answer(other, "on")
    assert other.back()
    other.release()
    assert session.make(session.propose("on")) is False
    assert session.page.typed is None


def test_what_was_ticked_while_another_window_had_the_case_is_there_when_it_is_back(
    desk: Desk,
) -> None:
    session = Session(walked(desk, *TO_CALL[:4]))
    other = first_was_there(session)
    answer(other, [])
    assert other.back()
    other.release()
    assert not session.make(session.propose(["box"]))
    assert session.page.typed == ["box"]


def test_what_was_answered_is_not_put_back_later(desk: Desk) -> None:
    session = Session(walked(desk, *TO_CALL[:3]))
    answer(session, "Ann")
    other = first_was_there(session)
    answer(other, ["box"])
    assert other.back()
    assert other.back()
    other.release()
    assert not session.back()
    assert session.page.at == "demo.owner"
    assert session.page.typed is None


def test_it_is_told_once_that_no_other_window_can_know_of_this_one(desk: Desk) -> None:
    locations.locks().parent.mkdir(parents=True, exist_ok=True)
    locations.locks().touch()
    session = Session(desk.new())
    assert kinds(session) == []
    answer(session, "yes")
    (notice,) = session.view().notices
    assert notice.kind == "alone"
    assert str(locations.locks()) in notice.text
    answer(session, "on")
    assert kinds(session) == []


def over(days: list[date]) -> Session:
    """A sitting at the first message to support, on the last of `days`."""
    shipped = desk_of(SHIPPED)
    desk = Desk(shipped.library, shipped.language, TODAY, lambda: NOW, calendar=lambda: days[-1])
    session = Session(desk.new())
    answer(session, *TO_ORDER_HELP)
    return session


def test_another_day_is_counted_from_and_told_of_once(home: Path) -> None:
    session = over(days := [TODAY])
    assert not session.turn()
    before = session.page
    days.append(TODAY + timedelta(days=2))
    assert session.turn()
    assert not session.turn()
    assert session.page.at == before.at
    assert session.page != before
    assert (session.desk.today, session.case.walk.today) == (days[-1], days[-1])
    assert kinds(session) == ["day"]
    assert kinds(session) == []
    answer(session, "silence")
    assert session.case.walk.steps[-1].on == days[-1]
    assert session.case.walk.steps[0].on == TODAY


def test_an_answer_that_is_asked_again_is_asked_on_the_other_day(home: Path) -> None:
    session = over(days := [TODAY])
    session.ask_again(4)
    days.append(TODAY + timedelta(days=1))
    assert session.turn()
    assert session.changing
    assert session.make(session.propose(f"{days[-1]:%d.%m.%Y}"))
    assert session.case.walk.steps[4].answer == str(days[-1])


def test_what_was_agreed_to_over_midnight_is_not_counted_from_the_day_before(home: Path) -> None:
    session = over(days := [TODAY])
    steps, proposal = session.case.walk.steps, session.propose("silence")
    days.append(TODAY + timedelta(days=1))
    assert session.turn()
    assert not session.make(proposal)
    assert (session.case.walk.steps, session.case.walk.today) == (steps, days[-1])
    assert session.make(session.propose("silence"))


def test_what_an_editor_left_is_told_where_it_is_the_message_at_hand(desk: Desk) -> None:
    case = walked(desk, *TO_CALL)
    left = edited_file.place(case.path, "ask")
    edited_file.write(left, "My own words")
    case.release()
    again = desk.resume(case.path)
    assert "left" in kinds(Session(again))
    again.answer("later")
    again.release()
    assert "left" not in kinds(Session(desk.resume(case.path))), "it was sent"
    again = desk.resume(case.path)
    again.back()
    again.edit("My own words")
    again.release()
    assert "left" not in kinds(Session(desk.resume(case.path))), "it says so"
    assert not left.exists()


@pytest.mark.parametrize("calendar", [None, too_far])
def test_a_day_that_was_named_or_cannot_be_counted_from_does_not_turn(
    home: Path, calendar: Callable[[], date] | None
) -> None:
    shipped = desk_of(SAMPLE)
    desk = Desk(shipped.library, shipped.language, TODAY, lambda: NOW, calendar=calendar)
    assert not Session(desk.new()).turn()
    assert desk.today == TODAY


def to_ticket(desk: Desk) -> Session:
    session = Session(desk.new())
    answer(session, *TO_ORDER_HELP, "silence")
    return session


def test_an_order_number_for_a_ticket_is_asked_about_once_and_offered_next() -> None:
    session = to_ticket(desk_of(SHIPPED))
    number = "55556666-0002"
    (told,) = session.doubts(session.propose(number)).values()
    say = session.desk.language
    assert told == f"{say('doubt_order_number')}. {say('doubt_offered')}"
    assert not session.doubts(session.propose(number))
    answer(session, None)
    assert (session.page.field is not None, session.page.begun_text) == (True, number)


def test_a_number_that_was_meant_for_a_ticket_is_taken_the_second_time() -> None:
    session = to_ticket(desk_of(SHIPPED))
    session.doubts(session.propose("55556666-0002"))
    answer(session, "55556666-0002")
    assert answers(session)[-1] == "55556666-0002"


def test_an_order_number_is_offered_only_to_a_question_that_takes_it_and_has_no_answer() -> None:
    session = to_ticket(desk_of(SHIPPED))
    alone = session.desk.language("doubt_order_number")
    session.doubts(session.propose("55556666-0002"))
    assert [*session.doubts(session.propose("55556666-0003")).values()] == [alone], "one is there"
    answer(session, None, "55556666-0002")
    session.ask_again(6)
    proposal = session.propose("55556666-0004")
    assert session.given_by(proposal).answer == "55556666-0004"
    assert [*session.doubts(proposal).values()] == [alone], "a choice is next"


def test_an_answer_behind_others_is_asked_about_as_well() -> None:
    session = Session(desk_of(SHIPPED).new())
    answer(session, *TO_ORDER_HELP)
    walk = session.case.walk.answer("silence").answer("55556666-0002")
    assert [*session.doubts(Proposal(walk, False, (), ""))] == [walk.steps[-1].node]


@pytest.mark.parametrize("number", ["12-345", "OZ-12345", "1234567", None])
def test_what_is_no_number_of_an_order_is_asked_about_by_nobody(number: str | None) -> None:
    session = to_ticket(desk_of(SHIPPED))
    assert not session.doubts(session.propose(number))


def test_a_clock_that_is_behind_the_answers_is_told(desk: Desk) -> None:
    case = walked(desk, *TO_CALL)
    case.release()
    behind = desk_of(SAMPLE, TODAY - timedelta(days=1))
    (notice,) = Session(behind.resume(case.path)).view().notices
    assert notice.text == behind.language(
        "clock_behind",
        today=behind.language.date(behind.today),
        date=behind.language.date(TODAY),
    )
    assert kinds(Session(desk.resume(case.path))) == []


@pytest.mark.parametrize(
    ("given", "own", "told"),
    [
        ("posted", "", True),
        ("waiting", "", False),
        ("posted", "Прошу вернуть деньги.", False),
        ("posted", "Прошу [впишите: что].", False),
    ],
)
def test_a_paper_that_was_sent_with_gaps_is_told_of_and_sent_all_the_same(
    home: Path, given: str, own: str, told: bool
) -> None:
    session = Session(desk_of(SHIPPED).new())
    answer(session, *TO_ORDER_HELP, "silence", "12-345", "12345678-0001", "claim", "shop")
    answer(session, "prepaid", "seller", "Ann Lee", "Street 1", "", "Item", "100", "no", "refund")
    answer(session, [])
    if own:
        session.edit(own)
    message = session.page.message
    assert message is not None
    gaps = session.desk.language.plural("gaps", message.text.count("["))
    answer(session, given)
    words = session.desk.language("sent_with_gaps", gaps=gaps)
    assert (words in [notice.text for notice in session.view().notices]) is told
    session.release()
