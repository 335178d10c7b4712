"""The gate through which the edges load reviews: the desk by role, an author by their own link."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.reviews.models import Appeal, Flag, Invitation, Review, ReviewPhoto, State


def review_for(agent: User, public_id: str) -> Review:
    """Any review, for the desk."""
    require(agent, "see_reviews")
    rows = Review.objects.select_related("product__category", "customer", "order_line__order")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def flag_for(agent: User, flag_id: int) -> Flag:
    require(agent, "moderate_reviews")
    found = Flag.objects.select_related("review").filter(pk=flag_id).first()
    if found is None:
        raise NotFound
    return found


def appeal_for(agent: User, appeal_id: int) -> Appeal:
    require(agent, "moderate_reviews")
    found = Appeal.objects.select_related("review").filter(pk=appeal_id).first()
    if found is None:
        raise NotFound
    return found


def invitation_by_token(token: str) -> Invitation:
    """An invitation, for whoever has its link; also one that was used or is over."""
    rows = Invitation.objects.select_related(
        "line__product__category", "line__order", "customer", "review"
    )
    found = rows.filter(token=token).first()
    if found is None or found.customer.is_erased or found.line.product is None:
        raise NotFound
    return found


def own_review(token: str) -> Review:
    """The review of whoever has its author's link, in whatever state."""
    rows = Review.objects.select_related("product__category", "customer")
    found = rows.filter(author_token=token, emptied_at=None).first()
    if found is None or (found.customer is not None and found.customer.is_erased):
        raise NotFound
    return found


def own_photo(token: str, photo_id: int) -> ReviewPhoto:
    found = ReviewPhoto.objects.filter(pk=photo_id, review=own_review(token)).first()
    if found is None:
        raise NotFound
    return found


def shown_review(public_id: str) -> Review:
    """A published review, for readers who vote or flag."""
    found = Review.objects.filter(public_id=public_id, state=State.PUBLISHED).first()
    if found is None:
        raise NotFound
    return found
