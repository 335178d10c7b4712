"""Why a row could not be used: each reason's code and its plain words with the remedy."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Unusable(Exception):
    """A row that cannot be used: `code` is a key of REASONS, `detail` the value at fault."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


REASONS: dict[str, str | Promise] = {
    "columns": _(
        "The row has more or fewer cells than the header. Check its separators and quotes."
    ),
    "nul": _("The row holds a character that no text may hold (NUL). Export the file again."),
    "no_number": _("The order has no number, or one longer than 120 characters."),
    "no_such_order": _("No order with this number is in the files."),
    "number_twice": _("Two different orders have this number. Keep the one that is right."),
    "part_unusable": _("Another row of the same order cannot be used. Correct that one first."),
    "no_placed_at": _("The time of the purchase is missing."),
    "bad_date": _("A date cannot be read in the way that the profile states."),
    "impossible_date": _("A date lies before 1990 or in the future, where it cannot have been."),
    "bad_number": _("A number cannot be read in the way that the profile states."),
    "negative_price": _("A price is below zero."),
    "price_too_large": _("A price is larger than any price can be."),
    "unknown_currency": _("The currency is not one that the world knows."),
    "bad_quantity": _("A quantity is not between one and a million."),
    "unknown_status": _("The profile does not say what this status word means. Add it there."),
    "promise_before_order": _("The promised day lies before the purchase."),
    "parcel_twice": _("The order has one parcel twice."),
    "unknown_zone": _("The time zone is not one that the world knows."),
    "not_an_order": _("This document is not an order of the kind that the profile describes."),
    "no_order_here": _("No order of the shop has this number. Import the orders first."),
    "not_a_review": _("This document is not a review of the kind that the profile describes."),
    "no_product": _("The row does not say which product it is about."),
    "no_such_product": _("No product of the shop has this handle, reference or number."),
    "bad_stars": _("The stars are not a whole number from one to five."),
    "no_written_at": _("The row does not say when the review was written."),
    "review_twice": _("The same review stands in the files before; it was taken once."),
    "too_long": _(
        "A text is longer than a review can be: 5,000 characters, 120 in a title, 60 in a name."
    ),
    "machine_written": _("The row says that a machine wrote it. Such reviews are not taken."),
    "by_staff": _("The address is of somebody who works at the shop. Staff do not review."),
    "deleted": _("The other shop has deleted this order; nothing was imported."),
}


def words_for(code: str, detail: str = "") -> str:
    """The reason in plain words, with the value at fault."""
    words = str(REASONS[code])
    return f"{words} ({detail[:120]})" if detail else words
