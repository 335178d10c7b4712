"""The shop's logo, from wherever files are kept."""

from pathlib import PurePosixPath

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from pistos.kit.errors import NotFound
from pistos.shop.queries import the_shop


@require_safe
def logo(request: HttpRequest, name: str) -> HttpResponse:
    """The image in use. Its name is random and never used again, so browsers may keep it for good."""
    stored = the_shop().logo
    if not stored or PurePosixPath(stored.name or "").name != name:
        raise NotFound
    with stored.open("rb") as file:
        response = HttpResponse(file.read(), content_type=f"image/{PurePosixPath(name).suffix[1:]}")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
