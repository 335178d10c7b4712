"""What the pages of information say of this shop, asked of where it is really kept.

Each fact is asked for when a text names it, once.
"""

from collections.abc import Callable
from datetime import datetime
from functools import cache, cached_property
from zoneinfo import ZoneInfo

from babel.units import format_unit
from django.conf import settings
from django.utils.translation import gettext as _

from pistos.accounts.queries import everybody_has_second_factor
from pistos.kit.languages import LANGUAGES, text_in
from pistos.kit.phones import spaced
from pistos.kit.regions import country_name
from pistos.kit.words import days_words, money_words, month_words
from pistos.partners.models import Partner, PartnerKind
from pistos.payments.queries.offering import ways_shown
from pistos.pricing.rules.vat import UNION
from pistos.shipping.models import MethodKind
from pistos.shipping.queries import (
    countries_served,
    free_for_all,
    has_personal_terms,
    methods_shown,
)
from pistos.shop.models import Shop, ShopSettings, WorkingHours
from pistos.shop.queries import settings_in_force
from pistos.shop.rules.facts import retention_days
from pistos.storefront.contact_words import week_rows
from pistos.storefront.information.cookies import cookie_rows

YEAR = 365.25
_FACTS = (
    "couriers payers ways way_names methods has_store served free hours refund_days"
    " keep_invoices keep_messages keep_visits keep_dormant has_personal https hosted_card"
    " test_payments staff_second cookies"
).split()


def facts_of(shop: Shop, partners: list[Partner], at: datetime, language: str) -> dict[str, object]:
    """Values and questions by the names that texts use; a question is asked only where it is named."""
    known = _Facts(shop, partners, at, language)
    asked: dict[str, Callable[[], object]] = {name: cache(getattr(known, name)) for name in _FACTS}
    return {
        "name": shop.name,
        "legal_name": shop.legal_name or shop.name,
        "address": ", ".join(shop.legal_address.split("\n")).replace("\r", ""),
        "register": shop.register_number,
        "tax": shop.tax_number,
        "email": shop.email,
        "phone": spaced(shop.phone) if shop.phone else "",
        "cc": shop.country,
        "country": country_name(shop.country, language),
        "is_eu": shop.country in UNION,
        "since": month_words(shop.opened_on, language) if shop.opened_on else "",
        "languages": ", ".join(LANGUAGES[code] for code in shop.languages if code in LANGUAGES),
        **asked,
    }


class _Facts:
    def __init__(self, shop: Shop, partners: list[Partner], at: datetime, language: str) -> None:
        self.shop, self.partners, self.at, self.language = shop, partners, at, language

    @cached_property
    def rules(self) -> ShopSettings:
        return settings_in_force()

    def couriers(self) -> str:
        return self._named(PartnerKind.COURIER)

    def payers(self) -> str:
        return self._named(PartnerKind.PAYMENT)

    def _named(self, kind: str) -> str:
        return ", ".join(partner.name for partner in self.partners if partner.kind == kind)

    @cached_property
    def _ways(self) -> list:
        return ways_shown()

    def ways(self) -> list[tuple[str, str]]:
        return [(way.name, way.words) for way in self._ways if not way.is_test or settings.IS_DEMO]

    def way_names(self) -> str:
        return ", ".join(name.lower() for name, _words in self.ways())

    def hosted_card(self) -> str:
        """Whose page the card is entered on; nothing where no card is taken."""
        cards = [way for way in self._ways if way.way == "hosted" and not way.is_test]
        return ", ".join(dict.fromkeys(way.code.replace("_", " ").title() for way in cards))

    def test_payments(self) -> bool:
        return any(way.is_test for way in self._ways)

    @cached_property
    def _methods(self) -> list:
        return methods_shown()

    def methods(self) -> list[tuple[str, str]]:
        return [
            (
                text_in(row.name, self.language, self.shop.default_language),
                row.courier.name if row.courier else _("by ourselves"),
            )
            for row in self._methods
        ]

    def has_store(self) -> bool:
        return any(row.kind == MethodKind.STORE for row in self._methods)

    def served(self) -> str:
        return ", ".join(sorted(country_name(code, self.language) for code in countries_served()))

    def free(self) -> list[str]:
        today = self.at.astimezone(ZoneInfo(self.shop.time_zone)).date()
        found = []
        for row in free_for_all(today):
            words = _("from %(amount)s of goods: %(countries)s") % {
                "amount": money_words(row.threshold, row.currency, self.language),
                "countries": ", ".join(country_name(code, self.language) for code in row.countries),
            }
            if row.method:
                words = f"{text_in(row.method.name, self.language)}, {words}"
            found.append(words)
        return found

    def has_personal(self) -> bool:
        return has_personal_terms()

    def hours(self) -> list[tuple[str, str]]:
        return week_rows(WorkingHours.objects.order_by("weekday", "opens"))

    def refund_days(self) -> str:
        return days_words(self.rules.refund_within_days, self.language)

    def keep_invoices(self) -> str:
        return self._kept("invoices")

    def keep_messages(self) -> str:
        return self._kept("messages")

    def keep_visits(self) -> str:
        return self._kept("visits")

    def keep_dormant(self) -> str:
        return self._kept("dormant_customers")

    def _kept(self, purpose: str) -> str:
        days = retention_days(self.rules.retention, purpose)
        if not days:
            return _("until you ask us to erase them")
        return _("for %(span)s") % {"span": long_span(days, self.language)}

    def https(self) -> bool:
        return bool(settings.SECURE_SSL_REDIRECT and settings.SECURE_HSTS_SECONDS)

    def staff_second(self) -> bool:
        return everybody_has_second_factor()

    def cookies(self) -> list[tuple[str, str, str]]:
        return cookie_rows(self.language)


def long_span(days: int, language: str) -> str:
    """Days as years where they are whole ones: "3 years", "90 days"."""
    years = round(days / YEAR)
    if years >= 1 and abs(days - years * YEAR) <= 4:
        return str(format_unit(years, "duration-year", locale=language))
    return days_words(days, language)
