"""Remarks on words for everybody, for whichever page writes them; and what the writer answers to them."""

from typing import Any

from django.http import HttpRequest

from pistos.replies.facts import Remark
from pistos.replies.rules.checks import CODES
from pistos.replies.rules.words import WORDS

LONGEST = 300


def accepted_of(request: HttpRequest) -> dict[str, str]:
    """By the code of a remark, why the words stand all the same."""
    given = {code: request.POST.get(f"reason-{code}", "").strip()[:LONGEST] for code in CODES}
    return {code: reason for code, reason in given.items() if reason}


def remarks_shown(request: HttpRequest, remarks: tuple[Remark, ...]) -> list[dict[str, Any]]:
    """For `backoffice/replies/remarks.html`, inside the form that sends the words."""
    accepted = accepted_of(request)
    return [
        {
            "code": each.code,
            "what": WORDS[each.words_key].what,
            "why": WORDS[each.words_key].why,
            "todo": WORDS[each.words_key].todo,
            "quote": each.quote,
            "is_blocking": each.is_blocking,
            "can_be_accepted": each.can_be_accepted,
            "reason": accepted.get(each.code, ""),
        }
        for each in remarks
    ]
