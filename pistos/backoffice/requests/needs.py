"""What a customer needs, in their own words, for whoever replies to them or packs for them."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.conversations.access import message_for
from pistos.conversations.models import Conversation, Message
from pistos.customers.access import customer_for
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.requests.access import need_for
from pistos.requests.actions.needing import end_need, note_need
from pistos.requests.facts import Stated
from pistos.requests.models import NeedKind
from pistos.requests.queries.needs import needs_of, remembers, wishes_of


@require_safe
@desk("note_needs")
def needs(request: DeskRequest, token: str) -> HttpResponse:
    """With `message` the words are taken from it."""
    customer = customer_for(request.agent, token)
    message = _message(request, request.GET.get("message", ""), customer.pk)
    wishes = wishes_of(customer)
    context = {
        "customer": customer,
        "rows": [(need, NeedKind(need.kind).label) for need in needs_of(customer)],
        "remembers": remembers(customer),
        "kinds": NeedKind.choices,
        "message": message,
        "conversation": message.conversation if message else None,
        "done": wishes.done,
    }
    return render(request, "backoffice/requests/needs.html", context)


@require_POST
@desk("note_needs")
def note(request: DeskRequest, token: str) -> HttpResponse:
    customer = customer_for(request.agent, token)
    message = _message(request, request.POST.get("message", ""), customer.pk)

    stated = Stated(
        customer=customer,
        kind=request.POST.get("kind", ""),
        words=request.POST.get("words", ""),
        language=message.conversation.language if message else customer.language,
        said_at=clock.now(),
        message=message,
        said_where=request.POST.get("said_where", ""),
        consent=request.POST.get("consent", ""),
    )

    def deed(at: datetime) -> str:
        note_need(stated=stated, by=request.agent, at=at)
        return _("Kept. Whoever replies to this customer sees it.")

    tell(request, deed)
    conversation: Conversation | None = message.conversation if message else None
    if conversation is not None:
        return redirect("inbox:conversation", conversation.token)
    return redirect("backoffice:needs", customer.token)


@require_POST
@desk("note_needs")
def end(request: DeskRequest, need_id: int) -> HttpResponse:
    need = need_for(request.agent, need_id)
    end_need(need=need, by=by(request), at=clock.now())
    return redirect("backoffice:needs", need.customer.token)


def _message(request: DeskRequest, token: str, customer_id: int) -> Message | None:
    if not token:
        return None
    found = message_for(request.agent, token)
    if found.conversation.customer_id != customer_id:
        raise NotFound
    return found
