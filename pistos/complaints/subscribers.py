"""What becomes a complaint by itself; and a person's part here."""

from contextlib import suppress
from datetime import datetime

from pistos.complaints.actions import counting, hearing, recovering
from pistos.complaints.actions.caring import raise_attention as warn
from pistos.complaints.actions.hearing import MACHINE
from pistos.complaints.actions.leaving import erase_complaints, follow_merged, move_complaints
from pistos.complaints.actions.opening import NobodyThere
from pistos.complaints.models import (
    Apology,
    Attention,
    Complaint,
    ComplaintEntry,
    Handle,
    PlanStep,
    Post,
    Recovery,
    RecoveryAttempt,
    Sign,
    Silent,
)
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.kit.actors import Ref
from pistos.listening.models import Finding, FindingKind
from pistos.promises.models import Promise, Standing, State
from pistos.remedies.models import Remedy
from pistos.reviews.models import Review


class Complaints:
    """What a person complained of, their wish, and what became of it."""

    name = "complaints"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        family = family_ids(customer)
        rows = Complaint.objects.filter(customer_id__in=family).order_by("pk")
        handles = Handle.objects.filter(customer_id__in=family).order_by("pk")
        posts = Post.objects.filter(customer_id__in=family).order_by("pk")
        warned = Attention.objects.filter(customer_id__in=family).order_by("pk")
        silent = Silent.objects.filter(customer_id__in=family)
        entries = ComplaintEntry.objects.filter(complaint__in=rows).order_by("pk")
        return {
            "complaints": list(
                rows.values(
                    *("token", "order__number", "origin", "text", "wished_kind", "wished_words"),
                    *("category", "severity", "state", "heard_at", "due_at", "closed_at"),
                )
            ),
            "complaint_entries": list(
                entries.values("complaint__token", "kind", "happened_at", "words")
            ),
            "complaint_apologies": list(
                Apology.objects.filter(complaint__in=rows)
                .order_by("pk")
                .values("complaint__token", "mistake", "text", "sent_at")
            ),
            "complaint_plan": list(
                PlanStep.objects.filter(apology__complaint__in=rows)
                .order_by("pk")
                .values("apology__complaint__token", "what", "due_on", "done_at")
            ),
            "complaint_recovery": list(
                Recovery.objects.filter(complaint__in=rows)
                .order_by("pk")
                .values(
                    *("complaint__token", "before", "after", "opinion", "panel", "panel_words"),
                    *("lost_at", "lost_because"),
                )
            ),
            "complaint_attempts": list(
                RecoveryAttempt.objects.filter(complaint__in=rows)
                .order_by("pk")
                .values("complaint__token", "kind", "words", "happened_at")
            ),
            "complaint_handles": list(handles.values("place", "handle", "basis", "noted_at")),
            "complaint_posts": list(
                posts.values(
                    *("place", "handle", "url", "words", "tone", "seen_at", "answer", "outcome")
                )
            ),
            "complaint_attentions": list(warned.values("reason", "raised_at", "seen_at", "done")),
            "complaint_signs": list(silent.values("signs", "last_sign_at")),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        erase_complaints(customer_ids=family_ids(customer))


ports.hold(Complaints())


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    move_complaints(from_ids=event.data["merged_ids"], to_id=event.data["kept_id"])


@on("conversations.ConversationsMerged")
def follow_merged_conversations(event: Event, at: datetime) -> None:
    follow_merged(kept_id=event.data["conversation_id"], merged_ids=event.data["merged_ids"])


@on("reviews.CaseOpened")
def hear_sharp_review(event: Event, at: datetime) -> None:
    hearing.hear_review(review_id=event.data["review_id"], at=at)


@on("surveys.ResponseGiven", "surveys.ResponseChanged")
def hear_sharp_answer(event: Event, at: datetime) -> None:
    if event.data["is_sharp"]:
        hearing.hear_response(invitation_id=event.data["invitation_id"], at=at)


@on("promises.NotRightReported")
def hear_what_is_not_right(event: Event, at: datetime) -> None:
    data = event.data
    hearing.hear_report(
        promise_id=data["promise_id"], wrong=data["wrong"], line_id=data.get("line_id"), at=at
    )


@on("returns.ClaimOpened")
def hear_what_went_wrong(event: Event, at: datetime) -> None:
    hearing.hear_claim(claim_id=event.data["claim_id"], at=at)


@on("listening.FindingConfirmed")
def hear_confirmed_complaint(event: Event, at: datetime) -> None:
    """What was found in a customer's words and confirmed by an agent."""
    if event.data["kind"] != FindingKind.COMPLAINT:
        return
    found = Finding.objects.select_related(
        "message__conversation__customer", "message__conversation__order"
    ).filter(pk=event.data["finding_id"])
    finding = found.first()
    if finding is not None and finding.message.direction == "in":
        with suppress(NobodyThere):
            hearing.hear_message(message=finding.message, by=MACHINE, at=at)


@on("promises.PromiseBroken")
def look_after_first_broken(event: Event, at: datetime) -> None:
    """The first broken promise of a good customer: somebody should see to it before they complain."""
    promise = Promise.objects.select_related("customer").get(pk=event.data["promise_id"])
    if promise.customer is None or promise.about_kind == "complaint":
        return
    broken = Standing.objects.filter(customer_id=promise.customer.pk, state=State.BROKEN)
    if not broken.exclude(pk=promise.pk).exists():
        source = Ref("promise", str(promise.pk))
        warn(customer=promise.customer, reason=Sign.FIRST_BROKEN, source=source, at=at)


@on("promises.RiskRose")
def look_after_late_delivery(event: Event, at: datetime) -> None:
    promise = Promise.objects.select_related("customer").get(pk=event.data["promise_id"])
    if promise.customer is not None:
        source = Ref("promise", str(promise.pk))
        warn(customer=promise.customer, reason=Sign.LATE_DELIVERY, source=source, at=at)


@on("reviews.ReviewWritten", "reviews.ReviewConfirmed", "reviews.ReviewChanged")
def look_after_falling_rating(event: Event, at: datetime) -> None:
    """Fewer stars than the same person gave the time before."""
    review = Review.objects.select_related("customer").get(pk=event.data["review_id"])
    if review.customer is None:
        return
    earlier = Review.objects.filter(customer=review.customer).exclude(pk=review.pk)
    was = earlier.order_by("-written_at", "-pk").values_list("stars", flat=True).first()
    was = event.data.get("was_stars", was)
    if was is not None and review.stars < was:
        source = Ref("review", f"{review.public_id}:{review.version}")
        warn(customer=review.customer, reason=Sign.FALLING_RATING, source=source, at=at)


@on("causes.CauseCoded")
def count_once(event: Event, at: datetime) -> None:
    """A claim that became a complaint, coded as both, counts once."""
    subject = Ref(event.data["subject_kind"], event.data["subject_id"])
    counting.count_once(subject=subject, at=at)


@on("remedies.RemedyDone", "remedies.RemedyConfirmed", "remedies.RemedyDisputed")
def follow_remedy(event: Event, at: datetime) -> None:
    """The case follows what became of what was given for it."""
    if event.data["subject_kind"] == "complaint":
        recovering.follow_remedy(remedy=Remedy.objects.get(pk=event.data["remedy_id"]), at=at)


@on("complaints.ComplaintRemedied")
def plan_check_in(event: Event, at: datetime) -> None:
    complaint = Complaint.objects.get(pk=event.data["complaint_id"])
    recovering.plan_check_in(complaint=complaint, at=at)
