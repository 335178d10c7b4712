"""What the checks remarked, as the agent reads it; and what they answer to it."""

from typing import Any

from pistos.components.gate import DeskRequest
from pistos.conversations.models import Conversation
from pistos.replies.facts import Remark, Weighed
from pistos.replies.queries.own import own_of
from pistos.replies.rules.checks import CODES
from pistos.replies.rules.words import WORDS

LONGEST = 500


def accepted_of(request: DeskRequest) -> dict[str, str]:
    """By the code of a remark, why the words stand all the same."""
    given = {code: request.POST.get(f"reason-{code}", "").strip()[:LONGEST] for code in CODES}
    return {code: reason for code, reason in given.items() if reason}


def weighed_of(request: DeskRequest) -> Weighed:
    data = request.POST
    return Weighed(data.get("would_please", "")[:LONGEST], data.get("would_annoy", "")[:LONGEST])


def kept_words(request: DeskRequest, kind: str) -> list[tuple[str, str]]:
    """What was answered already, for the form that comes back; on the page of remarks it stands in view."""
    kept = [("accepts_likeness", "yes")] if request.POST.get("accepts_likeness") == "yes" else []
    if kind == "checks":
        return kept
    kept += [(f"reason-{code}", reason) for code, reason in accepted_of(request).items()]
    weighed = weighed_of(request)
    kept += [("would_please", weighed.would_please), ("would_annoy", weighed.would_annoy)]
    return [(name, value) for name, value in kept if value]


def remarks_shown(
    request: DeskRequest, remarks: tuple[Remark, ...], found: Conversation
) -> list[dict[str, Any]]:
    accepted = accepted_of(request)
    shown = []
    for each in remarks:
        said = WORDS[each.words_key]
        shown.append(
            {
                "code": each.code,
                "what": said.what,
                "why": said.why,
                "todo": said.todo,
                "quote": each.quote,
                "is_blocking": each.is_blocking,
                "can_be_accepted": each.can_be_accepted,
                "reason": accepted.get(each.code, ""),
                "own": own_of(found) if each.code == "generic" else [],
            }
        )
    return shown
