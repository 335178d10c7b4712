"""Who speaks, when and where: the language, moment and zone of the page being rendered."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from django.template import Context
from django.utils import timezone
from django.utils.translation import get_language


@dataclass(frozen=True)
class Speaking:
    """The moment of the page, the zone of its times and its language."""

    at: datetime
    zone: tzinfo
    language: str

    @property
    def today(self) -> date:
        """The day it is in the zone."""
        return self.at.astimezone(self.zone).date()


def language() -> str:
    """The language of the page."""
    return get_language() or "en"


def speaking(context: Context, at: datetime | None, zone: tzinfo | str | None) -> Speaking:
    """The page's moment (`now`) and zone (`zone`, else the shop's), unless a tag says others."""
    shop_zone = getattr(context.get("shop"), "time_zone", None)
    zone = zone or context.get("zone") or shop_zone or timezone.get_current_timezone()
    return Speaking(
        at=at or context["now"],
        zone=ZoneInfo(zone) if isinstance(zone, str) else zone,
        language=language(),
    )
