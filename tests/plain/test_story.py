"""What is said in one's own words, line by line, before any case has it."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest

from tests.cases.test_first_words import again
from tests.conftest import SAMPLE, SHIPPED, desk_of
from tests.plain.test_finding import FOUND, SAID, say
from wizard.cases.desk import Desk
from wizard.cases.first_words import NAME, FirstWords
from wizard.cases.session import Session
from wizard.plain.lines import Lines
from wizard.plain.piped import Piped
from wizard.plain.replies import Left
from wizard.plain.sitting import Plain
from wizard.search.found import Found


@pytest.fixture
def desk(home: object) -> Desk:
    return desk_of(SHIPPED)


def found(said: str) -> Sequence[Found]:
    return FOUND if said == SAID else []


class Half(Lines):
    """Lines, of which the last one is cut short."""

    def line(self, prompt: str) -> str | None:
        line = super().line(prompt)
        if line is not None and line.startswith("…"):
            self.keep([line[1:]])  # as a terminal takes it down
            raise SystemExit(128 + 9)
        return line


def sit(desk: Desk, *typed: str, offer: bool = False, lines: type[Lines] = Half) -> str:
    """One sitting: what was printed."""
    sink = io.StringIO()
    given = lines(io.StringIO("".join(f"{line}\n" for line in typed)), sink, None)
    plain = Plain(Session(desk.new()), given, find=found)
    try:
        if offer:
            plain.opening.offer()
        plain.run()
    except Left:
        plain.leave()
    except SystemExit:
        pass
    finally:
        plain.release()
    return sink.getvalue()


def opened(desk: Desk) -> None:
    """A case that is open, so that there is a list to choose from."""
    case = desk.new()
    case.answer("nobody")
    case.release()


@pytest.mark.parametrize(
    "typed",
    [
        [f"…{SAID}"],
        [SAID, "…"],
        [SAID, "q"],
        ["", SAID, "b", "q"],
        [SAID],
        ["?", f"…{SAID}"],
        [SAID, "1", "q"],
        [SAID, "1", "…"],
    ],
)
@pytest.mark.parametrize("offer", [False, True])
def test_it_is_kept_on_every_way_out(desk: Desk, typed: list[str], offer: bool) -> None:
    if offer:
        opened(desk)
    printed = sit(desk, *typed, offer=offer)
    assert again(desk.folder) == SAID
    assert (str(desk.folder.parent / NAME) in printed) is (not typed[-1].startswith("…"))


def test_what_is_left_is_offered_and_an_empty_line_takes_it(desk: Desk) -> None:
    sit(desk, f"…{SAID}")
    printed = sit(desk, "", "1", "nobody", "q")
    assert say("plain_story_left", said=SAID) in printed
    assert f"1. {FOUND[0].title}\n" in printed
    (path,) = desk.folder.glob("*.md")
    assert desk.open(path).walk.kept["claim.story"] == SAID
    assert again(desk.folder) == ""


def test_it_is_the_same_that_the_screen_keeps(desk: Desk) -> None:
    words = FirstWords(desk.folder)
    words.keep(SAID)
    words.release()
    assert say("plain_story_left", said=SAID) in sit(desk, "q")


@pytest.mark.parametrize(
    ("typed", "left"),
    [(["-"], ""), (["борщ съеден", "q"], "борщ съеден"), (["q"], SAID), (["nobody", "q"], SAID),
     (["…нет, ник"], f"{SAID} нет, ник"), (["нет", "q"], SAID)],
)  # fmt: skip
def test_it_stays_until_it_is_dropped_or_other_words_come(
    desk: Desk, typed: list[str], left: str
) -> None:
    sit(desk, SAID, "q")
    printed = sit(desk, *typed)
    assert again(desk.folder) == left
    assert (say("plain_story_dropped") in printed) is (typed == ["-"])


@pytest.mark.parametrize("typed", [["…1"], ["…nobody"], ["nobody", "q"], ["", "-", "q"]])
def test_an_answer_is_no_story(desk: Desk, typed: list[str]) -> None:
    printed = sit(desk, *typed)
    assert again(desk.folder) == ""
    assert say("plain_story_left", said="") not in printed


def test_words_given_on_the_command_line_are_kept_too(desk: Desk) -> None:
    lines = Half(io.StringIO("…\n"), io.StringIO(), None)
    plain = Plain(Session(desk.new()), lines, find=found)
    with pytest.raises(SystemExit):
        plain.story.begin(SAID, FOUND)
    plain.release()
    assert again(desk.folder) == SAID


def test_what_is_no_text_or_comes_through_a_pipe_is_kept_nowhere(desk: Desk) -> None:
    sit(desk, "посылка \udcff пришла", "q")
    sink, source = io.StringIO(), io.StringIO(f"{SAID}\nq\n")
    plain = Plain(Session(desk.new()), Piped(source, sink, None, say), find=found)
    plain.run()
    plain.release()
    assert not (desk.folder.parent / NAME).exists()


def test_where_no_words_lead_anywhere_none_are_kept(home: object) -> None:
    desk = desk_of(SAMPLE)
    sit(desk, f"…{SAID}")
    assert not (desk.folder.parent / NAME).exists()
