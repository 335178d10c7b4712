"""A person's part here; what follows when customers turn out to be one."""

from datetime import datetime

from pistos.asks.actions import leaving
from pistos.asks.models import Approach, Ask, Hold, Unsubscription
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event


class Asks:
    """What a person was asked, what stood before it, and what they do not want to be asked."""

    name = "asks"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        ids = family_ids(customer)
        return {
            "asks": list(
                Ask.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values(
                    "kind", "about_kind", "about_id", "state", "reason", "basis", "country",
                    "requested_at", "sent_at", "reminded_at", "answered_at",
                )
            ),
            "approaches": list(
                Approach.objects.filter(customer_id__in=ids).order_by("pk").values("kind", "made_at")
            ),
            "ask_holds": list(
                Hold.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values("reason", "placed_at", "lifted_at")
            ),
            "unsubscriptions": list(
                Unsubscription.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values("kind", "said_where", "shown", "said_at", "lifted_at")
            ),
        }  # fmt: skip

    def erase(self, customer: Customer, at: datetime) -> None:
        leaving.erase_asks(customer_ids=family_ids(customer))


ports.hold(Asks())


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    leaving.move_asks(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"], at=at)
