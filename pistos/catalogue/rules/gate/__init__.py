"""The gate before publishing: three scores, legal, selling and language, each naming what is missing.

Too much is reported like too little. What blocks is said to block; nothing is averaged away. The parts
are `legal`, `selling` and `language`; what each finding says to a person is in `wording`.
"""

from pistos.catalogue.rules.gate import language, legal, selling
from pistos.catalogue.rules.gate.findings import Check, Draft, Finding, Score, Verdict

__all__ = ["Check", "Draft", "Finding", "Score", "Verdict", "judge"]


def judge(draft: Draft) -> Verdict:
    """What stands in the way of publishing, and what would make the sheet better."""
    return Verdict(
        legal=_score("legal", legal.checks(draft)),
        selling=_score("selling", selling.checks(draft)),
        language=_score("language", language.checks(draft)),
    )


def _score(name: str, checks: list[Check]) -> Score:
    return Score(
        name,
        passed=sum(check.is_passed for check in checks),
        wanted=len(checks),
        findings=tuple(check.finding for check in checks if not check.is_passed),
    )
