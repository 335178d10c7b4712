"""A partner's figures in words."""

from pistos.backoffice.scorecard_words import carriage_of
from pistos.scorecards.rules.figures import Carriage, Figures


def test_a_share_of_nothing_names_no_basis() -> None:
    """A courier that gives no proof: parcels handed over, none known to have arrived."""
    said = dict(carriage_of(Figures(carriage=Carriage(parcels=2))))

    assert said["Parcels handed over"] == "2"
    assert said["At the first attempt"] == "–"
    assert said["Damaged"] == "0.0% (0 of 2)"
