"""Sound libraries of any size, in the proportions of the one that is shipped.

Owns the pattern: a block of twenty nodes and sixty choices, with the names, guards, facts, letters
and terms that so many nodes have in `trees/`. Ten blocks are a tree; blocks and trees branch out
in threes, so that a walk through many nodes stays as short as one through few.
"""

from __future__ import annotations

from pathlib import Path

BLOCK = 20
"""Nodes of a block."""
BLOCKS = 10
"""Blocks of a tree."""
TREE = BLOCK * BLOCKS
"""Nodes of a tree."""
BRANCHES = 3

_MANIFEST = """\
library: big
title: A library of {nodes} nodes
start: t0
languages: [en]
about: As many nodes as are asked for, to see how long they take.
stages:
  look: {{title: A look at it}}
  chat: {{title: The chat}}
  phone: {{title: The hotline}}
  mail: {{title: The mail}}
  claim: {{title: The claim}}
"""

_TREE = """\
# Tree {number} of the library, made to be measured.
tree: {tree}
title: Problem number {number}
case_title: "Problem {number} since {{{{ {tree}_b0_since }}}}"
start: b0_kind
compute:
{compute}nodes:
"""

_BLOCK = """\
  # --- Block {block} ---
  $kind:
    kind: question
    stage: look
    title: What happened
    text: What has happened in case {block}?
    save_as: @kind
    facts: [@f0, @f1]
    choices:
      late: {label: The parcel is late, to: $look}
      lost: {label: The parcel is lost, to: $look}
      broken: {label: It came broken, to: $photo, facts: [@f2]}
      wrong: {label: Something else came, to: $photo}
      empty: {label: The box was empty, to: $app}
      other: {label: None of these, to: $app}

  $look:
    kind: question
    stage: look
    title: What the app says
    text: What does the page of the order say?
    details: Open the page of the order and look at the line under its number.
    facts: [@f1, @f2]
    choices:
      road: {label: It is on the road, to: $since}
      point: {label: It is at the pick-up point, to: $since}
      given: {label: It was given to somebody, to: $since}
      sent_back: {label: It goes back to the shop, to: $since}
      damaged: {label: It was damaged on the way, to: $photo}
      nothing: {label: It says nothing, to: $app}

  $photo:
    kind: action
    stage: look
    title: Photographs
    text: Take photographs of what came
    facts: [@f2, @f3]
    steps:
      - Photograph the box from all sides, with its label.
      - Photograph what was in it, and what is wrong with it.
    choices:
      done: {label: I have them, to: $since}
      cannot: {label: I cannot take any, done: never, to: $app}
      again: {label: Let me look at the page once more, to: $look}
      later: {label: I shall do it later, wait: true}

  $app:
    kind: action
    stage: look
    title: The help of the app
    text: Open the help of the app and choose the order
    facts: [@f3, @f4]
    steps:
      - Open the profile, then the help, then the order.
      - Choose what is nearest to your case, and read to the end.
      - Write down what it offers you.
    choices:
      works: {label: That was enough, to: $good}
      same: {label: It did not help, to: $since}
      again: {label: I answered something wrong, to: $kind}
      later: {label: I am waiting, wait: true}

  $since:
    kind: input
    type: date
    title: Since when
    text: Since when is it so?
    save_as: @since
    latest: today
    facts: [@f4, @f5]
    to: $sum

  $sum:
    kind: input
    type: money
    title: Price
    text: What did it cost?
    details: As it stands on the receipt, without the delivery.
    save_as: @sum
    facts: [@f5, @f6]
    to:
      - {when: {@sum: {at_least: 100000}}, to: $kit}
      - {to: $chat}

  $kit:
    kind: checklist
    title: Evidence
    text: What do you have at hand?
    save_as: @kit
    evidence: true
    facts: [@f6, @f7]
    items:
      receipt: {label: The receipt}
      box: {label: The box}
      photos: {label: Photographs of it}
      answers: {label: What the chat answered}
    to: $chat

  $chat:
    kind: action
    stage: chat
    title: The chat
    text: Write to the chat that you paid {{ @sum }}
    contact: @app
    facts: [@f7, @f8]
    letter: @chat
    reply_within: @reply
    steps:
      - Open the chat from the page of the order.
      - Send the message as it is, and ask for an operator.
    choices:
      works: {label: They helped, to: $good}
      refused: {label: They refused, to: $word}
      silence: {label: Nobody answered, to: $which}
      later: {label: I am waiting, wait: true}

  $word:
    kind: question
    stage: chat
    title: Their reason
    text: What was the reason they gave?
    facts: [@f8]
    choices:
      too_late: {label: That it is too late, to: $which}
      no_proof: {label: That there is no proof, to: $which}
      not_theirs: {label: That it is not their matter, to: $which}
      seller: {label: That the seller decides, to: $hot}
      bank: {label: That the bank decides, to: $hot}
      none: {label: None at all, to: $call}

  $which:
    kind: route
    to:
      - {when: {@since: {older_than: 10 days}}, to: $hot}
      - {when: {@kind: [late, lost]}, to: $mail}
      - {to: $call}

  $hot:
    kind: action
    stage: phone
    title: The hotline
    text: Call the hotline
    facts: [@f8, @f9]
    steps:
      - Have the number of the order before you.
      - Ask for the number under which your call is kept.
    choices:
      works: {label: They helped, to: $good}
      refused: {label: They refused, to: $mail}
      silence: {label: I did not get through, to: $call}
      later: {label: I am to call again, wait: true}

  $call:
    kind: action
    stage: phone
    title: The second call
    text: Ask to be called back
    details: It has been so for {{ @age }} days. Say so at once, and ask for a date.
    facts: [@f9, @f10]
    steps:
      - Leave the number at which you can be reached in the evening.
    choices:
      works: {label: They helped, to: $good}
      refused: {label: They refused, to: $mail}
      silence: {label: They did not call, to: $mail}
      later: {label: I am waiting for the call, wait: true}

  $mail:
    kind: action
    stage: mail
    title: The claim by mail
    text: Send the claim by mail
    details: The days count from {{ @since }}.
    contact: @mail
    facts: [@f10, @f11]
    letter: @claim
    reply_within: @answer
    steps:
      - Send it from the address that stands in your account.
      - Add the photographs and the receipt.
    choices:
      works: {label: They paid, to: $good}
      refused: {label: They refused, to: $tried}
      silence:
        label: No answer
        unanswered: late
        to:
          - {when: {answered: @kit}, to: $tried}
          - {to: $post}
      later: {label: "It is sent, I am waiting", wait: true}

  $tried:
    kind: question
    stage: claim
    title: What else was tried
    text: What else have you tried?
    facts: [@f11]
    choices:
      nothing: {label: Nothing, to: $post}
      social: {label: The social networks, to: $post}
      bank: {label: The bank, to: $post}
      friend: {label: A lawyer, to: $person}
      office: {label: Their office, to: $talk}

  $post:
    kind: action
    stage: claim
    title: The claim by post
    text: Send the claim by registered post
    facts: [@f0, @f6]
    steps:
      - Print it twice and sign both.
      - Keep the receipt of the post.
    choices:
      works: {label: They paid, to: $good}
      same:
        label: They did not pay
        to:
          - {when: {@kind: broken}, to: $person}
          - {to: $next}
      talk: {label: They want to talk, to: $talk}
      later: {label: "It is sent, I am waiting", wait: true}

  $person:
    kind: input
    type: text
    title: Who helps
    text: Who helps you with it?
    save_as: @person
    optional: true
    personal: true
    to: $next

  $talk:
    kind: action
    stage: claim
    title: The talk
    text: Go to their office and talk
    facts: [@f3, @f10]
    choices:
      works: {label: They paid, to: $good}
      refused: {label: They refused, to: $next}
      silence:
        label: Nobody was there
        to:
          - {when: {@kit: receipt}, to: $next}
          - {to: $referred}
      later: {label: I have a date for it, wait: true}

  $next:
    kind: question
    stage: claim
    title: The next step
    text: What would you do next?
    choices:
      first: {label: Go on as a buyer, to: &0}
      second: {label: Go on as a payer, to: &1}
      third: {label: Go on as a sender, to: &2}
      again: {label: Begin with this once more, to: $kind}
      enough: {label: It is enough for me, to: $referred}

  $good:
    kind: outcome
    status: solved
    text: It is solved
    details: Note what helped, for the next time.
    facts: [@f5]

  $referred:
    kind: outcome
    status: referred
    text: Others go on with it
    facts: [@f7]
    steps:
      - Keep this file, and all that was answered to you.

"""

