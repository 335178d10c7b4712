"""Words of a step on their way to the customer."""

from dataclasses import replace
from datetime import datetime

from pistos.accounts.models import User
from pistos.conversations.actions.answering import answer
from pistos.conversations.facts import Commitment, Reply
from pistos.conversations.models import Message, Purpose
from pistos.listening.facts import Said
from pistos.listening.models import Hearing


def write_to_customer(
    hearing: Hearing, said: Said, purpose: Purpose, *, by: User, at: datetime
) -> Message:
    """Sends it by the inbox's own deed with its guards; the caller holds the hearing."""
    return answer(
        conversation=hearing.conversation, reply=_reply(hearing, said, purpose), by=by, at=at
    )


def promise_to_customer(
    hearing: Hearing, said: Said, commitment: Commitment, *, by: User, at: datetime
) -> Message:
    """The same with the promise that its words hold."""
    reply = replace(_reply(hearing, said, Purpose.ANSWER), commitments=(commitment,))
    return answer(conversation=hearing.conversation, reply=reply, by=by, at=at)


def _reply(hearing: Hearing, said: Said, purpose: Purpose) -> Reply:
    seen = said.seen_message_id
    if seen is None:
        ids = hearing.conversation.messages.order_by("-pk").values_list("pk", flat=True)
        seen = ids.first() or 0
    return Reply(
        said.text,
        purpose=purpose,
        seen_message_id=seen,
        client_id=said.client_id,
        accepts_likeness=purpose != Purpose.ANSWER,
    )
