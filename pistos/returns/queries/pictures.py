"""The bytes of a claim's picture, for those who may see it."""

from django.core.files.storage import default_storage

from pistos.kit.errors import NotFound
from pistos.returns.models import ClaimPhoto

CONTENT_TYPE = "image/webp"


def picture_of(photo: ClaimPhoto) -> bytes:
    """The largest size. NotFound where its file is gone."""
    try:
        with default_storage.open(photo.sizes[-1]["file"]) as file:
            return bytes(file.read())
    except FileNotFoundError:
        raise NotFound from None
