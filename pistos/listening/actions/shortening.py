"""The short path: the steps are skipped, for a reason that stays on record and is counted."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.actions.writing import signal, write_activity
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.listening import events
from pistos.listening.actions.holding import go, held_hearing, require_step, tell_journal
from pistos.listening.models import Hearing, RestatementState, ShortBecause, Step
from pistos.listening.rules.steps import HEARING


class ReasonMissing(Refused):
    """Skipping the steps needs a reason."""


@transaction.atomic
def take_short_path(
    *, hearing: Hearing, because: str, words: str = "", by: User, at: datetime
) -> Hearing:
    """Answers may go out from now on. Publishes `ShortPathTaken`. Questions still have to be answered.

    Refuses without a reason, and that nobody replied where nothing was repeated.
    """
    fresh = held_hearing(hearing)
    require_step(fresh, *HEARING)
    if because not in ShortBecause.values:
        raise ReasonMissing(_("Say why the steps are skipped here."))
    if because == ShortBecause.OTHER and not words.strip():
        raise ReasonMissing(_("Say in a few words why the steps are skipped here."))
    if because == ShortBecause.NO_REPLY and fresh.step != Step.CONFIRM:
        raise ReasonMissing(_("Nothing waits for their reply. Choose another reason."))
    fresh.restatements.filter(state=RestatementState.SENT).update(
        state=RestatementState.TAKEN_BACK, settled_at=at
    )
    fresh.short_because, fresh.short_words = because, words.strip()[:300]
    fresh.short_by, fresh.short_at = by, at
    go(fresh, Step.SHORT, at)
    actor = Actor.person(by.pk)
    write_activity(fresh.conversation, "short_path", {"because": because}, by=actor, at=at)
    happened = events.ShortPathTaken(fresh.pk, fresh.conversation_id, because)
    tell_journal(fresh, happened, actor, at)
    signal(fresh.conversation)
    return fresh
