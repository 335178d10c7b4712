"""Forms on the shop itself; the settings page and the first-run wizard share them.

Each gives the plain value that an action of `shop` takes: `form.value()`.
"""

import re
from dataclasses import fields
from datetime import time
from decimal import Decimal
from typing import Any, cast

from babel import Locale
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pistos.kit.languages import LANGUAGES
from pistos.shop.models import Shop, ShopSettings, WorkingHours
from pistos.shop.rules.facts import (
    RETENTION_DEFAULTS,
    Identity,
    Place,
    SettingsValues,
    retention_days,
)
from pistos.shop.rules.hours import Span

WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
FIRST_COUNTRIES = ("GR", "SI", "AM", "CY")
NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
CURRENCIES = ("EUR", "AMD", "USD", "GBP", "CHF")
SPAN = re.compile(r"^\s*(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})\s*$")


class IdentityForm(forms.Form):
    name = forms.CharField(label=_("Name of the shop"), max_length=120)
    legal_name = forms.CharField(label=_("Legal name"), max_length=200, required=False)
    legal_address = forms.CharField(
        label=_("Legal address"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    tax_number = forms.CharField(label=_("Tax number"), max_length=40, required=False)
    register_number = forms.CharField(label=_("Register number"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail for customers"), required=False)
    phone = forms.CharField(label=_("Telephone for customers"), max_length=40, required=False)

    @classmethod
    def of(cls, shop: Shop) -> "IdentityForm":
        return cls(initial={name: getattr(shop, name) for name in cls.base_fields})

    def value(self, *, tagline: dict[str, str]) -> Identity:
        return Identity(**self.cleaned_data, tagline=tagline)


class PlaceForm(forms.Form):
    country = forms.ChoiceField(label=_("Country"))
    holidays_region = forms.CharField(
        label=_("Region for public holidays"),
        max_length=10,
        required=False,
        help_text=_("Only where holidays differ by region; the code of the region, such as BY."),
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in CURRENCIES])
    time_zone = forms.CharField(label=_("Time zone"), max_length=40, help_text="Europe/Athens")
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=LANGUAGES.items(), widget=forms.CheckboxSelectMultiple
    )
    default_language = forms.ChoiceField(
        label=_("Language when none is known"), choices=LANGUAGES.items()
    )
    is_closed_on_holidays = forms.BooleanField(label=_("Closed on public holidays"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = Locale((get_language() or "en")[:2]).territories
        known = sorted(
            (
                (code, name)
                for code, name in names.items()
                if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES
            ),
            key=lambda row: (row[0] not in FIRST_COUNTRIES, row[1]),
        )
        cast(forms.ChoiceField, self.fields["country"]).choices = known

    @classmethod
    def of(cls, shop: Shop) -> "PlaceForm":
        return cls(initial={name: getattr(shop, name) for name in cls.base_fields})

    def value(self) -> Place:
        given = dict(self.cleaned_data)
        return Place(**{**given, "languages": tuple(given["languages"])})


class HoursForm(forms.Form):
    """A line for each weekday: "09:00-14:00, 15:00-18:00"; an empty one is a day off."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, weekday in enumerate(WEEKDAYS):
            self.fields[f"day{number}"] = forms.CharField(
                label=weekday,
                required=False,
                max_length=80,
                help_text=_("For example 09:00-14:00, 15:00-18:00; empty on a day off.")
                if number == 0
                else "",
            )

    @classmethod
    def of(cls, hours: list[WorkingHours]) -> "HoursForm":
        lines: dict[str, list[str]] = {}
        for row in hours:
            lines.setdefault(f"day{row.weekday}", []).append(
                f"{row.opens:%H:%M}-{row.closes:%H:%M}"
            )
        return cls(initial={name: ", ".join(spans) for name, spans in lines.items()})

    def clean(self) -> dict[str, object]:
        for number in range(7):
            for text in filter(None, self.cleaned_data.get(f"day{number}", "").split(",")):
                if span_of(number, text) is None:
                    self.add_error(
                        f"day{number}",
                        _("“%(text)s” does not read as hours. Write them as 09:00-14:00.")
                        % {"text": text.strip()},
                    )
        return self.cleaned_data

    def value(self) -> list[Span]:
        return [
            span
            for number in range(7)
            for text in filter(None, self.cleaned_data[f"day{number}"].split(","))
            if (span := span_of(number, text)) is not None
        ]


def span_of(weekday: int, text: str) -> Span | None:
    """ "9:00 - 14:00" as a span; None when it does not read so."""
    match = SPAN.match(text)
    if match is None:
        return None
    try:
        opens, closes = (time(int(match[n]), int(match[n + 1])) for n in (1, 3))
    except ValueError:
        return None
    return Span(weekday, opens, closes) if opens < closes else None


class LogoForm(forms.Form):
    logo = forms.FileField(
        label=_("Logo"), help_text=_("A PNG, JPEG, WebP or GIF picture of up to 1 MB.")
    )


class ClosureForm(forms.Form):
    starts_on = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    ends_on = forms.DateField(
        label=_("Up to and including"), widget=forms.DateInput(attrs={"type": "date"})
    )
    reason = forms.CharField(
        label=_("Reason, as customers read it"), max_length=120, required=False
    )


KEPT_FOR = {
    "messages": _("Messages sent to customers"),
    "conversations": _("Conversations"),
    "visits": _("Visits and chats of people not known"),
    "carts": _("Carts that became no order"),
    "asks": _("What customers were asked, and follow-ups"),
    "import_files": _("Uploaded files and their quarantine"),
    "invitations": _("Invitations of colleagues"),
    "invoices": _("Invoices of people who were erased"),
    "dormant_customers": _("Customers who no longer order"),
}


class RetentionForm(forms.Form):
    """For how many days personal data of each purpose are kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for purpose in RETENTION_DEFAULTS:
            self.fields[purpose] = forms.IntegerField(
                label=KEPT_FOR.get(purpose, purpose), min_value=0, max_value=36_525
            )
        self.fields["invoices"].help_text = _("The law of your country states the shortest term.")

    @classmethod
    def of(cls, rules: ShopSettings) -> "RetentionForm":
        return cls(
            initial={name: retention_days(rules.retention, name) for name in RETENTION_DEFAULTS}
        )

    def value(self, rules: ShopSettings) -> SettingsValues:
        """The rules in force with these days."""
        kept = {field.name: getattr(rules, field.name) for field in fields(SettingsValues)}
        return SettingsValues(**{**kept, "retention": dict(self.cleaned_data)})


class RulesForm(forms.Form):
    """What the shop promises about its promises."""

    kept_rate_target = forms.FloatField(
        label=_("Share of promises to keep"),
        min_value=0.5,
        max_value=0.999,
        help_text=_("Days are promised so that this share is kept. 0.95 is 19 of 20."),
    )
    warn_at_chance = forms.FloatField(
        label=_("Warn when the chance of being late is above"), min_value=0.05, max_value=0.95
    )
    right_within_days = forms.IntegerField(
        label=_("Days in which a customer may say that it was not right"),
        min_value=1,
        max_value=365,
    )
    refund_within_days = forms.IntegerField(
        label=_("Days to the refund"), min_value=1, max_value=14
    )
    late_amount = forms.DecimalField(
        label=_("What a customer gets when a promised day is missed"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        required=False,
        help_text=_(
            "In the shop's currency; 0 is nothing. It holds for days promised from now on."
        ),
    )
    warns_by_rule = forms.BooleanField(
        label=_("Tell customers of a likely delay without a click"), required=False
    )
    trust_page_public_from = forms.DateField(
        label=_("Trust page public from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_(
            "Empty: public now. A date is announced on the page and can later only come earlier;"
            " what is public stays public."
        ),
    )

    @classmethod
    def of(cls, rules: ShopSettings) -> "RulesForm":
        return cls(initial={name: getattr(rules, name) for name in cls.base_fields})

    def value(self, *, retention: dict[str, int]) -> SettingsValues:
        late_amount = self.cleaned_data["late_amount"] or Decimal(0)
        given = self.cleaned_data | {"late_amount": late_amount}
        return SettingsValues(**given, retention=retention)
