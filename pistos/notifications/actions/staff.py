"""Mails among the shop's own people: invitations and the test mail."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from pistos.accounts.actions import invite_colleague
from pistos.accounts.models import Invitation, User
from pistos.accounts.rules import Colleague
from pistos.kit.actors import Actor, Ref
from pistos.notifications.actions.writing import write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.shop.queries import the_shop


def invite_by_mail(
    *, colleague: Colleague, token: str, link: str, by: User, at: datetime
) -> Invitation:
    """Keeps a place for a colleague and writes to them, both or neither.

    Refuses as `invite_colleague` does.
    """
    with transaction.atomic():
        invitation = invite_colleague(colleague=colleague, token=token, by=by, at=at)
        zone = ZoneInfo(the_shop().time_zone)
        write_message(
            key=f"invitation:{invitation.pk}",
            draft=Draft(
                template="invitation",
                context={
                    "inviter": str(by),
                    "role": invitation.role,
                    "expires_on": invitation.expires_at.astimezone(zone).date(),
                    "link": link,
                },
                about=Ref("invitation", str(invitation.pk)),
            ),
            to=Recipient("person", None, invitation.email, invitation.language),
            by=Actor.person(by.pk),
            at=at,
        )
        return invitation


def send_test_mail(*, to: User, at: datetime) -> Message:
    """Writes to the person who asks, so that they see whether mail goes out."""
    return write_message(
        key=f"test-mail:{to.pk}:{at.isoformat()}",
        draft=Draft("test_mail", {"asked_by": str(to)}, Ref("user", str(to.pk))),
        to=Recipient("person", to.pk, to.email, to.language, to.name),
        by=Actor.person(to.pk),
        at=at,
    )
