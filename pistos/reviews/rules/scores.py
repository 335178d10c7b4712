"""Scores by which products are compared: means that few reviews cannot carry away.

Sources: the Bayesian mean is that of a Dirichlet prior, `(weight * prior + sum) / (weight + n)`; the share
of content buyers has Wilson's interval (`kit.statistics`).
"""

from pistos.reviews.facts import Figures

PRIOR_WEIGHT = 10.0
"""The shop's mean counts as so many reviews of each product."""
FEW = 5
"""With fewer reviews a page says how few they are before it says a mean."""


def bayesian_mean(total: float, n: float, prior: float, weight: float = PRIOR_WEIGHT) -> float:
    """The mean of `n` ratings that add up to `total`, drawn toward `prior` as by `weight` ratings.
    In the unit of the ratings; ValueError when there is neither."""
    if weight + n <= 0:
        raise ValueError("a mean of nothing")
    return (weight * prior + total) / (weight + n)


def standing(figures: Figures, shop_mean: float) -> float:
    """By what lists of products are sorted: the Bayesian mean of the product's stars."""
    total = sum(n * stars for stars, n in enumerate(figures.stars, 1))
    return bayesian_mean(total, figures.count, shop_mean)


def is_few(figures: Figures) -> bool:
    return figures.count < FEW


def is_divided(figures: Figures) -> bool:
    """Whether opinions stand apart: many of both ends, few between. Then a mean says little."""
    if figures.count < FEW:
        return False
    low, high = figures.stars[0] + figures.stars[1], figures.stars[3] + figures.stars[4]
    return low >= 0.25 * figures.count and high >= 0.25 * figures.count
