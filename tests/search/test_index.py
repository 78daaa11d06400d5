"""What is found, in which order, and how it is told."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.conftest import SHIPPED, changer, library
from wizard.commands.proved import spoken_in
from wizard.library.library import Library
from wizard.search.found import Found
from wizard.search.index import LOOKED_AT, MOST, Index

SMOKE = "    entry: {title: Smoke comes out, words: [it smokes, it smells burnt]}\n"
DARK = "    entry: {title: The socket is dead, words: [no light, dark, дыма нет]}\n"
PLUG, POWER = "    text: Plug it in\n", "    text: Is the light of the socket on?\n"


@pytest.fixture
def entered(copy: Path) -> Library:
    """The sample with two entries."""
    change = changer(copy)
    change("demo.yaml", PLUG, PLUG + SMOKE)
    return library(change("demo.yaml", POWER, POWER + DARK))


@pytest.fixture(scope="module")
def shipped() -> Index:
    own = library(SHIPPED)
    return Index([own, spoken_in(SHIPPED, own, "en")])


def nodes(found: list[Found]) -> list[str]:
    return [place.node for place in found]


def test_an_entry_is_told_by_its_title(entered: Library) -> None:
    found = Index([entered]).find("Burnt smell!")
    assert found == [Found("demo", "demo.plug_in", "Smoke comes out", "demo.plug_in")]


def test_a_choice_is_told_by_its_question_and_its_label(entered: Library) -> None:
    asked = entered.trees["demo"].nodes["power"].choices["off"]
    found = Index([entered]).find(asked.label)[0]
    assert (found.node, found.title, found.leads_to) == ("demo.power", asked.label, "demo.owner")


def test_choices_that_lead_to_an_entry_are_words_for_it(entered: Library) -> None:
    label = entered.trees["demo"].nodes["plugged"].choices["yes"].label
    found = Index([entered]).find(label)
    assert nodes(found) == ["demo.power"]
    assert found[0].title == "The socket is dead"


def test_questions_at_which_no_case_begins_are_not_found(entered: Library) -> None:
    asked = entered.trees["demo"].nodes["call"].choices["refused"]
    assert "demo.call" not in nodes(Index([entered]).find(asked.label))


def test_a_start_without_an_entry_is_found_by_its_tree(entered: Library) -> None:
    found = Index([entered]).find("device does not switch on")
    assert (found[0].node, found[0].title) == ("demo.plugged", "A device does not switch on")


@pytest.mark.parametrize("said", ["", "  ", "?!", "12345", "how do I", "борщ", "qwrtzx"])
def test_where_nothing_fits_nothing_is_found(entered: Library, said: str) -> None:
    assert Index([entered]).find(said) == []


def test_the_rare_word_decides(entered: Library) -> None:
    assert nodes(Index([entered]).find("light light smokes"))[0] == "demo.plug_in"


def test_all_languages_are_searched_and_the_first_gives_the_titles() -> None:
    own = library(SHIPPED)
    other = spoken_in(SHIPPED, own, "en")
    for said in ("деньги не вернули", "money not returned"):
        for first, second in ((own, other), (other, own)):
            found = Index([first, second]).find(said)[0]
            assert found.node == "refund.reason"
            entry = first.node("refund.reason").entry
            assert entry is not None
            assert found.title == entry.title


@pytest.mark.parametrize(
    ("said", "node"),
    [
        ("деньги не вернули", "refund.reason"),
        ("ltymub yt dthyekb", "refund.reason"),
        ("посыкла потрелялась", "delivery.reason"),
        ("заблокировали магазин", "seller.account"),
        ("мошенники просят код", "start.fraud"),
        ("ozon cancelled my oreder", "cancelled.reason"),
        ("где моя gjcskrf", "delivery.reason"),
        ("заказал кофеварку Витек 1525, не пришла, поддержка молчит", "delivery.reason"),
        ("деньги не вернули, поддержка не отвечает", "refund.reason"),
        ("пришёл брак, поддержка молчит", "defect.reason"),
        ("parcel lost, support ignores me", "delivery.reason"),
        ("закрыли обращение по заказу", "support.reason"),
        ("поддержка молчит", "support.reason"),
    ],
)
def test_what_people_say_leads_to_its_entry(shipped: Index, said: str, node: str) -> None:
    assert shipped.find(said)[0].node == node


def test_no_more_is_told_than_can_be_looked_through(shipped: Index) -> None:
    found = shipped.find("заказ деньги товар магазин возврат претензия суд код карта поддержка")
    assert 1 < len(found) <= MOST
    assert len({*nodes(found)}) == len(found)


def test_saying_that_nobody_asked_for_a_code_is_no_place(shipped: Index) -> None:
    label = library(SHIPPED).node("start.fraud").choices["nobody"].label
    assert label not in [place.title for place in shipped.find(label)]


def test_each_entry_is_found_first_by_its_own_title_and_words(shipped: Index) -> None:
    lost = []
    for code in ("ru", "en"):
        own = library(SHIPPED)
        said = own if code == "ru" else spoken_in(SHIPPED, own, code)
        for name in said.beginnings:
            entry = said.node(name).entry
            for words in [entry.title, *entry.words] if entry else []:
                if name not in nodes(shipped.find(words))[:3]:
                    lost.append((name, words))
    assert lost == []


@pytest.mark.parametrize("secondary", ["", ", secondary: true"])
def test_what_many_tell_of_beside_comes_behind_what_has_happened(
    copy: Path, secondary: str
) -> None:
    change = changer(copy)
    change("demo.yaml", PLUG, PLUG + SMOKE)
    index = Index(
        [library(change("demo.yaml", POWER, POWER + DARK.replace("]}", f"]{secondary}}}")))]
    )
    expected = ["demo.plug_in", "demo.power"] if secondary else ["demo.power", "demo.plug_in"]
    assert nodes(index.find("dark, no light and it smells")) == expected
    assert nodes(index.find("dark, no light, is it?"))[0] == "demo.power"


def test_a_number_before_a_comma_is_no_word_of_another_layout(shipped: Index) -> None:
    assert shipped.find("1525, 16; 7.") == []
    assert shipped.find("не пришла кофеварка 1525, жду") == shipped.find("не пришла кофеварка, жду")


def test_what_is_found_can_be_told_as_data() -> None:
    found = Found("a", "a.b", "C", "a.d")
    assert msgspec.to_builtins(found) == {
        "tree": "a", "node": "a.b", "title": "C", "leads_to": "a.d",
    }  # fmt: skip


def test_an_index_without_entries_finds_starts_alone(copy: Path) -> None:
    assert {place.node for place in Index([library(copy)]).find("device")} == {"demo.plugged"}


def test_only_the_beginning_of_a_long_story_is_looked_at(entered: Library) -> None:
    """A slip of a key is looked for in the whole vocabulary, and for a page that takes seconds."""
    index = Index([entered])
    assert nodes(index.find(f"burnt smell {'and ' * 1000}")) == ["demo.plug_in"]
    assert index.find(f"{'xyz ' * (LOOKED_AT // 4)} burnt smell") == []


@pytest.mark.parametrize(
    ("said", "first", "behind"),
    [
        ("заказала чайник, пришёл фен", "defect.reason", "delivery.reason"),
        ("заказала чайник, не пришёл", "delivery.reason", "defect.reason"),
        ("yt ghbitk xfqybr", "delivery.reason", "defect.reason"),
    ],
)
def test_what_came_is_told_from_what_did_not_come(
    shipped: Index, said: str, first: str, behind: str
) -> None:
    found = nodes(shipped.find(said))
    assert found[0] == first
    assert behind not in found or found.index(behind) > 0
