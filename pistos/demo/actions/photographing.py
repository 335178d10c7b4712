"""Pictures that buyers added to their reviews in the demo."""

import random
from datetime import datetime, timedelta

from django.db import transaction

from pistos.catalogue.models import Product
from pistos.demo.actions.shelving import picture_file
from pistos.demo.snapshots import snapshot
from pistos.reviews.actions.photos import add_photos
from pistos.reviews.models import Review, State

PHOTOGRAPHED = 16
"""Few: each costs three files, and the filling is waited for."""
SIZE = 640


@transaction.atomic
def add_pictures_of_buyers(at: datetime) -> int:
    """The newest review in words of each product gets a picture or two; returns how many."""
    dice = random.Random(29)
    refs = dict(Product.objects.filter(source="demo").values_list("pk", "ref"))
    rows = Review.objects.filter(
        state=State.PUBLISHED, product_id__in=refs, written_at__lt=at - timedelta(days=3)
    )
    said = rows.exclude(text="").order_by("product_id", "-written_at").distinct("product_id")
    added = 0
    for review in sorted(said, key=lambda row: (row.written_at, row.pk))[-PHOTOGRAPHED:]:
        shots = [
            snapshot(path.read_bytes(), dice)
            for number in range(1, 1 + dice.choice((1, 1, 2)))
            if (path := picture_file(refs[review.product_id], number, SIZE)).exists()
        ]
        added += len(add_photos(review, shots))
    return added
