"""Where providers report, and the test provider's page."""

from django.urls import path

from pistos.connectors.payments.stripe import views as stripe
from pistos.connectors.payments.test import views as test_provider

urlpatterns = [
    path("hooks/payments/stripe/", stripe.report, name="stripe-report"),
    path("pay/test/<str:token>/", test_provider.page, name="test-payment"),
]
