"""The pages of information: true of this shop, in four languages, never more than two clicks away."""

import re
from datetime import UTC, datetime, time
from decimal import Decimal

import pytest
from django.test import Client

from pistos.components.information import PAGES
from pistos.kit.actors import Actor
from pistos.kit.phones import spaced
from pistos.partners.models import Partner, PartnerKind, PartnerState
from pistos.shipping.models import FreeFrom, Method, MethodKind, Rate
from pistos.shop.actions.presenting import save_page_words
from pistos.storefront.information.reading import TEXTS

pytestmark = pytest.mark.django_db

BY = Actor.person(1)
LANGUAGES = ("en", "el", "sl", "hy")


def page(code, language="en", client=None):
    answer = (client or Client()).get(f"/{language}/{code}/")
    assert answer.status_code == 200
    return answer.content.decode()


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def elta(shop):
    courier = Partner.objects.create(
        code="elta", name="ELTA Courier", kind=PartnerKind.COURIER, state=PartnerState.ACTIVE
    )
    method = Method.objects.create(
        code="door",
        name={"en": "To the door", "el": "Στην πόρτα"},
        courier=courier,
        kind=MethodKind.HOME,
        cut_off=time(14, 0),
    )
    Rate.objects.create(
        method=method,
        countries=["GR", "SI"],
        max_weight_grams=30_000,
        gross_amount=Decimal("4.50"),
        currency="EUR",
    )
    return courier


@pytest.mark.serves("S3-30", "S1-2", "S4-52")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", PAGES)
def test_each_page_begins_in_short_and_its_contents_lead_to_headings(shop, elta, code, language):
    html = page(code, language)
    short = re.search(r'aria-labelledby="in-short">.*?</section>', html, re.S)
    contents = re.findall(r'<a href="#([^"]+)">', html.split('<nav class="contents"')[1])
    headings = re.findall(r'<h2 id="([^"]+)">', html.split("</nav>", 2)[2])

    assert short
    assert short[0].count("<li>") >= 2
    assert contents
    assert set(contents) <= set(headings)
    assert len(set(contents)) == len(contents)
    assert "{" not in text_of(html.split("<main")[1].split("</main>")[0])
    assert "2026" in html.split("info-updated")[1]


def test_the_four_languages_say_the_same_things():
    for code in PAGES:
        marks = {
            language: (
                re.findall(
                    r"\{#([a-z-]+)\}", text := (TEXTS / language / f"{code}.txt").read_text()
                ),
                sorted(re.findall(r"\{\{ (\w+)", text)),
                sorted(set(re.findall(r"\]\(([a-z-]+)\)", text))),
                text.count("\n| "),
            )
            for language in LANGUAGES
        }
        assert all(found == marks["en"] for found in marks.values()), code


@pytest.mark.serves("S4-5", "CRD-01", "S0-5")
def test_who_we_are_names_the_firm_its_people_history_and_partners(shop, elta, at):
    shop.legal_address, shop.register_number = "Ermou 1\n10563 Athens", "123456701000"
    shop.tax_number, shop.phone, shop.opened_on = "EL123456789", "+302101234567", at.date()
    shop.save()
    save_page_words(page="people", words={"en": "Alma bakes.\n\n- Ben answers"}, by=BY, at=at)
    save_page_words(page="history", words={"en": "Since 1987."}, by=BY, at=at)
    html = page("who-we-are")
    said = text_of(html)

    for fact in (
        "Kalamos IKE",
        "Ermou 1, 10563 Athens",
        "123456701000",
        "EL123456789",
        spaced("+302101234567"),
        "shop@kalamos.example",
        "ELTA Courier",
        "Mar 2026",
        "Alma bakes.",
        "Ben answers",
        "Since 1987.",
    ):
        assert fact in said, fact
    assert '<h2 id="own-people">The people</h2>' in html
    assert 'href="#own-people"' in html
    assert "What others write of us" not in html


@pytest.mark.serves("S0-23")
def test_partner_that_leaves_is_named_nowhere(shop, elta):
    stripe = Partner.objects.create(
        code="viva", name="Viva Wallet", kind=PartnerKind.PAYMENT, state=PartnerState.ACTIVE
    )
    places = ("", "delivery/", "who-we-are/", "privacy/", "help/", "contact/")
    before = [Client().get(f"/en/{place}").content.decode() for place in places]
    Partner.objects.update(state=PartnerState.ENDED)
    after = [Client().get(f"/en/{place}").content.decode() for place in places]

    assert all("ELTA Courier" in html and stripe.name in html for html in before)
    assert not any("ELTA" in html or stripe.name in html for html in after)
    assert "To the door" not in after[1]


