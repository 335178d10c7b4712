"""Beginnings of words by which each kind shows, folded, parted by commas, in the four languages."""

SIGNS: dict[str, dict[str, str]] = {
    "fact": {
        "en": "order number,i ordered,i bought,i paid,it arrived,it came,i received,the tracking"
        ",the courier said"
        ",since monday,since tuesday,since wednesday,since thursday,since friday,yesterday"
        ",last week,the box,the parcel was",
        "el": "παραγγειλα,αγορασα,πληρωσα,παρελαβα,ηρθε,εφτασε,ο κουριερ,χθεσ,χτεσ,την περασμενη"
        ",αριθμοσ παραγγελιασ,το δεμα ηταν",
        "sl": "narocil sem,narocila sem,kupil,kupila,placal,placala,prejel,prejela,prispel"
        ",kurir je,vceraj,prejsnji teden"
        ",stevilka narocila,paket je bil",
        "hy": "պատվիրել,պատվիրեցի,գնել եմ,գնեցի,վճարել,վճարեցի,ստացել եմ,ստացա,եկավ,առաքիչը,երեկ"
        ",անցած շաբաթ,պատվերի համար",
    },
    "feeling": {
        "en": "angry,upset,disappoint,frustrat,worr,sad,annoy,furious,ashamed,afraid,embarrass"
        ",happy,glad,delighted,fed up,sorry to",
        "el": "θυμ,απογοητευ,εκνευρι,ανησυχ,στεναχωρ,στενοχωρ,λυπαμαι,αγανακτ,φοβαμαι,φοβομαι"
        ",ντρεπ,χαρουμεν,χαρηκα,ενθουσιασ",
        "sl": "jezn,jezna,razocar,skrbi me,skrbi,zalost,zalostn,nezadovolj,strah me,nervoz,vesel"
        ",vesela,navdusen,sram me,obup",
        "hy": "բարկաց,զայրաց,հիասթափ,անհանգիստ,անհանգստ,մտահոգ,տխուր,տխրեցի,վախեն,ուրախ"
        ",նյարդայնաց,վրդով,ամաչ",
    },
    "need": {
        "en": "i need,we need,need it,necessary,must have,it is for,it's for,for my wedding"
        ",birthday,because my,allerg,has to be",
        "el": "χρειαζομαι,χρειαζομαστε,το χρειαζ,πρεπει να,ειναι για,απαραιτητ,γενεθλι,γαμο"
        ",βαφτισ,αλλεργ,επειγ",
        "sl": "potrebuj,rabim,rabimo,nujno,mora biti,je za,rojstni dan,poroko,poroka,alergi"
        ",ker moj",
        "hy": "պետք է,անհրաժեշտ,կարիք ունեմ,ինձ պետք,տոնի համար,ծննդ,հարսանի,ալերգի,շտապ",
    },
    "wish": {
        "en": "i would like,i'd like,i’d like,we would like,i want,we want,please send"
        ",please replace,please refund,i wish,could you"
        ",would you,i prefer,i hope you,i expect,give me,send me a new",
        "el": "θα ηθελα,θα θελαμε,θελω,θελουμε,παρακαλω στειλ,παρακαλω να,μπορειτε να,προτιμω"
        ",επιθυμ,ελπιζω να,ζητω,απαιτω,στειλτε μου",
        "sl": "rad bi,rada bi,radi bi,zelim,zelimo,zelel bi,zelela bi,prosim posljite,prosim"
        ", posljite,prosim za,prosim vas,lahko bi,raje bi"
        ",pricakuj,zahtevam,vrnite mi,posljite mi",
        "hy": "կուզեի,կցանկանայի,ուզում եմ,ցանկանում եմ,խնդրում եմ ուղարկ,խնդրում եմ փոխ"
        ",խնդրում եմ վերադարձ,կխնդրեի,նախընտր,պահանջում եմ,ակնկալ",
    },
    "complaint": {
        "en": "complain,broken,damaged,defect,wrong,missing,late,delay,never arriv,not arriv"
        ",hasn't arriv,has not arriv,still waiting"
        ",doesn't work,does not work,not working,stopped working,nobody answer,no one answer,rude"
        ",scratch,leak,torn,unacceptable,terrible,not as describ,cracked,crack,bad service"
        ",not what i ordered",
        "el": "παραπον,σπασμεν,χαλασμεν,κατεστραμμεν,ελαττωμ,λαθοσ,λειπ,καθυστερ,αργησε,αργει"
        ",δεν εφτασε,δεν ηρθε,δεν λειτουργ,δεν δουλευ"
        ",ακομα περιμεν,ακομη περιμεν,κανεισ δεν απαντ,κανενασ δεν απαντ,αγενησ,αγενεσ,γρατζουν"
        ",σκισμεν,ραγισμεν,απαραδεκτ,τραγικ,χαλια,χαλασε,εσπασε",
        "sl": "pritoz,reklamir,reklamacij,polomljen,razbit,poskodovan,pokvarjen,pokvaril,napacn"
        ",napak,manjka,zamuj,zamud,ni prispel"
        ",ni prisl,se ni pris,ne dela,ne deluje,se vedno cakam,nihce ne odgovor,nihce mi,nesramn"
        ",opraskan,raztrgan,pocen,nesprejemljiv,obupn,zlomljen",
        "hy": "բողոք,կոտրված,կոտրվել,վնասված,վնասվել,թերի,թերություն,սխալ,պակաս,ուշան,ուշաց"
        ",չի հասել,չհասավ,չի եկել,չեկավ,չի աշխատում,դեռ սպասում"
        ",ոչ ոք չի պատասխան,կոպիտ,քերծված,պատռված,անընդունելի,սարսափելի,փչացած,փչացավ",
    },
    "opinion": {
        "en": "i think,in my opinion,i believe,i find,it seems,i like,i love,i don't like"
        ",i do not like,beautiful,great,excellent,poor quality"
        ",good quality,too expensive,overpriced,you should,i suggest,it would be better,well made",
        "el": "νομιζω,πιστευω,κατα τη γνωμη,η γνωμη μου,θεωρω,μου φαινεται,μου αρεσ,δεν μου αρεσ"
        ",υπεροχ,τελει,εξαιρετικ,κακη ποιοτητα,καλη ποιοτητα"
        ",πολυ ακριβ,θα επρεπε να,προτεινω,θα ηταν καλυτερ,ομορφ",
        "sl": "mislim,menim,po mojem mnenju,zdi se mi,se mi zdi,vsec mi,mi je vsec,ni mi vsec"
        ",cudovit,odlicn,slaba kakovost,kakovost je"
        ",dobra kakovost,predrag,morali bi,predlagam,bilo bi boljse,bolje bi bilo,lep izdelek",
        "hy": "կարծում եմ,իմ կարծիքով,ինձ թվում է,համարում եմ,դուր է գալիս,դուր եկավ,դուր չի"
        ",հիանալի,գերազանց,վատ որակ,լավ որակ,շատ թանկ"
        ",պետք է որ,առաջարկում եմ,ավելի լավ կլիներ,գեղեցիկ",
    },
}
