"""Walks that no person makes: `run` by an answers file, and the scenarios of `test`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import FOR_SAMPLE, SAMPLE, TODAY, Change, Run, changer, library
from wizard.author.scenarios.replay import MOST_STRANGE, replay
from wizard.author.tree import diagnostic
from wizard.i18n import language
from wizard.walk.walker import Walker


def test_a_run_that_comes_to_an_end_prints_the_document(run: Run, answers: Path) -> None:
    code, out, err = run("run", "demo", "--answers", str(answers), *FOR_SAMPLE)
    assert (code, err) == (0, "")
    assert out.startswith("# ")
    assert "Nothing is left to do" in out


def test_a_run_writes_what_it_prints_and_that_it_is_no_case(
    run: Run, answers: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.md"
    words = ["run", "demo", "--answers", str(answers), *FOR_SAMPLE]
    printed = run(*words)[1]
    assert run(*words, "-o", str(out))[0] == 0
    document, _, closing = out.read_text("utf-8").rstrip().rpartition("\n")
    assert document == printed
    assert "run" in closing
    assert run("case", "show", str(out), *FOR_SAMPLE)[0] == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("answers: {plugged: no}", "no answer for «demo.plug_in» (done)"),
        ("answers: {plugged: perhaps}", "perhaps"),
        ("answers: {plugged: no, plug_in: done, owner: Ann}", "never asked for: demo.owner"),
        ("answers: {plugged: yes, power: off, owner: A, kit: [[[box]]]}", "kit"),
        ("answers: {plugged: no, plug_in: {a: b}}", "plug_in"),
    ],
)
def test_a_run_that_does_not_fit_its_answers_ends_with_one(
    run: Run, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(f"{text}\n", "utf-8")
    code, out, err = run("run", "demo", "--answers", str(path), *FOR_SAMPLE)
    assert code == 1
    assert out.startswith("# ")
    assert said in err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("answers: [a]", "wrong-type"),
        ("answer: {plugged: no}", "unknown-key"),
        ("answers: {a: b", "yaml-syntax"),
        ("", "the file is empty"),
        ("answers: {plugged: no}\ntoday: soon", "wrong-type"),
    ],
)
def test_answers_that_are_none_end_with_two(run: Run, tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(text, "utf-8")
    code, out, err = run("run", "demo", "--answers", str(path), *FOR_SAMPLE)
    assert (code, out) == (2, "")
    assert said in err


def test_the_day_of_an_answers_file_counts_unless_another_is_named(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("answers: {plugged: no, plug_in: done}\ntoday: 2026-11-05\n", "utf-8")
    command = ["run", "demo", "--answers", str(path), *FOR_SAMPLE]
    assert "05.11.2026" in run(*command)[1]
    assert "07.11.2026" in run(*command, "--today", "2026-11-07")[1]


def test_scenarios_pass_and_are_counted(run: Run) -> None:
    assert run("test", *FOR_SAMPLE) == (0, "2 passed, 0 failed\n", "")
    one = str(SAMPLE / "scenarios" / "demo.yaml")
    assert run("test", one, one, *FOR_SAMPLE)[1] == "4 passed, 0 failed\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ends_at: good", "ends_at: shop", "ends at «demo.good», not at «demo.shop»"),
        ("visits: [plug_in]", "visits: [power]", "does not visit «demo.power»"),
        ("[Nothing is left to do]", "[a miracle]", "the document lacks «a miracle»"),
        ("lacks: [Help desk]", "lacks: [Nothing is left]", "contains «Nothing is left»"),
        ("plug_in: done", "plug_in: undone", "undone"),
    ],
)
def test_a_scenario_that_fails_says_what_differs(
    run: Run, changed: Change, old: str, new: str, said: str
) -> None:
    folder = changed("scenarios/demo.yaml", old, new)
    code, out, _ = run("test", "--trees", str(folder), "--lang", "ru")
    assert code == 1
    assert said in out
    assert out.splitlines()[-1] == "1 passed, 1 failed"
    code, out, _ = run("test", "--trees", str(folder), "--lang", "ru", "--format", "json")
    assert code == 1
    assert [bool(result["problems"]) for result in json.loads(out)] == [True, False]


@pytest.mark.parametrize("kit", ["", "kit: [[box]]"])
def test_a_checklist_that_was_forgotten_is_told(run: Run, changed: Change, kit: str) -> None:
    folder = changed("scenarios/demo.yaml", "kit: [[], [box]]", kit)
    code, out, _ = run("test", "--trees", str(folder), "--lang", "ru")
    assert (code, "no answer for «demo.kit»; where nothing is ticked, say so: []" in out) == (
        1,
        True,
    )


def test_a_run_takes_a_checklist_that_is_not_named_for_one_with_nothing_ticked(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("answers: {plugged: yes, power: off, owner: Ann}\n", "utf-8")
    assert run("run", "demo", "--answers", str(path), *FOR_SAMPLE)[2] == ""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("answers: {plugged: no", "answers: {pluged: no", "no node «demo.pluged» in this library"),
        ("ends_at: good", "ends_at: god", "no node «demo.god» in this library"),
        ("ends_at: good", "ends_at: god", "did you mean «demo.good»?"),
    ],
)
def test_a_name_that_is_no_node_is_told_with_what_was_meant(
    run: Run, changed: Change, old: str, new: str, told: str
) -> None:
    folder = changed("scenarios/demo.yaml", old, new)
    code, out, _ = run("--trees", str(folder), "--lang", "ru", "test")
    assert code == 1
    assert told in out


def test_a_failure_is_told_at_its_line_with_a_caret(run: Run, changed: Change) -> None:
    folder = changed("scenarios/demo.yaml", "[Nothing is left to do]", "[a miracle]")
    code, out, _ = run("test", "--trees", str(folder), "--lang", "en")
    head, line, caret, count = out.splitlines()
    assert head.endswith("demo.yaml:8:18: failed: a plug: the document lacks «a miracle»")
    start = line.index("a miracle")
    assert caret[start:] == "^" * len("a miracle")
    assert (code, count) == (1, "1 passed, 1 failed")
    code, out, _ = run("test", "--trees", str(folder), "--lang", "en", "--format", "json")
    first = json.loads(out)[0]
    assert (first["line"], first["name"]) == (3, "a plug")
    assert first["problems"] == [
        {"line": 8, "column": 18, "end_column": 27, "message": "the document lacks «a miracle»"}
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("plugged: no,", "plugged: yes,", "no answer for «demo.power» (on, off)"),
        ("plug_in: done}", "plug_in: undone}", "«demo.plug_in»"),
        ("plugged: no,", "pluged: no,", "no node «demo.pluged»"),
    ],
)
def test_what_follows_from_a_slip_is_not_told_beside_it(
    run: Run, changed: Change, old: str, new: str, said: str
) -> None:
    folder = changed("scenarios/demo.yaml", old, new)
    out = run("test", "--trees", str(folder), "--lang", "en")[1]
    told = [line for line in out.splitlines() if ": failed: a plug:" in line]
    assert said in told[0]
    assert not any("the document" in line or "ends at" in line for line in told)


def test_where_a_walk_came_from_is_told_where_it_ends_elsewhere(run: Run, changed: Change) -> None:
    folder = changed("scenarios/demo.yaml", "ends_at: good", "ends_at: socket")
    out = run("test", "--trees", str(folder), "--lang", "en")[1]
    assert (
        "ends at «demo.good», not at «demo.socket»; it came there by "
        "demo.plugged: no, demo.plug_in: done"
    ) in out


def test_an_answers_file_may_name_its_tree_and_no_other(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("tree: demo\nanswers: {plugged: no, plug_in: done}\n", "utf-8")
    assert run("run", "demo", "--answers", str(path), *FOR_SAMPLE)[0] == 0
    path.write_text("tree: other\nanswers: {plugged: no, plug_in: done}\n", "utf-8")
    code, out, err = run("run", "demo", "--answers", str(path), *FOR_SAMPLE)
    assert (code, out) == (2, "")
    assert "the answers are for «other», not for «demo»" in err


def test_a_run_says_where_in_the_answers_it_stopped(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("answers:\n  plugged: no\n  plug_in: undone\n", "utf-8")
    err = run("run", "demo", "--answers", str(path), *FOR_SAMPLE)[2]
    assert err.startswith(f"{path}:3:12: «demo.plug_in»")


WAITING = """\
tree: demo
scenarios:
  - name: a number
    today: 2026-11-22
    answers: {plugged: yes, power: on, bought: 2026-11-01, owner: Ann, kit: [], call: later}
    numbers: {call: N-77}
    expect: {ends_at: call, contains: [N-77]}
