"""Reads of the shop."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from pistos.kit.errors import NotFound
from pistos.kit.keeping import Kept
from pistos.kit.marking import kept_by_marks
from pistos.kit.once import once
from pistos.kit.planned import Planned
from pistos.shop.models import (
    Absence,
    Closure,
    OfficialNotice,
    PageWords,
    Shift,
    Shop,
    ShopSettings,
    WorkingHours,
)
from pistos.shop.rules.facts import retention_days
from pistos.shop.rules.hours import Span, WorkingCalendar, public_holidays
from pistos.shop.rules.shifts import (
    Away,
    PlannedShift,
    ShiftPlan,
    ShiftTimes,
    count_at,
    next_duty,
    people_at,
)

_SHOP = Planned("shop", lambda: Shop.objects.filter(pk=1))
_shops: Kept[Shop | None] = Kept(2)
_settings: Kept[ShopSettings] = Kept(2)


def the_shop() -> Shop:
    """The shop; NotFound before the wizard or the demo has set it up."""
    shop = the_shop_or_none()
    if shop is None:
        raise NotFound
    return shop


def the_shop_or_none() -> Shop | None:
    """Kept while nobody changes it, where the marks are at hand (`kit.marking`)."""
    return once(
        the_shop_or_none,
        lambda: kept_by_marks(_shops, "shop", lambda: next(iter(_SHOP()), None)),
    )


def settings_in_force() -> ShopSettings:
    """The newest version of the shop's rules, or the defaults when none was ever saved."""
    newest = ShopSettings.objects.order_by("-version")
    return once(
        settings_in_force,
        lambda: kept_by_marks(_settings, "rules", lambda: newest.first() or ShopSettings()),
    )


def amounts_for_late() -> list[tuple[datetime, Decimal]]:
    """From when on which amount was stated for a missed day, in order; 0 is none. One query."""
    rows = ShopSettings.objects.order_by("version").values_list("made_at", "late_amount")
    return list(rows)


def amount_for_late(at: datetime) -> Decimal:
    """What was stated at an instant for a missed day; 0 for nothing. One query."""
    stated = [amount for since, amount in amounts_for_late() if since <= at]
    return stated[-1] if stated else Decimal(0)


def settings_versions() -> QuerySet[ShopSettings]:
    """Every version, newest first."""
    return ShopSettings.objects.order_by("-version")


def page_words(pages: Collection[str]) -> dict[str, PageWords]:
    """The shop's own words in force on each of the pages that has some. One query."""
    rows = PageWords.objects.filter(page__in=list(pages)).order_by("page", "-pk").distinct("page")
    return {row.page: row for row in rows if any(row.words.values())}


def official_notices() -> dict[str, OfficialNotice]:
    """The official notice of the legal guarantee by language. One query."""
    return {row.language: row for row in OfficialNotice.objects.order_by("language")}


def page_words_versions(page: str) -> list[PageWords]:
    """The newest versions of what the shop added to a page."""
    return list(PageWords.objects.filter(page=page).order_by("-pk")[:20])


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


def closures_ahead(on: date, days: int = 21) -> list[Closure]:
    """Exceptional closures that hold now or begin within so many days, the next first."""
    rows = Closure.objects.filter(ends_on__gte=on, starts_on__lte=on + timedelta(days=days))
    return list(rows.order_by("starts_on", "pk"))


def people_on_duty(at: datetime, calendar: WorkingCalendar | None = None) -> int:
    """How many people are on duty by the shift plan; one while open where no plan is kept.

    Two queries with the calendar at hand, else five; a third where nothing is planned near `at`.
    """
    return count_at(shift_plan(at, calendar), at)


def persons_on_duty(at: datetime, calendar: WorkingCalendar | None = None) -> frozenset[int]:
    """The ids of the people on duty; nobody is named where no plan is kept."""
    return people_at(shift_plan(at, calendar), at)


def next_on_duty(at: datetime, calendar: WorkingCalendar | None = None) -> datetime | None:
    """`at` itself when somebody is on duty, else when the next person comes; None if nobody does."""
    return next_duty(shift_plan(at, calendar), at)


def shift_plan(around: datetime, calendar: WorkingCalendar | None = None) -> ShiftPlan:
    """The plan from the day before `around` on, of people who still work here."""
    calendar = calendar or working_calendar(the_shop(), around)
    since = around.astimezone(ZoneInfo(calendar.zone)).date() - timedelta(days=1)
    shifts = tuple(
        PlannedShift(row.person_id, times_of(row))
        for row in Shift.objects.filter(
            Q(on__gte=since) | Q(on=None) & (Q(valid_until=None) | Q(valid_until__gte=since)),
            person__is_active=True,
        ).order_by("pk")
    )
    absences = tuple(
        Away(row.person_id, row.starts_on, row.ends_on)
        for row in Absence.objects.filter(ends_on__gte=since).order_by("pk")
    )
    return ShiftPlan(calendar, shifts, absences, is_kept=bool(shifts) or Shift.objects.exists())


def times_of(shift: Shift) -> ShiftTimes:
    return ShiftTimes(
        starts=shift.starts,
        ends=shift.ends,
        weekday=shift.weekday,
        on=shift.on,
        valid_from=shift.valid_from,
        valid_until=shift.valid_until,
    )
