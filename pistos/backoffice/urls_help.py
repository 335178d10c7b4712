"""Addresses of the help pages on the desk."""

from django.urls import path

from pistos.backoffice import help_pages

urlpatterns = [
    path("", help_pages.help_desk, name="help"),
    path("new/", help_pages.write, name="write_help"),
    path("<int:article_id>/", help_pages.article, name="help_article"),
    path("<int:article_id>/publish/", help_pages.publish, name="publish_help"),
    path("<int:article_id>/withdraw/", help_pages.withdraw, name="withdraw_help"),
    path("missed/<int:missed_id>/dismiss/", help_pages.dismiss, name="dismiss_missed"),
]
