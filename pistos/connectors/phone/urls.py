"""Where exchanges report."""

from django.urls import path

from pistos.connectors.phone import views

urlpatterns = [path("<str:token>/", views.report, name="phone-report")]
