"""A survey in the chat: a link in a line of it, while its customer still sits there."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.asks.actions.approaching import note_approach
from pistos.asks.models import ApproachKind, AskKind
from pistos.asks.queries.due import may_be_approached_at
from pistos.asks.queries.holds import open_holds
from pistos.asks.queries.rights import unwanted_kinds
from pistos.asks.queries.rules import asks_in_force
from pistos.conversations.actions.touching import tell_by_machine
from pistos.conversations.models import Channel, Conversation
from pistos.conversations.queries.reach import is_there
from pistos.kit.actors import Ref
from pistos.surveys.actions.answering import token_for
from pistos.surveys.actions.inviting import INVITATION, make_invitation
from pistos.surveys.facts import Occasion
from pistos.surveys.models import InvitedBy, Survey
from pistos.surveys.ports import survey_link
from pistos.surveys.queries.defined import asked_lately, day_of_shop


@transaction.atomic
def ask_in_chat(
    *, survey: Survey, occasion: Occasion, conversation: Conversation, at: datetime
) -> bool:
    """Asks where they are, under the one budget; False where it may not, and mail is the way.

    It is a service in the talk that they began; whoever wants no surveys, has an open matter, rests or
    has been approached enough is not asked.
    """
    customer = conversation.customer
    if conversation.channel != Channel.CHAT or not is_there(conversation, at):
        return False
    if unwanted_kinds(customer) & {"", AskKind.SURVEY} or asked_lately(survey, [customer.pk], at):
        return False
    if may_be_approached_at(customer, asks_in_force(), at) > at:
        return False
    if open_holds().filter(customer=customer).exists():
        return False
    made = make_invitation(survey, occasion, InvitedBy.CHAT, at=at)
    if made is None:
        return False
    invitation, is_new = made
    if not is_new:
        return True
    invitation.delivered_on = day_of_shop(at)
    invitation.expires_at = at + timedelta(days=survey.answer_days)
    invitation.save(update_fields=["delivered_on", "expires_at"])
    link = survey_link(token_for(invitation), conversation.language)
    with override(conversation.language):
        text = _(
            "One question, if you have a minute (this line is written by our program): %(link)s"
        )
    tell_by_machine(conversation=conversation, text=text % {"link": link}, at=at)
    about = Ref(INVITATION, str(invitation.pk))
    note_approach(customer=customer, kind=ApproachKind.OTHER, about=about, at=at)
    return True
