"""Forms of the pages on payments."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.partners.models import Partner, PartnerKind
from pistos.payments.facts import ProviderFacts
from pistos.payments.models import Provider


class RefundForm(forms.Form):
    amount = forms.DecimalField(
        label=_("Amount"), min_value=Decimal("0.01"), max_digits=12, decimal_places=2
    )
    reason = forms.CharField(label=_("Reason"), max_length=200)
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)


class StatementForm(forms.Form):
    file = forms.FileField(label=_("Bank statement (CSV)"))


class ProviderForm(forms.Form):
    is_active = forms.BooleanField(label=_("Offered"), required=False)
    countries = forms.CharField(
        label=_("Countries"),
        required=False,
        help_text=_("Codes with commas, such as GR, SI. Empty: everywhere."),
    )
    least_amount = forms.DecimalField(label=_("From"), min_value=0, decimal_places=2)
    most_amount = forms.DecimalField(
        label=_("Up to"), min_value=0, decimal_places=2, required=False
    )
    cost_amount = forms.DecimalField(
        label=_("What one payment costs you"), min_value=0, decimal_places=2
    )
    fee_amount = forms.DecimalField(
        label=_("Fee to the customer"),
        min_value=0,
        decimal_places=2,
        help_text=_("Never above what it costs you, and none for cards: so the law."),
    )
    account_holder = forms.CharField(label=_("Account holder"), max_length=120, required=False)
    iban = forms.CharField(label="IBAN", max_length=42, required=False)
    bic = forms.CharField(label="BIC", max_length=14, required=False)
    pay_within_days = forms.IntegerField(label=_("Days to pay"), min_value=1, max_value=60)
    partner = forms.ModelChoiceField(
        empty_label="–",
        label=_("Partner"),
        required=False,
        queryset=Partner.objects.filter(kind=PartnerKind.PAYMENT).order_by("name"),
    )

    @classmethod
    def of(cls, row: Provider) -> "ProviderForm":
        names = [name for name in cls.base_fields if name not in {"countries", "partner"}]
        initial: dict[str, Any] = {name: getattr(row, name) for name in names}
        return cls(
            initial=initial | {"countries": ", ".join(row.countries), "partner": row.partner_id}
        )

    def value(self) -> ProviderFacts:
        given = dict(self.cleaned_data)
        codes = given.pop("countries").upper().replace(",", " ").split()
        partner = given.pop("partner")
        return ProviderFacts(
            **given,
            countries=tuple(code for code in codes if len(code) == 2),
            partner_id=partner.pk if partner else None,
        )
