"""How the public pages call kinds, causes and regions, in the language of the page."""

from babel import Locale
from django.utils.functional import Promise as Lazy
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from pistos.kit.regions import region_name
from pistos.promises.models import Cause, PromiseKind

KINDS: dict[str, Lazy | str] = {
    # Translators: kinds of promises, as headings of figures
    PromiseKind.DELIVERY: pgettext_lazy("kind of promise", "Delivery"),
    PromiseKind.HAND_OVER: pgettext_lazy("kind of promise", "Hand-over to the courier"),
    PromiseKind.ANSWER: pgettext_lazy("kind of promise", "Answer"),
    PromiseKind.CALL_BACK: pgettext_lazy("kind of promise", "Call back"),
    PromiseKind.REFUND: pgettext_lazy("kind of promise", "Refund"),
    PromiseKind.FIX: pgettext_lazy("kind of promise", "Solution"),
    PromiseKind.PHOTOS: pgettext_lazy("kind of promise", "Photos"),
    PromiseKind.SETTLEMENT: pgettext_lazy("kind of promise", "Settlement"),
    PromiseKind.CUSTOM: pgettext_lazy("kind of promise", "Other promise"),
}

CAUSES: dict[str, Lazy | str] = {
    # Translators: why a promise broke; never blames a person or a firm
    Cause.COURIER_LATE: pgettext_lazy("cause", "Late on the way"),
    Cause.SUPPLIER_LATE: pgettext_lazy("cause", "Late from the supplier"),
    Cause.SHOP_LATE: pgettext_lazy("cause", "Late in our own house"),
    Cause.NO_PROOF: pgettext_lazy("cause", "No proof that it arrived"),
    Cause.WRONG: pgettext_lazy("cause", "Wrong goods"),
    Cause.DAMAGED: pgettext_lazy("cause", "Damaged"),
    Cause.NOT_AS_DESCRIBED: pgettext_lazy("cause", "Not as described"),
    Cause.MONEY_RETURNED: pgettext_lazy("cause", "Sent back by the bank"),
    Cause.ASKED_AGAIN: pgettext_lazy("cause", "Asked again after our answer"),
    Cause.UNKNOWN: pgettext_lazy("cause", "Cause not known yet"),
    Cause.NONE: pgettext_lazy("cause", "Cause not known yet"),
}

OTHER_CAUSES = _("Other causes")


def kind_label(kind: str) -> str:
    return str(KINDS.get(kind, kind))


def cause_label(cause: str) -> str:
    return str(CAUSES.get(cause, cause))


def region_label(country: str, region: str) -> str:
    """The region in the language of the page, with its country."""
    language = get_language() or "en"
    name = country and (Locale.parse(language).territories.get(country) or country)
    if not region or region == country:
        return str(name) or pgettext("region", "Not known")
    return f"{region_name(region, language)}, {name}" if name else region_name(region, language)
