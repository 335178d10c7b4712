"""The help pages on the desk: written, published, and what is sought in vain worked off."""

import pytest
from django.test import Client

from pistos.help.actions.articles import add_default_articles
from pistos.help.actions.misses import note_search
from pistos.help.models import Article, MissedSearch
from pistos.kit.actors import Actor

pytestmark = pytest.mark.django_db
FIELDS = {
    "topic": "damage",
    "position": "1",
    "title_en": "How long is the warranty?",
    "body_en": "Two years from delivery.",
}


@pytest.fixture
def desk(ben, shop):
    client = Client()
    client.force_login(ben)
    return client


@pytest.fixture
def missed(at):
    for _ in range(2):
        found = note_search(words="warranty", language="en", by=Actor.machine("help page"), at=at)
    return found


@pytest.mark.serves("S1-4")
def test_missed_search_becomes_an_article_and_closes(desk, missed):
    page = desk.get("/desk/help/").content.decode()
    assert "warranty" in page

    form = desk.get(f"/desk/help/new/?for={missed.pk}").content.decode()
    assert 'value="warranty"' in form
    made = desk.post("/desk/help/new/", FIELDS)
    article = Article.objects.get()
    assert made["Location"] == f"/desk/help/{article.pk}/"
    assert "is not public" in desk.get(made["Location"]).content.decode()

    desk.post(f"/desk/help/{article.pk}/publish/")

    assert "warranty</th>" not in desk.get("/desk/help/").content.decode()
    assert Client().get(f"/en/help/{article.address}/").status_code == 200


def test_changed_article_is_newer_than_the_public_one_until_published(desk):
    desk.post("/desk/help/new/", FIELDS)
    article = Article.objects.get()
    desk.post(f"/desk/help/{article.pk}/publish/")
    desk.post(f"/desk/help/{article.pk}/", FIELDS | {"body_en": "Three years."})

    assert "newer" in desk.get(f"/desk/help/{article.pk}/").content.decode()
    assert "Two years" in Client().get(f"/en/help/{article.address}/").content.decode()

    desk.post(f"/desk/help/{article.pk}/withdraw/")
    assert Client().get(f"/en/help/{article.address}/").status_code == 404


def test_unusable_article_says_what_is_missing(desk):
    answer = desk.post("/desk/help/new/", {"topic": "other"})

    assert answer.status_code == 422
    assert "at least one language" in answer.content.decode()
    assert Article.objects.count() == 0


def test_article_without_an_answer_is_refused_in_words(desk):
    desk.post("/desk/help/new/", {"topic": "other", "title_en": "Why?"})
    article = Article.objects.get()
    answer = desk.post(f"/desk/help/{article.pk}/publish/", follow=True)

    assert "the question and the answer" in answer.content.decode()
    assert not Article.objects.get().is_published


def test_words_that_need_no_article_leave_the_list(desk, missed):
    desk.post(f"/desk/help/missed/{missed.pk}/dismiss/")

    assert MissedSearch.objects.get().dismissed_at is not None
    assert "warranty" not in desk.get("/desk/help/").content.decode()


def test_texts_of_languages_no_longer_spoken_stay(desk, shop):
    desk.post("/desk/help/new/", FIELDS | {"title_sl": "Kako", "body_sl": "Tako"})
    shop.languages = ["en"]
    shop.save()
    article = Article.objects.get()
    desk.post(f"/desk/help/{article.pk}/", FIELDS)

    assert Article.objects.get().title["sl"] == "Kako"


def test_list_costs_the_same_with_more_rows(desk, at, django_assert_num_queries):
    with django_assert_num_queries(7):
        desk.get("/desk/help/")
    add_default_articles(by=Actor.machine("test"), at=at)
    with django_assert_num_queries(7):
        desk.get("/desk/help/")
