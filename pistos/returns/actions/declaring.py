"""A consumer withdraws from a contract. It is in effect when it is sent, whatever is found out later."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.asks.actions.holding import place_hold
from pistos.asks.models import HoldReason
from pistos.conversations.queries.cardless import without_cards
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.words import by_day_words
from pistos.orders.models import Order, OrderState
from pistos.promises.actions.answering import promise_by_estimate
from pistos.promises.models import PromiseKind
from pistos.promises.rules.due import day_of
from pistos.promises.rules.terms import About, Due, Terms, Told
from pistos.returns import events
from pistos.returns.actions.companions import claim_for, claim_lines
from pistos.returns.facts import Declaration
from pistos.returns.models import Withdrawal, WithdrawalLine
from pistos.returns.queries.windows import Returnable, returnables, right_of
from pistos.returns.rules.window import refund_due_on
from pistos.shop.queries import the_shop

DECLARER = Actor.machine("returns.declare")


class NothingToWithdraw(Refused):
    """What was named is not part of the order, or nobody could withdraw from it (any more)."""


@transaction.atomic
def declare_withdrawal(
    *, declaration: Declaration, order: Order | None, at: datetime
) -> Withdrawal:
    """Records the declaration as sent; with an order, promises the money back by the law's day.

    The same `attempt` twice, or at once, is one declaration. Publishes WithdrawalDeclared. Refuses with
    NothingToWithdraw where lines were chosen that are gone or exempt by law.
    """
    locked = order and Order.objects.select_for_update().select_related("customer").get(pk=order.pk)
    made, is_new = Withdrawal.objects.get_or_create(
        attempt=declaration.attempt,
        defaults={
            "name": declaration.name[:120],
            "contact": declaration.contact.lower()[:254],
            "number": without_cards(declaration.number)[:60],
            "goods": without_cards(declaration.goods)[:500],
            "reason": without_cards(declaration.reason)[:1000],
            "language": declaration.language,
            "declared_at": at,
        },
    )
    if not is_new:
        return made
    if locked is not None:
        names_lines = not declaration.goods
        bind(made, locked, declaration, names_lines=names_lines, at=at)
    told = events.WithdrawalDeclared(made.pk, locked.pk if locked else None)
    publish(told, about=ref(made), by=DECLARER, at=at)
    return made


def bind(
    made: Withdrawal,
    order: Order,
    declaration: Declaration,
    *,
    names_lines: bool,
    at: datetime,
) -> None:
    """The withdrawal belongs to this order, whose row is locked: its lines, its window, its promise."""
    if order.state == OrderState.CANCELLED:
        raise NothingToWithdraw(_("This order was cancelled already. There is nothing to return."))
    lines = _chosen(returnables(order), declaration.quantities) if names_lines else []
    right = right_of(order)
    made.order, made.customer = order, order.customer
    made.is_in_time = right.holds_at(made.declared_at)
    if made.is_in_time:
        made.refund_due_on = refund_due_on(day_of(made.declared_at, right.zone))
        made.promise_id = _promise(made, order, at)
    made.save(update_fields=["order", "customer", "is_in_time", "refund_due_on", "promise_id"])
    claim_for(made, order, DECLARER, at)
    _write(made, lines, declaration.happened)
    place_hold(
        customer=order.customer, order=order, reason=HoldReason.RETURN, source=ref(made), at=at
    )


def write_lines(made: Withdrawal, order: Order, quantities: Mapping[int, int]) -> None:
    """The goods that the withdrawal is about; the order's row is locked."""
    _write(made, _chosen(returnables(order), quantities), {})


def _write(made: Withdrawal, lines: Sequence[tuple[int, int]], happened: Mapping[int, str]) -> None:
    WithdrawalLine.objects.bulk_create(
        WithdrawalLine(withdrawal=made, line_id=line_id, quantity=quantity)
        for line_id, quantity in lines
    )
    claim_lines(made, dict(lines), happened)


def _chosen(rows: Sequence[Returnable], quantities: Mapping[int, int]) -> list[tuple[int, int]]:
    """Lines and quantities: those named, or all that is left and not exempt."""
    free = {row.line.pk: row.left for row in rows if not row.ground and row.left > 0}
    wanted = {line_id: quantity for line_id, quantity in quantities.items() if quantity > 0}
    wanted = wanted or free
    if not wanted:
        raise NothingToWithdraw(
            _("Everything of this order was withdrawn from already, or is exempt by law.")
        )
    if any(quantity > free.get(line_id, 0) for line_id, quantity in wanted.items()):
        raise NothingToWithdraw(
            _("More was named than the order holds, or something that is exempt by law.")
        )
    return sorted(wanted.items())


def _promise(made: Withdrawal, order: Order, at: datetime) -> int | None:
    """The money back, by the day the law sets. None where that day is over already."""
    zone = the_shop().time_zone
    due = Due.end_of(made.refund_due_on, zone) if made.refund_due_on else None
    if due is None or due.at <= at:
        return None
    with translation.override(made.language):
        day = by_day_words(due.on, day_of(at, zone), made.language)
        # Translators: by_day is a phrase such as "by Friday 27 November"
        words = _("Your money is back %(by_day)s.") % {"by_day": day}
    promise = promise_by_estimate(
        to=order.customer,
        terms=Terms(
            kind=PromiseKind.REFUND,
            due=due,
            about=About("withdrawal", made.pk, order_id=order.pk),
        ),
        told=Told(words, made.language, "withdrawal", made.token),
        by=DECLARER,
        at=at,
    )
    return promise.pk


def ref(made: Withdrawal) -> Ref:
    return Ref("withdrawal", str(made.pk))
