"""What stands on the contact page: ways, hours, closures and the times for a call."""

from datetime import datetime

from django.utils.translation import gettext as _

from pistos.calls.queries.slots import slots_offered
from pistos.calls.queries.waits import has_store, lines_shown, store_now, telephone_now
from pistos.conversations.queries.waits import channels_now
from pistos.shop.models import Shop, WorkingHours
from pistos.shop.queries import closures_ahead, working_calendar
from pistos.shop.rules.hours import WorkingCalendar
from pistos.storefront.contact_words import (
    Spoken,
    Way,
    closure_words,
    store_way,
    telephone_way,
    week_rows,
    with_quickest,
    written_way,
)


def standing_of(shop: Shop, at: datetime) -> dict[str, object]:
    """The context of the page around its forms. About 25 queries, whatever the shop holds."""
    calendar = working_calendar(shop, at)
    spoken = Spoken(at, shop.time_zone)
    hours = WorkingHours.objects.order_by("weekday", "opens")
    return {
        "ways": _ways(shop, calendar, spoken),
        "week": week_rows(hours),
        "closures": closures_of(shop, at),
        "slots": slots_offered(at, calendar),
        "zone": shop.time_zone,
    }


def closures_of(shop: Shop, at: datetime) -> list[str]:
    """Exceptional closures of the coming weeks, in words."""
    spoken = Spoken(at, shop.time_zone)
    return closure_words(closures_ahead(at.astimezone(spoken.place).date()), spoken)


def _ways(shop: Shop, calendar: WorkingCalendar, spoken: Spoken) -> list[Way]:
    found = []
    for wait in channels_now(spoken.at):
        if wait.channel == "email" and shop.email:
            found.append(written_way(wait, shop.email, f"mailto:{shop.email}", spoken))
        elif wait.channel == "form":
            found.append(written_way(wait, "", "#question", spoken))
        elif wait.channel == "chat":
            found.append(written_way(wait, _("By the button at the edge of this page"), "", spoken))
    telephone = telephone_now(spoken.at, calendar)
    lines = lines_shown()
    found += [
        telephone_way(telephone, line.number, spoken, name=line.name if len(lines) > 1 else "")
        for line in lines
    ]
    if not lines and shop.phone:
        found.append(telephone_way(telephone, shop.phone, spoken))
    if has_store():
        found.append(store_way(store_now(spoken.at, calendar), shop.legal_address, spoken))
    return with_quickest(found)
