"""The language of a text: said only where it can be told."""

import pytest

from pistos.kit.detecting import language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hello, where is my order? I have been waiting for a week."),
        ("en", "Thank you, this is what I wanted"),
        ("el", "Καλημέρα, πού είναι η παραγγελία μου;"),
        ("el", "ΠΟΥ ΕΙΝΑΙ ΤΟ ΔΕΜΑ ΜΟΥ"),
        ("el", "Το iPhone 15 Pro Max δεν ήρθε"),
        ("sl", "Pozdravljeni, kje je moj paket? Hvala za odgovor."),
        ("sl", "Zanima me, kdaj bo naročilo prišlo, ker ga še nisem dobil."),
        ("hy", "Բարև ձեզ, որտե՞ղ է իմ պատվերը"),
        ("", "Guten Tag, wo ist meine Bestellung? Ich warte auf die Antwort."),
        ("", "Bonjour, où est ma commande ? Je vous remercie pour votre aide."),
        ("", "Dobar dan, gdje je moja narudžba? Nisam je dobio, molim vas."),
        ("", "Здравствуйте, где мой заказ?"),
        ("", "OK"),
        ("", "12345"),
        ("", "🇬🇷🇸🇮🇦🇲"),
        ("", ""),
    ],
)
def test_language_is_told_where_it_shows(language: str, text: str) -> None:
    assert language_of(text) == language
