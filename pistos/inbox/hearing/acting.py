"""Acting: what is done with its day, the points it covers, and telling that it is done."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.components.gate import DeskRequest, desk
from pistos.conversations.access import conversation_for
from pistos.inbox import frame
from pistos.inbox.hearing.deeds import deed, heeded_of, numbers, refusal, said_of
from pistos.inbox.snoozing import read_moment
from pistos.kit import clock
from pistos.listening.access import finding_for
from pistos.listening.actions import acting as actions
from pistos.listening.facts import Action
from pistos.replies.actions.hearing import Saying, send_action, send_done


@require_POST
@desk("answer_customer")
def act(request: DeskRequest, token: str) -> HttpResponse:
    data = request.POST
    due = read_moment(data.get("due", ""), frame.speaking(request, clock.now()))
    if due is None:
        found = conversation_for(request.agent, token)
        return refusal(request, found, _("Say by when it is done: a day and an hour."))
    wish = numbers([data.get("wish", "")])
    action = Action(
        words=data.get("words", ""),
        said=said_of(request),
        due_at=due,
        wish_id=wish[0] if wish else None,
        differs_because=data.get("differs", ""),
        covers=tuple(numbers(data.getlist("covers"))),
    )
    heeded = heeded_of(request)
    return deed(
        request,
        token,
        lambda found, at: send_action(
            hearing=found, action=action, heeded=heeded, by=request.agent, at=at
        ),
    )


@require_POST
@desk("answer_customer")
def cover(request: DeskRequest, token: str) -> HttpResponse:
    conversation = conversation_for(request.agent, token)
    ids = numbers([request.POST.get("point", "")])
    finding = finding_for(request.agent, conversation, ids[0] if ids else 0)
    return deed(
        request,
        token,
        lambda _found, at: actions.cover_point(finding=finding, by=request.agent, at=at),
    )


@require_POST
@desk("answer_customer")
def done(request: DeskRequest, token: str) -> HttpResponse:
    saying = Saying(said_of(request), heeded_of(request), request.agent)
    return deed(
        request,
        token,
        lambda found, at: send_done(hearing=found, saying=saying, at=at),
    )
