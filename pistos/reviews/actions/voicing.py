"""What a product's reviews praise and criticise, and who is of which mind: made anew after each."""

from collections import defaultdict
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from pistos.reviews.models import ProductVoice, Review, State
from pistos.reviews.rules.highlights import Said, criticised, praised

LOOKED_AT = 500
"""The newest so many speak: what was true years ago is not what is bought today."""
FEWEST_OF_GROUP = 5


@transaction.atomic
def make_voice(*, product_id: int, at: datetime) -> ProductVoice:
    """Keeps the highlights of the newest 500 published reviews, and how groups of buyers differ."""
    rows = Review.objects.filter(product_id=product_id, state=State.PUBLISHED, emptied_at=None)
    newest = list(
        rows.order_by("-written_at", "-pk").values_list(
            *("public_id", "stars", "language", "pros", "cons", "aspects"),
            *("country", "months_after"),
        )[:LOOKED_AT]
    )
    said = [Said(*row[:6]) for row in newest]
    voice, _is_new = ProductVoice.objects.update_or_create(
        product_id=product_id,
        defaults={
            "praise": [asdict(point) for point in praised(said)],
            "criticism": [asdict(point) for point in criticised(said)],
            "groups": _groups([(row[1], row[2], row[6], row[7]) for row in newest]),
            "made_at": at,
        },
    )
    return voice


def _groups(rows: list[tuple[int, str, str, int]]) -> list[dict[str, object]]:
    """Who likes it and who does not: stars by language, country and time of use, of groups that are not
    tiny and stand beside another one."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * 5)
    for stars, language, country, months in rows:
        counts["language", language][stars - 1] += 1
        counts["use", "months" if months else "new"][stars - 1] += 1
        if country:
            counts["country", country][stars - 1] += 1
    kept = {key: stars for key, stars in counts.items() if sum(stars) >= FEWEST_OF_GROUP}
    sizes: dict[str, int] = defaultdict(int)
    for by, _name in kept:
        sizes[by] += 1
    return [
        {"by": by, "name": name, "stars": stars}
        for (by, name), stars in sorted(kept.items())
        if sizes[by] > 1
    ]
