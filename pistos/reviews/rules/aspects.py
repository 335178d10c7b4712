"""The aspects that every shop begins with, until it names its own."""

from collections.abc import Mapping

BUILT_IN: Mapping[str, Mapping[str, str]] = {
    "quality": {"en": "Quality", "el": "Ποιότητα", "sl": "Kakovost", "hy": "Որակ"},
    "as_described": {
        "en": "As described",
        "el": "Όπως περιγράφεται",
        "sl": "Kot opisano",
        "hy": "Համապատասխանում է նկարագրությանը",
    },
    "value": {
        "en": "Value for money",
        "el": "Σχέση ποιότητας και τιμής",
        "sl": "Vrednost za denar",
        "hy": "Գնի և որակի հարաբերակցություն",
    },
}
