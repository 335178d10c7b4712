"""Publishing the figures: a snapshot of the sealed record, stored as known at its position."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection, transaction

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.promises.actions.sealing import BATCH, head, only_sealer, seal_batch, seal_entries
from pistos.promises.events import FiguresPublished
from pistos.promises.models import Publication
from pistos.promises.queries.figures import median_hours, newest_publication, public_days
from pistos.promises.rules.due import day_of
from pistos.promises.rules.figures import Figures, figures_of, is_same
from pistos.shop.queries import the_shop


def publish_figures(at: datetime) -> Publication | None:
    """Seals what is visible and publishes the figures of exactly these entries, up to yesterday.

    Stores nothing and returns None when neither the record nor a figure changed. A closed month
    whose counts differ from those first published is restated, with both values in the figures.
    """
    through = day_of(at, the_shop().time_zone) - timedelta(days=1)
    seal_entries(at)
    with only_sealer(), _snapshot():
        while seal_batch(BATCH) == BATCH:
            continue
        position, digest = head()
        before = newest_publication()
        figures = figures_of(
            public_days(),
            through=through,
            as_known_at=at,
            before=before.figures if before else None,
        )
        figures["median_hours"] = median_hours(through)
        if before and before.position == position and is_same(before.figures, figures):
            return None
        return _publish(position, digest, figures, at)


def _publish(position: int, digest: bytes, figures: Figures, at: datetime) -> Publication:
    restated = [month["month"] for month in figures["restatements"]]
    publication = Publication.objects.create(
        as_known_at=at,
        position=position,
        head=digest.hex(),
        figures=figures,
        restated_months=restated,
    )
    publish(
        FiguresPublished(publication.id, position, publication.head, restated),
        about=Ref("publication", str(publication.id)),
        by=Actor.machine("publisher"),
        at=at,
    )
    return publication


@contextmanager
def _snapshot() -> Iterator[None]:
    """A transaction that sees one instant of the record from its first statement on.

    Inside a caller's transaction that instant cannot be chosen any more: there, entries by others
    wait until it ends.
    """
    is_outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if is_outermost:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        else:
            cursor.execute("LOCK TABLE promises_entry IN SHARE ROW EXCLUSIVE MODE")
        yield
