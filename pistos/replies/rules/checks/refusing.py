"""A refusal is polite: it has a reason, and an alternative or a pointer. A bare "no" is not sendable."""

import re
from collections.abc import Iterator

from pistos.replies.facts import Remark, ReplyContext
from pistos.replies.rules.checks.reading import Read, Sentence

BARE = 14
"""A refusal in so few words, without reason and without a way on, cannot be sent at all."""
_WORD = re.compile(r"[^\W\d_]+(?:'\w+)?")


def bare_refusal(said: Read, context: ReplyContext) -> Iterator[Remark]:
    if is_bare_no(said):
        quote = " ".join(each.text for each in said.body)
        yield Remark("bare_refusal", True, "bare_no", quote, said.body[0].span, False)
        return
    refusing = next((each for each in said.body if refuses(each, said)), None)
    if refusing is None:
        return
    whole = " . ".join(each.plain for each in said.body)
    has_reason = said.speech.reason.search(whole) is not None
    has_way = said.speech.alternative.search(whole) is not None
    if has_reason and has_way:
        return
    key = "refusal_reason" if has_way else "refusal_way" if has_reason else "refusal_both"
    is_bare = not has_reason and not has_way and said.word_count <= BARE
    yield Remark("bare_refusal", True, key, refusing.text, refusing.span, not is_bare)


def refuses(each: Sentence, said: Read) -> bool:
    """Whether the sentence turns a wish down; "we cannot wait" and questions do not."""
    if each.is_question or not said.speech.refusing.search(each.plain):
        return False
    without = said.speech.not_refusing.sub(" ", each.plain)
    return said.speech.refusing.search(without) is not None


def is_bare_no(said: Read) -> bool:
    """Nothing but "no" in one wording or another."""
    found = [word for each in said.body for word in _WORD.findall(each.plain)]
    if not found or len(found) > BARE or any(each.is_question for each in said.body):
        return False
    speech = said.speech
    return all(word in speech.bare for word in found) and any(word in speech.no for word in found)
