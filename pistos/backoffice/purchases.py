"""How far purchases come, where they stop and why; and whether our own path holds, walked live."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from pistos.checkout.actions.checking import walk_purchase_path
from pistos.checkout.models import How
from pistos.checkout.queries import funnel
from pistos.checkout.queries.deciding import buyers_decided, words_of_buyers
from pistos.components.gate import DeskRequest, by, desk
from pistos.kit import clock

DAYS = 30
STEPS = {
    "visit": _("Visits"),
    "product": _("Saw a product"),
    "cart": _("Put something in the cart"),
    "checkout": _("Began the checkout"),
    "tried": _("Pressed the button, refused"),
    "placed": _("Ordered"),
    "paid": _("Paid"),
}
DEVICES = {
    "phone": _("Phone"),
    "tablet": _("Tablet"),
    "desktop": _("Computer"),
    "unknown": _("Not known"),
}
BECAUSE = {
    "technical": _("Something of ours did not work"),
    "question": _("We let them wait for an answer"),
    "cost": _("The cost surprised them"),
    "delivery": _("Delivery: the place or the day"),
    "stock": _("It was not there"),
    "stated": _("They said why"),
    "unknown": _("Not known"),
}
CHECKED = {
    "product": _("A product that can be sold"),
    "cart": _("Into the cart"),
    "checkout": _("Ways, total and day"),
    "order": _("The order, as it was shown"),
    "promise": _("The promised day is the day shown"),
    "payment": _("A payment over the total"),
}


@desk("see_purchases")
def purchases(request: DeskRequest) -> HttpResponse:
    at = clock.now()
    since = at - timedelta(days=DAYS)
    newest = funnel.newest_check()
    decided = buyers_decided(since=since)
    steps = [STEPS[step] for step in funnel.FUNNEL]
    context = {
        "decided": [(how.label, decided.said[how]) for how in How if how in decided.said],
        "decided_count": decided.said_count,
        "decided_words": words_of_buyers(),
        "order_count": decided.orders,
        "days": DAYS,
        "steps": steps,
        "rows": [
            (DEVICES[row.device], zip(steps, row.counts, strict=True))
            for row in funnel.funnel(since=since.date(), until=at.date())
        ],
        "channels": funnel.channels(since=since.date(), until=at.date()),
        "left": [
            (STEPS[step], BECAUSE.get(why, why), many)
            for step, why, many in funnel.left_reasons(since=since)
        ],
        "said": funnel.words_of_leaving(),
        "median": funnel.time_to_order(since=since),
        "check": newest,
        "checked": [
            {**step, "label": CHECKED.get(step["name"], step["name"])} for step in newest.steps
        ]
        if newest
        else [],
        "checks": funnel.checks(),
    }
    return render(request, "backoffice/purchases.html", context)


@require_POST
@desk("see_purchases")
def check(request: DeskRequest) -> HttpResponse:
    walk_purchase_path(by=by(request), at=clock.now())
    return redirect("backoffice:purchases")
