"""To which replies a check has something to say: the denominator of how often a rule is followed."""

from pistos.replies.facts import ReplyContext
from pistos.replies.rules.checks.reading import Read, read
from pistos.replies.rules.checks.refusing import is_bare_no, refuses
from pistos.replies.rules.checks.tone import SHORT
from pistos.replies.rules.checks.whole import LONG

ALWAYS = ("surprised", "talks_down", "ask_courier", "signed")


def applied_codes(text: str, context: ReplyContext) -> tuple[str, ...]:
    """The codes of the checks that had something to judge in a reply."""
    said = read(text, context.language)
    if not said.sentences:
        return ()
    tests = {
        "bare_refusal": is_bare_no(said) or any(refuses(each, said) for each in said.body),
        "feeling_first": (context.has_feeling or context.has_complaint) and not context.is_interim,
        "conditional_apology": _says(said, "sorry"),
        "contradiction": any(
            pattern.search(each.plain)
            for pattern in said.speech.claims.values()
            for each in said.body
        ),
        "question_left": bool(context.questions) and not context.is_interim,
        "asks_known": bool(context.order_numbers),
        "greeted": context.is_first and not context.is_chat and said.word_count >= SHORT,
        "next_step": not context.is_interim and (context.is_hard or _says(said, "vague")),
        "generic": said.word_count >= LONG and not context.is_interim,
    }
    return (*ALWAYS, *(code for code, applies in tests.items() if applies))


def _says(said: Read, what: str) -> bool:
    pattern = said.speech.sorry if what == "sorry" else said.speech.vague
    return any(pattern.search(each.plain) for each in said.body)
