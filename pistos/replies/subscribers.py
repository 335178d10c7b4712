"""A person's part here: what they said of answers."""

from datetime import datetime

from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.replies.actions import leaving
from pistos.replies.models import AnswerRating


class Ratings:
    """What a person said of answers."""

    name = "replies"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        rows = AnswerRating.objects.filter(customer_id__in=family_ids(customer)).order_by("pk")
        told = rows.values("is_good", "was_clear", "attitude", "words", "rated_at")
        return {"answer_ratings": list(told)}

    def erase(self, customer: Customer, at: datetime) -> None:
        leaving.erase_ratings(customer_ids=family_ids(customer))


ports.hold(Ratings())


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    leaving.move_ratings(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])
