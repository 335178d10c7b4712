"""Where each kind of message goes."""

from dataclasses import dataclass

from django.utils.translation import override

from pistos.conversations.models import Team
from pistos.listening.models import Route
from pistos.listening.rules.kinds import CLASSES
from pistos.listening.rules.words import TAGS
from pistos.shop.queries import the_shop_or_none


@dataclass(frozen=True, slots=True)
class Routed:
    """`is_own` where the shop said so itself."""

    kind: str
    tag: str
    team: Team | None = None
    is_own: bool = False


def routes() -> dict[str, Routed]:
    """One for each kind: the shop's own, else a tag in the shop's language."""
    rows = {row.kind: row for row in Route.objects.select_related("team")}
    shop = the_shop_or_none()
    with override(shop.default_language if shop else "en"):
        return {
            kind: Routed(kind, rows[kind].tag, rows[kind].team, is_own=True)
            if kind in rows
            else Routed(kind, str(TAGS[kind]))
            for kind in CLASSES
        }
