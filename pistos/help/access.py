"""The gate through which the desk loads articles and missed searches."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.help.models import Article, MissedSearch
from pistos.kit.errors import NotFound


def article_for(agent: User, article_id: int) -> Article:
    require(agent, "edit_help")
    found = Article.objects.filter(pk=article_id).first()
    if found is None:
        raise NotFound
    return found


def missed_search_for(agent: User, missed_id: int) -> MissedSearch:
    require(agent, "edit_help")
    found = MissedSearch.objects.filter(pk=missed_id).first()
    if found is None:
        raise NotFound
    return found
