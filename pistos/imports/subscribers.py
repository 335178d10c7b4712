"""What imports do when a run is asked for, a person is erased, or files have been kept long enough."""

from datetime import datetime

from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids, known_as
from pistos.imports import actions, tasks
from pistos.imports.models import QuarantinedRow
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.orders.models import Order


class Imports:
    """Rows about a person in quarantine, and the uploaded files that name them."""

    name = "imports"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        rows = QuarantinedRow.objects.filter(order_ref__in=_order_refs(customer)).order_by("pk")
        return {"quarantined": list(rows.values("file", "row_number", "original", "recorded_at"))}

    def erase(self, customer: Customer, at: datetime) -> None:
        actions.erase_mentions(words=known_as(customer), order_refs=_order_refs(customer), at=at)


def _order_refs(customer: Customer) -> list[str]:
    orders = Order.objects.filter(customer_id__in=family_ids(customer))
    return list(orders.values_list("ref", flat=True))


@on("imports.ImportAsked")
def start_import(event: Event, at: datetime) -> None:
    tasks.run_import.defer_once(
        key=f"imports.run:{event.data['run_id']}", run_id=event.data["run_id"]
    )


@on("imports.RehearsalAsked")
def start_rehearsal(event: Event, at: datetime) -> None:
    tasks.rehearse_import.defer_once(
        key=f"imports.rehearse:{event.data['run_id']}", run_id=event.data["run_id"]
    )


ports.hold(Imports())
ports.keep_for_a_time("import_files", lambda before, at: actions.forget_files(before=before, at=at))
