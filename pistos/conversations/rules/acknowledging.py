"""What the program says at once, and to whom it says nothing."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from pistos.conversations.facts import Estimate
from pistos.kit.words import until_words

NOBODY = (
    *("mailer-daemon", "postmaster", "noreply", "no-reply", "no_reply", "donotreply"),
    *("do-not-reply", "bounce", "bounces", "listserv", "majordomo", "owner-", "notifications"),
)
"""Local parts behind which nobody reads (RFC 3834 and custom)."""


@dataclass(frozen=True, slots=True)
class Greeted:
    """Whom the machine greets: language, zone, and the shop that speaks."""

    language: str
    zone: str
    shop_name: str


def reads_mail(address: str) -> bool:
    """Whether a person may read what is sent there."""
    local, _at, domain = address.lower().rpartition("@")
    return bool(local and domain) and not local.startswith(NOBODY)


def acknowledgement(to: Greeted, estimate: Estimate, *, greeting: str, at: datetime) -> str:
    """Greeting, the time, why there is a wait, the place in the queue, and that a machine says so.

    Nothing of the sender's own text or name is in it: it may go to an address that never wrote.
    """
    until = until_words(estimate.due_at, at, ZoneInfo(to.zone), to.language)
    with override(to.language):
        lines = [
            greeting,
            _("Your message has arrived. You will have our answer: %(until)s.") % {"until": until},
            *_why(estimate),
            _("This is written by the program of %(shop)s; a person answers you.")
            % {"shop": to.shop_name},
        ]
    return "\n\n".join(lines)


def _why(estimate: Estimate) -> list[str]:
    if not estimate.grounds.get("is_open", True):
        return [_("The shop is closed at this hour, so the time counts from when we open.")]
    if estimate.ahead:
        return [
            ngettext(
                "%(count)d message is before yours; we answer in the order they came.",
                "%(count)d messages are before yours; we answer in the order they came.",
                estimate.ahead,
            )
            % {"count": estimate.ahead}
        ]
    return []
