"""The roll-up of stars by what became of the promised day."""

from datetime import datetime

from django.db import connection, transaction

# The delivery promise of a parcel as it stands now: what arrived after its day is late, what has not
# arrived is missing. An order in several parcels is as its worst one; a promise withdrawn by the
# customer's act, or not settled yet, is neither kept nor broken.
_SAID = """
SELECT 'product' AS about, l.order_id, r.parcel_id, r.stars
FROM reviews_review r JOIN orders_line l ON l.id = r.order_line_id
WHERE r.state = 'published'
UNION ALL
SELECT 'purchase', p.order_id, NULL, p.stars FROM reviews_purchasereview p
"""
_REMAKE = f"""
WITH said AS ({_SAID}),
ended AS (
    SELECT p.id AS parcel_id, p.order_id, p.courier_id,
        CASE WHEN s.state = 'broken' AND s.fulfilled_at IS NULL THEN 'missing'
             WHEN s.state = 'broken' THEN 'late' ELSE s.state END AS outcome
    FROM orders_parcel p JOIN promises_standing s
      ON s.about_kind = 'parcel' AND s.about_id = p.id AND s.kind = 'delivery'
     AND s.toward = 'customer'
    WHERE p.order_id IN (SELECT order_id FROM said)
),
by_order AS (
    SELECT DISTINCT ON (order_id) order_id, courier_id, outcome FROM ended
    ORDER BY order_id, array_position(
        ARRAY['missing', 'late', 'open', 'unproven', 'kept', 'withdrawn'], outcome::text
    ), parcel_id
),
placed AS (
    SELECT said.about, said.stars,
        coalesce(own.outcome, by_order.outcome, 'none') AS outcome,
        coalesce(own.courier_id, by_order.courier_id, 0) AS courier_id
    FROM said
    LEFT JOIN ended own ON own.parcel_id = said.parcel_id
    LEFT JOIN by_order ON by_order.order_id = said.order_id
)
INSERT INTO reviews_outcomefigures
    (about, outcome, courier_id, stars_1, stars_2, stars_3, stars_4, stars_5, made_at)
SELECT about, outcome, courier_id,
    count(*) FILTER (WHERE stars = 1), count(*) FILTER (WHERE stars = 2),
    count(*) FILTER (WHERE stars = 3), count(*) FILTER (WHERE stars = 4),
    count(*) FILTER (WHERE stars = 5), %s
FROM placed GROUP BY about, outcome, courier_id
"""


@transaction.atomic
def remake_outcomes(*, at: datetime) -> None:
    """Counts stars by outcome and courier anew, all at once: readers see the old figures or the new."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM reviews_outcomefigures")
        cursor.execute(_REMAKE, [at])
