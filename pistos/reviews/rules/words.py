"""How grounds, deeds and signals are called, in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from pistos.reviews.models.answering import Deed
from pistos.reviews.models.kinds import Ground

GROUNDS: Mapping[str, object] = {
    Ground.NOT_ABOUT_PRODUCT: _("It is not about this product."),
    Ground.PERSONAL_DATA: _("It shows personal data of somebody."),
    Ground.ILLEGAL: _("Its content is illegal, or stirs up hatred."),
    Ground.THREAT: _("It threatens somebody."),
    Ground.ADVERTISING: _("It advertises something else."),
    Ground.CONFLICT: _("Its author has an interest of their own in the product or a competitor's."),
    Ground.NO_PURCHASE: _("No purchase of the product is known."),
    Ground.DUPLICATE: _("The same author has reviewed the same purchase before."),
    Ground.WRONG_PRODUCT: _("It is about another product."),
    Ground.LEGAL_ORDER: _("A court or an authority ordered it."),
}
"""What is published as the only grounds on which a review is hidden."""

DEEDS: Mapping[str, object] = {
    Deed.PASSED_ON: _("passed on to who makes it"),
    Deed.SHEET_CHANGED: _("the product page corrected"),
    Deed.SUPPLIER_TOLD: _("the supplier told"),
    Deed.PACKING_CHANGED: _("the packing changed"),
    Deed.REPLACED: _("the product replaced"),
    Deed.REFUNDED: _("the money returned"),
    Deed.NOTHING: _("read, nothing changed"),
}

SIGNALS: Mapping[str, object] = {
    "alike": _("Nearly the same words stand in other reviews: %(count)s."),
    "burst": _("%(count)s reviews of this product came within an hour; %(usual)s a day are usual."),
    "before_delivery": _("It was written before the parcel was delivered."),
    "not_kept": _("The order was cancelled, returned or refunded."),
    "same_place": _("Other buyers who reviewed this product have the same address: %(count)s."),
    "same_payer": _(
        "Other buyers who reviewed this product paid alike, by one card or name: %(count)s."
    ),
    "same_address": _("The author's e-mail address belongs to the shop's own domain."),
    "links": _("The text holds links: %(count)s."),
    "one_sided": _("All of the author's reviews have %(stars)s stars: %(count)s of them."),
    "language": _("It is written in another language than the order: %(said)s, not %(order)s."),
}
"""What the program noticed, in words for whoever judges it; `%(name)s` are the signal's facts."""


def signal_words(code: str, facts: Mapping[str, object]) -> str:
    return str(SIGNALS[code]) % facts


def ground_words(ground: str) -> str:
    return str(GROUNDS[ground])


def deed_words(deed: str) -> str:
    return str(DEEDS[deed])
