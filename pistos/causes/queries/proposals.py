"""Proposals that wait for a word."""

from dataclasses import dataclass

from pistos.causes.models import Coding, Proposal


@dataclass(frozen=True, slots=True)
class Proposed:
    proposal: Proposal
    examples: list[str]


def open_proposals() -> list[Proposed]:
    """The largest first, each with some of its texts. Two queries."""
    rows = list(Proposal.objects.filter(decided_at=None).order_by("-texts", "id")[:30])
    ids = [one for row in rows for one in row.examples]
    texts = dict(Coding.objects.filter(pk__in=ids).exclude(text="").values_list("pk", "text"))
    return [Proposed(row, [texts[one] for one in row.examples if one in texts][:3]) for row in rows]
