"""The document of a case: what a person keeps, sends and comes back to.

Owns its sections and their order. It reads for a human first and for a clerk second; every claim
carries its status, every date says whether a law stands behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from wizard.controls import printable
from wizard.i18n import Language
from wizard.law.rules import Value
from wizard.outcome import exhibit
from wizard.outcome.citations import Citations
from wizard.outcome.dates import Deadline, dates
from wizard.outcome.deadline_words import missed, told
from wizard.outcome.exhibit import Exhibit
from wizard.outcome.figures import figures
from wizard.outcome.letters import Attempt
from wizard.outcome.markdown_escaping import block, code, heading, inline, link
from wizard.outcome.page import Page, Pages
from wizard.outcome.sources import ContactLine
from wizard.walk.answers import row_of
from wizard.walk.showing import options
from wizard.walk.steps import Step
from wizard.walk.walk import Walk

EXHIBIT_COLUMNS = ("number", "item", "file", "size", "added")
COLUMNS = ("when", "whose", "what", "kind", "how")


def document(
    pages: Pages,
    walk: Walk,
    page: Page,
    lost: Sequence[Step] = (),
    exhibits: Sequence[Exhibit] = (),
) -> str:
    """The whole document, without front matter; it ends with a newline.

    Args:
        pages: makes its parts.
        walk: what was answered.
        page: that of the walk, with its drafts.
        lost: steps of the case that this library has no place for.
        exhibits: what the case has as evidence.
    """
    text = "\n".join(_Document(pages, walk, page, lost, exhibits).lines())
    return printable(text).rstrip("\n") + "\n"


class _Document:
    def __init__(
        self,
        pages: Pages,
        walk: Walk,
        page: Page,
        lost: Sequence[Step],
        exhibits: Sequence[Exhibit],
    ) -> None:
        self._pages = pages
        self._walk = walk
        self._lost = lost
        self._exhibits = exhibits
        self._page = page
        self._say: Language = pages.language
        self._library = pages.library
        self._citations = Citations(pages, walk)
        self._figures = list(figures(walk, pages.language))

    def lines(self) -> Iterator[str]:
        yield f"# {heading(self._page.title)}"
        yield ""
        yield f"> {self._next_step()}"
        if self._page.outgrown:
            yield from (">", f"> {inline(self._page.outgrown)}")
        told: list[str] = []
        for title, body in self._sections():
            if not body:
                continue
            told += body
            yield from ("", f"## {self._say(title)}", "")
            yield from body if body[-1] else body[:-1]
        if words := self._pages.defined.used("\n".join(told)):
            yield from ("", f"## {self._say('doc_words')}", "")
            yield from (f"- **{inline(one.word)}** — {inline(one.means)}" for one in words)
        notice = self._library.manifest.notice
        yield ""
        yield "---"
        yield ""
        yield inline(" ".join([self._say("doc_made", date=self._walk.today), notice or ""]))

    def _sections(self) -> Sequence[tuple[str, list[str]]]:
        """The titles and what stands under each."""
        return (
            ("doc_short", list(self._short())),
            ("doc_happened", list(self._happened())),
            ("doc_done", list(self._done())),
            ("doc_lost", list(self._astray())),
            ("doc_next", list(self._next())),
            ("doc_messages", list(self._messages())),
            ("doc_evidence", list(self._evidence())),
            ("doc_dates", list(self._dates())),
            ("doc_law", list(self._citations.law())),
            ("doc_sources", list(self._citations.sources())),
        )

    def _next_step(self) -> str:
        page = self._page
        if page.status == "solved":
            return f"**{heading(page.heading)}.**"
        own = "".join(f". {inline(words)}" for words in self._missed(page))
        if page.kind == "outcome":
            first = inline(page.steps[0] if page.steps else page.heading)
            return f"**{self._say('doc_next_step')}:** {first.rstrip('.') if own else first}{own}"
        if page.kind != "action":
            asked = f"{self._say('doc_answer')} «{inline(page.heading)}»"
            return f"**{self._say('doc_next_step')}:** {asked}{own}"
        until = ""
        if page.deadline:
            until = f" {told(page.deadline, 'doc_until', self._walk.today, self._say)}"
        if page.again:
            until += f" {told(page.again, 'doc_until', self._walk.today, self._say)}"
        return f"**{self._say('doc_next_step')}:** {self._task(page)}{until}{own}"

    def _missed(self, page: Page) -> list[str]:
        return [missed(due, self._walk.today, self._say) for due in page.own_days]

    def _task(self, page: Page) -> str:
        """What is to be done at an action: the step, or to wait once it is done."""
        if page.waiting:
            channel = self._pages.history.channel(self._walk.node, self._walk.values)
            return self._say("doc_wait", channel=inline(channel))
        return heading(page.heading)

    def _short(self) -> Iterator[str]:
        """Three lines for someone in a hurry."""
        yield f"- {self._say('doc_problem')}: {inline(self._page.title)}."
        settled = self._walk.node.is_over
        sums = [
            f"{inline(figure.what)}: {self._say.show(figure.value)}" for figure in self._figures
        ]
        if sums and not settled:
            yield f"- {self._say('doc_sums')}: {'; '.join(sums)}."
        rungs = [rung for rung in self._page.ladder if rung.state in ("passed", "here")]
        where = rungs[-1].title if rungs else self._page.trail
        status = self._page.status
        state = f"{inline(where)}, {self._say(f'outcome_{status}')}" if status else inline(where)
        yield f"- {self._say('doc_state')}: {state}."

    def _happened(self) -> Iterator[str]:
        for index, step in self._last_answers:
            node = self._library.node(step.node)
            if node.acts or node.passes or step.answer in (None, []) or not node.title:
                continue
            if node.evidence:
                continue
            question = inline(self._pages.history.asked(self._walk, index)).rstrip(":")
            answer = self._pages.history.answer(step, self._walk.values)
            mark = "" if question.endswith("?") else ":"
            if "\n" in answer:
                yield f"- **{question}{mark}**"
                yield ""
                yield from (f"  > {line}" if line else "  >" for line in block(answer))
                yield ""
            else:
                yield f"- **{question}{mark}** {inline(answer)}"

    def _done(self) -> Iterator[str]:
        history = self._pages.history
        attempts = history.attempts(self._walk, self._say)
        replaced = history.replaced(self._walk, self._say)
        if not (attempts or replaced):
            return
        yield self._row(self._say("col_date"), self._say("col_channel"), self._say("col_result"))
        yield "| --- | --- | --- |"
        for attempt in replaced:
            told = self._say("claim_replaced", result=attempt.result)
            result = told if attempt.letter else attempt.result
            yield self._row(self._when(attempt), inline(attempt.channel), inline(result))
        for attempt in attempts:
            yield self._row(self._when(attempt), inline(attempt.channel), inline(attempt.result))

    def _when(self, attempt: Attempt) -> str:
        """An outcome told at once says no more than that the deed was before it."""
        return attempt.sent or self._say("noted_by", day=attempt.date)

    def _astray(self) -> Iterator[str]:
        """Answers without a place any more, whatever was answered in their stead."""
        for step in self._pages.history.astray(self._walk, self._lost):
            yield f"- {inline(self._pages.history.told(step, self._walk.values))}"
            if step.message:
                yield ""
                yield from (f"  {line}".rstrip() for line in code(step.message))
                yield ""

    def _next(self) -> Iterator[str]:
        page = self._page
        if page.kind == "outcome":
            yield from self._after(page)
            return
        if page.kind == "action":
            hand = list(self._at_hand(page))
            yield f"1. **{self._task(page)}{':' if hand else '.'}**"
            yield from (f"   - {line}" for line in hand)
        rest = [rung.id for rung in page.ladder if rung.state == "ahead"]
        if rest:
            stages = self._library.manifest.stages
            chain = " → ".join(inline(stages[name].title) for name in rest)
            number = 2 if page.kind == "action" else 1
            yield f"{number}. {self._say('doc_if_not')}: {chain}"

    def _at_hand(self, page: Page) -> Iterator[str]:
        """What an action takes."""
        if page.outgrown:
            yield inline(page.outgrown)
        if not page.waiting:
            yield from (inline(step) for step in page.steps)
        if page.contact:
            yield f"{self._say('doc_contact')}: {self._contact(page.contact)}"
        for contact in page.doubtful:
            yield f"{self._say('doc_doubtful')}: {self._contact(contact)}"
        if page.message:
            yield f"{self._say('doc_message')}: «{inline(page.message.title)}»"
        if page.deadline:
            yield self._due(page.deadline)
        yield from map(inline, self._missed(page))
        if page.again:
            yield told(page.again, "doc_due", self._walk.today, self._say)

    def _after(self, page: Page) -> Iterator[str]:
        """What is left to do at the end of the way."""
        lines = [inline(step) for step in page.steps]
        if page.contact:
            lines.append(f"{self._say('doc_contact')}: {self._contact(page.contact)}")
        yield from (f"{number}. {line}" for number, line in enumerate(lines, start=1))
        if page.details:
            if lines:
                yield ""
            yield from block(page.details)

    def _messages(self) -> Iterator[str]:
        titles: list[str] = []
        here = [self._page.message] if self._page.message else []
        for message in dict.fromkeys([*here, *self._pages.messages.earlier(self._walk)]):
            title = message.called(heading(message.title), self._say)
            if titles:
                yield ""
            titles.append(title)
            # Two of one day, to two places or in other words, are told apart by a number.
            number = titles.count(title)
            yield f"### {title} ({number})" if number > 1 else f"### {title}"
            yield ""
            if message.enclosed and message.signed:
                numbers = ", ".join(f"№\u00a0{one.number}" for one in message.enclosed)
                yield from (f"{self._say('doc_enclosed', numbers=numbers)}", "")
            if message.outdated:
                yield from (f"> ⚠ {inline(self._say('own_outdated'))}", "")
            yield from code(message.text)

    def _evidence(self) -> Iterator[str]:
        for _, step in self._last_answers:
            node = self._library.node(step.node)
            if node.evidence:
                ticked = step.answer or []
                there = options(node, self._walk.values)
                for name, item in node.items.items():
                    if name not in there and name not in ticked:
                        continue
                    copies = [f"№ {one.number}" for one in self._exhibits if one.item == name]
                    mark = "x" if copies or name in ticked else " "
                    named = f" ({', '.join(copies)})" if copies else ""
                    yield f"- [{mark}] {inline(item.label)}{named}"
        if self._exhibits:
            yield from ("", f"{self._say('doc_exhibits')}:", "", *self._copies())

    def _copies(self) -> Iterator[str]:
        """What the case has as evidence."""
        yield self._row(*(self._say(f"col_{key}") for key in EXHIBIT_COLUMNS))
        yield f"|{' --- |' * len(EXHIBIT_COLUMNS)}"
        known = exhibit.items(self._library, self._walk)
        for one in self._exhibits:
            size, day = exhibit.size(one.size, self._say), self._say.date(one.added)
            what = inline(exhibit.called(one, known))
            yield self._row(f"{one.number}", what, inline(one.name), size, day)

    def _dates(self) -> Iterator[str]:
        """Dates in their order, then sums; a case that is over has none left."""
        if self._walk.node.is_over:
            return
        rows: list[tuple[Value, str, str, str, str]] = [
            (
                due.day,
                told(due, "whose", self._walk.today, self._say),
                inline(due.term.text),
                inline(self._basis(due)) + self._citations.doubt(due.status),
                self._counted(due),
            )
            for due in dates(self._walk)
        ] + [
            (
                figure.value,
                "",
                inline(figure.what),
                inline(figure.basis),
                inline(figure.how),
            )
            for figure in self._figures
        ]
        if rows:
            yield self._row(*(self._say(f"col_{key}") for key in COLUMNS))
            yield "| --- | --- | --- | --- | --- |"
        rows.sort(key=lambda row: row[0] if isinstance(row[0], date) else date.max)
        yield from (self._row(self._say.show(row[0]), *row[1:]) for row in rows)

    def _basis(self, due: Deadline) -> str:
        laws = self._pages.sources.line(due.term).laws
        named = laws if due.binding == "law" else ()
        return "; ".join([self._say(f"binding_{due.binding}"), *named])

    def _counted(self, due: Deadline) -> str:
        length = due.term.length
        if length is None:
            return self._say("counted_named")
        key = "counted_term" if due.sent else "counted_today"
        return self._say(key, length=self._say.length(length), date=due.since)

    @cached_property
    def _last_answers(self) -> list[tuple[int, Step]]:
        """The last answer to each question, in the order of the way; a name is one question.

        So is each cell of rows. With each its number among the steps.
        """
        last: dict[object, tuple[int, Step]] = {}
        for index, step in enumerate(self._walk.steps):
            node = self._library.node(step.node)
            row = row_of(node, self._walk.past[index].asked)
            last[(step.node, row) if row else node.save_as or step.node] = index, step
        return list(last.values())

    def _contact(self, contact: ContactLine) -> str:
        words = f"{inline(contact.label)}: {inline(contact.value)}"
        if contact.url:
            words += f" {link(contact.url)}"
        return words + self._citations.doubt(contact.status)

    def _due(self, due: Deadline) -> str:
        words = told(due, "doc_due", self._walk.today, self._say)
        binding = self._say(f"binding_{due.binding}")
        return f"{words} ({inline(binding)}){self._citations.doubt(due.status)}"

    @staticmethod
    def _row(*cells: str) -> str:
        return f"| {' | '.join(cell or '—' for cell in cells)} |"
