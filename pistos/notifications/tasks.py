"""Sending later, and a second look at what still waits, should a worker have died over it."""

import logging
from datetime import datetime, timedelta

from pistos.kit.tasks import every, task
from pistos.notifications import queries
from pistos.notifications.actions.pushing import Note, send_push
from pistos.notifications.actions.sending import send_message, take_over_lost
from pistos.notifications.ports import MailNotTaken

log = logging.getLogger(__name__)

LONG_ENOUGH = timedelta(minutes=45)
"""Longer than all tries of the first task together take."""

ENOUGH_REFUSALS = 5
"""So many in a row, and the server is away for all of them."""


@task(name="notifications.send_later", queue="urgent")
def send_later(at: datetime, *, message_id: int) -> None:
    send_message(message_id=message_id, at=at)


@every("*/5 * * * *", name="notifications.send_left_over")
def send_left_over(at: datetime) -> None:
    take_over_lost(at=at)
    refusals = 0
    for message_id in queries.waiting_since(at - LONG_ENOUGH):
        try:
            send_message(message_id=message_id, at=at)
        except MailNotTaken as refusal:
            log.warning("message %s waits: %s", message_id, refusal)
            refusals += 1
            if refusals >= ENOUGH_REFUSALS:
                return
        else:
            refusals = 0


@task(name="notifications.send_push", queue="urgent")
def push_note(at: datetime, *, subscription_id: int, note: dict[str, str]) -> None:
    send_push(subscription_id=subscription_id, note=Note(**note), at=at)
