"""What customers say of us elsewhere, entered by staff: whose it is, which case, what was answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.complaints.actions.opening import open_complaint
from pistos.complaints.events import PostAnswered, PostNoted, PostOutcomeTold
from pistos.complaints.facts import About, Complained, Weight
from pistos.complaints.models import (
    UNRESOLVED,
    Complaint,
    Handle,
    HandleBasis,
    Origin,
    Place,
    Post,
    Tone,
)
from pistos.complaints.queries.posts import Whose, whose
from pistos.complaints.rules.reach import weight_of
from pistos.conversations.queries.cardless import without_cards
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import lock_until_commit
from pistos.kit.detecting import language_of
from pistos.kit.errors import Refused
from pistos.orders.models import Order
from pistos.replies.actions.public import keep_accepted, refuse_held_back
from pistos.replies.facts import ReplyContext
from pistos.replies.queries.context import recorded_of
from pistos.replies.rules.checks import felt, is_complaint
from pistos.reputation.actions.noting import Said, note_mention
from pistos.reputation.models import MentionPlace


class NotAPost(Refused):
    """Something is missing, or lies in the future."""


class AlreadyAnswered(Refused):
    """It has its answer."""


class NotPutRight(Refused):
    """How it ended is told once it has ended."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What stands there. `handle` is the writer's name in that place, `followers` as seen, 0 unknown."""

    place: str
    words: str
    tone: str
    seen_at: datetime
    handle: str = ""
    url: str = ""
    followers: int = 0
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """Who wrote it, as far as staff know: an order's number, or the person; and by what right their name
    in that place may be kept, empty where it may not."""

    number: str = ""
    customer: Customer | None = None
    basis: str = ""


@transaction.atomic
def enter_post(*, post: Posted, known: Known, by: User, at: datetime) -> Post:
    """Enters a post, once an address; matched by a known handle, an order's number, or the person.

    A bad one of somebody known joins their open case, or opens one; their name there is kept only with a
    basis. The good name is told of it without any name. Publishes PostNoted. Refuses with NotAPost.
    """
    _refuse(post, at)
    url, handle = post.url.strip(), tidy_handle(post.handle)
    lock_until_commit(f"complaints.post:{url or public_key(post)}")
    before = Post.objects.filter(url=url).first() if url else None
    if before is not None:
        return before
    found = whose(post.place, handle, known.number, known.customer)
    row = Post.objects.create(
        place=post.place,
        handle=handle,
        url=url,
        words=without_cards(post.words.strip())[:5_000],
        tone=post.tone,
        followers=post.followers,
        is_public=post.is_public,
        seen_at=post.seen_at,
        noted_at=at,
        noted_by=by,
    )
    _note_for_good_name(row, by, at)
    _belongs_to(row, found, known.basis, by, at)
    noted = PostNoted(row.pk, row.place, row.tone, row.complaint_id)
    publish(noted, about=Ref("post", str(row.pk)), by=Actor.person(by.pk), at=at)
    return row


