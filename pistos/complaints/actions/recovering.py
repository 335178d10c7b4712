"""Winning a customer again: the case follows its remedies, then a personal word, then a later question.

Trying again with who stays away is `winning.py`.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.asks.queries.rights import unwanted_kinds
from pistos.complaints.actions.standing import confirm_solved, note_remedied, reopen_complaint
from pistos.complaints.actions.telling import TELLER, case_link
from pistos.complaints.actions.writing import Happened, locked, ref, write_entry
from pistos.complaints.events import CheckedIn, RecoveryAttempted, RecoveryRated
from pistos.complaints.models import (
    UNRESOLVED,
    CaseState,
    Complaint,
    EntryKind,
    Recovery,
    RecoveryAttempt,
)
from pistos.complaints.queries.saying import context_afterwards
from pistos.conversations.queries.cardless import without_cards
from pistos.customers.queries import as_recipient
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.apart import each_apart
from pistos.kit.errors import Refused
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft
from pistos.promises.rules.due import day_of
from pistos.remedies.models import Remedy, RemedyState
from pistos.replies.actions.personal import keep_heeded, refuse_unheeded
from pistos.replies.facts import Heeded
from pistos.shop.queries import the_shop

FOLLOWER = Actor.machine("complaints.follow_remedy")
CHECK_IN_DAYS = 14
"""So long after it was put right the customer is asked whether all is well since."""
SIDES = ("before", "after", "opinion")


class NotYet(Refused):
    """The case is not where this deed begins."""


class WordsMissing(Refused):
    """A personal message has words of a person."""


@transaction.atomic
def follow_remedy(*, remedy: Remedy, at: datetime) -> None:
    """The case follows what became of its remedy: carried out, confirmed, or not well. Told twice, done once.

    It is put right once every remedy that was promised for it is carried out.
    """
    found = Complaint.objects.filter(pk=int(remedy.subject_id)).first()
    if found is None:
        return
    made = locked(found)
    by = Actor.customer(made.customer_id)
    if remedy.state == RemedyState.DISPUTED:
        reopen_complaint(complaint=made, words=remedy.disputed_words, by=by, at=at)
        return
    theirs = Remedy.objects.filter(subject_kind="complaint", subject_id=remedy.subject_id)
    if theirs.filter(state=RemedyState.PROMISED).exists() or made.state == CaseState.CLOSED:
        return
    if made.state in UNRESOLVED:
        done_at = remedy.done_at or at
        evidence = f"remedy:{remedy.pk}"
        note_remedied(complaint=made, happened_at=done_at, evidence=evidence, by=FOLLOWER, at=at)
    if remedy.state == RemedyState.CONFIRMED:
        confirm_solved(complaint=made, by=by, at=at)


@transaction.atomic
def plan_check_in(*, complaint: Complaint, at: datetime) -> Recovery:
    """It was put right: days later the customer is asked whether all is well since. Again: the first."""
    row = recovery_of(complaint)
    if row.check_in_on is None:
        today = day_of(at, the_shop().time_zone)
        row.check_in_on = today + timedelta(days=CHECK_IN_DAYS)
        row.save(update_fields=["check_in_on"])
    return row


def check_in_due(*, at: datetime) -> int:
    """Asks all whose day has come, each apart. Returns how many were written to."""
    today = day_of(at, the_shop().time_zone)
    due = Recovery.objects.filter(checked_in_at=None, check_in_on__lte=today)
    ids = list(due.order_by("check_in_on").values_list("pk", flat=True)[:200])
    return each_apart(
        "complaints.check_in",
        ids,
        lambda pk: check_in(complaint=Complaint.objects.get(pk=pk), at=at),
    )


@transaction.atomic
def check_in(*, complaint: Complaint, at: datetime) -> Message | None:
    """ "Is all well since?", with what the customer thinks of us apart from the product. Once; care, thus
    outside of asking's budget. Publishes CheckedIn. Nothing while the case is open, or for who wants none.
    """
    made, row = locked(complaint), recovery_of(complaint)
    if row.checked_in_at is not None or made.state in UNRESOLVED or made.customer.is_erased:
        return None
    row.checked_in_at = at
    row.save(update_fields=["checked_in_at"])
    if "" in unwanted_kinds(made.customer):
        return None
    message = write_to(made, "all_well_since", f"all_well_since:{made.pk}", {}, at)
    if message is not None:
        told = CheckedIn(made.pk, made.customer_id)
        publish(told, about=ref(made), by=TELLER, at=at)
    return message


@transaction.atomic
def rate_recovery(*, complaint: Complaint, side: str, stars: int, at: datetime) -> Recovery:
    """What the customer says, from 1 to 5: satisfied before, satisfied after, opinion of the company. The
    first word on `before` stands; the others may change. Publishes RecoveryRated.

    Refuses with NotYet what is asked after it was put right, while it is not.
    """
    if side not in SIDES or not 1 <= stars <= 5:
        raise NotYet(_("Please choose from 1 to 5."))
    made, row = locked(complaint), recovery_of(complaint)
    is_put_right = made.remedied_at is not None or made.state == CaseState.CLOSED
    if side != "before" and not is_put_right:
        raise NotYet(_("We ask this once we have put it right."))
    if side == "before" and row.before is not None:
        return row
    setattr(row, side, stars)
    setattr(row, f"{side}_at", at)
    row.save(update_fields=[side, f"{side}_at"])
    by = Actor.customer(made.customer_id)
    publish(RecoveryRated(made.pk, side, stars), about=ref(made), by=by, at=at)
    return row


@transaction.atomic
def write_personally(
    *, complaint: Complaint, words: str, heeded: Heeded, by: User, at: datetime
) -> RecoveryAttempt:
    """A person's own words after it was put right, signed by them: that we count on this customer.

    Publishes RecoveryAttempted. Refuses with WordsMissing, with NotYet while it is not put right, and as
    `refuse_unheeded`.
    """
    made = locked(complaint)
    if made.state in UNRESOLVED:
        raise NotYet(_("Put it right first; then the personal word has a meaning."))
    text = own_words(words)
    remarks = refuse_unheeded(texts=[text], context=context_afterwards(made), heeded=heeded)
    row = recovery_of(made)
    row.written_at = at
    row.save(update_fields=["written_at"])
    attempt = attempted(made, RecoveryAttempt.Kind.MESSAGE, text, by, at)
    keep_heeded(remarks=remarks, heeded=heeded, about=said_in(attempt), by=by, at=at)
    write_to(made, "personal_word", f"personal_word:{attempt.pk}", signed(text, by), at)
    return attempt


def recovery_of(complaint: Complaint) -> Recovery:
    Recovery.objects.get_or_create(complaint_id=complaint.pk)
    return Recovery.objects.select_for_update().get(pk=complaint.pk)


def attempted(made: Complaint, kind: str, words: str, by: User, at: datetime) -> RecoveryAttempt:
    row = RecoveryAttempt.objects.create(
        complaint=made, kind=kind, words=words, happened_at=at, by=by
    )
    who = Actor.person(by.pk)
    data = {"attempt": str(kind)}
    write_entry(made, Happened(EntryKind.NOTED, data=data, words=words), by=who, at=at)
    told = RecoveryAttempted(made.pk, made.customer_id, str(kind))
    publish(told, about=ref(made), by=who, at=at)
    return row


def said_in(attempt: RecoveryAttempt) -> Ref:
    return Ref("recovery_attempt", str(attempt.pk))


def own_words(words: str) -> str:
    if not words.strip():
        raise WordsMissing(_("Write it in your own words."))
    return without_cards(words.strip())[:2000]


def signed(words: str, by: User) -> dict[str, object]:
    return {"words": words, "person": by.name}


def write_to(
    made: Complaint, template: str, key: str, more: dict[str, object], at: datetime
) -> Message | None:
    context = {"link": case_link(made), "order_number": made.order.number if made.order else ""}
    to = replace(as_recipient(made.customer), language=made.language)
    with suppress(NoAddress):
        draft = Draft(template, {**context, **more}, ref(made))
        return write_message(key=key, draft=draft, to=to, by=TELLER, at=at)
    return None
