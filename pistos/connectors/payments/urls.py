"""Where providers report, and the test provider's page."""

from django.urls import path

from pistos.connectors.payments.test import views as test_provider

urlpatterns = [
    path("pay/test/<str:token>/", test_provider.page, name="test-payment"),
]
