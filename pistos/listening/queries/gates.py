"""Whether an answer may go out, and whether a remedy may be offered: asked by the apps above."""

from django.utils.translation import gettext as _

from pistos.conversations.models import Conversation
from pistos.listening.facts import Gate
from pistos.listening.models import Finding, FindingKind, FindingState, Hearing
from pistos.listening.rules.steps import HEARING, TODO

OPEN = Gate(may_answer=True)


def reply_gate(conversation: Conversation) -> Gate:
    """An ANSWER waits until the customer confirmed that we understood. One query.

    Restating, asking and a word in between may always go out.
    """
    hearing = Hearing.objects.filter(conversation=conversation).only("step").first()
    if hearing is None or hearing.step not in HEARING:
        return OPEN
    return Gate(
        may_answer=False,
        words=_("Hear them out before you answer. Next: %(todo)s") % {"todo": TODO[hearing.step]},
    )


def remedy_gate(conversation: Conversation) -> Gate:
    """A remedy waits until a complaint's reason is known and the customer confirmed what they wish."""
    hearing = Hearing.objects.filter(conversation=conversation).first()
    if hearing is None:
        return OPEN
    if hearing.step in HEARING:
        return reply_gate(conversation)
    complains = Finding.objects.filter(
        hearing=hearing, kind=FindingKind.COMPLAINT, state=FindingState.CONFIRMED
    )
    if not hearing.reason and complains.exists():
        return Gate(
            may_answer=False,
            words=_(
                "Find out why it happened, and note the reason: before that nothing is offered."
            ),
        )
    return OPEN
