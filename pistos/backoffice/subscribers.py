"""When something happens that an open page of the desk shows: tell the page."""

from datetime import datetime

from pistos.backoffice.live import STREAM
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.realtime.actions import send_signal


@on(
    "promises.PromiseMade",
    "promises.PromiseMoved",
    "promises.PromiseKept",
    "promises.PromiseBroken",
    "promises.PromiseFulfilledLate",
    "promises.PromiseUnproven",
    "promises.PromiseCorrected",
    "promises.PromiseOverturned",
    "promises.PromiseWithdrawn",
    "promises.RiskRose",
)
def tell_of_promise(event: Event, at: datetime) -> None:
    send_signal(stream=STREAM, kind="promises", subject_id=event.subject_id)


@on("orders.OrderPlaced", "orders.OrderCancelled", "orders.ParcelScanned")
def tell_of_order(event: Event, at: datetime) -> None:
    send_signal(stream=STREAM, kind="orders", subject_id=event.subject_id)
