"""The page of a restatement, by its random link. A GET confirms nothing: mail scanners open every link."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.listening.access import restatement_of_link
from pistos.listening.actions.confirming import confirm_restatement, correct_restatement
from pistos.listening.models import ConfirmedHow, Restatement
from pistos.listening.queries.stages import heard_of
from pistos.storefront import limits
from pistos.storefront.frame import frame
from pistos.storefront.heard.stages import asked, stages
from pistos.storefront.often import too_often
from pistos.storefront.orders import private
from pistos.storefront.whole_words import whole_words

LONGEST = 10_000


@require_safe
@private
def heard(request: HttpRequest, token: str) -> HttpResponse:
    return _page(request, restatement_of_link(token, clock.now()))


@require_POST
@private
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    at = clock.now()
    found = restatement_of_link(token, at)
    by = Actor.customer(found.hearing.conversation.customer_id)
    try:
        confirm_restatement(restatement=found, how=ConfirmedHow.CLICK, by=by, at=at)
    except Refused as refused:
        messages.info(request, str(refused))
    else:
        messages.success(request, _("Thank you. Now we act on it."))
    return redirect("storefront:heard", token=token)


@require_POST
@private
@whole_words(text=LONGEST)
def correct(request: HttpRequest, token: str) -> HttpResponse:
    at = clock.now()
    found = restatement_of_link(token, at)
    text = request.POST.get("text", "")
    if limits.is_over(request, "write", limits.POSTS):
        return too_often(request)
    limits.count(request, "write")
    try:
        correct_restatement(restatement=found, text=text, at=at)
    except Refused as refused:
        return _page(request, found, refused=str(refused), text=text)
    messages.success(request, _("Thank you for putting it right. We are reading it again."))
    return redirect("storefront:heard", token=token)


def _page(
    request: HttpRequest, found: Restatement, *, refused: str = "", text: str = ""
) -> HttpResponse:
    hearing = heard_of(found.hearing.conversation)
    context = frame() | {
        "said": asked(found),
        "stages": stages(hearing) if hearing else [],
        "refused": refused,
        "text": text,
        "zone": found.hearing.conversation.zone or None,
    }
    status = 422 if refused else 200
    return render(request, "storefront/heard/heard.html", context, status=status)
