"""What an owner may enter about the shop, as plain values, and what is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import available_timezones

from babel import Locale
from babel.numbers import is_currency
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES, Translated
from pistos.kit.words import money_words


class FactsUnusable(Refused):
    """An entry that the shop cannot work with; the text names it."""


RETENTION_DEFAULTS: Mapping[str, int] = {
    "messages": 1095,
    "conversations": 1095,
    "invitations": 30,
    "import_files": 90,
    "visits": 90,
    "carts": 90,
    "asks": 1095,
    "invoices": 3653,
    "dormant_customers": 0,
}
"""How many days personal data of a purpose are kept; 0 keeps them until somebody asks.

Invoices: ten years and a leap day or three, the longest term among the first markets (Slovenia).
"""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the shop is, as customers and the law read it."""

    name: str
    tagline: Translated = field(default_factory=dict)
    legal_name: str = ""
    legal_address: str = ""
    tax_number: str = ""
    register_number: str = ""
    email: str = ""
    phone: str = ""


MOST_PRIVATE = timedelta(days=366)
"""How far off the announced day may be."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the shop is, and how it counts, reckons time and speaks."""

    country: str
    currency: str
    time_zone: str
    languages: tuple[str, ...]
    default_language: str
    holidays_region: str = ""
    is_closed_on_holidays: bool = True


@dataclass(frozen=True, slots=True)
class SettingsValues:
    """One version of the shop's own rules. Rates and chances lie between 0 and 1."""

    kept_rate_target: float = 0.95
    warn_at_chance: float = 0.5
    right_within_days: int = 14
    refund_within_days: int = 14
    late_amount: Decimal = Decimal(0)
    warns_by_rule: bool = False
    trust_page_public_from: date | None = None
    retention: Mapping[str, int] = field(default_factory=dict)


FIRST_GUARANTEE = {
    **dict.fromkeys(("EUR", "GBP", "USD", "CHF"), Decimal(5)),
    "AMD": Decimal(1000),
}
"""What a new shop gives for a missed day unless its owner says otherwise, where the currency is known."""


def first_guarantee(currency: str) -> Decimal:
    """Nobody knows a new shop: it stands for its word with money from the first day."""
    return FIRST_GUARANTEE.get(currency, Decimal(0))


MOST_TIMES = 200
MOST_ELSEWHERE = Decimal(100_000)
"""A slip of the pen is not promised: at most so many times what a new shop gives; an amount of its own where
nobody knows what the currency is worth."""


def most_for_late(currency: str) -> Decimal:
    """The most that is given for a missed day: 1,000 euros, 200,000 drams."""
    return first_guarantee(currency) * MOST_TIMES or MOST_ELSEWHERE


def check_guarantee(amount: Decimal, currency: str) -> None:
    most = most_for_late(currency)
    if not 0 <= amount <= most:
        told = {"most": money_words(most, currency, get_language() or "en")}
        raise FactsUnusable(_("Please state an amount from 0 to %(most)s for a missed day.") % told)


def check_identity(identity: Identity) -> None:
    if not identity.name.strip():
        raise FactsUnusable(_("Please enter the name of the shop."))
    if any(code not in LANGUAGES for code in identity.tagline):
        raise FactsUnusable(_("The motto has a language that Pistos does not speak."))


def check_place(place: Place) -> None:
    if place.country not in Locale("en").territories or len(place.country) != 2:
        raise FactsUnusable(_("Please choose the country of the shop."))
    if not is_currency(place.currency):
        raise FactsUnusable(_("Please choose a currency, for example EUR."))
    if place.time_zone not in available_timezones():
        raise FactsUnusable(_("Please choose a time zone, for example Europe/Athens."))
    if not place.languages or any(code not in LANGUAGES for code in place.languages):
        raise FactsUnusable(_("Please choose at least one of the languages offered."))
    if place.default_language not in place.languages:
        raise FactsUnusable(_("The first language must be one of those that the shop speaks."))


def check_settings(values: SettingsValues) -> None:
    if not 0.5 <= values.kept_rate_target < 1:
        raise FactsUnusable(_("The kept rate aimed at must lie between 50% and 99.9%."))
    if not 0 < values.warn_at_chance < 1:
        raise FactsUnusable(_("The chance at which to warn must lie between 1% and 99%."))
    if not (0 <= values.right_within_days <= 365 and 0 <= values.refund_within_days <= 365):
        raise FactsUnusable(_("Please state the days as a number from 0 to 365."))
    for purpose, days in values.retention.items():
        if purpose not in RETENTION_DEFAULTS:
            raise FactsUnusable(_("Unknown purpose of keeping data: %s") % purpose)
        if not 0 <= days <= 36_525:
            raise FactsUnusable(_("Please state how long to keep data as days, up to 100 years."))


def check_openness(
    wanted: date | None, *, in_force: date | None, was_announced: bool, today: date
) -> None:
    """The record opens on the day announced: once stated, a day comes earlier and never later, and
    what is public stays public. A day may be announced once, within a year."""
    if wanted is None or wanted <= today:
        return
    if not was_announced:
        if wanted > today + MOST_PRIVATE:
            raise FactsUnusable(_("Please announce a day within a year."))
        return
    if in_force is None or in_force <= today:
        raise FactsUnusable(_("The record is public already; it cannot be hidden again."))
    if wanted > in_force:
        raise FactsUnusable(
            _("This day was announced already. The record can become public earlier, not later.")
        )


def retention_days(stored: Mapping[str, int], purpose: str) -> int:
    """Days for which data of `purpose` are kept: as the owner set, else the default."""
    return int(stored.get(purpose, RETENTION_DEFAULTS[purpose]))
