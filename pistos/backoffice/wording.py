"""The desk's words for states, causes and codes."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pistos.components.channels import CHANNELS
from pistos.promises.models import Entry, Standing
from pistos.promises.rules.due import told_day
from pistos.promises.rules.withdrawing import WithdrawnBecause

ORDER_STATES = {
    "placed": _("Placed"),
    "preparing": _("Being prepared"),
    "sent": _("On its way"),
    "delivered": _("Delivered"),
    "cancelled": _("Cancelled"),
    "returned": _("Returned"),
}
PAYMENT_STATES = {
    "asked_again": _("Asked again after our answer"),
    "unknown": _("Not known"),
    "awaited": _("Payment awaited"),
    "paid": _("Paid"),
    "failed": _("Payment failed"),
    "refunded": _("Refunded"),
}
SCANS = {
    "announced": _("Announced to the courier"),
    "handed_over": _("Handed over to the courier"),
    "in_transit": _("On its way"),
    "out_for_delivery": _("Out for delivery"),
    "attempt_failed": _("Nobody met at the door"),
    "ready_for_pickup": _("Ready for pick-up"),
    "delivered": _("Delivered"),
    "damaged": _("Reported damaged"),
    "lost": _("Reported lost"),
    "returned": _("Returned to us"),
    "held": _("Held on the way"),
}
KINDS = {
    "delivery": _("Delivery"),
    "hand_over": _("Hand-over to the courier"),
    "answer": _("Answer"),
    "call_back": _("Call back"),
    "refund": _("Refund"),
    "fix": _("Solution"),
    "photos": _("Photos"),
    "settlement": _("Settlement"),
    "custom": _("Promise"),
}
CAUSES = {
    "": _("Not named"),
    "courier_late": _("Late on the way"),
    "supplier_late": _("Handed over late by the supplier"),
    "shop_late": _("Late at the shop"),
    "no_proof": _("No proof in time"),
    "wrong": _("Wrong goods"),
    "damaged": _("Damaged"),
    "not_as_described": _("Not as described"),
    "money_returned": _("Sent back by the bank"),
    "unknown": _("Not known"),
}
RISKS = {
    "": "",
    "not_handed_over": _("Not handed over yet"),
    "hand_over_late": _("Handed over late"),
    "silent": _("No news from the courier"),
    "slow_lane": _("This way is slow at present"),
    "attempt_failed": _("The courier did not find anybody there"),
    "ready_for_pickup": _("It waits to be picked up"),
    "held": _("The courier holds it back"),
    "usual": _("Within the usual"),
}
IMPLAUSIBLE = {
    "delivered_before_hand_over": _("Reported as delivered before it was handed over"),
    "handed_over_before_order": _("Reported as handed over before it was ordered"),
    "delivered_before_order": _("Reported as delivered before it was ordered"),
    "delivered_without_time": _("Reported as delivered, without a time"),
    "in_the_future": _("Reported for a time that is still to come"),
}


def state_of(row: Standing) -> str:
    """The state that a chip shows: what the ledger says, and what an open promise is in danger of."""
    if row.state == "open":
        if row.risk >= 0.5:
            return "at_risk"
        return "moved" if row.move_count else "open"
    if row.state == "kept":
        return "corrected" if row.is_corrected else "kept"
    if row.state == "broken":
        if row.is_overturned:
            return "overturned"
        return "fulfilled_late" if row.fulfilled_at else "broken"
    return row.state


def promise_row(row: Standing) -> dict[str, object]:
    """What lists show of a promise; `row.promise` and its customer and partner are loaded."""
    promise = row.promise
    who = promise.customer if row.toward == "customer" else promise.partner
    return {
        "standing": row,
        "what": KINDS[row.kind],
        "who": str(who) if who else "",
        "is_to_us": row.toward == "shop",
        "state": state_of(row),
        "due_on": told_day(row),
        "due_at": row.due_at,
        "url": reverse("backoffice:promise", args=[promise.token]),
        "cause": CAUSES[row.cause],
        "risk_reason": RISKS.get(row.risk_reason, row.risk_reason),
    }


VIEWS = {
    "open": _("Open"),
    "due_today": _("Due today"),
    "slipping": _("About to slip"),
    "broken": _("Broken"),
    "kept": _("Kept"),
    "unproven": _("Unproven"),
    "withdrawn": _("Withdrawn"),
    "all": _("All"),
}
DEFAULT_SORT = {
    "open": "due",
    "due_today": "due",
    "slipping": "-risk",
    "broken": "-settled",
    "kept": "-due",
    "unproven": "-due",
    "withdrawn": "-due",
    "all": "-due",
}
ENTRIES = {
    "made": _("Promised"),
    "moved": _("Moved, the customer told"),
    "kept": _("Kept"),
    "broken": _("Broken"),
    "fulfilled_late": _("Fulfilled late"),
    "unproven": _("No proof can exist"),
    "corrected": _("Corrected: it happened in time"),
    "overturned": _("Overturned: in time, but not right"),
    "withdrawn": _("Withdrawn"),
}
ENTRY_STATES = {"made": "open"}


def reason_words(reason: str) -> object:
    """A listed reason in words; a reason written by a person as it stands."""
    if reason in WithdrawnBecause.values:
        return WithdrawnBecause(reason).label
    return RISKS.get(reason, reason)


def entry_row(entry: Entry) -> dict[str, object]:
    """One row of a promise's life."""
    return {
        "entry": entry,
        "label": ENTRIES[entry.kind],
        "state": ENTRY_STATES.get(entry.kind, entry.kind),
        "cause": CAUSES[entry.cause] if entry.cause else "",
        "reason": reason_words(entry.reason),
        "words": entry.words.text if hasattr(entry, "words") else "",
        "was_late_knowledge": (entry.recorded_at - entry.happened_at).total_seconds() > 3600,
    }


ACTORS = {
    "person": _("A colleague"),
    "customer": _("The customer"),
    "partner": _("A partner"),
    "machine": _("The program"),
}
WRONGS = {
    "not_arrived": _("It never came"),
    "wrong": _("It is not what was ordered"),
    "damaged": _("It is damaged"),
    "not_as_described": _("It is not as described"),
}
FINDINGS = {
    "was_right": _("We looked at it together: it was right"),
    "arrived": _("It did arrive"),
    "taken_back": _("The customer took it back"),
    "twice": _("It was reported twice"),
}
WISHES = {
    "wait": _("The customer waits"),
    "cancel": _("The customer wants to cancel"),
    "other": _("The customer wants something else"),
}
TOLD_WHERE = {
    "email": _("By e-mail"),
    "order_page": _("On the order's page"),
    "checkout": _("At the checkout"),
    "phone": _("On the telephone"),
    "counter": _("At the counter"),
    "terms": _("In the terms agreed"),
    "import": _("By the earlier system"),
    "remedy": _("On the page of the remedy"),
    "withdrawal": _("On the page of the withdrawal"),
    "claim": _("On the page of the claim"),
    "request": _("On the page of the request"),
    "complaint_page": _("On the page of the complaint"),
    "apology": _("In the apology"),
    "untold": _("Not told"),
}


def told_words(where: str) -> object:
    """Where a promise was told: a page or paper of its own, or a channel."""
    return TOLD_WHERE.get(where) or CHANNELS.get(where, where)
