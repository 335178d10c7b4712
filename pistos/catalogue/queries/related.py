"""Products that stand beside another one, each with its reason. What they cost or earn plays no part."""

from django.utils.translation import gettext as _

from pistos.catalogue.models import Listed
from pistos.catalogue.rules.reading import card_from, fact_from
from pistos.catalogue.rules.related import Likeness, likenesses
from pistos.catalogue.rules.shown import Card
from pistos.kit.languages import text_in

MOST = 4
_LOOKED_AT = 200


def related_products(
    product_id: int, language: str, fallback: str = "en", *, most: int = MOST
) -> list[Card]:
    """The published products of the same category that share most facts with this one; the reason is in
    the language in use. Two queries."""
    own = Listed.objects.filter(pk=product_id).values_list("path", "marks", "figures").first()
    if own is None:
        return []
    path, marks, figures = own
    others = {
        row[0]: row
        for row in Listed.objects.filter(path__contains=[path[-1]])
        .exclude(pk=product_id)
        .order_by("position", "pk")
        .values_list("product_id", "marks", "figures", "card")[:_LOOKED_AT]
    }
    ranked = likenesses((marks, figures), {id_: (row[1], row[2]) for id_, row in others.items()})
    return [
        card_from(
            others[one.id][3],
            product_id=one.id,
            language=language,
            fallback=fallback,
            because=_because(one, others[one.id][3], language),
        )
        for one in ranked[:most]
    ]


def _because(one: Likeness, card: dict[str, object], language: str) -> str:
    facts = card["facts"]
    shared = [
        fact_from(row, language)
        for row in (facts if isinstance(facts, list) else [])
        if row["code"] in one.shared
    ]
    if shared:
        fact = shared[0]
        if fact.value in ("yes", "no"):
            return _("Alike in: %(fact)s") % {"fact": fact.name}
        return _("Also %(fact)s: %(value)s") % {
            "fact": fact.name,
            "value": f"{fact.value} {fact.unit}".strip(),
        }
    category = card["category"]
    name = text_in(category["name"], language) if isinstance(category, dict) else ""
    return _("Also in %(category)s") % {"category": name}
