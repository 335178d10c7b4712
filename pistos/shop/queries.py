"""Reads of the shop."""

from pistos.kit.errors import NotFound
from pistos.shop.models import Shop, ShopSettings


def the_shop() -> Shop:
    """The shop; NotFound before the wizard or the demo has set it up."""
    shop = the_shop_or_none()
    if shop is None:
        raise NotFound
    return shop


def the_shop_or_none() -> Shop | None:
    return Shop.objects.filter(pk=1).first()


def settings_in_force() -> ShopSettings:
    """The newest version of the shop's rules, or the defaults when none was ever saved."""
    return ShopSettings.objects.order_by("-version").first() or ShopSettings()
