"""The gate through which the edges load what checkout keeps."""

from django.core import signing

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.checkout.models import Cart, RequestOption
from pistos.kit.errors import NotFound

MARK = "pistos.checkout.cart"
MARK_SECONDS = 3600


def mark_of_cart(cart: Cart) -> str:
    """Names the cart to whoever helps in the chat, for an hour; it opens nothing."""
    return signing.dumps(cart.pk, salt=MARK)


def cart_by_mark(mark: str) -> int | None:
    """The id of the cart that is named; None for what is forged, old or empty. No query."""
    try:
        return int(signing.loads(mark, salt=MARK, max_age=MARK_SECONDS)) if mark else None
    except (signing.BadSignature, ValueError, TypeError):
        return None


def request_option_for(agent: User, product_id: int, option_id: int) -> RequestOption:
    """A wish to tick of this product; NotFound for another product's."""
    require(agent, "edit_products")
    found = RequestOption.objects.filter(pk=option_id, product_id=product_id).first()
    if found is None:
        raise NotFound
    return found
