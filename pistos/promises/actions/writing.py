"""The rows of a new promise, all of them or none."""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.inserting import insert_together
from pistos.promises.actions.entering import committed
from pistos.promises.events import PromiseMade
from pistos.promises.models import Entry, EntryKind, Promise, PromiseWords, Standing, State
from pistos.promises.rules.due import day_of
from pistos.promises.rules.life import EntryFacts
from pistos.promises.rules.terms import Terms, Told


class DueInThePast(Refused):
    """The time promised is over, or is now."""


class AlreadyPromised(Refused):
    """The parcel has its promise; moving it is another deed."""


class SaysNothing(Refused):
    """A promise without words was not told."""


def write_promise(
    promise: Promise, *, terms: Terms, told: Told, by: Actor, at: datetime
) -> Promise:
    """The promise, its words, its first entry, its standing and its event.

    Refuses a due time that is not in the future, empty words, and a second promise of the same kind
    about a parcel. Runs inside the caller's transaction.
    """
    refuse_empty(terms, told, at)
    _fill(promise, terms, told, at)
    _insert(promise, _rows(promise, told, by, at))
    publish(
        PromiseMade(promise.pk, promise.kind, promise.toward, promise.due_at),
        about=Ref("promise", str(promise.pk)),
        by=by,
        at=at,
    )
    return promise


def _rows(promise: Promise, told: Told, by: Actor, at: datetime) -> list[Model]:
    """The words, the first entry and the standing of a promise that is not saved yet."""
    salt = secrets.token_bytes(16)
    made = EntryFacts(EntryKind.MADE, at, promise.due_at, promise.due_on)
    return [
        PromiseWords(promise=promise, salt=salt, language=told.language, text=told.words),
        Entry(
            promise=promise,
            kind=made.kind,
            happened_at=at,
            happened_on=day_of(at, promise.zone),
            by_kind=by.kind,
            by_id=by.id,
            due_at=made.due_at,
            due_on=made.due_on,
            commitment=committed(
                salt, made, by=by, customer_id=promise.customer_id, words=told.words
            ),
        ),
        standing_of(promise),
    ]


def _insert(promise: Promise, rows: list[Model]) -> None:
    """In one statement; a second promise about a parcel leaves the caller's transaction whole."""
    if promise.about_kind != "parcel":
        insert_together([promise, *rows])
        return
    try:
        with transaction.atomic():
            insert_together([promise, *rows])
    except IntegrityError as error:
        if "promises_one_per_parcel" in str(error):
            raise AlreadyPromised(
                _("This parcel has its promise already. Move that one instead.")
            ) from None
        raise


def refuse_empty(terms: Terms, told: Told, at: datetime) -> None:
    """Refuses a promise without words, and one whose time is over."""
    if not told.words.strip():
        raise SaysNothing(_("Write what was promised, in the words the customer was told."))
    if terms.due.at <= at:
        raise DueInThePast(_("The time promised is already over. Promise a later one."))


def _fill(promise: Promise, terms: Terms, told: Told, at: datetime) -> None:
    due, about, grounds = terms.due, terms.about, terms.grounds
    promise.about_kind, promise.about_id = about.kind, about.id
    promise.order_id = about.order_id
    promise.country, promise.region = about.country, about.region
    promise.told_where, promise.told_ref = told.where, told.ref
    promise.made_at = at
    promise.due_at, promise.due_on, promise.zone = due.at, due.on, due.zone
    promise.chance, promise.usual_on = grounds.chance, grounds.usual_on
    promise.model_version, promise.grounds = grounds.model_version, grounds.facts
    promise.reason = grounds.reason
    promise.gives_proof, promise.is_public = terms.gives_proof, terms.is_public


def standing_of(promise: Promise) -> Standing:
    """Where a promise stands when it has just been made; not saved."""
    return Standing(
        promise=promise,
        kind=promise.kind,
        toward=promise.toward,
        customer_id=promise.customer_id,
        partner_id=promise.partner_id,
        made_by_kind=promise.made_by_kind,
        made_by_id=promise.made_by_id,
        order_id=promise.order_id,
        about_kind=promise.about_kind,
        about_id=promise.about_id,
        country=promise.country,
        region=promise.region,
        is_imported=promise.is_imported,
        is_public=promise.is_public,
        gives_proof=promise.gives_proof,
        zone=promise.zone,
        made_at=promise.made_at,
        first_due_at=promise.due_at,
        state=State.OPEN,
        due_at=promise.due_at,
        due_on=promise.due_on,
    )
