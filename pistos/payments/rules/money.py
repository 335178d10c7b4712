"""Amounts as providers count them."""

from decimal import Decimal

from babel.numbers import get_currency_precision


def minor_units(amount: Decimal, currency: str) -> int:
    """The amount in the currency's smallest unit: 64.90 EUR is 6490, 500 JPY is 500.

    ValueError where it does not come out even: an amount is never rounded on its way to a provider.
    """
    scaled = amount.scaleb(get_currency_precision(currency))
    if scaled != scaled.to_integral_value():
        raise ValueError(f"{amount} {currency} has parts smaller than the currency's smallest unit")
    return int(scaled)


def from_minor_units(units: int, currency: str) -> Decimal:
    """The amount that so many smallest units make, with two places."""
    return Decimal(units).scaleb(-get_currency_precision(currency)).quantize(Decimal("0.01"))
