"""What follows when money or goods arrive, when a cause is found; and a person's part here."""

from datetime import datetime

from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.promises.models import Promise
from pistos.remedies.actions import finishing, guaranteeing, leaving
from pistos.remedies.models import Remedy


class Remedies:
    """What a person was given to put something right, with its words."""

    name = "remedies"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        rows = Remedy.objects.filter(customer_id__in=family_ids(customer)).order_by("pk")
        return {
            "remedies": list(
                rows.values(
                    "kind",
                    "amount",
                    "currency",
                    "words",
                    "wished_kind",
                    "wished_words",
                    "reason",
                    "given_at",
                    "done_at",
                    "confirmed_at",
                    "disputed_words",
                )
            )
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        leaving.erase_words(customer_ids=family_ids(customer))


ports.hold(Remedies())


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    leaving.move_remedies(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])


@on("payments.RefundDone")
def settle_refunds(event: Event, at: datetime) -> None:
    finishing.settle_refunds(order_id=event.data["order_id"], at=at)


@on("payments.RefundFailed")
def note_failed_refund(event: Event, at: datetime) -> None:
    finishing.note_failed(order_id=event.data["order_id"], at=at)


@on("promises.PromiseKept", "promises.PromiseFulfilledLate", "promises.PromiseCorrected")
def settle_arrived(event: Event, at: datetime) -> None:
    """Goods that were sent again are there."""
    promise = Promise.objects.get(pk=event.data["promise_id"])
    if promise.about_kind == "parcel" and promise.order_id is not None:
        finishing.settle_arrived(order_id=promise.order_id, at=at)


@on("causes.CauseCoded")
def follow_cause(event: Event, at: datetime) -> None:
    if event.data["is_primary"]:
        leaving.note_cause(
            subject_kind=event.data["subject_kind"],
            subject_id=event.data["subject_id"],
            cause=event.data["code"],
        )


@on("promises.CompensationOwed")
def give_what_is_owed(event: Event, at: datetime) -> None:
    guaranteeing.give_owed(compensation_id=event.data["compensation_id"], at=at)


@on("promises.PromiseBroken")
def give_for_late_money(event: Event, at: datetime) -> None:
    promise = Promise.objects.select_related("customer").get(pk=event.data["promise_id"])
    guaranteeing.give_for_late_money(promise=promise, at=at)


@on("remedies.RemedyDone")
def note_owed_given(event: Event, at: datetime) -> None:
    if event.data["subject_kind"] == "compensation":
        remedy = Remedy.objects.get(pk=event.data["remedy_id"])
        guaranteeing.note_owed_given(remedy=remedy, at=at)
