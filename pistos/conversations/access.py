"""The gate: the only loaders of conversations that edges use."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.conversations.models import (
    Attachment,
    Conversation,
    Direction,
    Draft,
    Macro,
    Message,
    QuietTask,
    SavedView,
    Team,
)
from pistos.conversations.models.doubts import Doubt, DoubtAnswer
from pistos.conversations.rules.links import Link, make_link, read_link
from pistos.customers.queries import family_ids
from pistos.kit.errors import NotFound
from pistos.kit.planned import Planned

BESIDE = ("customer", "assignee", "team", "order", "visitor", "mailbox")
SEEN_BY_CUSTOMER = (Direction.IN, Direction.OUT)


def conversation_for(agent: User, token: str) -> Conversation:
    """A conversation for staff, with who and what stands beside it; a merged one leads to its target."""
    require(agent, "see_inbox")
    found = next(iter(_BY_TOKEN(token)), None)
    if found is None:
        raise NotFound
    return target_of(found)


def conversation_numbered(agent: User, number: str) -> Conversation:
    """The conversation with the number that people read, with or without its "#"; see `conversation_for`."""
    require(agent, "see_inbox")
    digits = number.strip().removeprefix("#")
    if not digits.isdecimal() or len(digits) > 18:
        raise NotFound
    found = _whole().filter(pk=int(digits)).first()
    if found is None:
        raise NotFound
    return target_of(found)


def conversations_for(agent: User, tokens: list[str]) -> list[Conversation]:
    """Several at once, for a deed on a list; those that are not there, or merged, are left out."""
    require(agent, "see_inbox")
    rows = Conversation.objects.filter(token__in=tokens[:500], merged_into=None)
    return list(rows.select_related("customer").defer("words").order_by("pk"))


def message_for(agent: User, token: str) -> Message:
    """A message of any conversation, for staff."""
    require(agent, "see_inbox")
    found = Message.objects.select_related("conversation__customer").filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def attachment_for(agent: User, token: str) -> Attachment:
    """A file of a message, or of the agent's own draft; another's draft is not found."""
    require(agent, "see_inbox")
    own = Draft.objects.filter(author=agent).values("pk")
    rows = Attachment.objects.filter(Q(message__isnull=False) | Q(draft_id__in=own), token=token)
    found = rows.select_related("message__conversation").first()
    if found is None:
        raise NotFound
    return found


def draft_for(agent: User, conversation: Conversation) -> Draft | None:
    """What the agent is writing there; nobody sees another's draft."""
    require(agent, "see_inbox")
    return next(iter(_DRAFT(conversation.pk, agent.pk)), None)


def macro_for(agent: User, macro_id: int) -> Macro:
    require(agent, "see_inbox")
    found = Macro.objects.filter(pk=macro_id).first()
    if found is None:
        raise NotFound
    return found


def saved_view_for(agent: User, view_id: int) -> SavedView:
    """The agent's own view, or everybody's; another's is not found."""
    require(agent, "see_inbox")
    rows = SavedView.objects.filter(Q(owner=agent) | Q(owner=None), pk=view_id)
    found = rows.first()
    if found is None:
        raise NotFound
    return found


def team_for(agent: User, team_id: int) -> Team:
    require(agent, "see_inbox")
    found = Team.objects.filter(pk=team_id).first()
    if found is None:
        raise NotFound
    return found


def quiet_task_for(agent: User, task_id: int) -> QuietTask:
    require(agent, "answer_customer")
    found = QuietTask.objects.filter(pk=task_id).first()
    if found is None:
        raise NotFound
    return found


def doubt_for(agent: User, doubt_id: int) -> Doubt:
    require(agent, "see_inbox")
    found = Doubt.objects.select_related("conversation").filter(pk=doubt_id).first()
    if found is None:
        raise NotFound
    return found


def doubt_answer_for(agent: User, answer_id: int) -> DoubtAnswer:
    require(agent, "see_inbox")
    found = DoubtAnswer.objects.filter(pk=answer_id).first()
    if found is None:
        raise NotFound
    return found


def link_of(conversation: Conversation, at: datetime) -> str:
    """The signed text by which its customer opens the conversation; see `conversation_of_link`."""
    link = Link(conversation.token, conversation.customer_id)
    return make_link(link, secret=settings.SECRET_KEY, at=at)


def address_of(conversation: Conversation, language: str, at: datetime) -> str:
    """The absolute address of the customer's own page of the conversation, in a language."""
    return f"{settings.SITE_URL}/{language or 'en'}/c/{link_of(conversation, at)}/"


def conversation_of_link(text: str, at: datetime) -> Conversation:
    """The conversation that a customer's signed link opens.

    NotFound for a link that was changed or is over, and for a conversation that is, or was merged
    into one that is, another person's by now.
    """
    link = read_link(text, secret=settings.SECRET_KEY, at=at)
    if link is None:
        raise NotFound
    rows = _whole()
    found = rows.filter(token=link.conversation_token).first()
    if found is None:
        raise NotFound
    found = target_of(found)
    if found.customer.is_erased or link.customer_id not in family_ids(found.customer):
        raise NotFound
    return found


def conversation_just_asked(token: str) -> Conversation:
    """The conversation that somebody began a moment ago; the edge proves that it was they.

    They need not be whom they say: the edge shows what was promised, and nothing that was said. Once
    it is merged it may be about somebody else's matter too, and is no longer shown.
    """
    rows = _whole().filter(merged_into=None)
    found = rows.filter(token=token).first()
    if found is None or found.customer.is_erased:
        raise NotFound
    return found


def attachment_of_link(text: str, token: str, at: datetime) -> Attachment:
    """A file that both sides see, in the conversation that a customer's signed link opens."""
    conversation = conversation_of_link(text, at)
    found = Attachment.objects.filter(
        message__conversation=conversation,
        message__direction__in=SEEN_BY_CUSTOMER,
        refused="",
        token=token,
    ).first()
    if found is None:
        raise NotFound
    return found


def chat_attachment(token: str, *, conversation_id: int) -> Attachment:
    """A file that both sides see, for a signature that named it and its conversation."""
    found = Attachment.objects.filter(
        message__conversation_id=conversation_id,
        message__direction__in=SEEN_BY_CUSTOMER,
        refused="",
        token=token,
    ).first()
    if found is None:
        raise NotFound
    return found


def _whole() -> QuerySet[Conversation]:
    """With who and what stands beside it; what search finds it by is large, and read by no page."""
    return Conversation.objects.select_related(*BESIDE).defer("words", "mailbox__secret")


_BY_TOKEN = Planned("conversation", lambda token: _whole().filter(token=token), str)
_DRAFT = Planned(
    "draft",
    lambda conversation, author: Draft.objects.filter(
        conversation_id=conversation, author_id=author
    ),
    int,
    int,
)


def target_of(conversation: Conversation) -> Conversation:
    """Where a merged conversation leads, however often it was merged on."""
    seen: set[int] = set()
    while conversation.merged_into_id and conversation.pk not in seen:
        seen.add(conversation.pk)
        rows = _whole()
        conversation = rows.get(pk=conversation.merged_into_id)
    return conversation
