"""The help pages: anybody reads and searches them, and what is missing is noted."""

import re

import pytest
from django.test import Client

from pistos.help.actions.articles import add_default_articles
from pistos.help.models import MissedSearch
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.storefront import limits

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(shop, at):
    return add_default_articles(by=Actor.machine("test"), at=at)


@pytest.mark.serves("S1-4")
@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "When will my order arrive?"),
        ("el", "Πότε θα φτάσει η παραγγελία μου;"),
        ("sl", "Kdaj bo prispelo moje naročilo?"),
        ("hy", "Ե՞րբ կհասնի իմ պատվերը"),
    ],
)
def test_anybody_reads_the_articles_in_their_language(articles, language, title):
    page = Client().get(f"/{language}/help/")
    article = Client().get(f"/{language}/help/delivery-times/")

    assert title in page.content.decode()
    assert f"<h1>{title}</h1>" in article.content.decode()
    assert (
        'class="help-list"' in Client().get(f"/{language}/help/returns-14-days/").content.decode()
    )


@pytest.mark.serves("S3-30")
@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
def test_every_article_of_the_beginning_says_it_in_short_first(articles, language):
    for article in articles:
        page = Client().get(f"/{language}/help/{article.address}/").content.decode()
        box = page[page.index('class="in-short"') : page.index("</section>")]
        short = re.findall(r"<li>([^<]+)</li>", box)
        assert len(short) == 1, article.address
        assert short[0] not in page[page.index("</section>") : page.index("</article>")]


@pytest.mark.serves("S1-4")
def test_search_goes_to_an_address_of_its_own_that_shows_the_answers(articles):
    client = Client()
    sent = client.post("/el/help/search/", {"q": "ΕΠΙΣΤΡΟΦΕΣ χρημάτων"})
    found = client.get(sent["Location"])

    assert sent.status_code == 302
    assert "Πότε θα πάρω πίσω τα χρήματά μου;" in found.content.decode()
    assert found["X-Robots-Tag"] == "noindex"
    assert MissedSearch.objects.count() == 0


@pytest.mark.serves("S1-4")
def test_search_in_vain_is_noted_with_nothing_of_who_searched(articles):
    client = Client()
    sent = client.post(
        "/sl/help/search/", {"q": "garancija za 4111 1111 1111 1111 ana@customer.example"}
    )
    page = client.get(sent["Location"]).content.decode()

    missed = MissedSearch.objects.get()
    assert (missed.words, missed.language) == ("garancija za ************1111 …", "sl")
    assert "ana@" not in sent["Location"] + page
    assert "4111 1111" not in sent["Location"] + page
    assert Event.objects.get(name="help.SearchMissed").actor_kind == "machine"


def test_reading_and_searching_by_address_change_nothing(articles):
    before = Event.objects.count()
    for address in ("/en/help/", "/en/help/?q=garage", "/en/help/refunds/"):
        assert Client().get(address).status_code == 200

    assert MissedSearch.objects.count() == 0
    assert Event.objects.count() == before


def test_one_address_notes_only_so_many_searches(articles):
    client = Client()
    for n in range(limits.POSTS + 5):
        assert client.post("/en/help/search/", {"q": f"zebra{n}"}).status_code == 302

    assert MissedSearch.objects.count() == limits.POSTS


@pytest.mark.fault("S4")
def test_words_of_a_search_are_shown_as_text(articles):
    page = Client().get("/en/help/", {"q": '"><script>alert(1)</script>'}).content.decode()

    assert "<script>alert" not in page


def test_article_missing_in_a_language_is_shown_in_another_and_says_so(articles, at):
    article = articles[0]
    article.texts.exclude(language="el").delete()
    page = Client().get("/hy/help/delivery-times/").content.decode()

    assert 'lang="el"' in page
    assert "Ελληνικά" in page


def test_unknown_and_unpublished_articles_are_not_there(articles):
    assert Client().get("/en/help/nothing/").status_code == 404
    assert Client().get("/en/help/search/").status_code == 405


def test_without_articles_the_page_says_what_to_do(shop):
    page = Client().get("/en/help/")

    assert page.status_code == 200
    assert "No answers are written yet" in page.content.decode()


@pytest.mark.parametrize("words", ["x" * 10_000, "\x00", "' OR 1=1 --", ":*&|!", "🇬🇷 \u202e"])
def test_any_words_may_be_sought(articles, words):
    client = Client()
    sent = client.post("/en/help/search/", {"q": words})

    assert client.get(sent["Location"]).status_code == 200


def test_pages_cost_the_same_with_one_and_with_eight_articles(shop, at, django_assert_num_queries):
    articles = add_default_articles(by=Actor.machine("test"), at=at)
    with django_assert_num_queries(5):
        Client().get("/en/help/")
    for article in articles[1:]:
        article.texts.all().delete()
    with django_assert_num_queries(5):
        Client().get("/en/help/")
