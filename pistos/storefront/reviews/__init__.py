"""Reviews as shoppers see them: part of the product page, lists, the author's own pages, the ledger."""

from pistos.storefront.reviews.section import reviews_of_page

__all__ = ["reviews_of_page"]
