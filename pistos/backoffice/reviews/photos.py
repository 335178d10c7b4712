"""Photos of a review on the desk, whatever its state."""

from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pistos.components.gate import DeskRequest, desk
from pistos.kit.errors import NotFound
from pistos.reviews.access import review_for


@never_cache
@require_safe
@desk("see_reviews")
def photo(request: DeskRequest, public_id: str, photo_id: int) -> HttpResponse:
    found = review_for(request.agent, public_id).photos.filter(pk=photo_id).first()
    if found is None:
        raise NotFound
    try:
        with default_storage.open(found.sizes[0]["file"]) as file:
            return HttpResponse(file.read(), content_type="image/webp")
    except FileNotFoundError:
        raise NotFound from None
