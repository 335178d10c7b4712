"""Coaching: what a manager and one person work on, by when; never a ranking, never public."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.replies import events
from pistos.replies.models import AnswerRating, Coaching

LONGEST = 500


class CoachingUnusable(Refused):
    """Nothing to work on, a day that is over, with oneself, or done already."""


@transaction.atomic
def give_coaching(
    *,
    person: User,
    what: str,
    due_on: date,
    by: User,
    at: datetime,
    rating: AnswerRating | None = None,
) -> Coaching:
    """A manager agrees with a person on something to work on. Publishes `CoachingGiven`.

    Refuses with CoachingUnusable without words, for a day before `at`, and for oneself.
    """
    words = what.strip()
    if not words or len(words) > LONGEST:
        raise CoachingUnusable(_("Write in at most 500 characters what you work on."))
    if due_on < at.date():
        raise CoachingUnusable(_("Choose a day that is still to come."))
    if person.pk == by.pk:
        raise CoachingUnusable(_("A colleague coaches you; choose another person."))
    made = Coaching.objects.create(
        person=person, given_by=by, rating=rating, what=words, due_on=due_on, given_at=at
    )
    publish(
        events.CoachingGiven(made.pk, person.pk),
        about=Ref("coaching", str(made.pk)),
        by=Actor.person(by.pk),
        at=at,
    )
    return made


@transaction.atomic
def finish_coaching(*, coaching: Coaching, note: str, by: User, at: datetime) -> Coaching:
    """It is done, with what came of it. Publishes `CoachingDone`. Refuses without a note, or done."""
    row = Coaching.objects.select_for_update().get(pk=coaching.pk)
    if row.done_at is not None:
        raise CoachingUnusable(_("This is done already."))
    words = note.strip()
    if not words:
        raise CoachingUnusable(_("Write in a few words what came of it."))
    row.note, row.done_at = words[:LONGEST], at
    row.save(update_fields=["note", "done_at"])
    publish(
        events.CoachingDone(row.pk, row.person_id),
        about=Ref("coaching", str(row.pk)),
        by=Actor.person(by.pk),
        at=at,
    )
    return row
