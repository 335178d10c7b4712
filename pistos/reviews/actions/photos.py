"""Pictures of a review: opened with care, made anew without what a camera adds, named by content."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pistos.kit.photos import PhotoUnusable, drop_sizes, read_photo, store_sizes
from pistos.kit.pictures import Picture
from pistos.reviews.actions.changing import held
from pistos.reviews.models import Review, ReviewPhoto
from pistos.reviews.rules.content import MOST_PHOTOS

WIDTHS = (160, 480, 1200)


def add_photos(review: Review, contents: Sequence[bytes]) -> list[ReviewPhoto]:
    """Part of a deed that holds the review. The same bytes twice are one photo."""
    added = []
    for content in contents:
        digest = hashlib.sha256(content).hexdigest()
        if review.photos.filter(sha256=digest).exists():
            continue
        if review.photo_count >= MOST_PHOTOS:
            raise PhotoUnusable(_("Add at most five photos."))
        picture = read_photo(content, WIDTHS)
        sizes = _stored(picture, review)
        added.append(
            ReviewPhoto.objects.create(
                review=review,
                file=sizes[-1]["file"],
                width=sizes[-1]["width"],
                height=sizes[-1]["height"],
                sizes=sizes,
                sha256=digest,
                look=picture.look,
                position=review.photo_count,
            )
        )
        review.photo_count += 1
    review.save(update_fields=["photo_count"])
    return added


@transaction.atomic
def remove_photo(*, photo: ReviewPhoto, at: datetime) -> None:
    """The author takes a photo away, and its files with it."""
    review = held(photo.review)
    drop_files(ReviewPhoto.objects.filter(pk=photo.pk))
    review.photo_count = review.photos.count()
    review.save(update_fields=["photo_count"])


def drop_files(photos: QuerySet[ReviewPhoto]) -> None:
    """Deletes rows of photos, and their files once the transaction stands."""
    sizes = [size for photo in photos for size in photo.sizes]
    photos.delete()
    drop_sizes(sizes)


def _stored(picture: Picture, review: Review) -> list[dict[str, Any]]:
    """Named by the bytes that we made and by the review, so that erasing one leaves others alone."""
    made = picture.sizes[-1].content + review.public_id.encode()
    return store_sizes(picture, "reviews", hashlib.sha256(made).hexdigest())
