"""The head of the ledger in the owners' dated mail: a copy that nobody in the shop can change."""

from datetime import datetime

from django.conf import settings

from pistos.accounts.queries import owners
from pistos.kit.actors import Actor, Ref
from pistos.notifications.actions import write_message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.promises.actions.sealing import head
from pistos.promises.rules.due import day_of
from pistos.shop.queries import the_shop


def mail_head(*, at: datetime) -> int:
    """Writes today's head to every owner, once a day also when nothing changed; returns how many."""
    position, digest = head()
    today = day_of(at, the_shop().time_zone)
    draft = Draft(
        "ledger_head",
        {
            "head": digest.hex(),
            "entries": position,
            "sealed_on": today,
            "link": f"{settings.SITE_URL}/trust.json",
        },
        Ref("ledger", str(position)),
    )
    count = 0
    for owner in owners():
        to = Recipient("person", owner.pk, owner.email, owner.language, owner.name)
        key = f"ledger_head:{today}:{owner.pk}"
        write_message(key=key, draft=draft, to=to, by=Actor.machine("publisher"), at=at)
        count += 1
    return count
