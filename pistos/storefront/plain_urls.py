"""Addresses without a language: files for machines, and the front door."""

from django.urls import path

from pistos.storefront import (
    door,
    logo,
    look,
    machines,
    merchant_feed,
    photos,
    record,
    review_feeds,
    robots,
)
from pistos.storefront.tools import viewing

urlpatterns = [
    path("", door.front_door, name="front-door"),
    path("look/<str:colour>.css", look.look, name="look"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap/<str:name>.xml", machines.sitemap_part, name="sitemap-part"),
    path(
        "feed/google/<str:country>/<str:language>.xml",
        merchant_feed.merchant_feed,
        name="merchant-feed",
    ),
    path("feed/reviews/google.xml", review_feeds.google_reviews, name="google-reviews"),
    path("feed/reviews/meta.csv", review_feeds.meta_reviews, name="meta-reviews"),
    path("logo/<str:name>", logo.logo, name="shop-logo"),
    path("notice/<str:language>/<str:name>", logo.notice, name="official-notice"),
    path("photo/<str:name>", photos.photo, name="photo"),
    path("tool/<str:name>", viewing.file, name="tool-file"),
    path("trust.json", record.trust_json, name="trust-json"),
    path("robots.txt", robots.robots, name="robots"),
    path("favicon.ico", robots.favicon, name="favicon"),
    path("record.csv", record.record_csv, name="record-csv"),
]
