"""What the demo's buyers were asked, and who of the team saw to them: the history, by the set.

Whoever wrote a review by invitation was asked for it; most of the others were asked and reminded, and did
not answer; some said no before, and in Armenia a yes comes first.
"""

from datetime import datetime

from django.db import connection, transaction

from pistos.accounts.models import User
from pistos.demo import cast

_ASKED = """
WITH line AS (
    SELECT DISTINCT ON (l.id) l.id AS line_id, o.id AS order_id, o.customer_id, p.delivered_at,
        coalesce(nullif(o.country, ''), c.country) AS country, r.written_at
    FROM orders_parcel p
    JOIN orders_order o ON o.id = p.order_id AND o.source = 'demo' AND o.cancelled_at IS NULL
    JOIN customers_customer c ON c.id = o.customer_id AND c.erased_at IS NULL
    JOIN orders_line l ON l.order_id = o.id AND l.position = 1
    LEFT JOIN reviews_review r ON r.order_line_id = l.id AND r.source = 'invited' AND r.months_after = 0
    WHERE p.delivered_at BETWEEN %(at)s - interval '180 days' AND %(at)s - interval '7 days'
    ORDER BY l.id, p.delivered_at
), told AS (
    SELECT *, least(delivered_at + interval '7 days', written_at - interval '2 hours') AS sent_at,
        CASE WHEN written_at IS NOT NULL THEN 'answered'
            WHEN country NOT IN ('GR', 'SI') THEN 'no_consent'
            WHEN line_id %% 41 = 0 THEN 'unsubscribed'
            WHEN line_id %% 29 = 0 THEN 'budget'
            WHEN delivered_at + interval '14 days' < %(at)s THEN 'reminded' ELSE 'sent' END AS what
    FROM line
), approach AS (
    INSERT INTO asks_approach (token, customer_id, kind, about_kind, about_id, made_at)
    SELECT left(md5('demo' || line_id), 22), customer_id, 'ask', '', 'demo ' || line_id, sent_at
    FROM told WHERE what IN ('answered', 'sent', 'reminded') RETURNING id, about_id
)
INSERT INTO asks_ask (customer_id, kind, about_kind, about_id, order_id, state, reason, country, basis,
    requested_at, earliest_at, due_at, expires_at, approach_id, sent_at, reminded_at, answered_at)
SELECT told.customer_id, 'review', 'order_line', line_id, order_id,
    CASE WHEN what IN ('answered', 'sent', 'reminded') THEN what ELSE 'not_sent' END,
    CASE WHEN what IN ('answered', 'sent', 'reminded') THEN '' ELSE what END,
    country, CASE WHEN approach.id IS NOT NULL THEN 'soft_opt_in' ELSE '' END,
    delivered_at, sent_at, CASE WHEN what = 'sent' THEN sent_at + interval '7 days' END,
    sent_at + interval '60 days', approach.id,
    CASE WHEN approach.id IS NOT NULL THEN sent_at END,
    CASE WHEN what = 'reminded' THEN sent_at + interval '7 days' END, written_at
FROM told LEFT JOIN approach ON approach.about_id = 'demo ' || line_id
ON CONFLICT DO NOTHING
"""

_SEEN_TO = """
WITH promised AS (
    SELECT DISTINCT ON (o.id) o.id, o.customer_id, o.placed_at, s.due_on + 3 AS due_on
    FROM orders_order o
    JOIN promises_standing s ON s.order_id = o.id AND s.kind = 'delivery' AND s.toward = 'customer'
    JOIN customers_customer c ON c.id = o.customer_id AND c.erased_at IS NULL
    WHERE o.source = 'demo' AND o.cancelled_at IS NULL
        AND s.due_on + 3 BETWEEN %(today)s::date - 60 AND %(today)s::date + 2
    ORDER BY o.id, s.due_on DESC
), placed AS (
    SELECT *, row_number() OVER (PARTITION BY due_on >= %(today)s::date ORDER BY due_on, id) AS place
    FROM promised
)
INSERT INTO asks_followup (customer_id, occasion, about_kind, about_id, order_id, person_id, planned_at,
    due_on, state, outcome, words, done_at, dropped_because)
SELECT customer_id, 'purchase', 'order', id, id, (%(people)s::int[])[1 + id %% %(count)s],
    placed_at, due_on, CASE WHEN is_done THEN 'done' ELSE 'open' END,
    CASE WHEN NOT is_done THEN ''
        ELSE (ARRAY['content', 'content', 'question', 'content', 'not_reached'])[1 + id %% 5] END,
    '', CASE WHEN is_done THEN due_on + time '10:30' END, ''
FROM (SELECT *, due_on < %(today)s::date AND id %% 61 <> 0 AS is_done FROM placed) each
WHERE is_done OR place <= %(open)s
ON CONFLICT DO NOTHING
"""
OPEN = 8


@transaction.atomic
def remember_asking(*, at: datetime) -> None:
    """Half a year of asks for reviews, as they went out and were answered; two months of follow-ups, a
    handful of which are open."""
    emails = [person[0] for person in (cast.OWNER, cast.COLLEAGUE)]
    people = list(User.objects.filter(email__in=emails).order_by("pk").values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(_ASKED, {"at": at})
        cursor.execute(
            _SEEN_TO,
            {"today": at.date(), "people": people, "count": len(people), "open": OPEN},
        )
        cursor.execute("UPDATE asks_approach SET about_id = '' WHERE about_id LIKE 'demo %'")
        cursor.execute("ANALYZE asks_ask, asks_approach, asks_followup")
