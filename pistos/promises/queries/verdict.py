"""The whole ledger verified: seals, lives, roll-ups, published figures."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pistos.promises.models import EntryToSeal, Publication
from pistos.promises.queries import verification as read
from pistos.promises.rules.figures import DayRow, figures_of
from pistos.promises.rules.recount import Recount, first_difference, without_told
from pistos.promises.rules.verification import Finding, SealedEntry, first_wrong_seal, wrong_life


@dataclass
class Verdict:
    """What was looked at, and at most one finding of each check: the first that does not fit."""

    sealed: int = 0
    waiting: int = 0
    promises: int = 0
    publications: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        return not self.findings


def verified() -> Verdict:
    """Reads everything once, in one snapshot. Minutes per million entries; memory stays flat."""
    verdict = Verdict()
    with read.one_instant():
        published = read.publications()
        recount = Recount([publication.position for publication, _ in published])
        seals = _seals(verdict)
        states = _lives(verdict, None if seals else recount)
        checks = [seals, states, read.wrong_roll_up()]
        # Figures are those of the entries up to a seal: without sound seals there is no such set.
        if seals is None and states is None:
            checks.append(_published(published, recount))
        verdict.publications = len(published)
        verdict.waiting = EntryToSeal.objects.count()
    verdict.findings = [finding for finding in checks if finding]
    return verdict


def _seals(verdict: Verdict) -> Finding | None:
    def counted() -> Iterator[SealedEntry]:
        for row in read.sealed_entries():
            verdict.sealed += 1
            yield row

    return first_wrong_seal(counted()) or read.lost_entry()


def _lives(verdict: Verdict, recount: Recount | None) -> Finding | None:
    for told, group, is_public, entries, standing in read.lives():
        verdict.promises += 1
        finding = wrong_life(told, entries, standing)
        if finding:
            return finding
        if is_public and recount:
            recount.add(group, entries)
    return None


def _published(published: list[tuple[Publication, str]], recount: Recount) -> Finding | None:
    before: Publication | None = None
    for (publication, digest), days in zip(published, recount.at_publications(), strict=True):
        why = _wrong_publication(publication, digest, days, before)
        if why:
            name = f"published {publication.as_known_at:%Y-%m-%d %H:%M}"
            return Finding("figures", f"{name}: {why}", position=publication.position)
        before = publication
    return None


def _wrong_publication(
    publication: Publication, digest: str, days: list[DayRow], before: Publication | None
) -> str:
    if publication.position and digest != publication.head:
        return "its head is not the seal at its position"
    recounted = figures_of(
        days,
        through=date.fromisoformat(publication.figures["through"]),
        as_known_at=publication.as_known_at,
        before=before.figures if before else None,
    )
    return first_difference(without_told(publication.figures), without_told(recounted))
