"""Whether a reply is whole: each question answered, a next step, this customer's own, and signed."""

import re
from collections.abc import Iterator

from pistos.replies.facts import Remark, ReplyContext
from pistos.replies.rules.checks.reading import Read, content_of, plain_of
from pistos.replies.rules.checks.refusing import refuses
from pistos.replies.rules.checks.tone import remark_at

LONG = 25
"""A reply of fewer words need not name what is this customer's own to be theirs."""
OWN_STEMS = 2


def question_left(said: Read, context: ReplyContext) -> Iterator[Remark]:
    """Each open question has its answer. With one question any answer is taken for the answer to it.

    Surely left (blocking): fewer sentences than questions, and none of its words taken up. Perhaps left:
    only none of its words taken up.
    """
    if context.is_interim or len(context.questions) < 2:
        return
    answered = content_of(" ".join(each.text for each in said.body if not each.is_question))
    left = [each for each in context.questions if not content_of(each) & answered]
    statements = sum(1 for each in said.body if not each.is_question)
    if not left or statements == 0:
        return
    is_sure = statements < len(context.questions) and not _is_numbered(said, context)
    yield Remark("question_left", is_sure, "question_left", left[0])


def _is_numbered(said: Read, context: ReplyContext) -> bool:
    """One sentence may answer many: "Yes, yes, and on Friday"."""
    parts = sum(1 + each.plain.count(",") + each.plain.count("՝") for each in said.body)
    return parts >= len(context.questions)


def next_step(said: Read, context: ReplyContext) -> Iterator[Remark]:
    """What happens next and by when, where something is left to happen."""
    if context.is_interim:
        return
    vague = next((each for each in said.body if said.speech.vague.search(each.plain)), None)
    whole = " . ".join(each.plain for each in said.body)
    if vague is not None and not said.speech.when.search(whole):
        yield remark_at("next_step", vague, "no_when", is_blocking=False)
    elif context.is_hard and said.body and not said.speech.next_step.search(whole):
        yield Remark("next_step", False, "no_step")


def generic(said: Read, context: ReplyContext) -> Iterator[Remark]:
    """Words that could go to anybody: nothing in them is this customer's own."""
    stock = next((each for each in said.sentences if said.speech.stock.search(each.plain)), None)
    if stock is not None:
        yield remark_at("generic", stock, "stock_phrase", is_blocking=False)
        return
    if said.word_count < LONG or context.is_interim:
        return
    if any(number in said.plain for number in map(plain_of, context.order_numbers) if number):
        return
    name = [part for part in plain_of(context.customer_name).split() if len(part) > 2]
    if any(part in said.plain for part in name):
        return
    matter = content_of(" ".join((context.said, *context.own_words)))
    if len(matter & content_of(said.plain)) < OWN_STEMS:
        yield Remark("generic", False, "generic")


def asks_known(said: Read, context: ReplyContext) -> Iterator[Remark]:
    """Asks for the order's number while it lies beside the conversation: the context was not read."""
    if not context.order_numbers:
        return
    if any(plain_of(number) in said.plain for number in context.order_numbers):
        return
    for each in said.body:
        if said.speech.asks_number.search(each.plain):
            yield remark_at("asks_known", each)
            return


def signed(said: Read, context: ReplyContext) -> Iterator[Remark]:
    """A named person answers; "the team" is nobody."""
    names = plain_of(context.agent_name).split()
    if any(name in said.plain for name in names):
        return
    last = said.sentences[-1] if said.sentences else None
    if last is not None and len(last.plain) < 60 and said.speech.team.search(last.plain):
        yield remark_at("signed", last, "signed_team", is_blocking=False)
    elif not context.is_signed and said.word_count >= LONG:
        yield Remark("signed", False, "signed")


def names_private(said: Read, context: ReplyContext) -> Iterator[Remark]:
    """In public: an order's number, an address or a telephone number of the customer."""
    for each in said.sentences:
        has_order = any(
            number and re.search(rf"(?<!\w){re.escape(plain_of(number))}(?!\w)", each.plain)
            for number in context.order_numbers
        )
        if has_order or any(
            word and plain_of(word) in each.plain for word in context.own_words if "@" in word
        ):
            yield remark_at("names_private", each)
            return


def is_hard_by_words(said: Read) -> bool:
    """A refusal or an apology is a hard message, whatever it answers."""
    apologises = any(said.speech.sorry.search(each.plain) for each in said.body)
    return apologises or any(refuses(each, said) for each in said.body)
