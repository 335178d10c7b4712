"""English."""

CLAIMS = {
    "superlative": (
        r"(?<!works )(?<!fits )(?<!serves )(?<!keeps )(?<!tastes )\bbest\b(?! before| used| suited| served| kept| if\b| by\b| with\b)",
        r"\b(?:number one|no\.? ?1|#1|world'?s (?:first|finest|leading)|world[- ]class)\b",
        r"\b(?:unbeatable|unmatched|unrivall?ed|unparalleled|incomparable|second to none)\b",
        r"\b(?:finest|greatest|ultimate|perfect|flawless|miraculous|revolutionary)\b",
        r"\b(?:cheapest|lowest price|highest quality|top quality|premium quality)\b",
        r"\b100 ?% (?:safe|effective|guaranteed|satisfaction)",
    ),
    "green": (
        r"\b(?:eco|environment(?:ally)?|planet|earth|climate|nature)[- ]friendly\b",
        r"\b(?:sustainable|sustainably|biodegradable|ecological|non-?polluting)\b",
        r"\beco\b",
        r"\bgreen (?:choice|product|alternative|production|company)\b",
        r"\bgood for the (?:planet|environment|climate)\b",
    ),
    "offset": (r"\b(?:climate|carbon|co2)[- ](?:neutral|positive|compensated|free|reduced)\b", r"\bnet[- ]zero\b"),
    "urgency": (
        r"\bonly \d+ (?:left|remaining|in stock)\b",
        r"\b(?:last|final) (?:chance|pieces|items|few)\b",
        r"\b(?:hurry|act now|buy now|order now|don'?t miss|selling fast|almost gone|while stocks last)\b",
        r"\b(?:today only|only today|limited[- ]time|ends (?:today|tonight|soon))\b",
        r"\b\d+ (?:people|others|customers|visitors)(?: are)? (?:looking|watching|viewing|bought)",
    ),
    "price": (
        r"\b(?:was|before|instead of|rrp|regular price)\b[: ]*[€$£] ?\d",
        r"\b(?:was|instead of)\b[: ]*\d[\d.,]* ?(?:€|eur|euros?)",
        r"-?\d{1,2} ?% (?:off|discount|cheaper)|\bsave \d",
    ),
}  # fmt: skip
