"""What visitors look for: the search form, and "I did not find what I needed"."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from pistos.catalogue.access import published_product
from pistos.catalogue.actions.tasks import note_wish
from pistos.catalogue.queries.searching import search_products
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.cards import mask_cards
from pistos.storefront import limits
from pistos.storefront.frame import shop_of_page
from pistos.storefront.shopping import language_of_page
from pistos.storefront.whole_words import whole_words

VISITOR = Actor.machine("storefront.visitor")
NOTED = "sought"
LONGEST = 120


def tidy_words(words: str) -> str:
    return " ".join(words.replace("\x00", "").split())[:LONGEST]


@csrf_exempt
@require_POST
def seek(request: HttpRequest) -> HttpResponse:
    """Notes words that nothing answers, then goes to what was found.

    The form stands on every page and needs no cookie of ours: what another site could post here is a
    search, and how many are noted is limited.
    """
    shop = shop_of_page()
    words, language = mask_cards(tidy_words(request.POST.get("q", ""))), language_of_page()
    is_noted = words and not limits.is_over(request, NOTED, limits.POSTS)
    if is_noted and not search_products(words, language, shop.default_language, size=1).total:
        limits.count(request, NOTED)
        note_wish(product=None, words=words, language=language, by=VISITOR, at=clock.now())
    return HttpResponseRedirect(f"{reverse('storefront:search')}?{urlencode({'q': words})}")


@require_POST
@whole_words(words=LONGEST)
def missing(request: HttpRequest, slug: str) -> HttpResponse:
    """ "I did not find what I needed: …" about one product."""
    product = published_product(slug)
    words = mask_cards(tidy_words(request.POST.get("words", "")))
    if not words:
        messages.error(request, _("Write in a few words what you were looking for."))
    elif limits.is_over(request, NOTED, limits.POSTS):
        messages.error(request, _("That was a lot at once. Please try again in ten minutes."))
    else:
        limits.count(request, NOTED)
        at = clock.now()
        note_wish(product=product, words=words, language=language_of_page(), by=VISITOR, at=at)
        messages.success(request, _("Thank you. Whoever looks after this page has it now."))
    return redirect(f"{reverse('storefront:product', args=[slug])}#missing")
