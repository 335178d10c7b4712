"""Articles are written, published, withdrawn; searches in vain become work and close by themselves."""

import pytest

from pistos.help.actions.articles import (
    ArticleUnusable,
    Writing,
    add_default_articles,
    change_article,
    publish_article,
    withdraw_article,
    write_article,
)
from pistos.help.actions.misses import dismiss_search, note_search
from pistos.help.models import Article, ArticleVersion, MissedSearch, PublishedText
from pistos.help.queries import article_shown, missed_searches, search, topics_shown
from pistos.help.rules.default_articles import DEFAULT_ARTICLES
from pistos.help.rules.layout import blocks, excerpt
from pistos.help.rules.seeking import key_of, masked
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.languages import LANGUAGES

pytestmark = pytest.mark.django_db
BEN = Actor.person(7)
VISITOR = Actor.machine("help page")
WARRANTY = Writing(
    title={"en": "How long is the warranty?", "el": "Πόσο διαρκεί η εγγύηση;"},
    body={"en": "Two years from delivery.", "el": "Δύο χρόνια από την παράδοση."},
    topic="damage",
)


@pytest.fixture
def articles(at):
    return add_default_articles(by=BEN, at=at)


def test_written_article_is_not_public_until_it_is_published(at):
    article = write_article(writing=WARRANTY, by=BEN, at=at)
    assert article.address == "how-long-is-the-warranty"
    assert article_shown(article.address, "en", "en") is None

    publish_article(article=article, by=BEN, at=at)

    assert article_shown(article.address, "en", "en").body == "Two years from delivery."
    assert article_shown(article.address, "el", "en").title == "Πόσο διαρκεί η εγγύηση;"
    assert article_shown(article.address, "sl", "el").language == "el"
    assert [event.name for event in Event.objects.order_by("pk")] == [
        "help.ArticleWritten",
        "help.ArticlePublished",
    ]


def test_public_reads_the_published_version_while_a_new_one_is_written(at):
    article = publish_article(article=write_article(writing=WARRANTY, by=BEN, at=at), by=BEN, at=at)
    change_article(
        article=article,
        writing=Writing(title=WARRANTY.title, body={"en": "Three years."}),
        by=BEN,
        at=at,
    )
    assert article_shown(article.address, "en", "en").body == "Two years from delivery."

    publish_article(article=Article.objects.get(), by=BEN, at=at)

    assert article_shown(article.address, "en", "en").body == "Three years."
    assert article_shown(article.address, "el", "en").language == "en"
    assert list(ArticleVersion.objects.order_by("number").values_list("number", flat=True)) == [
        1,
        2,
    ]
    assert ArticleVersion.objects.get(number=1).body["el"] == "Δύο χρόνια από την παράδοση."


def test_withdrawn_article_is_gone_from_page_and_search_and_its_versions_stay(at):
    article = publish_article(article=write_article(writing=WARRANTY, by=BEN, at=at), by=BEN, at=at)
    withdraw_article(article=article, by=BEN, at=at)
    withdraw_article(article=article, by=BEN, at=at)

    assert article_shown(article.address, "en", "en") is None
    assert search("warranty", "en") == []
    assert ArticleVersion.objects.count() == 1
    assert Event.objects.filter(name="help.ArticleWithdrawn").count() == 1


@pytest.mark.parametrize(
    "writing",
    [
        Writing(title={}, body={"en": "x"}),
        Writing(title={"en": "  "}, body={"en": "x"}),
        Writing(title={"en": "x" * 201}, body={}),
        Writing(title={"en": "x"}, body={"en": "x" * 20_001}),
        Writing(title={"en": "x"}, body={}, topic="nothing"),
    ],
)
def test_unusable_article_is_refused_and_nothing_written(writing, at):
    with pytest.raises(ArticleUnusable):
        write_article(writing=writing, by=BEN, at=at)

    assert Article.objects.count() == Event.objects.count() == 0


def test_article_without_an_answer_is_not_published(at):
    article = write_article(
        writing=Writing(title={"en": "Why?"}, body={"el": "Γιατί"}), by=BEN, at=at
    )

    with pytest.raises(ArticleUnusable, match="the question and the answer"):
        publish_article(article=article, by=BEN, at=at)

    assert PublishedText.objects.count() == 0


def test_two_articles_of_one_title_have_two_addresses(at):
    one, other = (write_article(writing=WARRANTY, by=BEN, at=at) for _ in range(2))

    assert one.address != other.address


def test_greek_title_alone_makes_an_address(at):
    article = write_article(writing=Writing(title={"el": "Εγγύηση"}, body={}), by=BEN, at=at)

    assert article.address


@pytest.mark.serves("S1-4")
def test_shop_begins_with_eight_articles_in_four_languages(articles, at):
    assert len(articles) == 8
    assert PublishedText.objects.count() == 32
    assert all(set(ready.title) == set(ready.body) == set(LANGUAGES) for ready in DEFAULT_ARTICLES)
    assert not any("!" in text for ready in DEFAULT_ARTICLES for text in ready.body.values())
    assert add_default_articles(by=BEN, at=at) == []


