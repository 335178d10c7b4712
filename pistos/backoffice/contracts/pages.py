"""Contracts that end soon; one contract with the whole time of its customer; what is written to them."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.contracts.forms import BeginForm, OutreachForm, TermsForm, initial_of
from pistos.backoffice.contracts.history import history_of
from pistos.backoffice.contracts.words import label_words, stands_words
from pistos.checkout.models import How
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.components.tags.speaking import language
from pistos.contracts.access import contract_for
from pistos.contracts.actions.approaching import write_outreach
from pistos.contracts.actions.beginning import add_contract
from pistos.contracts.facts import Begun, Written
from pistos.contracts.models import Contract, ContractState, Outreach, OutreachState
from pistos.contracts.queries.lists import (
    AHEAD,
    ALL,
    ENDED,
    VIEWS,
    contracts_page,
    counts_ahead,
    how_decided,
)
from pistos.contracts.queries.lived import lived_in, story_of
from pistos.contracts.queries.standing import will_stands
from pistos.contracts.queries.terms import facts_of, last_decision, versions_of
from pistos.contracts.rules.care import bad_experiences, stands_before
from pistos.contracts.rules.terms import OPEN_DAYS
from pistos.contracts.rules.wording import term_lines
from pistos.customers.access import customer_for
from pistos.kit import clock, words
from pistos.promises.rules.due import day_of
from pistos.shop.queries import the_shop

KEPT = ("view",)
A_YEAR = timedelta(days=365)
OTHERS = {ALL: gettext_lazy("All that run"), ENDED: gettext_lazy("Ended")}


@require_safe
@desk("see_contracts")
def contracts(request: DeskRequest) -> HttpResponse:
    at = clock.now()
    today = day_of(at, the_shop().time_zone)
    view = request.GET.get("view", "")
    view = view if view in VIEWS else str(max(AHEAD))
    place = lists.Place.of(request)
    page = contracts_page(view, today, after=place.after, before=place.before)
    counts = counts_ahead(today)
    decided = how_decided(at - A_YEAR)
    context = {
        "rows": [{"contract": row, "left": (row.ends_on - today).days} for row in page.rows],
        "view": view,
        "is_ended": view == ENDED,
        "tabs": [
            *(_tab(str(days), _within(days), view, counts[str(days)]) for days in AHEAD),
            *(_tab(name, label, view) for name, label in OTHERS.items()),
        ],
        "place": lists.links(request, page, KEPT),
        "decided": [
            (how.label, decided.stayed.get(how, 0), decided.left.get(how, 0))
            for how in How
            if how in decided.stayed or how in decided.left
        ],
        "stayed_count": decided.stayed_count,
        "left_count": decided.left_count,
    }
    return render(request, "backoffice/contracts/list.html", context)


def _within(days: int) -> str:
    return _("Within %(days)s") % {"days": words.days_words(days, language())}


def _tab(name: str, label: object, view: str, count: int | None = None) -> dict[str, object]:
    said = "" if count is None else words.number_words(count, language())
    return {"label": label, "url": f"?view={name}", "is_current": name == view, "count": said}


@require_http_methods(["GET", "HEAD", "POST"])
@desk("edit_contracts")
def begin(request: DeskRequest, token: str) -> HttpResponse:
    """A contract of this customer begins to be kept here."""
    customer = customer_for(request.agent, token)
    posted = request.POST if request.method == "POST" else None
    form = BeginForm(posted)
    terms = TermsForm(posted, initial={"months": 12, "notice_days": 30})
    if form.is_valid() and terms.is_valid():
        given = form.cleaned_data
        begun = Begun(customer, given["name"], given["starts_on"], terms.value(), given["product"])
        with refusal_on(form):
            made = add_contract(begun=begun, by=by(request), at=clock.now())
            messages.success(request, _("Kept. The customer was told the terms."))
            return redirect("backoffice:contract", made.token)
    context = {"customer": customer, "form": form, "terms": terms}
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/contracts/begin.html", context, status=status)


@require_safe
@desk("see_contracts")
def contract(request: DeskRequest, token: str) -> HttpResponse:
    return _page(request, contract_for(request.agent, token))


@require_POST
@desk("approach_customer")
def approach(request: DeskRequest, token: str) -> HttpResponse:
    """Sends it, or holds it with its reasons."""
    found = contract_for(request.agent, token)
    form, terms = OutreachForm(request.POST), TermsForm(request.POST)
    if not (form.is_valid() and terms.is_valid()):
        return _page(request, found, (form, terms))
    given = form.cleaned_data
    written = Written(found, terms.value(), given["words"], given["called"] == "offer")
    with refusal_on(form):
        made = write_outreach(written=written, by=request.agent, at=clock.now())
        if made.state == OutreachState.SENT:
            messages.success(
                request, _("Sent. The customer renews it or lets it end by one press.")
            )
        else:
            messages.warning(request, _("Held back, and not sent. The reasons stand on this page."))
        return redirect("backoffice:contract", token)
    return _page(request, found, (form, terms))


def _page(
    request: DeskRequest, found: Contract, forms: tuple[OutreachForm, TermsForm] | None = None
) -> HttpResponse:
    at = clock.now()
    story = story_of(found, at)
    lived = lived_in(found, story, at)
    versions = versions_of(found)
    present = next(row for row in versions if row.number == found.terms_number)
    outreaches = list(found.outreaches.select_related("written_by", "follow_up__person", "terms"))
    outreaches.sort(key=lambda row: row.pk, reverse=True)
    held = next((row for row in outreaches if row.state == OutreachState.HELD), None)
    is_running = found.state == ContractState.RUNNING and lived.days_left >= 0
    is_near = is_running and lived.days_left <= OPEN_DAYS
    is_told = any(
        row.state == OutreachState.SENT and row.terms.starts_on > found.ends_on
        for row in outreaches
    )
    count, weight = bad_experiences(lived)
    context = {
        "contract": found,
        "left": lived.days_left,
        "stands": [
            stands_words(one.code, one.count)
            for one in (*stands_before(lived), *will_stands(found.customer, at))
        ],
        "experiences": _experiences(count, weight),
        "lines": term_lines(facts_of(present), present.currency, language()),
        "versions": [
            (row, term_lines(facts_of(row), row.currency, language()))
            for row in versions
            if row.number != found.terms_number
        ],
        "outreaches": [_outreach(row) for row in outreaches],
        "decision": last_decision(found),
        "history": history_of(story),
        "may_write": is_near and not is_told and may(request.agent.role, "approach_customer"),
        "is_running": is_running,
        "is_ahead": is_near and not is_told,
        "hows": How.choices,
    }
    context |= _forms(forms, held, initial_of(facts_of(held.terms if held else present)))
    return render(
        request, "backoffice/contracts/contract.html", context, status=422 if forms else 200
    )


def _forms(
    forms: tuple[OutreachForm, TermsForm] | None, held: Outreach | None, terms: dict[str, object]
) -> dict[str, object]:
    """What was typed; else what is held, to be written anew; else the terms in force."""
    if forms is not None:
        return {"form": forms[0], "terms": forms[1]}
    words_held = held.words if held else ""
    return {"form": OutreachForm(initial={"words": words_held}), "terms": TermsForm(initial=terms)}


def _experiences(count: int, weight: int) -> str:
    if not count:
        return _("No bad experience in all this time that we know of.")
    return ngettext(
        "%(n)d bad experience in all this time. Weight: %(weight)d.",
        "%(n)d bad experiences in all this time. Weight: %(weight)d.",
        count,
    ) % {"n": count, "weight": weight}


def _outreach(row: Outreach) -> dict[str, object]:
    problem, instead = label_words(row.label_problem) if row.label_problem else ("", "")
    return {
        "row": row,
        "reasons": [stands_words(code, count) for code, count in row.reasons],
        "problem": problem,
        "instead": instead,
        "is_held": row.state == OutreachState.HELD,
        "state": {"held": "moved", "sent": "kept", "dropped": "withdrawn"}[row.state],
    }
