"""Words without card numbers; numbers of our own orders and parcels stay."""

from pistos.kit.cards import masked
from pistos.orders.queries import is_number_of_ours


def without_cards(text: str) -> str:
    """The database is asked only where a number passes as a card's."""
    return masked(text, is_ours=is_number_of_ours)[0]
