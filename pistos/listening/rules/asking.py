"""Open questions: how one is told from a closed one, and those that are suggested."""

import re
from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.kit.searching import folded
from pistos.listening.rules.texts import sentences_of

_OPEN = re.compile(
    r"\b(?:what|how|when|where|why|which|who|tell (?:me|us)|describe|show (?:me|us)"
    r"|τι|πωσ|ποτε|που|γιατι|ποιο\w*|ποια|ποσ\w+|πειτε|περιγραψ\w+|δειξτε"
    r"|kaj|kako|kaks\w+|kdaj|kje|zakaj|kater\w+|kdo|koliko|povejte|opisite|pokazite"
    r"|ինչ\w*|երբ|որտեղ|որ\w*|ով|պատմեք|նկարագրեք|ցույց տվեք|ասեք)\b"
)
_MARK = re.compile(r"[?;՞]")
MOST_SUGGESTED = 4


def asks_openly(text: str) -> bool:
    """At least one sentence asks with what, how, when, where, why, which, or "tell us"."""
    return any(
        (_MARK.search(sentence) or _is_request(plain)) and _OPEN.search(plain)
        for sentence in sentences_of(text)
        for plain in [folded(sentence).replace("՞", "").replace("՛", "")]
    )


def _is_request(plain: str) -> bool:
    return bool(
        re.match(
            r"(?:please )?(?:tell|describe|show)|(?:παρακαλω )?(?:πειτε|περιγραψ|δειξτε)"
            r"|(?:prosim,? )?(?:povejte|opisite|pokazite)|(?:խնդրում եմ,? )?(?:պատմեք|նկարագրեք|ցույց|ասեք)",
            plain,
        )
    )


def suggested_questions(
    missing: Collection[str], topic: str, *, has_complaint: bool, language: str
) -> list[str]:
    """Open questions for what is missing, of the topic first; in the customer's language."""
    with override(language):
        said: list[str] = []
        if "fact" in missing:
            said += _by_topic().get(_topic(topic), [])
            said.append(_("What exactly happened, and when did you notice it?"))
        if has_complaint or "reason" in missing:
            said += whys()
        if "wish" in missing:
            said.append(_("What would be a good solution for you?"))
        return list(dict.fromkeys(said))[:MOST_SUGGESTED]


def whys() -> list[str]:
    """The guided whys: from what was seen to what may have caused it."""
    return [
        _("What was the first sign that something was not right?"),
        _("How did it come to that, as far as you could see?"),
    ]


def _by_topic() -> Mapping[str, list[str]]:
    return {
        "delivery": [
            _("What did the courier tell you, and when?"),
            _("Where and when can you best receive the parcel?"),
        ],
        "return": [_("What is different from what you expected?")],
        "product": [_("What do you want to use it for, and what matters most to you?")],
        "payment": [_("What do you see on your statement, and with which date?")],
    }


def _topic(topic: str) -> str:
    plain = folded(topic)
    for name, signs in _TOPICS.items():
        if any(sign in plain for sign in signs.split()):
            return name
    return ""


_TOPICS = {
    "delivery": "deliver parcel shipping courier παραδοσ αποστολ κουριερ dostav posilj paket առաք",
    "return": "return refund damage guarantee επιστροφ εγγυησ vracil garancij վերադարձ երաշխ",
    "product": "product size stock προιον μεγεθ izdel velikost ապրանք չափ",
    "payment": "pay invoice card πληρωμ τιμολογ placil racun վճար հաշիվ",
}
