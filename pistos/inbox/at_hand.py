"""What whoever replies should know: what this customer needs, and what the shop knows of the matter."""

from typing import Any

from pistos.conversations.models import Conversation, Direction
from pistos.conversations.queries.timeline import TimeLine
from pistos.inbox import wording
from pistos.kit.languages import text_in
from pistos.requests.models import NeedKind
from pistos.requests.queries.abuse import open_cases_of
from pistos.requests.queries.knowing import at_hand
from pistos.requests.queries.needs import needs_of, wishes_of


def at_hand_of(found: Conversation, line: TimeLine, language: str) -> dict[str, Any]:
    """Needs, requests, cases and knowledge; six queries at most, whatever there is."""
    wishes = wishes_of(found.customer)
    theirs = [message for message in line.messages if message.direction == Direction.IN]
    known = at_hand(found, "\n".join([found.subject, *(one.text for one in theirs[-8:])]))
    return {
        "needs": [
            {
                "need": need,
                "label": NeedKind(need.kind).label,
                "where": wording.CHANNELS[need.channel] if need.channel else need.said_where,
            }
            for need in needs_of(found.customer)
        ],
        "wishes": wishes.open,
        "wishes_done": wishes.done,
        "abuse": open_cases_of(found.customer_id),
        "cards": [
            {
                "pk": card.pk,
                "title": text_in(card.title, language),
                "text": text_in(card.text, language),
            }
            for card in known.cards
        ],
        "tips": [
            {"text": text_in(tip.suggestion, language), "source": tip.source} for tip in known.tips
        ],
        "newest_in": theirs[-1].token if theirs else "",
    }
