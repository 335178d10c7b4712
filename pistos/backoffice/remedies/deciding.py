"""Deciding what a case is given: cases alike first, then the form; also as a part of a case's own page."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pistos.accounts.models import User
from pistos.backoffice.mistakes.doing import done
from pistos.backoffice.remedies.cases import CaseShown, case_named
from pistos.backoffice.remedies.forms import DecideForm
from pistos.backoffice.replies.remarks import accepted_of
from pistos.components.gate import DeskRequest, desk
from pistos.kit import clock
from pistos.remedies.actions.giving import give_remedy
from pistos.remedies.facts import ZERO
from pistos.remedies.models import RemedyKind, RemedyState
from pistos.remedies.queries.alike import as_given, cases_alike
from pistos.remedies.queries.cases import remedies_of
from pistos.remedies.queries.money import money_of
from pistos.remedies.queries.policy import InForce, approvers, in_force
from pistos.remedies.rules.alike import usual
from pistos.shop.queries import the_shop


@require_http_methods(["GET", "HEAD", "POST"])
@desk("give_remedy")
def decide(request: DeskRequest, kind: str, key: str) -> HttpResponse:
    """The page of one case; a POST gives the remedy, or says why not and keeps what was typed."""
    shown = case_named(request.agent, kind, key).of_severity(request.POST.get("severity", ""))
    if request.method != "POST":
        return _page(request, shown, None, {})
    form = _form(shown, request.agent, in_force(), request.POST)
    if form.is_valid() and not shown.gate.may_answer and not form.cleaned_data["skips"].strip():
        form.add_error("skips", shown.gate.words)

    def deed() -> str:
        case = replace(shown.case, line=form.chosen_line or shown.case.line)
        offer = form.value(accepted_of(request))
        made = give_remedy(case=case, offer=offer, by=request.agent, at=clock.now())
        if made.state == RemedyState.ASKED:
            return _("It waits for approval. The customer is told once it is approved.")
        return _("Promised. The customer was told.")

    bound: dict[str, Any] = {}
    if done(request, form, deed, bound):
        return redirect(shown.url)
    return _page(request, shown, form, bound)


def decide_part(shown: CaseShown, agent: User, form: DecideForm | None = None) -> dict[str, Any]:
    """What `backoffice/remedies/decide.html` needs, as `decide`. Seven queries."""
    found, case = in_force(), shown.case
    before = remedies_of(case.subject)
    rows = cases_alike(case)
    form = form or _form(shown, agent, found, None, seen=len(before))
    return {
        "shown": shown,
        "form": form,
        "before": [remedy_row(row) for row in before],
        "alike": [remedy_row(row) for row in rows],
        "usual": _usual(rows),
        "wished": RemedyKind(case.wished_kind).label if case.wished_kind in RemedyKind else "",
        "wished_words": case.wished_words,
        "limit": found.limits.get((agent.role, case.own_severity), ZERO),
        "left": money_of(case.order).left if case.order else None,
        "currency": case.order.currency if case.order else the_shop().currency,
    }


def remedy_row(row: Any) -> dict[str, Any]:
    """A remedy in words."""
    return {
        "one": row,
        "kind": RemedyKind(row.kind).label,
        "state": RemedyState(row.state).label,
        "badge": _BADGES[RemedyState(row.state)],
    }


_BADGES = {
    RemedyState.ASKED: "due_soon",
    RemedyState.DECLINED: "withdrawn",
    RemedyState.PROMISED: "open",
    RemedyState.DONE: "kept",
    RemedyState.CONFIRMED: "kept",
    RemedyState.DISPUTED: "broken",
    RemedyState.WITHDRAWN: "withdrawn",
}


def _usual(rows: list[Any]) -> dict[str, Any] | None:
    found = usual(as_given(rows))
    return {"one": found, "kind": RemedyKind(found.kind).label} if found else None


def _form(shown: CaseShown, agent: User, found: InForce, data: Any, *, seen: int = 0) -> DecideForm:
    case = shown.case
    lines = list(case.order.lines.order_by("position")) if case.order and not case.line else []
    most = found.limits.get((agent.role, case.own_severity), ZERO)
    people = [] if most is None else approvers(found, case.severity, most, but=agent)
    above = [person for person in people if person.role != agent.role]
    initial = {"seen": seen, "kind": case.wished_kind}
    form = DecideForm(data, found=found, lines=lines, people=above, initial=initial)
    if shown.gate.may_answer:
        del form.fields["skips"]
    if not shown.is_open:
        del form.fields["severity"]
    return form


def _page(
    request: DeskRequest, shown: CaseShown, form: DecideForm | None, bound: dict[str, Any]
) -> HttpResponse:
    decide = decide_part(shown, request.agent, form) | bound
    context = {"decide": decide, "shown": shown}
    status = 422 if form else 200
    return render(request, "backoffice/remedies/decide_page.html", context, status=status)
