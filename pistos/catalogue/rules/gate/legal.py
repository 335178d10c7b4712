"""What the law asks of an offer: who made it, how it is known, what it warns of, and nothing misleading."""

from collections.abc import Mapping
from typing import Any

from pistos.catalogue.rules.claims import claims_in
from pistos.catalogue.rules.content import TEXT_PARTS
from pistos.catalogue.rules.gate.findings import Check, Draft, passed
from pistos.kit.languages import text_in

# The European Economic Area and Northern Ireland, where the General Product Safety Regulation holds.
EEA = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK XI".split()
)


def checks(draft: Draft) -> list[Check]:
    return [
        passed(bool(draft.content["variants"]), "no_variant", blocks=True),
        *_required_facts(draft),
        *(_service(draft) if draft.is_service else _safety(draft) if draft.needs_safety else []),
        *(passed(False, "tool_missing", blocks=True, detail=tool) for tool in draft.missing_tools),
        *_guarantee(draft),
        *_claims(draft),
        *(
            passed(False, "copied_text", blocks=True, language=language, detail=title)
            for language, title in draft.copied
        ),
        *(
            passed(False, "copied_photo", blocks=True, detail=f"{number}: {title}")
            for number, title in draft.copied_photos
        ),
    ]


def _required_facts(draft: Draft) -> list[Check]:
    stated = {fact["code"] for fact in draft.content["facts"]}
    varied = [
        {option["code"] for option in variant["options"]} for variant in draft.content["variants"]
    ]
    by_all = set.intersection(*varied) if varied else set()
    return [
        passed(
            rule.code in stated or rule.code in by_all,
            "fact_missing",
            blocks=True,
            detail=text_in(rule.name, draft.default_language) or rule.code,
        )
        for rule in draft.attributes
        if rule.is_required
    ]


def _guarantee(draft: Draft) -> list[Check]:
    """Technical goods on Slovenia's list are sold with a guarantee of a year at least (ZVPot-1)."""
    months = draft.months_lacking
    return [passed(False, "guarantee_lacking", blocks=True, detail=str(months))] if months else []


def _service(draft: Draft) -> list[Check]:
    """What is included and on which terms, in every language in which the service is offered."""
    return [
        passed(bool(draft.texts[code].get(part)), f"{part}_missing", blocks=True, language=code)
        for code in draft.written()
        for part in ("included", "terms")
    ]


def _safety(draft: Draft) -> list[Check]:
    """Article 19 of Regulation (EU) 2023/988: maker, responsible person, identification with a picture,
    warnings in the buyer's language."""
    safety: Mapping[str, Any] = draft.content["safety"]
    product = draft.content["product"]
    maker = safety.get("maker") or {}
    known_by = safety.get("identification") or product["model"] or product["gtin"]
    found = [
        passed(bool(maker.get("name")), "maker_missing", blocks=True),
        passed(bool(maker.get("address")), "maker_address_missing", blocks=True),
        passed(bool(maker.get("contact")), "maker_contact_missing", blocks=True),
        passed(bool(maker.get("country")), "maker_country_missing", blocks=True),
        passed(bool(known_by), "identification_missing", blocks=True),
    ]
    if maker.get("country") and maker["country"] not in EEA:
        person = safety.get("responsible") or {}
        is_told = all(person.get(part) for part in ("name", "address", "contact"))
        is_here = person.get("country", "") in EEA
        found.append(passed(is_told and is_here, "responsible_missing", blocks=True))
    return [*found, *_warnings(draft, has_none=bool(safety.get("has_no_warnings")))]


def _warnings(draft: Draft, *, has_none: bool) -> list[Check]:
    warned = [code for code, text in draft.texts.items() if text.get("warnings")]
    if not warned:
        return [passed(has_none, "warnings_unknown", blocks=True)]
    return [
        passed(code in warned, "warnings_missing", blocks=True, language=code)
        for code in draft.written()
    ]


def _claims(draft: Draft) -> list[Check]:
    """One check a language and kind of claim; each claim that is found is told by its words."""
    found: list[Check] = []
    for code, text in draft.texts.items():
        whole = "\n".join(part for part in map(_plain, _texts(text)) if part)
        if not whole:
            continue
        claims = claims_in(whole, code, draft.proofs)
        found += [
            passed(False, f"claim_{claim.kind}", blocks=True, language=code, detail=claim.words)
            for claim in claims
        ]
        if not claims:
            found.append(passed(True, "claim_superlative", blocks=True, language=code))
    return found


def _texts(text: Mapping[str, Any]) -> list[object]:
    return [text.get(part) for part in TEXT_PARTS]


def _plain(value: object) -> str:
    return "\n".join(value) if isinstance(value, list | tuple) else str(value or "")
