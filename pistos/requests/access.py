"""The gate: the only loaders of requests, needs and cases that edges use."""

from django.db.models import QuerySet

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.conversations.access import message_for
from pistos.conversations.models import Conversation, Message
from pistos.kit.errors import NotFound
from pistos.requests.models import (
    AbuseCase,
    CardWork,
    KnowledgeCard,
    Need,
    RoutingRule,
    Tip,
    UnusualRequest,
)


def request_by_link(token: str) -> UnusualRequest:
    """The request whose link its customer holds; NotFound for any other token and for the erased."""
    found = _whole().filter(token=token, erased_at=None).first()
    if found is None or found.customer.is_erased:
        raise NotFound
    return found


def request_for(agent: User, token: str) -> UnusualRequest:
    require(agent, "see_requests")
    found = _whole().filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def _whole() -> QuerySet[UnusualRequest]:
    rows = UnusualRequest.objects.select_related("customer", "order", "line", "judged_by")
    return rows.select_related("done_by", "conversation")


def need_for(agent: User, need_id: int) -> Need:
    require(agent, "note_needs")
    found = Need.objects.select_related("customer").filter(pk=need_id).first()
    if found is None:
        raise NotFound
    return found


def message_in(agent: User, conversation: Conversation, token: str) -> Message | None:
    """A message of this conversation; None without a token, NotFound for another's."""
    if not token:
        return None
    found = message_for(agent, token)
    if found.conversation_id != conversation.pk:
        raise NotFound
    return found


def abuse_case_for(agent: User, token: str) -> AbuseCase:
    require(agent, "see_abuse")
    rows = AbuseCase.objects.select_related("customer", "conversation", "proposed_by", "witness")
    found = rows.filter(token=token).first()
    if found is None:
        raise NotFound
    return found


def card_for(agent: User, card_id: int) -> KnowledgeCard:
    require(agent, "see_inbox")
    rows = KnowledgeCard.objects.select_related("owner", "category", "product")
    found = rows.filter(pk=card_id, ended_at=None).first()
    if found is None:
        raise NotFound
    return found


def card_work_for(agent: User, work_id: int) -> CardWork:
    require(agent, "edit_knowledge")
    found = CardWork.objects.select_related("card", "conversation").filter(pk=work_id).first()
    if found is None:
        raise NotFound
    return found


def tip_for(agent: User, tip_id: int) -> Tip:
    require(agent, "edit_knowledge")
    found = Tip.objects.filter(pk=tip_id, ended_at=None).first()
    if found is None:
        raise NotFound
    return found


def routing_rule_for(agent: User, rule_id: int) -> RoutingRule:
    require(agent, "edit_skills")
    found = RoutingRule.objects.filter(pk=rule_id).first()
    if found is None:
        raise NotFound
    return found


def colleague_to_teach(agent: User, person_id: int) -> User:
    """An active colleague, for whoever notes what people know."""
    require(agent, "edit_skills")
    found = User.objects.filter(pk=person_id, is_active=True).first()
    if found is None:
        raise NotFound
    return found
