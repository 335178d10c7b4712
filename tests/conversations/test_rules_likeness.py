"""Answers that are the same answer, and answers that only sound like it."""

import pytest

from pistos.conversations.rules.default_macros import DEFAULT_MACROS
from pistos.conversations.rules.greetings import greeting
from pistos.conversations.rules.likeness import are_alike, fingerprint, is_near
from pistos.conversations.rules.macros import MacroValues, fill_macro

ALIKE = {
    "en": (
        (
            "Dear Cleo,\n\nyour parcel was held up in our warehouse by the strike and leaves us on"
            " Tuesday. I will write to you when the courier has it.\n\nKind regards\nBen"
        ),
        (
            "Good morning Dora,\n\nyour parcel was held up in our warehouse by the strike, and it leaves"
            " us on Wednesday. I will write to you when the courier has it.\n\nBest regards\nMaria"
        ),
    ),
    "el": (
        (
            "Καλημέρα σας,\nτο δέμα σας έμεινε στην αποθήκη μας λόγω της απεργίας και φεύγει την Τρίτη."
            " Θα σας γράψω μόλις το πάρει η μεταφορική.\nΜε εκτίμηση\nΜπεν"
        ),
        (
            "Αγαπητή Δώρα,\nΤΟ ΔΕΜΑ ΣΑΣ έμεινε στην αποθήκη μας λόγω της απεργίας και φεύγει την Τετάρτη."
            " Θα σας γράψω μόλις το πάρει η μεταφορική.\nΦιλικά\nΜαρία"
        ),
    ),
    "sl": (
        (
            "Spoštovani,\nvaš paket je zaradi stavke obstal v našem skladišču in odide v torek."
            " Pisal vam bom, ko ga prevzame dostavljavec.\nLep pozdrav\nBen"
        ),
        (
            "Dober dan, Dora,\nvas paket je zaradi stavke obstal v nasem skladiscu in odide v sredo."
            " Pisal vam bom, ko ga prevzame dostavljavec.\nLep pozdrav\nMaja"
        ),
    ),
    "hy": (
        (
            "Բարև Ձեզ,\nՁեր ծանրոցը գործադուլի պատճառով մնացել է մեր պահեստում և դուրս կգա երեքշաբթի։"
            " Կգրեմ Ձեզ, երբ առաքիչը վերցնի այն։\nՀարգանքով\nԲեն"
        ),
        (
            "Հարգելի Դորա,\nՁեր ծանրոցը գործադուլի պատճառով մնացել է մեր պահեստում եւ դուրս կգա չորեքշաբթի։"
            " Կգրեմ Ձեզ, երբ առաքիչը վերցնի այն։\nՀարգանքով\nՄարիա"
        ),
    ),
}
OTHER = {
    "en": "Dear Dora,\n\nthe lamp you ask about is no longer made. The round one has the same socket"
    " and costs less; I have put it aside for you until Friday.\n\nKind regards\nBen",
    "el": "Καλημέρα σας,\nτο φωτιστικό που ζητάτε δεν κατασκευάζεται πια. Το στρογγυλό έχει το ίδιο"
    " ντουί και κοστίζει λιγότερο· σας το κράτησα έως την Παρασκευή.\nΜε εκτίμηση\nΜπεν",
    "sl": "Spoštovani,\nsvetilke, po kateri sprašujete, ne izdelujejo več. Okrogla ima enako grlo in"
    " stane manj; do petka sem vam jo prihranil.\nLep pozdrav\nBen",
    "hy": "Բարև Ձեզ,\nայն լամպը, որի մասին հարցնում եք, այլևս չի արտադրվում։ Կլորը նույն կոթառն ունի և"
    " ավելի էժան է. պահել եմ Ձեզ համար մինչև ուրբաթ։\nՀարգանքով\nԲեն",
}


@pytest.mark.serves("S0-41")
@pytest.mark.parametrize("language", ALIKE)
def test_same_answer_to_two_people_is_noticed(language):
    one, other = ALIKE[language]

    assert is_near(fingerprint(one), fingerprint(other))
    assert are_alike(one, other)


@pytest.mark.serves("S0-41")
@pytest.mark.parametrize("language", ALIKE)
def test_answers_of_their_own_are_not_alike(language):
    one = ALIKE[language][0]

    assert not are_alike(one, OTHER[language])


@pytest.mark.serves("S0-41")
@pytest.mark.parametrize("language", ALIKE)
def test_macros_greetings_and_signatures_do_not_count(language):
    prepared = [macro.text[language] for macro in DEFAULT_MACROS]
    one, other = (
        greeting(language, 9, name)
        + "\n"
        + fill_macro(
            DEFAULT_MACROS[1].text[language],
            MacroValues(order=number, tracking="RR1", link="https://shop.example/o/x/"),
        )
        for name, number in (("Cleo", "A-17"), ("Dora", "A-18"))
    )

    assert are_alike(one, other)
    assert not are_alike(one, other, prepared)
    assert fingerprint(one, prepared) is None


def test_own_words_beside_a_macro_still_count():
    prepared = [macro.text["en"] for macro in DEFAULT_MACROS]
    ready = fill_macro(DEFAULT_MACROS[0].text["en"], MacroValues(due="today until 16:30"))
    one, other = (f"{text}\n{ready}" for text in ALIKE["en"])

    assert are_alike(one, other, prepared)


@pytest.mark.parametrize("text", ["", "Thank you, that is fine.", "Γεια σας\nΕντάξει.", "--\nBen"])
def test_short_answers_are_never_alike(text):
    assert fingerprint(text) is None
    assert not are_alike(text, text)


def test_numbers_alone_do_not_make_an_answer_another():
    text = (
        "Your parcel {} weighs {} grams and was given to the courier at {} o'clock in the morning."
    )

    assert are_alike(text.format(17, 300, 8), text.format(9912, 450, 9))


def test_fingerprint_fits_a_signed_column():
    values = [fingerprint(text) for pair in ALIKE.values() for text in pair]

    assert all(-(2**63) <= value < 2**63 for value in values)
