"""Work on sheets: opened by what visitors miss, by figures and by reports; closed by a person."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from pistos.catalogue.events import MismatchNoted, TaskClosed, TaskOpened, WishClosed, WishNoted
from pistos.catalogue.models import (
    Mismatch,
    MismatchReport,
    Product,
    SheetTask,
    SheetVersion,
    TaskKind,
    Wish,
)
from pistos.catalogue.queries.tasks import wish_alike
from pistos.catalogue.rules.quality import QualityFigures, misleads, quality_reasons
from pistos.catalogue.rules.wishes import WISHES_FOR_WORK, key_of, masked
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref


@transaction.atomic
def note_wish(
    *, product: Product | None, words: str, language: str, by: Actor, at: datetime
) -> Wish | None:
    """ "I did not find what I needed": counted; None where nothing was said.

    The second of a kind on one product opens a task to complete its sheet. Without a product it is a
    search that found nothing. What had been closed and is missed again is open anew.
    """
    known = wish_alike(product, words) if product is not None else None
    key = known.key if known is not None else key_of(words)
    if not key:
        return None
    wish, is_new = Wish.objects.select_for_update().get_or_create(
        product=product,
        key=key,
        defaults={
            "words": masked(words),
            "language": language,
            "first_at": at,
            "last_at": at,
        },
    )
    if not is_new:
        wish.count, wish.last_at, wish.closed_at = wish.count + 1, at, None
        wish.save(update_fields=["count", "last_at", "closed_at"])
    publish(WishNoted(wish.pk, wish.count), about=Ref("wish", str(wish.pk)), by=by, at=at)
    if product is not None and wish.count >= WISHES_FOR_WORK:
        _open(product, TaskKind.COMPLETE, "asked", (key, wish.words), by=by, at=at)
    return wish


@transaction.atomic
def close_wish(*, wish: Wish, by: Actor, at: datetime) -> Wish:
    """Nothing more is to be done for these words. Twice does no harm."""
    if wish.closed_at is None:
        wish.closed_at = at
        wish.save(update_fields=["closed_at"])
        publish(WishClosed(wish.pk), about=Ref("wish", str(wish.pk)), by=by, at=at)
    return wish


@transaction.atomic
def forget_wishes(*, ids: Sequence[int]) -> None:
    """Part of a greater erasure: each id is one person less who had the wish; words that nobody else had
    are gone, on the tasks as well."""
    gone = Counter(ids)
    for wish in Wish.objects.select_for_update().filter(pk__in=gone).order_by("pk"):
        wish.count = max(wish.count - gone[wish.pk], 0)
        if wish.count:
            wish.save(update_fields=["count"])
            continue
        tasks = SheetTask.objects.filter(product=wish.product_id, key=wish.key)
        tasks.update(words="", key=f"wish {wish.pk}")
        wish.delete()


@transaction.atomic
def check_quality(
    *, product: Product, figures: QualityFigures, by: Actor, at: datetime
) -> list[SheetTask]:
    """Opens a quality task for each threshold the product is surely beyond. While one is open the
    product is held from promotion (`queries.tasks.held_from_promotion`)."""
    return [
        _open(product, TaskKind.QUALITY, reason, ("", ""), by=by, at=at)
        for reason in quality_reasons(figures)
    ]


@transaction.atomic
def note_mismatch(
    *, version: SheetVersion, reason: str, source: Ref, sold: int, by: Actor, at: datetime
) -> MismatchReport:
    """A buyer says that a product is not as this version said. Each `source` counts once; enough of one
    reason, against the `sold` pieces, take the sheet for correction."""
    report, is_new = MismatchReport.objects.get_or_create(
        product_id=version.product_id,
        source_kind=source.kind,
        source_id=source.id,
        defaults={"version": version, "reason": Mismatch(reason), "noted_at": at},
    )
    if not is_new:
        return report
    product = version.product
    publish(
        MismatchNoted(product.pk, version.pk, reason),
        about=Ref("product", str(product.pk)),
        by=by,
        at=at,
    )
    counts = dict(
        MismatchReport.objects.filter(version=version)
        .values_list("reason")
        .annotate(count=Count("id"))
    )
    for found in misleads(counts, sold):
        _open(product, TaskKind.CORRECT, found, (f"version {version.number}", ""), by=by, at=at)
    return report


@transaction.atomic
def close_task(*, task: SheetTask, by: Actor, at: datetime) -> SheetTask:
    """The sheet says it now, or the product is good again. Twice does no harm."""
    row = SheetTask.objects.select_for_update().get(pk=task.pk)
    if row.closed_at is None:
        row.closed_at = at
        row.save(update_fields=["closed_at"])
        Wish.objects.filter(product=row.product_id, key=row.key).update(closed_at=at)
        publish(
            TaskClosed(row.product_id, row.pk, row.kind),
            about=Ref("product", str(row.product_id)),
            by=by,
            at=at,
        )
    return row


def _open(
    product: Product, kind: str, reason: str, said: tuple[str, str], *, by: Actor, at: datetime
) -> SheetTask:
    key, words = said
    task, is_new = SheetTask.objects.get_or_create(
        product=product,
        kind=kind,
        reason=reason,
        key=key,
        closed_at=None,
        defaults={"words": words, "opened_at": at},
    )
    if is_new:
        publish(
            TaskOpened(product.pk, task.pk, kind, reason),
            about=Ref("product", str(product.pk)),
            by=by,
            at=at,
        )
    return task
