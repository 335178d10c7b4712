"""How the channels are called where customers and staff read them."""

from django.utils.functional import Promise as Lazy
from django.utils.translation import pgettext_lazy

CHANNELS: dict[str, str | Lazy] = {
    "email": pgettext_lazy("channel", "E-mail"),
    "chat": pgettext_lazy("channel", "Chat"),
    "form": pgettext_lazy("channel", "Contact form"),
    "phone": pgettext_lazy("channel", "Telephone"),
    "store": pgettext_lazy("channel", "In the shop"),
    "sms": pgettext_lazy("channel", "SMS"),
}
