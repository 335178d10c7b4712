"""The only loaders of the stock that edges use."""

from pistos.accounts.models import User
from pistos.accounts.rules import may
from pistos.catalogue.models import Variant
from pistos.kit.errors import NotFound
from pistos.stock.models import Incoming, Location, Supply


def variant_in_stock(user: User, sku: str) -> Variant:
    """The variant, for whoever may see the stock; NotFound for the rest and for what is absent."""
    rows = Variant.objects.select_related("product").filter(sku=sku)
    found = rows.first() if may(user.role, "see_stock") else None
    if found is None:
        raise NotFound
    return found


def location_to_count(user: User, code: str) -> Location:
    return _location(user, code, "count_stock")


def _location(user: User, code: str, deed: str) -> Location:
    found = Location.objects.filter(code=code).first() if may(user.role, deed) else None
    if found is None:
        raise NotFound
    return found


def incoming_to_receive(user: User, incoming_id: int) -> Incoming:
    rows = Incoming.objects.select_related("variant", "location").filter(pk=incoming_id)
    found = rows.first() if may(user.role, "count_stock") else None
    if found is None:
        raise NotFound
    return found


def supply_to_edit(user: User, supply_id: int) -> Supply:
    rows = Supply.objects.select_related("variant", "supplier").filter(pk=supply_id)
    found = rows.first() if may(user.role, "edit_stock") else None
    if found is None:
        raise NotFound
    return found
