"""How often and when the shop asks, and by what right in each country."""

from typing import Any

from babel import Locale
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.asks.actions.entitling import change_ask_settings, set_basis
from pistos.asks.models import AskKind
from pistos.asks.queries.rights import basis_table
from pistos.asks.queries.rules import asks_in_force
from pistos.asks.rules.basis import EVERYWHERE, STRICT, basis_of
from pistos.backoffice.asks.forms import AskRulesForm, BasisForm
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.pricing.queries.markets import active_markets
from pistos.shop.queries import the_shop


@require_safe
@desk("edit_asks")
def rules(request: DeskRequest) -> HttpResponse:
    return _page(request, AskRulesForm.of(asks_in_force()), BasisForm(), 200)


@require_POST
@desk("edit_asks")
def save_rules(request: DeskRequest) -> HttpResponse:
    form = AskRulesForm(request.POST)
    if form.is_valid():
        with refusal_on(form):
            change_ask_settings(values=form.value(), by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:ask_rules")
    return _page(request, form, BasisForm(), 422)


@require_POST
@desk("edit_asks")
def save_basis(request: DeskRequest) -> HttpResponse:
    form = BasisForm(request.POST)
    if form.is_valid():
        with refusal_on(form):
            set_basis(**form.cleaned_data, by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:ask_rules")
    return _page(request, AskRulesForm.of(asks_in_force()), form, 422)


def _page(request: DeskRequest, form: AskRulesForm, basis: BasisForm, status: int) -> HttpResponse:
    context = {
        "form": form,
        "basis": basis,
        "kinds": [kind.label for kind in AskKind],
        "rows": _bases(),
        "version": asks_in_force().version,
    }
    return render(request, "backoffice/asks/rules.html", context, status=status)


def _bases() -> list[dict[str, Any]]:
    """What holds where the shop sells, where it said something of its own, and where a yes comes first."""
    table, names = basis_table(), Locale(language()).territories
    sold_to = {country for market in active_markets() for country in market.countries}
    own = {place for place, _kind in table}
    places = (sold_to | own | STRICT | {the_shop().country}) - {EVERYWHERE}
    return [
        {
            "place": names.get(place, place) if place else _("Everywhere else"),
            "cells": [
                {
                    "kind": kind.label,
                    "basis": basis_of(place, kind, table).label,
                    "is_own": (place, str(kind)) in table,
                }
                for kind in AskKind
            ],
        }
        for place in [*sorted(places, key=lambda code: names.get(code, code)), EVERYWHERE]
    ]
