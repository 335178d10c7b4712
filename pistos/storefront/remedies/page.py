"""A remedy by the link that only its customer holds: looking changes nothing, a press does."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.components.refusals import refusal_told
from pistos.kit import clock
from pistos.remedies.access import promise_of, remedy_by_link
from pistos.remedies.actions.confirming import confirm_remedy, dispute_remedy
from pistos.remedies.models import CARRIED_OUT, RemedyState
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.order_words import chip
from pistos.storefront.orders import private
from pistos.storefront.whole_words import whole_words


@require_safe
@private
def remedy(request: HttpRequest, token: str) -> HttpResponse:
    shop_of_page()
    found, at = remedy_by_link(token), clock.now()
    promise = promise_of(found)
    context = frame() | {
        "made": found,
        "promised": promise.words.text if promise else "",
        "chip": promise and chip(promise, at) | {"what": capfirst(found.get_kind_display())},
        "is_done": found.state in CARRIED_OUT,
        "is_confirmed": found.state == RemedyState.CONFIRMED,
        "is_disputed": found.state == RemedyState.DISPUTED,
    }
    return render(request, "storefront/remedies/remedy.html", context)


@require_POST
@private
def well(request: HttpRequest, token: str) -> HttpResponse:
    with refusal_told(request):
        confirm_remedy(remedy=remedy_by_link(token), at=clock.now())
        messages.success(request, _("Thank you. We are glad that it is well."))
    return redirect("storefront:remedy", token=token)


@require_POST
@private
@whole_words(words=1000)
def not_well(request: HttpRequest, token: str) -> HttpResponse:
    with refusal_told(request):
        words = request.POST.get("words", "")
        dispute_remedy(remedy=remedy_by_link(token), words=words, at=clock.now())
        messages.success(
            request, _("Thank you for telling us. Somebody looks at it again and writes to you.")
        )
    return redirect("storefront:remedy", token=token)
