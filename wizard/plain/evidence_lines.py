"""What a case has as evidence, line by line.

Owns how a line says what is to be done, in the words of the command. Loaded when one is given.
"""

from __future__ import annotations

from wizard import locations, usage
from wizard.cases import attaching, usual_places
from wizard.cases.case import Case
from wizard.errors import FieldError, WizardError
from wizard.outcome.exhibit import items_asked
from wizard.plain.lines import Lines
from wizard.plain.replies import which

AS, DETACH, YES = " --as ", "--detach", "--yes"
_MOST_DIGITS = 4


def obey(case: Case, said: str, lines: Lines) -> None:
    """Attach a file, take a piece of evidence out, or tell what there is where nothing is said."""
    say = case.desk.language
    try:
        if said.startswith(DETACH):
            words = said.removeprefix(DETACH).split()
            number = _number(case, " ".join(word for word in words if word != YES))
            if YES in words or _agreed(case, number, lines):
                _detach(case, number, lines)
        elif said:
            file, _, title = said.partition(AS)
            path = usual_places.found(file.strip(), say)
            exhibit = attaching.attach(case, path, title.strip())
            line, folder = attaching.line(case, exhibit), locations.short(path.absolute().parent)
            lines.print(say("attached_from", line=line, folder=folder))
        else:
            _tell(case, lines)
    except FieldError as error:
        lines.refuse(say(error.key, **error.values))
    except WizardError as error:
        lines.refuse(usage.error_told(error, say.code))


def _agreed(case: Case, number: int, lines: Lines) -> bool:
    """Whether who is there to be asked agrees that it goes, for it may be the last there is.

    Raises:
        FieldError: nobody is there: a script says so beforehand.
    """
    say = case.desk.language
    line = attaching.line(case, attaching.numbered(case, number))
    if not lines.asks:
        raise FieldError("detach_unasked", line=line, command=f":a {DETACH} {number} {YES}")
    lines.print(say("evidence_remove", line=line))
    if which(lines, say, say("evidence_remove_no"), say("evidence_remove_yes")) == 2:
        return True
    lines.print(say("detach_kept"))
    return False


def _detach(case: Case, number: int, lines: Lines) -> None:
    say = case.desk.language
    line = attaching.line(case, attaching.numbered(case, number))
    attaching.detach(case, number)
    lines.print(say("detached", line=line))
    _tell_unnamed(case, lines)


def _number(case: Case, said: str) -> int:
    if not said.isdecimal() or len(said) > _MOST_DIGITS:
        raise WizardError(case.desk.language("detach_number"))
    return int(said)


def _tell(case: Case, lines: Lines) -> None:
    say = case.desk.language
    lines.print(say("attached_first" if case.exhibits else "attached_none"))
    lines.print_all(f"  - {line}" for line in attaching.lines(case))
    lines.print_all(f"  ! {line}" for line in attaching.damaged(case))
    _tell_unnamed(case, lines)
    lines.print(say("evidence_how"))
    known = items_asked(case.desk.library, case.walk)
    lines.print_all(f"  {name} — {label}" for name, label in known.items())


def _tell_unnamed(case: Case, lines: Lines) -> None:
    lines.print_all(f"! {line}" for line in filter(None, [attaching.unnamed(case)]))
