"""The same matter coded by two people who do not see each other's coding: how sure a code is."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.causes import events
from pistos.causes.actions.coding import CauseUnknown
from pistos.causes.models import Cause, Coding, SecondOpinion
from pistos.causes.rules.tree import CODED_FROM
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused


class OwnCoding(Refused):
    """Nobody is their own second opinion."""


@transaction.atomic
def give_second_opinion(*, coding: Coding, code: str, by: Actor, at: datetime) -> SecondOpinion:
    """Changes nothing of what stands: it measures. The first opinion given is kept.

    Publishes SecondOpinionGiven. Refuses with OwnCoding, CauseUnknown.
    """
    Coding.objects.select_for_update().get(pk=coding.pk)
    known = SecondOpinion.objects.filter(coding=coding).first()
    if known is not None:
        return known
    if (by.kind, by.id) == (coding.by_kind, coding.by_id):
        raise OwnCoding(_("You coded this yourself; a colleague gives the second opinion."))
    if not Cause.objects.filter(code=code, level__gte=CODED_FROM, retired_at=None).exists():
        raise CauseUnknown(
            _("“%(code)s” cannot be chosen. Choose a cause from the list.") % {"code": code}
        )
    made = SecondOpinion.objects.create(coding=coding, code=code, given_at=at, by_id=by.id)
    told = events.SecondOpinionGiven(coding.pk, code == coding.codes[0])
    publish(told, about=Ref(coding.subject_kind, coding.subject_id), by=by, at=at)
    return made
