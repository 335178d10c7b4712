"""Attaching tools to products and categories, and taking them off."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.catalogue.models import Category, Product
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.shop.queries import the_shop
from pistos.tools.events import ToolAttached, ToolDetached
from pistos.tools.models import Tool
from pistos.tools.rules.kinds import CATEGORY, PRODUCT, kind_of, problems_of


class ToolUnusable(Refused):
    """A tool that would be of no use as it is: `problems` are the codes of what is missing."""

    def __init__(self, text: str, problems: list[str]) -> None:
        super().__init__(text)
        self.problems = problems


@transaction.atomic
def attach_tool(
    *, to: Product | Category, kind: str, content: Mapping[str, Any], by: Actor, at: datetime
) -> Tool:
    """Attaches a tool, or changes the one of its kind that stands there. Publishes `ToolAttached`.

    Refuses a kind that may not stand there, and content that is not whole in each of the shop's
    languages: a tool is of use or it is not there.
    """
    place = PRODUCT if isinstance(to, Product) else CATEGORY
    known = kind_of(kind)
    if known is None or place not in known.stands_on:
        raise ToolUnusable(_("This kind of tool cannot stand here."), ["unknown"])
    problems = problems_of(kind, content, the_shop().languages)
    if problems:
        raise ToolUnusable(_("The tool is not complete yet."), problems)
    where: dict[str, Any] = {place: to, "kind": kind}
    tool, _is_new = Tool.objects.update_or_create(
        **where, defaults={"content": dict(content), "changed_at": at}
    )
    publish(ToolAttached(kind, place, to.pk), about=_ref(to), by=by, at=at)
    return tool


@transaction.atomic
def detach_tool(*, tool: Tool, by: Actor, at: datetime) -> None:
    """Takes a tool off. Its files stay: browsers and another tool may hold them. What was measured stays."""
    to = tool.product or tool.category
    if to is None:
        raise ToolUnusable(_("This kind of tool cannot stand here."), ["unknown"])
    place = PRODUCT if tool.product_id else CATEGORY
    tool.delete()
    publish(ToolDetached(tool.kind, place, to.pk), about=_ref(to), by=by, at=at)


def _ref(to: Product | Category) -> Ref:
    return Ref("product" if isinstance(to, Product) else "category", str(to.pk))
