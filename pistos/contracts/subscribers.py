"""A person's part here, and people who turn out to be one."""

from datetime import datetime

from pistos.contracts.actions import leaving
from pistos.contracts.models import Contract, Decision, Outreach, Terms
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event


class Contracts:
    """Contracts of a person, their terms, what was written about renewing, and what they decided."""

    name = "contracts"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        ids = family_ids(customer)
        return {
            "contracts": list(
                Contract.objects.filter(customer_id__in=ids)
                .order_by("pk")
                .values("name", "state", "started_on", "ends_on", "notice_on")
            ),
            "contract_terms": list(
                Terms.objects.filter(contract__customer_id__in=ids)
                .order_by("contract_id", "number")
                .values(
                    *("contract__name", "number", "starts_on", "months", "notice_days"),
                    *("price_amount", "currency", "period", "included", "written_at"),
                )
            ),
            "contract_outreaches": list(
                Outreach.objects.filter(contract__customer_id__in=ids)
                .order_by("pk")
                .values("contract__name", "words", "state", "is_offer", "written_at", "sent_at")
            ),
            "contract_decisions": list(
                Decision.objects.filter(contract__customer_id__in=ids)
                .order_by("pk")
                .values("contract__name", "kind", "decided_at", "reason__how", "reason__words")
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        leaving.erase_contracts(customer_ids=family_ids(customer))


ports.hold(Contracts())


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    leaving.move_contracts(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])
