"""One door for whatever went wrong with an order: plain questions lead into exactly one right."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.tokens import public_token
from pistos.orders.models import Order
from pistos.returns.actions.opening import grouped, open_claims
from pistos.returns.facts import Told
from pistos.returns.models import Claim, Happened, Track
from pistos.returns.queries.items import known_items
from pistos.storefront import limits
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import order_of_link, private
from pistos.storefront.returns.claim_forms import ClaimForm
from pistos.storefront.returns.withdrawing import confirm_page, contact_of
from pistos.storefront.shopping import customer_of, language_of_page

POSTS = 30


@require_http_methods(["GET", "HEAD", "POST"])
@private
def claim(request: HttpRequest) -> HttpResponse:
    """With `order` of an order's link. Without it: whose orders are known by their account, or the way to
    get the link."""
    shop_of_page()
    token = request.POST.get("order") or request.GET.get("order", "")
    if not token:
        return _which(request)
    order, at = order_of_link(token), clock.now()
    known = known_items(order, at)
    if request.method != "POST":
        form = ClaimForm(known=known, initial=_initial(request))
        return _asked(request, order, form)
    form = ClaimForm(request.POST, request.FILES, known=known)
    if limits.is_over(request, "claim", POSTS):
        form.add_error(None, _("That was a lot at once. Please try again in ten minutes."))
        return _asked(request, order, form, 429)
    limits.count(request, "claim")
    if not form.is_valid():
        return _asked(request, order, form, 422)
    by = Actor.customer(order.customer_id)
    with refusal_on(form):
        groups = grouped(form.told(), known)
        made = open_claims(intake=form.intake(language_of_page()), order=order, by=by, at=at)
        leaving = [
            row for key, rows in groups.items() if key[0] == Track.WITHDRAWAL for row in rows
        ]
        if leaving:
            return _two_steps(request, order, leaving, form.cleaned_data["words"], made)
        if len(made) == 1:
            return redirect("storefront:claim-one", token=made[0].token)
        return redirect("storefront:claims-of-order", token=order.token)
    return _asked(request, order, form, 409)


def _initial(request: HttpRequest) -> dict[str, str]:
    return {"attempt": public_token()}


def _which(request: HttpRequest) -> HttpResponse:
    customer = customer_of(request)
    orders = Order.objects.filter(customer=customer).order_by("-placed_at")[:20] if customer else []
    context = frame() | {"orders": orders}
    return render(request, "storefront/returns/which.html", context)


def _asked(request: HttpRequest, order: Order, form: ClaimForm, status: int = 200) -> HttpResponse:
    context = frame() | {"order": order, "form": form, "is_multipart": True}
    return render(request, "storefront/returns/claim.html", context, status=status)


def _two_steps(
    request: HttpRequest, order: Order, leaving: list[Told], words: str, made: list[Claim]
) -> HttpResponse:
    """What is returned by right of withdrawal goes on to the law's second step, with everything filled in."""
    names = dict(order.lines.values_list("pk", "name"))
    said = {str(Happened(row.happened).label) for row in leaving}
    declared = {
        **contact_of(order),
        "goods": "",
        "reason": words or ", ".join(sorted(said)),
        "lines": {str(row.line_id): row.quantity for row in leaving},
        "happened": {str(row.line_id): row.happened for row in leaving},
        "order": order.token,
        "attempt": public_token(),
    }
    rows = [(names[row.line_id], row.quantity) for row in leaving]
    return confirm_page(request, declared, rows, {"order": order, "claims": made})
