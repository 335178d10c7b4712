"""Prices on the desk: what each variant costs in each market, with its history, markets and VAT rates."""

from collections.abc import Callable
from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.price_forms import (
    ContentForm,
    MarketForm,
    PriceForm,
    RateForm,
    ReductionForm,
)
from pistos.backoffice.trade_words import PRICE_KINDS, UNIT_SIGNS, VAT_CLASSES, market_words
from pistos.catalogue.models import Variant
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.kit.languages import text_in
from pistos.kit.regions import country_name
from pistos.pricing import actions, queries
from pistos.pricing.access import (
    business_id_to_confirm,
    market_to_edit,
    price_to_end,
    variant_to_price,
)
from pistos.pricing.models import Market, Price
from pistos.shop.queries import the_shop
from pistos.stock.queries import variants_matching

READ_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 50


@require_safe
@desk("see_prices")
def prices(request: DeskRequest) -> HttpResponse:
    markets = queries.active_markets()
    words = request.GET.get("words", "").strip()[:80]
    market = _chosen(markets, request.GET.get("market", ""))
    variants = variants_matching(words, most=SHOWN + 1)
    views = {}
    if market is not None and market.countries:
        views = queries.prices_of(
            [variant.pk for variant in variants], country=market.countries[0], at=clock.now()
        )
    context = {
        "words": words,
        "markets": [(one.code, market_words(one)) for one in markets],
        "market": market,
        "rows": [
            {"variant": variant, "name": name_of(variant), "view": views.get(variant.pk)}
            for variant in variants[:SHOWN]
        ],
        "has_more": len(variants) > SHOWN,
        "without_content": queries.without_content(most=20),
        "may_edit": may(request.agent.role, "edit_prices"),
    }
    return render(request, "backoffice/pricing/prices.html", context)


def name_of(variant: Variant) -> str:
    """The product's name with the variant's options."""
    name = text_in(variant.product.name, get_language() or "en") or variant.sku
    options = ", ".join(str(value) for value in variant.options.values())
    return f"{name} ({options})" if options else name


def _chosen(markets: list[Market], code: str) -> Market | None:
    return next((one for one in markets if one.code == code), markets[0] if markets else None)


@require_safe
@desk("see_prices")
def price(request: DeskRequest, sku: str) -> HttpResponse:
    return _price_page(request, variant_to_price(request.agent, sku))


def _price_page(
    request: DeskRequest, variant: Variant, broken: forms.Form | None = None
) -> HttpResponse:
    markets = queries.active_markets()
    code = request.POST.get("market", "") or request.GET.get("market", "")
    market = _chosen(markets, code)
    at = clock.now()
    view = None
    if market is not None and market.countries:
        view = queries.prices_of([variant.pk], country=market.countries[0], at=at).get(variant.pk)
    history = list(queries.history_of(variant, market.code)[:SHOWN]) if market else []
    regular = next((row for row in history if row.kind == "regular" and not row.valid_until), None)
    fresh = (
        PriceForm(initial={"gross_amount": regular.gross_amount} if regular else {}),
        ReductionForm(),
        ContentForm.of(getattr(variant, "content", None)),
    )
    price_form, reduction_form, content_form = (
        broken if broken is not None and type(broken) is type(form) else form for form in fresh
    )
    context = {
        "variant": variant,
        "name": name_of(variant),
        "market": market,
        "tabs": [
            {
                "label": market_words(one),
                "url": f"{reverse('backoffice:price', args=[variant.sku])}?market={one.code}",
                "is_current": one == market,
            }
            for one in markets
        ],
        "view": view,
        "unit": UNIT_SIGNS.get(view.unit, view.unit) if view and view.unit else "",
        "vat_class": VAT_CLASSES.get(view.vat_class, view.vat_class) if view else "",
        "history": [_row(row, at) for row in history],
        "price_form": price_form,
        "reduction_form": reduction_form,
        "content_form": content_form,
        "may_edit": may(request.agent.role, "edit_prices"),
    }
    status = 422 if broken is not None else 200
    return render(request, "backoffice/pricing/price.html", context, status=status)


def _row(price: Price, at: datetime) -> dict[str, object]:
    return {
        "price": price,
        "kind": PRICE_KINDS[price.kind],
        "can_end": price.kind == "reduction"
        and price.withdrawn_at is None
        and price.valid_until is not None
        and price.valid_until > at,
    }


Deed = Callable[[forms.Form, Variant, Market], object]


