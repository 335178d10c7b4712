"""Counting that reviews and answers were before somebody, were read, and whether who read them bought."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from pistos.catalogue.queries.sheets import sheet_of
from pistos.storefront.frame import shop_of_page
from pistos.storefront.shopping import language_of_page
from pistos.storefront.tools.noting import note, note_look
from pistos.tools.rules.kinds import VOICES


@require_POST
def voices(request: HttpRequest, slug: str) -> HttpResponse:
    """`offered` are the kinds on the page, `read` the one that was read. Told by the page's script."""
    sheet = sheet_of(slug, language_of_page(), shop_of_page().default_language)
    offered = [kind for kind in request.POST.get("offered", "").split()[:4] if kind in VOICES]
    read = request.POST.get("read", "")
    if offered:
        note_look(request, sheet.product_id, offered)
    if read in VOICES:
        note(request, sheet.product_id, read)
    return HttpResponse(status=204)
