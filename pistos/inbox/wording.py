"""The inbox's words for views, channels, states and deeds."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VIEWS = {
    "open": _("To do"),
    "mine": _("Mine"),
    "unassigned": _("Unassigned"),
    "due_soon": _("Due soon"),
    "overdue": _("Overdue"),
    "mentions": _("Mentions"),
    "neglected": _("Neglected"),
    "waiting": _("With the customer"),
    "snoozed": _("Snoozed"),
    "closed": _("Closed"),
    "spam": _("Spam"),
    "all": _("All"),
}
URGENT = ("overdue", "due_soon", "mentions", "unassigned", "mine")
"""Views whose count stands above the queue, the worst first."""

EMPTY = {
    "open": _("Every message is answered. What comes in next will stand here."),
    "mine": _("Nothing waits for you. What you take on will stand here."),
    "unassigned": _("Somebody looks after every conversation."),
    "due_soon": _("No answer is due in the next hours."),
    "overdue": _("No promised answer is overdue."),
    "mentions": _("Where a colleague writes @ and your name in a note, it will stand here."),
    "neglected": _("No customer is left waiting, asked twice or passed on."),
    "waiting": _("No conversation waits for its customer."),
    "snoozed": _("No conversation is put off."),
    "closed": _("No conversation is closed yet."),
    "spam": _("No message was taken for spam."),
    "all": _("Nobody has written yet. Messages from every channel will stand here."),
    "search": _("Nothing has these words."),
}
CHANNELS = {
    "email": _("E-mail"),
    "chat": _("Chat"),
    "form": _("Contact form"),
    "phone": _("Telephone"),
    "store": _("In the store"),
    "sms": _("SMS"),
}
CHANNEL_SIGNS = {
    "email": "mail",
    "chat": "chat",
    "form": "form",
    "phone": "phone",
    "store": "shop",
    "sms": "sms",
}
# Translators: how a conversation stands; feminine in Greek (συνομιλία).
STATES = {
    "open": pgettext_lazy("a conversation is", "open"),
    "waiting": pgettext_lazy("a conversation is", "with the customer"),
    "snoozed": pgettext_lazy("a conversation is", "snoozed"),
    "closed": pgettext_lazy("a conversation is", "closed"),
    "spam": pgettext_lazy("a conversation is", "spam"),
}
STATE_SIGNS = {
    "open": "open",
    "waiting": "waiting_for",
    "snoozed": "snooze",
    "closed": "check",
    "spam": "spam",
}
AUTHORS = {
    "customer": _("customer"),
    "stranger": _("someone else"),
    "person": _("a person"),
    "machine": _("a machine"),
}
AUTHOR_SIGNS = {
    "customer": "customers",
    "stranger": "stranger",
    "person": "customers",
    "machine": "machine",
}
PURPOSES = {
    "": "",
    "acknowledgement": _("told when the answer comes"),
    "greeting": _("greeting"),
    "interim": _("we are on it"),
    "answer": _("answer"),
    "moved": _("told the new time"),
    "invitation": _("invitation to chat"),
}
DELIVERY = {
    "received": "",
    "held": _("Not sent yet: it can be undone."),
    "waiting": _("Being sent"),
    "sent": _("Sent"),
    "uncertain": _(
        "Perhaps sent: the connection broke at the last moment. "
        "Ask the customer, or send it again; it keeps its identity, so most mail programs show it once."
    ),
    "bounced": _("It came back. Call, or write on another channel."),
    "failed": _("It could not be sent. Send it again, or choose another channel."),
    "undone": _("Taken back before it was sent"),
}
DELIVERY_TONES = {
    "held": "due",
    "waiting": "open",
    "sent": "kept",
    "uncertain": "due",
    "bounced": "broken",
    "failed": "broken",
    "undone": "quiet",
}
DELIVERY_SIGNS = {
    "held": "open",
    "waiting": "open",
    "sent": "check",
    "uncertain": "at_risk",
    "bounced": "broken",
    "failed": "broken",
    "undone": "withdrawn",
}
PROMISES = {
    "answer": _("Answer"),
    "fix": _("Solution"),
    "call_back": _("Call back"),
    "delivery": _("Delivery"),
    "hand_over": _("Hand-over to the courier"),
    "refund": _("Refund"),
    "photos": _("Photos"),
    "settlement": _("Settlement"),
    "custom": _("Promise"),
}
ORDER_STATES = {
    "placed": _("Placed"),
    "preparing": _("Being prepared"),
    "sent": _("On its way"),
    "delivered": _("Delivered"),
    "cancelled": _("Cancelled"),
    "returned": _("Returned"),
}
FILES_REFUSED = {
    "type": _("This kind of file is not kept."),
    "size": _("The file was too large to keep."),
}
LANGUAGE_NAMES = {
    "en": _("English"),
    "el": _("Greek"),
    "sl": _("Slovene"),
    "hy": _("Armenian"),
}
BULK = {
    "take": _("Take them"),
    "snooze": _("Put them off until tomorrow"),
    "close": _("Close them"),
    "spam": _("They are spam"),
}
PURPOSES_AGREED = {
    "news": _("News of the shop"),
    "reviews": _("Being asked for a review"),
    "memory": _("Remembering what they like"),
    "visits": _("Pages they look at"),
}
