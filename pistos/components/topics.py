"""How the topics of help articles are called where customers and staff read them."""

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


def topic_label(topic: str) -> str:
    return str(TOPICS.get(topic, topic))