"""


def test_a_scenario_tells_the_number_of_a_message_that_waits(run: Run, changed: Change) -> None:
    term = "    reply_within: reply\n"
    folder = changed("demo.yaml", term, f"{term}    number: serial\n")
    path = folder / "scenarios" / "demo.yaml"
    path.write_text(WAITING, "utf-8")
    test = ("test", "--trees", str(folder), "--lang", "en")
    assert run(*test) == (0, "1 passed, 0 failed\n", "")
    path.write_text(WAITING.replace("numbers: {call: N-77}", "numbers: {}"), "utf-8")
    assert "the document lacks «N-77»" in run(*test)[1]
    gone = WAITING.replace("call: later", "call: refused").replace("ends_at: call", "ends_at: shop")
    path.write_text(gone.replace("contains: [N-77]", "lacks: [N-77]"), "utf-8")
    assert "nobody waited for a number at «demo.call»" in run(*test)[1]


def test_a_number_that_nobody_can_give_is_told_where_it_stands(run: Run, changed: Change) -> None:
    term = "    reply_within: reply\n"
    folder = changed("demo.yaml", term, f"{term}    number: serial\n")
    path = folder / "scenarios" / "demo.yaml"
    path.write_text(WAITING.replace("N-77}", "none}"), "utf-8")
    status, out, _ = run("test", "--trees", str(folder), "--lang", "en")
    assert status == 1
    assert "«demo.call»: «none» does not look like a number" in out


def test_a_field_that_is_skipped_again_and_again_lacks_an_answer(copy: Path) -> None:
    (copy / "round.yaml").write_text(
        "tree: round\ntitle: T\nstart: n\nnodes:\n"
        "  n: {kind: input, type: text, text: Q, save_as: t, optional: true,"
        " to: [{when: {answered: t}, to: end}, {to: n}]}\n"
        "  end: {kind: outcome, status: open, text: End}\n",
        "utf-8",
    )
    walker = Walker(library(copy), "round")
    assert replay(walker, {"n": ["", "", "x"]}, TODAY, language("ru")).finished
    missing = replay(walker, {"n": ["", ""]}, TODAY, language("ru"))
    assert missing.missing is not None
    assert "«round.n»" in missing.missing.text
    assert len(missing.walk.steps) < 5


@pytest.mark.parametrize("nothing", ["null", "Null", "None", "~", "", "[null]", '"null"'])
@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("plugged: {}", "no answer for «demo.plugged» (yes, no)"),
        ("plugged: yes, power: off, owner: {}", "no answer for «demo.owner»"),
        ("plugged: yes, power: on, bought: {}", "no answer for «demo.owner»"),
    ],
)
def test_nothing_is_no_answer_and_is_not_printed(
    run: Run, tmp_path: Path, nothing: str, answers: str, said: str
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(f"answers: {{{answers.format(nothing)}}}\n", "utf-8")
    code, out, err = run("run", "demo", "--answers", str(file), *FOR_SAMPLE)
    assert code == 1
    assert said in err
    assert not {"null", "Null", "None"} & set(re.findall(r"\w+", out + err))


def test_a_question_that_is_not_named_is_answered_by_what_it_assumes(copy: Path) -> None:
    (copy / "kind.yaml").write_text(
        "tree: kind\ntitle: T\nstart: n\nnodes:\n"
        "  n: {kind: question, text: Q, save_as: t, assumed: b, choices:"
        " {a: {label: A, to: first}, b: {label: B, to: second}}}\n"
        "  first: {kind: outcome, status: open, text: First}\n"
        "  second: {kind: outcome, status: open, text: Second}\n",
        "utf-8",
    )
    walker = Walker(library(copy), "kind")
    for answers, end in (({}, "second"), ({"n": None}, "second"), ({"n": "a"}, "first")):
        result = replay(walker, answers, TODAY, language("ru"))
        assert (result.problems, result.walk.at) == ([], f"kind.{end}")


REFUSED = "    answers:\n      plugged: [yes, yes]\n"


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        ("bought: [23.11.2026, field_date_future]", ""),
        ("plugged: [maybe, answer_choice]", ""),
        ("owner: ['', field_required]", ""),
        ("bought: [22.11.2026, field_date_future]", "«demo.bought» takes «22.11.2026»"),
        ("bought: [soon, field_date_future]", "by field_date, not by field_date_future"),
        ("socket: [x, answer_none]", "nobody came to «demo.socket» to be refused"),
        ("sokcet: [x, answer_none]", "no node «demo.sokcet»"),
        ("bought: [soon]", "«bought» takes [typed, code]"),
    ],
)
def test_a_scenario_says_what_is_refused_and_why(
    changed: Change, run: Run, refused: str, said: str
) -> None:
    file = "scenarios/demo.yaml"
    folder = changed(file, REFUSED, f"    refused: {{{refused}}}\n{REFUSED}")
    code, out, err = run("test", str(folder / file), "--trees", str(folder), "--lang", "ru")
    assert code == (1 if said else 0), out + err
    assert said in out


def test_what_is_refused_changes_nothing_of_the_walk() -> None:
    walker = Walker(library(SAMPLE), "demo")
    answers = {"plugged": "no", "plug_in": "done"}
    refused = {"plugged": ["maybe", "answer_choice"]}
    alone = replay(walker, answers, TODAY, language("ru"))
    barred = replay(walker, answers, TODAY, language("ru"), refused=refused)
    assert barred.walk.steps == alone.walk.steps
    assert barred.problems == []


DEMANDED = "{id: mend, respondent: shop, article: act_7}"


@pytest.mark.parametrize(
    ("demands", "said"),
    [
        (f"[{DEMANDED}]", ""),
        ("[]", "demanded as well: mend, shop, act_7"),
        (f"[{DEMANDED}, {DEMANDED}]", "here is demanded: nothing"),
        ("[{id: mend, respondent: maker, article: act_7}]", "here is demanded: mend, shop, act_7"),
        ("[{id: mend, respondent: shop, article: act_7, sum: '5'}]", "it comes to nothing"),
    ],
)
def test_a_scenario_names_all_that_is_demanded(
    demanding: Path, run: Run, demands: str, said: str
) -> None:
    file = "scenarios/demo.yaml"
    expected = f"    expect:\n      demands: {demands}\n"
    folder = changer(demanding)(file, "    expect:\n      ends_at: good\n", expected)
    code, out, err = run("test", str(folder / file), "--trees", str(folder))
    assert code == (1 if said else 0), out + err
    assert said in out


@pytest.mark.parametrize("output", ["--lang", "-x", " "])
def test_a_name_that_was_forgotten_behind_o_is_told(
    run: Run, answers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    code, out, err = run("run", "demo", "--answers", str(answers), *FOR_SAMPLE, "-o", output)
    assert (code, out) == (2, "")
    assert err.startswith("ozon-wizard: ")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("answers:\n" + "".join(f"  k{number}: v\n" for number in range(2000)), MOST_STRANGE + 1),
        (f"answers:\n  ? {'x' * 100_000}\n  : v\n", 1),
        (f'answers: {{"{"x" * 100_000}": v}}\n', 4),
    ],
)
def test_names_that_nobody_meant_are_counted_and_cut(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, most: int
) -> None:
    compared: list[str] = []

    def compare(name: str, *_: object, **__: object) -> list[str]:
        compared.append(name)
        return []

    monkeypatch.setattr(diagnostic, "get_close_matches", compare)
    path = tmp_path / "answers.yaml"
    path.write_text(text, "utf-8")
    code, _, err = run("run", "demo", "--answers", str(path), *FOR_SAMPLE)
    assert code
    assert len(err.splitlines()) <= most
    assert max(map(len, err.splitlines())) < 1000
    assert len(compared) <= 2 * MOST_STRANGE
    assert all(len(name) < 1000 for name in compared)
