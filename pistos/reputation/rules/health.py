"""Whether the shop is well: service, product and kept promises, each apart, none hiding another.

How many are reached and what campaigns bring stands beside and never enters: a perfect product with perfect
advertising and bad service is red.
"""

from dataclasses import dataclass

from pistos.kit.statistics import Share
from pistos.surveys.rules.figures import Figure
from pistos.surveys.rules.standing import GREEN_FROM, Whole, whole

KEPT_RED_BELOW = 0.8
KEPT_GREEN_FROM = 0.95
LIGHTS = ("red", "amber", "unknown", "green")
"""The worst first."""


@dataclass(frozen=True, slots=True)
class Health:
    """`because` names what decided: "service", "product", "promises", or nothing."""

    light: str
    because: str
    service: Figure
    product: Figure
    whole: Whole
    kept: Share


def health(service: Figure, product: Figure, kept: Share) -> Health:
    """The worst of what is known decides; of equal ones the service is named before the product.

    Unknown is never green: without a word of customers on the service nothing is called good.
    """
    found = whole(service, product)
    word = _light_of(kept)
    light = min((found.light, word), key=LIGHTS.index)
    because = ""
    if light != "green":
        because = found.because if found.light == light else "promises"
    return Health(light, because, service, product, found, kept)


def goal(service: Figure, product: Figure) -> str:
    """ "both" where each is good, else which of them is behind; the service where they are alike."""
    if service.value is None or product.value is None:
        return "unknown"
    if min(service.value, product.value) >= GREEN_FROM:
        return "both"
    return "service" if service.value <= product.value else "product"


def _light_of(kept: Share) -> str:
    if kept.value is None:
        return "unknown"
    if kept.value < KEPT_RED_BELOW:
        return "red"
    return "green" if kept.value >= KEPT_GREEN_FROM else "amber"
