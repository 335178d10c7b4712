"""Whether a tool helps: those who used it beside those who were offered it and did not."""

from dataclasses import dataclass

from pistos.kit.statistics import Share, share


@dataclass(frozen=True, slots=True)
class Group:
    """Browsers at products in a span of days; who bought on the same day; whose order came back."""

    looked: int
    bought: int
    returned: int

    @property
    def conversion(self) -> Share:
        return share(self.bought, self.looked)

    @property
    def return_rate(self) -> Share:
        return share(self.returned, self.bought)


@dataclass(frozen=True, slots=True)
class Measured:
    kind: str
    users: Group
    others: Group

    @property
    def use(self) -> Share:
        return share(self.users.looked, self.users.looked + self.others.looked)

    @property
    def conversion_difference(self) -> str:
        return difference(self.users.conversion, self.others.conversion)

    @property
    def return_difference(self) -> str:
        return difference(self.users.return_rate, self.others.return_rate)


def difference(a: Share, b: Share) -> str:
    """ "higher" or "lower" where the intervals do not meet, "unclear" else: no worth is claimed by chance."""
    if a.low is None or b.low is None or a.high is None or b.high is None:
        return "unclear"
    if a.low > b.high:
        return "higher"
    return "lower" if a.high < b.low else "unclear"
