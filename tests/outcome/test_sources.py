"""Claims as they are shown: the status, the sources, and the order in which they are seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.conftest import SAMPLE, TODAY, Change, changer, library
from wizard.i18n import language
from wizard.library.facts import Facts
from wizard.library.library import Library
from wizard.outcome.sources import Sources
from wizard.walk.values import Derivations, Values

EN = language("en")
REPAIR = "A device that does not switch on is repaired without pay."
PLUG = "A device without power does not switch on."
DESK, OLD = "Help desk: 8 800 555-35-35", "The old line: 8 800 000-00-00"
DUE, SOON = "An answer is due within ten days.", "It is sent within five days."
NOTHING = Values({}, Derivations(), Facts(), TODAY)


def sources(folder: Path) -> tuple[Library, Sources]:
    found = library(folder)
    return found, Sources(found, EN)


def doubts(folder: Path, node: str) -> bool:
    found = sources(folder)[1]
    return found.doubts(found.node(node, NOTHING))


def claims(folder: Path, node: str = "demo.call") -> list[str]:
    return [line.claim for line in sources(folder)[1].node(node, NOTHING)]


def test_a_contact_says_how_sure_it_is() -> None:
    shown = sources(SAMPLE)[1]
    desk, shop = shown.contact("desk"), shown.contact("shop")
    assert (desk.id, desk.kind, desk.label, desk.value) == (
        *("desk", "phone", "Help desk", "8 800 555-35-35"),
    )
    assert (desk.status, desk.status_text, desk.sure) == ("unconfirmed", "not confirmed", False)
    assert (desk.url, desk.note, desk.checked) == (None, None, TODAY)
    assert (shop.url, shop.status_text, shop.sure) == (
        *("https://device.example/", "confirmed", True),
    )


def test_a_screen_claims_each_thing_once_in_the_order_in_which_it_is_seen(changed: Change) -> None:
    changed("facts.yaml", "terms:\n", (
        "terms:\n  soon:\n    length: 5 days\n    text: It is sent within five days.\n"
        "    binding: guideline\n    about: ozon\n    status: confirmed\n"
        "    sources: [manual p. 5]\n    checked: 2026-11-22\n"
    ))  # fmt: skip
    changed("demo.yaml", "reply_within: reply", "reply_within: reply\n    do_within: soon")
    folder = changed("demo.yaml", "label: They refused,", "label: They refused, facts: [plug],")
    assert claims(folder) == [REPAIR, PLUG, DESK, OLD, DUE, SOON]


def test_what_is_shown_under_a_guard_is_claimed_where_it_holds(changed: Change) -> None:
    folder = changed(
        "demo.yaml",
        "label: They refused,",
        "label: They refused, when: {answered: power}, facts: [plug],",
    )
    found = sources(folder)[1]
    known = Values({"power": "on"}, Derivations(), Facts(), TODAY)
    told = [[line.claim for line in found.node("demo.call", values)] for values in (NOTHING, known)]
    assert [PLUG in claims for claims in told] == [False, True]
    assert found.node("demo.plugged", NOTHING) is found.node("demo.plugged", known)


def test_the_doubt_of_facts_is_that_of_the_first_that_is_not_confirmed(copy: Path) -> None:
    old = "about: law\n    status: confirmed\n    sources: [act s. 7]"
    changer(copy)("facts.yaml", old, old.replace("confirmed", "disputed"))
    found = sources(copy)[1]
    assert found.doubt(["plug"]) == found.doubt([]) == ""
    assert found.doubt(["plug", "repair"]) == EN("status_disputed")


def test_what_a_letter_rests_on_comes_last_where_the_screen_does_not_say_it(
    changed: Change,
) -> None:
    folder = changed("demo.yaml", "    facts: [repair]\n", "")
    assert claims(folder) == [DESK, OLD, DUE, REPAIR]


def test_a_screen_without_claims_has_no_sources() -> None:
    assert claims(SAMPLE, "demo.owner") == []


def test_a_claim_says_of_which_kind_it_is() -> None:
    lines = sources(SAMPLE)[1].node("demo.call", NOTHING)
    assert [line.kind for line in lines] == ["fact", "contact", "contact", "term"]


def test_facts_are_found_by_their_ids() -> None:
    assert [line.claim for line in sources(SAMPLE)[1].facts(["plug", "repair"])] == [PLUG, REPAIR]


def test_a_law_is_named_with_its_article_and_stands_behind_a_claim() -> None:
    whole, shown = sources(SAMPLE)
    line = shown.line(whole.facts.facts["repair"])
    assert line.documents == line.laws == ("The act on devices, s. 7",)
    assert (line.law, line.urls, line.links) == (True, (), ())
    assert (line.status, line.status_text, line.checked) == ("confirmed", "confirmed", TODAY)


@pytest.mark.parametrize(
    ("kind", "laws", "links"),
    [
        ("article", (), ()),
        ("court", (), ()),
        ("forum", (), ()),
        ("official", (), ("https://device.example/manual",)),
        ("law\n    copy_of: act", (), ()),
        ("law", ("The manual, p. 3",), ("https://device.example/manual",)),
    ],
)
def test_of_what_is_not_official_the_address_is_no_link(
    copy: Path, kind: str, laws: tuple[str, ...], links: tuple[str, ...]
) -> None:
    changer(copy)("facts.yaml", "kind: official", f"kind: {kind}")
    whole, shown = sources(copy)
    line = shown.line(whole.facts.facts["plug"])
    assert (line.documents, line.urls) == (
        *(("The manual, p. 3",), ("https://device.example/manual",)),
    )
    assert (line.laws, line.links, line.law) == (laws, links, bool(laws))


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("F001", "The manual"),
        ("F001 F002", "The manual"),
        ("F001 p. 3", "The manual, F001 p. 3"),
        ("p. 3", "The manual, p. 3"),
        ("", "The manual"),
    ],
)
def test_rows_of_a_ledger_mean_nothing_to_a_reader(copy: Path, place: str, named: str) -> None:
    changer(copy)("facts.yaml", "sources:\n", "ledger: {prefix: F, first: 1, last: 2}\nsources:\n")
    changer(copy)("facts.yaml", "[manual p. 3]", f"[{f'manual {place}'.strip()}]")
    whole, shown = sources(copy)
    assert shown.line(whole.facts.facts["plug"]).documents == (named,)


def test_without_a_ledger_such_words_are_a_place(copy: Path) -> None:
    changer(copy)("facts.yaml", "[manual p. 3]", "[manual F001]")
    whole, shown = sources(copy)
    assert shown.line(whole.facts.facts["plug"]).documents == ("The manual, F001",)


@pytest.mark.parametrize(
    ("status", "doubted"),
    [
        ("confirmed", False),
        ("wrong", False),
        ("blocked", False),
        ("disputed", True),
        ("former_edition", True),
    ],
)
def test_a_screen_tells_once_that_facts_of_it_are_in_doubt(
    copy: Path, status: str, doubted: bool
) -> None:
    old = "about: law\n    status: confirmed\n    sources: [act s. 7]"
    changer(copy)("facts.yaml", old, old.replace("confirmed", status))
    assert doubts(copy, "demo.call") is doubted


def test_the_doubts_of_contacts_and_terms_stand_with_them(copy: Path) -> None:
    old = "about: law\n    status: confirmed\n    sources: [act s. 9]"
    changer(copy)("facts.yaml", old, old.replace("confirmed", "unconfirmed"))
    assert doubts(copy, "demo.call") is False


def test_facts_of_a_choice_count_with_those_of_the_question(copy: Path) -> None:
    change = changer(copy)
    change("demo.yaml", 'no: {label: "No", to: plug_in}',
           'no: {label: "No", to: plug_in, facts: [repair]}')  # fmt: skip
    change("facts.yaml", "status: confirmed\n    sources: [act s. 7]",
           "status: unconfirmed\n    sources: [act s. 7]")  # fmt: skip
    assert doubts(copy, "demo.plugged") is True


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_what_opens_no_page_is_no_address_where_nobody_proved_the_library(url: str) -> None:
    whole = library(SAMPLE)
    shop = replace(whole.facts.contacts["shop"], url=url)
    known = {name: replace(source, url=url) for name, source in whole.facts.sources.items()}
    facts = replace(whole.facts, contacts={"shop": shop}, sources=known)
    shown = Sources(replace(whole, facts=facts), EN)
    assert shown.contact("shop").url is None
    lines = [shown.line(shop), *map(shown.line, whole.facts.facts.values())]
    assert {(line.urls, line.links) for line in lines} == {((), ())}


@pytest.mark.parametrize(
    ("value", "url", "spelled"),
    [
        ("vk.com/ozon", "https://vk.com/ozon", "vk.com/ozon"),
        ("ozon.ru, чат", "https://www.ozon.ru/", "ozon.ru"),
        (
            "https://www.cbr.ru/reception/",
            "https://www.cbr.ru/reception/",
            "https://www.cbr.ru/reception/",
        ),
        ("чат в приложении", "https://www.ozon.ru/", ""),
        ("чат в приложении", None, ""),
    ],
)
def test_an_address_that_stands_in_its_contact_is_known(
    value: str, url: str | None, spelled: str
) -> None:
    contact = sources(SAMPLE)[1].contact("shop")
    assert replace(contact, value=value, url=url).spelled == spelled


TRACK = "https://post.example/track#"


def tracking(numbered: str) -> Sources:
    whole = library(SAMPLE)
    shop = replace(whole.facts.contacts["shop"], numbered=numbered)
    facts = replace(whole.facts, contacts={"shop": shop})
    return Sources(replace(whole, facts=facts), EN)


def test_a_page_opens_at_the_number_that_is_known() -> None:
    shown = tracking(TRACK)
    assert shown.contact("shop", "RA123456785RU").url == f"{TRACK}RA123456785RU"
    assert shown.contact("shop").url == "https://device.example/"


@pytest.mark.parametrize("number", ["1@evil.example/", "../#x", "1 2\n3", "№ 5", "%00"])
def test_nothing_that_was_typed_leads_to_another_page(number: str) -> None:
    url = tracking(TRACK).contact("shop", number).url
    assert url is not None
    assert url.startswith(TRACK)
    assert url.removeprefix(TRACK).isascii()
    assert not set(url.removeprefix(TRACK)) & set("@/#?\n ")


@pytest.mark.parametrize(
    "numbered",
    ["https://post.example", "https://post.example:8", "javascript:x#", "https://a@post.example/#"],
)
def test_a_number_never_becomes_a_part_of_the_host(numbered: str) -> None:
    assert tracking(numbered).contact("shop", "1").url == "https://device.example/"
