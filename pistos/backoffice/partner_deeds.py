"""What staff do to partners: each address makes one action."""

from datetime import date
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pistos.backoffice.partner_forms import (
    DetailsForm,
    NewPartnerForm,
    PraiseForm,
    TermsForm,
    TrialForm,
    WordsForm,
)
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused
from pistos.partners import actions
from pistos.partners.access import partner_for, partner_to_edit, praise_to_pass_on
from pistos.partners.models import Partner, Step
from pistos.shop.queries import the_shop

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


class Incomplete(Refused):
    """A form on a page was sent without what it needs."""


def page(code: str) -> HttpResponse:
    return redirect("backoffice:partner", code)


def today() -> date:
    return clock.now().astimezone(ZoneInfo(the_shop().time_zone)).date()


@GET_OR_POST
@desk("edit_partner")
def add(request: DeskRequest) -> HttpResponse:
    form = NewPartnerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            made = actions.add_partner(
                code=form.cleaned_data["code"],
                kind=form.cleaned_data["kind"],
                details=form.details(),
                by=by(request),
                at=clock.now(),
            )
            return page(made.code)
    return _form(request, form, _("Add a partner"), _("Add"))


@GET_OR_POST
@desk("edit_partner")
def edit(request: DeskRequest, code: str) -> HttpResponse:
    found = partner_to_edit(request.agent, code)
    form = DetailsForm(request.POST or None, initial=DetailsForm.initial_of(found))
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            actions.edit_partner(
                partner=found, details=form.details(), by=by(request), at=clock.now()
            )
            return page(code)
    return _form(request, form, _("Change details"), _("Save"), found)


@GET_OR_POST
@desk("edit_partner")
def terms(request: DeskRequest, code: str) -> HttpResponse:
    found = partner_to_edit(request.agent, code)
    form = TermsForm(request.POST or None, initial=TermsForm.initial_of(found), partner=found)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            actions.agree_terms(partner=found, terms=form.terms(), by=by(request), at=clock.now())
            return page(code)
    return _form(request, form, _("Terms agreed"), _("Save"), found)


def _form(
    request: DeskRequest, form: forms.Form, title: str, button: str, found: Partner | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "button": button, "partner": found}
    return render(
        request,
        "backoffice/partners/form.html",
        context,
        status=422 if form.is_bound and form.errors else 200,
    )


@require_POST
@desk("edit_partner")
def start_trial(request: DeskRequest, code: str) -> HttpResponse:
    found = partner_to_edit(request.agent, code)
    form = TrialForm(request.POST)
    if not form.is_valid():
        raise Incomplete(_("Name the last day of the trial."))
    actions.start_trial(
        partner=found,
        until=form.cleaned_data["until"],
        today=today(),
        by=by(request),
        at=clock.now(),
    )
    return page(code)


@require_POST
@desk("edit_partner")
def activate(request: DeskRequest, code: str) -> HttpResponse:
    found = partner_to_edit(request.agent, code)
    actions.activate_partner(partner=found, today=today(), by=by(request), at=clock.now())
    return page(code)


@require_POST
@desk("edit_partner")
def end(request: DeskRequest, code: str) -> HttpResponse:
    found = partner_to_edit(request.agent, code)
    actions.end_partner(partner=found, reason=_words(request), by=by(request), at=clock.now())
    return page(code)


@require_POST
@desk("edit_partner")
def record_step(request: DeskRequest, code: str, step: str) -> HttpResponse:
    found = partner_to_edit(request.agent, code)
    actions.record_step(
        partner=found, step=_step(step), words=_words(request), by=by(request), at=clock.now()
    )
    return page(code)


@require_POST
@desk("choose_partner")
def skip_step(request: DeskRequest, code: str, step: str) -> HttpResponse:
    found = partner_to_edit(request.agent, code)
    actions.skip_step(
        partner=found, step=_step(step), reason=_words(request), by=by(request), at=clock.now()
    )
    return page(code)


@require_POST
@desk("see_partners")
def note_praise(request: DeskRequest, code: str) -> HttpResponse:
    found = partner_for(request.agent, code)
    form = PraiseForm(request.POST)
    if not form.is_valid():
        raise Incomplete(_("Write what the customer said."))
    actions.note_praise(
        partner=found,
        words=form.cleaned_data["words"],
        person=form.cleaned_data["person"],
        by=by(request),
        at=clock.now(),
    )
    return page(code)


@require_POST
@desk("see_partners")
def pass_on_praise(request: DeskRequest, code: str, praise_id: int) -> HttpResponse:
    found = praise_to_pass_on(request.agent, code, praise_id)
    actions.pass_on_praise(praise=found, by=by(request), at=clock.now())
    return page(code)


def _words(request: DeskRequest) -> str:
    form = WordsForm(request.POST)
    if not form.is_valid():
        raise Incomplete(_("Write it in words, in at most 500 characters."))
    return str(form.cleaned_data["words"])


def _step(step: str) -> Step:
    if step not in Step.values:
        raise NotFound
    return Step(step)
