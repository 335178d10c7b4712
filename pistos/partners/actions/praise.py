"""Kind words: kept, and passed on to those who earned them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.notifications.actions.writing import write_message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.partners.events import PraiseNoted, PraisePassedOn
from pistos.partners.models import Partner, Praise
from pistos.shop.queries import the_shop


class PraiseEmpty(Refused):
    pass


class AlreadyPassedOn(Refused):
    pass


@transaction.atomic
def note_praise(
    *,
    partner: Partner,
    words: str,
    by: Actor,
    at: datetime,
    person: str = "",
    customer_id: int | None = None,
) -> Praise:
    """Records a customer's kind words; they count in the partner's score. Refuses empty words."""
    if not words.strip():
        raise PraiseEmpty(_("Write what the customer said."))
    praise = Praise.objects.create(
        partner=partner,
        person=person.strip(),
        words=words.strip(),
        customer_id=customer_id,
        received_at=at,
        noted_by=f"{by.kind}:{by.id}",
    )
    publish(PraiseNoted(partner.pk, praise.pk), about=_ref(partner.pk), by=by, at=at)
    return praise


@transaction.atomic
def pass_on_praise(*, praise: Praise, by: Actor, at: datetime) -> None:
    """Writes the words to the partner; where no address is known, records that it was told otherwise.

    Refuses a second time, so that nobody is told twice.
    """
    changed = Praise.objects.filter(pk=praise.pk, passed_on_at=None).update(passed_on_at=at)
    if not changed:
        raise AlreadyPassedOn(_("These words were already passed on."))
    if praise.partner.email:
        write_message(
            key=f"praise:{praise.pk}",
            draft=Draft(
                "praise_passed_on",
                {"praise_words": praise.words, "praised": praise.person},
                Ref("praise", str(praise.pk)),
            ),
            to=_recipient(praise.partner),
            by=by,
            at=at,
        )
    publish(
        PraisePassedOn(praise.partner_id, praise.pk), about=_ref(praise.partner_id), by=by, at=at
    )


def _recipient(partner: Partner) -> Recipient:
    language = the_shop().default_language
    return Recipient(
        "partner", partner.pk, partner.email, language, partner.contact_name or partner.name
    )


def _ref(partner_id: int) -> Ref:
    return Ref("partner", str(partner_id))
