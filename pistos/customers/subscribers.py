"""Registers the parts of a person that this app and the apps below it hold."""

from datetime import datetime

from pistos.accounts.actions import forget_old_invitations
from pistos.customers import actions, ports
from pistos.customers.models import Alias, Consent, Customer, SignIn
from pistos.customers.queries import family_ids
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.notifications.actions import erase_messages, forget_old_messages
from pistos.notifications.actions.pushing import end_push
from pistos.notifications.queries import messages_to

ERASURE = Actor.machine("customers.erase_customer")
RETENTION = Actor.machine("customers.apply_retention")


class Journal:
    """Events of a person: exported; not erased, because they hold ids and kinds alone."""

    name = "journal"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        subjects = [str(id_) for id_ in family_ids(customer)]
        about = Event.objects.filter(subject_kind="customer", subject_id__in=subjects)
        return {"events": list(about.order_by("id").values("name", "happened_at", "actor_kind"))}

    def erase(self, customer: Customer, at: datetime) -> None:
        return


class Messages:
    """Mails to a person: words and address go, the row stays as evidence that they were told."""

    name = "notifications"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        written = messages_to("customer", family_ids(customer)).order_by("written_at", "pk")
        return {
            "messages": list(
                written.values(
                    "written_at", "sent_at", "state", "language", "to_address", "subject", "text"
                )
            )
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        erase_messages(recipient_kind="customer", recipient_ids=family_ids(customer), at=at)
        for id_ in family_ids(customer):
            end_push(kind="customer", recipient_id=id_, by=ERASURE, at=at)


class Customers:
    """The person's own rows, aliases and consents."""

    name = "customers"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        family = family_ids(customer)
        rows = Customer.objects.filter(pk__in=family).order_by("pk")
        personal = (
            "name email phone language preferred_channel form_of_address country region city"
            " postcode address known_since"
        )
        return {
            "customer": list(rows.values(*personal.split())),
            "aliases": list(
                Alias.objects.filter(customer_id__in=family).order_by("pk").values("kind", "value")
            ),
            "consents": list(
                Consent.objects.filter(customer_id__in=family)
                .order_by("said_at", "pk")
                .values("purpose", "is_given", "said_where", "shown", "said_at")
            ),
            "sign_ins": list(
                SignIn.objects.filter(customer_id__in=family)
                .order_by("pk")
                .values("since", "expires_at")
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        actions.empty_customer(customer=customer, at=at)


ports.hold(Customers())
ports.hold(Journal())
ports.hold(Messages())
ports.keep_for_a_time(
    "messages", lambda before, at: forget_old_messages(before=before, by=RETENTION, at=at)
)
ports.keep_for_a_time(
    "invitations", lambda before, at: forget_old_invitations(before=before, by=RETENTION, at=at)
)
