"""Plain values that come in and go out."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Facets:
    """What is known of a matter to be coded. `text` is the customer's own words, `page` where on the site.

    With an order its courier, supplier, product and customer need not be given: where the order has
    just one, it is meant.
    """

    text: str
    language: str
    happened_at: datetime
    order_id: int | None = None
    product_id: int | None = None
    courier_id: int | None = None
    supplier_id: int | None = None
    page: str = ""
    customer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """What stands for a subject: the codes that were named, the primary first."""

    codes: tuple[str, ...]
    found: str
    coded_at: datetime
    coding_id: int

    @property
    def primary(self) -> str:
        return self.codes[0]


@dataclass(frozen=True, slots=True)
class Choice:
    """A cause that can be chosen; `label` is its own name, `path` with what stands above it."""

    code: str
    label: str
    path: str
    level: int


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """The causes under one root, in order."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code of the tree that a text seems to mean; `share` of all that was weighed, 0 to 1."""

    code: str
    share: float


@dataclass(frozen=True, slots=True)
class NewCause:
    """A cause to be added: its code with what stands above, and its names by language."""

    code: str
    names: dict[str, str]
    area: str = ""
    department: str = ""
    track: str = ""
    fix: str = ""
