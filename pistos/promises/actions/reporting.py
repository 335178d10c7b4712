"""A customer says that what arrived is not right."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from pistos.journal.actions import event_name, publish
from pistos.journal.queries import events_about
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.promises.actions.entering import locked_standing
from pistos.promises.events import NotRightReported
from pistos.promises.models import Promise
from pistos.shop.queries import settings_in_force


class Wrong(TextChoices):
    """What a customer can say is not right."""

    NOT_ARRIVED = "not_arrived"
    WRONG = "wrong"
    DAMAGED = "damaged"
    NOT_AS_DESCRIBED = "not_as_described"


class NothingArrived(Refused):
    """There is nothing to report yet: the parcel is still to come."""


class TooLateToReport(Refused):
    """The days that the shop states for reporting are over."""


@transaction.atomic
def report_not_right(*, promise: Promise, wrong: Wrong, at: datetime) -> bool:
    """Notes what the customer says; a member of staff confirms it. Publishes `NotRightReported`.

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
    about = Ref("promise", str(promise.pk))
    same = events_about(about).filter(name=event_name(NotRightReported), data__wrong=wrong.value)
    if same.exists():
        return False
    by = Actor.customer(promise.customer_id or 0)
    publish(NotRightReported(promise.pk, wrong.value), about=about, by=by, at=at)
    return True
