"""What a cart says of its lines and vouchers, in the language of the page. No queries."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pistos.checkout.facts import LineShown
from pistos.checkout.rules import changes
from pistos.components.tags.speaking import language
from pistos.kit.words import money_words
from pistos.pricing.queries.vouchers import UNKNOWN, VoucherView
from pistos.pricing.rules import vouchers


def change_words(line: LineShown) -> str:
    """What became of a line since it was last looked at; "" where nothing did."""
    if line.change == changes.GONE:
        return _("This is no longer sold. Please take it out.")
    if line.change == changes.UNPRICED:
        return _("This is not sold to the country you chose. Please take it out.")
    if line.change == changes.SHORT:
        if not line.free:
            return _("This is sold out at the moment. Please take it out, or come back later.")
        left = ngettext("Only %(count)d is left.", "Only %(count)d are left.", line.free)
        return left % {"count": line.free} + " " + _("Please lower the number.")
    if line.change in (changes.DEARER, changes.CHEAPER) and line.price and line.seen_gross:
        was = money_words(line.seen_gross, line.price.currency, language())
        return _("The price has changed since you put it here; it was %(was)s.") % {"was": was}
    return ""


_REFUSALS = {
    UNKNOWN: lambda: _("We do not know this code. Please check its letters."),
    vouchers.NOT_YET: lambda: _("This voucher does not hold yet."),
    vouchers.OVER: lambda: _("This voucher holds no longer."),
    vouchers.STOPPED: lambda: _("This voucher holds no longer."),
    vouchers.NOT_YOURS: lambda: _("This voucher is for another customer."),
    vouchers.USED_UP: lambda: _("This voucher was used as often as it can be."),
    vouchers.USED_BY_YOU: lambda: _("You have used this voucher already."),
    vouchers.OTHER_CURRENCY: lambda: _("This voucher is for another currency."),
}


def voucher_words(view: VoucherView, currency: str) -> str:
    """Why a code gives nothing; "" where it holds."""
    if not view.reason:
        return ""
    if view.reason == vouchers.TOO_LITTLE:
        least = money_words(view.minimum or Decimal(0), currency or "EUR", language())
        return _("This voucher holds for goods of %(least)s and more.") % {"least": least}
    return _REFUSALS[view.reason]()
