"""The law on the platform economy (Федеральный закон от 31.07.2025 № 289-ФЗ).

Owns the day from which it holds: what was done before it is judged by the contract alone. Pure.
"""

from __future__ import annotations

from datetime import date

LAST_DAY_WITHOUT = date(2026, 9, 30)
"""It holds from 1 October 2026 on, as retellings of its last article say."""
