"""Giving a remedy: valued, held against limits and cases alike, promised and begun; or nothing of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.accounts.rules import may
from pistos.conversations.queries.cardless import without_cards
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.promises.rules.due import day_of
from pistos.remedies import events
from pistos.remedies.actions.carrying import carry_out
from pistos.remedies.actions.locking import lock_case, lock_order, ref
from pistos.remedies.actions.telling import ask_to_approve
from pistos.remedies.actions.valuing import valued
from pistos.remedies.facts import Case, Offer
from pistos.remedies.models import Remedy, RemedyState
from pistos.remedies.queries.alike import as_given, cases_alike
from pistos.remedies.queries.policy import InForce, approvers, given_before, in_force, is_allowed
from pistos.remedies.rules.alike import band, deviates, usual
from pistos.remedies.rules.catalogue import is_within
from pistos.replies.actions.personal import keep_heeded, refuse_unread
from pistos.replies.facts import Heeded, Remark, ReplyContext
from pistos.shop.queries import the_shop


class NotOffered(Refused):
    """The owner does not offer this kind of remedy."""


class NotEntitled(Refused):
    """The role does not include giving remedies."""


class DecidedMeanwhile(Refused):
    """Somebody else decided about the case since the page was read."""


class DiffersFromAlike(Refused):
    """Cases alike were given something else, and no reason was written."""


class AboveLimit(Refused):
    """The value lies above the giver's limit; `approvers` may approve it."""

    def __init__(self, text: str, approvers: list[User]) -> None:
        super().__init__(text)
        self.approvers = approvers


class ReasonMissing(Refused):
    """What is given is on record with its reason."""


@transaction.atomic
def give_remedy(*, case: Case, offer: Offer, by: User, at: datetime) -> Remedy:
    """Promises a remedy and begins to carry it out; above the giver's limit it waits for approval.

    The same `attempt` again is the same remedy. Publishes RemedyGiven, or RemedyAsked. Refuses with
    NotEntitled, NotOffered, ReasonMissing, DecidedMeanwhile, DiffersFromAlike, AboveLimit (nobody was named
    who may approve), PublicHeldBack (words that the checks of a reply hold back), as `valued`
    (NothingToGive, MoreThanPaid) and as what carries it out: all or nothing.
    """
    if not may(by.role, "give_remedy"):
        raise NotEntitled(_("Your role does not include this. Please ask an owner of the shop."))
    lock_case(case.subject)
    known = Remedy.objects.filter(attempt=offer.attempt).first()
    if known is not None:
        return known
    found = in_force()
    if not found.is_offered(offer.kind):
        raise NotOffered(_("The shop does not offer this. Please choose another remedy."))
    if not offer.reason.strip():
        raise ReasonMissing(_("Write why this is given; it stays on record."))
    _refuse_decided_meanwhile(case, offer)
    remarks = _refuse_unread(case, offer)
    case, offer = _ready(case, offer)
    _refuse_unequal(case, offer)
    made = _drafted(case, offer, found, at)
    made.given_by = by
    order_id = case.order.pk if case.order else None
    together = given_before(case.subject, order_id) + offer.amount
    if is_within(found.limits, by.role, case.own_severity, together) and is_allowed(
        by.role, offer.kind, together
    ):
        made.state, made.given_at = RemedyState.PROMISED, at
        _keep_read(made, remarks, offer, by, at)
        return carry_out(remedy=made, by=Actor.person(by.pk), at=at)
    made.asked_of = _approver(found, case, offer, together, by)
    made.state = RemedyState.ASKED
    _keep_read(made, remarks, offer, by, at)
    told = events.RemedyAsked(
        made.pk, made.subject_kind, made.subject_id, made.kind, made.asked_of.pk
    )
    publish(told, about=ref(made), by=Actor.person(by.pk), at=at)
    ask_to_approve(remedy=made, at=at)
    return made


@transaction.atomic
def give_by_rule(*, case: Case, offer: Offer, rule: str, at: datetime) -> Remedy:
    """What the owner's rule gives at the moment a promise breaks: no limit, no approval, told at once.

    Again with the same `attempt` it is the same remedy. Publishes RemedyGiven. Refuses as `give_remedy`.
    """
    lock_case(case.subject)
    known = Remedy.objects.filter(attempt=offer.attempt).first()
    if known is not None:
        return known
    case, offer = _ready(case, offer)
    made = _drafted(case, offer, in_force(), at)
    made.state, made.given_at = RemedyState.PROMISED, at
    made.save(force_insert=True)
    return carry_out(remedy=made, by=Actor.machine(f"remedies.{rule}"), at=at)


def _ready(case: Case, offer: Offer) -> tuple[Case, Offer]:
    """With the order locked and the value counted."""
    if case.order is not None:
        case = replace(case, order=lock_order(case.order.pk))
    return case, replace(offer, amount=valued(case, offer))


def _refuse_decided_meanwhile(case: Case, offer: Offer) -> None:
    if offer.seen is None:
        return
    subject = case.subject
    stands = Remedy.objects.filter(subject_kind=subject.kind, subject_id=subject.id).count()
    if stands != offer.seen:
        raise DecidedMeanwhile(
            _("A colleague decided about this case meanwhile. Please look at it again first.")
        )


def _refuse_unread(case: Case, offer: Offer) -> tuple[Remark, ...]:
    """What the customer reads of a gift or a repair."""
    context = ReplyContext(language=case.language, is_first=False)
    return refuse_unread(texts=[offer.words], context=context, heeded=Heeded(offer.accepted))


def _keep_read(
    made: Remedy, remarks: tuple[Remark, ...], offer: Offer, by: User, at: datetime
) -> None:
    made.save(force_insert=True)
    heeded = Heeded(offer.accepted)
    keep_heeded(remarks=remarks, heeded=heeded, about=ref(made), by=by, at=at)


def _refuse_unequal(case: Case, offer: Offer) -> None:
    found = usual(as_given(cases_alike(case)))
    if deviates(offer.kind, offer.amount, found) and not offer.deviation.strip():
        raise DiffersFromAlike(
            _("The last cases alike were given something else. Write why this one differs.")
        )


def _approver(found: InForce, case: Case, offer: Offer, together: Decimal, by: User) -> User:
    people = approvers(found, case.severity, together, but=by, kind=offer.kind)
    if offer.asked_of is None or offer.asked_of.pk not in {person.pk for person in people}:
        raise AboveLimit(
            _(
                "This, with what the case was given before, lies above what you may give by yourself."
                " Please name who is to approve it."
            ),
            people,
        )
    return offer.asked_of


def _drafted(case: Case, offer: Offer, found: InForce, at: datetime) -> Remedy:
    order, shop = case.order, the_shop()
    today = day_of(at, shop.time_zone)
    return Remedy(
        attempt=offer.attempt,
        subject_kind=case.subject.kind,
        subject_id=case.subject.id,
        customer=case.customer,
        order=order,
        line=case.line,
        language=case.language,
        kind=offer.kind,
        way=offer.way,
        amount=offer.amount,
        currency=order.currency if order else shop.currency,
        quantity=offer.quantity,
        words=_tidy(offer.words, 300),
        severity=case.severity,
        cause=case.cause[:74],
        band=band(case.value),
        wished_kind=case.wished_kind[:14],
        wished_words=_tidy(case.wished_words, 500),
        reason=_tidy(offer.reason, 500),
        deviation=_tidy(offer.deviation, 500),
        decided_at=at,
        due_on=offer.due_on or today + timedelta(days=found.policy.due_days),
    )


def _tidy(text: str, most: int) -> str:
    return without_cards(" ".join(text.split()))[:most]
