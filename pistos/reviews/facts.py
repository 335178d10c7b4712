"""Plain values that come to the reviews from the edges, and go back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Writing:
    """What an author writes. `aspects` are ratings 1 to 5 by code; `photos` the bytes of pictures;
    `was_given` that they got something for writing it."""

    stars: int
    title: str = ""
    text: str = ""
    pros: str = ""
    cons: str = ""
    display_name: str = ""
    language: str = ""
    aspects: Mapping[str, int] = field(default_factory=dict)
    photos: tuple[bytes, ...] = ()
    was_given: bool = False


@dataclass(frozen=True, slots=True)
class Translation:
    """A review's words in another language than its author's. `signed` is who of the shop made it; empty
    where it came with a file."""

    title: str = ""
    text: str = ""
    pros: str = ""
    cons: str = ""
    signed: str = ""


@dataclass(frozen=True, slots=True)
class OrderMatch:
    """By what somebody says that they bought it: the number of the order and the address it was made
    with."""

    order_number: str
    email: str


@dataclass(frozen=True, slots=True)
class Voter:
    """Who finds a review helpful: digests of the browser, and of the network on this day."""

    browser: str
    network: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why somebody says that a review should not stand."""

    ground: str
    words: str = ""
    email: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Signal:
    """Something about a review that a person should look at. `facts` say what was seen, in plain
    values; the sentence is made where it is shown."""

    code: str
    weight: int
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of a product's published reviews, or of the whole shop. `stars` are counts from 1 to 5
    stars, `removed` of what was removed or refused likewise."""

    stars: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    verified: int = 0
    verified_stars: int = 0
    with_photo: int = 0
    incentivised: int = 0
    imported: int = 0
    second: int = 0
    replied: int = 0
    resolved: int = 0
    sharp: int = 0
    sharp_replied: int = 0
    held: int = 0
    withdrawn: int = 0
    removed: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    stamp: int = 0

    @property
    def count(self) -> int:
        return sum(self.stars)

    @property
    def removed_count(self) -> int:
        return sum(self.removed)

    @property
    def mean(self) -> float | None:
        """The plain arithmetic mean of all published stars; None without any."""
        if not self.count:
            return None
        return sum(n * stars for stars, n in enumerate(self.stars, 1)) / self.count

    @property
    def removed_share(self) -> float | None:
        """What was removed or refused, of all that was published, removed or refused."""
        whole = self.count + self.removed_count
        return self.removed_count / whole if whole else None


@dataclass(frozen=True, slots=True)
class AspectMean:
    """How an aspect was rated: `name` by language, `mean` of `count` ratings."""

    code: str
    name: Mapping[str, str]
    count: int
    mean: float
    high: int
    low: int


@dataclass(frozen=True, slots=True)
class Highlight:
    """Something that several authors say of a product. `kind` is "aspect" (then `code` and `name`) or
    "words" (then `words`, in the language `language`); `of` how many spoke of it or could have;
    `review_ids` are public ids of reviews that say so, newest first."""

    kind: str
    count: int
    of: int
    review_ids: tuple[str, ...]
    code: str = ""
    name: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """One of them at a time: each has its index. None and empty do not filter."""

    stars: int | None = None
    language: str = ""
    is_verified: bool = False
    has_photos: bool = False


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """A review as another program's file tells it. `product` is what the file calls the product by;
    `email` serves to recognise staff and is not kept; `is_spam` that the other side had set it aside as
    advertising. `seal` is of our own export, over the values as they stand there."""

    source: str
    external_id: str
    product: str
    stars: int
    written_at: datetime
    title: str = ""
    text: str = ""
    pros: str = ""
    cons: str = ""
    aspects: Mapping[str, int] = field(default_factory=dict)
    display_name: str = ""
    language: str = ""
    country: str = ""
    email: str = ""
    order_number: str = ""
    experienced_on: date | None = None
    is_incentivised: bool = False
    is_spam: bool = False
    reply: str = ""
    replied_at: datetime | None = None
    origin: str = ""
    months_after: int = 0
    translations: Mapping[str, Translation] = field(default_factory=dict)
    seal: str = ""


@dataclass(frozen=True, slots=True)
class PurchaseFacts:
    """What another program's file tells of a whole purchase."""

    source: str
    external_id: str
    order_ref: str
    stars: int
    written_at: datetime
    title: str = ""
    text: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class RecordedReviews:
    """What became of a batch, by place in it: new, same, or differing from what stands (which stays).
    `refused` maps places to the code of the reason."""

    new: int
    same: int
    differing: tuple[int, ...]
    refused: Mapping[int, str]
