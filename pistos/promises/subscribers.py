"""What the ledger does when orders and messages change. Each is idempotent: told twice, done once."""

from contextlib import suppress
from datetime import datetime

from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.orders.models import Order, Parcel
from pistos.promises import actions
from pistos.promises.actions.mismatching import note_not_as_described
from pistos.promises.actions.reporting import Wrong
from pistos.promises.actions.telling import tell_of_finding
from pistos.promises.models import Choice, Entry, Promise
from pistos.shop.queries import settings_in_force

MACHINE = Actor.machine("promises.estimates")


class Promises:
    """The promises to a person: exported with the words told; erased, the words and salts go."""

    name = "promises"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        ids = family_ids(customer)
        made = Promise.objects.filter(customer__in=ids).order_by("pk")
        lived = Entry.objects.filter(promise__customer__in=ids).order_by("pk")
        return {
            "promises": list(
                made.values(
                    "token", "kind", "made_at", "due_at", "told_where", "words__text", "reason"
                )
            ),
            "entries": list(
                lived.values("promise__token", "kind", "happened_at", "due_at", "words__text")
            ),
            "choices": list(
                Choice.objects.filter(promise__customer__in=ids)
                .order_by("pk")
                .values("promise__token", "wish", "chosen_at", "handled_at")
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        actions.erase_words(customer_ids=family_ids(customer))


ports.hold(Promises())


@on("orders.OrderPlaced")
def promise_placed_order(event: Event, at: datetime) -> None:
    """Each parcel gets its promise from history, and the customer is told."""
    actions.promise_order(order=Order.objects.get(pk=event.data["order_id"]), by=MACHINE, at=at)


@on("orders.ParcelScanned")
def settle_scanned_parcel(event: Event, at: datetime) -> None:
    """A courier reported: what it proves is settled, and the chance of being late estimated anew."""
    parcel = Parcel.objects.select_related("courier").get(pk=event.data["parcel_id"])
    actions.take_scans(parcel=parcel, at=at)


@on("orders.ParcelSplit")
def promise_split_parcel(event: Event, at: datetime) -> None:
    """What goes in a parcel of its own has its own promise, for the same day."""
    parcels = Parcel.objects.select_related("courier", "order__customer").in_bulk(
        [event.data["parcel_id"], event.data["new_parcel_id"]]
    )
    actions.promise_split_parcel(
        parcel=parcels[event.data["parcel_id"]],
        new=parcels[event.data["new_parcel_id"]],
        by=MACHINE,
        at=at,
    )


@on("orders.OrderCancelled")
def withdraw_cancelled_parcels(event: Event, at: datetime) -> None:
    by = Actor(event.actor_kind, event.actor_id)  # type: ignore[arg-type]  # kinds as published
    for parcel in Parcel.objects.filter(pk__in=event.data["parcel_ids"]).order_by("pk"):
        actions.withdraw_by_cancellation(parcel=parcel, by=by, at=at)


@on("notifications.MessageBounced", "notifications.MessageFailed")
def note_untold_customer(event: Event, at: datetime) -> None:
    """A mail about a parcel did not arrive: its promise is not told, and urgent."""
    if event.data["about_kind"] == "parcel" and event.data["recipient_kind"] == "customer":
        actions.note_untold(
            parcel_id=int(event.data["about_id"]),
            message_id=event.data["message_id"],
            by=MACHINE,
            at=at,
        )


@on("promises.NotRightReported")
def count_against_the_sheet(event: Event, at: datetime) -> None:
    if event.data["wrong"] == Wrong.NOT_AS_DESCRIBED:
        note_not_as_described(report=event, at=at)


@on("promises.ReportAnswered")
def tell_what_was_found(event: Event, at: datetime) -> None:
    """Whoever said that something is not right hears what came of it, though it was found right."""
    tell_of_finding(
        promise=Promise.objects.get(pk=event.data["promise_id"]),
        finding={name: event.data[name] for name in ("wrong", "finding")},
        key=f"report_answered:{event.pk}",
        at=at,
    )


@on("promises.PromiseKept", "promises.PromiseFulfilledLate")
def tell_of_arrival(event: Event, at: datetime) -> None:
    """All has come: the customer is asked whether everything is right."""
    promise = Promise.objects.get(pk=event.data["promise_id"])
    actions.tell_of_arrival(promise=promise, at=at)


@on("promises.RiskRose")
def tell_by_rule(event: Event, at: datetime) -> None:
    """Where the shop's rule says so, the customer is told at once of a promise about to slip.

    Never of an imported one: what came in from a file writes to nobody by itself.
    """
    promise = Promise.objects.get(pk=event.data["promise_id"])
    if promise.is_imported or not settings_in_force().warns_by_rule:
        return
    with suppress(Refused):
        actions.tell_before_it_slips(promise=promise, by=MACHINE, at=at)
