"""What an answer promise rests on, as it is kept in the promise's grounds and read back to learn from."""

from collections.abc import Mapping

from pistos.estimates.rules.waits import AnswerCase


def facts_of(case: AnswerCase) -> dict[str, object]:
    """The grounds of a promise that name its case; further facts may stand beside these."""
    return {
        "channel": case.channel,
        "hour": case.hour,
        "ahead": case.ahead,
        "on_duty": case.on_duty,
        "topic": case.topic,
    }


def case_of_facts(facts: Mapping[str, object]) -> AnswerCase | None:
    """The case of a promise from its grounds; None where they name no channel (a promise made by hand)."""
    channel = facts.get("channel")
    if not isinstance(channel, str) or not channel:
        return None
    return AnswerCase(
        channel=channel,
        hour=_number(facts.get("hour")),
        ahead=_number(facts.get("ahead")),
        on_duty=_number(facts.get("on_duty")),
        topic=str(facts.get("topic") or ""),
    )


def _number(value: object) -> int:
    return int(value) if isinstance(value, int | float) else 0
