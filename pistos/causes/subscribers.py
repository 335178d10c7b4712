"""A person's part in what was coded."""

from datetime import datetime

from pistos.causes.actions.leaving import erase_texts, move_codings
from pistos.causes.models import Awaited, Coding
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids, known_as
from pistos.journal.listeners import on
from pistos.journal.models import Event


class Codings:
    """The words of a person that were coded, and with what."""

    name = "causes"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        family = family_ids(customer)
        coded = Coding.objects.filter(customer_id__in=family).order_by("pk")
        waiting = Awaited.objects.filter(customer_id__in=family, settled_at=None).order_by("pk")
        return {
            "causes_coded": list(
                coded.values("subject_kind", "subject_id", "codes", "found", "text", "coded_at")
            ),
            "causes_awaited": list(waiting.values("subject_kind", "subject_id", "text", "since")),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        erase_texts(customer_ids=family_ids(customer), known_as=known_as(customer))


ports.hold(Codings())


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    move_codings(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])
