"""How a rehearsal is scored: by the very rules that real conversations are read with.

This is the one seam to `listening` and `replies`: each function asks their pure rules and makes points,
0 to 100, and codes of what could be better.
"""

import re
from collections.abc import Collection, Mapping

from pistos.kit.searching import folded, lexemes
from pistos.listening.rules.asking import asks_openly
from pistos.listening.rules.copying import is_near_copy, says_enough
from pistos.listening.rules.kinds import found_in
from pistos.listening.rules.splitting import split_questions
from pistos.listening.rules.talk import TARGET, talk_share
from pistos.listening.rules.texts import sentences_of, words_of
from pistos.practice.rules.scenarios import Scenario
from pistos.replies.facts import ReplyContext
from pistos.replies.rules.checks import check_reply, felt, is_complaint

WHOLE = 100
BLOCKING_COSTS, HINT_COSTS = 25, 10
ALL_TALK = 0.6
"""From this share of the words on, nobody listened."""
_WORD = re.compile(r"\w+")


def expected_marks(text: str) -> set[tuple[int, str]]:
    """(place of the sentence, kind) of what the rules find in the customer's words, questions included."""
    places = {sentence: place for place, sentence in enumerate(sentences_of(text))}
    marks = {(places[quote], kind) for kind, quote in found_in(text) if quote in places}
    for question in split_questions(text):
        marks |= {(place, "question") for sentence, place in places.items() if question in sentence}
    return marks


def listening_points(text: str, marked: Collection[tuple[int, str]]) -> int:
    """How well what was marked meets what the rules find: twice the shared ÷ both, in points."""
    expected, given = expected_marks(text), set(marked)
    if not expected and not given:
        return WHOLE
    return round(WHOLE * 2 * len(expected & given) / (len(expected) + len(given)))


def asking_points(text: str) -> tuple[int, list[str]]:
    """An open question is whole, a closed one is half."""
    if asks_openly(text):
        return WHOLE, []
    return (WHOLE // 2, ["closed_question"]) if split_questions(text) else (0, ["no_question"])


def repeating_problem(text: str, said: Collection[str]) -> str:
    """Why the restatement would not be sent: too short, or a copy of the customer's words. Empty: it is."""
    if not says_enough(text):
        return "too_short"
    return "near_copy" if is_near_copy(text, said) else ""


def missing_points(text: str, scenario: Scenario) -> list[str]:
    """What has to be understood and is not heard in the restatement, in any form of the words."""
    forms = {form for word in _WORD.findall(folded(text)) for form in lexemes(word)}

    def heard(alternative: str) -> bool:
        words = _WORD.findall(folded(alternative))
        return all(not forms.isdisjoint(lexemes(word)) for word in words)

    return [point for point in scenario.points if not any(map(heard, point.split("/")))]


def repeating_points(missing: int, points: int, copies: int) -> int:
    """The share understood at the first try; each copy costs a quarter."""
    share = WHOLE * (points - missing) / points if points else WHOLE
    return max(0, round(share) - BLOCKING_COSTS * copies)


def acting_points(text: str, scenario: Scenario, agent: str) -> tuple[int, list[str]]:
    """What the checks of real replies remark: what would hold it back costs 25, a hint 10."""
    context = ReplyContext(
        language=scenario.language,
        said=f"{scenario.opening} {scenario.answer}",
        questions=tuple(split_questions(scenario.opening)),
        customer_name=scenario.name,
        agent_name=agent,
        has_feeling=felt(scenario.opening),
        has_complaint=is_complaint(scenario.opening),
        is_first=False,
    )
    remarks = check_reply(text, context)
    if not text.strip():
        return 0, ["no_question"]
    cost = sum(BLOCKING_COSTS if one.is_blocking else HINT_COSTS for one in remarks)
    return max(0, WHOLE - cost), [one.words_key for one in remarks]


def talking_points(ours: str, theirs: str) -> tuple[int, float | None]:
    """The share of our words while listening; whole up to a fifth, nothing from three fifths on."""
    share = talk_share(len(words_of(ours)), len(words_of(theirs)))
    if share is None or share <= TARGET:
        return WHOLE, share
    return max(0, round(WHOLE * (ALL_TALK - share) / (ALL_TALK - TARGET))), share


def score_of(scores: Mapping[str, int]) -> int:
    """The mean of the steps."""
    return round(sum(scores.values()) / len(scores)) if scores else 0
