"""Mail that a provider hands over by its web-hook, on the way of all mail.

anymail has proven by the shared secret that the provider calls; without the secret the addresses do not
exist (`config/urls.py`).
"""

from anymail.signals import AnymailInboundEvent, inbound
from django.db import InterfaceError, OperationalError

from pistos.connectors.mail.taking import take_mail
from pistos.kit import clock
from pistos.mailboxes.models import Mailbox


class NotTaken(Exception):
    """The mail could not be stored; the provider sees an error and calls again."""


def listen_to_inbound() -> None:
    inbound.connect(_on_inbound, dispatch_uid="pistos.connectors.mail.inbound")


def _on_inbound(
    sender: object, event: AnymailInboundEvent, esp_name: str = "", **_more: object
) -> None:
    mail = event.message
    raw = mail.as_bytes()
    if mail.envelope_recipient and "delivered-to" not in mail:
        raw = f"Delivered-To: {_one_line(mail.envelope_recipient)}\r\n".encode() + raw
    try:
        take_mail(
            raw,
            source=f"hook:{esp_name}",
            mailbox_id=_mailbox_id(mail.envelope_recipient or ""),
            at=clock.now(),
        )
    except (OperationalError, InterfaceError, OSError) as error:
        raise NotTaken from error


def _mailbox_id(address: str) -> int | None:
    local, _at, domain = address.strip().lower().rpartition("@")
    own = f"{local.partition('+')[0]}@{domain}"
    return Mailbox.objects.filter(address=own).values_list("pk", flat=True).first()


def _one_line(value: str) -> str:
    return "".join(value.split())[:254]
