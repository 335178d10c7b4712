"""The loaders of mailboxes and quarantined mail that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.mailboxes.models import Mailbox, QuarantinedMail


def mailbox_for(agent: User, mailbox_id: int) -> Mailbox:
    require(agent, "edit_mailboxes")
    found = Mailbox.objects.filter(pk=mailbox_id).first()
    if found is None:
        raise NotFound
    return found


def quarantined_for(agent: User, quarantined_id: int) -> QuarantinedMail:
    """A mail that was set aside, with its words: for who may see the quarantine."""
    require(agent, "see_quarantine")
    found = QuarantinedMail.objects.select_related("mailbox").filter(pk=quarantined_id).first()
    if found is None:
        raise NotFound
    return found
