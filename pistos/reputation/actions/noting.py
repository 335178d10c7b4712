"""What others say elsewhere, and what it took to win the name back: noted by people."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.promises.rules.due import day_of
from pistos.reputation.events import EffortNoted, MentionNoted, MentionStruck
from pistos.reputation.models import Effort, Mention, MentionDeed, MentionPlace, Source
from pistos.shop.queries import the_shop

LONGEST = 500
MOST_MINUTES = 100_000
MOST_COST = Decimal(10_000_000)


class NotNotable(Refused):
    """Something is missing, or lies in the future."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of the shop, where, and how many heard it (1 to 5); by which customer, if one of ours,
    and what it did: `defended` us, or `referred` somebody to us."""

    place: str
    is_good: bool
    weight: int
    words: str
    address: str
    happened_on: date
    deed: str = MentionDeed.SAID
    customer: Customer | None = None


@dataclass(frozen=True, slots=True)
class Did:
    """What was done: minutes in all, by how many people, at which cost."""

    source: str
    words: str
    minutes: int
    people_count: int
    cost_amount: Decimal
    did_on: date


@transaction.atomic
def note_mention(*, said: Said, by: User, at: datetime) -> Mention:
    """Counts from the next reckoning. Publishes `MentionNoted`. Refuses with NotNotable."""
    words = said.words.strip()
    if not words or len(words) > LONGEST:
        raise NotNotable(_("Write in a few words what was said."))
    if said.place not in MentionPlace.values or not 1 <= said.weight <= 5:
        raise NotNotable(_("Say where it was said, and how many heard it."))
    if said.address and not said.address.startswith(("https://", "http://")):
        raise NotNotable(_("The address begins with https://."))
    if said.happened_on > day_of(at, the_shop().time_zone):
        raise NotNotable(_("Enter a day that is over."))
    if said.deed != MentionDeed.SAID and not (said.is_good and said.customer):
        raise NotNotable(
            _("Who defends or recommends us has a good word: say which customer it was.")
        )
    mention = Mention.objects.create(
        place=said.place,
        deed=said.deed,
        customer=said.customer,
        is_good=said.is_good,
        weight=said.weight,
        words=words,
        address=said.address,
        happened_on=said.happened_on,
        noted_by=by,
        noted_at=at,
    )
    noted = MentionNoted(
        mention.pk, mention.place, mention.is_good, mention.deed, mention.customer_id
    )
    publish(noted, about=Ref("mention", str(mention.pk)), by=Actor.person(by.pk), at=at)
    return mention


@transaction.atomic
def strike_mention(*, mention: Mention, by: User, at: datetime) -> Mention:
    """It was noted by mistake: it counts no more, and stays on record. Publishes `MentionStruck`."""
    row = Mention.objects.select_for_update().get(pk=mention.pk)
    if row.struck_at is None:
        row.struck_at = at
        row.save(update_fields=["struck_at"])
        struck = MentionStruck(row.pk)
        publish(struck, about=Ref("mention", str(row.pk)), by=Actor.person(by.pk), at=at)
    return row


@transaction.atomic
def note_effort(*, did: Did, by: User, at: datetime) -> Effort:
    """Time, labour and cost of winning the name back. Publishes `EffortNoted`. Refuses with NotNotable."""
    words = did.words.strip()
    if not words or len(words) > LONGEST:
        raise NotNotable(_("Write in a few words what was done."))
    if did.source not in Source.values or not 1 <= did.people_count <= 1000:
        raise NotNotable(_("Say for what it was done, and by how many people."))
    if not 0 <= did.minutes <= MOST_MINUTES or not 0 <= did.cost_amount <= MOST_COST:
        raise NotNotable(_("Enter the time in minutes and the cost as amounts."))
    if did.did_on > day_of(at, the_shop().time_zone):
        raise NotNotable(_("Enter a day that is over."))
    effort = Effort.objects.create(
        source=did.source,
        did_on=did.did_on,
        words=words,
        minutes=did.minutes,
        people_count=did.people_count,
        cost_amount=did.cost_amount,
        currency=the_shop().currency,
        noted_by=by,
        noted_at=at,
    )
    noted = EffortNoted(effort.pk, effort.source)
    publish(noted, about=Ref("effort", str(effort.pk)), by=Actor.person(by.pk), at=at)
    return effort
