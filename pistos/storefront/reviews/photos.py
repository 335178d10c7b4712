"""Pictures that came with reviews: to readers while the review is shown, to its author always."""

from typing import Any

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from pistos.kit.errors import NotFound
from pistos.reviews.access import own_photo
from pistos.reviews.models import ReviewPhoto
from pistos.reviews.queries.reading import shown_photo
from pistos.storefront.orders import private


@require_safe
def photo(request: HttpRequest, public_id: str, photo_id: int, width: int) -> HttpResponse:
    """Not for ever: what is taken away with its review must not stay in other people's caches."""
    response = _file(shown_photo(public_id, photo_id), width)
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


@require_safe
@private
def own(request: HttpRequest, token: str, photo_id: Any, width: Any) -> HttpResponse:
    return _file(own_photo(token, photo_id), width)


def _file(found: ReviewPhoto, width: int) -> HttpResponse:
    """The smallest that is at least as wide, else the widest."""
    sizes = sorted(found.sizes, key=lambda size: size["width"])
    chosen = next((size for size in sizes if size["width"] >= width), sizes[-1])
    try:
        with default_storage.open(chosen["file"]) as file:
            return HttpResponse(file.read(), content_type="image/webp")
    except FileNotFoundError:
        raise NotFound from None
