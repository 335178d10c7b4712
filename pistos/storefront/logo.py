"""The shop's logo, and the official notice of the legal guarantee, from wherever files are kept."""

from pathlib import PurePosixPath

from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from pistos.kit.errors import NotFound
from pistos.shop.queries import official_notices, the_shop


@require_safe
def logo(request: HttpRequest, name: str) -> HttpResponse:
    """The image in use."""
    return _sent(the_shop().logo, name)


@require_safe
def notice(request: HttpRequest, language: str, name: str) -> HttpResponse:
    """The official picture, byte by byte as the shop got it."""
    found = official_notices().get(language)
    return _sent(found.file if found else None, name)


def _sent(stored: FieldFile | None, name: str) -> HttpResponse:
    """A file whose name is random and never used again, so browsers may keep it for good."""
    if not stored or PurePosixPath(stored.name or "").name != name:
        raise NotFound
    with stored.open("rb") as file:
        response = HttpResponse(file.read(), content_type=f"image/{PurePosixPath(name).suffix[1:]}")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
