"""Reads of mailboxes and of the quarantine."""

from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from pistos.kit.keyset import NoSuchPlace, Page, Sort, page_of
from pistos.mailboxes.models import Mailbox, QuarantinedMail

SILENT_AFTER = timedelta(minutes=15)
"""A mailbox read every minute that was not read for so long needs a person."""


def mailboxes() -> QuerySet[Mailbox]:
    return Mailbox.objects.order_by("-is_active", "address")


def read_mailboxes() -> QuerySet[Mailbox]:
    """Those that are fetched: active, with a server and a way to sign in."""
    return Mailbox.objects.filter(is_active=True).exclude(host="").exclude(secret=b"")


def silent_mailboxes(at: datetime) -> list[Mailbox]:
    """Those that should have been read lately and were not."""
    before = at - SILENT_AFTER
    silent = read_mailboxes().filter(added_at__lt=before).exclude(fetched_at__gte=before)
    return list(silent.order_by("address"))


def unread_mailboxes(before: datetime) -> list[int]:
    """Ids of mailboxes that nobody has tried to read since `before`."""
    rows = read_mailboxes().filter(Q(tried_at=None) | Q(tried_at__lt=before))
    return list(rows.order_by("tried_at", "pk").values_list("pk", flat=True))


def waiting_in_quarantine() -> QuerySet[QuarantinedMail]:
    """What was set aside and has not come through since."""
    return QuarantinedMail.objects.filter(outcome="").select_related("mailbox")


def quarantine_page(reason: str, *, after: str = "", before: str = "") -> Page[QuarantinedMail]:
    """A page of what waits in quarantine, newest first; of one reason, where it is named."""
    rows = waiting_in_quarantine()
    if reason:
        if reason not in quarantine_reasons():
            raise NoSuchPlace(_("No mail was set aside for this reason."))
        rows = rows.filter(reason=reason)
    return page_of(rows, Sort("received_at", is_descending=True), after=after, before=before)


def quarantine_reasons() -> dict[str, int]:
    """How many wait for each reason."""
    rows = waiting_in_quarantine().order_by().values_list("reason")
    return dict(rows.annotate(count=Count("pk")).order_by("reason"))


def oldest_fetch_at() -> datetime | None:
    """When the mailbox that was read longest ago was last read; None where none is to be read."""
    rows = read_mailboxes().order_by().values_list("fetched_at", "added_at")
    return min((fetched or added for fetched, added in rows), default=None)
