"""The pages of information as they stand in every footer."""

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.components.information import BUYING, SHOP


def heading_of(part: str) -> str:
    """The heading above the shop's own words."""
    return {
        "people": _("The people"),
        "history": _("Our history"),
        "press": _("What others write of us"),
    }.get(part, _("In our own words"))


@lru_cache(maxsize=8)
def footer_links(language: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Groups of links for every public page: heading, then name and address of each."""
    with override(language):
        return tuple(
            (
                head,
                tuple((str(name), reverse(f"storefront:{code}")) for code, name in pages.items()),
            )
            for head, pages in ((_("Buying here"), BUYING), (_("The shop and you"), SHOP))
        )
