"""How a reply speaks: greeting, feeling before facts, apology without "if", no surprise, no talking down."""

from collections.abc import Iterator

from pistos.replies.facts import Remark, ReplyContext
from pistos.replies.rules.checks.reading import Read, Sentence, plain_of
from pistos.replies.rules.checks.speech import Pattern

SHORT = 15
"""A reply of fewer words is a fact between two people who talk already: no greeting is missed."""
SOON = 2
"""In which of the first sentences a feeling is acknowledged "before the facts"."""


def greeted(said: Read, context: ReplyContext) -> Iterator[Remark]:
    """A first answer of some length greets the person; in a running talk nobody greets again."""
    if not context.is_first or context.is_chat or said.word_count < SHORT or said.has_greeting:
        return
    first = said.sentences[0].plain if said.sentences else ""
    name = plain_of(context.customer_name).split()
    if name and any(part in first for part in name):
        return
    yield Remark("greeted", False, "greeted")


def feeling_first(said: Read, context: ReplyContext) -> Iterator[Remark]:
    """Where the customer told a feeling, or that something is wrong, that comes before the facts."""
    if not (context.has_feeling or context.has_complaint) or context.is_interim or not said.body:
        return
    places = [
        place
        for place, each in enumerate(said.sentences)
        if said.speech.acknowledged.search(each.plain)
    ]
    if not places:
        yield Remark("feeling_first", context.has_feeling, "feeling_missing")
    elif context.has_feeling and places[0] > SOON:
        yield Remark("feeling_first", False, "feeling_late")


def conditional_apology(said: Read, context: ReplyContext) -> Iterator[Remark]:
    """ "We are sorry if you felt": it doubts the person, and admits nothing."""
    yield from _found("conditional_apology", said, said.speech.conditional)


def surprised(said: Read, context: ReplyContext) -> Iterator[Remark]:
    """No need to be surprised by whatever they ask; least of all to laugh at it."""
    yield from _found("surprised", said, said.speech.surprised)


def talks_down(said: Read, context: ReplyContext) -> Iterator[Remark]:
    """ "As I already told you", "you should have read it"."""
    yield from _found("talks_down", said, said.speech.talks_down)


def _found(code: str, said: Read, pattern: Pattern) -> Iterator[Remark]:
    for each in said.sentences:
        if pattern.search(each.plain):
            yield remark_at(code, each)
            return


def remark_at(code: str, each: Sentence, key: str = "", *, is_blocking: bool = True) -> Remark:
    return Remark(code, is_blocking, key or code, each.text, each.span)
