"""What runs by the clock."""

from datetime import datetime

from pistos.kit.apart import each_apart
from pistos.kit.tasks import every, task
from pistos.mistakes.actions import digesting, improving, recurring, telling, updating, watching
from pistos.mistakes.models import Correction, IncidentUpdate, Mistake
from pistos.shop.queries import the_shop_or_none


@every("35 3 * * *", name="mistakes.judge", queue="long")
def judge(at: datetime) -> None:
    """Every correction whose window is over gets its verdict."""
    due = Correction.objects.filter(verdict="", judge_at__lte=at).select_related("mistake")
    each_apart(
        "mistakes.judge",
        due.order_by("judge_at", "pk"),
        lambda correction: recurring.judge_correction(correction=correction, at=at),
    )


@every("5 6 * * *", name="mistakes.watch")
def watch(at: datetime) -> None:
    """What should have been corrected by now, and is not, rises to a person."""
    watching.raise_overdue(at=at)


@every("6 6 * * *", name="mistakes.watch_list")
def watch_list(at: datetime) -> None:
    """A list that nobody went through on its day."""
    if the_shop_or_none() is not None:
        improving.raise_unreviewed(at=at)


@every("30 5 * * 1", name="mistakes.week")
def week(at: datetime) -> None:
    """On Monday: what was thanked for, what was corrected, and what is open."""
    digesting.write_week(at=at)


@every("*/5 * * * *", name="mistakes.hear_silence")
def hear_silence(at: datetime) -> None:
    """An incident of which nothing was said by the time that everybody was told."""
    updating.raise_silent(at=at)


@task(name="mistakes.send_update")
def send_update(at: datetime, *, update_id: int) -> None:
    """Five hundred at a time, until everybody affected was written to."""
    update = IncidentUpdate.objects.select_related("incident").get(pk=update_id)
    sent = updating.send_update(update=update, at=at)
    if sent.go_on(updating.BATCH):
        send_update.defer(update_id=update_id)
        return
    sent.raise_failed()


@task(name="mistakes.tell_plan")
def tell_plan(at: datetime, *, mistake_id: int) -> None:
    """Two hundred at a time, until everybody was told."""
    told = telling.tell_of_plan(mistake=Mistake.objects.get(pk=mistake_id), at=at)
    if told.go_on(telling.BATCH):
        tell_plan.defer(mistake_id=mistake_id)
        return
    told.raise_failed()


@task(name="mistakes.tell_corrected")
def tell_corrected(at: datetime, *, mistake_id: int) -> None:
    mistake = Mistake.objects.get(pk=mistake_id)
    settled = telling.settle_promised(mistake=mistake, at=at)
    told = telling.tell_corrected(mistake=mistake, at=at)
    if told.go_on(telling.BATCH):
        tell_corrected.defer(mistake_id=mistake_id)
        return
    settled.raise_failed()
    told.raise_failed()
