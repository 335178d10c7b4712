"""What the checkout says: ways side by side, what a border may ask, and what a buyer may rely on. No
queries; nothing is said that the settings do not make true."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pistos.checkout.queries.pricing import Choices
from pistos.components.grounds import grounds_words
from pistos.components.tags.speaking import language
from pistos.kit.words import by_day_words, hundredths_words, money_words, window_words
from pistos.payments.ports import cards_stay_away
from pistos.promises.queries.served import Served
from pistos.shipping.queries import Offer
from pistos.shipping.rules.customs import FLAT, NONE
from pistos.shipping.rules.leaving import Slot
from pistos.shop.models import ShopSettings
from pistos.storefront.guarantee import late_words
from pistos.storefront.order_words import served_words


def _courier(offer: Offer, spoken: str) -> str:
    """Who carries it, unless the way's own name says so."""
    name = offer.method.courier.name if offer.method.courier else ""
    return "" if name in offer.name_in(spoken) else name


def offer_rows(found: Choices, at: datetime, spoken: str) -> list[dict[str, Any]]:
    """Each way of delivery with its cost, its day and the courier's record toward this buyer."""
    return [
        {
            "offer": offer,
            "name": offer.name_in(spoken),
            "courier": _courier(offer, spoken),
            "is_chosen": found.offer is not None and offer.method.pk == found.offer.method.pk,
            "served": served_words(Served(*offer.record)) if offer.record else "",
            "grounds": grounds_words(_named(offer), found.to.region),
            "first": _slot_words(offer.slots[0], found.to.zone, at, spoken) if offer.slots else "",
        }
        for offer in found.offered.offers
    ]


def slot_rows(found: Choices, at: datetime, spoken: str) -> list[dict[str, Any]]:
    """The times at which the chosen way brings it; none for ways that bring it any time of their day."""
    if found.offer is None:
        return []
    return [
        {
            "code": slot.code,
            "words": _slot_words(slot, found.to.zone, at, spoken),
            "is_chosen": slot == found.slot,
        }
        for slot in found.offer.slots
    ]


def promised_words(found: Choices, at: datetime, spoken: str) -> str:
    """The day that binds, or the time that was chosen: "by Friday 27 November"."""
    if found.slot is not None:
        return _slot_words(found.slot, found.to.zone, at, spoken)
    if found.promised_on is None:
        return ""
    return by_day_words(found.promised_on, at.astimezone(ZoneInfo(found.to.zone)).date(), spoken)


def _slot_words(slot: Slot, zone: str, at: datetime, spoken: str) -> str:
    return window_words(slot.span(zone), at, ZoneInfo(zone), spoken)


def _named(offer: Offer) -> dict[str, Any]:
    """The grounds with the courier's name in place of its code."""
    facts = asdict(offer.grounds)
    if facts["names"].get("courier") and offer.method.courier:
        facts["names"] = {**facts["names"], "courier": offer.method.courier.name}
    return facts


def provider_rows(found: Choices) -> list[dict[str, Any]]:
    chosen = found.provider.code if found.provider else ""
    return [{"view": view, "is_chosen": view.code == chosen} for view in found.providers]


def difference_words(what: tuple[str, ...], found: Choices) -> str:
    """What changed between the look and the press; nothing was ordered."""
    said = []
    if "total" in what and found.totals and found.offer:
        amount = money_words(found.totals.gross, found.offer.currency, language())
        said.append(_("The total is now %(amount)s.") % {"amount": amount})
    if "day" in what:
        said.append(_("The day of delivery is another one now."))
    said.append(
        _("Nothing was ordered yet. Please look at it above the button, then press it once more.")
    )
    return " ".join(said)


def customs_words(found: Choices, spoken: str) -> str:
    """What the border may ask for beyond our total, told before the button; "" inside the union."""
    customs = found.offered.customs
    if customs is None:
        return ""
    said = []
    if customs.duty == FLAT and customs.duty_amount is not None:
        amount = money_words(customs.duty_amount, customs.currency, spoken)
        said.append(_("At the border %(amount)s of customs duty are due.") % {"amount": amount})
    elif customs.duty != NONE:
        said.append(_("Customs duty may be due at the border. How much, we do not know."))
    if customs.vat_percent:
        said.append(
            _("We charge no VAT; your country may ask for its own, %(percent)s.")
            % {"percent": hundredths_words(customs.vat_percent, language())}
        )
    if said:
        said.append(_("The courier may add a fee for clearing it. None of this is in our total."))
    return " ".join(said)


def reassurances(
    found: Choices, rules: ShopSettings, currency: str, *, is_guest: bool
) -> list[str]:
    """What a buyer fears here, answered by what is really so."""
    said = []
    if cards_stay_away(view.code for view in found.providers):
        said.append(
            _("Cards are entered on the payment provider's own page. We never see or keep them.")
        )
    said.append(
        _(
            "If the promised day slips, we write to you before it is over, and you may cancel freely."
        )
    )
    missed = late_words(rules.late_amount, currency)
    if missed:
        said.append(missed)
    said.append(
        ngettext(
            "What is wrong, damaged or not as described is put right or paid back; tell us within"
            " %(days)d day.",
            "What is wrong, damaged or not as described is put right or paid back; tell us within"
            " %(days)d days.",
            rules.right_within_days,
        )
        % {"days": rules.right_within_days}
    )
    if is_guest:
        said.append(_("Your address is used for this order alone. No account, no password."))
    return said
