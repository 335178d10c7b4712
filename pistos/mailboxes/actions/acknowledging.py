"""Whether the program may greet who writes to a mailbox: only once its domain was checked."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.mailboxes import events
from pistos.mailboxes.models import Mailbox
from pistos.mailboxes.ports import domain_checker


class DomainNotReady(Refused):
    """Mail from this domain would be taken for forged."""


def check_domain(*, mailbox: Mailbox, by: Actor, at: datetime) -> Mailbox:
    """Asks what receivers find about the domain, and keeps it. Publishes DomainChecked."""
    domain = mailbox.address.rpartition("@")[2]
    checks = domain_checker().check(domain, selector=mailbox.dkim_selector)
    with transaction.atomic():
        mailbox.domain_checks, mailbox.checked_at = asdict(checks), at
        Mailbox.objects.filter(pk=mailbox.pk).update(
            domain_checks=mailbox.domain_checks, checked_at=at
        )
        publish(
            events.DomainChecked(
                mailbox.pk, checks.spf.state, checks.dkim.state, checks.dmarc.state
            ),
            about=Ref("mailbox", str(mailbox.pk)),
            by=by,
            at=at,
        )
    return mailbox


def allow_acknowledging(*, mailbox: Mailbox, by: Actor, at: datetime) -> None:
    """The program greets who writes to this mailbox. Publishes AcknowledgingAllowed.

    Refuses with DomainNotReady before the domain was checked, and while neither SPF nor DKIM stands.
    """
    if mailbox.checked_at is None:
        raise DomainNotReady(_("Please check the domain first."))
    found = {name: mailbox.domain_checks.get(name, {}).get("state") for name in ("spf", "dkim")}
    if "ok" not in found.values():
        raise DomainNotReady(
            _("Neither SPF nor DKIM stands for this domain; our greetings would count as forged.")
        )
    with transaction.atomic():
        if Mailbox.objects.filter(pk=mailbox.pk, may_acknowledge=False).update(
            may_acknowledge=True
        ):
            _publish(events.AcknowledgingAllowed(mailbox.pk), mailbox, by, at)


def stop_acknowledging(*, mailbox: Mailbox, by: Actor, at: datetime) -> None:
    """No greeting goes out by itself any more. Publishes AcknowledgingStopped."""
    with transaction.atomic():
        if Mailbox.objects.filter(pk=mailbox.pk, may_acknowledge=True).update(
            may_acknowledge=False
        ):
            _publish(events.AcknowledgingStopped(mailbox.pk), mailbox, by, at)


def _publish(
    event: events.AcknowledgingAllowed | events.AcknowledgingStopped,
    mailbox: Mailbox,
    by: Actor,
    at: datetime,
) -> None:
    publish(event, about=Ref("mailbox", str(mailbox.pk)), by=by, at=at)
