"""The pages of information. Each has its own address, whose name is its code."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pistos.components.information import OF_PEOPLE, PAGES
from pistos.components.tags.speaking import language
from pistos.help.rules.layout import Section, sections
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES, text_in
from pistos.kit.words import dated_words
from pistos.partners.queries import active_partners_shown
from pistos.shop.models import PageWords, Shop
from pistos.shop.queries import page_words
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.information.facts import facts_of
from pistos.storefront.information.pages import heading_of
from pistos.storefront.information.reading import read
from pistos.storefront.notice import notice_shown


@require_safe
def information(request: HttpRequest, code: str) -> HttpResponse:
    """About ten queries at most, whatever the shop holds: each fact is asked for once, where it is named."""
    shop, at = shop_of_page(), clock.now()
    partners = active_partners_shown()
    around = frame(partners)
    addresses = {page: reverse(f"storefront:{page}") for page in PAGES} | {
        "contact": reverse("storefront:contact"),
        "trust": reverse("storefront:trust"),
        "shop": str(around.get("shop_url", "")),
    }
    page = read(code, language(), facts_of(shop, partners, at, language()), addresses)
    parts = (*OF_PEOPLE, code) if code == "who-we-are" else (code,)
    own = page_words(parts)
    written = _own_sections(shop, [(part, own[part]) for part in parts if part in own])
    zone = ZoneInfo(shop.time_zone)
    changed = [row.made_at.astimezone(zone).date() for row in own.values()]
    context = around | {
        "page": page,
        "code": code,
        "sections": (*page.sections, *written),
        "notice": notice_shown(shop, language()) if code == "guarantee" else None,
        "updated": dated_words(max([page.updated_on, *changed]), language()),
    }
    return render(request, "storefront/info/page.html", context)


def _own_sections(shop: Shop, rows: list[tuple[str, PageWords]]) -> list[Section]:
    """What the shop added, each part below its heading. It says where it is in another language."""
    found: list[Section] = []
    for part, row in rows:
        words = text_in(row.words, language(), shop.default_language)
        spoken = next((code for code, text in row.words.items() if text == words), language())
        head = heading_of(part)
        if spoken != language():
            head = _("%(heading)s (in %(language)s)") % {
                "heading": head,
                "language": LANGUAGES[spoken],
            }
        body = sections(words, taken={section.anchor for section in found})
        first = body[0].blocks if body and not body[0].heading else ()
        found.append(Section(f"own-{part}", head, first))
        found += body[1:] if first else body
    return found
