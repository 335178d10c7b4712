"""The rules of listening, by tables."""

from datetime import UTC, datetime, timedelta
from time import process_time

import pytest

from pistos.listening.models import Step, TalkKind
from pistos.listening.rules.asking import asks_openly, suggested_questions
from pistos.listening.rules.confirming import says_yes
from pistos.listening.rules.copying import is_near_copy
from pistos.listening.rules.differing import differences
from pistos.listening.rules.kinds import classes_of, found_in
from pistos.listening.rules.repeating import repeated_in, says_again
from pistos.listening.rules.splitting import split_questions
from pistos.listening.rules.starting import why_more
from pistos.listening.rules.steps import NEXT, may_follow, missing_of
from pistos.listening.rules.talk import (
    Utterance,
    shares_of,
    talk_share,
    words_left,
)
from pistos.listening.rules.texts import own_text, words_of

NOON = datetime(2026, 3, 2, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "Hello, how are you? Where is my parcel? Can I still change the colour?",
            ["Where is my parcel?", "Can I still change the colour?"],
        ),
        (
            "When does it come, and what does the delivery cost?",
            ["When does it come", "what does the delivery cost?"],
        ),
        (
            "I would like to know when my lamp comes. Thank you.",
            ["I would like to know when my lamp comes."],
        ),
        (
            "Πότε θα έρθει η λάμπα; Μπορώ να αλλάξω το χρώμα; Ευχαριστώ.",
            ["Πότε θα έρθει η λάμπα;", "Μπορώ να αλλάξω το χρώμα;"],
        ),
        ("Θα ήθελα να μάθω αν υπάρχει σε μπλε.", ["Θα ήθελα να μάθω αν υπάρχει σε μπλε."]),
        (
            "Kdaj pride svetilka in koliko stane dostava?",
            ["Kdaj pride svetilka", "koliko stane dostava?"],
        ),
        ("Zanima me, ali je barva obstojna.", ["Zanima me, ali je barva obstojna."]),
        ("Ե՞րբ կգա լամպը։ Որքա՞ն արժե առաքումը։", ["Ե՞րբ կգա լամպը։", "Որքա՞ն արժե առաքումը։"]),
        ("Look at https://shop.example/lamp?colour=blue please.", []),
        ("> Where is my parcel?\nThank you for the answer.", []),
        ("Nothing is asked here.", []),
    ],
)
def test_each_question_stands_alone(text: str, questions: list[str]) -> None:
    assert split_questions(text) == questions


@pytest.mark.parametrize(
    "sign",
    ["1", "@", "a@", "a.", "www.", ",", " ", ", ", "?", "ա՞ ", "1.", "(", "πότε, ", "λάθος "],
)
def test_no_text_takes_long_and_time_grows_as_the_text_does(sign: str) -> None:
    half, whole = _spent(sign, 4_000), _spent(sign, 8_000)
    assert whole < 0.2
    assert whole < 3 * half + 0.02


def _spent(sign: str, signs: int) -> float:
    text = f"x,{sign * (signs // len(sign))}y?"
    spent = []
    for _ in range(3):
        began = process_time()
        classes_of(text)
        split_questions(text)
        spent.append(process_time() - began)
    return min(spent)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("See https://shop.example/a?b=1 now", "See   now"),
        ("(see:www.shop.example) now", "(see:  now"),
        ("Write to <ana.k@mail.example>, please", "Write to   please"),
        ("meet @ five, a@b, @home.", "meet @ five, a@b, @home."),
        ("It cost 12.50, not 3,20.", "It cost 12.50, not 3,20."),
    ],
)
def test_links_and_addresses_are_nobodys_words(text: str, own: str) -> None:
    assert own_text(text) == own


def test_no_limit_of_three() -> None:
    text = " ".join(f"Does the lamp number {n} work outside?" for n in range(7))

    assert len(split_questions(text)) == 7


@pytest.mark.serves("S3-74")
@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("I would like a new jug.", ["wish"]),
        ("The jug arrived broken.", ["complaint"]),
        ("I think the blue one is beautiful.", ["opinion"]),
        (
            "The jug is broken. I would like my money back. I think your parcels are badly packed.",
            ["wish", "complaint", "opinion"],
        ),
        ("Where is my parcel?", []),
        ("Θα ήθελα μια καινούργια κανάτα.", ["wish"]),
        ("Η κανάτα ήρθε σπασμένη.", ["complaint"]),
        ("Νομίζω ότι είναι πολύ ακριβή.", ["opinion"]),
        ("Rada bi nov vrč.", ["wish"]),
        ("Vrč je prispel razbit.", ["complaint"]),
        ("Barve so mi všeč. Mi je všeč.", ["opinion"]),
        ("Կուզեի նոր կուժ ստանալ։", ["wish"]),
        ("Կուժը կոտրված է։", ["complaint"]),
        ("Կարծում եմ՝ շատ թանկ է։", ["opinion"]),
    ],
)
def test_a_message_is_wish_complaint_opinion_or_several(text: str, classes: list[str]) -> None:
    assert classes_of(text) == classes


