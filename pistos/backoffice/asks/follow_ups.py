"""Personal follow-up: a named person's tasks, the next due first, and one of them."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.asks.access import follow_up_for
from pistos.asks.actions.caring import complete_follow_up, drop_follow_up, give_follow_up
from pistos.asks.models import FollowUp, FollowUpState
from pistos.asks.queries.care import contact_by_store, coverage, due_follow_ups, follow_ups_page
from pistos.backoffice.asks.forms import DropForm, FollowUpForm, GiveForm
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on, refusal_told
from pistos.components.tags.speaking import language
from pistos.contracts.queries.terms import contract_of
from pistos.kit import clock, words
from pistos.kit.statistics import share
from pistos.promises.rules.due import day_of
from pistos.shop.queries import the_shop

KEPT = ("view",)
DAYS = 90
VIEWS = {
    "": gettext_lazy("Yours"),
    "open": gettext_lazy("Everyone's"),
    "done": gettext_lazy("Done"),
    "dropped": gettext_lazy("Dropped"),
}
DROPPED = {
    "cancelled": gettext_lazy("the order was cancelled"),
    "erased": gettext_lazy("the customer was erased"),
}


@require_safe
@desk("follow_up")
def follow_ups(request: DeskRequest) -> HttpResponse:
    """Mine, everyone's, or what is settled; beside it the share that was seen to."""
    place, view = lists.Place.of(request), request.GET.get("view", "")
    mine = request.agent if not view else None
    page = follow_ups_page(view or "open", person=mine, after=place.after, before=place.before)
    at = clock.now()
    today = day_of(at, the_shop().time_zone)
    context = {
        "rows": [_row(task, today) for task in page.rows],
        "view": view,
        "due_count": due_follow_ups(today, mine).count() if view in ("", "open") else 0,
        "tabs": [
            {
                "label": label,
                "url": f"?view={code}" if code else request.path,
                "is_current": code == view,
            }
            for code, label in VIEWS.items()
        ],
        "covered": _coverage(today),
        "contacts": [_contact(found) for found in contact_by_store(at - timedelta(days=DAYS))],
        "days": DAYS,
        "place": lists.links(request, page, KEPT),
    }
    return render(request, "backoffice/asks/follow_ups.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("follow_up")
def follow_up(request: DeskRequest, follow_up_id: int) -> HttpResponse:
    """One customer to see to: who they are, what it is about, and what came of it."""
    task = follow_up_for(request.agent, follow_up_id)
    form = FollowUpForm(request.POST or None, initial={"store": task.store_id})
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            complete_follow_up(follow_up=task, told=form.value(), by=request.agent, at=clock.now())
            messages.success(request, _("Noted. Thank you for seeing to it."))
            return redirect("backoffice:follow_ups")
    return _page(request, task, form)


@require_POST
@desk("follow_up")
def give(request: DeskRequest, follow_up_id: int) -> HttpResponse:
    task, form = follow_up_for(request.agent, follow_up_id), GiveForm(request.POST)
    if form.is_valid():
        with refusal_told(request):
            give_follow_up(
                follow_up=task, to=form.cleaned_data["person"], by=by(request), at=clock.now()
            )
            messages.success(request, _("It is with your colleague now."))
    else:
        messages.error(request, _("Please choose a colleague."))
    return redirect("backoffice:follow_up", task.pk)


@require_POST
@desk("follow_up")
def drop(request: DeskRequest, follow_up_id: int) -> HttpResponse:
    task, form = follow_up_for(request.agent, follow_up_id), DropForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Please say why, in sixty letters at most."))
        return redirect("backoffice:follow_up", task.pk)
    with refusal_told(request):
        drop_follow_up(
            follow_up=task, because=form.cleaned_data["because"], by=by(request), at=clock.now()
        )
    return redirect("backoffice:follow_ups")


def _page(request: DeskRequest, task: FollowUp, form: FollowUpForm) -> HttpResponse:
    today = day_of(clock.now(), the_shop().time_zone)
    context = {
        **_row(task, today),
        "form": form,
        "give": GiveForm(initial={"person": task.person_id}),
        "drop": DropForm(),
        "is_open": task.state == FollowUpState.OPEN,
        "contract": contract_of(task),
        "lines": task.order.lines.order_by("position")[:10] if task.order else [],
        "facts": [
            (_("What came of it"), task.get_outcome_display() or None),
            (_("In a few words"), task.words or None),
            (_("Store"), task.store),
            (_("The contact there, 1 to 5"), task.rating),
            (_("Dropped because"), DROPPED.get(task.dropped_because, task.dropped_because) or None),
        ],
    }
    return render(
        request, "backoffice/asks/follow_up.html", context, status=422 if form.errors else 200
    )


def _row(task: FollowUp, today: date) -> dict[str, Any]:
    is_open = task.state == FollowUpState.OPEN
    state = "open" if is_open else "kept" if task.state == FollowUpState.DONE else "withdrawn"
    if is_open and task.due_on <= today:
        state = "overdue" if task.due_on < today else "due_soon"
    return {
        "task": task,
        "occasion": task.get_occasion_display(),
        "label": task.get_outcome_display() or task.get_state_display(),
        "state": state,
    }


def _coverage(today: date) -> str:
    """The share of what fell due that was seen to, with its numbers."""
    found = coverage(today - timedelta(days=DAYS), today)
    part = share(found.done, found.due)
    if part.value is None:
        return _("Nothing fell due in the last %(days)s days.") % {"days": DAYS}
    return _("%(share)s seen to: %(done)s of %(due)s that fell due in the last %(days)s days.") % {
        "share": words.percent_words(part.value, language()),
        "done": found.done,
        "due": found.due,
        "days": DAYS,
    }


def _contact(found: Any) -> dict[str, Any]:
    return {
        "store": found.store or _("no store named"),
        "count": found.count,
        "mean": words.number_words(round(found.mean, 1), language()),
        "cells": [found.ratings[stars] for stars in (5, 4, 3, 2, 1)],
    }
