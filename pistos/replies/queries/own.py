"""What is one customer's own: offered where a reply could go to anybody."""

from pistos.conversations.models import Conversation, Direction
from pistos.orders.models import Line

MOST = 4
LONGEST = 80


def own_of(conversation: Conversation) -> list[str]:
    """Their name, their order, what they bought last, how they began; three queries."""
    customer = conversation.customer
    found = [customer.form_of_address or customer.name]
    if conversation.order is not None:
        found.append(conversation.order.number)
    lines = Line.objects.filter(order__customer=customer).order_by("-order__placed_at", "position")
    found += list(lines.values_list("name", flat=True)[:2])
    first = conversation.messages.filter(direction=Direction.IN).order_by("pk")
    text = first.values_list("text", flat=True).first()
    if text:
        found.append(" ".join(text.split())[:LONGEST])
    return [each for each in dict.fromkeys(found) if each][: MOST + 1]