_FACT = """\
  {name}:
    text: Whoever asks number {number} within the term is answered within it, and is paid if right.
    about: law
    status: {status}
    sources: [{source} article {number}]
    checked: 2026-11-22
"""

_CONTACTS = """\
  {name}_app:
    kind: phone
    label: Help number {number}
    value: 8 800 {high:03}-{low:02}-{last:02}
    for: anyone
    about: law
    status: unconfirmed
    sources: [source_{source} page 3]
    checked: 2026-11-22
  {name}_mail:
    kind: email
    label: Claims number {number}
    value: claims{number}@shop.example
    for: anyone
    about: law
    status: confirmed
    sources: [source_{source} page 4]
    checked: 2026-11-22
"""

_TERMS = """\
  {name}_reply:
    length: 2 days
    text: An answer of the chat, after the message number {number}.
    binding: guideline
    about: law
    status: unconfirmed
    sources: [source_{source}]
    checked: 2026-11-22
  {name}_answer:
    length: 10 days
    text: An answer to the claim number {number} is due within ten days.
    binding: law
    about: law
    status: confirmed
    sources: [source_{source} article 22]
    checked: 2026-11-22
"""

_CHAT = """\
---
letter: {name}_chat
title: The message to the chat
facts: [{name}_f8]
---
Good day!

Since {{{{ {name}_since }}}} I have been waiting for an answer about my order.
{{% if {name}_kind == "broken" %}}
It came broken.
{{% endif %}}
I paid {{{{ {name}_sum }}}} for it. Please answer with a date.
"""