def test_facts_feelings_and_needs_are_found_with_their_words() -> None:
    text = (
        "I ordered it on 2.3. and it never arrived. I am so disappointed. I need it for a wedding."
    )

    found = found_in(text)

    assert ("complaint", "I ordered it on 2.3. and it never arrived.") in found or any(
        kind == "complaint" for kind, _quote in found
    )
    assert ("feeling", "I am so disappointed.") in found
    assert ("need", "I need it for a wedding.") in found
    assert any(kind == "fact" for kind, _quote in found)


def test_what_agents_dismissed_often_is_not_suggested_and_what_they_confirmed_is() -> None:
    dismissed = {("complaint", word): (0, 9) for word in ("broken", "english", "speak")}
    confirmed = {("feeling", "gutted"): (9, 0)}

    assert classes_of("I speak broken English.") == ["complaint"]
    assert classes_of("I speak broken English.", dismissed) == []
    assert ("feeling", "Gutted.") in found_in("Gutted.", confirmed)


@pytest.mark.parametrize(
    ("text", "is_yes"),
    [
        ("Yes, exactly!", True),
        ("Yes, that is right.\n\nKind regards\nCleo", True),
        ("Exactly.\n\nOn Monday, 2 March 2026, Kalamos wrote:\n> Is it right?", True),
        ("Yes, but the jug was blue.", False),
        ("No, rather the handle.", False),
        ("Yes. Where is it?", False),
        (
            "Yes I understand what you say and I want to add that the second lamp has the same fault.",
            False,
        ),
        ("Ναι, ακριβώς.", True),
        ("Σωστά!", True),
        ("Ναι, αλλά η κανάτα ήταν μπλε.", False),
        ("Όχι, το χερούλι.", False),
        ("Da, točno tako.", True),
        ("Ja, drži.", True),
        ("Da, ampak vrč je bil moder.", False),
        ("Այո, ճիշտ է։", True),
        ("Այո, բայց կուժը կապույտ էր։", False),
        ("", False),
    ],
)
def test_a_plain_yes_confirms_and_all_else_corrects(text: str, is_yes: bool) -> None:
    assert says_yes(text) is is_yes


COMPLAINT = (
    "My blue jug arrived on Monday with a crack in the handle and I would like a new one"
    " before my mother's birthday on Saturday."
)


@pytest.mark.serves("S3-77")
@pytest.mark.parametrize(
    ("text", "is_copy"),
    [
        (COMPLAINT, True),
        (f"You write: {COMPLAINT.lower()}", True),
        ("So your blue jug arrived on Monday with a crack in the handle, is it right?", True),
        (
            (
                "The handle of your new jug was cracked when you unpacked it, and a replacement"
                " has to be with you in time for the birthday. Is that so?"
            ),
            False,
        ),
    ],
)
def test_a_near_copy_of_their_words_is_told_from_our_own(text: str, is_copy: bool) -> None:
    assert is_near_copy(text, [COMPLAINT]) is is_copy


@pytest.mark.serves("S3-79")
def test_differences_name_what_they_say_otherwise() -> None:
    pieces = differences(
        "The handle of the blue jug is broken.", "The lid of the blue jug is broken!"
    )

    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "The"),
        ("ours", "handle"),
        ("theirs", "lid"),
        ("same", "of the blue jug is broken!"),
    ]


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("What happened when you opened it?", True),
        ("Could you tell us how it looked?", True),
        ("Did it arrive?", False),
        ("We are sorry.", False),
        ("Τι ακριβώς συνέβη;", True),
        ("Ήρθε;", False),
        ("Kaj se je zgodilo?", True),
        ("Ali je prišlo?", False),
        ("Ի՞նչ պատահեց։", True),
        ("Please describe the crack.", True),
    ],
)
def test_an_open_question_is_told_from_a_closed_one(text: str, is_open: bool) -> None:
    assert asks_openly(text) is is_open


@pytest.mark.serves("S3-76")
@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
@pytest.mark.parametrize("topic", ["delivery", "return", "product", "payment", "", "something"])
def test_what_is_suggested_is_open_and_in_the_customers_language(language: str, topic: str) -> None:
    suggested = suggested_questions(["fact", "wish"], topic, has_complaint=True, language=language)

    assert suggested
    assert all(asks_openly(question) for question in suggested), suggested


