"""Whether it can be done, for which price and by which day; and the customer's yes."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.accounts.models import Role, User
from pistos.conversations.actions.restraining import lift
from pistos.conversations.rules.tidying import one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.words import by_day_words
from pistos.orders.actions import grant_request
from pistos.orders.models import Order, RequestState
from pistos.promises.actions.answering import promise_by_estimate
from pistos.promises.actions.making import make_promise
from pistos.promises.models import Promise, PromiseKind
from pistos.promises.rules.due import day_of
from pistos.promises.rules.terms import About, Due, Terms, Told
from pistos.requests import events
from pistos.requests.actions.charging import charge_price, refuse_unchargeable
from pistos.requests.actions.receiving import locked, ref
from pistos.requests.facts import Offer
from pistos.requests.models import Matter, UnusualRequest, UnusualState
from pistos.requests.queries.empowerment import may_decide
from pistos.shop.queries import the_shop

ZERO = Decimal(0)
DAYS_AHEAD = 365


class WrongMoment(Refused):
    """The request is not where this deed begins."""


class NeededMissing(Refused):
    """Feasible says nothing without what has to be done for it."""


class OfferIncomplete(Refused):
    """A price that cannot be, or a day that is not ahead."""


class NotEmpowered(Refused):
    """It costs more than this role decides at once; the text says who may."""


class OfferOver(Refused):
    """The day that was offered cannot be kept any more."""


@transaction.atomic
def judge_feasible(
    *, request: UnusualRequest, needed: str, cost_amount: Decimal, by: User, at: datetime
) -> UnusualRequest:
    """This person says that it can be done, what is needed, and what it costs the shop.

    Publishes RequestJudged. Refuses with NeededMissing, and with WrongMoment what was agreed or ended.
    """
    found = locked(request)
    if found.state not in (UnusualState.RECEIVED, UnusualState.FEASIBLE):
        raise WrongMoment(_("This request was agreed or has ended already."))
    if not needed.strip():
        raise NeededMissing(_("Please write what is needed to do it."))
    if not ZERO <= cost_amount < 1_000_000:
        raise OfferIncomplete(_("Please write what it costs the shop; 0 where it is nothing."))
    found.state, found.needed = UnusualState.FEASIBLE, one_line(needed, 500)
    found.cost_amount, found.judged_at, found.judged_by = cost_amount, at, by
    found.save(update_fields=["state", "needed", "cost_amount", "judged_at", "judged_by"])
    publish(events.RequestJudged(found.pk), about=ref(found), by=Actor.person(by.pk), at=at)
    return found


@transaction.atomic
def offer_request(
    *, request: UnusualRequest, offer: Offer, by: User, at: datetime
) -> UnusualRequest:
    """Tells price and day. Without a price it is agreed at once, as it was asked for; else it awaits a yes.

    Publishes RequestOffered or RequestAgreed. Refuses with WrongMoment before it was found feasible,
    OfferIncomplete, NotEmpowered, CannotBeCharged, and `PromiseUnrealistic` where history does not support
    the day.
    """
    found = locked(request)
    if found.state not in (UnusualState.FEASIBLE, UnusualState.OFFERED):
        raise WrongMoment(_("First say whether it is feasible, and what is needed."))
    _check(found, offer, by, at)
    if offer.price_amount > ZERO:
        refuse_unchargeable(found)
    found.price_amount, found.due_on = offer.price_amount, offer.due_on
    found.answer, found.offered_at = one_line(offer.answer, 500), at
    actor = Actor.person(by.pk)
    if offer.price_amount == ZERO:
        terms, told = terms_of(found), told_of(found, at)
        promise = make_promise(to=found.customer, terms=terms, told=told, by=actor, at=at)
        return _agree(found, promise, actor, at)
    found.state = UnusualState.OFFERED
    found.save(update_fields=["state", "price_amount", "due_on", "answer", "offered_at"])
    event = events.RequestOffered(found.pk, str(found.price_amount), found.currency)
    publish(event, about=ref(found), by=actor, at=at)
    return found


def offer_mark(request: UnusualRequest) -> str:
    """Price and day of the offer, as a page sends them back."""
    return f"{request.price_amount}:{request.due_on}"


@transaction.atomic
def agree_to_offer(
    *, request: UnusualRequest, by: Actor, at: datetime, seen: str | None = None
) -> UnusualRequest:
    """The customer's yes to price and day: the day is promised. Again, it is the same yes.

    `seen` is what stood on the page (`offer_mark`): a yes is a yes to that alone. Publishes RequestAgreed.
    Refuses with WrongMoment what was not offered, with OfferOver a day that is over or an offer that was
    changed since, and as `charge_price` what the order cannot take any more.
    """
    found = locked(request)
    if found.state in (UnusualState.AGREED, UnusualState.DONE):
        return found
    if found.state != UnusualState.OFFERED:
        raise WrongMoment(_("There is nothing to agree to here any more."))
    if seen is not None and seen != offer_mark(found):
        raise OfferOver(
            _("Price or day changed since you opened this page. Please look once more.")
        )
    if terms_of(found).due.at <= at:
        raise OfferOver(_("The day of this offer is over. Please write to us for a new one."))
    promise = promise_by_estimate(
        to=found.customer, terms=terms_of(found), told=told_of(found, at), by=by, at=at
    )
    return _agree(found, promise, by, at)


def _agree(found: UnusualRequest, promise: Promise, by: Actor, at: datetime) -> UnusualRequest:
    found.state, found.agreed_at, found.promise_id = UnusualState.AGREED, at, promise.pk
    found.save(
        update_fields=[
            *("state", "agreed_at", "promise_id"),
            *("price_amount", "due_on", "answer", "offered_at"),
        ]
    )
    if found.line is not None and found.line.request_state == RequestState.ASKED:
        grant_request(line=found.line, answer=_words(found, at), by=by, at=at)
    lift(source=ref(found), at=at)
    charge_price(request=found, by=by, at=at)
    event = events.RequestAgreed(
        found.pk, found.order_id, str(found.price_amount), found.currency, promise.pk
    )
    publish(event, about=ref(found), by=by, at=at)
    return found


def _check(found: UnusualRequest, offer: Offer, by: User, at: datetime) -> None:
    ahead = (offer.due_on - day_of(at, the_shop().time_zone)).days
    if not 0 <= ahead <= DAYS_AHEAD:
        raise OfferIncomplete(_("Please name the day by which it is done; it lies ahead."))
    if not ZERO <= offer.price_amount < 1_000_000:
        raise OfferIncomplete(_("Please name a price; 0 where it costs the customer nothing."))
    given = max(found.cost_amount - offer.price_amount, ZERO)
    decision = may_decide(by.role, Matter.CUSTOM_CHANGE, given)
    if not decision.may:
        names = {
            Role.AGENT: _("an agent"),
            Role.MANAGER: _("a manager"),
            Role.OWNER: _("the owner"),
        }
        who = names[Role(decision.others[0])] if decision.others else _("the owner")
        # Translators: who is "a manager" or "the owner"
        raise NotEmpowered(
            _("This gives away more than you decide at once. Please ask %(who)s.") % {"who": who}
        )


def terms_of(found: UnusualRequest) -> Terms:
    if found.due_on is None:
        raise WrongMoment(_("There is nothing to agree to here any more."))
    return Terms(
        kind=PromiseKind.CUSTOM,
        due=Due.end_of(found.due_on, the_shop().time_zone),
        about=About("request", found.pk, order_id=_order_id(found.order)),
    )


def _order_id(order: Order | None) -> int | None:
    return order.pk if order else None


def told_of(found: UnusualRequest, at: datetime) -> Told:
    return Told(_words(found, at), found.language, "request", found.token)


def _words(found: UnusualRequest, at: datetime) -> str:
    """What the customer is told: the answer, and the day as a limit, in their language."""
    today = day_of(at, the_shop().time_zone)
    with translation.override(found.language):
        day = by_day_words(found.due_on or today, today, found.language)
        # Translators: by_day is a phrase such as "by Friday 27 November"
        said = _("We do it %(by_day)s.") % {"by_day": day}
    return f"{found.answer} {said}".strip()[:500]
