"""Keys of the HTTP API: made here, shown once, ended here. For owners."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from pistos.accounts import actions, queries
from pistos.accounts.access import api_key_of
from pistos.accounts.models import Scope
from pistos.components.gate import DeskRequest, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.tokens import public_token

SCOPES = {Scope.SCANS: gettext_lazy("Report scans of parcels")}


class ApiKeyForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Which program is it for?"), max_length=80)
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What may it do?"),
        choices=SCOPES.items(),
        widget=forms.CheckboxSelectMultiple,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@desk("edit_settings")
def api_keys(request: DeskRequest) -> HttpResponse:
    """The page; a POST makes a key and shows it this once."""
    form, token = ApiKeyForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        made = f"pistos_{public_token()}"
        with refusal_on(form):
            actions.make_api_key(**form.cleaned_data, token=made, by=request.agent, at=clock.now())
            form, token = ApiKeyForm(), made
    context = {
        "keys": [
            {"row": row, "scopes": [SCOPES[Scope(code)] for code in row.scopes]}
            for row in queries.api_keys()
        ],
        "form": form,
        "token": token,
        "ask": _("End this key"),
    }
    status = 422 if form.errors else 200
    return render(request, "backoffice/people/api_keys.html", context, status=status)


@require_POST
@desk("edit_settings")
def end_api_key(request: DeskRequest, key_id: int) -> HttpResponse:
    found = api_key_of(request.agent, key_id)
    actions.end_api_key(key=found, by=request.agent, at=clock.now())
    return redirect("backoffice:api_keys")
