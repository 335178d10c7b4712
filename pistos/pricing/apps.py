from django.apps import AppConfig


class PricingConfig(AppConfig):
    name = "pistos.pricing"
