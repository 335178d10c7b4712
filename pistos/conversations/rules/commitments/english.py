"""English, as agents write it."""

import re

from pistos.conversations.rules.commitments.due import When
from pistos.conversations.rules.commitments.speech import (
    NUMERIC,
    Speech,
    clock,
    dated,
    fixed,
    named,
    offset,
    part,
    period,
    span,
    weekday,
    words,
)

_DAYS = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
    "mon": 0,
    "tue": 1,
    "wed": 2,
    "thu": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
_MONTH_NAMES = (
    "january february march april may june july august september october november december"
).split()
_MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES, 1)} | {
    name[:3]: n for n, name in enumerate(_MONTH_NAMES, 1)
}
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fourteen": 14,
    "a couple of": 2,
    "a few": 3,
}
_UNITS = {"min": "minute", "hour": "hour", "day": "day", "week": "week", "month": "month"}
_NUMBER = rf"\d{{1,3}}|{named(_NUMBERS)}"
_DAY = named(_DAYS)
_MONTH = named(_MONTHS)

_TIMES = (
    *NUMERIC,
    (words("day after tomorrow"), offset(2)),
    (words("today|tonight(?= at)"), offset(0)),
    (words("tomorrow"), offset(1)),
    (words("this morning"), part("morning", 0)),
    (words("this afternoon"), part("afternoon", 0)),
    (words("this evening|tonight(?! at)"), part("evening", 0)),
    (words("(?:in the )?morning"), part("morning")),
    (words("(?:at )?(?:noon|midday|lunchtime)"), part("noon")),
    (words("(?:in the )?afternoon"), part("afternoon")),
    (words("(?:in the )?evening"), part("evening")),
    (words("(?:by )?(?:the )?(?:end of (?:the |this )?week|this week)"), period("week")),
    (words("(?:the )?(?:end of )?next week"), period("next_week")),
    (words("(?:the )?end of (?:the |this )?month"), period("month")),
    (
        words("(?:the )?(?:end of (?:the |our )?(?:working |business )?day|close of business|eod)"),
        lambda found: When(day=0),
    ),
    (
        re.compile(
            rf"(?<!last )(?<!since )(?<!from )(?<!past )\b(?P<next>next )?(?P<day>{_DAY})\b(?!')"
        ),
        weekday(_DAYS),
    ),
    (
        re.compile(
            rf"\b(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<m>{_MONTH})\b(?:,? (?P<y>20\d\d))?"
        ),
        dated(_MONTHS),
    ),
    (
        re.compile(
            rf"\b(?P<m>{_MONTH}) (?P<d>[0-3]?\d)(?:st|nd|rd|th)?\b(?!:)(?:,? (?P<y>20\d\d))?"
        ),
        dated(_MONTHS),
    ),
    (re.compile(r"\b(?P<h>1?\d)(?:[.:](?P<min>[0-5]\d))? ?(?P<half>[ap]\.?m)\b\.?"), clock),
    (re.compile(r"\b(?P<h>[012]?\d) o'clock\b"), clock),
    (
        re.compile(
            r"\b(?:at|by|until|till|before|around|about) (?P<h>[012]?\d)(?:\.(?P<min>[0-5]\d))?"
            r"(?= *(?:$|[,;)!]|(?:and|or|to|on|today|tomorrow|in|at)\b|[-–] ?\d))"
        ),
        clock,
    ),
    (re.compile(r"(?<=\d[-–])(?P<h>[012]?\d)\b(?= *(?:$|[,;)]))"), clock),
    (
        re.compile(
            r"\b(?:between|from) (?P<from>[012]?\d) (?:and|to) (?P<h>[012]?\d)(?::(?P<min>\d\d))?\b"
            r"(?! (?:day|week|hour|month|minute|work|busi))"
        ),
        clock,
    ),
    (words("(?:in|within) (?:half an|a half) hour"), fixed(30)),
    (words("within the (?:next )?hour"), fixed(60)),
    (words("(?:in|within) an hour and a half"), fixed(90)),
    (
        re.compile(
            rf"\b(?:within|in|after) (?:the next |about |at most |less than )?"
            rf"(?P<n>{_NUMBER})(?:(?: ?[-–] ?| to | or )(?P<to>{_NUMBER}))?"
            r" ?(?P<working>(?:working|business) )?"
            r"(?P<unit>minutes?|mins?|hours?|days?|weeks?|months?)\b"
        ),
        span(_NUMBERS, _UNITS),
    ),
    (
        re.compile(
            rf"\b(?P<n>{_NUMBER})(?:(?: ?[-–] ?| to | or )(?P<to>{_NUMBER}))? "
            r"?(?P<working>(?:working|business) )"
            r"(?P<unit>days?)\b(?! (?:ago|earlier|before))"
        ),
        span(_NUMBERS, _UNITS),
    ),
)

_WE = r"(?:i|we)"
_WILL = rf"{_WE}(?:'ll| will| shall|'m going to|'re going to| am going to| are going to)"

