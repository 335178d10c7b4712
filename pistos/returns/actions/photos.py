"""Pictures of a claim: opened with care, made anew without what a camera adds, for few eyes."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pistos.kit.photos import PhotoUnusable, drop_sizes, read_photo, store_sizes
from pistos.kit.pictures import Picture
from pistos.returns.models import Claim, ClaimPhoto, Side

WIDTHS = (160, 800)
MOST = 8


def read_all(contents: Sequence[bytes]) -> list[Picture]:
    """Every picture made anew, before anything is written. Refuses with PhotoUnusable."""
    if len(contents) > MOST:
        raise PhotoUnusable(_("Add at most %(most)d photos.") % {"most": MOST})
    return [read_photo(content, WIDTHS) for content in contents]


def keep(claim: Claim, side: Side, pictures: Sequence[Picture], at: datetime) -> None:
    """Part of a deed. The same picture twice is one."""
    for picture in pictures:
        digest = hashlib.sha256(picture.sizes[-1].content + claim.token.encode()).hexdigest()
        if claim.photos.filter(side=side, sha256=digest).exists():
            continue
        sizes = store_sizes(picture, "claims", digest)
        ClaimPhoto.objects.create(claim=claim, side=side, sha256=digest, sizes=sizes, added_at=at)


def drop_files(photos: QuerySet[ClaimPhoto]) -> None:
    """Deletes rows of photos, and their files once the transaction stands."""
    sizes = [size for photo in photos for size in photo.sizes]
    photos.delete()
    drop_sizes(sizes)
