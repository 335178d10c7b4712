"""Reviews as their authors wrote them, what was decided about them, and what was done with them."""

from pistos.reviews.models.answering import ClosedLoop, Deed, PublicReply, ReviewCase
from pistos.reviews.models.asking import Aspect, Invitation, ReviewSettings
from pistos.reviews.models.kinds import HOLDING, IMPORTED, SHARP_STARS, Cause, Ground, Source, State
from pistos.reviews.models.moderation import (
    Appeal,
    DecisionCount,
    EntryToSeal,
    Flag,
    ModerationEntry,
    ModerationSeal,
)
from pistos.reviews.models.purchases import BROKEN, Outcome, OutcomeFigures, PurchaseReview
from pistos.reviews.models.review import HelpfulVote, Review, ReviewPhoto, ReviewVersion
from pistos.reviews.models.rollups import WHOLE_SHOP, AspectFigures, ProductFigures, ProductVoice

__all__ = [
    "BROKEN",
    "HOLDING",
    "IMPORTED",
    "SHARP_STARS",
    "WHOLE_SHOP",
    "Appeal",
    "Aspect",
    "AspectFigures",
    "Cause",
    "ClosedLoop",
    "DecisionCount",
    "Deed",
    "EntryToSeal",
    "Flag",
    "Ground",
    "HelpfulVote",
    "Invitation",
    "ModerationEntry",
    "ModerationSeal",
    "Outcome",
    "OutcomeFigures",
    "ProductFigures",
    "ProductVoice",
    "PublicReply",
    "PurchaseReview",
    "Review",
    "ReviewCase",
    "ReviewPhoto",
    "ReviewSettings",
    "ReviewVersion",
    "Source",
    "State",
]
