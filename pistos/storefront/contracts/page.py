"""A contract by the link that only its customer holds: one press renews it, one press lets it end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.checkout.models import How
from pistos.components.tags.speaking import language
from pistos.contracts.access import contract_by_link
from pistos.contracts.actions import answering
from pistos.contracts.facts import Decided
from pistos.contracts.models import Contract, ContractState, Decision, DecisionKind
from pistos.contracts.queries.terms import facts_of, last_decision, terms_in_force, told_outreach
from pistos.contracts.rules.terms import compared, end_of
from pistos.contracts.rules.wording import changes_words, term_lines
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import private
from pistos.storefront.whole_words import whole_words


@require_safe
@private
def contract(request: HttpRequest, token: str) -> HttpResponse:
    shop_of_page()
    return _page(request, contract_by_link(token))


@require_POST
@private
def renew(request: HttpRequest, token: str) -> HttpResponse:
    """The yes to the terms that stood on the page. Again it is the same one."""
    shop_of_page()
    found = contract_by_link(token)
    try:
        answering.renew_contract(
            contract=found,
            seen=request.POST.get("seen", "")[:20],
            by=Actor.customer(found.customer_id),
            at=clock.now(),
        )
    except Refused as refused:
        return _page(request, contract_by_link(token), str(refused), 409)
    messages.success(request, _("Renewed. The terms are on their way to you by mail."))
    return redirect("storefront:contract", token=token)


@require_POST
@private
@whole_words(words=500)
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """The no, with or without a reason."""
    shop_of_page()
    found, decided = contract_by_link(token), _decided(request)
    by = Actor.customer(found.customer_id)
    try:
        answering.leave_contract(
            contract=found, decided=decided if decided.how else None, by=by, at=clock.now()
        )
    except Refused as refused:
        return _page(request, contract_by_link(token), str(refused), 409)
    messages.success(request, _("Noted. Nothing else is needed from you."))
    return redirect("storefront:contract", token=token)


@require_POST
@private
@whole_words(words=500)
def reason(request: HttpRequest, token: str) -> HttpResponse:
    shop_of_page()
    found = contract_by_link(token)
    by = Actor.customer(found.customer_id)
    try:
        answering.give_reason(contract=found, decided=_decided(request), by=by, at=clock.now())
    except Refused as refused:
        return _page(request, found, str(refused), 409)
    messages.success(request, _("Thank you for telling us."))
    return redirect("storefront:contract", token=token)


def _decided(request: HttpRequest) -> Decided:
    return Decided(request.POST.get("how", ""), request.POST.get("words", ""))


def _page(
    request: HttpRequest, found: Contract, problem: str = "", status: int = 200
) -> HttpResponse:
    at = clock.now()
    terms, decision = terms_in_force(found), last_decision(found)
    present = facts_of(terms)
    context = frame() | {
        "found": found,
        "problem": problem,
        "lines": term_lines(present, terms.currency, language()),
        "is_left": found.state == ContractState.LEFT,
        "is_ended": found.state == ContractState.ENDED,
        "is_renewed": decision is not None and decision.kind == DecisionKind.RENEWED,
        "may_renew": answering.may_renew(found, at),
        "seen": answering.renewal_mark(found),
        "hows": How.choices,
        "asks_reason": _asks_reason(decision),
    }
    told = told_outreach(found)
    coming = facts_of(told.terms) if told else present
    better, worse = changes_words(compared(present, coming), terms.currency, language())
    starts_on = told.terms.starts_on if told else found.ends_on + answering.ONE_DAY
    context |= {
        "better": better,
        "worse": worse,
        "coming": term_lines(coming, terms.currency, language()) if told else [],
        "next_ends_on": end_of(starts_on, coming.months),
    }
    return render(request, "storefront/contracts/contract.html", context, status=status)


def _asks_reason(decision: Decision | None) -> bool:
    """Once, after a yes or a no."""
    is_theirs = decision is not None and decision.kind in (
        DecisionKind.RENEWED,
        DecisionKind.LEFT,
    )
    return is_theirs and not hasattr(decision, "reason")
