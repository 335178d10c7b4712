"""What goes to a customer while they are heard out: read by the same checks before it goes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from pistos.accounts.models import User
from pistos.conversations.actions.holding import held
from pistos.conversations.facts import Reply
from pistos.conversations.models import Message, Purpose
from pistos.listening.actions.acting import act, finish_hearing
from pistos.listening.actions.restating import restate
from pistos.listening.facts import Action, Said
from pistos.listening.models import Hearing
from pistos.replies.actions.sending import write_checked, written_before
from pistos.replies.facts import Heeded


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of a step, who says them, and what they answer to the checks."""

    said: Said
    heeded: Heeded
    by: User


def send_restatement(*, hearing: Hearing, saying: Saying, at: datetime) -> Message:
    """`restate`, checked as a word in between is. Refuses with HeldBack, and as it does."""

    def write() -> Message | None:
        return restate(hearing=hearing, said=saying.said, by=saying.by, at=at).message

    return _checked(hearing, saying, Purpose.RESTATEMENT, write, at)


def send_action(
    *, hearing: Hearing, action: Action, heeded: Heeded, by: User, at: datetime
) -> Message:
    """`act`, checked as an answer is. Refuses with HeldBack, and as it does."""
    saying = Saying(action.said, heeded, by)
    return _checked(
        hearing,
        saying,
        Purpose.ANSWER,
        lambda: act(hearing=hearing, action=action, by=by, at=at),
        at,
    )


def send_done(*, hearing: Hearing, saying: Saying, at: datetime) -> Message:
    """`finish_hearing`, checked as an answer is. Refuses with HeldBack, and as it does."""
    return _checked(
        hearing,
        saying,
        Purpose.ANSWER,
        lambda: finish_hearing(hearing=hearing, said=saying.said, by=saying.by, at=at),
        at,
    )


@transaction.atomic
def _checked(
    hearing: Hearing,
    saying: Saying,
    purpose: Purpose,
    write: Callable[[], Message | None],
    at: datetime,
) -> Message:
    fresh = held(hearing.conversation)
    known = written_before(saying.said.client_id)
    if known is not None:
        return known
    return write_checked(
        conversation=fresh,
        reply=Reply(saying.said.text, purpose=purpose),
        heeded=saying.heeded,
        write=write,
        by=saying.by,
        at=at,
    )
