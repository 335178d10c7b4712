"""Pictures of a claim: opened with care, made anew without what a camera adds, for few eyes."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pistos.kit.errors import Refused
from pistos.kit.pictures import Picture, PictureUnusable, read_picture
from pistos.returns.models import Claim, ClaimPhoto, Side

WIDTHS = (160, 800)
MOST = 8


class PhotoUnusable(Refused):
    """A picture that cannot be taken; the text says why."""


def read_all(contents: Sequence[bytes]) -> list[Picture]:
    """Every picture made anew, before anything is written. Refuses with PhotoUnusable."""
    if len(contents) > MOST:
        raise PhotoUnusable(_("Add at most %(most)d photos.") % {"most": MOST})
    return [_read(content) for content in contents]


def keep(claim: Claim, side: Side, pictures: Sequence[Picture], at: datetime) -> None:
    """Part of a deed. The same picture twice is one."""
    for picture in pictures:
        digest = hashlib.sha256(picture.sizes[-1].content + claim.token.encode()).hexdigest()
        if claim.photos.filter(side=side, sha256=digest).exists():
            continue
        sizes = []
        for size in picture.sizes:
            name = f"claims/{digest[:2]}/{digest}-{size.width}.webp"
            if not default_storage.exists(name):
                name = default_storage.save(name, ContentFile(size.content))
            sizes.append({"file": name, "width": size.width, "height": size.height})
        ClaimPhoto.objects.create(claim=claim, side=side, sha256=digest, sizes=sizes, added_at=at)


def drop_files(photos: QuerySet[ClaimPhoto]) -> None:
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
