"""What visits do when customers are merged, exported, erased, order, or were last seen long ago."""

from datetime import datetime

from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.visits.actions.forgetting import erase_visits, forget_old_visits
from pistos.visits.actions.knowing import join_buyers, move_visitors
from pistos.visits.models import Invitation, PageEvent, PageView, Visitor

RETENTION = Actor.machine("customers.apply_retention")


class Visits:
    """A person's browsers, looks and signs."""

    name = "visits"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        visitors = Visitor.objects.filter(customer_id__in=family_ids(customer)).order_by("pk")
        views = PageView.objects.filter(visitor__in=visitors).order_by("pk")
        signs = PageEvent.objects.filter(visitor__in=visitors).order_by("pk")
        invited = Invitation.objects.filter(visitor__in=visitors).order_by("pk")
        return {
            "visitors": list(
                visitors.values(
                    *("language", "zone", "origin", "email", "first_seen_at", "last_seen_at"),
                    *("agreed_at", "silenced_at", "mail_agreed_at"),
                )
            ),
            "page_views": list(views.values("path", "title", "stage", "happened_at")),
            "page_events": list(signs.values("kind", "path", "amount", "happened_at")),
            "chat_invitations": list(
                invited.values("path", "shown_at", "answered_at", "dismissed_at")
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        erase_visits(customer_ids=family_ids(customer))


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    move_visitors(
        from_ids=event.data["merged_ids"],
        to_id=event.data["kept_id"],
        by=Actor.machine("visits.follow_merged_customers"),
        at=at,
    )


@on("orders.OrderPlaced", "orders.OrdersRecorded")
def join_who_ordered(event: Event, at: datetime) -> None:
    join_buyers(at=at)


ports.hold(Visits())
ports.keep_for_a_time(
    "visits", lambda before, at: forget_old_visits(before=before, by=RETENTION, at=at)
)
