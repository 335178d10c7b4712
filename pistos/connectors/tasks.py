"""Polling behind the watchers: whatever nobody reads is read here."""

import logging
from datetime import datetime, timedelta

from pistos.connectors.mail.fetching import fetch_mailbox
from pistos.kit.tasks import every, task
from pistos.mailboxes.ports import CannotRead
from pistos.mailboxes.queries import unread_mailboxes

log = logging.getLogger(__name__)

UNREAD_AFTER = timedelta(seconds=150)
"""Longer than a watcher stays silent."""


@task(name="connectors.fetch_mail", queue="urgent")
def fetch_mail(at: datetime, *, mailbox_id: int) -> None:
    try:
        fetch_mailbox(mailbox_id)
    except CannotRead as problem:
        log.warning("mailbox %s: %s", mailbox_id, problem)


@every("* * * * *", name="connectors.poll_mailboxes")
def poll_mailboxes(at: datetime) -> None:
    for mailbox_id in unread_mailboxes(at - UNREAD_AFTER):
        fetch_mail.defer_once(key=f"mailbox:{mailbox_id}", mailbox_id=mailbox_id)
