"""The gate: the only loaders of replies' things that edges use."""

from datetime import datetime

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.accounts.rules import MANAGERS
from pistos.conversations.access import conversation_of_link
from pistos.conversations.models import AuthorKind, Direction, Message, Purpose
from pistos.conversations.models.doubts import Doubt
from pistos.kit.errors import NotFound
from pistos.replies.models import AnswerRating, Coaching


def answer_of_link(link: str, token: str, at: datetime) -> Message:
    """An answer of a person of ours, in the conversation that a customer's signed link opens."""
    conversation = conversation_of_link(link, at)
    found = conversation.messages.filter(
        token=token,
        direction=Direction.OUT,
        author_kind=AuthorKind.PERSON,
        purpose=Purpose.ANSWER,
    ).first()
    if found is None or found.state in ("held", "undone"):
        raise NotFound
    found.conversation = conversation
    return found


def doubt_of_link(link: str, doubt_id: int, at: datetime) -> Doubt:
    """A doubt of the customer, in the conversation that their signed link opens."""
    conversation = conversation_of_link(link, at)
    found = Doubt.objects.filter(pk=doubt_id, conversation=conversation).first()
    if found is None:
        raise NotFound
    return found


def is_manager(user: User) -> bool:
    return user.role in MANAGERS


def coaching_for(agent: User, coaching_id: int) -> Coaching:
    """For managers, and for the person themselves; for others it is not there."""
    require(agent, "see_quality")
    found = Coaching.objects.select_related("person", "given_by").filter(pk=coaching_id).first()
    if found is None or not (is_manager(agent) or found.person_id == agent.pk):
        raise NotFound
    return found


def rating_for(agent: User, rating_id: int) -> AnswerRating:
    """A rating with its author, for managers."""
    require(agent, "coach")
    found = AnswerRating.objects.select_related("author", "message").filter(pk=rating_id).first()
    if found is None:
        raise NotFound
    return found


def colleague_for(agent: User, user_id: int) -> User:
    """A member of staff, for managers."""
    require(agent, "coach")
    found = User.objects.filter(pk=user_id, is_active=True).first()
    if found is None:
        raise NotFound
    return found
