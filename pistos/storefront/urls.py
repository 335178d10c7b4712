"""Addresses that shoppers see, each under a language prefix."""

from django.urls import path

from pistos.storefront import door, help_pages, orders, trust

app_name = "storefront"
urlpatterns = [
    path("", door.home, name="home"),
    path("trust/", trust.trust, name="trust"),
    path("help/", help_pages.help_page, name="help"),
    path("help/search/", help_pages.help_search, name="help-search"),
    path("help/<slug:address>/", help_pages.help_article, name="help-article"),
    path("o/<str:token>/", orders.order, name="order"),
    path("o/<str:token>/choose/", orders.choose, name="order-choose"),
    path("o/<str:token>/report/", orders.report, name="order-report"),
]
