"""Pictures of a review: opened with care, made anew without what a camera adds, named by content."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pistos.kit.errors import Refused
from pistos.kit.pictures import Picture, PictureUnusable, read_picture
from pistos.reviews.actions.changing import held
from pistos.reviews.models import Review, ReviewPhoto
from pistos.reviews.rules.content import MOST_PHOTOS

WIDTHS = (160, 480, 1200)


class PhotoUnusable(Refused):
    """A picture that cannot be taken; the text says why."""


def add_photos(review: Review, contents: Sequence[bytes]) -> list[ReviewPhoto]:
    """Part of a deed that holds the review. The same bytes twice are one photo."""
    added = []
    for content in contents:
        digest = hashlib.sha256(content).hexdigest()
        if review.photos.filter(sha256=digest).exists():
            continue
        if review.photo_count >= MOST_PHOTOS:
            raise PhotoUnusable(_("Add at most five photos."))
        picture = _read(content)
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
    names = [size["file"] for photo in photos for size in photo.sizes]
    photos.delete()
    for name in names:
        transaction.on_commit(partial(default_storage.delete, name))


def _read(content: bytes) -> Picture:
    try:
        return read_picture(content, WIDTHS)
    except PictureUnusable as problem:
        raise PhotoUnusable(_refusal(problem.code)) from None


def _refusal(code: str) -> str:
    if code == "bytes":
        return _("The photo is larger than 20 MB. Save it smaller and send it again.")
    if code == "pixels":
        return _("The photo has more than 60 million pixels. Save it smaller and send it again.")
    return _("This is no picture that can be read: send a JPEG, PNG or WebP file.")


def _stored(picture: Picture, review: Review) -> list[dict[str, Any]]:
    """Named by the bytes that we made and by the review, so that erasing one leaves others alone."""
    sizes = []
    for size in picture.sizes:
        digest = hashlib.sha256(size.content + review.public_id.encode()).hexdigest()
        name = f"reviews/{digest[:2]}/{digest}-{size.width}.webp"
        if not default_storage.exists(name):
            name = default_storage.save(name, ContentFile(size.content))
        sizes.append({"file": name, "width": size.width, "height": size.height})
    return sizes
