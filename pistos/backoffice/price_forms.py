"""Forms about prices, VAT, markets and vouchers."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.backoffice.trade_words import UNITS, VAT_CLASSES, VOUCHER_KINDS
from pistos.pricing.actions import MarketFacts, NewRate, NewReduction, NewVoucher
from pistos.pricing.models import Content, Market

_MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def _zoned(value: datetime | None, zone: str) -> datetime | None:
    """What was typed is the shop's own time."""
    return None if value is None else value.replace(tzinfo=ZoneInfo(zone))


class Local(forms.DateTimeField):
    """A moment as typed, without a zone yet."""

    widget = _MOMENT

    def clean(self, value: Any) -> datetime | None:
        found: datetime | None = super().clean(value)
        return None if found is None else found.replace(tzinfo=None)


class PriceForm(forms.Form):
    gross_amount = forms.DecimalField(
        label=_("Price with VAT"), min_value=0, max_digits=12, decimal_places=2
    )


class ReductionForm(forms.Form):
    reduced = forms.DecimalField(
        label=_("Reduced price with VAT"), min_value=0, max_digits=12, decimal_places=2
    )
    since = Local(label=_("From"), required=False, help_text=_("Empty: from now on."))
    until = Local(label=_("Until"))
    why = forms.CharField(label=_("Why"), max_length=200)

    def value(self, zone: str, at: datetime) -> NewReduction:
        given = self.cleaned_data
        until = _zoned(given["until"], zone)
        return NewReduction(
            given["reduced"], _zoned(given["since"], zone) or at, until or at, given["why"]
        )


class ContentForm(forms.Form):
    quantity = forms.DecimalField(
        label=_("How much it holds"), min_value=0, max_digits=12, decimal_places=3
    )
    unit = forms.ChoiceField(label=_("Unit"), choices=UNITS.items())

    @staticmethod
    def of(content: Content | None) -> "ContentForm":
        initial = (
            {}
            if content is None
            else {"quantity": f"{content.quantity.normalize():f}", "unit": content.unit}
        )
        return ContentForm(initial=initial)


def codes(text: str) -> tuple[str, ...]:
    """ "gr, SI" as ("GR", "SI")."""
    return tuple(part for part in text.upper().replace(",", " ").split() if part)


class MarketForm(forms.Form):
    code = forms.SlugField(label=_("Short name"), max_length=20)
    countries = forms.CharField(
        label=_("Countries"), max_length=400, help_text=_("Their two letters, for example GR, SI.")
    )
    currency = forms.CharField(label=_("Currency"), min_length=3, max_length=3)
    is_default = forms.BooleanField(
        label=_("Shown to visitors from elsewhere as well"), required=False
    )
    is_active = forms.BooleanField(label=_("In use"), required=False, initial=True)
    collects_vat_abroad = forms.BooleanField(
        label=_("We charge the VAT of countries beyond our customs border ourselves"),
        required=False,
    )

    def value(self) -> MarketFacts:
        given = self.cleaned_data
        return MarketFacts(
            code=given["code"],
            countries=codes(given["countries"]),
            currency=given["currency"].upper(),
            is_default=given["is_default"],
            is_active=given["is_active"],
            collects_vat_abroad=given["collects_vat_abroad"],
        )

    @staticmethod
    def of(market: Market) -> "MarketForm":
        return MarketForm(
            initial={
                "code": market.code,
                "countries": ", ".join(market.countries),
                "currency": market.currency,
                "is_default": market.is_default,
                "is_active": market.is_active,
                "collects_vat_abroad": market.collects_vat_abroad,
            }
        )


class RateForm(forms.Form):
    country = forms.CharField(label=_("Country"), min_length=2, max_length=2)
    vat_class = forms.ChoiceField(label=_("Class of goods"), choices=VAT_CLASSES.items())
    percent = forms.DecimalField(
        label=_("VAT rate"), min_value=0, max_value=99, max_digits=5, decimal_places=2
    )
    valid_from = forms.DateField(
        label=_("Holds from"), widget=forms.DateInput(attrs={"type": "date"})
    )
    source = forms.CharField(label=_("Law or page it comes from"), max_length=200)

    def value(self) -> NewRate:
        given = self.cleaned_data
        return NewRate(
            given["country"].upper(),
            given["vat_class"],
            given["percent"],
            given["valid_from"],
            given["source"],
        )


class VoucherForm(forms.Form):
    code = forms.CharField(label=_("Code"), max_length=40)
    kind = forms.ChoiceField(label=_("It gives"), choices=VOUCHER_KINDS.items())
    worth = forms.DecimalField(
        label=_("Percentage or amount"),
        min_value=0,
        max_digits=12,
        decimal_places=2,
        required=False,
    )
    currency = forms.CharField(
        label=_("Currency"),
        max_length=3,
        required=False,
        help_text=_("For an amount, or with a minimum."),
    )
    minimum = forms.DecimalField(
        label=_("From goods worth"), min_value=0, max_digits=12, decimal_places=2, required=False
    )
    valid_from = Local(label=_("From"), required=False, help_text=_("Empty: from now on."))
    valid_until = Local(label=_("Until"), required=False)
    most_uses = forms.IntegerField(label=_("Uses in all"), min_value=1, required=False)
    most_uses_each = forms.IntegerField(
        label=_("Uses by each customer"), min_value=1, required=False
    )
    why = forms.CharField(label=_("Why"), max_length=200, required=False)

    def value(self, zone: str, at: datetime) -> NewVoucher:
        given = self.cleaned_data
        return NewVoucher(
            code=given["code"],
            kind=given["kind"],
            worth=given["worth"] or Decimal(0),
            currency=given["currency"].upper(),
            minimum=given["minimum"],
            valid_from=_zoned(given["valid_from"], zone) or at,
            valid_until=_zoned(given["valid_until"], zone),
            most_uses=given["most_uses"],
            most_uses_each=given["most_uses_each"],
            why=given["why"],
        )
