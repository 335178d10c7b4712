"""The promise of a solution, told in the same moment: by which day it is put right."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.complaints.actions.telling import tell_heard
from pistos.complaints.actions.writing import Happened, locked, ref, write_entry
from pistos.complaints.events import SolutionPromised
from pistos.complaints.models import Complaint, EntryKind, Origin
from pistos.complaints.queries.solving import present_solution
from pistos.complaints.rules.solving import Solvable
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.words import by_day_words
from pistos.promises.actions.answering import promise_by_estimate
from pistos.promises.models import Promise, PromiseKind
from pistos.promises.rules.due import day_of
from pistos.promises.rules.terms import About, Grounds, Terms, Told
from pistos.shop.queries import the_shop_or_none

PROMISER = Actor.machine("complaints.promise_solution")


@transaction.atomic
def promise_solution(*, complaint: Complaint, at: datetime) -> Promise | None:
    """Tells the customer by which day it is put right: a promise of kind `fix`, with its grounds.

    None where a promise stands already, where nobody can be told, and before the shop is set up.
    Publishes SolutionPromised.
    """
    made = locked(complaint)
    shop = the_shop_or_none()
    can_be_told = bool(made.customer.email) or made.origin == Origin.DOOR
    if shop is None or made.promise_id is not None or not can_be_told:
        return None
    found = present_solution(shop.time_zone, at)
    message = tell_heard(made, found.due.on, at=at)
    where = Told(
        _words(found, made.language, at),
        made.language,
        "email" if message else "complaint_page",
        f"notification:{message.pk}" if message else made.token,
    )
    promise = promise_by_estimate(
        to=made.customer, terms=_terms(made, found), told=where, by=PROMISER, at=at
    )
    made.promise_id, made.due_at = promise.pk, promise.due_at
    made.save(update_fields=["promise_id", "due_at"])
    data = {"promise_id": promise.pk, "due_at": promise.due_at.isoformat()}
    write_entry(made, Happened(EntryKind.PROMISED, data=data), by=PROMISER, at=at)
    publish(SolutionPromised(made.pk, promise.pk), about=ref(made), by=PROMISER, at=at)
    return promise


def _terms(made: Complaint, found: Solvable) -> Terms:
    return Terms(
        kind=PromiseKind.FIX,
        due=found.due,
        about=About("complaint", made.pk, order_id=made.order_id),
        grounds=Grounds(
            chance=found.chance,
            facts={"solved_before": found.sample, "is_default": found.chance is None},
        ),
    )


def _words(found: Solvable, language: str, at: datetime) -> str:
    day = by_day_words(found.due.on, day_of(at, found.due.zone), language)
    with override(language):
        # Translators: by_day is a phrase such as "by Friday 27 November"
        return _("It is put right %(by_day)s.") % {"by_day": day}
