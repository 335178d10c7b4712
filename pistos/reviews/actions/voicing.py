"""What a product's reviews praise and criticise: made anew after each, and by night after many."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max, Q

from pistos.catalogue.models import Product
from pistos.reviews.models import ProductVoice, Review, State
from pistos.reviews.rules.highlights import Said, criticised, praised

LOOKED_AT = 500
"""The newest so many speak: what was true years ago is not what is bought today."""
MOST_A_NIGHT = 2_000


@transaction.atomic
def make_voice(*, product_id: int, at: datetime) -> ProductVoice:
    """Keeps the highlights of the newest 500 published reviews."""
    rows = Review.objects.filter(product_id=product_id, state=State.PUBLISHED, emptied_at=None)
    newest = rows.order_by("-written_at", "-pk").values_list(
        "public_id", "stars", "language", "pros", "cons", "aspects"
    )[:LOOKED_AT]
    said = [Said(*row) for row in newest]
    voice, _is_new = ProductVoice.objects.update_or_create(
        product_id=product_id,
        defaults={
            "praise": [asdict(point) for point in praised(said)],
            "criticism": [asdict(point) for point in criticised(said)],
            "made_at": at,
        },
    )
    return voice


def refresh_voices(*, at: datetime) -> int:
    """Makes the voices of products whose reviews came or were decided without an event, as an import's;
    returns how many. One transaction a product."""
    newest = Max("reviews__state_at", filter=Q(reviews__state=State.PUBLISHED))
    products = Product.objects.annotate(newest=newest)
    stale = products.filter(newest__isnull=False).filter(
        Q(voice=None) | Q(voice__made_at__lt=F("newest"))
    )
    ids = list(stale.order_by("pk").values_list("pk", flat=True)[:MOST_A_NIGHT])
    for product_id in ids:
        make_voice(product_id=product_id, at=at)
    return len(ids)
