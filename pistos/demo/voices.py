"""What invented buyers say of what they bought, and what the shop answers: the same from the same dice.

How many stars are given follows what happened: who waited longer than promised gives fewer.
"""

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data" / "reviews"
IN_TIME = (3, 3, 7, 24, 63)
LATE = (22, 15, 18, 20, 25)
"""Of a hundred buyers, how many give one to five stars."""
OTHER = "kitchen"


@dataclass(frozen=True, slots=True)
class Voice:
    """One review, in its author's words. Some give stars alone."""

    stars: int
    title: str = ""
    text: str = ""
    pros: str = ""
    cons: str = ""
    aspects: Mapping[str, int] = field(default_factory=dict)


@cache
def words(language: str) -> Mapping[str, Any]:
    with (FOLDER / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)


def said(
    dice: random.Random, *, language: str, category: str, was_late: bool, is_second: bool = False
) -> Voice:
    """A review of a product of `category`; `is_second` after months of use."""
    stars = dice.choices(range(1, 6), LATE if was_late else IN_TIME)[0]
    known = words(language)
    of_kind = known.get(category) or known[OTHER]
    aspects = _aspects(dice, stars, category) if dice.random() < 0.7 else {}
    if stars >= 4 and dice.random() < 0.28:
        return Voice(stars, aspects=aspects)
    is_about_delay = was_late and stars <= 3
    sentences = [dice.choice(known["used" if is_second else f"opens_{stars}"])]
    sentences += _middle(dice, stars, of_kind, knows_problem=not is_about_delay)
    if is_about_delay:
        sentences.append(dice.choice(known["late"]))
    elif not was_late and dice.random() < 0.25:
        sentences.append(dice.choice(known["quick"]))
    return Voice(
        stars=stars,
        title=dice.choice(known[f"titles_{stars}"]) if dice.random() < 0.5 else "",
        text=" ".join(sentences),
        pros=_some(dice, of_kind["pros"]) if dice.random() < (0.35 if stars >= 3 else 0.1) else "",
        cons=_some(dice, of_kind["cons"]) if dice.random() < (0.08 if stars >= 4 else 0.5) else "",
        aspects=aspects,
    )


def answered(dice: random.Random, voice: Voice, *, language: str, category: str) -> str:
    """The shop's public reply, to what was said."""
    reply = words(language)["reply"]
    if voice.stars >= 4:
        return str(dice.choice(reply["thanks"]))
    is_about_delay = any(sentence in voice.text for sentence in words(language)["late"])
    means = "means_late" if is_about_delay else "means_other"
    if category == "ceramics" and not is_about_delay:
        means = dice.choice(("means_ceramics", "means_other"))
    parts = (dice.choice(reply[name]) for name in ("begins", means, "ends"))
    return " ".join(parts)


def loop_words(language: str) -> str:
    return str(words(language)["reply"]["loop"])


def _middle(
    dice: random.Random, stars: int, of_kind: Mapping[str, Sequence[str]], *, knows_problem: bool
) -> list[str]:
    if stars >= 4:
        praise = dice.sample(of_kind["praise"], 1 + (dice.random() < 0.4))
        return praise if stars == 5 else [*praise, dice.choice(of_kind["mild"])]
    if stars == 3:
        return [dice.choice(of_kind["mild"])]
    return [dice.choice(of_kind["hard"])] if knows_problem else []


def _some(dice: random.Random, points: Sequence[str]) -> str:
    return ", ".join(dice.sample(points, 1 + (dice.random() < 0.4)))


def _aspects(dice: random.Random, stars: int, category: str) -> dict[str, int]:
    codes = ["quality", "as_described", "value", *(["fit"] if category == "clothes" else [])]
    return {code: max(1, min(5, stars + dice.choices((-1, 0, 1), (2, 6, 2))[0])) for code in codes}
