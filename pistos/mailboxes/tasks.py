"""The daily cleaning of the quarantine, and the alarm of mailboxes that nobody can read."""

from datetime import datetime

from pistos.kit.tasks import every
from pistos.mailboxes.actions.fetching import tell_of_silence
from pistos.mailboxes.actions.replaying import forget_quarantine


@every("*/5 * * * *", name="mailboxes.tell_of_silence")
def tell_of_silent_mailboxes(at: datetime) -> None:
    tell_of_silence(at=at)


@every("41 3 * * *", name="mailboxes.forget_quarantine")
def forget_old_quarantine(at: datetime) -> None:
    forget_quarantine(at=at)
