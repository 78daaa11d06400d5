"""The words of a library with the values of a walk in them.

Owns `{{ name }}` and how a value is called: a choice by its label, a date and a sum by the habits
of the language. The screen, the document and the letters all come through here. Authors write plain
spaces; the ones at which no line may break are put in here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from wizard.i18n import Language
from wizard.law.rules import Value
from wizard.library.fields import FieldKind
from wizard.library.library import Library
from wizard.library.model import PLACEHOLDER, alternatives
from wizard.library.table import Table
from wizard.pattern import pattern
from wizard.walk.answers import Chosen

_UNITS = "день|дня|дней|час|минут|недел|месяц|год|лет|руб|коп|раз|процент|day|hour|week|month|year"
_TIED = pattern(
    rf" (?:(?<=[\d}}] )(?=(?:(?:рабоч|календарн)\w+ )?(?:{_UNITS})|[₽%]|\d{{3}}(?!\d))"
    r"|(?<=№ )(?=[\d{])|(?<=\bИНН )(?=[\d{])|(?<=\bОГРН )(?=[\d{])|(?<=\bОГРНИП )(?=[\d{])"
    r"|(?<=\bст\. )(?=\d)|(?<=\bп\. )(?=\d)|(?<=\S )(?=— )"
    r"|(?<=\bстать[еиюя] )(?=\d)|(?<=пункт )(?=\d)|(?<=пункт[аеуы] )(?=\d)"
    r"|(?<=\bчаст[иь] )(?=\d)|(?<=\bчастью )(?=\d))"
)
"""Spaces between a number, or a value, and its unit or name; inside a number; before a dash."""


def tied(text: str) -> str:
    """A text with no line break where typography allows none."""
    return _TIED.sub("\u00a0", text)


_tied = lru_cache(maxsize=4096)(tied)
"""Texts of authors come again at every step; what a person wrote is not kept."""


class Wording:
    """Fills texts of one library in one language."""

    def __init__(self, library: Library, language: Language) -> None:
        self.language = language
        self._labels: dict[str, dict[str, str]] = {}
        self._kinds: dict[str, FieldKind] = {}
        self._columns: dict[str, dict[str, FieldKind]] = {}
        """Of the names of rows their columns, in order."""
        self._titles = library.titles
        for node in library.nodes.values():
            if node.save_as is None:
                continue
            if node.column is not None and node.field is not None:
                self._columns.setdefault(node.save_as, {})[node.column] = node.field.takes
                self._titles.setdefault(node.column, node.title or node.text)
                continue
            if node.field is not None:
                self._kinds.setdefault(node.save_as, node.field.takes)
            labels = {key: option.label for key, option in node.options.items()}
            self._labels.setdefault(node.save_as, {}).update(labels)
        self._library = library

    def fill(self, text: str, values: Mapping[str, Value]) -> str:
        """`text` with every value in its place; one that is not known is shown as a gap."""
        return self.placed(_tied(text), values)

    def placed(self, text: str, values: Mapping[str, Value]) -> str:
        """The same with all else as it is written."""
        if "{{" not in text:
            return text
        return PLACEHOLDER.sub(lambda match: self._named(match[1], values), text)

    def complete(self, text: str, values: Mapping[str, Value]) -> bool:
        """Whether every value in `text` is known."""
        return all(name in values for name in PLACEHOLDER.findall(text))

    def value(self, name: str, value: Value) -> str:
        """One value as the person would say it."""
        if isinstance(value, tuple):
            return ", ".join(self.labels(name, value))
        if isinstance(value, Table):
            return ", ".join(self.first_column(name, value))
        if name in self._kinds:
            return self._kinds[name].shown(value, self.language)
        if isinstance(value, Chosen) and (label := self._chosen(value)):
            return label
        if isinstance(value, str):
            return self._labels.get(name, {}).get(value, value)
        return self.language.show(value)

    def _chosen(self, value: Chosen) -> str | None:
        """What a choice is called at the question at which it was chosen."""
        node = self._library.find(value.at)
        option = node.options.get(value) if node is not None else None
        return None if option is None else option.label

    def verbatim(self, value: str) -> str:
        """What was typed or chosen, as it is."""
        return value

    def labels(self, name: str, items: Iterable[str]) -> list[str]:
        """The items that are ticked as the person would say them."""
        labels = self._labels.get(name, {})
        return [labels.get(item, item) for item in items]

    def rows(self, name: str, table: Table) -> list[dict[str, str]]:
        """Rows as the person would say them: of each the cells that have a value."""
        kinds = self._columns.get(name, {})
        return [
            {key: kinds[key].shown(row[key], self.language) for key in kinds if key in row}
            for row in table.rows
        ]

    def first_column(self, name: str, table: Table) -> list[str]:
        """What the rows are called, one by one."""
        return [next(iter(row.values()), "") for row in self.rows(name, table)]

    def title(self, name: str) -> str:
        """What a name is called, from the question that asks for it, or the rule that counts it; a
        sum of which only something may be taken off is called as that without it.
        """
        if name in self._titles:
            return self._titles[name]
        rule = f"rule_{self._rules.get(name)}"
        if rule in self.language:
            return self.language(rule)
        return self.title(self._whole[name]) if name in self._whole else name

    def gap(self, name: str) -> str:
        """The place in which a value is to be written that is not known."""
        return self.language("gap", name=self.title(name).rstrip("?").lower())

    @cached_property
    def _rules(self) -> dict[str, str]:
        """By each name that a rule counts, that rule: asked for where it is a gap."""
        found: dict[str, str] = {}
        for tree in self._library.trees.values():
            for name, entry in tree.compute.items():
                for part in alternatives(entry):
                    if "rule" in part:
                        found.setdefault(name, part["rule"])
        return found

    @cached_property
    def _whole(self) -> dict[str, str]:
        """By each sum of which something may be taken off, that sum without it."""
        return {
            name: str(part["of"])
            for tree in self._library.trees.values()
            for name, entry in tree.compute.items()
            for part in alternatives(entry)
            if part.get("rule") == "difference"
        }

    def _named(self, name: str, values: Mapping[str, Value]) -> str:
        if name in values:
            return self.value(name, values[name])
        return self.gap(name)
