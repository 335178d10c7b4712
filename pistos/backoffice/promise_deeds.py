"""What staff do with a promise: make one, tell before it slips, keep, withdraw, overturn."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from pistos.backoffice.wording import CAUSES
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_told
from pistos.customers.access import customer_for
from pistos.kit import clock
from pistos.kit.errors import Refused
from pistos.promises import actions
from pistos.promises.access import choice_for, compensation_for, promise_for
from pistos.promises.actions.reporting import Finding, Wrong
from pistos.promises.models import Cause, Promise, PromiseKind
from pistos.promises.rules.terms import About, Blame, Due, Terms, Told
from pistos.promises.rules.withdrawing import WithdrawnBecause
from pistos.remedies.actions.guaranteeing import give_owed_by_hand
from pistos.shop.queries import the_shop

BY_HAND = ("answer", "call_back", "refund", "fix", "custom")
KINDS = {
    "call_back": gettext_lazy("Call back"),
    "answer": gettext_lazy("Answer"),
    "refund": gettext_lazy("Refund"),
    "fix": gettext_lazy("Solution"),
    "custom": gettext_lazy("Something else"),
}
NOT_RIGHT = ("wrong", "damaged", "not_as_described")


class PromiseForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What is promised"), choices=KINDS.items())
    due_at = forms.DateTimeField(
        label=gettext_lazy("By when"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        help_text=gettext_lazy("In the shop's own time zone."),
    )
    words = forms.CharField(
        label=gettext_lazy("In which words, exactly as told"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    where = forms.ChoiceField(
        label=gettext_lazy("Where it was told"),
        choices=(
            ("phone", gettext_lazy("On the telephone")),
            ("email", gettext_lazy("By e-mail")),
            ("counter", gettext_lazy("At the counter")),
        ),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it is promised although history speaks against it"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Only for managers and owners; it stays on record."),
    )

    def due(self) -> Due:
        zone = the_shop().time_zone
        wanted: datetime = self.cleaned_data["due_at"]
        return Due.instant(wanted.replace(tzinfo=ZoneInfo(zone)), zone)


@desk("make_promise")
def make(request: DeskRequest, token: str) -> HttpResponse:
    customer = customer_for(request.agent, token)
    form = PromiseForm(request.POST or None)
    realistic = None
    if request.method == "POST" and form.is_valid():
        given, at = form.cleaned_data, clock.now()
        terms = Terms(PromiseKind(given["kind"]), form.due(), About("customer", customer.pk))
        told = Told(given["words"], customer.language, given["where"])
        try:
            if given["reason"].strip():
                made = actions.make_promise_against_history(
                    to=customer,
                    terms=terms,
                    told=told,
                    reason=given["reason"],
                    by=request.agent,
                    at=at,
                )
            else:
                made = actions.make_promise(
                    to=customer, terms=terms, told=told, by=by(request), at=at
                )
        except Refused as refused:
            form.add_error(None, str(refused))
            realistic = getattr(refused, "realistic", None)
        else:
            messages.success(request, _("Promised. It stands in the list of open promises."))
            return redirect("backoffice:promise", made.token)
    context = {"customer": customer, "form": form, "realistic": realistic}
    return render(
        request, "backoffice/promise_make.html", context, status=422 if form.errors else 200
    )


def deed(
    request: DeskRequest, token: str, done: str, act: Callable[[Promise, datetime], object]
) -> HttpResponse:
    """One action on one promise, then its page with what came of it."""
    found = promise_for(request.agent, token)
    with refusal_told(request):
        act(found, clock.now())
        messages.success(request, done)
    return redirect("backoffice:promise", token)


@require_POST
@desk("notify_customer")
def tell(request: DeskRequest, token: str) -> HttpResponse:
    return deed(
        request,
        token,
        _("The customer is told, and the promise moved to the honest day."),
        lambda promise, at: actions.tell_before_it_slips(promise=promise, by=by(request), at=at),
    )


@require_POST
@desk("settle_promise")
def keep(request: DeskRequest, token: str) -> HttpResponse:
    evidence = request.POST.get("evidence", "")[:120]
    return deed(
        request,
        token,
        _("Noted as kept."),
        lambda promise, at: actions.keep_promise(
            promise=promise, happened_at=at, evidence=evidence, by=by(request), at=at
        ),
    )


@require_POST
@desk("settle_promise")
def withdraw(request: DeskRequest, token: str) -> HttpResponse:
    because = request.POST.get("because", "")
    if because not in WithdrawnBecause.values:
        messages.error(request, _("Choose one of the listed reasons."))
        return redirect("backoffice:promise", token)
    return deed(
        request,
        token,
        _("Withdrawn."),
        lambda promise, at: actions.withdraw_promise(
            promise=promise,
            because=WithdrawnBecause(because),
            happened_at=at,
            by=by(request),
            at=at,
        ),
    )


@require_POST
@desk("overturn_promise")
def overturn(request: DeskRequest, token: str) -> HttpResponse:
    cause = request.POST.get("cause", "")
    if cause not in NOT_RIGHT:
        messages.error(request, _("Say what was not right."))
        return redirect("backoffice:promise", token)
    return deed(
        request,
        token,
        _("Overturned: it counts as broken now."),
        lambda promise, at: actions.overturn_promise(
            promise=promise,
            blame=Blame(Cause(cause)),
            evidence=request.POST.get("evidence", "")[:120],
            by=by(request),
            at=at,
        ),
    )


@require_POST
@desk("overturn_promise")
def answer_report(request: DeskRequest, token: str) -> HttpResponse:
    wrong, finding = request.POST.get("wrong", ""), request.POST.get("finding", "")
    if wrong not in Wrong.values or finding not in Finding.values:
        messages.error(request, _("Say what was found."))
        return redirect("backoffice:promise", token)
    return deed(
        request,
        token,
        _("The report is closed; it stays on record."),
        lambda promise, at: actions.answer_report(
            promise=promise, wrong=Wrong(wrong), finding=Finding(finding), by=by(request), at=at
        ),
    )


@require_POST
@desk("settle_promise")
def close_choice(request: DeskRequest, choice_id: int) -> HttpResponse:
    choice = choice_for(request.agent, choice_id)
    actions.close_choice(choice=choice, by=by(request), at=clock.now())
    messages.success(request, _("Done and noted."))
    return redirect("backoffice:home")


@require_POST
@desk("settle_promise")
def give(request: DeskRequest, compensation_id: int) -> HttpResponse:
    found = compensation_for(request.agent, compensation_id)
    with refusal_told(request):
        give_owed_by_hand(compensation=found, by=by(request), at=clock.now())
        messages.success(request, _("Done and noted."))
    return redirect("backoffice:home")


def offered(promise: Promise) -> dict[str, object]:
    """Which deeds the page of a promise offers now."""
    standing = promise.standing
    is_open = standing.state == "open"
    return {
        "can_tell": is_open and standing.proposed_on is not None,
        "can_keep": is_open and standing.kind in BY_HAND,
        "can_withdraw": is_open and standing.toward == "customer",
        "can_answer_report": not standing.is_overturned,
        "can_overturn": standing.state == "kept" and standing.toward == "customer",
        "reasons": WithdrawnBecause.choices,
        "not_right": [(cause, CAUSES[cause]) for cause in NOT_RIGHT],
    }
