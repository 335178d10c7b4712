"""The only loaders of prices that edges use."""

from pistos.accounts.models import User
from pistos.accounts.rules import may
from pistos.catalogue.models import Variant
from pistos.kit.errors import NotFound
from pistos.pricing.models import BusinessId, Market, Price, Voucher


def variant_to_price(user: User, sku: str) -> Variant:
    """The variant, for whoever may see prices."""
    rows = Variant.objects.select_related("product__category", "content")
    found = rows.filter(sku=sku).first() if may(user.role, "see_prices") else None
    if found is None:
        raise NotFound
    return found


def market_to_edit(user: User, code: str) -> Market:
    found = Market.objects.filter(code=code).first() if may(user.role, "edit_prices") else None
    if found is None:
        raise NotFound
    return found


def price_to_end(user: User, price_id: int) -> Price:
    rows = Price.objects.select_related("market", "variant")
    found = rows.filter(pk=price_id).first() if may(user.role, "edit_prices") else None
    if found is None:
        raise NotFound
    return found


def voucher_to_end(user: User, voucher_id: int) -> Voucher:
    rows = Voucher.objects.filter(pk=voucher_id)
    found = rows.first() if may(user.role, "edit_vouchers") else None
    if found is None:
        raise NotFound
    return found


def business_id_to_confirm(user: User, business_id: int) -> BusinessId:
    rows = BusinessId.objects.select_related("customer").filter(pk=business_id)
    found = rows.first() if may(user.role, "edit_prices") else None
    if found is None:
        raise NotFound
    return found
