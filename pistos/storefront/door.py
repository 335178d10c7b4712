"""The front door: the language is found, the visitor let in."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe

from pistos.kit import clock
from pistos.promises.queries.figures import newest_publication
from pistos.shop.queries import settings_in_force
from pistos.storefront.contact_page import closures_of
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.trust_words import headline, is_public_on


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """To the landing page in the visitor's language: chosen before, else what the browser says."""
    with override(get_language_from_request(request)):
        response = HttpResponseRedirect(reverse("storefront:home"))
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    shop, rules = shop_of_page(), settings_in_force()
    publication = newest_publication()
    is_public = is_public_on(rules.trust_page_public_from, clock.now(), shop.time_zone)
    context = frame() | {"closures": closures_of(shop, clock.now())}
    if publication and is_public:
        context |= {"headline": headline(publication.figures), "publication": publication}
    return render(request, "storefront/home.html", context)
