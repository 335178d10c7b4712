"""By which signs silent dissatisfaction is inferred: each is named on the desk beside the customer.

- `low_survey`: a sharp answer to a survey, and no complaint;
- `no_reorder`: a promise to them was broken, and they have bought nothing for 45 days since;
- `problem_cart`: a promise to them was broken, and later they left a full cart.

It is an inference, never told to anybody as a fact. A complaint of theirs within the window takes them
out of it: then they speak.
"""

from datetime import timedelta

LOW_SURVEY, NO_REORDER, PROBLEM_CART = "low_survey", "no_reorder", "problem_cart"
WINDOW = timedelta(days=180)
SETTLED = timedelta(days=45)
"""After so long without an order, a broken promise is a sign; before, it is only waiting."""
