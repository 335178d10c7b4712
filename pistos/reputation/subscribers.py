"""A person's part in what was said of the shop elsewhere."""

from datetime import datetime

from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.reputation.models import Mention


class Mentions:
    """Words that the shop noted as theirs. They name nobody, and stay when the person goes."""

    name = "reputation"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        rows = Mention.objects.filter(customer_id__in=family_ids(customer)).order_by("pk")
        return {"mentions": list(rows.values("place", "deed", "words", "happened_on", "noted_at"))}

    def erase(self, customer: Customer, at: datetime) -> None:
        """Nothing of the row is theirs but the reference to a person who is no one then."""


ports.hold(Mentions())
