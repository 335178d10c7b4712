"""What a recall must say, and must not (Regulation (EU) 2023/988, articles 36 and 37)."""

import re
from collections.abc import Mapping

from pistos.kit.searching import folded

LEAST_REMEDIES = 2

# Article 36(2)(c): nothing that lessens the risk in the reader's eyes.
_SOFT = {
    "en": r"\b(?:voluntar\w+|precaution\w*|discretionary|in rare (?:cases|situations|circumstances)|rarely"
    r"|in specific (?:cases|situations)|no (?:reported )?(?:accidents|injuries|incidents))\b",
    "el": r"\b(?:εθελοντικ\w+|οικειοθελ\w+|προληπτικ\w+|σε σπανιεσ περιπτωσεισ|σπανια"
    r"|σε συγκεκριμενεσ περιπτωσεισ|κατα διακριτικη ευχερεια"
    r"|(?:κανενα|χωρισ|δεν εχουν αναφερθει) ατυχημα\w*)\b",
    "sl": r"\b(?:prostovoljn\w+|previdnostn\w+|preventivn\w+|iz previdnosti|po lastni presoji"
    r"|v redkih primerih|redko|v posebnih primerih|(?:brez|ni) (?:prijavljenih )?(?:nesrec|poskodb))\b",
    "hy": r"\b(?:կամավոր\w*|նախազգուշական\w*|կանխարգելիչ\w*|հազվադեպ\w*|առանձին դեպքերում"
    r"|դժբախտ պատահարներ չեն\w*)\b",
}
_PATTERNS = {code: re.compile(pattern) for code, pattern in _SOFT.items()}


def soft_words(texts: Mapping[str, str]) -> list[str]:
    """Words that make the risk smaller than it is, folded, in any language of the texts."""
    return [
        match.group()
        for code, text in texts.items()
        if code in _PATTERNS
        for match in _PATTERNS[code].finditer(folded(text))
    ]
