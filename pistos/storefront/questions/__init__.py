"""Public questions on a product's page and on pages of their own, and the suggestion box."""

from pistos.storefront.questions.section import questions_section

__all__ = ["questions_section"]
