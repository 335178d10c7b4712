"""One promise with what is known around it."""

from datetime import datetime

from django.db.models import Count

from pistos.promises.models import Choice, Compensation, Dependency, Promise, Standing, State


def stands_on(promise: Promise) -> list[Standing]:
    """The partners' promises that carry this one."""
    links = Dependency.objects.filter(promise=promise).values("depends_on_id")
    rows = Standing.objects.filter(pk__in=links).select_related("promise__partner")
    return list(rows.order_by("pk"))


def choices_of(promise: Promise) -> list[Choice]:
    """What the customer chose when warned, oldest first."""
    return list(Choice.objects.filter(promise=promise).order_by("pk"))


def choices_waiting(*, most: int = 50) -> list[Choice]:
    """What warned customers chose and nobody has done yet, oldest first: tasks of the staff."""
    rows = Choice.objects.filter(handled_at=None).select_related(
        "promise__customer", "promise__standing"
    )
    return list(rows.order_by("chosen_at", "pk")[:most])


def compensations_owed(*, most: int = 50) -> list[Compensation]:
    """What is due to customers for missed days and not given yet, oldest first. One query."""
    rows = Compensation.objects.filter(given_at=None, dropped_at=None)
    return list(rows.select_related("promise__customer").order_by("raised_at", "pk")[:most])


def made_good(*, since: datetime) -> tuple[int, int]:
    """How many amounts for missed days fell due since then and stand, and how many were given. One query."""
    rows = Compensation.objects.filter(raised_at__gte=since, dropped_at=None)
    counted = rows.aggregate(owed=Count("pk"), given=Count("given_at"))
    return counted["owed"], counted["given"]


def not_told(*, most: int = 12) -> list[Standing]:
    """Open promises whose customer does not know, because the mail came back: urgent."""
    rows = Standing.objects.filter(state=State.OPEN, is_told=False)
    return list(
        rows.select_related("promise__customer", "promise__partner").order_by("due_at", "pk")[:most]
    )
