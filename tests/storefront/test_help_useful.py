"""Articles begin in short, lead to others, and ask whether they helped; those that do not are work."""

import pytest
from django.test import Client

from pistos.help.actions.articles import (
    Writing,
    add_default_articles,
    publish_article,
    write_article,
)
from pistos.help.models import Opinion
from pistos.help.queries import low_rated
from pistos.journal.models import Event
from pistos.kit.actors import Actor

pytestmark = pytest.mark.django_db
BY = Actor.machine("test")


@pytest.fixture
def article(shop, at):
    add_default_articles(by=BY, at=at)
    body = (
        "> Two days, three at most.\n> You hear before it slips.\n\n## Where it is\nText.\n\n"
        "## If late\n- Wait\n- Cancel\n\n## If late\nMore."
    )
    written = write_article(
        writing=Writing({"en": "How long?"}, {"en": body}, "delivery", 9), by=BY, at=at
    )
    return publish_article(article=written, by=BY, at=at)


def rate(article, said, words="", **headers):
    return Client(**headers).post(
        f"/en/help/{article.address}/useful/", {"useful": said, "words": words}
    )


@pytest.mark.serves("S3-30", "S1-2", "S3-29")
def test_article_has_its_short_its_contents_and_others_on_its_topic(article):
    html = Client().get(f"/en/help/{article.address}/").content.decode()

    assert "<li>Two days, three at most.</li><li>You hear before it slips.</li>" in html
    assert '<meta name="description" content="Two days, three at most.">' in html
    for anchor in ("where-it-is", "if-late", "if-late-2"):
        assert f'<a href="#{anchor}">' in html
        assert f'<h2 id="{anchor}">' in html
    assert "Also about: Delivery" in html
    assert 'href="/en/help/delivery-times/"' in html.split('id="related"')[1]


@pytest.mark.serves("S4-51")
def test_what_helps_too_few_becomes_work_until_it_is_written_anew(article, alma, at):
    for number, said in enumerate(["yes", "yes", "no", "no", "no"]):
        rate(article, said, "4111 1111 1111 1111 was missing", REMOTE_ADDR=f"10.0.0.{number}")
    client = Client()
    client.force_login(alma)
    listed = client.get("/desk/help/").content.decode()
    opened = client.get(f"/desk/help/{article.pk}/").content.decode()
    publish_article(article=article, by=BY, at=at)

    assert "To be written anew" in listed
    assert "useful 2, not useful 3" in listed
    assert "was missing" in opened
    assert "4111 1111" not in opened
    assert low_rated() == []


@pytest.mark.serves("S4-51")
def test_reader_is_thanked_and_a_no_leads_to_a_person(article):
    answer = rate(article, "no")
    page = Client().get(answer["Location"].partition("#")[0]).content.decode()

    assert answer.status_code == 302
    assert Event.objects.filter(name="help.ArticleRated").count() == 1
    assert f'/en/contact/?about=/en/help/{article.address}/">Ask us' in page


def test_opinions_of_nothing_and_of_nobody_knows_what_are_not_kept(article):
    nothing = rate(article, "perhaps")
    unknown = Client().post("/en/help/no-such-thing/useful/", {"useful": "yes"})

    assert nothing.status_code == 302
    assert unknown.status_code == 404
    assert Opinion.objects.count() == 0
