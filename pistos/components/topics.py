"""How topics, of help articles and of conversations, are called where people read them."""

from django.utils.functional import Promise as Lazy
from django.utils.translation import pgettext_lazy

TOPICS: dict[str, str | Lazy] = {
    # Translators: topics of help articles, as headings
    "delivery": pgettext_lazy("help topic", "Delivery"),
    "returns": pgettext_lazy("help topic", "Returns and refunds"),
    "payment": pgettext_lazy("help topic", "Payment"),
    "damage": pgettext_lazy("help topic", "Damaged or wrong"),
    "contact": pgettext_lazy("help topic", "Reaching us"),
    "promises": pgettext_lazy("help topic", "Our promises"),
    "privacy": pgettext_lazy("help topic", "Your data"),
    "other": pgettext_lazy("help topic", "Other questions"),
}

TALKED: dict[str, str | Lazy] = {
    # Translators: what a conversation is about, as a heading in a report
    "delivery": pgettext_lazy("topic of a conversation", "Delivery"),
    "return": pgettext_lazy("topic of a conversation", "Return"),
    "damaged": pgettext_lazy("topic of a conversation", "Damaged"),
    "invoice": pgettext_lazy("topic of a conversation", "Invoice"),
    "product": pgettext_lazy("topic of a conversation", "Product"),
    "payment": pgettext_lazy("topic of a conversation", "Payment"),
    "address": pgettext_lazy("topic of a conversation", "Address"),
    "part": pgettext_lazy("topic of a conversation", "Spare part"),
    "care": pgettext_lazy("topic of a conversation", "Care"),
    "sizes": pgettext_lazy("topic of a conversation", "Sizes"),
    "complaint": pgettext_lazy("topic of a conversation", "Complaint"),
}
"""A shop's own topics stand as it wrote them."""


def talked_label(topic: str) -> str:
    """What a conversation is about, in the reader's language."""
    return str(TALKED.get(topic, topic))


def topic_label(topic: str) -> str:
    return str(TOPICS.get(topic, topic))
