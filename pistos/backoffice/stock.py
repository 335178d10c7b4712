"""The stock on the desk: what lies where, what is short, what is on its way, who supplies it."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.pricing import name_of
from pistos.backoffice.stock_forms import (
    ChangeForm,
    IncomingForm,
    LocationForm,
    MoveForm,
    SupplyForm,
)
from pistos.backoffice.trade_words import MOVEMENTS
from pistos.catalogue.models import Variant
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.stock import actions, queries
from pistos.stock.access import (
    incoming_to_receive,
    location_to_count,
    supply_to_edit,
    variant_in_stock,
)
from pistos.stock.models import Location

SHOWN = 50
CHANGES = {
    "arrived": actions.arrive,
    "counted": actions.count_stock,
    "returned": actions.put_back,
    "spoiled": actions.spoil,
}


@require_safe
@desk("see_stock")
def stock(request: DeskRequest) -> HttpResponse:
    words = request.GET.get("words", "").strip()[:80]
    variants = queries.variants_matching(words, most=SHOWN + 1)
    shown = variants[:SHOWN]
    available = queries.availability([variant.pk for variant in shown])
    levels = queries.levels_of([variant.pk for variant in shown])
    context = {
        "words": words,
        "rows": [
            {
                "variant": variant,
                "name": name_of(variant),
                "available": available[variant.pk],
                "levels": levels.get(variant.pk, []),
            }
            for variant in shown
        ],
        "has_more": len(variants) > SHOWN,
        "low": [{"level": row, "name": name_of(row.variant)} for row in queries.low_levels()],
        "incoming": [
            {"incoming": row, "name": name_of(row.variant)} for row in queries.incoming_open()
        ],
        "may_edit": may(request.agent.role, "edit_stock"),
    }
    return render(request, "backoffice/stock/stock.html", context)


@require_safe
@desk("see_stock")
def stock_item(request: DeskRequest, sku: str) -> HttpResponse:
    return _item_page(request, variant_in_stock(request.agent, sku))


def _item_page(
    request: DeskRequest, variant: Variant, broken: forms.Form | None = None
) -> HttpResponse:
    places = [place for place in queries.locations() if place.is_active]
    suppliers = queries.suppliers()
    fresh: tuple[forms.Form, ...] = (
        ChangeForm(locations=places),
        MoveForm(locations=places),
        IncomingForm(locations=places),
        SupplyForm(suppliers=suppliers),
    )
    change, move, incoming, supply = (
        broken if broken is not None and type(broken) is type(form) else form for form in fresh
    )
    context = {
        "variant": variant,
        "name": name_of(variant),
        "available": queries.availability([variant.pk])[variant.pk],
        "levels": queries.levels_of([variant.pk]).get(variant.pk, []),
        "supplies": queries.suppliers_of(variant),
        "movements": [
            {"movement": row, "kind": MOVEMENTS[row.kind]} for row in queries.movements_of(variant)
        ],
        "change_form": change if places else None,
        "move_form": move if len(places) > 1 else None,
        "incoming_form": incoming if places else None,
        "supply_form": supply if suppliers else None,
        "may_edit": may(request.agent.role, "edit_stock"),
    }
    status = 422 if broken is not None else 200
    return render(request, "backoffice/stock/item.html", context, status=status)


def _change(
    request: DeskRequest, variant: Variant, form: forms.Form, deed: Callable[[], object]
) -> HttpResponse:
    if form.is_valid():
        with refusal_on(form):
            deed()
            messages.success(request, _("Saved."))
            return redirect("backoffice:stock_item", variant.sku)
    return _item_page(request, variant, form)


@require_POST
@desk("count_stock")
def change_stock(request: DeskRequest, sku: str) -> HttpResponse:
    variant = variant_in_stock(request.agent, sku)
    form = ChangeForm(request.POST, locations=queries.locations())

    def deed() -> None:
        given = form.cleaned_data
        location = location_to_count(request.agent, given["location"])
        CHANGES[given["kind"]](
            location=location,
            pieces={variant.pk: given["quantity"]},
            why=given["why"],
            by=by(request),
            at=clock.now(),
        )

    return _change(request, variant, form, deed)


@require_POST
@desk("count_stock")
def move_stock(request: DeskRequest, sku: str) -> HttpResponse:
    variant = variant_in_stock(request.agent, sku)
    form = MoveForm(request.POST, locations=queries.locations())

    def deed() -> None:
        given = form.cleaned_data
        places = (
            location_to_count(request.agent, given["source"]),
            location_to_count(request.agent, given["target"]),
        )
        actions.move_stock(
            variant=variant,
            places=places,
            quantity=given["moved"],
            by=by(request),
            at=clock.now(),
        )

    return _change(request, variant, form, deed)


@require_POST
@desk("count_stock")
def note_incoming(request: DeskRequest, sku: str) -> HttpResponse:
    variant = variant_in_stock(request.agent, sku)
    form = IncomingForm(request.POST, locations=queries.locations())

    def deed() -> None:
        actions.note_incoming(
            variant=variant,
            location=location_to_count(request.agent, form.cleaned_data["place"]),
            delivery=form.value(),
            by=by(request),
            at=clock.now(),
        )

    return _change(request, variant, form, deed)


@require_POST
@desk("count_stock")
def receive_incoming(request: DeskRequest, incoming_id: int) -> HttpResponse:
    found = incoming_to_receive(request.agent, incoming_id)
    came = request.POST.get("quantity", "")
    actions.receive_incoming(
        incoming=found,
        quantity=int(came) if came.isdecimal() and len(came) < 10 else -1,
        by=by(request),
        at=clock.now(),
    )
    return redirect("backoffice:stock")


@require_POST
@desk("edit_stock")
def set_supply(request: DeskRequest, sku: str) -> HttpResponse:
    variant = variant_in_stock(request.agent, sku)
    suppliers = {partner.code: partner for partner in queries.suppliers()}
    form = SupplyForm(request.POST, suppliers=list(suppliers.values()))

    def deed() -> None:
        actions.set_supply(
            variant=variant,
            supplier=suppliers[form.cleaned_data["supplier"]],
            facts=form.value(),
            by=by(request),
            at=clock.now(),
        )

    return _change(request, variant, form, deed)


@require_POST
@desk("edit_stock")
def drop_supply(request: DeskRequest, supply_id: int) -> HttpResponse:
    found = supply_to_edit(request.agent, supply_id)
    sku = found.variant.sku
    actions.drop_supply(supply=found, by=by(request), at=clock.now())
    return redirect("backoffice:stock_item", sku)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("edit_stock")
def locations(request: DeskRequest) -> HttpResponse:
    """All places; a POST makes one or changes the one of that short name."""
    language = get_language() or "en"
    found = queries.locations()
    by_code: dict[str, Location] = {place.code: place for place in found}
    chosen = by_code.get(request.GET.get("code", ""))
    form = LocationForm.of(chosen, language) if chosen else LocationForm()
    if request.method == "POST":
        form = LocationForm(request.POST)
        if form.is_valid():
            with refusal_on(form):
                before = by_code.get(form.cleaned_data["code"])
                facts = form.value(language, before)
                actions.save_location(facts=facts, by=by(request), at=clock.now())
                messages.success(request, _("Saved."))
                return redirect("backoffice:locations")
    context = {"places": found, "form": form, "chosen": chosen}
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/stock/locations.html", context, status=status)
