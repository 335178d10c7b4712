"""What is looked at in a test purchase: the path of a customer, from finding it to being thanked."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

CHECKLIST: Mapping[str, object] = {
    "found": _("What I sought was found at once"),
    "sheet": _("The sheet said all that I needed"),
    "price": _("Price, VAT, delivery and day stood there before the checkout"),
    "checkout": _("Ordering was easy"),
    "confirmed": _("The confirmation came at once, with the promised day"),
    "answered": _("My question was answered by the time told"),
    "told": _("I was told before something slipped"),
    "day": _("It came by the promised day"),
    "packing": _("It was packed with care"),
    "described": _("It was as the sheet described it"),
    "courier": _("The courier was polite"),
    "returned": _("Sending it back was easy"),
    "thanked": _("I was thanked, not pressed"),
}
