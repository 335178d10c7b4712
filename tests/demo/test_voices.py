"""What the demo's buyers say: in each language whole, and as content as what happened to them allows."""

import random
import re

import pytest

from pistos.demo.actions.shelving import picture_file
from pistos.demo.goods import categories
from pistos.demo.snapshots import SIDE, snapshot
from pistos.demo.voices import answered, said, words
from pistos.kit.languages import LANGUAGES
from pistos.kit.pictures import read_picture
from pistos.reviews.rules.content import harm

SCRIPTS = {"el": r"[α-ω]", "hy": r"[ա-և]", "sl": r"[a-zčšž]", "en": r"[a-z]"}


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_language_says_as_much(language: str) -> None:
    mine, english = words(language), words("en")

    assert mine.keys() == english.keys()
    for name, known in english.items():
        if isinstance(known, dict):
            assert mine[name].keys() == known.keys()
        if isinstance(known, list):
            assert len(mine[name]) == len(known)
    assert re.search(SCRIPTS[language], str(mine["opens_5"]))


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_voices_are_many_and_shown_at_once(language: str) -> None:
    dice = random.Random(1)
    slugs = [str(row["slug"]) for row in categories()]
    voices = [
        said(dice, language=language, category=dice.choice(slugs), was_late=n % 9 == 0)
        for n in range(600)
    ]

    assert not any(harm(f"{voice.title} {voice.text}") for voice in voices)
    texts = [voice.text for voice in voices if voice.text]
    assert len(set(texts)) > 0.8 * len(texts)
    replies = {answered(dice, v, language=language, category="ceramics") for v in voices[:60]}
    assert not any(harm(reply) for reply in replies)


def test_who_waited_too_long_gives_fewer_stars() -> None:
    dice = random.Random(1)

    def mean(*, was_late: bool) -> float:
        stars = [
            said(dice, language="en", category="ceramics", was_late=was_late).stars
            for _n in range(500)
        ]
        return sum(stars) / len(stars)

    assert mean(was_late=False) > mean(was_late=True) + 0.8


def test_a_buyers_picture_is_small_its_own_and_the_same_from_the_same_dice():
    studio = picture_file("jug", 1, 640).read_bytes()

    first, again, other = (snapshot(studio, random.Random(seed)) for seed in (1, 1, 2))

    assert first == again != other
    taken = read_picture(first, (SIDE,))
    assert (taken.sizes[0].width, taken.sizes[0].height) == (SIDE, SIDE)
    assert len(first) < 60_000
