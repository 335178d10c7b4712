"""Words that call something an offer, in four languages and in disguise."""

import pytest

from pistos.contracts.rules.labels import promising_words


@pytest.mark.serves("S3-14")
@pytest.mark.parametrize(
    "text",
    [
        "An OFFER just for you",
        "We offered you this",
        "A great deal, as a gift",
        "Έχουμε μια μοναδική προσφορά για εσάς",
        "ΠΡΟΣΦΟΡΑ",
        "Με έκπτωση και δώρο",
        "σας προσφέρουμε δύο χρόνια",
        "Naša posebna ponudba",
        "s popustom in darilom",
        "Znižana cena",
        "Հատուկ առաջարկ ձեզ համար",
        "ԱՌԱՋԱՐԿ",
        "Զեղչ և նվեր",
        "оffer with a Cyrillic letter",
        "οffer with a Greek letter",
        "of\u200bfer with nothing to be seen between",
        "ｏｆｆｅｒ in wide letters",
        "ΠΡOΣΦΟΡΑ με λατινικό O",
    ],
)
def test_an_offer_is_heard_however_it_is_written(text: str) -> None:
    assert promising_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your contract ends on 5 December. Shall it go on?",
        "We dealt with your complaint. Ideal weather.",
        "Η σύμβασή σας λήγει. Η Δωροθέα είναι εδώ για εσάς, με την ευκαιρία αυτή.",
        "Vaša pogodba poteče. Radi bi slišali, kako ste.",
        "Ձեր պայմանագիրը ավարտվում է։ Շարունակե՞լ։",
        "",
    ],
)
def test_a_plain_word_is_none(text: str) -> None:
    assert promising_words(text) == ()
