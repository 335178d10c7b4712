"""A firm's VAT number on its own account: checked for its form at once, in the register by a person."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.pricing import actions
from pistos.pricing.models import BusinessId
from pistos.storefront.signed import signed_in


class FirmForm(forms.Form):
    firm = forms.CharField(
        label=gettext_lazy("Firm"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    vat_id = forms.CharField(
        label=gettext_lazy("VAT number"),
        max_length=20,
        help_text=gettext_lazy("With the letters of its country, for example EL123456789."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "spellcheck": "false"}),
    )

    @classmethod
    def of(cls, known: BusinessId | None) -> "FirmForm":
        return cls(initial={"firm": known.firm, "vat_id": known.number} if known else {})


def firm_shown(known: BusinessId | None) -> dict[str, Any]:
    """The form with what is known, and where its check stands."""
    return {"firm_form": FirmForm.of(known), "firm": known}


@require_POST
@signed_in
def save_firm(request: HttpRequest, customer: Customer) -> HttpResponse:
    form = FirmForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Please enter the firm and its VAT number."))
        return redirect("storefront:account")
    try:
        actions.enter_business_id(
            customer=customer,
            text=form.cleaned_data["vat_id"],
            firm=form.cleaned_data["firm"],
            by=Actor.customer(customer.pk),
            at=clock.now(),
        )
    except actions.BusinessIdWrong as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Saved. We look it up in the register and tell you here."))
    return redirect("storefront:account")
