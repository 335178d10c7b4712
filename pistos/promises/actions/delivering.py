"""The promise of a delivery: made from the estimate when the order is placed, and told."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.estimates.queries import quotes
from pistos.estimates.rules import Quote
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.orders.models import Order, Parcel
from pistos.orders.rules.cases import case_of
from pistos.partners.models import Partner
from pistos.partners.rules import terms_of
from pistos.promises.actions.making import note_partner_promise
from pistos.promises.actions.telling import tell_of_promise
from pistos.promises.actions.writing import write_promise
from pistos.promises.models import Promise, PromiseKind, State, Toward
from pistos.promises.rules.due import day_of
from pistos.promises.rules.grounds import grounds_of
from pistos.promises.rules.terms import About, Due, Grounds, Terms, Told
from pistos.shop.queries import settings_in_force, the_shop


@transaction.atomic
def promise_delivery(
    *,
    parcel: Parcel,
    quote: Quote,
    told: Told,
    by: Actor,
    at: datetime,
    due: Due | None = None,
) -> Promise:
    """One promise for a parcel: by the end of the quoted day where it goes, or by the end of a time of that
    day (`due`). Publishes `PromiseMade`.

    Refuses a second one for the parcel, and a day that is over.
    """
    return _promise_day(parcel, quote, told, due, by=by, at=at)


def _promise_day(
    parcel: Parcel, quote: Quote, told: Told, due: Due | None, *, by: Actor, at: datetime
) -> Promise:
    promise = Promise(
        kind=PromiseKind.DELIVERY,
        toward=Toward.CUSTOMER,
        customer=parcel.order.customer,
        partner=parcel.courier,
        made_by_kind=by.kind,
        made_by_id=by.id,
    )
    terms = Terms(
        kind=PromiseKind.DELIVERY,
        due=due or Due.end_of(quote.promised_on, parcel.zone),
        about=about_parcel(parcel),
        grounds=grounds_of(quote, parcel),
        gives_proof=parcel.courier is None or parcel.courier.gives_proof_of_delivery,
    )
    return write_promise(promise, terms=terms, told=told, by=by, at=at)


@transaction.atomic
def promise_order(*, order: Order, by: Actor, at: datetime) -> list[Promise]:
    """Promises each parcel of a placed order from history, and writes to the customer.

    The partners' promises that these stand on are noted with them. A parcel that has its promise
    already is left alone, so that called twice nothing is added; so is what was split from an order of our
    own checkout, which promised what it showed.
    """
    parcels = list(
        order.parcels.select_related("order__customer", "courier", "supplier").order_by("pk")
    )
    promised = set(
        Promise.objects.filter(
            kind=PromiseKind.DELIVERY,
            toward=Toward.CUSTOMER,
            about_kind="parcel",
            about_id__in=[parcel.pk for parcel in parcels],
        ).values_list("about_id", flat=True)
    )
    if promised and order.method_code:
        return []
    open_parcels = [
        p for p in parcels if p.pk not in promised and not (p.delivered_at or p.cancelled_at)
    ]
    target = settings_in_force().kept_rate_target
    found = quotes(cases=[case_of(parcel) for parcel in open_parcels], at=at, target=target)
    made = []
    for parcel, quote in zip(open_parcels, found, strict=True):
        told = tell_of_promise(parcel, quote, by=by, at=at)
        promise = promise_delivery(parcel=parcel, quote=quote, told=told, by=by, at=at)
        _note_hand_over(parcel, promise, at)
        made.append(promise)
    return made


IN_STORE = "store"
"""The model of a quote for what is fetched: the store's own hours tell the day, no courier's history."""


class DayNoLongerHolds(Refused):
    """The day that was shown can no longer be promised; `quote` is what can."""

    def __init__(self, quote: Quote) -> None:
        super().__init__(
            _("The day of delivery has changed since you saw it. Please look at the new one.")
        )
        self.quote = quote


def promise_as_shown(
    *, parcel: Parcel, shown: Quote, told: Told, by: Actor, at: datetime, due: Due | None = None
) -> Promise:
    """Promises exactly the day, or the time of it, that the buyer saw, and notes the partners' promises.

    Publishes `PromiseMade`. Refuses with DayNoLongerHolds when history no longer supports that day: it is
    shown anew, never moved silently. A later day than needed is promised as shown. Order, courier
    and supplier are loaded with the parcel.
    """
    if shown.model != IN_STORE:
        target = settings_in_force().kept_rate_target
        fresh = quotes(cases=[case_of(parcel)], at=at, target=target)[0]
        if fresh.promised_on > shown.promised_on:
            raise DayNoLongerHolds(fresh)
    with transaction.atomic(savepoint=False):
        promise = _promise_day(parcel, shown, told, due, by=by, at=at)
        _note_hand_over(parcel, promise, at)
    return promise


@transaction.atomic
def promise_split_parcel(*, parcel: Parcel, new: Parcel, by: Actor, at: datetime) -> Promise | None:
    """The part of a parcel that goes by itself is promised for the same day as the parcel, and the same
    time of it where one was chosen.

    None where that one has no open promise, or the new one has its own. Publishes `PromiseMade`.
    """
    of_both = Promise.objects.filter(
        kind=PromiseKind.DELIVERY,
        toward=Toward.CUSTOMER,
        about_kind="parcel",
        about_id__in=[parcel.pk, new.pk],
    ).select_related("standing", "words")
    by_parcel = {promise.about_id: promise for promise in of_both}
    first = by_parcel.get(parcel.pk)
    if first is None or new.pk in by_parcel or first.standing.state != State.OPEN:
        return None
    if first.standing.due_at <= at:
        return None
    promise = Promise(
        kind=PromiseKind.DELIVERY,
        toward=Toward.CUSTOMER,
        customer=first.customer,
        partner=new.courier,
        made_by_kind=by.kind,
        made_by_id=by.id,
    )
    terms = Terms(
        kind=PromiseKind.DELIVERY,
        due=Due(first.standing.due_at, first.standing.due_on, new.zone),
        about=about_parcel(new),
        grounds=Grounds(first.chance, first.usual_on, first.model_version, dict(first.grounds)),
        gives_proof=new.courier is None or new.courier.gives_proof_of_delivery,
    )
    told = Told(first.words.text, first.words.language, "order_page", f"order:{new.order_id}")
    return write_promise(promise, terms=terms, told=told, by=by, at=at)


@transaction.atomic
def note_courier_promise(*, parcel: Parcel, at: datetime) -> Promise | None:
    """A parcel was handed over: by its terms the courier now promises the shop to deliver it.

    None where no days were agreed, the promise stands already, or its day is over.
    """
    days = _days(parcel.courier, "delivery")
    if parcel.courier is None or parcel.handed_over_at is None or days is None:
        return None
    due_on = day_of(parcel.handed_over_at, parcel.zone) + timedelta(days=days)
    due = Due.end_of(due_on, parcel.zone)
    about_it = Promise.objects.filter(
        kind=PromiseKind.DELIVERY, about_kind="parcel", about_id=parcel.pk
    )
    if due.at <= at or about_it.filter(toward=Toward.SHOP).exists():
        return None
    terms = Terms(
        kind=PromiseKind.DELIVERY,
        due=due,
        about=about_parcel(parcel),
        gives_proof=parcel.courier.gives_proof_of_delivery,
    )
    return note_partner_promise(
        partner=parcel.courier,
        terms=terms,
        told=_by_terms(days),
        carries=about_it.filter(toward=Toward.CUSTOMER),
        at=at,
    )


def about_parcel(parcel: Parcel) -> About:
    return About("parcel", parcel.pk, parcel.order_id, parcel.country, parcel.region)


def _note_hand_over(parcel: Parcel, delivery: Promise, at: datetime) -> None:
    """By its terms the supplier hands over in so many days, else the courier picks up in so many."""
    for partner in (parcel.supplier, parcel.courier):
        days = _days(partner, "hand_over")
        if partner is not None and days is not None:
            zone = the_shop().time_zone
            due = Due.end_of(day_of(at, zone) + timedelta(days=days), zone)
            terms = Terms(kind=PromiseKind.HAND_OVER, due=due, about=about_parcel(parcel))
            note_partner_promise(
                partner=partner, terms=terms, told=_by_terms(days), carries=[delivery], at=at
            )
            return


def _days(partner: Partner | None, deadline: str) -> int | None:
    return terms_of(partner.terms).days.get(deadline) if partner else None


def _by_terms(days: int) -> Told:
    language = the_shop().default_language
    with translation.override(language):
        return Told(_("Within the days agreed: %(days)d.") % {"days": days}, language, "terms")
