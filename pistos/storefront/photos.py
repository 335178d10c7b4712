"""Pictures of products, from wherever files are kept."""

import re
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import quote

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix, reverse
from django.views.decorators.http import require_safe

from pistos.catalogue.rules.shown import PhotoShown
from pistos.kit.errors import NotFound

FOLDER = "products"
_NAME = re.compile(r"[0-9a-f]{64}-[0-9]{2,4}\.webp")


@require_safe
def photo(request: HttpRequest, name: str) -> HttpResponse:
    """A picture by the name that its content gave it: what it shows never changes, so browsers keep it."""
    if not _NAME.fullmatch(name):
        raise NotFound
    try:
        with default_storage.open(f"{FOLDER}/{name[:2]}/{name}") as file:
            content = file.read()
    except FileNotFoundError:
        raise NotFound from None
    response = HttpResponse(content, content_type="image/webp")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@lru_cache(maxsize=8_192)
def address_of(file: str) -> str:
    return _way_to_photos(get_script_prefix()) + quote(PurePosixPath(file).name)


@lru_cache(maxsize=8)
def _way_to_photos(prefix: str) -> str:
    return reverse("photo", args=["a"])[:-1]


def pictured(photo: PhotoShown | None) -> dict[str, object] | None:
    """What an <img> needs: the largest as its source, all sizes for the browser to choose from."""
    if photo is None:
        return None
    sizes = [(address_of(size.file), size.width) for size in photo.sizes]
    smallest = photo.sizes[0] if photo.sizes else photo
    return {
        "src": address_of(photo.sizes[-1].file if photo.sizes else photo.file),
        "small": address_of(smallest.file),
        "srcset": ", ".join(f"{address} {width}w" for address, width in sizes),
        "width": photo.width,
        "height": photo.height,
        "alt": photo.alt,
        "angle": photo.angle,
        "is_colour_true": photo.is_colour_true,
        "author": photo.author,
        "taken_on": photo.taken_on,
    }