@pytest.mark.serves("S1-4")
@pytest.mark.parametrize(
    ("words", "language", "address"),
    [
        ("refund", "en", "refunds"),
        ("when is my refund", "en", "refunds"),
        ("DAMAGED parcels", "en", "damaged-parcel"),
        ("refnud", "en", None),
        ("warranty", "en", None),
        ("επιστροφές", "el", "returns-14-days"),
        ("επιστροφη χρηματων", "el", "refunds"),
        ("ΠΟΤΕ ΘΑ ΦΤΑΣΕΙ Η ΠΑΡΑΓΓΕΛΙΑ", "el", "delivery-times"),
        ("φθορές", "el", "damaged-parcel"),
        ("vracilo denarja", "sl", "refunds"),
        ("poškodovan paket", "sl", "damaged-parcel"),
        ("kako placam", "sl", "payment"),
        ("obljube", "sl", "our-promises"),
        ("գումարը հետ", "hy", "refunds"),
        ("վնասված ծանրոց", "hy", "damaged-parcel"),
        ("ԱՌԱՔՄԱՆ ՕՐԸ", "hy", "delivery-times"),
        ("ինչպես վճարել", "hy", "payment"),
        ("order arrive", "el", "delivery-times"),
        ("damagd parcel", "en", "damaged-parcel"),
    ],
)
def test_search_finds_the_article_in_the_language(articles, words, language, address):
    found = [hit.address for hit in search(words, language)]

    assert (address in found[:2]) if address else not found


def test_search_shows_the_language_of_the_page(articles):
    assert {hit.language for hit in search("refund", "en")} == {"en"}
    assert {hit.language for hit in search("refund", "sl")} == {"en"}


@pytest.mark.serves("S1-4")
def test_search_in_vain_is_work_from_the_second_time_and_closes_by_an_article(articles, at):
    note_search(words="How long is the warranty?", language="en", by=VISITOR, at=at)
    assert missed_searches() == []

    note_search(words="warranty long", language="en", by=VISITOR, at=at)
    work = missed_searches()
    assert [(missed.words, missed.count) for missed in work] == [("How long is the warranty?", 2)]

    article = write_article(writing=WARRANTY, by=BEN, at=at)
    assert missed_searches() == work
    publish_article(article=article, by=BEN, at=at)

    assert missed_searches() == []
    assert MissedSearch.objects.get().answered_by == article
    assert Event.objects.get(name="help.ArticlePublished").data["answered"] == [work[0].pk]


def test_search_that_finds_is_not_noted(articles, at):
    assert note_search(words="refund", language="en", by=VISITOR, at=at) is None
    assert note_search(words="?!", language="en", by=VISITOR, at=at) is None
    assert MissedSearch.objects.count() == 0


def test_answered_search_that_misses_again_is_open_again(at):
    for _ in range(2):
        note_search(words="warranty", language="en", by=VISITOR, at=at)
    article = publish_article(article=write_article(writing=WARRANTY, by=BEN, at=at), by=BEN, at=at)
    assert missed_searches() == []

    withdraw_article(article=article, by=BEN, at=at)
    note_search(words="warranty", language="en", by=VISITOR, at=at)

    assert [missed.count for missed in missed_searches()] == [3]


def test_dismissed_search_stays_dismissed(at):
    for _ in range(2):
        missed = note_search(words="casino", language="en", by=VISITOR, at=at)
    dismiss_search(missed=missed, by=BEN, at=at)
    dismiss_search(missed=missed, by=BEN, at=at)
    note_search(words="casino", language="en", by=VISITOR, at=at)

    assert missed_searches() == []
    assert Event.objects.filter(name="help.MissedSearchDismissed").count() == 1


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("card 4111 1111 1111 1111 refused", "card ************1111 refused"),
        ("mail to cleo@customer.example please", "mail to … please"),
        ("call +30 694 123 4567 now", "call +… now"),
        ("  two\nlines\x00 ", "two lines"),
        ("x" * 500, "x" * 80),
        ("order 1023", "order 1023"),
    ],
)
def test_only_masked_words_are_kept(words, kept):
    assert masked(words) == kept


def test_same_question_in_other_words_is_one_search():
    assert key_of("How long is the warranty?") == key_of("WARRANTY, how long")
    assert key_of("Πόση είναι η εγγύηση;") == key_of("ΕΓΓΥΗΣΗ")


def test_pages_cost_one_query(articles, django_assert_num_queries):
    with django_assert_num_queries(1):
        topics = topics_shown("el", "en")
    with django_assert_num_queries(1):
        article_shown("refunds", "sl", "en")

    assert [topic for topic, _ in topics] == [
        "delivery", "returns", "payment", "damage", "contact", "promises", "privacy",
    ]  # fmt: skip


def test_body_is_laid_out_in_blocks():
    body = "One\ntwo\n\n## Head\n- a\n- b\n\n\n<script>"

    assert [(block.kind, block.lines) for block in blocks(body)] == [
        ("paragraph", ("One", "two")),
        ("heading", ("Head",)),
        ("list", ("a", "b")),
        ("paragraph", ("<script>",)),
    ]
    assert excerpt("word " * 100, 20) == "word word word word …"