_CLAIM = """\
---
letter: {name}_claim
title: The claim
facts: [{name}_f10, {name}_f11]
---
Claim

Since {{{{ {name}_since }}}}, which is {{{{ {name}_age }}}} days, my order has been a problem.
I paid {{{{ {name}_sum }}}} for it.

{{% if {name}_kit %}}
I have what proves it, and shall send copies.
{{% endif %}}
I ask you to pay it back within ten days of this letter.
"""

_SCENARIO = """\
  - name: through block {block} to its end
    today: 2026-11-22
    answers:
{answers}    expect:
      ends_at: b{block}_referred
      visits: [b{block}_since, b{block}_mail]
      contains: ["1,500"]
"""

_ANSWERS = """\
      b{block}_kind: late
      b{block}_look: road
      b{block}_since: 2026-11-20
      b{block}_sum: "1500"
      b{block}_chat: silence
      b{block}_mail: refused
      b{block}_tried: friend
      b{block}_person: Anna
      b{block}_next: {answer}
"""
_STEPS = ("first", "second", "third")


def write(folder: Path, nodes: int) -> None:
    """Write a library of `nodes` nodes, rounded down to whole trees, with a scenario a block."""
    trees = max(1, nodes // TREE)
    for name in ("letters", "scenarios"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    _put(folder / "library.yaml", _MANIFEST.format(nodes=trees * TREE))
    _put(folder / "facts.yaml", _facts(trees))
    for tree in range(trees):
        _put(folder / f"t{tree}.yaml", _tree(tree, trees))
        _put(folder / "scenarios" / f"t{tree}.yaml", _scenarios(tree))
        for block in range(BLOCKS):
            name = f"t{tree}_b{block}"
            _put(folder / "letters" / f"{name}_chat.md", _CHAT.format(name=name))
            _put(folder / "letters" / f"{name}_claim.md", _CLAIM.format(name=name))


def _put(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")


def _tree(tree: int, trees: int) -> str:
    name = f"t{tree}"
    compute = "".join(
        f"  {name}_b{block}_age: {{rule: days_since, day: {name}_b{block}_since}}\n"
        for block in range(BLOCKS)
    )
    head = _TREE.format(tree=name, number=tree, compute=compute)
    return head + "".join(_block(tree, block, trees) for block in range(BLOCKS))


def _block(tree: int, block: int, trees: int) -> str:
    text = _BLOCK.replace("{block}", str(block))
    for branch in range(BRANCHES):
        text = text.replace(f"&{branch}", _beyond(tree, block, branch, trees))
    return text.replace("$", f"b{block}_").replace("@", f"t{tree}_b{block}_")


def _beyond(tree: int, block: int, branch: int, trees: int) -> str:
    """Where a block leads: to three others of its tree, or to three other trees."""
    below = BRANCHES * block + branch + 1
    if below < BLOCKS:
        return f"b{below}_kind"
    tree_below = BRANCHES * tree + branch + 1
    return f"t{tree_below}.b0_kind" if tree_below < trees else f"b{block}_referred"


def _facts(trees: int) -> str:
    blocks = [f"t{tree}_b{block}" for tree in range(trees) for block in range(BLOCKS)]
    sources = "".join(
        f"  source_{tree}:\n    title: The book number {tree}\n    kind: law\n"
        f"    url: https://law.example/{tree}\n    read: 2026-11-22\n"
        for tree in range(trees)
    )
    facts = "".join(
        _FACT.format(
            name=f"{name}_f{fact}",
            number=12 * place + fact,
            status="unconfirmed" if fact % 3 == 0 else "confirmed",
            source=f"source_{place // BLOCKS}",
        )
        for place, name in enumerate(blocks)
        for fact in range(12)
    )
    contacts = "".join(
        _CONTACTS.format(
            name=name,
            number=place,
            high=100 + place // 10_000,
            low=place // 100 % 100,
            last=place % 100,
            source=place // BLOCKS,
        )
        for place, name in enumerate(blocks)
    )
    terms = "".join(
        _TERMS.format(name=name, number=place, source=place // BLOCKS)
        for place, name in enumerate(blocks)
    )
    return f"sources:\n{sources}facts:\n{facts}contacts:\n{contacts}terms:\n{terms}"


def _scenarios(tree: int) -> str:
    parts = [_SCENARIO.format(block=block, answers=_answers(block)) for block in range(BLOCKS)]
    return f"tree: t{tree}\nscenarios:\n{''.join(parts)}"


def _answers(block: int) -> str:
    """The answers that lead from the start of a tree to the end of a block."""
    way = [_ANSWERS.format(block=block, answer="enough")]
    while block:
        block, branch = divmod(block - 1, BRANCHES)
        way.append(_ANSWERS.format(block=block, answer=_STEPS[branch]))
    return "".join(reversed(way))
