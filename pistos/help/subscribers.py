"""A new shop finds the usual articles written, to be read and published by its owner."""

from datetime import datetime

from pistos.help.actions.articles import draft_default_articles
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.kit.actors import Actor


@on("shop.ShopSetUp")
def begin_help(event: Event, at: datetime) -> None:
    draft_default_articles(by=Actor.machine("help.begin"), at=at)
