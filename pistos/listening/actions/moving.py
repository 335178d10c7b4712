"""Hearings follow when conversations are merged or split."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from pistos.conversations.actions.holding import held
from pistos.conversations.actions.restraining import lift
from pistos.conversations.models import Conversation
from pistos.kit.actors import Actor, Ref
from pistos.listening.actions.beginning import begun
from pistos.listening.actions.holding import hearing_in, settle_restraints
from pistos.listening.actions.talking import count_talk
from pistos.listening.models import Finding, Hearing, RestatementState, Talk

MACHINE = Actor.machine("listening.moving")


@transaction.atomic
def follow_merged(*, kept_id: int, merged_ids: Sequence[int], at: datetime) -> None:
    """One matter is heard once: the others' findings join the kept hearing, or the hearing moves along."""
    kept = held(Conversation(pk=kept_id))
    for hearing in Hearing.objects.filter(conversation_id__in=list(merged_ids)).order_by("pk"):
        own = Hearing.objects.filter(conversation=kept).first()
        if own is None:
            hearing.conversation = kept
            hearing.save(update_fields=["conversation"])
            continue
        _join(own, hearing, at)
    Talk.objects.filter(conversation_id__in=list(merged_ids)).delete()
    if Hearing.objects.filter(conversation=kept).exists():
        settle_restraints(hearing_in(kept), at)
    count_talk(conversation_id=kept.pk, at=at)


@transaction.atomic
def follow_split(*, conversation_id: int, new_id: int, at: datetime) -> None:
    """What was found in the messages that moved is heard where they are now."""
    old, new = held(Conversation(pk=conversation_id)), held(Conversation(pk=new_id))
    moved = Finding.objects.filter(message__conversation=new, hearing__conversation=old)
    if moved.exists():
        hearing = begun(new, "agent", by=MACHINE, at=at)
        moved.update(hearing=hearing)
        settle_restraints(hearing, at)
        settle_restraints(hearing_in(old), at)
    for one in (old, new):
        count_talk(conversation_id=one.pk, at=at)


def _join(own: Hearing, other: Hearing, at: datetime) -> None:
    other.restatements.filter(state=RestatementState.SENT).update(
        state=RestatementState.TAKEN_BACK, settled_at=at
    )
    other.restatements.update(hearing=own)
    other.findings.update(hearing=own)
    for kind in ("hearing", "questions"):
        lift(source=Ref(kind, str(other.pk)), at=at)
    other.delete()
