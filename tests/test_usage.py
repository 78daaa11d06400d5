"""What the command line says of itself: all of it in Russian too, and in the language asked for."""

from __future__ import annotations

import ast
import errno
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.conftest import FOR_SAMPLE, Run
from wizard import cli, locations, settings, usage
from wizard.cases import person
from wizard.errors import UnreadableError, UnwritableError
from wizard.i18n import LOCALE
from wizard.options import in_paragraphs

SPOKEN_IN = usage.spoken
CATALOGUE = LOCALE / "ru" / "LC_MESSAGES" / "messages.po"
CLICK = Path(str(click.__file__)).parent
SPOKEN = ("core", "decorators", "exceptions", "formatting", "parser", "types")
"""The modules of click that speak to whoever uses a command."""


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """What is called in a module, by the last part of its name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2], node


def texts(call: ast.Call) -> list[str]:
    return [str(one.value) for one in call.args if isinstance(one, ast.Constant)]


def of_click() -> Iterator[str]:
    for name in SPOKEN:
        for called, call in calls(CLICK / f"{name}.py"):
            if called in ("_", "ngettext"):
                yield from texts(call)[:1]


def of_errors() -> Iterator[str]:
    """What is told of wrong usage and of what cannot be read."""
    for path in Path(usage.__file__).parent.rglob("*.py"):
        for called, call in calls(path):
            if called in TOLD or ast.unparse(call.func) == "usage.told":
                yield from texts(call)[:1]
        yield from (  # in a table of them, or under a name
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value.startswith("{path}")
        )


TOLD = ("WizardError", "UsageError", "UnreadableError")
"""Errors whose message is one of the catalogue, or is said in the language of a case before."""


def test_no_error_is_put_together_where_it_is_raised() -> None:
    """Of what is put together nothing can be found in a catalogue."""
    together = [
        f"{path.name}: {ast.unparse(call)}"
        for path in Path(usage.__file__).parent.rglob("*.py")
        for called, call in calls(path)
        if called in TOLD and call.args and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert together == []


def of_help(command: click.Command) -> Iterator[str]:
    context = click.Context(command)
    yield command.help or ""
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            yield parameter.help
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            one = command.get_command(context, name)
            assert one is not None
            yield from of_help(one)


FOR_PROGRAMMERS = re.compile(
    "deprecated|DeprecationWarning|iterable|Could not determine|defined twice|exactly one|same flag"
    "|want to continue|Confirm the action|prog|Unknown standard|No options defined"
)
"""What click says to whoever writes commands; and what none of these commands asks."""


@pytest.fixture
def russian() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="ru")


def test_all_that_can_be_said_is_said_in_russian(russian: Catalog) -> None:
    said = {*of_click(), *of_errors(), *(in_paragraphs(text) for text in of_help(cli.cli))}
    spoken = {text for text in said if text and not FOR_PROGRAMMERS.search(text)}
    assert len(spoken) > 100
    assert {text for text in spoken if not (text in russian and russian[text].string)} == set()


def test_the_values_of_a_message_are_those_of_its_english(russian: Catalog) -> None:
    """A name that the English lacks would end in an error in place of one."""
    for message in russian:
        english, spoken = map(_forms, (message.id, message.string))
        known = {*re.findall(r"{(\w+)", " ".join(english))}
        assert all({*re.findall(r"{(\w+)", text)} <= known for text in spoken), message.id


def _forms(text: object) -> list[str]:
    return [text] if isinstance(text, str) else list(text) if isinstance(text, list | tuple) else []


def test_what_is_read_is_made_from_what_is_written(russian: Catalog) -> None:
    made = io.BytesIO()
    write_mo(made, russian)
    assert CATALOGUE.with_suffix(".mo").read_bytes() == made.getvalue()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The language is found out as it is for a person."""
    monkeypatch.setattr(usage, "spoken", SPOKEN_IN)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("words", "variable", "chosen", "said"),
    [
        ([], None, None, "Нет ключа «--colour»"),
        (["--lang", "en"], None, None, "No such option"),
        (["--lang=en"], "ru", "ru", "No such option"),
        ([], "en", "ru", "No such option"),
        ([], None, "en", "No such option"),
        (["--lang", "ru"], "en", "en", "Нет ключа"),
    ],
)
def test_wrong_usage_is_told_in_the_language_asked_for(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    variable: str | None,
    chosen: str | None,
    said: str,
) -> None:
    if variable:
        monkeypatch.setenv("OZON_WIZARD_LANG", variable)
    if chosen:
        settings.remember("language", chosen)
    code, out, err = run(*words, "--colour")
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["zzz", *FOR_SAMPLE], "нет дерева «zzz»; есть demo"),
        (["dmeo", *FOR_SAMPLE], "нет дерева «dmeo»; может быть, «demo»?"),
        (["check", "{none}.yaml"], "{none}.yaml: нет такого файла или папки"),
        (["--today", "soon"], "--today: «soon» — не дата"),
        (["case", "show"], "Не хватает указания 'ДЕЛО'"),
        (["paths", "demo", "--limit", "x"], "«x» — не число"),
        (["run", "demo", "--answers", "{none}", *FOR_SAMPLE], "такого файла нет"),
        (["run", "demo", "--answers", os.devnull, *FOR_SAMPLE], "это не файл"),
        (["case", "list", "--trees", "{none}"], "такой папки нет"),
        (["case", "list", "--trees", "tests"], "это не библиотека"),
        (["paths", "demo.zzzzzz", *FOR_SAMPLE], "нет узла «demo.zzzzzz»"),
        (["test", "{none}"], "такого файла нет"),
        (["new", "../evil"], "«../evil» — не имя: нужны строчные"),
        (["due", "--format", "xml"], "«xml» не подходит: можно 'text', 'json', 'ics'"),
    ],
)
def test_every_kind_of_wrong_usage_is_told_in_russian(
    run: Run, words: list[str], said: str
) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.usefixtures("asked")
def test_the_help_is_in_russian_with_the_names_of_what_is_given(run: Run) -> None:
    code, out, err = run("case", "show", "--help")
    assert (code, err) == (0, "")
    assert out.startswith("Как запускать: ozon-wizard case show [КЛЮЧИ] ДЕЛО\n")
    assert "--redact" in out
    assert "Скрыть имена, номера, адреса: чтобы показать другим." in out


