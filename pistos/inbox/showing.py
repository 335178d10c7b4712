"""Guiding a visitor in the chat: a product, a page to open, a place to look at."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from pistos.components.gate import DeskRequest, desk
from pistos.conversations.actions.showing import show_card
from pistos.conversations.rules.cards import Card
from pistos.inbox.deeds import deed

KINDS = {
    "product": gettext_lazy("A product"),
    "page": gettext_lazy("A page to open"),
    "pointer": gettext_lazy("A place on the page"),
}


@require_POST
@desk("answer_customer")
def show(request: DeskRequest, token: str) -> HttpResponse:
    data = request.POST
    card = Card(
        kind=data.get("kind", ""),
        title=data.get("title", "")[:120],
        text=data.get("text", "")[:300],
        url=data.get("url", "")[:500],
        selector=data.get("selector", "")[:200],
    )
    return deed(
        request,
        token,
        lambda found, at: show_card(conversation=found, card=card, by=request.agent, at=at),
        done=_("It stands in their chat now."),
    )
