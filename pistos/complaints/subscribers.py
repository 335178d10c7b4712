"""What becomes a complaint by itself; and a person's part here."""

from datetime import datetime

from pistos.complaints.actions.leaving import erase_complaints, move_complaints
from pistos.complaints.models import Complaint, ComplaintEntry
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event


class Complaints:
    """What a person complained of, their wish, and what became of it."""

    name = "complaints"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        rows = Complaint.objects.filter(customer_id__in=family_ids(customer)).order_by("pk")
        entries = ComplaintEntry.objects.filter(complaint__in=rows).order_by("pk")
        return {
            "complaints": list(
                rows.values(
                    *("token", "order__number", "origin", "text", "wished_kind", "wished_words"),
                    *("category", "severity", "state", "heard_at", "due_at", "closed_at"),
                )
            ),
            "complaint_entries": list(
                entries.values("complaint__token", "kind", "happened_at", "words")
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        erase_complaints(customer_ids=family_ids(customer))


ports.hold(Complaints())


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    move_complaints(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])
