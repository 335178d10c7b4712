from django.apps import AppConfig


class StorefrontConfig(AppConfig):
    name = "pistos.storefront"

    def ready(self) -> None:
        """Tells the apps below where the pages are to which their messages lead."""
        from pistos.payments.ports import set_pay_link
        from pistos.promises.ports import set_order_link
        from pistos.questions.ports import set_links
        from pistos.reviews.ports import set_review_link
        from pistos.storefront.links import (
            order_link,
            own_answer_link,
            pay_link,
            question_link,
            reply_link,
            review_link,
            suggestion_link,
            survey_link,
        )
        from pistos.surveys.ports import set_survey_link

        set_order_link(order_link)
        set_pay_link(pay_link)
        set_links(
            question=question_link,
            suggestion=suggestion_link,
            reply=reply_link,
            own_answer=own_answer_link,
        )
        set_survey_link(survey_link)
        set_review_link(review_link)
