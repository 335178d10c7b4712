"""What the shop states for a day that it misses, and what it really gave: the same words everywhere."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pistos.components.tags.speaking import language
from pistos.kit.words import money_words
from pistos.promises.queries.lives import made_good
from pistos.remedies.queries.policy import money_stated
from pistos.remedies.queries.results import money_results

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


def money_words_stated(at: datetime, currency: str) -> str:
    """What is given when money is not back by its day; "" where the shop states nothing. One query."""
    return money_words_of(money_stated(at)[0], currency)


def money_words_of(amount: Decimal, currency: str) -> str:
    """The same for an amount that is at hand."""
    if not amount:
        return ""
    said = money_words(amount, currency, language())
    return _("If your money is not back by the day we promised, you get %(amount)s.") % {
        "amount": said
    }


def money_given_words(at: datetime, currency: str) -> str:
    """How often that came to be lately, and what was given; "" where no refund was late. One query."""
    found = money_results(at - LOOKED_BACK)
    if not found.owed:
        return ""
    words = ngettext(
        "In the last 90 days that happened %(owed)d time; given so far: %(amount)s.",
        "In the last 90 days that happened %(owed)d times; given so far: %(amount)s.",
        found.owed,
    )
    said = {"owed": found.owed, "amount": money_words(found.amount, currency, language())}
    return words % said
