"""Suggestions: lists of words at first, then what a shop's own coding teaches; never an invented code."""

from collections.abc import Sequence

import pytest

from pistos.causes.rules.grouping import groups_of
from pistos.causes.rules.learning import features_of, learned, shares_by, unpacked
from pistos.causes.rules.mixing import kappa, mixed
from pistos.causes.rules.starter import starter_tree
from pistos.causes.rules.terms import TERMS
from pistos.causes.rules.words import named
from pistos.kit.languages import LANGUAGES
from tests.causes.labelled import labelled

CODES = {node.code for node in starter_tree()}


def best(shares: dict[str, float]) -> str:
    return max(shares, key=lambda code: (shares[code], code), default="")


def test_every_list_of_words_is_of_a_code_and_in_four_languages() -> None:
    assert set(TERMS) <= CODES
    assert [code for code, lists in TERMS.items() if set(lists) != set(LANGUAGES)] == []


@pytest.mark.parametrize(
    ("language", "least"), [("en", 0.8), ("el", 0.7), ("sl", 0.8), ("hy", 0.65)]
)
def test_the_lists_of_words_find_the_cause_of_an_invented_complaint(
    language: str, least: float
) -> None:
    """As they found it at first: 27, 24, 27 and 22 of 32. Real Greek reviews are to judge it, not these."""
    rows = labelled(language)
    right = sum(best(named(text, language)) == code for code, text in rows)

    assert len(rows) >= 25
    assert {code for code, _ in rows} <= CODES
    assert right / len(rows) >= least


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("el", ["Η αποστολή ΚΑΘΥΣΤΕΡΗΣΕ", "μεγάλη καθυστέρηση", "καθυστερημένη", "άργησε πολύ"]),
        ("hy", ["Ծանրոցը շատ ուշացավ", "մեծ ուշացում", "ուշացած ծանրոց"]),
        ("sl", ["velika zamuda", "paket zamuja", "prišlo je prepozno"]),
        ("en", ["it was DELAYED", "a long delay", "arrived late"]),
    ],
)
def test_forms_accents_and_capitals_do_not_matter(language: str, texts: Sequence[str]) -> None:
    assert [best(named(text, language)) for text in texts] == ["carrier.late"] * len(texts)


def test_a_longer_term_says_more_than_the_shorter_one_in_it() -> None:
    assert best(named("The driver was rude to me", "en")) == "carrier.driver"
    assert named("Good day, and thank you.", "en") == {}


OWN = [
    ("product.quality", "the zip of the bag jams"),
    ("product.quality", "zip jams again and the strap frays"),
    ("product.quality", "after a week the zip jammed"),
    ("product.quality", "strap frays, zip came off"),
    ("warehouse.wrong", "got the walnut one, i chose oak"),
    ("warehouse.wrong", "oak ordered, walnut in the box"),
    ("warehouse.wrong", "this is walnut and not oak"),
    ("warehouse.wrong", "i wanted oak, you sent walnut"),
]


def test_the_shops_own_coding_teaches_what_no_list_knows() -> None:
    lesson = learned([(text, code) for code, text in OWN])

    assert lesson is not None
    assert best(named("walnut arrived, oak was chosen", "en")) != "warehouse.wrong"
    assert best(shares_by(lesson, "walnut arrived, oak was chosen")) == "warehouse.wrong"
    assert best(shares_by(lesson, "the zips jam")) == "product.quality"
    assert shares_by(lesson, "ωραίο προϊόν") == {}


def test_too_few_texts_teach_nothing() -> None:
    assert learned([]) is None
    assert learned([(text, code) for code, text in OWN if code == "product.quality"]) is None
    assert learned([(text, code) for code, text in OWN[2:6]]) is None


def test_a_lesson_is_small_and_the_same_after_packing() -> None:
    rows = [(f"{text} {place}", code) for place in range(40) for code, text in OWN]
    lesson = learned(rows)
    assert lesson is not None

    packed = lesson.packed()
    again = unpacked(lesson.codes, lesson.texts, packed)

    assert len(packed) < 300_000
    assert shares_by(again, OWN[0][1]) == shares_by(lesson, OWN[0][1])
    assert len(features_of("zip" * 2_000)) < 5_000


def test_lesson_and_lists_weigh_by_how_much_was_coded_and_invent_nothing() -> None:
    words, lesson = {"carrier.late": 1.0}, {"carrier.lost": 0.9, "carrier.gone": 0.1}
    allowed = {"carrier.late", "carrier.lost"}

    assert mixed(words, lesson, 6, allowed)[0][0] == "carrier.late"
    assert mixed(words, lesson, 600, allowed)[0][0] == "carrier.lost"
    assert mixed({}, {"carrier.gone": 1.0}, 600, allowed) == []
    assert mixed({}, {}, 0, allowed) == []
    assert mixed(dict.fromkeys("abcdefgh", 1.0), {}, 0, set("abcdefgh")) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (
            [("yes", "yes")] * 20
            + [("yes", "no")] * 5
            + [("no", "yes")] * 10
            + [("no", "no")] * 15,
            0.4,
        ),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a")] * 3, None),
        ([], None),
    ],
)
def test_kappa_is_cohens(pairs: list[tuple[str, str]], expected: float | None) -> None:
    """The first row is the example of the encyclopedias: 50 grants, observed 0.7, by chance 0.5."""
    assert kappa(pairs) == (None if expected is None else pytest.approx(expected))


def test_words_that_unplaced_texts_share_make_a_group() -> None:
    open_ = [
        "The gift wrap was forgotten",
        "No gift wrap although I paid for the wrapping",
        "gift wrap missing, and no card",
        "Where is my gift wrap?",
        "The bell of the shop was out of tune",
    ]
    placed = [
        "the parcel came late",
        "the order is late",
        "where is my parcel",
        "no parcel yet",
    ] * 5

    (group,) = groups_of(open_, placed, "en")

    assert set(group.words) == {"gift", "wrap"}
    assert group.texts == (0, 1, 2, 3)
    assert groups_of(open_[:3], placed, "en") == []
    assert groups_of(open_, [*placed, *open_ * 3], "en") == []
