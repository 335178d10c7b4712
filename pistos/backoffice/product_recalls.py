"""Recalling a product: the notice, whom it concerns, who was told and who must be called."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from pistos.backoffice.partner_deeds import GET_OR_POST
from pistos.backoffice.product_words import REMEDIES
from pistos.catalogue.access import product_for, recall_for
from pistos.catalogue.actions.recalls import RecallNotice, close_recall, recall_product
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.actors import Ref
from pistos.kit.languages import LANGUAGES, text_in
from pistos.notifications.models import MessageState
from pistos.notifications.queries import messages_about
from pistos.orders.queries import buyers_of
from pistos.shop.queries import the_shop

_SHOWN = 200


class RecallForm(forms.Form):
    """What buyers are told, in every language of the shop."""

    lots = forms.CharField(
        label=_("Batches or serial numbers concerned"), max_length=200, required=False
    )
    versions = forms.CharField(
        label=_("Only these versions of the sheet, by number, with commas"),
        max_length=100,
        required=False,
    )
    bought_from = forms.DateField(
        label=_("Bought from"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    bought_until = forms.DateField(
        label=_("Bought until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    remedies = forms.MultipleChoiceField(
        label=_("What the buyer may choose, free of charge"),
        choices=list(REMEDIES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    contact = forms.CharField(label=_("Where buyers ask: telephone or address"), max_length=200)

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = languages
        for code in languages:
            for name, label in (
                ("hazard", _("The danger (%(language)s)")),
                ("do_now", _("What to do now (%(language)s)")),
            ):
                self.fields[f"{name}_{code}"] = forms.CharField(
                    label=label % {"language": LANGUAGES[code]},
                    max_length=1000,
                    widget=forms.Textarea(attrs={"lang": code, "rows": 2}),
                )

    def clean_versions(self) -> list[int]:
        parts = [part.strip() for part in self.cleaned_data["versions"].split(",") if part.strip()]
        if not all(part.isdigit() and len(part) < 7 for part in parts):
            raise forms.ValidationError(_("Write numbers with commas between them."))
        return [int(part) for part in parts]

    def notice(self) -> RecallNotice:
        data = self.cleaned_data
        return RecallNotice(
            hazard={code: data[f"hazard_{code}"] for code in self.languages},
            do_now={code: data[f"do_now_{code}"] for code in self.languages},
            remedies=data["remedies"],
            contact=data["contact"],
            lots=data["lots"],
            versions=data["versions"],
            bought_from=data["bought_from"],
            bought_until=data["bought_until"],
        )


@GET_OR_POST
@desk("recall_products")
def recall(request: DeskRequest, product_id: int) -> HttpResponse:
    found = product_for(request.agent, product_id)
    form = RecallForm(request.POST or None, languages=list(the_shop().languages))
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            made = recall_product(
                product=found, notice=form.notice(), by=by(request), at=clock.now()
            )
            return redirect("backoffice:recall", made.pk)
    context = {"product": found, "title": text_in(found.name, request.LANGUAGE_CODE), "form": form}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "backoffice/products/recall.html", context, status=status)


@require_safe
@desk("recall_products")
def recalled(request: DeskRequest, recall_id: int) -> HttpResponse:
    """Who bought it and what became of the message to each: whoever was not reached is called."""
    found = recall_for(request.agent, recall_id)
    told = {
        message.recipient_id: message.state
        for message in messages_about(Ref("recall", str(found.pk)))
    }
    buyers = buyers_of(found, most=_SHOWN)
    context = {
        "recall": found,
        "product": found.product,
        "title": text_in(found.product.name, request.LANGUAGE_CODE),
        "hazard": text_in(found.hazard, request.LANGUAGE_CODE),
        "remedies": [REMEDIES[remedy] for remedy in found.remedies],
        "rows": [
            {
                "buyer": buyer,
                "is_told": told.get(buyer.customer.pk) == MessageState.SENT,
                "is_waiting": told.get(buyer.customer.pk)
                in (MessageState.WAITING, MessageState.SENDING),
            }
            for buyer in buyers
        ],
        "told": sum(state == MessageState.SENT for state in told.values()),
        "written": len(told),
    }
    return render(request, "backoffice/products/recalled.html", context)


@require_POST
@desk("recall_products")
def close(request: DeskRequest, recall_id: int) -> HttpResponse:
    found = recall_for(request.agent, recall_id)

    def deed(at: datetime) -> str:
        because = request.POST.get("because", "")
        close_recall(recall=found, because=because, by=by(request), at=at)
        return gettext("Closed. What waited because of it goes on within the hour.")

    tell(request, deed)
    return redirect("backoffice:recall", found.pk)
