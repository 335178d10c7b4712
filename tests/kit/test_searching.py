"""Search documents and queries in four languages, held against the real database."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from pistos.kit.searching import LONGEST_TEXT, any_query, document, folded, query
from tests.factories.word_forms import FORMS

LEAST_FOUND = {"en": 1.0, "el": 0.97, "sl": 0.97, "hy": 0.95}


def finds(words: str, text: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT %s::tsvector @@ %s::tsquery", [document([(text, "A")]), query(words)]
        )
        return bool(cursor.fetchone()[0])


@pytest.mark.parametrize("language", FORMS)
def test_forms_of_a_word_find_each_other(language, db):
    pairs = [
        (one, other)
        for row in FORMS[language]
        for one in row.split()
        for other in row.split()
        if one != other
    ]
    missed = [pair for pair in pairs if not finds(*pair)]

    share = 1 - len(missed) / len(pairs)
    said = f"{language}: {share:.3f} of {len(pairs)} pairs of forms, missed {missed}"
    assert share >= LEAST_FOUND[language], said


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("ΠΑΡΑΓΓΕΛΙΕΣ", "Η παραγγελία σας"),
        ("παραγγελια", "Η Παραγγελία σας"),
        ("δρομος", "ΔΡΟΜΟΣ"),
        ("cas", "čas dostave"),
        ("čas", "Cas dostave"),
        ("ŽELEZO", "železo"),
        ("եւրո", "և ԵՎՐՈ և եւրո"),
        ("ԵՐԵՎԱՆ", "Երևան"),
        ("cafe", "Café"),
        ("a-1023", "Order A-1023 is late"),
        ("1023", "Order A-1023 is late"),
        ("cleo@customer", "from cleo@customer.example"),
        ("tracking numb", "the tracking number"),
        ("παραγγ", "Η παραγγελία σας"),
        ("late order", "Order A-1023 is late"),
        ("don't", "I don't know"),
    ],
)
def test_query_finds(words, text, db):
    assert finds(words, text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("refund", "Your order is late"),
        ("late refund", "Your order is late"),
        ("παράδοση", "Η παραγγελία σας"),
        ("kolo", "Kolač"),
        ("023", "Order 1023 was 99102"),
    ],
)
def test_query_does_not_find(words, text, db):
    assert not finds(words, text)


def test_title_weighs_more_than_text(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ts_rank(%s::tsvector, %s::tsquery) > ts_rank(%s::tsvector, %s::tsquery)",
            [
                document([("Refunds", "A"), ("Money", "D")]),
                query("refund"),
                document([("Money", "A"), ("Refunds", "D")]),
                query("refund"),
            ],
        )
        assert cursor.fetchone()[0]


def test_one_of_the_words_is_enough_for_a_second_try(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT %s::tsvector @@ %s::tsquery",
            [document([("refunds take 14 days", "A")]), any_query("when is my refund")],
        )
        assert cursor.fetchone()[0]


@pytest.mark.fault("S7")
@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=80))
def test_any_text_makes_a_document_and_a_query(text):
    written, asked = document([(text, "B")]), query(text)

    assert "\x00" not in written + asked
    assert "\\" not in written + asked


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE x; --",
        "a'b\\c & | ! <-> :* ( )",
        "\x00\u202e\U0001f1ec\U0001f1f7",
        "\ud800",
        "ﷺ ﬃ ǆ",
        ":*",
        "",
        "   ",
        "'a':1A,2B",
    ],
)
def test_hostile_text_is_only_text(text, db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::tsvector, %s::tsquery", [document([(text, "A")]), query(text)])

        assert cursor.fetchone()


def test_endless_text_fits_a_document(db):
    text = " ".join(f"λέξη{n:06d}{'χ' * 50}" for n in range(LONGEST_TEXT // 40))

    assert finds("λέξη000001", text)
    assert len(query("word " * 10_000)) < 2_000


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Ώρες", "ωρεσ"), ("Škatla ŽIGA", "skatla ziga"), ("Արև", "արեւ"), ("Çay", "cay")],
)
def test_folding_keeps_letters_and_drops_marks(text, plain):
    assert folded(text) == plain
