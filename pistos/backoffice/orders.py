"""Orders on the desk: the list, and one order with its parcels and promises."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from pistos.accounts.rules import may
from pistos.backoffice import wording
from pistos.backoffice.order_work import contents_words, needs_on, work_of, work_tabs
from pistos.components import lists
from pistos.components.gate import DeskRequest, desk
from pistos.invoices.queries import invoices_of
from pistos.kit import clock
from pistos.orders.access import order_for
from pistos.orders.models import Order, OrderState
from pistos.orders.queries import OrderFilter, orders_page, parcels_of
from pistos.promises.queries.lists import promises_about_order

KEPT = ("state", "words", "work")


@desk("see_desk")
def orders(request: DeskRequest) -> HttpResponse:
    place = lists.Place.of(request, default_sort="-placed")
    wanted = OrderFilter(
        request.GET.get("state", ""),
        request.GET.get("words", "").strip()[:80],
        work=request.GET.get("work", ""),
    )
    page = orders_page(wanted, sort=place.sort, after=place.after, before=place.before)
    context = {
        "rows": [
            {
                "order": order,
                "state": wording.ORDER_STATES[order.state],
                "payment": wording.PAYMENT_STATES[order.payment_state],
            }
            for order in page.rows
        ],
        "wanted": wanted,
        "states": wording.ORDER_STATES.items(),
        "views": work_tabs(wanted.work),
        "headers": lists.headers(request, {"placed": _("Placed")}, "-placed", KEPT),
        "place": lists.links(request, page, KEPT),
    }
    return render(request, "backoffice/orders.html", context)


@desk("see_desk")
def order(request: DeskRequest, token: str) -> HttpResponse:
    found = order_for(request.agent, token)
    context = {
        "order": found,
        "state": wording.ORDER_STATES[found.state],
        "payment": wording.PAYMENT_STATES[found.payment_state],
        **work_of(found, clock.now()),
        **needs_on(found),
        "scan_words": wording.SCANS.items(),
        "parcels": [
            {
                "parcel": parcel,
                "implausible": wording.IMPLAUSIBLE.get(parcel.implausible_because, ""),
                "contents": contents_words(parcel, found),
                "scans": [
                    {"scan": scan, "label": wording.SCANS[scan.code]} for scan in parcel.scans.all()
                ],
            }
            for parcel in parcels_of(found)
        ],
        "promises": [wording.promise_row(row) for row in promises_about_order(found.pk)],
        **_billed(request, found),
    }
    return render(request, "backoffice/order.html", context)


def _billed(request: DeskRequest, order: Order) -> dict[str, object]:
    """Its invoice and credit notes, or the button that issues it where it can be billed here."""
    issued = invoices_of(order)
    can_bill = bool(order.vat_rows) and order.state != OrderState.CANCELLED
    return {
        "invoices": issued,
        "can_bill": can_bill and not issued and may(request.agent.role, "issue_invoice"),
    }
