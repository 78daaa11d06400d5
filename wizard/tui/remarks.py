"""The check of a message, drawn: beside the message in short, in the editor in full.

Owns how remarks look. A mark and words carry them, never colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from wizard.i18n import Language
from wizard.outcome.advice import Remark

MOST = 3
"""Beside the message; the rest is a number."""


def summary(remarks: Sequence[Remark], say: Language) -> Content:
    """What is amiss, in one paragraph; nothing where all is well."""
    if not remarks:
        return Content("")
    words = "; ".join(remark.text for remark in remarks[:MOST])
    if len(remarks) > MOST:
        words += f"; {say('remarks_more', more=len(remarks) - MOST)}"
    return Content.assemble((f"⚠ {say('remarks')}: ", "bold $warning"), words)


def listing(remarks: Sequence[Remark], say: Language) -> Content:
    """Each remark with what to do about it, or that there is none."""
    if not remarks:
        return Content.styled(f"✓ {say('remarks_none')}", "$success")
    return Content("\n").join(_line(remark, say) for remark in remarks)


def _line(remark: Remark, say: Language) -> Content:
    parts: list[tuple[str, str] | str] = [("⚠ ", "bold $warning"), (remark.text, "bold")]
    if remark.hint:
        stop = "" if remark.text[-1:] in ".…!?" else "."
        parts.append(f"{stop} {remark.hint}")
    if remark.doubt:
        parts.append((f" ({say('remark_doubt', status=remark.doubt)})", "$dim"))
    return Content.assemble(*parts)
