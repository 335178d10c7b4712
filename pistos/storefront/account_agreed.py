"""What a customer agrees to beyond their purchases: each a switch of its own, off until they say yes."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from pistos.customers.actions import give_consent, withdraw_consent
from pistos.customers.models import Customer, Purpose
from pistos.customers.queries import agreed_to
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.storefront.signed import signed_in

PLACE = "account"


class AgreedForm(forms.Form):
    """One box for each purpose; the label is the text that is kept as the proof."""

    news = forms.BooleanField(
        required=False, label=gettext_lazy("Write to me about what is new in the shop.")
    )
    reviews = forms.BooleanField(
        required=False, label=gettext_lazy("Ask me how I find what I bought.")
    )
    memory = forms.BooleanField(
        required=False,
        label=gettext_lazy("Remember what I like, so that I need not say it again."),
    )

    @classmethod
    def of(cls, customer: Customer) -> "AgreedForm":
        said = set(agreed_to(customer))
        return cls(initial={purpose: purpose in said for purpose in Purpose.values})


@require_POST
@signed_in
def save_agreed(request: HttpRequest, customer: Customer) -> HttpResponse:
    """Notes what changed, and that alone: a yes never comes of a form that was merely sent again."""
    form, at = AgreedForm(request.POST), clock.now()
    form.is_valid()
    said = set(agreed_to(customer))
    for purpose in Purpose.values:
        is_wished = bool(form.cleaned_data[purpose])
        if is_wished != (purpose in said):
            deed = give_consent if is_wished else withdraw_consent
            deed(
                customer=customer,
                purpose=purpose,
                said_where=PLACE,
                shown=str(form.fields[purpose].label),
                by=Actor.customer(customer.pk),
                at=at,
            )
    messages.success(request, _("Saved."))
    return redirect("storefront:account")
