"""What a new shop finds when its owner comes in."""

import pytest

from pistos.conversations.actions.default_macros import add_default_macros
from pistos.conversations.models import Macro
from pistos.help.actions.articles import publish_article
from pistos.help.models import Article
from pistos.help.queries import topics_shown
from pistos.journal.actions import publish
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.shop.events import ShopSetUp

pytestmark = pytest.mark.django_db


def test_new_shop_finds_articles_to_publish_and_prepared_answers(alma, at):
    by = Actor.person(alma.pk)
    for _ in range(2):
        publish(ShopSetUp(alma.pk), about=Ref("shop", "1"), by=by, at=at)
        drain(at)

    assert Article.objects.count() == Macro.objects.count() == 8
    assert topics_shown("en", "en") == []
    publish_article(article=Article.objects.get(address="refunds"), by=by, at=at)
    assert [topic for topic, _ in topics_shown("en", "en")] == ["returns"]


def test_prepared_answers_are_added_only_where_there_are_none(at):
    by = Actor.machine("test")
    Macro.objects.create(name={"en": "Ours"}, text={"en": "Ours."})

    assert add_default_macros(by=by, at=at) == []
    assert Event.objects.count() == 0
