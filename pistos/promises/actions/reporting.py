"""A customer says that what arrived is not right; staff overturn the promise, or find that it was right."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from pistos.journal.actions import event_name, publish
from pistos.journal.queries import events_about
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.models import Line
from pistos.promises.actions.entering import locked_standing
from pistos.promises.events import NotRightReported, ReportAnswered
from pistos.promises.models import Promise
from pistos.shop.queries import settings_in_force


class Wrong(TextChoices):
    """What a customer can say is not right."""

    NOT_ARRIVED = "not_arrived"
    WRONG = "wrong"
    DAMAGED = "damaged"
    NOT_AS_DESCRIBED = "not_as_described"


class Finding(TextChoices):
    """What staff can find of a report that proved unfounded."""

    WAS_RIGHT = "was_right"
    ARRIVED = "arrived"
    TAKEN_BACK = "taken_back"
    TWICE = "twice"


class NothingReported(Refused):
    """No report of this kind is open."""


class NothingArrived(Refused):
    """There is nothing to report yet: the parcel is still to come."""


class TooLateToReport(Refused):
    """The days that the shop states for reporting are over."""


@transaction.atomic
def report_not_right(
    *, promise: Promise, wrong: Wrong, at: datetime, line: Line | None = None
) -> bool:
    """Notes what the customer says; a member of staff confirms it. Publishes `NotRightReported`.

    `line` is which of the goods it is, where the customer said.

    Saying the same twice is saying it once: then nothing is published and it returns False.
    Refuses before anything arrived, and after the days that the shop states.
    """
    standing = locked_standing(promise)
    if standing.fulfilled_at is None:
        raise NothingArrived(_("Nothing has arrived yet, so there is nothing to report."))
    days = settings_in_force().right_within_days
    if at > standing.fulfilled_at + timedelta(days=days):
        raise TooLateToReport(
            _("The %(days)d days for reporting this here are over. Please write to us.")
            % {"days": days}
        )
    if _is_open(promise, wrong):
        return False
    by = Actor.customer(promise.customer_id or 0)
    event = NotRightReported(promise.pk, wrong.value, line.pk if line else None)
    publish(event, about=_ref(promise), by=by, at=at)
    return True


@transaction.atomic
def answer_report(
    *, promise: Promise, wrong: Wrong, finding: Finding, by: Actor, at: datetime
) -> None:
    """Closes a report that proved unfounded; the ledger stays as it is. Publishes `ReportAnswered`.

    Report and finding stay on record, and the customer may report again. Refuses without an open report.
    """
    locked_standing(promise)
    if not _is_open(promise, wrong):
        raise NothingReported(_("There is no open report of this kind."))
    event = ReportAnswered(promise.pk, wrong.value, finding.value)
    publish(event, about=_ref(promise), by=by, at=at)


def _is_open(promise: Promise, wrong: Wrong) -> bool:
    """Whether the last that was said about it is the customer's report."""
    names = [event_name(NotRightReported), event_name(ReportAnswered)]
    said = events_about(_ref(promise)).filter(name__in=names, data__wrong=wrong.value)
    last = said.last()
    return last is not None and last.name == event_name(NotRightReported)


def _ref(promise: Promise) -> Ref:
    return Ref("promise", str(promise.pk))
