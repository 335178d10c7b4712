"""The owner's settings: who the shop is, where, when it works, and the rules of its promises."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.backoffice.gate import DeskRequest, desk
from pistos.backoffice.shop_forms import (
    ClosureForm,
    HoursForm,
    IdentityForm,
    LogoForm,
    PlaceForm,
    RulesForm,
)
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
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
        "logo": LogoForm(),
        "closure": ClosureForm(),
        "closures": list(closures()[:20]),
        "versions": list(settings_versions()[:10]),
        "has_logo": bool(shop.logo),
        **failed,
    }
    return render(request, "backoffice/settings.html", context, status=422 if failed else 200)


def saving(
    request: DeskRequest, name: str, form: forms.Form, save: Callable[[], object]
) -> HttpResponse:
    """One action, or the page again with the reason."""
    if form.is_valid():
        try:
            save()
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("backoffice:settings")
    return page(request, {name: form})


def by(request: DeskRequest) -> Actor:
    return Actor.person(request.agent.pk)


@require_POST
@desk("edit_settings")
def save_identity(request: DeskRequest) -> HttpResponse:
    form = IdentityForm(request.POST)
    return saving(
        request,
        "identity",
        form,
        lambda: actions.change_identity(
            identity=form.value(tagline=the_shop().tagline), by=by(request), at=clock.now()
        ),
    )


@require_POST
@desk("edit_settings")
def save_place(request: DeskRequest) -> HttpResponse:
    form = PlaceForm(request.POST)
    return saving(
        request,
        "place",
        form,
        lambda: actions.change_place(place=form.value(), by=by(request), at=clock.now()),
    )


@require_POST
@desk("edit_settings")
def save_hours(request: DeskRequest) -> HttpResponse:
    form = HoursForm(request.POST)
    return saving(
        request,
        "hours",
        form,
        lambda: actions.set_hours(spans=form.value(), by=by(request), at=clock.now()),
    )


@require_POST
@desk("edit_settings")
def save_rules(request: DeskRequest) -> HttpResponse:
    form = RulesForm(request.POST)
    return saving(
        request,
        "rules",
        form,
        lambda: actions.save_settings(
            values=form.value(retention=settings_in_force().retention),
            by=by(request),
            at=clock.now(),
        ),
    )


@require_POST
@desk("edit_settings")
def save_logo(request: DeskRequest) -> HttpResponse:
    form = LogoForm(request.POST, request.FILES)
    return saving(
        request,
        "logo",
        form,
        lambda: actions.change_logo(
            data=form.cleaned_data["logo"].read(), by=by(request), at=clock.now()
        ),
    )


@require_POST
@desk("edit_settings")
def drop_logo(request: DeskRequest) -> HttpResponse:
    actions.remove_logo(by=by(request), at=clock.now())
    return redirect("backoffice:settings")


@require_POST
@desk("edit_settings")
def add_closure(request: DeskRequest) -> HttpResponse:
    form = ClosureForm(request.POST)
    return saving(
        request,
        "closure",
        form,
        lambda: actions.add_closure(
            starts_on=form.cleaned_data["starts_on"],
            ends_on=form.cleaned_data["ends_on"],
            reason={the_shop().default_language: form.cleaned_data["reason"]},
            by=by(request),
            at=clock.now(),
        ),
    )


@require_POST
@desk("edit_settings")
def remove_closure(request: DeskRequest, closure_id: int) -> HttpResponse:
    actions.remove_closure(
        closure=closure_for(request.agent, closure_id), by=by(request), at=clock.now()
    )
    return redirect("backoffice:settings")
