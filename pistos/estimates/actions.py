"""Deeds of the estimates: learning anew."""

from collections.abc import Iterable
from datetime import datetime
from math import isinf

from django.db import connection, transaction

from pistos.estimates.events import ModelLearned, WaitsLearned
from pistos.estimates.models import Cell, ModelVersion, WaitCurve
from pistos.estimates.rules import Observation
from pistos.estimates.rules.addresses import address_of, figures_as_json
from pistos.estimates.rules.cells import Model
from pistos.estimates.rules.history import history_of
from pistos.estimates.rules.learning import learn
from pistos.estimates.rules.pacing import calendars_of
from pistos.estimates.rules.records import with_records
from pistos.estimates.rules.rehearsal import rehearsed
from pistos.estimates.rules.waits import Wait, learn_waits
from pistos.journal import actions as journal
from pistos.kit.actors import Actor, Ref

KEPT_WITH_CELLS = 10
"""Versions whose cells stay. Older ones keep their row, which promises name; a promise keeps its own
grounds."""


def learn_model(*, observations: Iterable[Observation], at: datetime, by: Actor) -> ModelVersion:
    """Learns from all observations, and puts the new model into use.

    Streams them once; what is kept in memory is some 100 bytes for each. Nothing that happened
    after `at` takes part. Without any finished parcel the model is empty, and quotes stay at the
    marked default. Publishes ModelLearned.
    """
    history = history_of(observations)
    calendars = calendars_of(history)
    past = rehearsed(history, calendars, at)
    model = with_records(learn(history, calendars, at, past=past), history, at)
    with transaction.atomic():
        return _put_in_use(model, len(history), at, by)


def _put_in_use(model: Model, observation_count: int, at: datetime, by: Actor) -> ModelVersion:
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE estimates_modelversion IN SHARE ROW EXCLUSIVE MODE")
    day = f"{at:%Y-%m-%d}"
    number = ModelVersion.objects.filter(name__startswith=f"{day}.").count() + 1
    ModelVersion.objects.filter(is_current=True).update(is_current=False)
    version = ModelVersion.objects.create(
        name=f"{day}.{number}",
        learned_at=at,
        observation_count=observation_count,
        figures=figures_as_json(model.figures),
        is_current=True,
    )
    rows = {
        address_of(key): Cell(
            model=version,
            address=address_of(key),
            effect=cell.effect,
            parcels=cell.parcels,
            window_days=cell.window_days,
            curve=list(cell.curve),
            within=list(cell.within),
        )
        for key, cell in model.cells.items()
    }
    Cell.objects.bulk_create(rows.values(), batch_size=2000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE estimates_cell")  # or the first quotes are planned blindly
    kept = ModelVersion.objects.order_by("-id").values_list("id", flat=True)[:KEPT_WITH_CELLS]
    Cell.objects.exclude(model_id__in=list(kept)).delete()
    journal.publish(
        ModelLearned(version.name, observation_count, len(rows)),
        about=Ref("model", str(version.id)),
        by=by,
        at=at,
    )
    return version


@transaction.atomic
def learn_wait_times(*, quantity: str, waits: Iterable[Wait], at: datetime, by: Actor) -> str:
    """Learns how long waits of a quantity take, and puts it into use as a whole; returns the version.

    Publishes WaitsLearned. Groups with too few waits have no row: the caller's default speaks.
    """
    known = list(waits)
    curves = learn_waits(known, at)
    version = f"{quantity}-{at:%Y-%m-%dT%H:%M}"
    WaitCurve.objects.filter(quantity=quantity).delete()
    WaitCurve.objects.bulk_create(
        WaitCurve(
            quantity=quantity,
            group=group,
            seconds=[-1.0 if isinf(at_share) else at_share for at_share in curve.seconds],
            kept=list(curve.kept),
            sample=curve.sample,
            version=version,
        )
        for group, curve in curves.items()
    )
    journal.publish(
        WaitsLearned(quantity, version, len(known), len(curves)),
        about=Ref("model", version),
        by=by,
        at=at,
    )
    return version
