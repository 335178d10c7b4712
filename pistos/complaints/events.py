"""What happens to complaints: ids and plain values, never what somebody said."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ComplaintOpened:
    """Somebody is dissatisfied: a case of its own; `origin` is the door by which it was heard."""

    complaint_id: int
    customer_id: int
    order_id: int | None
    origin: str


@dataclass(frozen=True)
class ComplaintJoined:
    """The same matter was heard again, by another way: it stays one case."""

    complaint_id: int
    customer_id: int
    origin: str


@dataclass(frozen=True)
class ComplaintMoved:
    """Its conversation proved to be another customer's, and it went along."""

    complaint_id: int
    former_customer_id: int
    customer_id: int


@dataclass(frozen=True)
class ComplaintReclassified:
    """It was judged anew, with the reason; what it was before stands in its history."""

    complaint_id: int
    severity: int
    category: str


@dataclass(frozen=True)
class SolutionPromised:
    """The customer was told by when it will be put right."""

    complaint_id: int
    promise_id: int


@dataclass(frozen=True)
class ComplaintPlanned:
    """The customer was told what happens by when."""

    complaint_id: int


@dataclass(frozen=True)
class ComplaintRemedied:
    """What was promised was done."""

    complaint_id: int


@dataclass(frozen=True)
class ComplaintConfirmed:
    """The customer says that it is well."""

    complaint_id: int


@dataclass(frozen=True)
class ComplaintClosed:
    """Closed with its cause and what was found; `was_confirmed` where the customer said that it is well."""

    complaint_id: int
    customer_id: int
    was_confirmed: bool


@dataclass(frozen=True)
class ComplaintReopened:
    """It is not well after all; `by_customer` where they said so themselves."""

    complaint_id: int
    customer_id: int
    by_customer: bool


@dataclass(frozen=True)
class BoomerangSeen:
    """A complaint that was left without an answer or a good end appeared in public."""

    complaint_id: int
    customer_id: int


@dataclass(frozen=True)
class PostNoted:
    """What somebody says of us elsewhere was entered; `complaint_id` is the case that it belongs to."""

    post_id: int
    place: str
    tone: str
    complaint_id: int | None


@dataclass(frozen=True)
class PostAnswered:
    post_id: int
    is_public: bool


@dataclass(frozen=True)
class PostOutcomeTold:
    """The case behind a post was put right, and where it stands everybody can read how it ended."""

    post_id: int
    complaint_id: int


@dataclass(frozen=True)
class AttentionRaised:
    """With a satisfied or large customer something begins to go wrong."""

    attention_id: int
    customer_id: int
    reason: str


@dataclass(frozen=True)
class AttentionSeen:
    attention_id: int
    customer_id: int


@dataclass(frozen=True)
class ComplaintCredited:
    """A complaint led to something being fixed, and its customer was thanked."""

    complaint_id: int
    customer_id: int
    fix_kind: str
    fix_id: str


@dataclass(frozen=True)
class ApologySent:
    """The customer read what our mistake was, our apology, and the plan with its days."""

    complaint_id: int
    apology_id: int
    step_count: int


@dataclass(frozen=True)
class PlanStepAdded:
    complaint_id: int
    step_id: int


@dataclass(frozen=True)
class PlanStepMoved:
    """A later day was told before the first one was over."""

    complaint_id: int
    step_id: int


@dataclass(frozen=True)
class PlanStepDone:
    complaint_id: int
    step_id: int


@dataclass(frozen=True)
class RecoveryRated:
    """How satisfied the customer is: `side` is before, after, or opinion (of the company)."""

    complaint_id: int
    side: str
    stars: int


@dataclass(frozen=True)
class RecoveryAttempted:
    """Somebody tried to win the customer again."""

    complaint_id: int
    customer_id: int
    kind: str


@dataclass(frozen=True)
class CheckedIn:
    """The customer was asked whether all is well since."""

    complaint_id: int
    customer_id: int


@dataclass(frozen=True)
class PanelInvited:
    """Who complained is invited to test what was fixed because of it."""

    complaint_id: int
    customer_id: int


@dataclass(frozen=True)
class PanelAnswered:
    complaint_id: int
    customer_id: int
    takes_part: bool


@dataclass(frozen=True)
class CustomerLost:
    """Given up, after documented attempts."""

    complaint_id: int
    customer_id: int


@dataclass(frozen=True)
class ComplaintRulesChanged:
    """The shop's rules for complaints have a new version."""

    version: int