@pytest.mark.serves("S0-19")
def test_protection_claims_only_what_is_true(shop, alma, settings):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = False, 0
    plain = text_of(page("protection"))
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 31_536_000
    guarded = text_of(Client().get("/en/protection/", secure=True).content.decode())

    assert "travels encrypted" not in plain
    assert "travels encrypted" in guarded
    assert "second factor" not in plain  # Alma signs in with a password alone
    assert "payment provider’s own page" not in plain  # no card is taken here
    assert "We ask for no card number" in plain


@pytest.mark.serves("CRD-13")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "hereby give notice that I/we (*) withdraw"),
        ("el", "ότι υπαναχωρώ/υπαναχωρούμε (*)"),
        ("sl", "da odstopam/odstopamo (*)"),
        ("hy", "որ հրաժարվում եմ/ենք (*)"),
    ],
)
def test_withdrawal_is_explained_with_the_model_form(shop, language, words):
    shop.legal_address = "Ermou 1, Athens"
    shop.save()
    said = text_of(page("returns", language))

    assert words in said
    assert "14" in said
    assert said.count("Ermou 1, Athens") >= 2


@pytest.mark.serves("CRD-04", "CRD-07", "GEO-01")
def test_delivery_says_where_how_and_by_what_means(shop, elta):
    FreeFrom.objects.create(countries=["GR"], threshold=Decimal("50"), currency="EUR")
    said = text_of(page("delivery"))

    assert "We send to: Greece, Slovenia." in said
    assert "To the door ELTA Courier" in said
    assert "from €50.00 of goods: Greece" in said
    assert "on the same terms" in said
    assert "To other places we cannot send yet" in said


@pytest.mark.serves("CRD-03")
def test_terms_say_whether_a_price_is_ever_personal(shop, cleo):
    before = text_of(page("terms"))
    FreeFrom.objects.create(
        countries=["GR"], threshold=Decimal("50"), currency="EUR", customer=cleo
    )
    after = text_of(page("terms"))

    assert "No price depends on who you are" in before
    assert "granted free shipping personally" not in before
    assert "granted free shipping personally" in after


@pytest.mark.serves("OMN-04")
def test_the_order_of_lists_is_disclosed(shop):
    said = text_of(page("about-lists"))

    assert "Nobody can pay for a better place" in said
    assert "Words in the title weigh most" in said


@pytest.mark.serves("EAA-01")
def test_the_statement_of_accessibility_says_what_is_not_there_and_whom_to_tell(shop):
    html = page("accessibility")

    assert "WCAG 2.1, level AA" in html
    assert "What is not there yet" in html
    assert 'href="/en/contact/">Tell us</a>' in html


@pytest.mark.serves("S3-112")
def test_who_buys_for_the_first_time_is_led_and_can_order_by_telephone(shop):
    shop.phone = "+302101234567"
    shop.save()
    said = text_of(page("first-time"))

    assert f"Call {spaced(shop.phone)}: we order together." in said
    assert "Only with the button do you order." in said


def test_no_page_links_to_the_platform_that_was_closed(shop):
    assert not any("consumers/odr" in path.read_text() for path in TEXTS.rglob("*.txt"))


def test_own_words_are_shown_escaped_in_versions_and_leave_when_emptied(shop, at):
    words = {"el": "Γράψτε <b>μας</b> [εδώ](contact)"}
    save_page_words(page="terms", words=words, by=BY, at=datetime(2026, 12, 24, tzinfo=UTC))
    greek, english = page("terms", "el"), page("terms")
    again = save_page_words(page="terms", words=words, by=BY, at=at)
    save_page_words(page="terms", words={"el": " "}, by=BY, at=at)

    assert "Γράψτε &lt;b&gt;μας&lt;/b&gt; [εδώ](contact)" in greek
    assert "In our own words (in Ελληνικά)" in english
    assert "24 Dec 2026" in text_of(english.split("info-updated")[1])
    assert again is None
    assert "Γράψτε" not in page("terms", "el")
