"""What comes back: reports by mail, and the tracking calls of mail providers by anymail."""

from datetime import datetime

from anymail.signals import AnymailTrackingEvent, tracking

from pistos.connectors.mail.bounces import Bounce, read_bounce
from pistos.kit import clock
from pistos.notifications.actions import note_bounce, note_delay
from pistos.notifications.queries import message_by_external_id

NOT_ARRIVED = {"bounced", "rejected", "failed"}


def receive_report(raw: bytes, *, at: datetime) -> Bounce | None:
    """Notes what a delivery report says of one of our messages; returns what was understood."""
    bounce = read_bounce(raw)
    if bounce:
        note_report(bounce, at=at)
    return bounce


def note_report(bounce: Bounce, *, at: datetime) -> bool:
    """Notes a report on the message it names; whether that is one of ours."""
    message = message_by_external_id(bounce.message_id)
    if message is None:
        return False
    if bounce.is_final:
        note_bounce(message=message, reason=bounce.reason, at=at)
    else:
        note_delay(message=message, reason=bounce.reason)
    return True


def listen_to_providers() -> None:
    """anymail tells of bounces by signal alone; this edge is the only place that hears one."""
    tracking.connect(_on_tracking, dispatch_uid="pistos.connectors.mail")


def _on_tracking(sender: object, event: AnymailTrackingEvent, **_more: object) -> None:
    message = message_by_external_id(event.message_id or "")
    if message is None:
        return
    reason = event.description or event.reject_reason or event.event_type
    if event.event_type in NOT_ARRIVED:
        note_bounce(message=message, reason=reason, at=clock.now())
    elif event.event_type == "deferred":
        note_delay(message=message, reason=reason)
