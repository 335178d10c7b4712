"""What whoever replies should know: what this customer needs, and what the shop knows of the matter."""

from typing import Any

from pistos.calls.rules.touchpoints import CHECKLISTS, touchpoint_of
from pistos.conversations.models import Conversation, Direction
from pistos.conversations.queries.timeline import TimeLine
from pistos.inbox import wording
from pistos.kit.languages import text_in
from pistos.kit.planned import PlannedTogether
from pistos.kit.together import Part, rows_of
from pistos.requests.models import NeedKind
from pistos.requests.queries.abuse import cases_standing
from pistos.requests.queries.knowing import cards_near, matter_of, tips_in_force
from pistos.requests.queries.needs import in_order, known_needs, newest_wishes, parted


def at_hand_of(found: Conversation, line: TimeLine, language: str) -> dict[str, Any]:
    """Needs, requests, cases and knowledge; two queries at most, whatever there is."""
    theirs = [message for message in line.messages if message.direction == Direction.IN]
    matter = matter_of(found, "\n".join([found.subject, *(one.text for one in theirs[-8:])]))
    needs, asked, cases, cards, tips = _AT_HAND(found.customer_id, *matter.asked)
    wishes = parted(asked)
    return {
        "needs": [
            {
                "need": need,
                "label": NeedKind(need.kind).label,
                "where": wording.CHANNELS[need.channel] if need.channel else need.said_where,
            }
            for need in in_order(needs)
        ],
        "wishes": wishes.open,
        "wishes_done": wishes.done,
        "abuse": cases,
        "cards": [
            {
                "pk": card.pk,
                "title": text_in(card.title, language),
                "text": text_in(card.text, language),
            }
            for card in matter.fitting(cards)
        ],
        "tips": [
            {"text": text_in(tip.suggestion, language), "source": tip.source}
            for tip in matter.helping(tips)
        ],
        "checklist": [str(line) for line in CHECKLISTS[touchpoint_of(found.channel)]],
        "newest_in": theirs[-1].token if theirs else "",
    }


def _at_hand(customer: int, *asked: Any) -> tuple[Part[Any], ...]:
    return (
        rows_of(known_needs(customer)),
        rows_of(newest_wishes(customer)),
        rows_of(cases_standing(customer)),
        rows_of(cards_near(*asked)),
        rows_of(tips_in_force()),
    )


_AT_HAND = PlannedTogether("at_hand", _at_hand, int, list[str], int, int, list[str])
