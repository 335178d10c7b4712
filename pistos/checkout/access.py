"""The gate through which the desk loads what checkout keeps."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.checkout.models import RequestOption
from pistos.kit.errors import NotFound


def request_option_for(agent: User, product_id: int, option_id: int) -> RequestOption:
    """A wish to tick of this product; NotFound for another product's."""
    require(agent, "edit_products")
    found = RequestOption.objects.filter(pk=option_id, product_id=product_id).first()
    if found is None:
        raise NotFound
    return found
