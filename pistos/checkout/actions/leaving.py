"""Carts of people who leave or turn out to be one, and carts that nobody came back to."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from pistos.checkout.models import Cart, CartState, HowDecided, SavedAddress, SavedItem


@transaction.atomic
def erase_carts(*, customer_ids: Sequence[int], email: str) -> None:
    """Part of an erasure: nothing of the person stays with carts; what became an order has its own part."""
    theirs = Q(customer_id__in=customer_ids)
    if email:
        theirs |= Q(email=email)
    carts = Cart.objects.filter(theirs)
    SavedItem.objects.filter(Q(customer_id__in=customer_ids) | Q(cart__in=carts)).delete()
    SavedAddress.objects.filter(customer_id__in=customer_ids).delete()
    HowDecided.objects.filter(order__customer_id__in=customer_ids).update(words="")
    carts.exclude(state=CartState.ORDERED).delete()
    carts.update(customer=None, email="", asks_help=False, left_words="")


@transaction.atomic
def move_carts(*, from_ids: Sequence[int], to_id: int) -> None:
    """What merged customers held belongs to the one who was kept. Their open cart stays the kept one's."""
    rows = Cart.objects.filter(customer_id__in=from_ids)
    has_own = Cart.objects.filter(customer_id=to_id, state=CartState.OPEN).exists()
    for cart in rows.filter(state=CartState.OPEN).order_by("-seen_at"):
        if has_own:
            Cart.objects.filter(pk=cart.pk).update(state=CartState.MERGED, customer_id=to_id)
        else:
            Cart.objects.filter(pk=cart.pk).update(customer_id=to_id)
            has_own = True
    rows.update(customer_id=to_id)
    kept = SavedItem.objects.filter(customer_id=to_id).values("product_id")
    moved = SavedItem.objects.filter(customer_id__in=from_ids)
    moved.filter(product_id__in=kept).delete()
    for item in moved.order_by("product_id", "pk").distinct("product_id"):
        SavedItem.objects.filter(pk=item.pk).update(customer_id=to_id)
    SavedItem.objects.filter(customer_id__in=from_ids).delete()
    SavedAddress.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)


@transaction.atomic
def forget_old_carts(*, before: datetime) -> int:
    """Carts that nobody touched since are gone with their steps; the figures by day stay."""
    old = Cart.objects.filter(seen_at__lt=before, order=None)
    return old.delete()[0]
