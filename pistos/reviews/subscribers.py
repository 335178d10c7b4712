"""What follows when parcels arrive and reviews are written or decided; and a person's part here."""

from datetime import datetime

from pistos.accounts.models import User
from pistos.asks.actions.thanking import Thanks, thank
from pistos.asks.models import AskKind
from pistos.asks.ports import register
from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.languages import text_in
from pistos.kit.tasks import IN_BULK
from pistos.orders.models import Parcel
from pistos.promises.models import Promise, PromiseKind
from pistos.reviews.actions import inviting, leaving, opening, signalling, telling
from pistos.reviews.actions.asking import ReviewAsker
from pistos.reviews.actions.purchases import erase_purchase_reviews
from pistos.reviews.models import Appeal, ClosedLoop, PublicReply, PurchaseReview, Review, State
from pistos.reviews.tasks import make_voice

ARRIVED = ("reviews.ReviewWritten", "reviews.ReviewConfirmed")


class Reviews:
    """What a person wrote about what they bought, and what was decided about it."""

    name = "reviews"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        rows = Review.objects.filter(customer_id__in=family_ids(customer)).order_by("pk")
        return {
            "reviews": list(
                rows.values(
                    *("product__sku", "display_name", "stars", "title", "text", "pros", "cons"),
                    *("aspects", "language", "state", "state_reason", "decision_words"),
                    *("written_at", "changed_at", "outcome"),
                )
            ),
            "review_photos": list(rows.exclude(photos=None).values("public_id", "photos__file")),
            "review_appeals": list(
                Appeal.objects.filter(review__in=rows)
                .order_by("pk")
                .values("review__public_id", "words", "made_at", "decision", "decision_words")
            ),
            "purchase_reviews": list(
                PurchaseReview.objects.filter(order__customer_id__in=family_ids(customer))
                .order_by("pk")
                .values("order__number", "stars", "title", "text", "written_at")
            ),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        leaving.erase_reviews(customer_ids=family_ids(customer), at=at)
        erase_purchase_reviews(customer_ids=family_ids(customer), at=at)


ports.hold(Reviews())
register(AskKind.REVIEW, ReviewAsker(is_second=False))
register(AskKind.REVIEW_AGAIN, ReviewAsker(is_second=True))


@on("customers.CustomersMerged")
def follow_merged_customers(event: Event, at: datetime) -> None:
    leaving.move_reviews(
        from_ids=event.data["merged_ids"],
        to_id=event.data["kept_id"],
        by=Actor.machine("reviews.follow_merged_customers"),
        at=at,
    )


@on("promises.PromiseKept", "promises.PromiseFulfilledLate", "promises.PromiseCorrected")
def ask_buyer(event: Event, at: datetime) -> None:
    """Proven delivery: whoever bought it is asked, whether it came in time or not."""
    promise = Promise.objects.get(pk=event.data["promise_id"])
    if promise.kind == PromiseKind.DELIVERY and promise.about_kind == "parcel":
        _ask(promise.about_id, at)


@on("orders.ParcelScanned")
def ask_buyer_of_scanned(event: Event, at: datetime) -> None:
    """A delivery that nobody had promised a day for."""
    _ask(event.data["parcel_id"], at)


def _ask(parcel_id: int | None, at: datetime) -> None:
    parcel = Parcel.objects.filter(pk=parcel_id or 0, delivered_at__isnull=False).first()
    if parcel is not None:
        inviting.ask_buyer(parcel=parcel, at=at)


@on("reviews.ReviewWritten")
def ask_to_confirm(event: Event, at: datetime) -> None:
    telling.ask_to_confirm(review=_review(event), at=at)


@on(*ARRIVED)
def end_asking(event: Event, at: datetime) -> None:
    review = _review(event)
    if review.state != State.RECEIVED:
        inviting.end_asking(review=review, at=at)


@on(*ARRIVED)
def ask_again(event: Event, at: datetime) -> None:
    review = _review(event)
    if review.state != State.RECEIVED:
        inviting.ask_again(review=review, at=at)


@on(*ARRIVED, "reviews.ReviewChanged", "reviews.ReviewPublished")
def thank_author(event: Event, at: datetime) -> None:
    """Once a review stands there, of few stars or of many: a word of thanks, with nothing asked."""
    review = _review(event)
    if review.state == State.PUBLISHED and review.customer is not None:
        thank(
            customer=review.customer,
            occasion=Thanks.REVIEW,
            about=Ref("review", str(review.pk)),
            what=text_in(review.product.name, review.language),
            at=at,
        )


@on(*ARRIVED, "reviews.ReviewChanged")
def note_signals(event: Event, at: datetime) -> None:
    signalling.note_signals(review_id=event.data["review_id"], at=at)


@on(*ARRIVED, "reviews.ReviewChanged", "reviews.ReviewPublished")
def open_case(event: Event, at: datetime) -> None:
    opening.open_case(review_id=event.data["review_id"], at=at)


@on("reviews.ReviewChanged")
def tell_case_of_change(event: Event, at: datetime) -> None:
    opening.tell_case_of_change(review_id=event.data["review_id"], at=at)


@on(*ARRIVED, "reviews.ReviewChanged", "reviews.ReviewHeld")
def tell_of_hold(event: Event, at: datetime) -> None:
    review = _review(event)
    if review.state == State.HELD:
        telling.tell_of_hold(review=review, at=at)


@on("reviews.ReviewPublished")
def tell_of_showing(event: Event, at: datetime) -> None:
    review = _review(event)
    if review.state == State.PUBLISHED:
        telling.tell_of_showing(review=review, at=at)


@on(
    *ARRIVED,
    "reviews.ReviewChanged",
    "reviews.ReviewPublished",
    "reviews.ReviewHeld",
    "reviews.ReviewRemoved",
    "reviews.ReviewWithdrawn",
    "reviews.AppealDecided",
)
def refresh_voice(event: Event, at: datetime) -> None:
    product_id = _review(event).product_id
    make_voice.defer_once(key=f"reviews.voice:{product_id}", product_id=product_id)


@on("reviews.ReviewRemoved", "reviews.ReviewRefused")
def tell_of_hiding(event: Event, at: datetime) -> None:
    review = _review(event)
    if review.state in (State.REMOVED, State.REFUSED):
        telling.tell_of_hiding(review=review, at=at)


@on("reviews.ReviewRemoved", "reviews.FlagDecided")
def tell_flaggers(event: Event, at: datetime) -> None:
    telling.tell_flaggers(review=_review(event), at=at)


@on("reviews.RepliedPublicly")
def tell_of_reply(event: Event, at: datetime) -> None:
    telling.tell_of_reply(reply=_reply(event), at=at)


@on("reviews.RepliedPublicly")
def answer_case(event: Event, at: datetime) -> None:
    author = User.objects.get(pk=event.actor_id)
    opening.answer_case(reply=_reply(event), by=author, at=at)


@on("reviews.LoopClosed")
def tell_of_loop(event: Event, at: datetime) -> None:
    rows = ClosedLoop.objects.select_related("review__product")
    telling.tell_of_loop(loop=rows.get(review_id=event.data["review_id"]), at=at)


@on("reviews.AppealDecided")
def tell_of_appeal(event: Event, at: datetime) -> None:
    rows = Appeal.objects.select_related("review__product")
    telling.tell_of_appeal(appeal=rows.get(pk=event.data["appeal_id"]), at=at)


def _review(event: Event) -> Review:
    return Review.objects.select_related("product", "customer").get(pk=event.data["review_id"])


def _reply(event: Event) -> PublicReply:
    rows = PublicReply.objects.select_related("review__product")
    return rows.get(pk=event.data["reply_id"])


@on("reviews.ReviewsImported")
def make_voices_of_imported(event: Event, at: datetime) -> None:
    """What is praised and criticised, anew for each product that the files speak of."""
    rows = Review.objects.filter(external_source=event.data["source"]).order_by("product_id")
    ids = rows.values_list("product_id", flat=True).distinct()
    make_voice.defer_all([{"product_id": id_} for id_ in ids], priority=IN_BULK)
