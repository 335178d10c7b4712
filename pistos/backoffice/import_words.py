"""How the shipped ways of importing are called; a shop's own profile keeps the title that it has."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "Pistos' own CSV": _("Pistos' own CSV"),
    "Olist (Brazilian marketplace)": _("Olist (Brazilian marketplace)"),
    "SCMS shipments": _("SCMS shipments"),
    "Skroutz Marketplace (JSON)": _("Skroutz Marketplace (JSON)"),
    "WooCommerce (JSON)": _("WooCommerce (JSON)"),
    "Reviews: our own file": _("Reviews: our own file"),
    "Reviews: Judge.me": _("Reviews: Judge.me"),
    "Reviews: Shopify Product Reviews": _("Reviews: Shopify Product Reviews"),
    "Reviews: Olist (of purchases)": _("Reviews: Olist (of purchases)"),
    "Reviews: Okendo": _("Reviews: Okendo"),
}
