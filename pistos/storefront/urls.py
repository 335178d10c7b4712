"""Addresses that shoppers see, each under a language prefix."""

from django.urls import include, path

from pistos.storefront import (
    asked,
    contact,
    conversation,
    door,
    help_pages,
    instructions,
    lists,
    orders,
    paying,
    product,
    sought,
    trust,
)

app_name = "storefront"
urlpatterns = [
    path("", include("pistos.storefront.urls_tools")),
    path("", door.home, name="home"),
    path("shop/", lists.categories, name="shop"),
    path("category/<slug:slug>/", lists.category, name="category"),
    path("product/<slug:slug>/", product.product, name="product"),
    path("product/<slug:slug>/instructions/", instructions.instructions, name="instructions"),
    path("product/<slug:slug>/missing/", sought.missing, name="missing"),
    path("search/", lists.search, name="search"),
    path("search/seek/", sought.seek, name="seek"),
    path("trust/", trust.trust, name="trust"),
    path("help/", help_pages.help_page, name="help"),
    path("help/search/", help_pages.help_search, name="help-search"),
    path("help/<slug:address>/", help_pages.help_article, name="help-article"),
    path("contact/", contact.contact, name="contact"),
    path("contact/ask/", contact.ask, name="ask"),
    path("contact/call/", contact.call, name="ask-for-call"),
    path("asked/<str:proof>/", asked.asked, name="asked"),
    path("asked/<str:proof>/call/", asked.call_me, name="asked-call"),
    path("asked/<str:proof>/no-call/", asked.no_call, name="asked-no-call"),
    path("c/<str:token>/", conversation.conversation, name="conversation"),
    path("c/<str:token>/write/", conversation.write, name="conversation-write"),
    path("c/<str:token>/channel/", conversation.prefer, name="conversation-channel"),
    path("c/<str:token>/call/", conversation.call_me, name="conversation-call"),
    path("c/<str:token>/no-call/", conversation.no_call, name="conversation-no-call"),
    path("c/<str:token>/f/<str:file>/", conversation.attachment, name="conversation-file"),
    path("p/<str:token>/", paying.pay, name="pay"),
    path("p/<str:token>/open/", paying.open_payment, name="pay-open"),
    path("p/<str:token>/otherwise/", paying.pay_otherwise, name="pay-otherwise"),
    path("", include("pistos.storefront.urls_buying")),
    path("o/<str:token>/", orders.order, name="order"),
    path("o/<str:token>/choose/", orders.choose, name="order-choose"),
    path("o/<str:token>/report/", orders.report, name="order-report"),
]
