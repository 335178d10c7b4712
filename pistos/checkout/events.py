"""What happens to carts. Small deeds on a cart are none: a cart is what a browser holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CartOrdered:
    """A cart became an order."""

    cart_id: int
    order_id: int


@dataclass(frozen=True)
class BuyerDecided:
    """A buyer said by what they decided: a friend, reviews, a search, an advertisement, the price."""

    order_id: int
    how: str


@dataclass(frozen=True)
class CartLeft:
    """A cart was left; `because` is why, as far as the record tells."""

    cart_id: int
    step: str
    because: str


@dataclass(frozen=True)
class CartNotReminded:
    """The one mail about a cart that was left was not written, and why: `reason` is "budget" where its owner
    was approached enough of late."""

    cart_id: int
    reason: str


@dataclass(frozen=True)
class CartReminded:
    """The one mail about a cart that was left was written."""

    cart_id: int


@dataclass(frozen=True)
class SelfCheckDone:
    """The program walked its own purchase path."""

    check_id: int
    is_well: bool


@dataclass(frozen=True)
class RequestOptionSaved:
    """A wish that can be ticked for a product was added, reworded, withdrawn or offered again."""

    option_id: int
    product_id: int
