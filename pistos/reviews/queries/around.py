"""What stands around a review, for the signs that a person should see."""

import re
from datetime import timedelta

from django.db import connection

from pistos.customers.queries import family_ids
from pistos.orders.models import AddressKind, Order, OrderAddress, OrderState, PaymentState
from pistos.payments.models import Payment
from pistos.reviews.models import Review, State
from pistos.reviews.rules.signals import Observed
from pistos.shop.queries import the_shop_or_none

NEAR_BITS = 12
"""Reviews of one product share many words: nearer than replies must be to be looked at."""
LOOKED_AT = 5_000
COMMON = frozenset(
    "gmail.com googlemail.com yahoo.com yahoo.gr hotmail.com outlook.com live.com icloud.com"
    " proton.me protonmail.com mail.ru yandex.ru siol.net".split()
)
UNDONE = (OrderState.CANCELLED, OrderState.RETURNED)
_LINK = re.compile(r"https?://|www\.", re.I)

_ALIKE = """
SELECT count(*) FROM (
    SELECT sketch, customer_id, id FROM reviews_review
    WHERE sketch IS NOT NULL ORDER BY id DESC LIMIT %s
) AS r
WHERE bit_count((r.sketch # %s)::bit(64)) <= %s AND r.id <> %s
  AND NOT coalesce(r.customer_id = ANY(%s), false)
"""


def observed(review: Review) -> Observed:
    """Eight queries at most; the words are compared with the newest 5,000 reviews of other people."""
    family = family_ids(review.customer) if review.customer else []
    line = review.order_line
    order = line.order if line else None
    words = f"{review.title}\n{review.text}\n{review.pros}\n{review.cons}"
    return Observed(
        written_at=review.written_at,
        delivered_at=review.parcel.delivered_at if review.parcel else None,
        has_parcel=review.parcel is not None,
        alike_count=_alike(review, family),
        within_hour=_written_within(review, timedelta(hours=1)),
        usual_a_day=_written_within(review, timedelta(days=30)) / 30,
        is_undone=order is not None
        and (order.state in UNDONE or order.payment_state == PaymentState.REFUNDED),
        same_place_count=_same_place(review, order, family),
        same_payer_count=_same_payer(review, order, family),
        is_own_domain=_is_own_domain(review),
        link_count=len(_LINK.findall(words)),
        author_stars=_stars_of(family),
        language=review.language,
        order_language=order.language if order else "",
    )


def _alike(review: Review, family: list[int]) -> int:
    if review.sketch is None:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, [LOOKED_AT, review.sketch, NEAR_BITS, review.pk, family])
        return int(cursor.fetchone()[0])


def _written_within(review: Review, span: timedelta) -> int:
    """Of the product, up to this review; the reviews of the last hour do not make an hour usual."""
    since = review.written_at - span
    until = review.written_at
    if span > timedelta(hours=1):
        until -= timedelta(hours=1)
    return Review.objects.filter(
        product_id=review.product_id, written_at__gt=since, written_at__lte=until
    ).count()


def _same_place(review: Review, order: Order | None, family: list[int]) -> int:
    """How many other buyers who reviewed the product have goods sent to the same street and postcode."""
    if order is None:
        return 0
    place = OrderAddress.objects.filter(order=order, kind=AddressKind.SHIPPING, point="").first()
    if place is None or not place.street or not place.postcode:
        return 0
    there = OrderAddress.objects.filter(
        street__iexact=place.street, postcode=place.postcode, kind=AddressKind.SHIPPING, point=""
    ).exclude(order__customer_id__in=family)
    rows = Review.objects.filter(
        product_id=review.product_id, order_line__order__in=there.values("order_id")
    )
    return rows.values("customer_id").distinct().count()


def _same_payer(review: Review, order: Order | None, family: list[int]) -> int:
    """How many other buyers who reviewed the product paid by the same card, or in the same name."""
    if order is None:
        return 0
    marks = Payment.objects.filter(order=order).exclude(payer_mark="").values("payer_mark")
    alike = Payment.objects.filter(payer_mark__in=marks).exclude(order__customer_id__in=family)
    rows = Review.objects.filter(
        product_id=review.product_id, order_line__order__in=alike.values("order_id")
    )
    return rows.values("customer_id").distinct().count()


def _is_own_domain(review: Review) -> bool:
    shop = the_shop_or_none()
    if shop is None or review.customer is None:
        return False
    own = shop.email.rpartition("@")[2].lower()
    theirs = review.customer.email.rpartition("@")[2].lower()
    return bool(own) and own not in COMMON and own == theirs


def _stars_of(family: list[int]) -> tuple[int, ...]:
    if not family:
        return ()
    rows = Review.objects.filter(customer_id__in=family, state=State.PUBLISHED)
    return tuple(rows.order_by("-written_at").values_list("stars", flat=True)[:50])
