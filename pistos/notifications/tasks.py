"""A second look at what still waits, should a worker have died over it."""

import logging
from datetime import datetime, timedelta

from pistos.kit.tasks import every
from pistos.notifications import actions, queries
from pistos.notifications.ports import MailNotTaken

log = logging.getLogger(__name__)

LONG_ENOUGH = timedelta(hours=2)
"""Longer than all tries of the first task together take."""


@every("*/15 * * * *", name="notifications.send_left_over")
def send_left_over(at: datetime) -> None:
    for message_id in queries.waiting_since(at - LONG_ENOUGH):
        try:
            actions.send_message(message_id=message_id, at=at)
        except MailNotTaken as refusal:
            log.warning("message %s waits: %s", message_id, refusal)
