"""What becomes of a file by mishaps: of an editor, a disk, a stranger who means harm.

Owns how a sound file is spoilt, all by one source of chance, so that what is found is found again.
Refuses to know what the file is for.
"""

from __future__ import annotations

from random import Random

BITS = ["{", "}", "[", "]", ":", "- ", "#", '"', "'", "&a ", "*a", "!!int ", "? ", "|", ">", "~",
        "---\n", "\t", "\x00", "\ufeff", "\u202e", "null", "true", "1e9", "2026-02-30", "<<: ",
        "{{ x }}", "{% if %}", "когда: ", "to: nowhere\n"]  # fmt: skip
BOMBS = [
    "[" * 5000,
    "{a: " * 3000,
    "9" * 5000,
    "{{ x" * 2000,
    "(" * 3000,
    "x" * 300_000,
    "\n" * 50_000,
    "- " * 3000,
    "{% if x %}" * 500,
    "&a [&b [*a, *b], *a]\n",
    "\x1b]0;owned\x07",
    '\\"' * 2000,
    "!!python/object/apply:os.system [id]",
    "{% include 'ask' %}",
    "../../../etc/passwd",
    "{{ ''.__class__.__mro__ }}",
    "{% for a in range(999999999) %}x{% endfor %}",
    "{{ 'x' * 999999999 }}",
    "9999-12-31",
    "0000-00-00",
    "1e999",
]
"""What costs a reader most for its length, or is meant to make it do something."""


def damaged(text: str, chance: Random) -> bytes:
    """`text` after one to three mishaps of an editor."""
    for _ in range(chance.randint(1, 3)):
        text = _mishap(text, chance)
    raw = text.encode("utf-8", "surrogatepass")
    return spoilt(raw, chance) if chance.randint(0, 19) == 0 else raw


def bombed(text: str, chance: Random) -> bytes:
    """`text` with what is meant to do harm, at one place or in place of what one line says."""
    bomb = chance.choice(BOMBS)
    lines = text.splitlines(keepends=True) or [""]
    at = chance.randrange(len(lines))
    line, spot = lines[at], chance.randint(0, len(lines[at]))
    key, colon, _ = line.partition(": ")
    said = f"{key}{colon}{bomb}\n" if colon and chance.randint(0, 1) else None
    lines[at] = said or line[:spot] + bomb + line[spot:]
    return "".join(lines).encode("utf-8", "surrogatepass")


def spoilt(raw: bytes, chance: Random) -> bytes:
    """Bytes after a mishap of a disk: a few are others, or missing, or all behind them are."""
    cut = chance.randint(0, len(raw))
    other = bytes(chance.randint(0, 255) for _ in range(chance.randint(1, 4)))
    match chance.randint(0, 3):
        case 0:
            return raw[:cut]
        case 1:
            return raw[:cut] + raw[cut + len(other) :]
        case 2:
            return raw[:cut] + other + raw[cut + len(other) :]
        case _:
            return raw[:cut] + other + raw[cut:]


def _mishap(text: str, chance: Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at, spot = chance.randrange(len(lines)), chance.randint(0, len(text))
    match chance.randint(0, 8):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = " " * chance.randint(1, 5) + lines[at]
        case 4:
            lines[at] = lines[at][chance.randint(1, 4) :]
        case 5:
            return text[:spot]
        case 6:
            return text[:spot] + chance.choice(BITS) + text[spot:]
        case 7:
            return text[:spot] + text[spot + chance.randint(1, 9) :]
        case _:
            signs = [chr(chance.choice((chance.randint(0, 0xFF), chance.randint(0, 0x10FFFF))))
                     for _ in range(chance.randint(0, 5))]  # fmt: skip
            return text[:spot] + "".join(signs) + text[spot:]
    return "".join(lines)
