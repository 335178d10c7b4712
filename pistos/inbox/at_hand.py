"""What whoever replies should know: what this customer needs, and what the shop knows of the matter."""

from typing import Any

from pistos.calls.rules.touchpoints import CHECKLISTS, touchpoint_of
from pistos.conversations.models import Conversation, Direction
from pistos.conversations.queries.timeline import TimeLine
from pistos.inbox import wording
from pistos.kit.languages import text_in
from pistos.kit.together import read_together, rows_of
from pistos.requests.models import NeedKind
from pistos.requests.queries.abuse import cases_standing
from pistos.requests.queries.knowing import matter_of
from pistos.requests.queries.needs import in_order, known_needs, newest_wishes, parted


def at_hand_of(found: Conversation, line: TimeLine, language: str) -> dict[str, Any]:
    """Needs, requests, cases and knowledge; two queries at most, whatever there is."""
    theirs = [message for message in line.messages if message.direction == Direction.IN]
    matter = matter_of(found, "\n".join([found.subject, *(one.text for one in theirs[-8:])]))
    needs, asked = rows_of(known_needs(found.customer)), rows_of(newest_wishes(found.customer))
    cases = rows_of(cases_standing(found.customer_id))
    cards, tips = rows_of(matter.cards()), rows_of(matter.tips())
    read_together(needs, asked, cases, cards, tips)
    wishes = parted(asked.found)
    return {
        "needs": [
            {
                "need": need,
                "label": NeedKind(need.kind).label,
                "where": wording.CHANNELS[need.channel] if need.channel else need.said_where,
            }
            for need in in_order(needs.found)
        ],
        "wishes": wishes.open,
        "wishes_done": wishes.done,
        "abuse": cases.found,
        "cards": [
            {
                "pk": card.pk,
                "title": text_in(card.title, language),
                "text": text_in(card.text, language),
            }
            for card in matter.fitting(cards.found)
        ],
        "tips": [
            {"text": text_in(tip.suggestion, language), "source": tip.source}
            for tip in matter.helping(tips.found)
        ],
        "checklist": [str(line) for line in CHECKLISTS[touchpoint_of(found.channel)]],
        "newest_in": theirs[-1].token if theirs else "",
    }