def _change(request: DeskRequest, sku: str, form: forms.Form, deed: Deed) -> HttpResponse:
    """One form of a variant's page: done, or the page again with what is wrong."""
    variant = variant_to_price(request.agent, sku)
    market = market_to_edit(request.agent, request.POST.get("market", ""))
    if form.is_valid():
        with refusal_on(form):
            deed(form, variant, market)
            messages.success(request, _("Saved."))
            address = reverse("backoffice:price", args=[variant.sku])
            return redirect(f"{address}?market={market.code}")
    return _price_page(request, variant, form)


@require_POST
@desk("edit_prices")
def set_price(request: DeskRequest, sku: str) -> HttpResponse:
    def deed(form: forms.Form, variant: Variant, market: Market) -> None:
        actions.set_price(
            variant=variant,
            market=market,
            gross_amount=form.cleaned_data["gross_amount"],
            by=by(request),
            at=clock.now(),
        )

    return _change(request, sku, PriceForm(request.POST), deed)


@require_POST
@desk("edit_prices")
def set_reduction(request: DeskRequest, sku: str) -> HttpResponse:
    form = ReductionForm(request.POST)

    def deed(_form: forms.Form, variant: Variant, market: Market) -> None:
        at = clock.now()
        actions.set_reduction(
            variant=variant,
            market=market,
            reduction=form.value(the_shop().time_zone, at),
            by=by(request),
            at=at,
        )

    return _change(request, sku, form, deed)


@require_POST
@desk("edit_prices")
def set_content(request: DeskRequest, sku: str) -> HttpResponse:
    def deed(form: forms.Form, variant: Variant, market: Market) -> None:
        given = form.cleaned_data
        actions.set_content(
            variant=variant,
            quantity=given["quantity"],
            unit=given["unit"],
            by=by(request),
            at=clock.now(),
        )

    return _change(request, sku, ContentForm(request.POST), deed)


@require_POST
@desk("edit_prices")
def end_reduction(request: DeskRequest, price_id: int) -> HttpResponse:
    found = price_to_end(request.agent, price_id)
    actions.end_reduction(price=found, by=by(request), at=clock.now())
    address = reverse("backoffice:price", args=[found.variant.sku])
    return redirect(f"{address}?market={found.market.code}")


@READ_OR_POST
@desk("edit_prices")
def markets(request: DeskRequest) -> HttpResponse:
    """All markets; a POST makes one or changes the one of that short name."""
    found = list(Market.objects.order_by("-is_active", "-is_default", "code"))
    chosen = next((one for one in found if one.code == request.GET.get("code")), None)
    form = MarketForm.of(chosen) if chosen else MarketForm()
    if request.method == "POST":
        form = MarketForm(request.POST)
        if form.is_valid():
            with refusal_on(form):
                actions.save_market(facts=form.value(), by=by(request), at=clock.now())
                messages.success(request, _("Saved."))
                return redirect("backoffice:markets")
    language = get_language() or "en"
    rows = [
        {
            "market": market,
            "name": market_words(market),
            "countries": ", ".join(country_name(code, language) for code in market.countries),
        }
        for market in found
    ]
    context = {"rows": rows, "form": form, "chosen": chosen and market_words(chosen)}
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/pricing/markets.html", context, status=status)


@READ_OR_POST
@desk("see_prices")
def vat_rates(request: DeskRequest) -> HttpResponse:
    """The rates of a country with their sources; a POST enters a new one."""
    may_edit = may(request.agent.role, "edit_prices")
    form = RateForm(request.POST or None)
    if request.method == "POST":
        if not may_edit:
            raise NotFound
        if form.is_valid():
            with refusal_on(form):
                made = actions.set_vat_rate(rate=form.value(), by=by(request), at=clock.now())
                messages.success(request, _("Saved."))
                return redirect(f"{reverse('backoffice:vat_rates')}?country={made.country}")
    country = request.GET.get("country", the_shop().country).upper()[:2]
    language = get_language() or "en"
    known = queries.rates_page().order_by("country").values_list("country", flat=True).distinct()
    context = {
        "countries": [(code, country_name(code, language)) for code in known],
        "country": country,
        "country_name": country_name(country, language),
        "rows": [
            {"rate": rate, "vat_class": VAT_CLASSES.get(rate.vat_class, rate.vat_class)}
            for rate in queries.rates_page(country)
        ],
        "form": form,
        "may_edit": may_edit,
    }
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/pricing/vat_rates.html", context, status=status)


@require_POST
@desk("edit_prices")
def confirm_business_id(request: DeskRequest, business_id: int) -> HttpResponse:
    """A person looked the firm up in the register of VAT ids."""
    found = business_id_to_confirm(request.agent, business_id)
    actions.confirm_business_id(
        business_id=found, proof=request.POST.get("proof", ""), by=by(request), at=clock.now()
    )
    return redirect("backoffice:customer", found.customer.token)
