"""The shop's rules for complaints: what is promised, what is heard without a word, what is only claimed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from pistos.complaints.actions.settling import MOST_DAYS, MOST_TOLD, RulesFacts, save_rules
from pistos.complaints.models import ComplaintSettings
from pistos.complaints.queries.settings import rules_in_force
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock


class RulesForm(forms.Form):
    """A version of the rules."""

    people_told = forms.IntegerField(
        label=gettext_lazy("To how many people a dissatisfied customer speaks"),
        min_value=1,
        max_value=MOST_TOLD,
        help_text=gettext_lazy(
            "A claim, not a measurement. It is shown as one, beside what was counted here."
        ),
    )
    solution_days = forms.IntegerField(
        label=gettext_lazy("Days in which a solution is promised"),
        min_value=1,
        max_value=MOST_DAYS,
        help_text=gettext_lazy("Until your own history says how long it takes."),
    )
    late_days = forms.IntegerField(
        label=gettext_lazy("Days after which a late delivery is a complaint by itself"),
        min_value=0,
        max_value=MOST_DAYS,
        required=False,
        help_text=gettext_lazy("Empty: never without a word of the customer."),
    )
    large_amount = forms.DecimalField(
        label=gettext_lazy("Bought for so much, a customer counts as large"),
        min_value=0,
        max_digits=10,
        decimal_places=2,
        help_text=gettext_lazy("They are seen earlier. Nobody else is promised less for it."),
    )

    def value(self) -> RulesFacts:
        given = self.cleaned_data
        return RulesFacts(
            given["people_told"], given["solution_days"], given["late_days"], given["large_amount"]
        )


@require_http_methods(["GET", "HEAD", "POST"])
@desk("edit_complaints")
def rules(request: DeskRequest) -> HttpResponse:
    """What is in force; a POST saves a new version."""
    now = rules_in_force()
    form = RulesForm(request.POST or None, initial=_initial(now))
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            save_rules(facts=form.value(), by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:complaint_rules")
    status = 422 if request.method == "POST" else 200
    return render(request, "backoffice/complaints/rules.html", {"form": form}, status=status)


def _initial(now: ComplaintSettings) -> dict[str, Any]:
    names = ("people_told", "solution_days", "late_days", "large_amount")
    return {name: getattr(now, name) for name in names}
