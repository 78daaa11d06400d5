"""A table whose rows are one test.

Owns what is told of the rows that fail. To begin and to end a test takes longer than most rows of a
large table do, so a table is one test where each row is over in a moment and leaves nothing behind.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

Test = Callable[..., None]


def each_row(names: str | tuple[str, ...], rows: Iterable[Any]) -> Callable[[Test], Test]:
    """In place of `pytest.mark.parametrize`: every row is tried, and those that fail are told.

    Raises:
        ExceptionGroup: some failed; a note of each says which.
    """
    keys = names.split(",") if isinstance(names, str) else names
    table = [*rows]

    def given(row: Any) -> Mapping[str, Any]:
        return dict(zip(keys, row if len(keys) > 1 else (row,), strict=True))

    def decorate(test: Test) -> Test:
        @wraps(test)
        def every(**known: Any) -> None:
            failed = []
            for row in table:
                try:
                    test(**known, **given(row))
                except Exception as error:  # noqa: BLE001 - it is told with all others
                    error.add_note(f"the row {row!r}")
                    failed.append(error)
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(table)} rows", failed)

        told = inspect.signature(test)
        left = [one for name, one in told.parameters.items() if name not in keys]
        every.__signature__ = told.replace(parameters=left)  # type: ignore[attr-defined]
        assert table, "nothing is tried"
        return every

    return decorate
