"""Ways of sending on the desk: who carries, what it costs, from when it is free, and what customers see."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.shipping_forms import (
    FreeForm,
    MethodForm,
    PointsForm,
    RatesForm,
    TryForm,
    WindowsForm,
)
from pistos.backoffice.trade_words import METHOD_KINDS, NO_OFFER
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.languages import text_in
from pistos.shipping import actions, queries
from pistos.shipping.access import free_rule_to_end, method_for, method_to_edit
from pistos.shipping.models import Method
from pistos.shipping.queries import Basket, Offers
from pistos.shipping.rules.costs import Destination
from pistos.stock.queries import stores_for_pick_up

READ_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk("see_shipping")
def shipping(request: DeskRequest) -> HttpResponse:
    """All ways of sending, the rules of free shipping, and a try of what a customer is offered."""
    return _page(request)


def _page(request: DeskRequest, broken: FreeForm | None = None) -> HttpResponse:
    language = get_language() or "en"
    methods = queries.methods_all()
    tried = TryForm(request.GET) if "country" in request.GET else TryForm()
    found = _tried(tried) if tried.is_bound and tried.is_valid() else None
    context = {
        "rows": [
            {
                "method": method,
                "name": text_in(method.name, language),
                "kind": METHOD_KINDS[method.kind],
                "rates": list(method.rates.all()),
            }
            for method in methods
        ],
        "rules": queries.free_rules(),
        "free_form": broken or FreeForm(methods=methods),
        "try_form": tried,
        "offers": [
            {"offer": offer, "name": offer.name_in(language)}
            for offer in (found.offers if found else ())
        ],
        "no_offer": NO_OFFER.get(found.reason, "") if found else "",
        "customs": found.customs if found else None,
        "may_edit": may(request.agent.role, "edit_shipping"),
    }
    status = 422 if broken is not None else 200
    return render(request, "backoffice/shipping/shipping.html", context, status=status)


def _tried(form: TryForm) -> Offers:
    given = form.cleaned_data
    return queries.offers(
        to=Destination(given["country"].upper(), "", given["postcode"]),
        basket=Basket({}, given["grams"], given["worth"]),
        at=clock.now(),
    )


@READ_OR_POST
@desk("edit_shipping")
def add_method(request: DeskRequest) -> HttpResponse:
    return _method_form(request, None)


@READ_OR_POST
@desk("edit_shipping")
def edit_method(request: DeskRequest, code: str) -> HttpResponse:
    return _method_form(request, method_to_edit(request.agent, code))


def _method_form(request: DeskRequest, method: Method | None) -> HttpResponse:
    language = get_language() or "en"
    couriers, stores = queries.couriers(), stores_for_pick_up()
    if request.method == "POST":
        form = MethodForm(request.POST, couriers=couriers, stores=stores)
    else:
        initial = MethodForm.initial_of(method, language) if method else {}
        form = MethodForm(initial=initial, couriers=couriers, stores=stores)
    if method is not None:
        form.fields["code"].disabled = True
        form.initial["code"] = method.code
    if form.is_bound and form.is_valid():
        with refusal_on(form):
            saved = actions.save_method(
                facts=form.value(language, method), by=by(request), at=clock.now()
            )
            messages.success(request, _("Saved."))
            return redirect("backoffice:method", saved.code)
    title = text_in(method.name, language) if method else _("Add a way of sending")
    context = {"form": form, "title": title, "method": method}
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/shipping/method_form.html", context, status=status)


@require_safe
@desk("see_shipping")
def method(request: DeskRequest, code: str) -> HttpResponse:
    return _method_page(request, method_for(request.agent, code))


def _method_page(
    request: DeskRequest,
    found: Method,
    broken: RatesForm | WindowsForm | PointsForm | None = None,
) -> HttpResponse:
    rates = list(found.rates.order_by("countries", "postcode_from", "max_weight_grams", "pk"))
    windows = list(found.windows.order_by("weekday", "starts"))
    written = "\n".join(
        f"{row.weekday + 1}; {row.starts:%H:%M}; {row.ends:%H:%M}"
        + (f"; {row.capacity}" if row.capacity else "")
        for row in windows
    )
    context = {
        "method": found,
        "name": text_in(found.name, get_language() or "en"),
        "kind": METHOD_KINDS[found.kind],
        "rates": rates,
        "rates_form": broken if isinstance(broken, RatesForm) else RatesForm.of(rates),
        "windows_form": broken
        if isinstance(broken, WindowsForm)
        else WindowsForm(initial={"windows": written}),
        "points_form": broken if isinstance(broken, PointsForm) else PointsForm(),
        "point_count": found.points.filter(is_active=True).count(),
        "may_edit": may(request.agent.role, "edit_shipping"),
    }
    status = 422 if broken is not None else 200
    return render(request, "backoffice/shipping/method.html", context, status=status)


@require_POST
@desk("edit_shipping")
def set_rates(request: DeskRequest, code: str) -> HttpResponse:
    found = method_to_edit(request.agent, code)
    form = RatesForm(request.POST)
    if form.is_valid():
        with refusal_on(form, "rates"):
            actions.set_rates(
                method=found, rates=form.cleaned_data["rates"], by=by(request), at=clock.now()
            )
            messages.success(request, _("Saved."))
            return redirect("backoffice:method", code)
    return _method_page(request, found, form)


@require_POST
@desk("edit_shipping")
def set_windows(request: DeskRequest, code: str) -> HttpResponse:
    found = method_to_edit(request.agent, code)
    form = WindowsForm(request.POST)
    if form.is_valid():
        with refusal_on(form, "windows"):
            actions.set_windows(
                method=found, windows=form.cleaned_data["windows"], by=by(request), at=clock.now()
            )
            messages.success(request, _("Saved."))
            return redirect("backoffice:method", code)
    return _method_page(request, found, form)


@require_POST
@desk("edit_shipping")
def set_points(request: DeskRequest, code: str) -> HttpResponse:
    found = method_to_edit(request.agent, code)
    form = PointsForm(request.POST, request.FILES)
    if form.is_valid():
        with refusal_on(form, "points"):
            actions.set_pickup_points(
                method=found, points=form.cleaned_data["points"], by=by(request), at=clock.now()
            )
            messages.success(request, _("Saved."))
            return redirect("backoffice:method", code)
    return _method_page(request, found, form)


@require_POST
@desk("edit_shipping")
def set_free_shipping(request: DeskRequest) -> HttpResponse:
    form = FreeForm(request.POST, methods=queries.methods_all())
    if form.is_valid():
        with refusal_on(form):
            actions.set_free_shipping(facts=form.value(), by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:shipping")
    return _page(request, form)


@require_POST
@desk("edit_shipping")
def end_free_shipping(request: DeskRequest, rule_id: int) -> HttpResponse:
    found = free_rule_to_end(request.agent, rule_id)
    actions.end_free_shipping(rule=found, by=by(request), at=clock.now())
    return redirect("backoffice:shipping")
