from django.apps import AppConfig


class StorefrontConfig(AppConfig):
    name = "pistos.storefront"

    def ready(self) -> None:
        """Tells the ledger where an order's page is, for the links in its messages."""
        from pistos.promises.ports import set_order_link
        from pistos.storefront.links import order_link

        set_order_link(order_link)
