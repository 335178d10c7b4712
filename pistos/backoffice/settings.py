"""The owner's settings: who the shop is, where, when it works, and the rules of its promises."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.backoffice.shop_forms import (
    ClosureForm,
    HoursForm,
    IdentityForm,
    LogoForm,
    PlaceForm,
    RetentionForm,
    RulesForm,
)
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.shop import actions
from pistos.shop.access import closure_for
from pistos.shop.models import WorkingHours
from pistos.shop.queries import closures, settings_in_force, settings_versions, the_shop


@desk("edit_settings")
def settings(request: DeskRequest) -> HttpResponse:
    return page(request, {})


def page(request: DeskRequest, failed: dict[str, forms.Form]) -> HttpResponse:
    """All parts; the one that was refused with its errors instead of what is in force."""
    shop, rules = the_shop(), settings_in_force()
    hours = list(WorkingHours.objects.order_by("weekday", "opens"))
    context: dict[str, object] = {
        "identity": IdentityForm.of(shop),
        "place": PlaceForm.of(shop),
        "hours": HoursForm.of(hours),
        "rules": RulesForm.of(rules),
        "retention": RetentionForm.of(rules),
        "logo": LogoForm(),
        "closure": ClosureForm(),
        "closures": list(closures()[:20]),
        "versions": list(settings_versions()[:10]),
        "has_logo": bool(shop.logo),
        **failed,
    }
    return render(request, "backoffice/settings.html", context, status=422 if failed else 200)


def change_identity(form: IdentityForm, by: Actor, at: datetime) -> object:
    return actions.change_identity(identity=form.value(tagline=the_shop().tagline), by=by, at=at)


def change_place(form: PlaceForm, by: Actor, at: datetime) -> object:
    return actions.change_place(place=form.value(), by=by, at=at)


def set_hours(form: HoursForm, by: Actor, at: datetime) -> object:
    return actions.set_hours(spans=form.value(), by=by, at=at)


def save_rules(form: RulesForm, by: Actor, at: datetime) -> object:
    values = form.value(retention=settings_in_force().retention)
    return actions.save_settings(values=values, by=by, at=at)


def save_retention(form: RetentionForm, by: Actor, at: datetime) -> object:
    return actions.save_settings(values=form.value(settings_in_force()), by=by, at=at)


def change_logo(form: LogoForm, by: Actor, at: datetime) -> object:
    return actions.change_logo(data=form.cleaned_data["logo"].read(), by=by, at=at)


def add_closure(form: ClosureForm, by: Actor, at: datetime) -> object:
    given = form.cleaned_data
    reason = {the_shop().default_language: given["reason"]}
    return actions.add_closure(
        starts_on=given["starts_on"], ends_on=given["ends_on"], reason=reason, by=by, at=at
    )


PARTS: dict[str, tuple[type[forms.Form], Callable[[Any, Actor, datetime], object]]] = {
    "identity": (IdentityForm, change_identity),
    "place": (PlaceForm, change_place),
    "hours": (HoursForm, set_hours),
    "rules": (RulesForm, save_rules),
    "retention": (RetentionForm, save_retention),
    "logo": (LogoForm, change_logo),
    "closure": (ClosureForm, add_closure),
}


@require_POST
@desk("edit_settings")
def save(request: DeskRequest, part: str) -> HttpResponse:
    """One part, by one action; or the page again with the reason."""
    if part not in PARTS:
        raise NotFound
    kind, act = PARTS[part]
    form = kind(request.POST, request.FILES)
    if form.is_valid():
        with refusal_on(form):
            act(form, by(request), clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:settings")
    return page(request, {part: form})


@require_POST
@desk("edit_settings")
def drop_logo(request: DeskRequest) -> HttpResponse:
    actions.remove_logo(by=by(request), at=clock.now())
    return redirect("backoffice:settings")


@require_POST
@desk("edit_settings")
def remove_closure(request: DeskRequest, closure_id: int) -> HttpResponse:
    actions.remove_closure(
        closure=closure_for(request.agent, closure_id), by=by(request), at=clock.now()
    )
    return redirect("backoffice:settings")
