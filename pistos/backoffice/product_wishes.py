"""The wishes that buyers can tick for a product, as a list on the desk: add, reword, withdraw."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from pistos.backoffice.partner_deeds import GET_OR_POST
from pistos.catalogue.access import product_for
from pistos.catalogue.models import Product
from pistos.checkout.access import request_option_for
from pistos.checkout.actions.offering import (
    LONGEST_LABEL,
    offer_option,
    offer_option_again,
    reword_option,
    withdraw_option,
)
from pistos.checkout.queries.carts import options_of
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES, text_in
from pistos.shop.queries import the_shop


class WishForm(forms.Form):
    """What stands beside the box, in every language of the shop."""

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in languages:
            self.fields[f"label_{code}"] = forms.CharField(
                label=gettext_lazy("The wish (%(language)s)") % {"language": LANGUAGES[code]},
                max_length=LONGEST_LABEL,
                widget=forms.TextInput(attrs={"lang": code}),
            )

    def value(self) -> dict[str, str]:
        return {name.removeprefix("label_"): said for name, said in self.cleaned_data.items()}


@GET_OR_POST
@desk("edit_products")
def wishes(request: DeskRequest, product_id: int) -> HttpResponse:
    """What can be ticked; a POST adds one."""
    product = product_for(request.agent, product_id)
    form = WishForm(request.POST or None, languages=the_shop().languages)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            offer_option(product=product, label=form.value(), by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:product_wishes", product_id)
    return _page(request, product, form)


@GET_OR_POST
@desk("edit_products")
def reword(request: DeskRequest, product_id: int, option_id: int) -> HttpResponse:
    """Other words for one; orders that hold it show them too."""
    product = product_for(request.agent, product_id)
    option = request_option_for(request.agent, product_id, option_id)
    initial = {f"label_{code}": said for code, said in option.label.items()}
    form = WishForm(request.POST or None, initial=initial, languages=the_shop().languages)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            reword_option(option=option, label=form.value(), by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:product_wishes", product_id)
    return _page(request, product, form, is_old=True)


@require_POST
@desk("edit_products")
def withdraw(request: DeskRequest, product_id: int, option_id: int) -> HttpResponse:
    option = request_option_for(request.agent, product_id, option_id)
    withdraw_option(option=option, by=by(request), at=clock.now())
    return redirect("backoffice:product_wishes", product_id)


@require_POST
@desk("edit_products")
def offer(request: DeskRequest, product_id: int, option_id: int) -> HttpResponse:
    option = request_option_for(request.agent, product_id, option_id)
    offer_option_again(option=option, by=by(request), at=clock.now())
    return redirect("backoffice:product_wishes", product_id)


def _page(
    request: DeskRequest, product: Product, form: WishForm, *, is_old: bool = False
) -> HttpResponse:
    language = request.LANGUAGE_CODE
    context = {
        "product": product,
        "title": text_in(product.name, language),
        "rows": [(row, text_in(row.label, language)) for row in options_of(product)],
        "form": form,
        "is_old": is_old,
    }
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/products/wishes.html", context, status=status)
