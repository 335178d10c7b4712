from django.apps import AppConfig


class RemediesConfig(AppConfig):
    name = "pistos.remedies"

    def ready(self) -> None:
        """What remedies cost is a part of what their causes cost."""
        from pistos.causes.ports import know_costs
        from pistos.remedies.queries.costs import costs_of

        know_costs("remedies", costs_of)