@transaction.atomic
def match_post(*, post: Post, known: Known, by: User, at: datetime) -> Post:
    """Somebody found out who wrote it. Publishes PostNoted. Refuses with NotAPost where nobody is found."""
    row = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    if row.customer_id is not None:
        return row
    found = whose(row.place, row.handle, known.number, known.customer)
    if found.customer is None:
        raise NotAPost(_("Nobody is known by this. Give the number of an order, or the person."))
    _belongs_to(row, found, known.basis, by, at)
    noted = PostNoted(row.pk, row.place, row.tone, row.complaint_id)
    publish(noted, about=Ref("post", str(row.pk)), by=Actor.person(by.pk), at=at)
    return row


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered there; `is_public` where everybody can read it.

    `accepted` says by the code of a remark why the words stand all the same.
    """

    words: str
    is_public: bool
    accepted: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def note_answer(*, post: Post, answer: Answered, by: User, at: datetime) -> Post:
    """It was answered there. Publishes PostAnswered.

    Refuses with NotAPost without words, with AlreadyAnswered, and with PublicHeldBack while a remark of
    the checks stands without a reason.
    """
    row = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    if not answer.words.strip():
        raise NotAPost(_("Write what was answered."))
    if row.answered_at is not None:
        raise AlreadyAnswered(_("This post has its answer already."))
    row.answered_at, row.answer = at, _heeded(row, answer, by, at)
    row.is_answer_public = answer.is_public
    row.save(update_fields=["answered_at", "answer", "is_answer_public"])
    told = PostAnswered(row.pk, row.is_answer_public)
    publish(told, about=Ref("post", str(row.pk)), by=Actor.person(by.pk), at=at)
    return row


@transaction.atomic
def note_outcome(*, post: Post, said: Answered, by: User, at: datetime) -> Post:
    """How it ended was said there, where everybody can read it. Publishes PostOutcomeTold.

    Refuses with NotPutRight before the case behind it is, with NotAPost without words, with
    AlreadyAnswered, and with PublicHeldBack while a remark of the checks stands without a reason.
    """
    row = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    if row.complaint is None or row.complaint.state in UNRESOLVED:
        raise NotPutRight(_("First put it right; then say there how it ended."))
    if not said.words.strip():
        raise NotAPost(_("Write what was said."))
    if row.outcome_at is not None:
        raise AlreadyAnswered(_("How it ended was said there already."))
    row.outcome_at, row.outcome = at, _heeded(row, said, by, at)
    row.save(update_fields=["outcome_at", "outcome"])
    told = PostOutcomeTold(row.pk, row.complaint.pk)
    publish(told, about=Ref("post", str(row.pk)), by=Actor.person(by.pk), at=at)
    return row


def _heeded(row: Post, said: Answered, by: User, at: datetime) -> str:
    """The words as they are kept, once the checks let them go."""
    context = _context(row, said.words)
    remarks = refuse_held_back(text=said.words, context=context, accepted=said.accepted)
    about, actor = Ref("post", str(row.pk)), Actor.person(by.pk)
    keep_accepted(remarks=remarks, accepted=said.accepted, about=about, by=actor, at=at)
    return without_cards(said.words.strip())[:5_000]


def _context(row: Post, words: str) -> ReplyContext:
    """What the checks may know: what stands there, and who is known to have written it."""
    order = row.complaint.order if row.complaint else None
    return ReplyContext(
        language=language_of(words) or language_of(row.words) or "en",
        said=row.words,
        customer_name=row.customer.name if row.customer else "",
        order_numbers=(order.number,) if order else (),
        own_words=(row.words,),
        recorded=recorded_of(order),
        has_feeling=felt(row.words),
        has_complaint=is_complaint(row.words),
    )


def tidy_handle(handle: str) -> str:
    """As it is stored: lower case, without "@" and spaces around."""
    return " ".join(handle.split()).lstrip("@").lower()[:120]


def public_key(post: Posted) -> str:
    return f"{post.place}:{tidy_handle(post.handle)}"


def _refuse(post: Posted, at: datetime) -> None:
    if post.place not in Place.values or post.tone not in Tone.values:
        raise NotAPost(_("Say where it stands, and how it sounds."))
    if not post.words.strip():
        raise NotAPost(_("Write what stands there."))
    if post.seen_at > at:
        raise NotAPost(_("Enter a time that is over."))
    if post.url and not post.url.startswith(("https://", "http://")):
        raise NotAPost(_("The address begins with https://."))


def _belongs_to(row: Post, found: Whose, basis: str, by: User, at: datetime) -> None:
    """The customer, their handle where it may be kept, and the case of a bad one."""
    if found.customer is None:
        return
    row.customer, row.matched_by = found.customer, found.by
    if row.handle and basis in HandleBasis.values:
        Handle.objects.get_or_create(
            place=row.place,
            handle=row.handle,
            defaults={"customer": found.customer, "basis": basis, "noted_by": by, "noted_at": at},
        )
    if row.tone == Tone.BAD:
        row.complaint = _case(row, found.customer, found.order, by, at)
    row.save(update_fields=["customer", "matched_by", "complaint"])


def _case(row: Post, customer: Customer, order: Order | None, by: User, at: datetime) -> Complaint:
    said = Complained(
        customer=customer,
        text=row.words,
        language=language_of(row.words) or customer.language,
        origin=Origin.POST,
        source=Ref("post", str(row.pk)),
        about=About(order=order),
        weight=Weight(is_public=row.is_public, followers=row.followers),
    )
    return open_complaint(said=said, by=Actor.person(by.pk), at=at)


def _note_for_good_name(row: Post, by: User, at: datetime) -> None:
    """The good name counts that something was said, where, and how many heard it: no name, no words."""
    if row.tone == Tone.NEUTRAL or not row.is_public:
        return
    where = MentionPlace.PRESS if row.place == Place.PRESS else MentionPlace.SOCIAL
    said = Said(
        place=where,
        is_good=row.tone == Tone.GOOD,
        weight=weight_of(row.followers),
        words=_("A post about us: %(place)s") % {"place": row.get_place_display()},
        address="",
        happened_on=row.seen_at.astimezone(UTC).date(),
    )
    note_mention(said=said, by=by, at=at)
