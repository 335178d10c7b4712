"""Making promises: by hand, against history, and noting the partners' own toward the shop."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.accounts.rules import may
from pistos.customers.models import Customer
from pistos.estimates.queries import chance_by, quote
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.orders.models import Parcel
from pistos.orders.rules.cases import case_of
from pistos.partners.models import Partner
from pistos.promises.actions.writing import refuse_empty, write_promise
from pistos.promises.models import Dependency, Promise, PromiseKind, Toward
from pistos.promises.queries.history import spans_of
from pistos.promises.rules.feasibility import FEWEST, share_within, span_for
from pistos.promises.rules.grounds import grounds_of
from pistos.promises.rules.terms import Due, Grounds, Terms, Told
from pistos.shop.queries import settings_in_force


class PromiseUnrealistic(Refused):
    """History says it would be kept less often than the shop's target.

    `realistic` is what could be promised instead, None when history supports no time at all;
    `chance` is the share of the like that was kept.
    """

    def __init__(self, text: str, *, realistic: Due | None, chance: float) -> None:
        super().__init__(text)
        self.realistic = realistic
        self.chance = chance


class NotEntitled(Refused):
    """This person's role does not allow promising against history."""


class ReasonMissing(Refused):
    """A promise against history needs a reason that stays on record."""


@transaction.atomic
def make_promise(*, to: Customer, terms: Terms, told: Told, by: Actor, at: datetime) -> Promise:
    """A promise of the shop to a customer, as told. Publishes `PromiseMade`.

    Refuses a due time that is not in the future, empty words, a second promise of the same kind
    about a parcel, and with `PromiseUnrealistic` what history says will be kept less often than the
    shop's target.
    """
    refuse_empty(terms, told, at)
    terms = _supported(terms, at)
    return _to_customer(to, terms, told, by, at)


@transaction.atomic
def make_promise_against_history(
    *, to: Customer, terms: Terms, told: Told, reason: str, by: User, at: datetime
) -> Promise:
    """Like `make_promise` without asking history; the reason stays with the promise.

    Refuses a role that may not, and an empty reason.
    """
    if not may(by.role, "make_promise_against_history"):
        raise NotEntitled(_("Only a manager or the owner may promise against history."))
    if not reason.strip():
        raise ReasonMissing(_("Write why this is promised although history speaks against it."))
    terms = replace(terms, grounds=replace(terms.grounds, reason=reason.strip()[:300]))
    return _to_customer(to, terms, told, Actor.person(by.pk), at)


@transaction.atomic
def note_partner_promise(
    *, partner: Partner, terms: Terms, told: Told, carries: Iterable[Promise], at: datetime
) -> Promise:
    """A partner's own word toward the shop, which the promises of `carries` stand on.

    Publishes `PromiseMade`. Refuses a past due time, empty words and a second one about a parcel.
    """
    by = Actor.partner(partner.pk)
    promise = Promise(
        kind=terms.kind,
        toward=Toward.SHOP,
        partner=partner,
        made_by_kind=by.kind,
        made_by_id=by.id,
    )
    write_promise(promise, terms=terms, told=told, by=by, at=at)
    Dependency.objects.bulk_create(
        Dependency(promise=carried, depends_on=promise) for carried in carries
    )
    return promise


def _to_customer(to: Customer, terms: Terms, told: Told, by: Actor, at: datetime) -> Promise:
    promise = Promise(
        kind=terms.kind,
        toward=Toward.CUSTOMER,
        customer=to,
        partner=_carrier(terms),
        made_by_kind=by.kind,
        made_by_id=by.id,
    )
    return write_promise(promise, terms=terms, told=told, by=by, at=at)


def _carrier(terms: Terms) -> Partner | None:
    """The courier of a delivery, so that the promise counts among those it carries."""
    if terms.kind is not PromiseKind.DELIVERY or terms.about.kind != "parcel":
        return None
    return Partner.objects.filter(parcels_carried=terms.about.id).first()


def _supported(terms: Terms, at: datetime) -> Terms:
    """The terms with the grounds that history gives them; refuses what it does not support."""
    target = settings_in_force().kept_rate_target
    if terms.kind is PromiseKind.DELIVERY and terms.about.kind == "parcel":
        return _supported_delivery(terms, at, target)
    spans = spans_of(terms.kind)
    if len(spans) < FEWEST:
        return terms
    chance = share_within(spans, terms.due.at - at)
    if chance < target:
        span = span_for(spans, target)
        realistic = Due.instant(at + span, terms.due.zone) if span else None
        raise unrealistic(realistic, chance)
    facts: dict[str, object] = {"promises": len(spans), "share": round(chance, 4)}
    return replace(terms, grounds=Grounds(chance=chance, facts=facts))


def _supported_delivery(terms: Terms, at: datetime, target: float) -> Terms:
    parcel = Parcel.objects.select_related("order", "courier", "supplier").get(
        pk=terms.about.id or 0
    )
    case = case_of(parcel)
    found = quote(case=case, at=at, target=target)
    chance = chance_by(case=case, due_on=terms.due.on)
    if terms.due.on < found.promised_on and chance < target:
        raise unrealistic(Due.end_of(found.promised_on, parcel.zone), chance)
    return replace(terms, grounds=replace(grounds_of(found, parcel), chance=chance))


def unrealistic(realistic: Due | None, chance: float) -> PromiseUnrealistic:
    """The refusal with its words; `chance` is the share of the like that was kept."""
    kept = _("By history this would be kept %(percent)d times in 100.") % {
        "percent": int(chance * 100)
    }
    advice = (
        _("Promise the realistic time beside it instead.")
        if realistic
        else _("History supports no time for this yet.")
    )
    return PromiseUnrealistic(f"{kept} {advice}", realistic=realistic, chance=chance)
