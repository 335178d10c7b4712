"""A deed on a mistake or an incident: done, or told on its form with what the checks remark."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages

from pistos.backoffice.replies.remarks import remarks_shown
from pistos.components.gate import DeskRequest
from pistos.components.refusals import refusal_on
from pistos.replies.actions.public import PublicHeldBack


def done(
    request: DeskRequest, form: forms.Form, deed: Callable[[], str], bound: dict[str, Any]
) -> bool:
    """Does it with a form that is right. Else what is wrong stands on the form, and what the checks
    remark on words for everybody goes into `bound`."""
    if not form.is_valid():
        return False
    with refusal_on(form):
        try:
            messages.success(request, deed())
        except PublicHeldBack as held:
            bound["remarks"] = remarks_shown(request, held.remarks)
            raise
        return True
    return False
