"""Reads of the shop."""

from datetime import datetime

from django.db.models import QuerySet

from pistos.kit.errors import NotFound
from pistos.shop.models import Closure, Shop, ShopSettings, WorkingHours
from pistos.shop.rules.facts import retention_days
from pistos.shop.rules.hours import Span, WorkingCalendar, public_holidays


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


def settings_versions() -> QuerySet[ShopSettings]:
    """Every version, newest first."""
    return ShopSettings.objects.order_by("-version")


def days_kept(purpose: str) -> int:
    """For how many days personal data of a purpose are kept; 0 is until somebody asks."""
    return retention_days(settings_in_force().retention, purpose)


def working_calendar(shop: Shop, around: datetime) -> WorkingCalendar:
    """The shop's hours, with closures and public holidays from a year before to two years after."""
    years = range(around.year - 1, around.year + 3)
    return WorkingCalendar(
        zone=shop.time_zone,
        spans=tuple(
            Span(row.weekday, row.opens, row.closes)
            for row in WorkingHours.objects.order_by("weekday", "opens")
        ),
        closures=tuple(Closure.objects.order_by("starts_on").values_list("starts_on", "ends_on")),
        holidays=public_holidays(shop.country, shop.holidays_region, years)
        if shop.is_closed_on_holidays
        else frozenset(),
    )


def closures() -> QuerySet[Closure]:
    """Those to come first."""
    return Closure.objects.order_by("-ends_on", "pk")
