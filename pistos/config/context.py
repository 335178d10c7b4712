"""What every page needs: whether this is a demo, the instant, and the shop's own words."""

from django.conf import settings
from django.http import HttpRequest

from pistos.kit import clock
from pistos.shop.queries import the_shop_or_none


def page(request: HttpRequest) -> dict[str, object]:
    return {"is_demo": settings.IS_DEMO, "now": clock.now(), "shop": the_shop_or_none()}
