"""Reads of the outbox."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePosixPath

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pistos.kit.actors import Ref
from pistos.kit.keyset import NoSuchPlace, Page, Sort, page_of
from pistos.kit.planned import Planned
from pistos.notifications.models import Message, MessageState, Suppression
from pistos.notifications.rules.rendering import Letterhead
from pistos.notifications.rules.suppression import address_key
from pistos.shop.models import Shop


def letterhead_of(shop: Shop, language: str) -> Letterhead:
    """What every mail of the shop carries: who it is, and how it is reached."""
    return Letterhead(
        shop_name=shop.name,
        legal_name=shop.legal_name,
        legal_address=" ".join(shop.legal_address.split()),
        email=shop.email,
        phone=shop.phone,
        contact_url=f"{settings.SITE_URL}/{language}/contact/",
        logo_url=_logo_url(shop),
    )


def _logo_url(shop: Shop) -> str:
    """The same for every reader, so that fetching it tells of nobody."""
    name = PurePosixPath(shop.logo.name or "").name if shop.logo else ""
    return f"{settings.SITE_URL}/logo/{name}" if name else ""


def messages() -> QuerySet[Message]:
    """Every message but those whose words are secret, newest first."""
    return Message.objects.filter(is_secret=False).order_by("-written_at", "-pk")


def messages_page(state: str, *, after: str = "", before: str = "") -> Page[Message]:
    """A page of messages, newest first, all or those in one state. Refuses an unknown state."""
    rows = Message.objects.filter(is_secret=False).defer("text", "html")
    if state:
        if state not in MessageState.values:
            raise NoSuchPlace(_("There is no such state of a message."))
        rows = rows.filter(state=state)
    return page_of(rows, Sort("written_at", is_descending=True), after=after, before=before)


def letters_to_customers() -> QuerySet[Message]:
    """Mails to customers that were sent and still have their words, newest first."""
    sent = messages().filter(recipient_kind="customer", channel="email", state=MessageState.SENT)
    return sent.exclude(text="")


def messages_to(recipient_kind: str, recipient_ids: Iterable[int]) -> QuerySet[Message]:
    return messages().filter(recipient_kind=recipient_kind, recipient_id__in=list(recipient_ids))


def messages_about(subject: Ref) -> QuerySet[Message]:
    return messages().filter(about_kind=subject.kind, about_id=subject.id)


def message_by_external_id(external_id: str) -> Message | None:
    """The message that a bounce names; None when it is none of ours."""
    if not external_id:
        return None
    return Message.objects.filter(external_id=external_id).first()


def waiting_since(before: datetime) -> list[int]:
    """Ids of messages that were to go before `before` and still wait, oldest first."""
    waiting = Message.objects.filter(state=MessageState.WAITING, written_at__lt=before)
    due = waiting.exclude(send_at__gte=before)
    return list(due.order_by("written_at", "pk").values_list("pk", flat=True)[:500])


def send_at_of(message_id: int) -> datetime | None:
    """Before when a message is not sent; None when it is sent at once."""
    return Message.objects.values_list("send_at", flat=True).get(pk=message_id)


def is_suppressed(address: str) -> bool:
    """Whether nothing is sent to this address any more."""
    return bool(_SUPPRESSED(address_key(address)))


_SUPPRESSED = Planned(
    "suppressed",
    lambda address: Suppression.objects.filter(address=address, lifted_at=None).only("pk")[:1],
    str,
)


def suppressions_page(*, after: str = "", before: str = "") -> Page[Suppression]:
    """A page of the addresses that take no mail, newest first."""
    rows = Suppression.objects.filter(lifted_at=None)
    return page_of(rows, Sort("since", is_descending=True), after=after, before=before)
