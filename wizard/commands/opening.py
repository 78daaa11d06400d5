"""What a command begins with: a sound library, a desk, a case, a front end.

Owns how they are found from what was said on the command line.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from wizard import launch, locations, streams, usage
from wizard.common_options import CommonOptions
from wizard.errors import UsageError
from wizard.own_words import in_own_words

PLAIN_VARIABLE = "OZON_WIZARD_PLAIN"

if TYPE_CHECKING:
    from wizard.cases.case import Case
    from wizard.cases.desk import Desk
    from wizard.library.library import Library
    from wizard.search.found import Found
    from wizard.search.index import Index


def wizard(options: CommonOptions, named: str | None = None, *, plain: bool | None = None) -> None:
    """The wizard itself: on a tree, at a node, with what fits some words, or on the start tree."""
    desk = open_desk(options)
    if named and in_own_words(named):
        start(options, desk, None, plain=plain, said=named)
        return
    name = known_tree(desk.library, named) if named else None
    case = desk.new(name) if name or is_plain(plain) else None
    start(options, desk, case, plain=plain)


def start(
    options: CommonOptions, desk: Desk, case: Case | None, *, plain: bool | None, said: str = ""
) -> None:
    """Hand over to a front end; without a case the first screen offers what there is.

    Args:
        options: those of the command line.
        desk: what every case shares.
        case: the case to go on with.
        plain: whether it is walked line by line; None where nobody has said so now.
        said: what happened, in the words of who begins.
    """
    from wizard.cases.passing_folder import sweep

    sweep()
    usage.hand_over()
    find = finder(options, desk)
    found = find(said) if said else []
    if is_plain(plain):
        from wizard.plain.beginning import sit

        launch.done()
        if has_screen():
            streams.tell(desk.language("plain_chosen"))
        if code := sit(case or desk.new(), find, said, found):
            raise SystemExit(code)
        return
    _forget_surroundings()
    from wizard.commands.proved import spoken_in
    from wizard.tui.app import WizardApp
    from wizard.tui.app import run as run_screen

    folder = locations.trees(options.trees)
    first = desk.library.first or desk.library
    if found and desk.is_gate(found[0].node):
        case, found = desk.told(said, found[0].node), []
    elif said:
        case = desk.told(said)
    speak = partial(spoken_in, folder, first)
    code = run_screen(WizardApp(desk, case, speak, said, found, find=find))
    if code:
        raise SystemExit(code)


def finder(options: CommonOptions, desk: Desk) -> Callable[[str], list[Found]]:
    """What finds where a case begins, in every language of the library at once.

    The titles are those of the desk's language. It is made when something is looked for.
    """

    @cache
    def index() -> Index:
        from wizard.commands.proved import spoken_in
        from wizard.search.index import Index

        first, own = desk.library.first or desk.library, desk.library.manifest.languages[0]
        folder, codes = locations.trees(options.trees), first.manifest.languages
        ordered = sorted(codes, key=lambda code: code != own)
        return Index([spoken_in(folder, first, code) for code in ordered])

    return lambda said: index().find(said)


def _forget_surroundings() -> None:
    """The size of another terminal, and what was meant for another program of the same library.

    It is read as soon as the screen is imported.
    """
    for name in [*os.environ]:
        if name in ("COLUMNS", "LINES") or name.startswith("TEXTUAL_"):
            del os.environ[name]


def is_plain(asked: bool | None) -> bool:
    """Whether a case is walked line by line: as was asked for now, in the environment or once for
    all; and wherever there is no screen.
    """
    from wizard import settings

    if asked is None:
        asked = os.environ.get(PLAIN_VARIABLE, "") not in ("", "0")
        asked = asked or settings.chosen("front") == "plain"
    return asked or not has_screen()


def has_screen() -> bool:
    """Whether there is a terminal that can be drawn on."""
    return (
        sys.stdin.isatty()
        and sys.stdout.isatty()
        and os.environ.get("TERM", "") not in ("", "dumb", "unknown")
    )


def open_desk(options: CommonOptions, *, today: str | None = None) -> Desk:
    """The proved library and what goes with it; raises FaultyLibraryError, UnreadableError.

    Settings and folders that are none are named, once in a run of the program.
    """
    from wizard import folders, settings

    desk = _desk(options, today)
    say = desk.language
    for fault in folders.faults(say):
        streams.complain(fault)
    if path := settings.spoilt():
        streams.complain(say("settings_spoilt", path=locations.short(path)))
    if path := settings.strange():
        streams.complain(say("settings_strange", path=locations.short(path)))
    for key in settings.wrong():
        accepted, place = ", ".join(settings.ACCEPTED[key]), locations.short(locations.settings())
        streams.complain(say("settings_value", path=place, name=key, accepted=accepted))
    return desk


def _desk(options: CommonOptions, today: str | None) -> Desk:
    from wizard.commands.proved import spoken_in

    desk = first_desk(options, today=today)
    code = _asked(options, desk.library)
    if code is None or code == desk.language.code:
        return desk
    return _spoken(desk, spoken_in(locations.trees(options.trees), desk.library, code), code)


def first_desk(options: CommonOptions, *, today: str | None = None) -> Desk:
    """A desk in the first language of the library, in which its scenarios are written.

    Raises:
        UnreadableError: a file cannot be read at all.
        FaultyLibraryError: somebody could stumble over the library.
    """
    from wizard import clock
    from wizard.cases.desk import Desk
    from wizard.commands.proved import sound
    from wizard.i18n import language

    day = clock.today(today if options.today is None else options.today)
    library = sound(locations.trees(options.trees))
    speak = language(library.manifest.languages[0])
    calendar = None if options.today or today or clock.is_fixed() else clock.today
    named = locations.typed(options.trees) if options.trees else None
    return Desk(library, speak, day, clock.now, calendar=calendar, trees=named)


def open_case(options: CommonOptions, case: str) -> tuple[Desk, Path]:
    """The desk and the file of a case; if no language was asked for, in that of the case.

    Raises:
        UsageError: there is no such case.
    """
    from wizard.cases.store import read_record
    from wizard.errors import CaseFileError
    from wizard.i18n import LANGUAGES

    desk = open_desk(options)
    path = case_path(desk, case)
    if _asked(options, desk.library.first or desk.library) is None:
        with contextlib.suppress(CaseFileError):  # told when it is opened
            code = read_record(path).language
            if code in LANGUAGES and code != desk.language.code:
                desk = _desk(replace(options, lang=code), None)
    return desk, path


def open_redacted(desk: Desk, path: Path) -> Case:
    """A case that is shown without what is personal: why it cannot be opened may quote its file, or
    the name that somebody gave to that.

    Raises:
        UnreadableError: it cannot be.
    """
    from wizard.errors import UnreadableError

    try:
        return desk.open(path)
    except UnreadableError:
        raise UnreadableError(desk.language("case_redacted_refused")) from None


def _asked(options: CommonOptions, library: Library) -> str | None:
    """The language asked for now, or that of the library which was once chosen on the screen."""
    from wizard import settings
    from wizard.i18n import LANGUAGES, chosen

    remembered = settings.chosen("language")
    known = {*library.manifest.languages} & {*LANGUAGES}
    return chosen(options.lang) or (remembered if remembered in known else None)


def _spoken(desk: Desk, library: Library, code: str) -> Desk:
    from wizard.i18n import language

    return desk.other(library, language(code))


def known_tree(library: Library, name: str) -> str:
    """`name`, if a case can begin with such a tree, or at such a node; raises UsageError."""
    if library.begins(name):
        return name
    if library.find(name) is not None:
        tree = name.partition(".")[0]
        doors = [door for door in library.beginnings if door.startswith(f"{tree}.")]
        if doors:
            raise UsageError(
                "no case can begin at «{name}», which needs what is asked before; in its tree it"
                " can at {doors}",
                name=name,
                doors=", ".join(doors),
            )
        raise UsageError(
            "no case can begin at «{name}», which needs what is asked before", name=name
        )
    raise no_tree(name, library.entries, [*library.entries, *library.beginnings])


def no_tree(name: str, known: Iterable[str], meant: Iterable[str] = ()) -> UsageError:
    """That there is no such tree among those that are known, and what was perhaps meant."""
    from wizard.author.tree.diagnostic import nearest

    if near := nearest(name, [*(meant or known)]):
        return UsageError("no tree «{name}»; did you mean «{near}»?", name=name, near=near)
    return UsageError("no tree «{name}»; there are {known}", name=name, known=", ".join(known))


def case_path(desk: Desk, case: str) -> Path:
    """The file of a case, by its path, by its name in the folder, or by the id in it.

    Raises:
        UsageError: there is none.
        UnreadableError: the folder of cases is none.
    """
    from wizard.cases import case_folder, store
    from wizard.cases.identity import SaidIds, identity_of
    from wizard.errors import CaseFileError, UnreadableError, shown

    folder = locations.short(desk.folder)
    none = UsageError(desk.language("no_case", case=shown(case), folder=folder))
    if not case:
        raise none
    by_name = desk.folder / f"{case}{store.SUFFIX}"
    path = locations.typed(case)
    # What is no file is the case that is meant all the same: it is for its reader to refuse it.
    for there in (by_name, path) if path.name == case else (path,):
        if os.path.lexists(there) and not there.is_dir():
            return there
    try:
        cases, among = case_folder.listed(desk.folder), SaidIds(desk.folder)
    except OSError as error:
        refused = desk.language("no_folder", path=shown(str(desk.folder)))
        raise UnreadableError(refused) from error
    for renamed in (*among.saying(case), *cases):  # a copy has an id that it does not say
        with contextlib.suppress(CaseFileError):
            if identity_of(renamed, store.read_record(renamed), among) == case:
                return renamed
    raise none
