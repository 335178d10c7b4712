"""The word on an incident: said once, read by everybody, with the time of the next one; silence rises."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F, Func, Q, QuerySet, Value
from django.utils.translation import gettext as _

from pistos.accounts.queries import owners
from pistos.customers.models import Customer
from pistos.customers.queries import as_recipient
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.apart import Turns, each_apart, take_turns
from pistos.kit.errors import Refused
from pistos.kit.languages import text_in
from pistos.kit.words import until_words
from pistos.mistakes import events
from pistos.mistakes.actions.declaring import NotSoFar, locked_incident, ref
from pistos.mistakes.facts import Saying
from pistos.mistakes.models import Affected, Incident, IncidentUpdate, UpdateSending
from pistos.mistakes.queries.incidents import people_to_write
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.replies.actions.public import keep_accepted, refuse_any_held_back
from pistos.shop.queries import the_shop

TELLER = Actor.machine("mistakes.incidents")
BATCH = 500
LONG_AGO = timedelta(days=30)


class SaysNothing(Refused):
    """No words, or the two questions are not answered."""


@transaction.atomic
def say_update(*, incident: Incident, saying: Saying, by: Actor, at: datetime) -> IncidentUpdate:
    """A word to all whom it reaches, and the time of the next one. Publishes IncidentUpdated.

    Refuses with SaysNothing, with NotSoFar once it is over, and with PublicHeldBack while a remark of
    the checks stands without a reason.
    """
    made = _going_on(incident)
    next_at = at + timedelta(minutes=made.update_minutes)
    update = _said(made, saying, next_at, by, at)
    made.next_update_at, made.silent_at = next_at, None
    made.save(update_fields=["next_update_at", "silent_at"])
    told = events.IncidentUpdated(made.pk, update.pk, update.is_late)
    publish(told, about=ref(made), by=by, at=at)
    return update


@transaction.atomic
def resolve_incident(
    *, incident: Incident, saying: Saying, by: Actor, at: datetime
) -> IncidentUpdate:
    """It is over, and everybody hears so; no further word is promised. Publishes IncidentResolved."""
    made = _going_on(incident)
    update = _said(made, saying, None, by, at)
    made.resolved_at, made.next_update_at, made.silent_at = at, None, None
    made.save(update_fields=["resolved_at", "next_update_at", "silent_at"])
    publish(events.IncidentResolved(made.pk, update.pk), about=ref(made), by=by, at=at)
    return update


def _going_on(incident: Incident) -> Incident:
    made = locked_incident(incident)
    if made.resolved_at is not None:
        raise NotSoFar(_("This incident is over; everybody was told."))
    return made


def _said(
    made: Incident, saying: Saying, next_at: datetime | None, by: Actor, at: datetime
) -> IncidentUpdate:
    words = {code: text.strip()[:2000] for code, text in saying.words.items() if text.strip()}
    if not words:
        raise SaysNothing(_("Write what is known, in at least one language."))
    pleased, annoyed = saying.pleased.strip()[:500], saying.annoyed.strip()[:500]
    if not pleased or not annoyed:
        raise SaysNothing(
            _("Answer both questions first: what in it would please you, and what would annoy you?")
        )
    remarks = refuse_any_held_back(texts=words.items(), accepted=saying.accepted)
    update = IncidentUpdate.objects.create(
        incident=made,
        words=words,
        pleased=pleased,
        annoyed=annoyed,
        next_at=next_at,
        was_promised_at=made.next_update_at,
        is_end=next_at is None,
        said_by=by.id,
        said_at=at,
    )
    UpdateSending.objects.create(update=update)
    about = Ref("incident_update", str(update.pk))
    keep_accepted(remarks=remarks, accepted=saying.accepted, about=about, by=by, at=at)
    return update


@transaction.atomic
def send_update(*, update: IncidentUpdate, at: datetime) -> Turns:
    """Writes to the next 500 whom the incident reaches and who have not got it; returns who was looked at.

    Of two rows that are one person the kept one is written to, once. Begun again after a crash or a fault
    it goes on where it stood. No event of its own: each message has one.
    """
    sending = UpdateSending.objects.select_for_update().get(update=update)
    if sending.done_at is not None:
        return Turns("mistakes.send_update", 0, 0)
    zone = ZoneInfo(the_shop().time_zone)

    def write(customer: Customer) -> bool:
        is_told = not customer.is_erased and _wrote(update, customer, zone, at)
        theirs = Affected.objects.filter(incident=update.incident)
        ours = theirs.filter(Q(customer=customer) | Q(customer__merged_into=customer))
        ours.update(written=Func(F("written"), Value(update.pk), function="array_append"))
        sending.told_count += is_told
        sending.unreachable_count += not is_told
        return True

    sent = take_turns("mistakes.send_update", people_to_write(update, most=BATCH), write)
    if sent.looked < BATCH and not sent.failed:
        sending.done_at = at
    sending.save()
    return sent


def _wrote(update: IncidentUpdate, customer: Customer, zone: ZoneInfo, at: datetime) -> bool:
    incident, language = update.incident, customer.language
    next_words = ""
    if update.next_at is not None:
        # As if told long ago, so that the day is named: a mail may be read the day after.
        next_words = until_words(update.next_at, update.next_at - LONG_AGO, zone, language)
    context = {
        "title": text_in(incident.title, language),
        "words": text_in(update.words, language),
        "next_words": next_words,
        "link": f"{settings.SITE_URL}/{language}/status/" if incident.is_public else "",
    }
    draft = Draft("incident_update", context, ref(incident))
    key = f"incident:{update.pk}:{customer.pk}"
    try:
        write_message(key=key, draft=draft, to=as_recipient(customer), by=TELLER, at=at)
    except NoAddress:
        return False
    return True


def raise_silent(*, at: datetime) -> int:
    """The promised time of a word went by: its owner and the owners are written to, once for each time.

    Each apart. Publishes IncidentSilent for each; returns how many.
    """
    silent = Incident.objects.filter(resolved_at=None, next_update_at__lt=at, silent_at=None)
    ids = list(silent.order_by("pk").values_list("pk", flat=True))
    return each_apart("mistakes.raise_silent", ids, lambda pk: _raise(silent, pk, at))


@transaction.atomic
def _raise(silent: QuerySet[Incident], pk: int, at: datetime) -> bool:
    rows = silent.select_for_update(of=("self",), skip_locked=True).select_related("owner")
    incident = rows.filter(pk=pk).first()
    if incident is None:
        return False
    incident.silent_at = at
    incident.save(update_fields=["silent_at"])
    _alarm(incident, at)
    publish(events.IncidentSilent(incident.pk), about=ref(incident), by=TELLER, at=at)
    return True


def _alarm(incident: Incident, at: datetime) -> None:
    people = {person.pk: person for person in owners()} | {incident.owner.pk: incident.owner}
    for person in people.values():
        context = {
            "title": text_in(incident.title, person.language),
            "link": f"{settings.SITE_URL}/desk/incidents/{incident.token}/",
        }
        write_message(
            key=f"incident:{incident.pk}:silent:{incident.next_update_at}:{person.pk}",
            draft=Draft("incident_silent", context, ref(incident)),
            to=Recipient("person", person.pk, person.email, person.language, person.name),
            by=TELLER,
            at=at,
        )
