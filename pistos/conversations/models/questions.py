"""What customers asked about a product from its page, counted as what its sheet does not say."""

from django.db import models

from pistos.catalogue.models import Wish
from pistos.conversations.models.conversation import Conversation


class ProductQuestion(models.Model):
    """A conversation whose customer asked, or doubted, what a wish stands for.

    One row counts once in the wish. Goes when the conversation is emptied, and with it the words of a
    wish that nobody else had.
    """

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="product_questions"
    )
    wish = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="questions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "wish"], name="conversations_question_once"
            )
        ]

    def __str__(self) -> str:
        return f"wish {self.wish_id} in conversation {self.conversation_id}"