@pytest.mark.usefixtures("asked")
def test_a_list_of_commands_says_whole_sentences(run: Run) -> None:
    assert "..." not in run("--help")[1]


def test_a_sitting_gives_back_the_language_of_other_programs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for before in (None, "de"):
        if before:
            monkeypatch.setenv("LANGUAGE", before)
        else:
            monkeypatch.delenv("LANGUAGE")
        usage.speak([])
        assert os.environ["LANGUAGE"] == "en"
        usage.hand_over()
        assert os.environ.get("LANGUAGE") == before


def test_the_system_is_told_of_in_russian_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usage, "spoken", lambda arguments: "ru")
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert usage.failure_told(full) == "вывод: на диске нет места"
    assert usage.error_told(UnwritableError(Path("x"), full)) == "x: на диске нет места"


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_error_of_the_system_is_told_in_its_own_english(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(usage, "spoken", lambda arguments: "ru")
    error = OSError(number, os.strerror(number), "/x")
    told = usage.failure_told(error)
    assert re.fullmatch(r"/x: [а-яё «»,—-]+(?: \([A-Z0-9]+\))?", told), told
    assert usage.error_told(UnreadableError("{path}: {why}", path="/x", why=error)) == told
    assert usage.error_told(UnreadableError("{path}: {why}", path="/x", why=error), "en") != told


def test_what_the_system_says_is_put_into_words_in_one_place() -> None:
    """`strerror` is English for whoever reads Russian, and goes into no message as it is."""
    own = Path(usage.__file__).parent
    there = {
        str(path.relative_to(own))
        for path in own.rglob("*.py")
        if re.search(r"\.strerror\b", path.read_text("utf-8"))
    }
    assert there == {"disk.py", "errors.py", "folders.py"}


@pytest.mark.usefixtures("asked")
def test_what_is_kept_of_a_person_is_told_in_russian_where_it_cannot_be_read(
    run: Run,
) -> None:
    person.place(locations.cases()).mkdir(parents=True)
    code, out, err = run("--lang", "ru", "me")
    assert (code, out) == (2, "")
    assert "это папка, а не файл" in err


@pytest.mark.usefixtures("asked")
def test_the_usage_of_a_group_is_russian_throughout(run: Run) -> None:
    _, out, _ = run("--lang", "ru", "me", "--help")
    assert "[КОМАНДА …]" in out
    assert "COMMAND" not in out
