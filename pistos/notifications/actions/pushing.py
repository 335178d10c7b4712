"""Web push: a word on a device that agreed to it, kind by kind. Never the only way we tell something."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.notifications import events
from pistos.notifications.models import PushKind, PushSubscription
from pistos.notifications.ports import OutgoingPush, PushGone, push_sender

KINDS = {
    "customer": frozenset({PushKind.ANSWER, PushKind.ORDER}),
    "person": frozenset({PushKind.VISITOR_WAITING, PushKind.PROMISE_SLIPPING}),
}
MOST_DEVICES = 10


class DeviceUnusable(Refused):
    """Not a browser that a public push service reaches."""


@dataclass(frozen=True, slots=True)
class Device:
    """What a browser says of itself when it agrees."""

    endpoint: str
    public_key: str
    secret: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Note:
    """What is shown: no words of a conversation, only that there is something, and where.

    A later note with the same `tag` takes the place of the earlier one.
    """

    title: str
    text: str
    url: str
    tag: str


def agree_to_push(
    *, kind: str, recipient_id: int, device: Device, kinds: Iterable[str], at: datetime
) -> PushSubscription:
    """Keeps a device with what it is told of; agreeing again replaces. Publishes PushAgreed.

    Refuses with DeviceUnusable.
    """
    wanted = sorted(set(kinds) & KINDS[kind])
    lengths = (len(device.endpoint) <= 600, 60 < len(device.public_key) <= 120)
    if not wanted or not all(lengths) or not 16 <= len(device.secret) <= 60:
        raise DeviceUnusable(_("This browser cannot be told of anything."))
    if not push_sender().may_go_to(device.endpoint):
        raise DeviceUnusable(_("This browser's push service is not one that we may write to."))
    with transaction.atomic():
        theirs = PushSubscription.objects.filter(recipient_kind=kind, recipient_id=recipient_id)
        old = theirs.exclude(endpoint=device.endpoint).order_by("-agreed_at", "-pk")
        PushSubscription.objects.filter(
            pk__in=list(old.values_list("pk", flat=True)[MOST_DEVICES - 1 :])
        ).delete()
        row, _new = PushSubscription.objects.update_or_create(
            endpoint=device.endpoint,
            defaults={
                "recipient_kind": kind,
                "recipient_id": recipient_id,
                "public_key": device.public_key,
                "secret": device.secret,
                "kinds": wanted,
                "language": device.language,
                "agreed_at": at,
            },
        )
        by = _owner(kind, recipient_id)
        publish(events.PushAgreed(row.pk, wanted), about=_ref(row.pk), by=by, at=at)
        return row


def choose_push(
    *, kind: str, recipient_id: int, device: Device, kinds: Iterable[str], at: datetime
) -> None:
    """A device is told of just these kinds from now on, of none when there are none.

    Publishes what `agree_to_push` does, or PushEnded. Refuses with DeviceUnusable.
    """
    wanted = set(kinds) & KINDS[kind]
    if wanted:
        agree_to_push(kind=kind, recipient_id=recipient_id, device=device, kinds=wanted, at=at)
        return
    with transaction.atomic():
        rows = PushSubscription.objects.select_for_update().filter(
            recipient_kind=kind, recipient_id=recipient_id, endpoint=device.endpoint
        )
        for row in rows:
            pk = row.pk
            row.delete()
            publish(events.PushEnded(pk), about=_ref(pk), by=_owner(kind, recipient_id), at=at)


def end_push(*, kind: str, recipient_id: int, by: Actor, at: datetime) -> int:
    """None of their devices is told anything more. Publishes PushEnded for each."""
    with transaction.atomic():
        rows = PushSubscription.objects.filter(recipient_kind=kind, recipient_id=recipient_id)
        ended = list(rows.values_list("pk", flat=True))
        rows.delete()
        for pk in ended:
            publish(events.PushEnded(pk), about=_ref(pk), by=by, at=at)
        return len(ended)


def devices_of(kind: str, recipient_ids: Iterable[int], push_kind: str) -> list[PushSubscription]:
    """Those that agreed to be told of this."""
    rows = PushSubscription.objects.filter(
        recipient_kind=kind, recipient_id__in=list(recipient_ids), kinds__contains=[push_kind]
    )
    return list(rows.order_by("pk"))


def kinds_at(kind: str, recipient_id: int, endpoint: str) -> list[str]:
    """What one device of theirs is told of."""
    rows = PushSubscription.objects.filter(
        recipient_kind=kind, recipient_id=recipient_id, endpoint=endpoint
    )
    return list(next(iter(rows.values_list("kinds", flat=True)), []))


def send_push(*, subscription_id: int, note: Note, at: datetime) -> bool:
    """Brings a note to one device; one that is gone is forgotten. Publishes PushEnded then.

    Raises PushNotTaken, so that the task tries again.
    """
    row = PushSubscription.objects.filter(pk=subscription_id).first()
    if row is None:
        return False
    payload = json.dumps({**asdict(note), "lang": row.language}, ensure_ascii=False).encode()
    try:
        push_sender().send(OutgoingPush(row.endpoint, row.public_key, row.secret, payload))
    except PushGone:
        with transaction.atomic():
            if PushSubscription.objects.filter(pk=row.pk).delete()[0]:
                machine = Actor.machine("notifications.send_push")
                publish(events.PushEnded(row.pk), about=_ref(row.pk), by=machine, at=at)
        return False
    return True


def _owner(kind: str, recipient_id: int) -> Actor:
    return Actor.customer(recipient_id) if kind == "customer" else Actor.person(recipient_id)


def _ref(pk: int) -> Ref:
    return Ref("push", str(pk))
