"""Fees for a means of payment (directive 2011/83/EU, article 19; directive (EU) 2015/2366, article 62).

A trader may ask no more than the means costs them, and nothing at all for consumer cards and transfers.
"""

from decimal import Decimal

from pistos.pricing.rules.money import NOTHING, rounded

FREE_BY_LAW = frozenset({"card", "bank_transfer", "direct_debit"})


def lawful_fee(*, wanted: Decimal, cost: Decimal, means: str) -> Decimal:
    """The most that may be asked: never above what it costs, nought for cards and transfers."""
    if means in FREE_BY_LAW:
        return NOTHING
    return max(NOTHING, min(rounded(wanted), rounded(cost)))
