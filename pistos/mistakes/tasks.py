"""What runs by the clock."""

from datetime import datetime

from pistos.kit.tasks import every, task
from pistos.mistakes.actions import digesting, improving, recurring, telling, updating, watching
from pistos.mistakes.models import Correction, IncidentUpdate, Mistake


@every("35 3 * * *", name="mistakes.judge", queue="long")
def judge(at: datetime) -> None:
    """Every correction whose window is over gets its verdict."""
    due = Correction.objects.filter(verdict="", judge_at__lte=at).select_related("mistake")
    for correction in due.order_by("judge_at", "pk"):
        recurring.judge_correction(correction=correction, at=at)


@every("5 6 * * *", name="mistakes.watch")
def watch(at: datetime) -> None:
    """What should have been corrected by now, and is not, rises to a person."""
    watching.raise_overdue(at=at)
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
    if updating.send_update(update=update, at=at):
        send_update.defer(update_id=update_id)


@task(name="mistakes.tell_plan")
def tell_plan(at: datetime, *, mistake_id: int) -> None:
    """Two hundred at a time, until everybody was told."""
    if telling.tell_of_plan(mistake=Mistake.objects.get(pk=mistake_id), at=at) == telling.BATCH:
        tell_plan.defer(mistake_id=mistake_id)


@task(name="mistakes.tell_corrected")
def tell_corrected(at: datetime, *, mistake_id: int) -> None:
    mistake = Mistake.objects.get(pk=mistake_id)
    telling.settle_promised(mistake=mistake, at=at)
    if telling.tell_corrected(mistake=mistake, at=at) == telling.BATCH:
        tell_corrected.defer(mistake_id=mistake_id)
