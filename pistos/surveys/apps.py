from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "pistos.surveys"

    def ready(self) -> None:
        from pistos.asks.models import AskKind
        from pistos.asks.ports import register
        from pistos.surveys.queries.asker import SurveyAsker

        register(AskKind.SURVEY, SurveyAsker())
