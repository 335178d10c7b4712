"""What a reply says against what is recorded; and that the shop, not the customer, asks the courier."""

import re
from collections.abc import Iterator

from pistos.replies.facts import Recorded, Remark, ReplyContext
from pistos.replies.rules.checks.reading import Read, Sentence
from pistos.replies.rules.checks.speech import Speech
from pistos.replies.rules.checks.tone import remark_at

_CLAUSE = re.compile(r"[,;·՝(]|\b(?:but|and|αλλα|και|ampak|in|բայց|եւ)\b")
NEAR = 40
"""So many characters before a claim or a request decide whether it is denied or open."""


def contradiction(said: Read, context: ReplyContext) -> Iterator[Remark]:
    """ "It was delivered" where tracking does not say so; each kind of claim once.

    Questions, conditions and what will be are no claims. Nothing is said where nothing is recorded.
    """
    seen: set[str] = set()
    for each in said.body:
        if each.is_question:
            continue
        for kind, is_denied in _claims(each, said.speech):
            if kind not in seen and is_against(kind, context.recorded, is_denied=is_denied):
                seen.add(kind)
                key = f"not_{kind}" if is_denied else kind
                yield remark_at("contradiction", each, key)


def _claims(each: Sentence, speech: Speech) -> Iterator[tuple[str, bool]]:
    for kind, pattern in speech.claims.items():
        match = pattern.search(each.plain)
        if match is None:
            continue
        before = each.plain[max(0, match.start() - NEAR) : match.start()]
        if speech.open_ended.search(before):
            continue
        around = _CLAUSE.split(before)[-1] + match.group()
        yield kind, speech.denied.search(around) is not None


def is_against(kind: str, recorded: Recorded, *, is_denied: bool) -> bool:
    """Whether the records say otherwise than a claim does."""
    known = {
        "delivered": recorded.is_delivered,
        "under_way": recorded.is_under_way,
        "sent": recorded.was_sent,
        "paid": recorded.is_paid,
        "refunded": recorded.is_refunded,
        "cancelled": recorded.is_cancelled,
        "in_time": recorded.was_in_time,
    }[kind]
    return known is not None and known == is_denied


def ask_courier(said: Read, context: ReplyContext) -> Iterator[Remark]:
    """The customer's contract is with the shop: nobody is sent to the courier (directive 2011/83/EU, 20)."""
    speech = said.speech
    for each in said.body:
        match = speech.courier.search(each.plain)
        if match is None:
            continue
        before = each.plain[max(0, match.start() - NEAR) : match.start()]
        near = before if said.language in {"en", "el", "sl"} else each.plain
        if speech.spared.search(near):
            continue
        if said.language == "en" and _is_ours(before, speech):
            continue
        yield remark_at("ask_courier", each)
        return


def _is_ours(before: str, speech: Speech) -> bool:
    """English does not show in the verb who asks: the last person named before it does."""
    last = [match.start() for match in speech.ours.finditer(before)]
    yours = before.rfind("you")
    asked = max(before.rfind(word) for word in ("advise", "suggest", "recommend", "please"))
    return bool(last) and last[-1] > max(yours, asked)
