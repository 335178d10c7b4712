"""The pages of information by name, as the public and the desk call them."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

BUYING: Mapping[str, object] = {
    "first-time": _("Buying for the first time"),
    "delivery": _("Shipping and payment"),
    "returns": _("Returns and withdrawal"),
    "guarantee": _("Legal guarantee"),
    "safety-net": _("If it goes wrong"),
    "about-lists": _("How lists are ordered"),
}
SHOP: Mapping[str, object] = {
    "who-we-are": _("Who we are"),
    "protection": _("How you are protected"),
    "terms": _("Terms of sale"),
    "privacy": _("Privacy"),
    "cookies": _("Cookies"),
    "accessibility": _("Accessibility"),
}
PAGES: Mapping[str, object] = {**BUYING, **SHOP}
"""Each code is the name of its address in the storefront."""

OF_PEOPLE = ("people", "history", "press")
"""Parts of "Who we are" that only the shop itself can write."""

OWN_WORDS: Mapping[str, object] = {
    **PAGES,
    "people": _("Who we are: the people"),
    "history": _("Who we are: our history"),
    "press": _("Who we are: what others write of us"),
}
"""Where the shop may add its own words."""
