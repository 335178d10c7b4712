"""Our own file of reviews: its columns, and what the seal of a row covers."""

from collections.abc import Mapping

from pistos.reviews.facts import ReviewFacts

OWN_SOURCE = "pistos"
COLUMNS = (
    *("id", "product", "order_number", "stars", "title", "text", "pros", "cons", "aspects"),
    *("name", "language", "country", "written_at", "experienced_on", "verified", "given"),
    *("origin", "months_after", "state", "reply", "replied_at", "helpful", "quotable", "seal"),
)
"""The header of the CSV, and the keys of each object of the JSON. `verified`, `state`, `helpful` and
`quotable` (its author lets it be quoted elsewhere) are told for readers; an import takes none of them."""


def seal_of(facts: ReviewFacts) -> tuple[object, ...]:
    """What the seal covers: who bought what, and what was said of it."""
    return (
        *(
            facts.external_id,
            facts.product,
            facts.order_number,
            facts.stars,
            facts.title,
            facts.text,
        ),
        *(facts.pros, facts.cons, aspects_text(facts.aspects), facts.display_name, facts.language),
        *(facts.written_at, facts.origin, facts.months_after, facts.is_incentivised),
    )


def aspects_text(aspects: Mapping[str, int]) -> str:
    """ "fit:4 quality:5", in order of the codes."""
    return " ".join(f"{code}:{aspects[code]}" for code in sorted(aspects))


def aspects_from(text: str) -> dict[str, int]:
    """What `aspects_text` was given; parts that are no rating are passed over."""
    found = {}
    for part in text.split():
        code, _, value = part.partition(":")
        if code and value.isdecimal() and 1 <= int(value) <= 5:
            found[code] = int(value)
    return found