ENGLISH = Speech(
    times=_TIMES,
    joints=re.compile(
        r",? ?(?:(?:at|by|on|in|the|until|till|before|and|or|to|around|about|of|between|from|no later"
        r" than) ?){0,3}|[ ,(–-]{1,3}"
    ),
    leads=re.compile(
        r"\b(?:by|until|till|before|on|at|around|about|no later than|not later than|at the latest by"
        r"|later|within|the|during){1} (?:the )?$"
    ),
    promises=words(
        rf"{_WILL}|let me|{_WE} promise|you have my word|you can (?:expect|count on)|expect"
        r"|you(?:'ll| will) (?:\w+ )?(?:have|get|receive|hear|see|find|be called|be refunded|be contacted)"
        r"|(?:it|they|that|this|he|she)(?:'ll| will)|we can (?:ship|send|deliver|call|refund|repair|offer)"
        r"|will (?:\w+ )?(?:be|arrive|reach|ship|leave|call|contact|deliver|come|go|have|follow|get)"
        r"|should (?:arrive|be with|reach|have it)|is going to|are going to"
        r"|(?:it|parcel|order|package|shipment|replacement|refund|delivery|they) (?:also )?"
        r"(?:arrives?|ships?|leaves?|reaches|comes|goes out|is due)"
        rf"|{_WE} (?:also |then )?(?:call|ring|send|ship|write|answer|reply|refund|deliver|get back|fix"
        r"|return|repair|dispatch|post|hand|bring|let you know|come back)"
        rf"|(?:i'm|i am|we're|we are) (?:\w+ly )?(?:calling|sending|shipping|writing|refunding|replying"
        r"|answering|dispatching|posting|delivering|getting back|coming back|preparing|ordering)"
    ),
    kinds={
        "call_back": words(
            r"calls?|calling|call back|phone|ring|telephone|called|give you a (?:call|ring)"
        ),
        "refund": words(
            r"refund\w*|money|reimburse\w*|credit(?:ed)?|transfer\w*|amount|pay(?:ing)? (?:you )?back|your account"
        ),
        "answer": words(
            r"answer\w*|repl(?:y|ies|ying)|write|writing|let you know|get(?:ting)? back|come back|coming back"
            r"|inform|update|e-?mail you|tell you|contact|hear (?:back )?from|be in touch|respond\w*|message|report back"
        ),
        "delivery": words(
            r"ship\w*|deliver\w*|arriv\w+|dispatch\w*|parcels?|packages?|order|replacement|reach\w*"
            r"|with you|courier|at your door|post(?:ing)?|leaves?"
        ),
    },
    untimed={
        "call_back": words(
            rf"{_WILL} (?:\w+ )?(?:call|phone|ring|telephone) (?:you|back)|{_WILL} give you a (?:call|ring)"
        ),
        "refund": words(
            rf"{_WILL} (?:\w+ )?(?:refund|reimburse|pay you back|return (?:your|the) money)"
        ),
        "answer": words(
            rf"{_WILL} (?:\w+ )?(?:get back|come back|let you know|write|reply|answer|inform you|update you"
            r"|keep you (?:posted|informed|updated)|contact you|be in touch|e-?mail you|tell you)"
        ),
        "delivery": words(
            rf"{_WILL} (?:\w+ )?(?:ship|deliver|dispatch|send (?:you )?(?:a|the|your|another|it)\b)"
        ),
    },
    conditions=words(
        r"if|unless|hope|hopefully|hoping|in case|provided|as long as|once|when you|assuming|whenever|should you|had you"
    ),
    courtesies=re.compile(
        r"\bif (?:that|this|it) (?:suits|is all right|is ok|works|is fine|is convenient)[^,.;]{0,40}"
        r"|\bif (?:you (?:like|wish|prefer|agree)|possible|needed|necessary|all goes well)\b"
        r"|\bif (?:you have|there (?:is|are)|anything|something) [^,.;]{0,60}"
        r"|\b(?:do not|don't) (?:worry|hesitate)\b[^,.;]{0,30}|\b(?:no|not) later than\b"
        r"|\bplease (?:note|bear with (?:us|me)|rest assured|know)(?: that)?\b|\bnot only\b"
    ),
    negations=words(
        r"not|never|cannot|can't|won't|don't|doesn't|isn't|aren't|unable|no longer|without|nobody|wouldn't"
        r"|couldn't|would|could|might|may(?! \d)|hope(?:d|fully)?|perhaps|maybe|probably not|tried"
    ),
    duties=words(
        r"please|kindly|you(?:'ll| will)? (?:need|have) to|you must|you should|you (?:can|may)"
        r"(?! (?:expect|count))|could you|would you|can you|will you|send (?:us|me)|let (?:us|me) know"
        r"|tell (?:us|me)|give (?:us|me) (?!until|till|time|a |some|one )|call (?:us|me)|write to (?:us|me)|reply to us|make sure|remember to"
        r"|you said|you told|you wanted|you asked|your payment|you promised"
    ),
    states=words(
        r"closed|open|we close|we open|opening hours|on holiday|on leave|out of (?:the )?office|away|off duty|valid|available"
        r"|expires?|in stock|out of stock|the offer|the sale|discount|weather|strike|returns? (?:are|is)"
        r"|opens|closes|holidays?|used to|always|usually|normally|every|each|on average|lasts?|said"
        r"|have (?:already )?(?:sent|shipped|called|written|refunded|been)"
    ),
    cuts=re.compile(
        r"[,;:()—–]| - |\b(?:but|so|because|then|although|though|while|since)\b"
        r"|\band (?=(?:i|we|you|it|they|the|your|please|let|send|call|write)\b)"
    ),
    question_marks="?",
)
