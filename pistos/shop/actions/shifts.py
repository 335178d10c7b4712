"""Deeds on the shift plan: who is on duty when, and who is away."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.shop import events
from pistos.shop.models import Absence, Shift
from pistos.shop.queries import times_of
from pistos.shop.rules.shifts import ShiftTimes, check_times


class PersonLeft(Refused):
    """The person no longer works for the shop."""


class AbsenceBackwards(Refused):
    """The absence ends before it starts."""


@transaction.atomic
def plan_shift(*, person: User, times: ShiftTimes, by: Actor, at: datetime) -> Shift:
    """Puts a person on duty. Publishes ShiftPlanned. Refuses with ShiftUnusable and PersonLeft."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        raise PersonLeft(_("This person no longer works here."))
    check_times(times, [times_of(shift) for shift in Shift.objects.filter(person=person)])
    shift = Shift.objects.create(person=person, **asdict(times))
    publish(events.ShiftPlanned(shift.pk, person.pk), about=_of(person.pk), by=by, at=at)
    return shift


@transaction.atomic
def drop_shift(*, shift: Shift, by: Actor, at: datetime) -> None:
    """Takes a shift out of the plan. Publishes ShiftDropped, once."""
    removed, _by_model = Shift.objects.filter(pk=shift.pk).delete()
    if removed:
        publish(
            events.ShiftDropped(shift.pk, shift.person_id), about=_of(shift.person_id), by=by, at=at
        )


@transaction.atomic
def note_absence(
    *, person: User, starts_on: date, ends_on: date, by: Actor, at: datetime
) -> Absence:
    """A person is away for some days, both ends included. Publishes AbsenceNoted."""
    if ends_on < starts_on:
        raise AbsenceBackwards(_("The absence ends before it starts."))
    absence = Absence.objects.create(person=person, starts_on=starts_on, ends_on=ends_on)
    publish(
        events.AbsenceNoted(absence.pk, person.pk, str(starts_on), str(ends_on)),
        about=_of(person.pk),
        by=by,
        at=at,
    )
    return absence


@transaction.atomic
def drop_absence(*, absence: Absence, by: Actor, at: datetime) -> None:
    """The person is on duty again as planned. Publishes AbsenceDropped, once."""
    removed, _by_model = Absence.objects.filter(pk=absence.pk).delete()
    if removed:
        publish(
            events.AbsenceDropped(absence.pk, absence.person_id),
            about=_of(absence.person_id),
            by=by,
            at=at,
        )


def _of(person_id: int) -> Ref:
    return Ref("user", str(person_id))
