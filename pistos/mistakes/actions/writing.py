"""What every deed on a mistake does: lock it, and write its history."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.mistakes.models import Correction, Deed, Mistake, MistakeEntry
from pistos.mistakes.rules.stages import Standing


class Closed(Refused):
    """It is closed; only the same cause, or a person, opens it again."""


class Lacking(Refused):
    """A stage is not whole: something that must be there is not. `codes` name what."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        words = what_lacks()
        named = ", ".join(str(words[code]) for code in codes)
        super().__init__(_("Before this: %(what)s.") % {"what": named})
        self.codes = codes


class SaysNothing(Refused):
    """A field that must tell something is empty."""


def what_lacks() -> dict[str, str]:
    """The words for each thing that can be missing."""
    return {
        "evidence": _("link what shows it"),
        "containment": _("say what stops the harm for now"),
        "whys": _("ask why at least twice"),
        "root_cause": _("name the cause at their end"),
        "cause": _("choose the cause from the tree"),
        "plan": _("plan the correction and fix its test"),
        "owner": _("name whose it is"),
        "correction": _("record the correction"),
        "lesson": _("take the lesson"),
        "verdict": _("wait for the measured effect"),
        "effect": _("plan another correction, for this one did not work"),
    }


def locked(mistake: Mistake) -> Mistake:
    return Mistake.objects.select_for_update(of=("self",)).get(pk=mistake.pk)


def locked_open(mistake: Mistake) -> Mistake:
    found = locked(mistake)
    if not found.is_open:
        raise Closed(_("This mistake is closed. Open it again first, and say why."))
    return found


def correction_of(mistake: Mistake) -> Correction | None:
    """The plan, or what was done, in the present round."""
    return mistake.corrections.filter(round=mistake.round).first()


def standing(mistake: Mistake, correction: Correction | None) -> Standing:
    return Standing(
        stage=mistake.stage,
        is_closed=not mistake.is_open,
        has_evidence=mistake.evidence.exists(),
        is_contained=bool(mistake.containment),
        whys=mistake.whys,
        has_root_cause=bool(mistake.root_cause),
        cause=mistake.cause,
        has_owner=mistake.owner_id is not None,
        has_plan=correction is not None,
        has_lesson=mistake.lessons.filter(round=mistake.round).exists(),
        verdict=correction.verdict if correction else "",
    )


def note(mistake: Mistake, deed: Deed, words: str, by: Actor, at: datetime) -> MistakeEntry:
    """A row of the history, in a person's words."""
    return _entry(mistake, deed, by, at, words=words)


def note_facts(
    mistake: Mistake, deed: Deed, data: Mapping[str, object], by: Actor, at: datetime
) -> MistakeEntry:
    """A row of the history, from the program: codes and counts, which a page says in its language."""
    return _entry(mistake, deed, by, at, data=dict(data))


def _entry(
    mistake: Mistake,
    deed: Deed,
    by: Actor,
    at: datetime,
    *,
    words: str = "",
    data: dict[str, object] | None = None,
) -> MistakeEntry:
    return MistakeEntry.objects.create(
        mistake=mistake,
        deed=deed,
        round=mistake.round,
        words=words,
        data=data or {},
        by_kind=by.kind,
        by_id=by.id,
        happened_at=at,
    )


def said(text: str, refusal: str, most: int = 2000) -> str:
    """The text without its edges; refuses an empty one."""
    tidy = text.strip()[:most]
    if not tidy:
        raise SaysNothing(refusal)
    return tidy


def ref(mistake: Mistake) -> Ref:
    return Ref("mistake", str(mistake.pk))
