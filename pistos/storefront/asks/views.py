"""What a customer no longer wants to be asked: said without signing in, behind the link of a mail.

Opening changes nothing, because mail scanners open everything; pressing a button counts at once.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from pistos.asks.access import approach_by_link
from pistos.asks.actions.unsubscribing import subscribe_again, unsubscribe
from pistos.asks.facts import Said
from pistos.asks.models import AskKind
from pistos.asks.queries.rights import unwanted_kinds
from pistos.kit import clock
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import private

KINDS = {
    AskKind.REVIEW: gettext_lazy("What you think of a product you bought"),
    AskKind.REVIEW_AGAIN: gettext_lazy("How a product is after months of use"),
    AskKind.SURVEY: gettext_lazy("How content you were with us"),
    AskKind.QUESTION: gettext_lazy("Questions of other buyers about what you have"),
    AskKind.CHECK_IN: gettext_lazy("How it goes"),
    AskKind.INVITATION: gettext_lazy("Invitations"),
}
ALL_NO = gettext_lazy("Ask me nothing any more")
ALL_YES = gettext_lazy("You may ask me again by e-mail what I think")
NO_MORE = gettext_lazy("No longer")
AGAIN = gettext_lazy("Again")
ONE_CLICK = ("List-Unsubscribe", "One-Click")
"""What a mail program posts (RFC 8058, section 3.1)."""


@require_http_methods(["GET", "HEAD", "POST"])
@private
def choose(request: HttpRequest, token: str) -> HttpResponse:
    """What they are asked, kind by kind, and one button for all of it."""
    shop_of_page()
    approach = approach_by_link(token)
    customer = approach.customer
    if request.method == "POST":
        kind = request.POST.get("kind", "")
        if kind and kind not in AskKind.values:
            return HttpResponseBadRequest()
        deed = subscribe_again if request.POST.get("again") else unsubscribe
        said = Said("mail", _shown(kind, is_yes=deed is subscribe_again), approach)
        deed(customer=customer, kind=kind, said=said, at=clock.now())
        messages.success(request, _("Saved. It counts from now on."))
        return redirect("storefront:asks", token=token)
    unwanted = unwanted_kinds(customer)
    context = {
        "token": token,
        "asks_nothing": "" in unwanted,
        "kinds": [(kind, words, kind in unwanted) for kind, words in KINDS.items()],
        "all_no": ALL_NO,
        "all_yes": ALL_YES,
    }
    return render(request, "storefront/asks/choose.html", frame() | context)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def at_once(request: HttpRequest, token: str) -> HttpResponse:
    """The button of a mail program: it has no page and no cookie, so the link alone proves who says it."""
    shop_of_page()
    approach = approach_by_link(token)
    if request.method != "POST":
        return redirect("storefront:asks", token=token)
    if request.POST.get(ONE_CLICK[0]) != ONE_CLICK[1]:
        return HttpResponseBadRequest()
    said = Said("mail program", "List-Unsubscribe=One-Click", approach)
    unsubscribe(customer=approach.customer, kind="", said=said, at=clock.now())
    return HttpResponse(status=204)


def _shown(kind: str, *, is_yes: bool) -> str:
    """The words on the button, and what stood beside it: the proof of what was said."""
    if not kind:
        words = str(ALL_YES if is_yes else ALL_NO)
    else:
        words = f"{KINDS[AskKind(kind)]}: {AGAIN if is_yes else NO_MORE}"
    return f"[{get_language()}] {words}"
