"""The gate through which the desk loads mentions."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.reputation.models import Mention


def mention_for(agent: User, mention_id: int) -> Mention:
    require(agent, "note_reputation")
    found = Mention.objects.filter(pk=mention_id).first()
    if found is None:
        raise NotFound
    return found
