"""Test purchases on the desk: the plan, one with its checklist, and what was found."""

from collections.abc import Callable
from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.practice.access import finding_for, order_of_test, purchase_for, tester_for
from pistos.practice.actions import buying
from pistos.practice.models import Place, TestPurchase, Verdict
from pistos.practice.queries.lists import (
    colleagues,
    findings_of,
    findings_open,
    purchases_page,
)
from pistos.practice.rules.checklist import CHECKLIST


@require_safe
@desk("see_test_purchases")
def purchases(request: DeskRequest) -> HttpResponse:
    place = lists.Place.of(request)
    page = purchases_page(after=place.after, before=place.before)
    context = {
        "rows": page.rows,
        "findings": findings_open(),
        "place": lists.links(request, page, ()),
        "may_plan": may(request.agent.role, "plan_test_purchases"),
        "people": colleagues(),
        "places": Place.choices,
    }
    return render(request, "backoffice/practice/purchases.html", context)


@require_POST
@desk("plan_test_purchases")
def plan(request: DeskRequest) -> HttpResponse:
    person = tester_for(request.agent, request.POST.get("person", ""))

    def deed(at: datetime) -> str:
        buying.plan_test_purchase(
            person=person,
            place=request.POST.get("place", ""),
            on=_day(request.POST.get("on", "")),
            by=by(request),
            at=at,
        )
        return _("Planned.")

    tell(request, deed)
    return redirect("backoffice:test_purchases")


@require_safe
@desk("see_test_purchases")
def purchase(request: DeskRequest, token: str) -> HttpResponse:
    found = purchase_for(request.agent, token)
    seen = {row.code: row for row in found.checks.all()}
    context = {
        "purchase": found,
        "checks": [
            {
                "code": code,
                "label": label,
                "verdict": seen[code].verdict if code in seen else "",
                "note": seen[code].note if code in seen else "",
            }
            for code, label in CHECKLIST.items()
        ],
        "verdicts": Verdict.choices,
        "findings": findings_of(found),
        "people": colleagues(),
    }
    return render(request, "backoffice/practice/purchase.html", context)


@require_POST
@desk("see_test_purchases")
def record(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: TestPurchase, at: datetime) -> str:
        posted = request.POST
        seen = {
            code: buying.Seen(posted.get(f"is_{code}", ""), posted.get(f"note_{code}", ""))
            for code in CHECKLIST
        }
        order = order_of_test(request.agent, posted.get("order", ""))
        buying.record_test_purchase(purchase=found, seen=seen, order=order, by=by(request), at=at)
        return _("Noted.")

    return _done(request, token, deed)


@require_POST
@desk("see_test_purchases")
def note(request: DeskRequest, token: str) -> HttpResponse:
    owner = tester_for(request.agent, request.POST.get("owner", ""))

    def deed(found: TestPurchase, at: datetime) -> str:
        buying.note_finding(
            purchase=found,
            words=request.POST.get("words", ""),
            owner=owner,
            due_on=_day(request.POST.get("due_on", "")),
            by=by(request),
            at=at,
        )
        return _("Noted.")

    return _done(request, token, deed)


@require_POST
@desk("see_test_purchases")
def finish(request: DeskRequest, finding_id: int) -> HttpResponse:
    found = finding_for(request.agent, finding_id)

    def deed(at: datetime) -> str:
        words = request.POST.get("words", "")
        buying.finish_finding(finding=found, words=words, by=by(request), at=at)
        return _("Put right.")

    tell(request, deed)
    return redirect("backoffice:test_purchase", found.purchase.token)


def _done(
    request: DeskRequest, token: str, deed: Callable[[TestPurchase, datetime], str]
) -> HttpResponse:
    found = purchase_for(request.agent, token)
    tell(request, lambda at: deed(found, at))
    return redirect("backoffice:test_purchase", token)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return date(1, 1, 1)
