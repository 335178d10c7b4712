"""When an invitation reached somebody: from then on its time runs, and it counts for the rate."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from pistos.asks.models import Ask, AskKind
from pistos.surveys.models import Invitation
from pistos.surveys.queries.defined import day_of_shop


@transaction.atomic
def note_delivered(*, ask_ids: Sequence[int], at: datetime) -> int:
    """These asks went out. Whoever was held back has as long to answer as everybody. Again does nothing."""
    asks = Ask.objects.filter(pk__in=ask_ids, kind=AskKind.SURVEY)
    ids = [int(about) for about in asks.values_list("about_id", flat=True)]
    rows = Invitation.objects.filter(pk__in=ids, delivered_on=None).select_related("survey")
    for row in rows.select_for_update(of=("self",)).order_by("pk"):
        row.delivered_on = day_of_shop(at)
        row.expires_at = at + timedelta(days=row.survey.answer_days)
        row.save(update_fields=["delivered_on", "expires_at"])
    return len(ids)


@transaction.atomic
def note_came_back(*, ask_id: int) -> int:
    """The mail came back: nobody was asked, and nobody failed to answer."""
    asks = Ask.objects.filter(pk=ask_id, kind=AskKind.SURVEY)
    ids = [int(about) for about in asks.values_list("about_id", flat=True)]
    return Invitation.objects.filter(pk__in=ids, answered_on=None).update(delivered_on=None)
