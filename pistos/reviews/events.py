"""What happens to reviews: ids, stars and reasons, never a word of anybody."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BuyerInvited:
    """A buyer may review a line of their order; `months_after` 0 for the first time."""

    invitation_id: int
    line_id: int
    customer_id: int
    months_after: int


@dataclass(frozen=True)
class ReviewWritten:
    """A review arrived, and stands in `state` with `reason`; one written on the site waits for its author's
    confirmation."""

    review_id: int
    product_id: int
    stars: int
    state: str
    reason: str


@dataclass(frozen=True)
class ReviewConfirmed:
    """The author opened the link that was sent to the address of the order."""

    review_id: int
    product_id: int
    stars: int
    state: str
    reason: str


@dataclass(frozen=True)
class ReviewChanged:
    """The author changed stars or words; `version` is the one in force."""

    review_id: int
    product_id: int
    version: int
    stars: int
    was_stars: int


@dataclass(frozen=True)
class ReviewWithdrawn:
    """The author took it back."""

    review_id: int
    product_id: int


@dataclass(frozen=True)
class ReviewHeld:
    """It waits, out of sight, for a person's decision."""

    review_id: int
    product_id: int
    reason: str


@dataclass(frozen=True)
class ReviewPublished:
    """A person found nothing against it, or gave an appeal right."""

    review_id: int
    product_id: int
    reason: str


@dataclass(frozen=True)
class ReviewRefused:
    """It is not shown, on a published ground; the author was told why."""

    review_id: int
    product_id: int
    reason: str


@dataclass(frozen=True)
class ReviewRemoved:
    """It was shown and is not any more, on a published ground; the author was told why."""

    review_id: int
    product_id: int
    reason: str


@dataclass(frozen=True)
class ReviewFlagged:
    """Somebody says that it should not stand. It stays until a person has decided."""

    flag_id: int
    review_id: int
    ground: str


@dataclass(frozen=True)
class FlagDecided:
    flag_id: int
    review_id: int
    decision: str


@dataclass(frozen=True)
class DecisionAppealed:
    """An author contests a removal or refusal."""

    appeal_id: int
    review_id: int


@dataclass(frozen=True)
class AppealDecided:
    appeal_id: int
    review_id: int
    decision: str


@dataclass(frozen=True)
class RepliedPublicly:
    """The shop answered under a review; `seconds` since it was written, `is_first` the first time."""

    reply_id: int
    review_id: int
    stars: int
    seconds: int
    is_first: bool


@dataclass(frozen=True)
class FoundHelpful:
    """A reader found a review helpful; `count` readers now."""

    review_id: int
    count: int


@dataclass(frozen=True)
class QuotingAllowed:
    """The author lets the shop quote the review elsewhere."""

    review_id: int


@dataclass(frozen=True)
class QuotingForbidden:
    """The author took that leave back."""

    review_id: int


@dataclass(frozen=True)
class OutcomeConfirmed:
    """The author says that the matter is settled, or that it is not any more."""

    review_id: int
    outcome: str


@dataclass(frozen=True)
class ReviewTranslated:
    """The shop put a review into another language, beside the author's words."""

    review_id: int
    language: str


@dataclass(frozen=True)
class TranslationRefused:
    """The author said that a translation is not what they wrote; it is shown no more."""

    review_id: int
    language: str


@dataclass(frozen=True)
class LoopClosed:
    """The author was told what was done with their feedback."""

    review_id: int
    deed: str


@dataclass(frozen=True)
class CaseOpened:
    """A sharp review opened a conversation, with the promise of an answer."""

    review_id: int
    conversation_id: int


@dataclass(frozen=True)
class SignalsFound:
    """A review looks like others in a way that a person should see; nothing is done to it."""

    review_id: int
    codes: list[str]
    score: int


@dataclass(frozen=True)
class SignalsJudged:
    """A person looked at the signals of a review and found nothing against it."""

    review_id: int


@dataclass(frozen=True)
class ReviewsMoved:
    """Reviews of merged customers are of the kept one."""

    customer_id: int
    review_count: int


@dataclass(frozen=True)
class ReviewSettingsSaved:
    version: int


@dataclass(frozen=True)
class AspectSaved:
    aspect_id: int
    code: str


@dataclass(frozen=True)
class ReviewsImported:
    """Reviews came in from files; `about` is "product" or "purchase"."""

    source: str
    about: str
    count: int
