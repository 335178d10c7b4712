"""Words for the reasons of asks that were not sent, those of upper apps among them."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "budget": _("asked often enough lately"),
    "too_late": _("its time was over"),
    "no_address": _("no e-mail address"),
    "suppressed": _("the address takes no mail"),
    "unsubscribed": _("unsubscribed"),
    "objected": _("does not want to be asked"),
    "no_consent": _("no consent, which the country demands"),
    "no_purchase": _("bought nothing from us"),
    "no_basis": _("not sent in this country"),
    "cancelled": _("the order was cancelled"),
    "no_owner": _("nothing asks this kind any more"),
    "bounced": _("the mail came back"),
    "erased": _("the customer was erased"),
    "merged": _("asked as another row of the same customer"),
}
SIGNS = {
    "waiting": "due_soon",
    "held": "moved",
    "sent": "check",
    "reminded": "check",
    "answered": "kept",
    "not_sent": "withdrawn",
    "expired": "withdrawn",
}


def reason_words(code: str) -> object:
    """In words; the code of another app that gave none speaks for itself."""
    return REASONS.get(code, code.replace("_", " "))
