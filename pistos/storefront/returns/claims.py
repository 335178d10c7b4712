"""A claim as its customer sees it: where it stands, every day promised, and what they may choose."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.components.refusals import refusal_told
from pistos.conversations.rules.tidying import without_tricks
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.returns.access import claim_by_link, line_of, photo_of
from pistos.returns.actions.choosing import can_choose, choose_at_once
from pistos.returns.actions.deciding import drop_claim
from pistos.returns.actions.lessening import object_to_less
from pistos.returns.actions.steps import day_after
from pistos.returns.actions.wishing import wish_remedy
from pistos.returns.models import Claim, ClaimState, Track
from pistos.returns.queries.claims import claims_of_order, lines_of_claim, steps_of
from pistos.returns.queries.labels import drop_off_points, return_label
from pistos.returns.queries.law import law_shown, wishes_open
from pistos.returns.queries.money import owed_on
from pistos.returns.queries.pictures import CONTENT_TYPE, picture_of
from pistos.shop.queries import settings_in_force
from pistos.storefront.claim_words import shown, step_rows
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import order_of_link, private
from pistos.storefront.shopping import language_of_page
from pistos.storefront.whole_words import whole_words


@require_safe
@private
def one(request: HttpRequest, token: str) -> HttpResponse:
    shop_of_page()
    found, at = claim_by_link(token), clock.now()
    may_choose = found.track == Track.TRANSPORT and can_choose(found) and not found.outcome
    may_send = found.is_open and found.needs_goods and found.goods_back_at is None
    context = frame() | {
        "claim": found,
        "steps": step_rows(steps_of(found)),
        "rows": lines_of_claim(found),
        "photos": list(found.photos.order_by("pk")),
        "can_choose": may_choose,
        "owed": owed_on(found).amount if may_choose else None,
        "money_on": day_after(at, settings_in_force().refund_within_days) if may_choose else None,
        "wishes": wishes_open(found, at),
        "law": law_shown(found),
        "can_send": may_send,
        "points": drop_off_points(found) if may_send else [],
        "repair": found.repairs.order_by("-pk").first(),
        "can_drop": found.state in (ClaimState.OPEN, ClaimState.GOODS_AWAITED)
        and found.withdrawal_id is None
        and not found.outcome,
        **shown(found),
    }
    return render(request, "storefront/returns/one.html", context)


@require_safe
@private
def of_order(request: HttpRequest, token: str) -> HttpResponse:
    """All claims of an order."""
    shop_of_page()
    order = order_of_link(token)
    rows = [{"claim": each, **shown(each)} for each in claims_of_order(order)]
    context = frame() | {"order": order, "claims": rows}
    return render(request, "storefront/returns/of_order.html", context)


@require_POST
@private
def choose(request: HttpRequest, token: str) -> HttpResponse:
    def deed(found: Claim, by: Actor, at: datetime) -> str:
        choose_at_once(claim=found, wish=request.POST.get("wish", ""), by=by, at=at)
        return _("Done. Below stands what happens now, and until when.")

    return done(request, token, deed)


@require_POST
@private
def drop(request: HttpRequest, token: str) -> HttpResponse:
    """The customer takes it back: it was found, or all is well after all."""

    def deed(found: Claim, by: Actor, at: datetime) -> str:
        drop_claim(claim=found, by=by, at=at)
        return _("Taken back. If it comes up again, simply tell us anew.")

    return done(request, token, deed)


@require_POST
@private
def wish(request: HttpRequest, token: str) -> HttpResponse:
    """Repair or replacement: the choice is the customer's."""

    def deed(found: Claim, by: Actor, at: datetime) -> str:
        wish_remedy(claim=found, wish=request.POST.get("wish", ""), by=by, at=at)
        return _("Noted: this is what you wish.")

    return done(request, token, deed)


@require_POST
@private
@whole_words(words=1000)
def object_to(request: HttpRequest, token: str, line_id: int) -> HttpResponse:
    """The customer objects to what their goods are said to have lost in value."""

    def deed(found: Claim, by: Actor, at: datetime) -> str:
        words = without_tricks(request.POST.get("words", ""))
        object_to_less(line=line_of(found, line_id), words=words, by=by, at=at)
        return _("Your objection is with us. Below stands until when we answer.")

    return done(request, token, deed)


@require_safe
@private
def label(request: HttpRequest, token: str) -> HttpResponse:
    """To print: where it goes, the code that finds it, and what to put in."""
    content = return_label(claim_by_link(token), language=language_of_page())
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="return.pdf"'
    return response


@require_safe
@private
def photo(request: HttpRequest, token: str, photo_id: int) -> HttpResponse:
    found = photo_of(claim_by_link(token), photo_id)
    return HttpResponse(picture_of(found), content_type=CONTENT_TYPE)


def done(
    request: HttpRequest, token: str, deed: Callable[[Claim, Actor, datetime], str]
) -> HttpResponse:
    """Does it as the claim's customer, and says on its page what was done, or why it was refused."""
    found = claim_by_link(token)
    with refusal_told(request):
        messages.success(request, deed(found, Actor.customer(found.customer_id), clock.now()))
    return redirect("storefront:claim-one", token=token)
