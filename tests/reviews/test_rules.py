"""The rules of reviews, without a database."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pistos.reviews.facts import Figures
from pistos.reviews.models import Ground
from pistos.reviews.models.kinds import REASONS_OF, State
from pistos.reviews.rules.content import harm
from pistos.reviews.rules.hardness import owes_answer, severity, sharpness, triage_at
from pistos.reviews.rules.highlights import Said, criticised, praised
from pistos.reviews.rules.moderation import MOVES
from pistos.reviews.rules.scores import bayesian_mean, is_divided, standing
from pistos.reviews.rules.signals import Observed, score, signals
from pistos.reviews.rules.words import GROUNDS, SIGNALS, signal_words

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("It cost 1.234,50 € and holds 300 ml.", ""),
        ("Order 100200300 came on 12.03.2026", ""),
        ("I called three times, 8 minutes each", ""),
        ("as on https://one.example", ""),
        ("info@shop.example", "personal_data"),
        ("+30 694 123 4567", "personal_data"),
        ("GR16 0110 1250 0000 0001 2300 695", "personal_data"),
        ("www.a.example www.b.example", "advertising"),
        ("You are thieves and I hate you", ""),
        ("Είστε απατεώνες, ντροπή σας", ""),
    ],
)
@pytest.mark.serves("S0-36")
def test_only_data_and_links_wait(words: str, ground: str) -> None:
    assert harm(words) == ground


@pytest.mark.parametrize(
    ("stars", "words", "grave"),
    [
        (1, "It caught fire.", 5),
        (1, "Έπιασε φωτιά!", 5),
        (1, "Pritrkava, zagorel je požar", 5),
        (1, "Կրակ բռնեց", 5),
        (3, "The handle is broken.", 2),
        (3, "It came late.", 1),
        (3, "It is all right.", 0),
        (5, "No fire, no danger, all well.", 1),
    ],
)
@pytest.mark.serves("S0-36")
def test_gravity_is_what_happened(stars: int, words: str, grave: int) -> None:
    assert severity(stars, words) == grave


@pytest.mark.parametrize(
    ("words", "sharp"),
    [
        ("It is too small.", 0),
        ("Terrible, useless rubbish.", 3),
        ("THIS IS THE WORST SHOP!!", 3),
        ("Απαράδεκτο, ντροπή", 2),
        ("Grozno, sramota", 2),
        ("Սարսափելի, ամոթ", 2),
    ],
)
@pytest.mark.serves("S0-36")
def test_sharpness_is_how_it_is_said(words: str, sharp: int) -> None:
    assert sharpness(words) == sharp


def test_a_point_is_two_days_of_waiting() -> None:
    plain = triage_at(AT, severity=0, sharpness=0, reach=0)
    grave = triage_at(AT, severity=3, sharpness=1, reach=0)
    widely_read = triage_at(AT, severity=0, sharpness=0, reach=1_000_000)

    assert plain == AT
    assert plain - grave == timedelta(days=8)
    assert plain - widely_read == timedelta(days=10)


@pytest.mark.parametrize(
    ("words", "owes"),
    [("Fine; good.", False), ("Fine?", True), ("Καλό; φτηνό.", False), ("Πλένεται;", True),
     ("Լվացվո՞ւմ է", True)],
)  # fmt: skip
def test_a_question_is_owed_an_answer(words: str, owes: bool) -> None:
    assert owes_answer(5, words) is owes


def test_a_mean_of_few_is_drawn_toward_the_shops() -> None:
    one_five, many = Figures(stars=(0, 0, 0, 0, 1)), Figures(stars=(0, 0, 0, 100, 900))

    assert bayesian_mean(5, 1, 4.0, 10) == pytest.approx(45 / 11)
    assert standing(one_five, 4.0) < standing(many, 4.0)
    assert bayesian_mean(0, 0, 4.2) == pytest.approx(4.2)
    with pytest.raises(ValueError, match="nothing"):
        bayesian_mean(0, 0, 4.2, 0)


@pytest.mark.serves("S3-47")
@pytest.mark.parametrize(
    ("stars", "divided"),
    [
        ((5, 0, 0, 0, 5), True),
        ((2, 1, 2, 2, 3), True),
        ((0, 0, 10, 0, 0), False),
        ((1, 0, 0, 1, 8), False),
        ((2, 0, 0, 0, 2), False),
    ],
)
def test_divided_opinions_are_told(stars: tuple[int, int, int, int, int], divided: bool) -> None:
    assert is_divided(Figures(stars=stars)) is divided


def test_a_plain_review_shows_no_sign() -> None:
    seen = Observed(
        AT, AT - timedelta(days=7), has_parcel=True, usual_a_day=3.0, language="el", order_language="el"
    )  # fmt: skip

    assert signals(seen) == []
    assert score([]) == 0


@pytest.mark.parametrize(
    ("seen", "codes", "points"),
    [
        (Observed(AT, alike_count=4), ["alike"], 3),
        (Observed(AT, is_own_domain=True), ["same_address"], 3),
        (Observed(AT, within_hour=1_000, usual_a_day=2.4), ["burst"], 2),
        (Observed(AT, within_hour=5, usual_a_day=240.0), [], 0),
        (Observed(AT, within_hour=4, usual_a_day=0.0), [], 0),
        (Observed(AT, has_parcel=True), ["before_delivery"], 2),
        (Observed(AT, AT + timedelta(days=1), has_parcel=True), ["before_delivery"], 2),
        (Observed(AT, same_place_count=2), ["same_place"], 2),
        (Observed(AT, same_payer_count=1), ["same_payer"], 3),
        (Observed(AT, link_count=1), ["links"], 0),
        (Observed(AT, is_undone=True), ["not_kept"], 0),
        (Observed(AT, author_stars=(1,) * 6), ["one_sided"], 0),
        (Observed(AT, author_stars=(3,) * 6), [], 0),
        (Observed(AT, language="en", order_language="hy"), ["language"], 0),
        (Observed(AT, link_count=1, is_undone=True), ["links", "not_kept"], 2),
    ],
)
def test_each_sign_says_what_was_seen(seen: Observed, codes: list[str], points: int) -> None:
    found = signals(seen)

    assert [each.code for each in found] == codes
    assert score(found) == points
    assert all(signal_words(each.code, each.facts) for each in found)


def said(number: int, **fields: Any) -> Said:
    return Said(f"r{number}", **{"stars": 4, "language": "en", **fields})


@pytest.mark.serves("S1-40")
def test_highlights_name_the_reviews_that_say_so() -> None:
    reviews = [
        said(1, pros="Light, keeps the heat", aspects={"quality": 5}),
        said(2, pros="It keeps heat; easy to wash", aspects={"quality": 4}),
        said(3, pros="easy to wash", cons="The handle is small", aspects={"quality": 2}),
        said(4, cons="small handle", aspects={"value": 1}, stars=2),
        said(5, cons="Pokriček pušča", language="sl", aspects={"value": 2}, stars=2),
    ]

    praise, criticism = praised(reviews), criticised(reviews)

    assert [(point.code or point.words, point.count, point.review_ids) for point in praise] == [
        ("easy to wash", 2, ("r2", "r3")),
        ("It keeps heat", 2, ("r1", "r2")),
        ("quality", 2, ("r1", "r2")),
    ]
    assert [(point.code or point.words, point.count, point.review_ids) for point in criticism] == [
        ("small handle", 2, ("r3", "r4")),
        ("value", 2, ("r4", "r5")),
    ]


def test_every_reader_has_points_of_their_own_language() -> None:
    english = [said(n, pros=f"point {word}") for n in range(3) for word in "abcdef"]
    slovene = [said(n, pros="mehko, ki greje", language="sl") for n in (50, 51)]

    words = [(point.language, point.words) for point in praised([*english, *slovene])]

    assert len(words) == 6 - 2 + 2
    assert ("sl", "mehko") in words


def test_a_comma_within_a_word_divides_nothing() -> None:
    reviews = [said(n, cons="πιο μικρό από ό,τι περίμενα", language="el") for n in (1, 2)]

    assert [point.words for point in criticised(reviews)] == ["πιο μικρό από ό,τι περίμενα"]


def test_one_voice_is_no_highlight() -> None:
    assert praised([said(1, pros="light", aspects={"quality": 5})]) == []


@pytest.mark.serves("S0-35")
def test_no_reason_in_the_database_is_about_stars_or_hardness() -> None:
    hiding = {*REASONS_OF[State.REMOVED], *REASONS_OF[State.REFUSED], *REASONS_OF[State.HELD]}

    assert hiding == {str(ground) for ground in Ground}
    assert set(GROUNDS) == set(Ground)
    assert State.REMOVED in MOVES[State.PUBLISHED]
    assert MOVES[State.WITHDRAWN] == frozenset()
    assert len(SIGNALS) == 10
