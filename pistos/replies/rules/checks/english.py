"""What the checks look for, in English."""

from pistos.replies.rules.checks.speech import Speech, any_of, words

_FELT = (
    r"(?:feel|felt|upset|offend\w*|disappoint\w*|inconvenien\w*|caus\w+|bother\w*|unhappy|dissatisf\w*"
    r"|experienc\w*|found|misunderst\w*|annoy\w*|was wrong|went wrong|(?:is|are|was|were) not satisf\w*)"
)
_COURIER = (
    r"(?:courier|carrier|delivery (?:company|service|firm|partner)|shipping (?:company|firm)|post office"
    r"|dhl|ups|gls|acs|elta|fedex|dpd|posta slovenije|haypost)"
)

ENGLISH = Speech(
    greeting=any_of(
        r"(?:dear|hello|hi|hey|greetings|good (?:morning|afternoon|evening|day)|thanks?(?: you)?)\b"
    ),
    closing=any_of(
        r"(?:(?:kind|best|warm|many)? ?regards|best wishes|yours (?:sincerely|faithfully"
        r"|truly)|sincerely"
        r"|many thanks|all the best|cheers|with best)\b"
    ),
    acknowledged=any_of(
        r"sorry|apolog|regret",
        r"(?:we |i )?(?:fully |do |completely )?understand (?:how|that|your|why|the)",
        r"i see (?:how|why)|frustrat|disappoint|annoying|upsetting",
        r"thank you for (?:telling|letting|pointing|your patience|bearing|writing|the photo|being)",
        r"thanks for (?:telling|letting|pointing|your patience|bearing|writing|the photo)",
        r"you are right|you're right|(?:this|that|it) should (?:not|never) have",
        r"shouldn't have happened|must have been|not (?:how|what|as) it should",
        r"our (?:mistake|fault|error)|we (?:made a mistake|let you down|failed)",
    ),
    sorry=any_of(r"sorry", r"apolog", r"regret"),
    conditional=any_of(
        r"(?:sorry|apolog\w*|regret\w*)(?:(?!\b(?:and|but|so)\b)[^.,])*\b(?:if|in case|should)\b"
        rf"[^.]{{0,50}}\b{_FELT}",
        rf"if\b[^.]{{0,50}}\b{_FELT}\b[^.]{{0,50}}\b(?:sorry|apologi[sz]e|apologies|regret)",
        r"sorry (?:to hear |to read )?(?:that )?you (?:feel|felt|think|thought|found|see it)",
        r"sorry (?:to hear )?(?:that )?you (?:were|are) (?:not happy|unhappy|not satisf|dissatisf)",
        r"(?:sorry|apolog\w*|regret) if\b",
        r"(?:sorry|apolog\w*|regret)[^.]{0,25}\b(?:any|whatever|possible|potential) "
        r"(?:inconvenience|trouble|upset|disappointment|frustration|misunderstanding|distress)",
        r"(?:sorry|apolog\w*|regret)[^.]{0,40}\b(?:may|might|could) have (?:been|caused|upset|felt)",
    ),
    surprised=any_of(
        r"seriously\?|really\s?[?!]{2,}|are you (?:serious|kidding|joking)",
        r"you (?:must be|are|can ?not be|can't be) (?:kidding|joking|serious)",
        r"(?:what an?|such an?|quite an?|this|your|that|a|an|rather|very|most) (?:rather "
        r"|very |really )?"
        r"(?:strange|weird|odd|ridiculous|absurd|unbelievable|crazy|silly|bizarre|funny|stupid)"
        r" (?:question|request|wish|demand|complaint|idea|thing to ask)",
        r"never heard (?:of )?(?:such|anything like)",
        r"(?:nobody|no one|no customer) (?:has )?(?:ever |else )?(?:asked|asks|complained|wanted|wants)",
        r"(?:it |we |i )?(?:is|are|am) (?:quite |very |rather )?(?:surpris\w+|astonish\w+"
        r"|amazed|baffled)"
        r" (?:that|by|at|to hear|to read) (?:you|your|this|such)",
        r"how (?:on earth|can you|could you) (?:not|even|expect|want|think)",
        r"why (?:on earth|would anyone|would you want)|(?:ha){2,}\w*|lol\b|rofl\b|wow[,!]",
        r"good luck with that|you (?:do not|don't) (?:really )?expect us",
    ),
    talks_down=any_of(
        r"as (?:i|we) (?:have )?(?:already|clearly|repeatedly)? ?(?:said|told|explained|wrote|written)"
        r" (?:you )?(?:already|before|several|many|twice|clearly)",
        r"as (?:i|we) (?:have )?(?:already|clearly|repeatedly) (?:said|told|explained|wrote|written)",
        r"(?:as|which) (?:anyone|anybody|everyone|everybody) (?:knows|can see)",
        r"any (?:normal|reasonable|sensible) (?:person|customer)|calm down",
        r"you should have (?:known|read|checked|looked|thought|asked|measured|paid)",
        r"if you had (?:only |just |actually )?(?:read|looked|checked|bothered|paid attention)",
        r"had you (?:read|looked|checked|bothered)",
        r"(?:it is|it's|that is|that's) (?:entirely |simply )?your (?:own )?(?:fault|mistake|problem)",
        r"(?<!not )your own (?:fault|mistake|problem)|not our (?:problem|fault|business)",
        r"you (?:are|were) (?:simply |just )?(?:wrong|mistaken|lying|confused|exaggerating)",
        r"common sense|obviously,? you",
        r"you (?:clearly|obviously) (?:do not|don't|did not|didn't|have not|haven't)",
        r"read (?:it |the \w+ |our \w+ )?(?:again|carefully|properly)|learn to",
        r"stop (?:writing|asking|complaining|bothering)",
    ),
    refusing=any_of(
        r"(?:we|i) (?:can ?not|can't|(?:are|am) (?:not able|unable|not allowed|not permitted|not in a"
        r" position)|(?:do not|don't) (?:accept|offer|allow|refund|exchange|replace|do that"
        r"|do this|give|take"
        r"|ship to|deliver to)|will not|won't|have to (?:refuse|decline|reject)"
        r"|must (?:refuse|decline|reject)"
        r"|refuse|decline|reject)\b",
        r"(?:is|are|be|it's|that's|'s) (?:un?fortunately )?(?:not possible|impossible)",
        r"not possible\b|impossible\b|no (?:refunds?|exchanges?|returns?|exceptions?)\b",
        r"not (?:eligible|entitled)\b",
        r"(?:can ?not|can't) be (?:returned|refunded|exchanged|cancelled|canceled|changed"
        r"|accepted|replaced"
        r"|repaired|taken back)",
        r"(?:request|claim|complaint|wish|return) (?:is|was|has been) (?:refused|declined"
        r"|rejected|denied)",
        r"against (?:our|the) (?:policy|rules)|out of the question|nothing (?:more |else )?(?:we|i) can do",
        r"(?:not|n't) something (?:we|i) (?:do|offer)|(?:do not|don't) do (?:refunds|returns|exchanges)",
        r"(?:is|are) (?:not|n't) (?:accepted|offered|allowed|permitted)",
    ),
    not_refusing=any_of(
        r"(?:can ?not|can't) (?:wait|thank|imagine|find|see|say|promise|help but|tell|read"
        r"|open|reach you)",
        r"(?:not able|unable) to (?:find|see|say|read|open|reach you|tell)",
        r"(?:will not|won't) (?:happen|be charged|charge|cost|forget|take long|let you"
        r"|keep you|need|bother"
        r"|ask|share|be(?! able))",
    ),
    bare=words(
        "no nope sorry unfortunately not possible impossible we i cannot can't can never that this it is"
        " isn't do don't thanks thank you dear to say am are afraid so way absolutely of course"
    ),
    no=words("no nope not impossible cannot can't never isn't don't"),
    reason=any_of(
        r"because\b|since\b|as (?:the|it|we|our|this|these|they|you|there|each|every)\b|due to\b",
        r"reasons?\b|for (?:hygiene|safety|legal|health)|(?:by|the) law\b|otherwise\b|so that\b",
        r"in order to\b|once (?:it|the|they|opened|cut|printed)\b|already\b|made (?:to|for)\b",
        r"cut to\b|hygiene",
        r"(?:been|was|were|is|are) (?:opened|used|worn|washed|cut|printed|engraved|shipped|sent|sold)",
        r"sold out|out of stock|discontinued|no longer\b",
        r"(?:period|term|deadline|fourteen days|14 days|guarantee|warranty) (?:has |is |was )?"
        r"(?:ended|over|passed|expired|ran out)",
        r"(?:would|could|might) (?:damage|break|spoil|tear|be unsafe|not hold|crack)",
        r"too (?:thin|small|large|heavy|old|late|fragile|weak|short)|does not (?:fit|exist|hold)",
        r"the maker (?:no longer|does not)",
    ),
    alternative=any_of(
        r"instead\b|alternativ|but (?:we|you|i|there|here|the)\b|however\b",
        r"you (?:can|may|could)\b(?! ?not)|(?:we|i) (?:can|could|would|will|'ll)\b(?! ?not)",
        r"(?:we|i)'ll\b",
        r"(?:we|i) (?:gladly|suggest|recommend|offer|propose|have|are happy|am happy|are glad"
        r"|am glad)\b",
        r"what (?:we|i) (?:can|could) do|would you (?:like|prefer|rather)|shall (?:we|i)\b",
        r"another\b|other (?:option|way|model|product|colou?r|size|shop|one)",
        r"if you (?:like|want|prefer|wish|would)\b",
        r"please (?:contact|write|call|see|look|try|ask|let|send|tell|have|choose)|https?://|www\.",
        r"here (?:is|are)\b|have a look|let (?:me|us)\b|(?:closest|nearest|similar)\b",
        r"(?:until|from|on|by|before) (?:mon|tues|wednes|thurs|fri|satur|sun)day",
    ),
    courier=any_of(
        r"(?:contact|ask|call|phone|ring|write to|turn to|speak (?:to|with)|talk to"
        r"|check with|reach out to"
        r"|get in touch with|inquire (?:with|at)|take (?:it|this) up with|complain to"
        r"|claim (?:it )?from)"
        rf"(?: directly)?(?: with)? (?:the |your |our |their |this |local )*{_COURIER}\b",
    ),
    ours=any_of(
        r"(?:we|i|we'll|we've|i'll|i've|us|our team|my colleague|let me|already|to have)\b"
    ),
    spared=any_of(
        r"(?:not|n't|never|no need|without|instead of you|rather than you)\b|\w+n't\b",
    ),
    claims={
        "delivered": any_of(
            r"(?:was|were|has|have|is|are|got)(?:n't| not| never)?(?: yet| already| now)*(?: been)?"
            r"(?: already| successfully)? delivered",
            r"(?:courier|parcel|order|it) (?:has )?(?:already )?(?:delivered|arrived)\b",
        ),
        "under_way": any_of(
            r"(?:is|are|it's|isn't|be) (?:already |now |still |not |not yet )*(?:on (?:its"
            r"|the|their) way|in transit|under way)",
        ),
        "sent": any_of(
            r"(?:was|were|has|have)(?:n't| not)?(?: yet)?(?: been)?(?: already)? (?:shipped"
            r"|dispatched|posted|handed (?:over )?to"
            r" the courier|sent out)",
            r"(?:left|has left) (?:our|the) warehouse",
            r"(?:courier|carrier) (?:has|already has|took|has taken|picked) (?:it|your|the|up)",
        ),
        "paid": any_of(
            r"(?:received|have) your payment",
            r"your payment (?:has |was )?(?:arrived|been received|received|gone through|went through)",
            r"(?:order|it) (?:is|was|has been) (?:already )?paid",
        ),
        "refunded": any_of(
            r"(?:was|were|has been|have been|is|are) (?:already )?refunded",
            r"(?:we|i)(?: have|'ve)? (?:already )?(?:refunded|returned your money"
            r"|sent (?:you )?the refund)",
            r"(?:your |the )?refund (?:was|has been|is) (?:made|sent|issued|completed|done|processed)",
        ),
        "cancelled": any_of(
            r"(?:order|it) (?:was|is|has been) (?:already )?cancell?ed",
            r"(?:we|i)(?: have|'ve)? (?:already )?cancell?ed (?:your|the) order",
        ),
        "in_time": any_of(
            r"(?:delivered|arrived|came|sent|reached you) (?:to you )?(?:exactly |well )?(?:on|in) time",
            r"within the (?:promised|agreed) (?:time|day)|as promised\b",
        ),
    },
    denied=any_of(r"not\b", r"\w+n't\b", r"never\b", r"nor\b", r"no parcel"),
    open_ended=any_of(
        r"if\b|when\b|once\b|as soon as\b|until\b|will\b|may\b|would\b|should\b",
        r"before (?:it|the|your)\b|after (?:it|the|your)\b|whether\b|you (?:write|say|wrote|told)",
        r"to be\b|\w+'ll\b",
    ),
    vague=any_of(
        r"(?:we|i)(?:'ll| will| shall| are going to| are| am)? (?:look(?:ing)? into"
        r"|check(?:ing)?|investigat\w+"
        r"|get back|come back|be in touch|follow up|ask(?:ing)? (?:the|our)|forward(?:ed)?"
        r"|find out|let you know"
        r"|keep you (?:informed|posted))",
        r"(?:you will|you'll) (?:hear|be contacted|be informed|get an answer)",
        r"(?:as soon as possible|shortly|in due course|soon)\b",
    ),
    when=any_of(
        r"(?:today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
        r"|noon|january"
        r"|february|march|april|may|june|july|august|september|october|november|december)\b",
        r"\d{1,2}[:.]\d{2}\b|\d{1,2} ?(?:am|pm|o'clock)\b",
        r"(?:in|within) (?:an?|the next|\d+|one|two|three|four|five|a few|half an) \w+",
        r"\d{1,2}(?:st|nd|rd|th)\b|this (?:morning|afternoon|evening|week)\b|next week\b",
    ),
    next_step=any_of(
        r"(?:we|i)(?:'ll| will| shall)\b|you will\b|you'll\b|please\b",
        r"(?:we|i) (?:have|'ve) (?:sent|shipped|refunded|ordered|repaired|asked|arranged"
        r"|booked|reserved)",
        r"next (?:step|i|we)\b|(?:arrives|leaves|is sent|ships)\b|would you\b|(?:can|could) you\b",
        r"shall\b|you can\b",
    ),
    feeling=any_of(
        r"angry|furious|annoy|frustrat|disappoint|upset|unacceptable|terrible|awful|horribl|worst",
        r"ridiculous|disgust|fed up|sick of|never again|shame|unhappy|dissatisf|scam|cheated",
        r"you lied|ruined|worried|afraid|outrag|insult|crying|so sad|let down|betrayed|stress",
    ),
    complaint=any_of(
        r"broken|damaged|faulty|defect|cracked|torn|wrong (?:item|size|colou?r|product|order|one)",
        r"still (?:waiting|not|nothing|no)",
        r"(?:not|never|hasn't|has not|didn't) (?:yet )?(?:arrived|arrive|come|received|been delivered)",
        r"(?:is|are) (?:late|missing|incomplete)|does(?: not|n't) work|stopped working|complain",
        r"want my money|(?:days|weeks) late|nobody (?:answers|answered|replies|called)|rude\b",
        r"arrogant",
    ),
    asks_number=any_of(
        r"(?:send|tell|give|provide|share|need|confirm|let us (?:know|have)|what is|what's|have)"
        r"(?: us| me| to us)?(?: with)?(?: know)? (?:the |your |an? )*(?:order|purchase) number",
        r"(?:send|tell|give|provide|need|let us (?:know|have)|what is|what's)(?: us| me)?(?: know)?"
        r" the number of your order",
    ),
    stock=any_of(
        r"valued (?:customer|client)|dear (?:customer|client|sir|madam|sir or madam|sir/madam)\b",
        r"(?:we )?value your (?:feedback|opinion|business)",
        r"your (?:request|message|feedback|opinion|satisfaction) is (?:very )?important to us",
        r"do not hesitate to contact us|we strive to",
        r"(?:has been|was) forwarded to the (?:relevant|responsible|competent) department",
    ),
    team=any_of(
        r"(?:the |your )?(?:\w+ )?(?:team|customer (?:service|care|support)|support (?:team|desk))\s*$"
    ),
    automatic=any_of(
        r"our program", r"the program of", r"automat", r"written by (?:a |our )?(?:program|machine)"
    ),
    person=any_of(
        r"a person (?:answers|will|reads|of ours)|somebody of (?:ours|us)|write to us|call us",
        r"answer this (?:mail|message)|reply to this|one of us|a colleague",
        r"you will have our answer",
    ),
)
