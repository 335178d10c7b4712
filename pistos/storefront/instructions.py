"""The instructions of a product as a paper to keep: the same words as on its page, of the same version."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pistos.catalogue.queries.sheets import sheet_of
from pistos.catalogue.rules.shown import Sheet
from pistos.invoices.rules.papers import guide_paper
from pistos.kit.errors import NotFound
from pistos.kit.keeping import Kept
from pistos.storefront.frame import shop_of_page
from pistos.storefront.shopping import language_of_page

_papers: Kept[bytes] = Kept(50)


@require_safe
def instructions(request: HttpRequest, slug: str) -> HttpResponse:
    """Made once for each version and language."""
    shop, language = shop_of_page(), language_of_page()
    sheet = sheet_of(slug, language, shop.default_language)
    if not sheet.instructions:
        raise NotFound
    content = _papers.get((sheet.version_id, language, shop.name), lambda: _paper(sheet, shop.name))
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{sheet.slug}.pdf"'
    return response


def _paper(sheet: Sheet, shop_name: str) -> bytes:
    return guide_paper(
        title=sheet.title,
        text=sheet.instructions,
        warnings=sheet.safety.warnings,
        version=_("Version %(number)s, %(shop)s")
        % {"number": sheet.version_number, "shop": shop_name},
        language=sheet.language,
    )
