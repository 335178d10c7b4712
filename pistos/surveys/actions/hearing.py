"""A sharp answer is a word to us: it opens a conversation, and the answer to it is promised."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.actions.touching import sender_of_customer
from pistos.conversations.facts import Arrival, Context, Sender, Thread
from pistos.conversations.models import Channel
from pistos.kit.actors import Actor
from pistos.surveys.models import Invitation, Response
from pistos.surveys.rules.questions import Given
from pistos.surveys.rules.wording import answer_lines

MACHINE = Actor.machine("surveys.hear")


def hear(
    response: Response,
    invitation: Invitation,
    given: Sequence[Given],
    at: datetime,
    *,
    email: str = "",
) -> None:
    """Opens the conversation of a response, or adds what was changed to it; in the caller's transaction.

    It joins the conversation that the survey was about. Nobody can be answered who gave no address.
    """
    customer = invitation.customer
    if customer is None and not email:
        return
    sender = (
        sender_of_customer(customer, MACHINE, at)
        if customer is not None
        else Sender(kind="email", value=email, email=email)
    )
    language = invitation.language
    with override(language):
        subject = _("Your answers to our questions")
    known = [pk for pk in (response.answered_in_id, invitation.conversation_id) if pk]
    arrival = Arrival(
        channel=Channel.FORM,
        sender=sender,
        text=answer_lines(given, language),
        subject=subject,
        happened_at=at,
        language=language,
        client_id=f"survey:{invitation.pk}:{response.revision}",
        thread=Thread(conversation_ids=tuple(known[:1])),
        context=Context(order_id=invitation.order_id, topic=invitation.topic),
    )
    received = receive_message(arrival=arrival, at=at)
    if received.conversation is not None and response.answered_in_id is None:
        response.answered_in = received.conversation
        response.save(update_fields=["answered_in"])
