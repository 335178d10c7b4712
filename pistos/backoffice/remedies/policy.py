"""The owner's rules: what is offered, by when, and who may give how much."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pistos.backoffice.remedies.forms import SEVERITY_WORDS, PolicyForm
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.remedies.actions.editing import save_policy
from pistos.remedies.queries.policy import in_force, policy_versions
from pistos.shop.queries import the_shop


@require_http_methods(["GET", "HEAD", "POST"])
@desk("edit_remedies")
def rules(request: DeskRequest) -> HttpResponse:
    """What is in force; a POST saves a new version."""
    form = PolicyForm(request.POST) if request.method == "POST" else PolicyForm.of(in_force())
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            save_policy(facts=form.value(), by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:remedy_rules")
    context = {
        "form": form,
        "severities": SEVERITY_WORDS.values(),
        "currency": the_shop().currency,
        "versions": policy_versions(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/remedies/rules.html", context, status=status)
