"""The record of the shop's name: by source, each change with its cause, falls and what winning back took."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.reputation import words as said
from pistos.backoffice.reputation.forms import EffortForm, MentionForm
from pistos.components.gate import DeskRequest, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.promises.rules.due import day_of
from pistos.reputation.access import mention_for
from pistos.reputation.actions.noting import note_effort, note_mention, strike_mention
from pistos.reputation.models import Source
from pistos.reputation.queries import record
from pistos.reputation.queries.standing import advocates
from pistos.reputation.rules.score import WEIGHTS
from pistos.shop.queries import the_shop
from pistos.tools.queries.measures import measured, readers
from pistos.tools.rules.kinds import ANSWERS, REVIEWS, VOICES

YEAR, QUARTER = timedelta(days=365), timedelta(days=90)
CLAIMED_READERS = 61
"""Per cent of customers who are said to read reviews before they buy: a claim, shown as such."""


@require_safe
@desk("see_indicators")
def reputation(request: DeskRequest) -> HttpResponse:
    return _page(request, MentionForm(), EffortForm())


@require_POST
@desk("note_reputation")
def mention(request: DeskRequest) -> HttpResponse:
    form = MentionForm(request.POST)
    if form.is_valid():
        with refusal_on(form):
            note_mention(said=form.said(), by=request.agent, at=clock.now())
            messages.success(request, _("Noted. It counts from tonight."))
            return redirect("backoffice:reputation")
    return _page(request, form, EffortForm())


@require_POST
@desk("note_reputation")
def strike(request: DeskRequest, mention_id: int) -> HttpResponse:
    found = mention_for(request.agent, mention_id)
    strike_mention(mention=found, by=request.agent, at=clock.now())
    return redirect("backoffice:reputation")


@require_POST
@desk("note_reputation")
def effort(request: DeskRequest) -> HttpResponse:
    form = EffortForm(request.POST)
    if form.is_valid():
        with refusal_on(form):
            note_effort(did=form.did(), by=request.agent, at=clock.now())
            messages.success(request, _("Noted."))
            return redirect("backoffice:reputation")
    return _page(request, MentionForm(), form)


@require_safe
@desk("see_customers")
def the_advocates(request: DeskRequest) -> HttpResponse:
    """Who recommends, answers others and praises, of their own accord."""
    today = day_of(clock.now(), the_shop().time_zone)
    context = {"found": advocates(today - YEAR, today)}
    return render(request, "backoffice/reputation/advocates.html", context)


@require_safe
@desk("see_indicators")
def voices(request: DeskRequest) -> HttpResponse:
    """Whether reading reviews and answers goes with buying, and how many buyers read first."""
    today = day_of(clock.now(), the_shop().time_zone)
    since = today - QUARTER + timedelta(days=1)
    names = {REVIEWS: _("Reviews"), ANSWERS: _("Questions and answers")}
    rows = [row for row in measured(since=since, until=today) if row.kind in VOICES]
    context = {
        "rows": [{"name": names[row.kind], "measured": row} for row in rows],
        "readers": [
            {"name": names[kind], "share": readers(kind, since=since, until=today)}
            for kind in (REVIEWS, ANSWERS)
        ],
        "claimed": CLAIMED_READERS,
        "days": QUARTER.days,
    }
    return render(request, "backoffice/reputation/voices.html", context)


def _page(request: DeskRequest, mention: MentionForm, effort: EffortForm) -> HttpResponse:
    shop, at = the_shop(), clock.now()
    whole, today = record.series(), day_of(at, shop.time_zone)
    labels, values = said.weeks_of(whole)
    context = {
        "name": said.name_now(today),
        "labels": labels,
        "series": [{"label": _("The whole"), "values": values}],
        "weights": [
            {"label": said.SOURCES[source], "percent": round(WEIGHTS[source] * 100)}
            for source in Source.values
        ],
        "greatest": [said.change_row(row) for row in record.greatest_changes(today - QUARTER)],
        "changes": [said.change_row(row) for row in record.changes()],
        "recoveries": [
            {
                "recovery": row,
                "points": said.points_words(-row.fall.points),
                "hours": round(row.minutes / 60, 1),
            }
            for row in reversed(record.recoveries(whole))
        ],
        "efforts": [
            {"effort": row, "source": said.SOURCES[row.source]} for row in record.efforts()
        ],
        "mentions": [
            {
                "mention": row,
                "place": said.PLACES[row.place],
                "deed": said.DEEDS[row.deed] if row.customer else "",
            }
            for row in record.mentions()
        ],
        "mention_form": mention,
        "effort_form": effort,
        "currency": shop.currency,
        "may_note": may(request.agent.role, "note_reputation"),
    }
    status = 422 if mention.is_bound or effort.is_bound else 200
    return render(request, "backoffice/reputation/record.html", context, status=status)
