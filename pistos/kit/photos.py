"""Photos that people send: refused in words, made anew without what a camera adds, stored by content."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.kit.errors import Refused
from pistos.kit.pictures import Picture, PictureUnusable, read_picture


class PhotoUnusable(Refused):
    """A picture that cannot be taken; the text says why."""


def read_photo(content: bytes, widths: Sequence[int]) -> Picture:
    """The picture made anew, in these widths and its own. Refuses with PhotoUnusable."""
    try:
        return read_picture(content, widths)
    except PictureUnusable as problem:
        raise PhotoUnusable(_refusal(problem.code)) from None


def _refusal(code: str) -> str:
    if code == "bytes":
        return _("The photo is larger than 20 MB. Save it smaller and send it again.")
    if code == "pixels":
        return _("The photo has more than 60 million pixels. Save it smaller and send it again.")
    return _("This is no picture that can be read: send a JPEG, PNG or WebP file.")


def store_sizes(picture: Picture, folder: str, digest: str) -> list[dict[str, Any]]:
    """Writes each size once, named by the picture's digest; gives files and measures, smallest first."""
    sizes = []
    for size in picture.sizes:
        name = f"{folder}/{digest[:2]}/{digest}-{size.width}.webp"
        if not default_storage.exists(name):
            name = default_storage.save(name, ContentFile(size.content))
        sizes.append({"file": name, "width": size.width, "height": size.height})
    return sizes


def drop_sizes(stored: Sequence[dict[str, Any]]) -> None:
    """Deletes the files of stored sizes, once the transaction stands."""
    for size in stored:
        transaction.on_commit(partial(default_storage.delete, size["file"]))
