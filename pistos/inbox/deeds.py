"""What is done to a conversation: one action each, then back to it, or on to the queue."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.accounts.queries import team
from pistos.complaints.actions.moving import move_conversation
from pistos.components.gate import DeskRequest, by, desk
from pistos.conversations.access import (
    conversation_for,
    conversation_numbered,
    message_for,
    team_for,
)
from pistos.conversations.actions import assigning, closing, spam
from pistos.conversations.actions.greeting import greet as greet_customer
from pistos.conversations.actions.merging import merge_conversations, split_conversation
from pistos.conversations.models import Conversation
from pistos.customers.queries import by_alias
from pistos.inbox import frame
from pistos.inbox.snoozing import read_moment
from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused

Act = Callable[[Conversation, datetime], object]


def deed(
    request: DeskRequest, token: str, act: Act, *, done: str = "", to_queue: bool = False
) -> HttpResponse:
    """One action on one conversation; a refusal is said on the conversation's page."""
    found = conversation_for(request.agent, token)
    try:
        act(found, clock.now())
    except Refused as refused:
        messages.error(request, str(refused))
        to_queue = False
    else:
        if done:
            messages.success(request, done)
    response = redirect("inbox:queue") if to_queue else redirect("inbox:conversation", found.token)
    response["Location"] += frame.kept_query(request)
    return response


@require_POST
@desk("answer_customer")
def close(request: DeskRequest, token: str) -> HttpResponse:
    return deed(
        request,
        token,
        lambda found, at: closing.close_conversation(conversation=found, by=by(request), at=at),
        done=_("Closed."),
        to_queue=True,
    )


@require_POST
@desk("answer_customer")
def reopen(request: DeskRequest, token: str) -> HttpResponse:
    return deed(
        request,
        token,
        lambda found, at: closing.reopen_conversation(conversation=found, by=by(request), at=at),
    )


@require_POST
@desk("answer_customer")
def snooze(request: DeskRequest, token: str) -> HttpResponse:
    page = frame.speaking(request, clock.now())
    until = read_moment(request.POST.get("until", ""), page)
    if until is None:
        messages.error(request, _("Choose a day and a time."))
        return redirect("inbox:conversation", token)
    return deed(
        request,
        token,
        lambda found, at: closing.snooze_conversation(
            conversation=found, until=until, by=by(request), at=at
        ),
        done=_("Put off. It comes back by itself, or when the customer writes."),
        to_queue=True,
    )


@require_POST
@desk("answer_customer")
def wake(request: DeskRequest, token: str) -> HttpResponse:
    return deed(
        request,
        token,
        lambda found, at: closing.wake_conversation(conversation=found, by=by(request), at=at),
    )


@require_POST
@desk("assign_conversation")
def assign(request: DeskRequest, token: str) -> HttpResponse:
    """To a colleague, a team, or back to everyone: "person-7", "team-2", or nothing."""
    to = given_to(request, request.POST.get("to", ""))
    return deed(
        request,
        token,
        lambda found, at: assigning.assign_conversation(
            conversation=found, to=to, by=request.agent, at=at
        ),
    )


def given_to(request: DeskRequest, text: str) -> assigning.Given:
    """NotFound for a person or team that is not there."""
    kind, _dash, number = text.partition("-")
    pk = int(number) if number.isdecimal() and len(number) < 10 else 0
    if kind == "person":
        person = next((one for one in team() if one.pk == pk and one.is_active), None)
        if person is None:
            raise NotFound
        return assigning.Given(person=person)
    if kind == "team":
        return assigning.Given(team=team_for(request.agent, pk))
    return assigning.Given()


@require_POST
@desk("answer_customer")
def tag(request: DeskRequest, token: str) -> HttpResponse:
    tags = [word.strip() for word in request.POST.get("tags", "")[:1000].split(",")]
    return deed(
        request,
        token,
        lambda found, at: assigning.tag_conversation(
            conversation=found, tags=[word for word in tags if word], by=by(request), at=at
        ),
    )


@require_POST
@desk("answer_customer")
def name_topic(request: DeskRequest, token: str) -> HttpResponse:
    """What it is about: answers are estimated by it, and a complaint asks for nothing else meanwhile."""
    return deed(
        request,
        token,
        lambda found, at: assigning.set_topic(
            conversation=found, topic=request.POST.get("topic", ""), by=by(request), at=at
        ),
    )


@require_POST
@desk("merge_conversations")
def move(request: DeskRequest, token: str) -> HttpResponse:
    """It was written by another customer than it stands with: theirs from now on."""

    def act(found: Conversation, at: datetime) -> object:
        theirs = by_alias("email", request.POST.get("email", "")[:254])
        if theirs is None:
            raise NobodyKnown(_("No customer is known by this address."))
        return move_conversation(conversation=found, customer=theirs, by=by(request), at=at)

    return deed(request, token, act, done=_("Moved. It stands with them from now on."))


class NobodyKnown(Refused):
    """The address leads to no customer of the shop."""


@require_POST
@desk("answer_customer")
def greet(request: DeskRequest, token: str) -> HttpResponse:
    return deed(
        request,
        token,
        lambda found, at: greet_customer(conversation=found, by=request.agent, at=at),
        done=_("Greeted. The answer is still owed."),
    )


@require_POST
@desk("merge_conversations")
def merge(request: DeskRequest, token: str) -> HttpResponse:
    """This one into the one with the number; the page goes on to that one."""
    target = conversation_numbered(request.agent, request.POST.get("number", ""))
    return deed(
        request,
        token,
        lambda found, at: merge_conversations(target=target, merged=[found], by=by(request), at=at),
        done=_("Merged. Replies to either land here."),
    )


@require_POST
@desk("merge_conversations")
def split(request: DeskRequest, token: str) -> HttpResponse:
    message = message_for(request.agent, request.POST.get("message", ""))
    return deed(
        request,
        token,
        lambda found, at: split_conversation(
            conversation=found, message=message, by=by(request), at=at
        ),
        done=_("The later messages are a conversation of their own now."),
    )


@require_POST
@desk("mark_spam")
def mark_spam(request: DeskRequest, token: str) -> HttpResponse:
    return deed(
        request,
        token,
        lambda found, at: spam.mark_spam(conversation=found, by=by(request), at=at),
        done=_("Marked as spam. It can be taken back there."),
        to_queue=True,
    )


@require_POST
@desk("mark_spam")
def take_back(request: DeskRequest, token: str) -> HttpResponse:
    return deed(
        request,
        token,
        lambda found, at: spam.take_back_spam(conversation=found, by=by(request), at=at),
        done=_("Taken back. It waits for an answer, with a new time."),
    )


@require_POST
@desk("mark_spam")
def block(request: DeskRequest, token: str) -> HttpResponse:
    return deed(
        request,
        token,
        lambda found, at: spam.block_sender(conversation=found, by=by(request), at=at),
        done=_("Blocked. What comes from there goes to spam."),
        to_queue=True,
    )
