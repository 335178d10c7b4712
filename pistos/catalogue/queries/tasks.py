"""Reads of the work that sheets need."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, Q

from pistos.catalogue.models import MismatchReport, Product, SheetTask, TaskKind, Wish
from pistos.catalogue.rules.wishes import WISHES_FOR_WORK


def open_tasks(*, most: int = 100) -> list[SheetTask]:
    """The oldest first, each with its product. One query."""
    rows = SheetTask.objects.filter(closed_at=None).select_related("product")
    return list(rows.order_by("opened_at", "pk")[:most])


def tasks_of(product: Product) -> list[SheetTask]:
    return list(SheetTask.objects.filter(product=product, closed_at=None).order_by("opened_at"))


def held_from_promotion(product_ids: Sequence[int]) -> set[int]:
    """Those of the products that have an open quality task: no reduction, no advertising, no front page
    until it is closed."""
    return set(
        SheetTask.objects.filter(
            product_id__in=product_ids, kind=TaskKind.QUALITY, closed_at=None
        ).values_list("product_id", flat=True)
    )


def sought_in_vain(*, most: int = 100) -> list[Wish]:
    """Searches that found nothing, at least twice, the most frequent first."""
    rows = Wish.objects.filter(product=None, closed_at=None, count__gte=WISHES_FOR_WORK)
    return list(rows.order_by("-count", "pk")[:most])


def wishes_of(product: Product) -> list[Wish]:
    return list(Wish.objects.filter(product=product, closed_at=None).order_by("-count", "pk")[:50])


def mismatches_of(product: Product) -> "list[Mapping[str, Any]]":
    """Reports by version and reason; what was only expected stands apart from what misled."""
    return list(
        MismatchReport.objects.filter(product=product)
        .values("version__number", "version_id")
        .annotate(
            misled=Count("id", filter=~Q(reason="expectation")),
            expected=Count("id", filter=Q(reason="expectation")),
        )
        .order_by("-version__number")
    )
