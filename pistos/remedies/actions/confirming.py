"""The customer's word on a remedy: it is well, or it is not."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.tidying import without_tricks
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.promises.actions import overturn_promise
from pistos.promises.models import Cause, Promise, State
from pistos.promises.rules.terms import Blame
from pistos.remedies import events
from pistos.remedies.actions.finishing import WrongMoment
from pistos.remedies.actions.locking import lock_remedy, ref
from pistos.remedies.models import CARRIED_OUT, Remedy, RemedyState


@transaction.atomic
def confirm_remedy(*, remedy: Remedy, at: datetime) -> None:
    """The customer says that it is well. Said twice it is said once. Publishes RemedyConfirmed.

    Refuses with WrongMoment before it was carried out.
    """
    row = lock_remedy(remedy.pk)
    if row.state == RemedyState.CONFIRMED:
        return
    _refuse_early(row)
    row.state, row.confirmed_at = RemedyState.CONFIRMED, at
    row.save(update_fields=["state", "confirmed_at"])
    told = events.RemedyConfirmed(
        row.pk, row.subject_kind, row.subject_id, row.kind, row.customer_id
    )
    publish(told, about=ref(row), by=Actor.customer(row.customer_id), at=at)


@transaction.atomic
def dispute_remedy(*, remedy: Remedy, words: str, at: datetime) -> None:
    """The customer says that it is not well: the case opens again. Said twice it is said once.

    Publishes RemedyDisputed. Refuses with WrongMoment before its day is over and it was not carried out.
    """
    row = lock_remedy(remedy.pk)
    if row.state == RemedyState.DISPUTED:
        return
    _refuse_early(row)
    row.state, row.disputed_at = RemedyState.DISPUTED, at
    row.disputed_words = without_cards(without_tricks(words).strip())[:1000]
    row.save(update_fields=["state", "disputed_at", "disputed_words"])
    told = events.RemedyDisputed(
        row.pk, row.subject_kind, row.subject_id, row.kind, row.customer_id
    )
    publish(told, about=ref(row), by=Actor.customer(row.customer_id), at=at)


@transaction.atomic
def uphold_dispute(*, remedy: Remedy, by: Actor, at: datetime) -> None:
    """A colleague found that the customer is right: the promise that seemed kept is overturned.

    Refuses with WrongMoment where nothing is disputed, and as `overturn_promise` does.
    """
    row = lock_remedy(remedy.pk)
    if row.state != RemedyState.DISPUTED or row.promise_id is None:
        raise WrongMoment(_("Nobody disputes this remedy."))
    promise = Promise.objects.select_related("standing").get(pk=row.promise_id)
    if promise.standing.state == State.KEPT:
        blame, evidence = Blame(Cause.WRONG), f"remedy:{row.pk}"
        overturn_promise(promise=promise, blame=blame, evidence=evidence, by=by, at=at)


def _refuse_early(row: Remedy) -> None:
    if row.state not in CARRIED_OUT:
        raise WrongMoment(_("This was not carried out yet. Its day stands above."))
