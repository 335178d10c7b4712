"""Inferred every night: the dissatisfied who say nothing, and deliveries too late to wait for a word."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast

from pistos.complaints.actions.hearing import hear_broken
from pistos.complaints.models import ComplaintEntry, EntryKind
from pistos.complaints.queries.settings import rules_in_force
from pistos.complaints.rules.silence import (
    LOW_SURVEY,
    NO_REORDER,
    PROBLEM_CART,
    SETTLED,
    WINDOW,
)
from pistos.kit.apart import each_apart
from pistos.promises.models import PromiseKind, Standing, State, Toward

MOST_A_NIGHT = 500

_SILENT = """
WITH broken AS (
    SELECT s.customer_id, max(s.due_at) AS at FROM promises_standing s
    WHERE s.state = 'broken' AND s.toward = 'customer' AND s.due_at BETWEEN %(since)s AND %(at)s
      AND s.customer_id IS NOT NULL
    GROUP BY s.customer_id
), signs AS (
    SELECT i.customer_id, %(low_survey)s AS sign, max(r.answered_at) AS at
    FROM surveys_response r JOIN surveys_invitation i ON i.id = r.invitation_id
    WHERE r.is_sharp AND r.answered_at BETWEEN %(since)s AND %(at)s AND i.customer_id IS NOT NULL
    GROUP BY i.customer_id
    UNION ALL
    SELECT b.customer_id, %(no_reorder)s, b.at FROM broken b
    WHERE b.at < %(settled)s AND NOT EXISTS (
        SELECT FROM orders_order o WHERE o.customer_id = b.customer_id AND o.placed_at > b.at)
    UNION ALL
    SELECT c.customer_id, %(problem_cart)s, max(c.left_at)
    FROM checkout_cart c JOIN broken b ON b.customer_id = c.customer_id
    WHERE c.left_at > b.at GROUP BY c.customer_id
)
INSERT INTO complaints_silent (customer_id, signs, last_sign_at, found_at)
SELECT k.id, array_agg(DISTINCT s.sign ORDER BY s.sign), max(s.at), %(at)s
FROM signs s JOIN customers_customer k ON k.id = s.customer_id
WHERE k.erased_at IS NULL AND k.merged_into_id IS NULL AND NOT EXISTS (
    SELECT FROM complaints_complaint c WHERE c.customer_id = k.id AND c.heard_at >= %(since)s)
GROUP BY k.id
"""


@transaction.atomic
def infer_silent(*, at: datetime) -> int:
    """Writes the list of the silent dissatisfied anew, by the signs of `rules/silence.py`; returns how many.

    Its cost follows what broke and was answered within the window. Twice gives the same.
    """
    values: dict[str, str | datetime] = {
        "since": at - WINDOW,
        "at": at,
        "settled": at - SETTLED,
        "low_survey": LOW_SURVEY,
        "no_reorder": NO_REORDER,
        "problem_cart": PROBLEM_CART,
    }
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM complaints_silent")
        cursor.execute(_SILENT, values)
        return int(cursor.rowcount)


def hear_late_deliveries(*, at: datetime) -> int:
    """Deliveries that did not come for as many days as the shop's rule says become complaints by themselves;
    returns how many were looked at. Those heard before make room for the next, so that a bad day with more
    than a night's worth is heard whole; what fell due earlier was heard on the day before."""
    days = rules_in_force().late_days
    if days is None:
        return 0
    until = at - timedelta(days=days)
    heard = ComplaintEntry.objects.filter(
        kind__in=[EntryKind.OPENED, EntryKind.JOINED],
        source_kind="promise",
        source_id=Cast(OuterRef("pk"), CharField()),
    )
    rows = Standing.objects.filter(
        ~Exists(heard),
        kind=PromiseKind.DELIVERY,
        toward=Toward.CUSTOMER,
        state=State.BROKEN,
        fulfilled_at=None,
        is_imported=False,
        due_at__lte=until,
        due_at__gt=until - timedelta(days=2),
    )
    ids = list(rows.order_by("due_at", "pk").values_list("pk", flat=True)[:MOST_A_NIGHT])
    each_apart("complaints.hear_late", ids, lambda pk: hear_broken(promise_id=pk, at=at))
    return len(ids)
