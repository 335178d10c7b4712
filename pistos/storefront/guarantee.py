"""What the shop states for a day that it misses, and what it really gave: the same words everywhere."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pistos.components.tags.speaking import language
from pistos.kit.words import money_words
from pistos.promises.queries.lives import made_good

LOOKED_BACK = timedelta(days=90)


def late_words(amount: Decimal, currency: str) -> str:
    """What is paid for a missed day; "" where the shop states nothing."""
    if not amount:
        return ""
    said = money_words(amount, currency, language())
    return _("If we miss the day we promised, we pay you %(amount)s.") % {"amount": said}


def given_words(at: datetime) -> str:
    """How often that was owed lately and how often it was given; "" where no day was missed. One query."""
    owed, given = made_good(since=at - LOOKED_BACK)
    if not owed:
        return ""
    words = ngettext(
        "In the last 90 days we owed it for %(owed)d order; paid so far: %(given)d.",
        "In the last 90 days we owed it for %(owed)d orders; paid so far: %(given)d.",
        owed,
    )
    return words % {"owed": owed, "given": given}
