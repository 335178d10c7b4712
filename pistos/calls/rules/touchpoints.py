"""Each touchpoint has its own checklist; the customer's record is one.

An order from the web is never asked for a till receipt. That a visit to the store is never answered
by a chat invitation is the rule of `visits`.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _


class Touchpoint(StrEnum):
    """Where the shop and a customer met."""

    PHONE = "phone"
    STORE = "store"
    ONLINE = "online"


CHECKLISTS: Mapping[Touchpoint, tuple[Lazy | str, ...]] = {
    Touchpoint.PHONE: (
        _("Ask for the name and whether to call back on this number."),
        _("Repeat what the customer wants in your own words."),
        _("Say what happens next and by when."),
    ),
    Touchpoint.STORE: (
        _("Ask whether there is a till receipt, and note its number."),
        _("Ask by which way the customer wants to hear from us, if at all."),
        _("Say what happens next and by when."),
    ),
    Touchpoint.ONLINE: (
        _("Look at the order and its promises before asking anything."),
        _("Answer on the channel that the customer prefers."),
        _("Say what happens next and by when."),
    ),
}


def touchpoint_of(channel: str) -> Touchpoint:
    """The touchpoint to whose rules a channel of conversations belongs."""
    return Touchpoint(channel) if channel in ("phone", "store") else Touchpoint.ONLINE