@pytest.mark.parametrize(
    ("kinds", "questions", "because"),
    [
        (set(), 1, ""),
        (set(), 2, "questions"),
        ({"complaint"}, 1, "complaint"),
        ({"wish"}, 0, "wish"),
        ({"wish"}, 1, ""),
        ({"feeling"}, 0, ""),
        ({"feeling", "need"}, 0, "feeling"),
    ],
)
def test_what_is_more_than_a_simple_question(kinds: set[str], questions: int, because: str) -> None:
    assert why_more(kinds, questions, is_repeat=False) == because


@pytest.mark.serves("S3-81")
def test_acting_follows_only_the_confirmation() -> None:
    assert [step for step in NEXT if may_follow(step, Step.ACT)] == [Step.CONFIRM]
    assert [step for step in NEXT if may_follow(step, Step.CONFIRM)] == [Step.REPEAT]
    assert not may_follow(Step.ACT, Step.SHORT)


def test_what_is_missing() -> None:
    assert missing_of({"complaint"}, has_reason=False) == ["fact", "wish", "reason"]
    assert missing_of({"complaint", "fact", "wish"}, has_reason=True) == []


def test_links_quotes_and_signatures_are_no_words() -> None:
    text = (
        "Hello, see https://shop.example/a/b and write to us@shop.example.\n> old words here\n\n"
        "-- \nKalamos, the shop"
    )

    assert words_of(text) == ["Hello", "see", "and", "write", "to"]
    assert own_text("Done.\n\nKind regards\nBen, Kalamos") == "Done."
    assert words_of("I don't use e-mail, 2 of 3") == ["I", "don't", "use", "e-mail", "2", "of", "3"]


def said(text: str, hours: int, person: int | None = None, *, is_answer: bool = False) -> Utterance:
    return Utterance(text, NOON + HOUR * hours, person, is_answer)


@pytest.mark.serves("S3-72")
def test_a_known_transcript_gives_the_exact_share() -> None:
    transcript = [
        said("one two three four five six seven eight nine ten", 0),
        said("What happened then exactly?", 1, 7),
        said("one two three four five six", 2),
        said("We send a new one today and it is with you on Friday", 5, 7, is_answer=True),
        said("Thank you", 6),
    ]

    shares = shares_of(transcript, kind=TalkKind.SERVICE, confirmed_at=NOON + HOUR * 3)

    assert (shares.customer, shares.shop) == (18, 17)
    assert (shares.listening_customer, shares.listening_shop) == (16, 4)
    assert talk_share(shares.listening_shop, shares.listening_customer) == 0.2
    assert shares.agents == {7: (17, 4)}


@pytest.mark.serves("S3-73")
@pytest.mark.parametrize("kind", [TalkKind.SALE, TalkKind.NEGOTIATION, TalkKind.PARTNER])
def test_in_sales_and_negotiations_every_word_counts(kind: TalkKind) -> None:
    transcript = [
        said("We offer ten crates", 0),
        said("We take them for nine", 1, 7, is_answer=True),
    ]

    shares = shares_of(transcript, kind=kind, confirmed_at=None)

    assert (shares.listening_customer, shares.listening_shop) == (4, 5)


@pytest.mark.parametrize(("shop", "customer", "left"), [(0, 80, 20), (15, 80, 5), (30, 80, 0)])
def test_how_much_we_may_still_say(shop: int, customer: int, left: int) -> None:
    assert words_left(shop, customer) == left
    assert talk_share(shop + left, customer) == pytest.approx(0.2) or shop > 20


def test_nothing_said_has_no_share() -> None:
    assert talk_share(0, 0) is None


@pytest.mark.serves("S3-42")
@pytest.mark.parametrize(
    ("text", "is_repeat"),
    [
        ("When will my blue jug from order K-1001 be delivered?", True),
        ("Please tell me when the blue jug of order K-1001 gets delivered, I need to know", True),
        ("The lamp has a scratch on its shade, what can be done about it?", False),
        ("Thank you", False),
    ],
)
def test_nearly_the_same_request_is_a_repeat(text: str, is_repeat: bool) -> None:
    earlier = ["Good morning!", "When will the blue jug of my order K-1001 be delivered to me?"]

    assert (repeated_in(text, earlier) == 1) is is_repeat


@pytest.mark.parametrize(
    "text",
    [
        "As I already wrote, it is broken.",
        "Όπως σας έγραψα, δεν ήρθε.",
        "Kot sem že napisala, ni prišlo.",
        "Ինչպես արդեն գրել եմ, չի եկել։",
    ],
)
def test_they_say_themselves_that_they_repeat(text: str) -> None:
    assert says_again(text)
