"""Greetings through the day, in four languages."""

import pytest

from pistos.conversations.rules.greetings import greeting
from pistos.kit.languages import LANGUAGES


@pytest.mark.parametrize(
    ("language", "hour", "said"),
    [
        ("en", 8, "Good morning"),
        ("en", 13, "Good afternoon"),
        ("en", 19, "Good evening"),
        ("en", 3, "Hello"),
        ("el", 5, "Καλημέρα σας"),
        ("el", 12, "Καλησπέρα σας"),
        ("el", 22, "Καλησπέρα σας"),
        ("el", 2, "Γεια σας"),
        ("sl", 9, "Dobro jutro"),
        ("sl", 10, "Dober dan"),
        ("sl", 18, "Dober večer"),
        ("sl", 4, "Pozdravljeni"),
        ("hy", 11, "Բարի լույս"),
        ("hy", 15, "Բարի օր"),
        ("hy", 23, "Բարի երեկո"),
        ("hy", 0, "Բարև Ձեզ"),
        ("el-GR", 8, "Καλημέρα σας"),
        ("de", 8, "Good morning"),
    ],
)
def test_greeting_follows_the_hour_in_the_language(language, hour, said):
    assert greeting(language, hour) == said


def test_every_hour_has_a_greeting_in_every_language():
    assert all(greeting(language, hour) for language in LANGUAGES for hour in range(24))


@pytest.mark.parametrize(
    ("language", "name", "form", "said"),
    [
        ("en", "Cleo", "", "Good morning, Cleo"),
        ("sl", "Ana Novak", "", "Dobro jutro, Ana Novak"),
        ("hy", "Անահիտ", "", "Բարի լույս, Անահիտ"),
        ("el", "Μαρία Παπαδοπούλου", "", "Καλημέρα σας, Μαρία Παπαδοπούλου"),
        ("el", "Γιώργος Παππάς", "", "Καλημέρα σας"),
        ("el", "ΓΙΩΡΓΟΣ", "", "Καλημέρα σας"),
        ("el", "Nikos", "", "Καλημέρα σας"),
        ("el", "Γιώργος Παππάς", "κύριε Παππά", "Καλημέρα σας, κύριε Παππά"),
        ("sl", "Ana Novak", "gospa Novak", "Dobro jutro, gospa Novak"),
        ("en", "", "", "Good morning"),
        ("en", "cleo@customer.example", "", "Good morning"),
        ("en", "Win http://prize.example", "", "Good morning"),
        ("en", "x" * 10_000, "", "Good morning"),
        ("en", "Cleo\nSubject: hello", "", "Good morning, Cleo Subject: hello"),
    ],
)
def test_greeting_calls_people_by_what_is_surely_a_name(language, name, form, said):
    assert greeting(language, 8, name, form) == said
