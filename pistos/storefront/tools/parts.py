"""The sections of the product page: one part for each kind of tool, and the answers that helped others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pistos.catalogue.rules.shown import Sheet
from pistos.conversations.models import DoubtKind
from pistos.conversations.queries.doubts import answers_given
from pistos.kit.languages import text_in
from pistos.storefront.tools.sizing import size_context
from pistos.storefront.tools.touching import touch_context
from pistos.storefront.tools.viewing import film_context, view_context
from pistos.storefront.tools.words import DOUBTS
from pistos.tools.models import Tool
from pistos.tools.queries.attached import tools_at
from pistos.tools.rules.choosing import read_questions
from pistos.tools.rules.kinds import CHOOSE, MODEL_3D, SIZE_GUIDE, TEST_VIDEO, TOUCH

Context = Callable[[Sheet, Tool, str], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """How a kind stands on the product page; parts stand in the order in which they are added."""

    kind: str
    title: str | Promise
    template: str
    context: Context


@dataclass(frozen=True, slots=True)
class Shown:
    """One section: the template finds `of` as its own values."""

    kind: str
    title: str
    template: str
    of: Mapping[str, Any]


_parts: dict[str, Part] = {}


def add_part(part: Part) -> None:
    _parts[part.kind] = part


def choose_context(sheet: Sheet, tool: Tool, language: str) -> Mapping[str, Any]:
    questions = read_questions(tool.content)
    return {"count": len(questions), "first": text_in(questions[0].text, language)}


for built_in in (
    Part(SIZE_GUIDE, _("Which size fits you"), "storefront/tools/size.html", size_context),
    Part(MODEL_3D, _("From all sides"), "storefront/tools/view.html", view_context),
    Part(TEST_VIDEO, _("We tested it"), "storefront/tools/film.html", film_context),
    Part(CHOOSE, _("Is it right for you?"), "storefront/tools/choose.html", choose_context),
    Part(TOUCH, _("See it, touch it, try it"), "storefront/tools/touch.html", touch_context),
):
    add_part(built_in)


def tools_of(sheet: Sheet, language: str) -> list[Shown]:
    """The tools of a product in their order, then the answers that resolved others' doubts.

    Two queries, three with a size guide.
    """
    attached = tools_at(sheet.product_id, [place.slug for place in sheet.path])
    found = [
        Shown(kind, str(part.title), part.template, part.context(sheet, attached[kind], language))
        for kind, part in _parts.items()
        if kind in attached
    ]
    return [*found, *_doubts(language)]


def _doubts(language: str) -> list[Shown]:
    """One proven answer for each kind of doubt, the surest; none before one has proven itself."""
    given = answers_given(DoubtKind.values, language)
    rows = [
        {"doubt": DOUBTS[kind], "record": record}
        for kind in DOUBTS
        if (record := next((each for each in given.get(kind, []) if each.is_proven), None))
    ]
    if not rows:
        return []
    template = "storefront/tools/doubts.html"
    return [Shown("doubts", str(_("What others hesitated about")), template, {"rows": rows})]
