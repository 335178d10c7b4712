"""The choice of a partner: gates that exclude, weights that compare, steps that are not skipped lightly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pistos.partners.models import PartnerKind
from pistos.scorecards.rules.decisions import Option, default_of

COST = "cost"
MOST_COST_WEIGHT = 0.5
LEAST_ALTERNATIVES = 3
MOST_POINTS = 10.0
LEAST_POINTS = 4.0
"""Below this on what customers feel, no price makes a firm the recommended one."""
SKIPPABLE = ("alternatives", "reference")

GATES: dict[str, tuple[str, ...]] = {
    PartnerKind.COURIER: ("reports_scans", "serves_regions", "liable_for_damage", "data_contract"),
    PartnerKind.SUPPLIER: ("safety_documents", "states_stock", "takes_back_faulty"),
    PartnerKind.PAYMENT: ("licensed", "hosted_page", "refunds_to_source"),
    PartnerKind.PHOTOGRAPHER: ("grants_rights", "true_colours", "returns_goods"),
    PartnerKind.WEB: ("security_updates", "backups", "data_contract", "hands_over_keys"),
}
"""By kind of partner, what a firm must be or do to be considered at all."""

WEIGHTS: dict[str, dict[str, float]] = {
    PartnerKind.COURIER: {"reliable": 0.35, "steady": 0.2, "careful": 0.15, "support": 0.1, COST: 0.2},
    PartnerKind.SUPPLIER: {"reliable": 0.3, "steady": 0.15, "quality": 0.3, "support": 0.1, COST: 0.15},
    PartnerKind.PAYMENT: {"reliable": 0.35, "choice_of_ways": 0.25, "support": 0.15, COST: 0.25},
    PartnerKind.PHOTOGRAPHER: {"quality": 0.4, "reliable": 0.3, "support": 0.1, COST: 0.2},
    PartnerKind.WEB: {"reliable": 0.35, "quality": 0.25, "support": 0.25, COST: 0.15},
}  # fmt: skip
"""The weights that a new selection starts with; price stays below half."""

MEASURED = {"reliable": "reliable", "steady": "steady", "careful": "careful"}
"""Criteria that the scorecard can answer, and its part."""


@dataclass(frozen=True, slots=True)
class Criteria:
    gates: tuple[str, ...]
    weights: Mapping[str, float]
    alternatives: int = LEAST_ALTERNATIVES

    def as_json(self) -> dict[str, object]:
        return {
            "gates": list(self.gates),
            "weights": dict(self.weights),
            "alternatives": self.alternatives,
        }


def criteria_for(kind: str) -> Criteria:
    return Criteria(GATES[kind], WEIGHTS[kind])


def criteria_of(said: Mapping[str, object]) -> Criteria:
    """Reads what `as_json` wrote."""
    gates, weights, least = said["gates"], said["weights"], said["alternatives"]
    if not (isinstance(gates, list) and isinstance(weights, dict) and isinstance(least, int)):
        raise TypeError("not criteria")
    heaviest_first = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    return Criteria(tuple(gates), dict(heaviest_first), least)


def problem_with(criteria: Criteria) -> str:
    """The first thing wrong, by name; empty when nothing is.

    "no_gates", "no_weights", "below_zero", "not_whole" (the weights do not add up to 1),
    "cost_alone", "cost_too_heavy" (half or more), "too_few_alternatives".
    """
    weights = {code: weight for code, weight in criteria.weights.items() if weight}
    checks = (
        ("no_gates", not criteria.gates),
        ("no_weights", not weights),
        ("below_zero", any(weight < 0 for weight in weights.values())),
        ("cost_alone", set(weights) == {COST}),
        ("cost_too_heavy", weights.get(COST, 0) >= MOST_COST_WEIGHT),
        ("not_whole", abs(sum(weights.values()) - 1) > 0.001),
        ("too_few_alternatives", criteria.alternatives < LEAST_ALTERNATIVES),
    )
    return next((name for name, is_wrong in checks if is_wrong), "")


@dataclass(frozen=True, slots=True)
class Considered:
    """A candidate's answers; a gate without an answer has not been passed."""

    key: str
    gates: Mapping[str, bool]
    points: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judgement:
    """`total` between 0 and 10; `parts` adds up to it. Excluded ones have no place.

    `weak` are criteria other than price with fewer than 4 points: such a firm is not recommended.
    """

    key: str
    failed: tuple[str, ...]
    unanswered: tuple[str, ...]
    weak: tuple[str, ...]
    parts: Mapping[str, float]
    total: float
    place: int | None

    @property
    def is_excluded(self) -> bool:
        return bool(self.failed or self.unanswered)


def judge(criteria: Criteria, candidates: Sequence[Considered]) -> list[Judgement]:
    """Best first, the excluded last. One failed gate excludes, whatever the total."""
    judged = [_judge(criteria, candidate) for candidate in candidates]
    judged.sort(key=lambda found: (found.is_excluded, -found.total, found.key))
    return [
        Judgement(
            found.key,
            found.failed,
            found.unanswered,
            found.weak,
            found.parts,
            found.total,
            None if found.is_excluded else place,
        )
        for place, found in enumerate(judged, start=1)
    ]


def _judge(criteria: Criteria, candidate: Considered) -> Judgement:
    parts = {
        code: weight * min(MOST_POINTS, max(0.0, candidate.points.get(code, 0.0)))
        for code, weight in criteria.weights.items()
        if weight
    }
    return Judgement(
        candidate.key,
        failed=tuple(gate for gate in criteria.gates if candidate.gates.get(gate) is False),
        unanswered=tuple(gate for gate in criteria.gates if gate not in candidate.gates),
        weak=tuple(
            code
            for code in parts
            if code != COST and candidate.points.get(code, 0.0) < LEAST_POINTS
        ),
        parts=parts,
        total=sum(parts.values()),
        place=None,
    )


def options_of(judged: Sequence[Judgement]) -> list[Option]:
    """The choice as a question, among the firms strong enough to be recommended.

    The weighed total speaks for customers; of equals the cheaper one is taken.
    """
    return [
        Option(found.key, for_customers=round(found.total, 6), cost=-found.parts.get(COST, 0.0))
        for found in judged
        if not found.is_excluded and not found.weak
    ]


def recommended(judged: Sequence[Judgement]) -> str | None:
    """The key of the one to choose by the criteria; None when no firm is good enough."""
    options = options_of(judged)
    return default_of(options).key if options else None


def steps_missing(
    *, candidates: int, least: int, is_reference_checked: bool, skipped: Mapping[str, str]
) -> list[str]:
    """Steps of the choice that are neither done nor skipped with a reason."""
    missing = []
    if candidates < least and "alternatives" not in skipped:
        missing.append("alternatives")
    if not is_reference_checked and "reference" not in skipped:
        missing.append("reference")
    return missing


def points_from(parts: Mapping[str, float], criteria: Criteria) -> dict[str, float]:
    """Points that the scorecard answers by itself: its parts, times ten."""
    return {
        code: round(MOST_POINTS * parts[part], 1)
        for code, part in MEASURED.items()
        if code in criteria.weights and part in parts
    }
