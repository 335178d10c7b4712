"""Where on the way through the shop doubts arise: by stage of the visit and page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from django.db.models import Count, F, Q
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext_lazy as _

from pistos.conversations.models.doubts import Doubt, DoubtKind

MOST = 200
KINDS: Mapping[str, object] = MappingProxyType(
    {
        DoubtKind.PRICE: _("the price"),
        DoubtKind.FIT: _("whether it fits"),
        DoubtKind.TRUST: _("whether we can be trusted"),
        DoubtKind.DELIVERY: _("the delivery"),
        DoubtKind.SAFETY: _("whether it is safe"),
        DoubtKind.PAYMENT: _("how to pay"),
        DoubtKind.RETURNS: _("giving it back"),
        DoubtKind.OTHER: _("something else"),
    }
)


@dataclass(frozen=True, slots=True)
class WorryCount:
    """How often a kind of doubt arose on a page, and how often it was resolved."""

    stage: str
    path: str
    kind: str
    count: int
    resolved: int


def worries_by_place(since: datetime) -> list[WorryCount]:
    """Doubts noted since, by stage and page where the conversation began, the most frequent first.

    One query; conversations that began on no page of ours have an empty path.
    """
    rows = (
        Doubt.objects.filter(noted_at__gte=since)
        .annotate(
            stage=KeyTextTransform("stage", "conversation__page"),
            path=KeyTextTransform("path", "conversation__page"),
        )
        .values("stage", "path", "kind")
        .annotate(count=Count("pk"), resolved=Count("pk", filter=Q(was_resolved=True)))
        .order_by(F("count").desc(), "stage", "path", "kind")
    )
    return [
        WorryCount(
            row["stage"] or "", row["path"] or "", row["kind"], row["count"], row["resolved"]
        )
        for row in rows[:MOST]
    ]
