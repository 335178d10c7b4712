"""Tags of the public frame: links to every page of information, and what machines read of a page."""

from typing import Any

from django.conf import settings
from django.template import Context, Library

from pistos.components.tags.speaking import language
from pistos.storefront.information.pages import footer_links
from pistos.storefront.machines import LOCALES, in_languages, is_for_machines

register = Library()


@register.inclusion_tag("storefront/info/footer.html")
def information_links() -> dict[str, Any]:
    """Each page of information by name, in groups; kept for each language."""
    return {"groups": footer_links(language())}


@register.inclusion_tag("storefront/info/machines.html", takes_context=True)
def page_for_machines(context: Context) -> dict[str, Any]:
    """Canonical address, the same page in other languages, and the frame of a social card; nothing on
    pages that are private or made for one visitor."""
    request, shop = context.get("request"), context.get("shop")
    if request is None or shop is None or not is_for_machines(request):
        return {}
    spoken = in_languages(request.path, shop)
    addresses = dict(spoken)
    logo = str(context.get("logo_url") or "")
    return {
        "canonical": addresses.get(language(), f"{settings.SITE_URL}{request.path}"),
        "spoken": spoken,
        "first": addresses.get(shop.default_language, ""),
        "locale": LOCALES.get(language(), ""),
        "other_locales": [LOCALES[code] for code in addresses if code != language()],
        "site_name": shop.name,
        "logo": f"{settings.SITE_URL}{logo}" if logo else "",
    }
