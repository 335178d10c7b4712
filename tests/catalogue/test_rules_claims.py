"""Words that mislead are found in each language; plain statements are left alone."""

import pytest

from pistos.catalogue.rules.claims import Proof, capitals_in, claims_in, is_shouting

MISLEADING = [
    ("en", "Best shirt ever!!!", "superlative"),
    ("en", "The world's finest cotton", "superlative"),
    ("en", "An eco-friendly mug", "green"),
    ("en", "Sustainable fashion for you", "green"),
    ("en", "Climate neutral by offsetting", "offset"),
    ("en", "Only 3 left in stock", "urgency"),
    ("en", "12 people are looking at this", "urgency"),
    ("en", "Was €89, now better", "price"),
    ("el", "Το καλύτερο πουκάμισο που έγινε ποτέ!!!", "superlative"),
    ("el", "Κορυφαία ποιότητα", "superlative"),
    ("el", "Φιλικό προς το περιβάλλον", "green"),
    ("el", "Οικολογική κούπα", "green"),
    ("el", "Κλιματικά ουδέτερο", "offset"),
    ("el", "Μόνο 3 κομμάτια, προλάβετε", "urgency"),
    ("el", "5 άτομα το βλέπουν τώρα", "urgency"),
    ("el", "Αρχική τιμή: 89 €", "price"),
    ("sl", "Najboljša srajca doslej!!!", "superlative"),
    ("sl", "Vrhunska kakovost", "superlative"),
    ("sl", "Okolju prijazna skodelica", "green"),
    ("sl", "Trajnostna izdelava", "green"),
    ("sl", "Podnebno nevtralen izdelek", "offset"),
    ("sl", "Samo še 3 kosi, pohitite", "urgency"),
    ("sl", "12 ljudi si ogleduje", "urgency"),
    ("sl", "Prej 89 €", "price"),
    ("hy", "Լավագույն վերնաշապիկը երբևէ!!!", "superlative"),
    ("hy", "Ամենաորակյալ գավաթը", "superlative"),
    ("hy", "Էկոլոգիապես մաքուր գավաթ", "green"),
    ("hy", "Կլիմայապես չեզոք", "offset"),
    ("hy", "Միայն 3 հատ, շտապե՛ք", "urgency"),
    ("hy", "Մի՛ բաց թողեք", "urgency"),
    ("hy", "89 € փոխարեն", "price"),
]


@pytest.mark.serves("S0-27", "S1-32", "OMN-08")
@pytest.mark.parametrize(("language", "text", "kind"), MISLEADING)
def test_what_misleads_is_found(language, text, kind):
    assert kind in [claim.kind for claim in claims_in(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Best before: see the lid. It fits best with a saucer. Colour: green."),
        ("en", "The largest size is 46; at most 300 ml; the lowest shelf holds 5 kg."),
        ("el", "Κρατάει τον καφέ ζεστό καλύτερα από λεπτό γυαλί. Χρώμα: πράσινο."),
        ("el", "Χωράει το πολύ 300 ml, τουλάχιστον 250 ml. Τελειώνει με ματ επιφάνεια."),
        (
            "sl",
            "Drži največ 300 ml, najmanj 250 ml; največja dolžina je 12 cm. Najprej jo operite.",
        ),
        ("sl", "Barva: zelena. Popolnoma suha naj bo pred žganjem."),
        ("hy", "Տարողությունը առավելագույնը 300 մլ է, նվազագույնը՝ 250 մլ։ Գույնը՝ կանաչ։"),
    ],
)
def test_plain_statement_is_no_claim(language, text):
    assert claims_in(text, language) == []


@pytest.mark.serves("OMN-09")
def test_green_claim_stands_only_beside_a_recognised_label():
    text = "An eco-friendly mug, climate neutral."
    own_word = Proof("eco-friendly", "Our own green promise")
    label = Proof("eco-friendly", "EU Ecolabel, licence GR/030/001")

    assert [claim.kind for claim in claims_in(text, "en", [own_word])] == ["green", "offset"]
    assert [claim.kind for claim in claims_in(text, "en", [label])] == ["offset"]


def test_superlative_stands_beside_its_source():
    proof = Proof("the best mug of 2025", "Ceramics Review, May 2025")

    assert claims_in("The best mug of 2025, says the jury.", "en")
    assert (
        claims_in("The best mug of 2025, says the jury.", "en", [Proof("best", "Ceramics Review")])
        == []
    )
    assert claims_in("Best", "en", [proof]) == []


def test_shouting_and_capitals():
    assert is_shouting("Buy it!!!")
    assert not is_shouting("Handle with care!")
    assert capitals_in("The NEW mug by KALAMOS IS GREAT", ["KALAMOS Pottery"]) == ["GREAT"]
