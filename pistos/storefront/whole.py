"""Pages that a process keeps whole, by what they are made of and until the clock changes something of them.

What lies in the cart is part of that, so the figure beside its icon is true; what was just done is told
once, to one visitor, and such a page is never kept. A form's token is its visitor's own, put in at the end.
"""

from collections.abc import Callable, Collection
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.html import format_html

from pistos.checkout.queries.carts import item_count
from pistos.kit.keeping import KeptUntil
from pistos.pricing.queries import next_price_edge
from pistos.shipping.rules.leaving import next_turn
from pistos.storefront.shopping import cart_of

CSRF = "<!-- the visitor's own token -->"
"""Stands where a form of a kept page needs what only its visitor may have."""
LONGEST_KEPT = 500
"""Characters of an address: who asks for more gets a page of their own."""


class WholePages:
    """The `most` pages asked for last, as they travel."""

    def __init__(self, most: int) -> None:
        self._pages: KeptUntil[bytes] = KeptUntil(most)

    def answer(
        self,
        request: HttpRequest,
        made_of: tuple[object, ...],
        at: datetime,
        make: Callable[[], tuple[str, datetime]],
    ) -> HttpResponse:
        """`make` gives the page and the instant until which the clock changes nothing of it. `made_of` names
        whatever else it shows; address and cart are added to it here."""
        path = request.get_full_path()
        key = (request.get_host(), path, item_count(cart_of(request)), *made_of)

        def made() -> tuple[bytes, datetime]:
            html, until = make()
            return html.encode(), until

        is_told = len(messages.get_messages(request)) > 0
        is_kept = not is_told and len(path) <= LONGEST_KEPT
        content = self._pages.get(key, at, made) if is_kept else made()[0]
        token = CSRF.encode()
        return HttpResponse(
            content.replace(token, _token(request).encode()) if token in content else content
        )


def _token(request: HttpRequest) -> str:
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request)
    )


def prices_until(variant_ids: Collection[int], at: datetime, zone: str) -> datetime:
    """Until when the prices of these variants stay, VAT and all, if nobody changes one. One query."""
    edge = next_price_edge(variant_ids, at)
    hour = next_turn(at, zone)
    return min(edge, hour) if edge is not None else hour
