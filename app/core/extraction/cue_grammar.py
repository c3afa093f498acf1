"""Forms of four languages by which a clause leaves something open, whatever it is about; for unmarked text."""

from app.core.extraction.lexicon import pattern, said

# A statement that begins with *whether* is about something that nobody has settled.
WHETHER = pattern(r"\W*(?:and |but |only |und |aber |nur )?(?:whether|ob)\s")
# It will be told or decided: by nobody named, on no day named.
WILL_BE = said(
    en=r"""
        will be (?:\w+ )?(?:confirmed | announced | communicated | decided | agreed | fixed | advised | notified |
        determined | clarified)
    """,
    de=r"""
        (?:wird | werden) (?:\w+ ){0,4}(?:mitgeteilt | bekannt\w* | entschieden | festgelegt | geklärt | nachgereicht |
        abgestimmt | beschlossen | nachgeliefert)
    """,
    es=r"""
        se (?:\w+ )?(?:comunic | decid | confirm | fij | concret | indic | anunci | defin | determin | acord)\w*rán? |
        serán? (?:\w+ )?(?:comunic | decid | confirm | fij | concret | anunci | defin | determin | acord)\w*
    """,
    fr=r"(?:sera | seront) (?:\w+ )?(?:communiqu | fix | précis | décid | confirm | annonc | défin | détermin)\w*",
)
# They are at it still.
STILL = said(
    en=r"(?:we | they | i | \w+ and \w+)(?:'re | 'm|\s(?:are | am)) still (?!\w*need)\w+ing",
    de=r"""
        (?:wir | sie) (?:\w+ ){0,3}noch (?:drüber | darüber | dabei | dran) | (?:diskutier | überleg | streit |
        verhandel | berat | grübel)\w*(?: \w+){0,4} noch
    """,
    es=r"""
        (?:aún | todavía) (?:\w+ ){0,2}(?:estamos | estoy | están | está | andamos) \w+ndo\w* | (?:seguimos | siguen |
        sigo) \w+ndo\w*
    """,
    fr=r"""
        (?:on est | nous sommes | ils sont | elles sont) (?:encore | toujours) (?:en train | dessus) | (?:on | nous |
        ils | elles) (?:en )?(?:discut | parl | hésit | réfléchi | négoci | débat)\w* (?:encore | toujours)
    """,
)
# Whoever asks must first ask somebody else.
ASKS_FIRST = said(
    en=r"""
        (?:i | we)(?:'d | 'll | 've|\s(?:would | will))? (?:still )?(?:need | have | got |
        must)(?: got)? (?:to )?(?:first )?(?:check | ask | confirm | find out | clear)
    """,
    de=r"""
        (?:muss | müsst | müss)\w* (?:(?:da | das) )?(?:ich | wir)(?: \w+){0,5} (?:nachfragen | klären | fragen |
        prüfen | nachsehen | nachschauen | abklären | rückfragen)
    """,
    es=r"""
        (?:tengo | tenemos | tendría | tendríamos | habría) que (?:\w+ )?(?:preguntar | consultar | confirmar |
        hablar)\w* | (?:lo | la) (?:pregunto | consulto)
    """,
    fr=r"""
        (?:je dois | on doit | je devrais | il faut que je | faut que je | il faudrait que je) (?:\w+ ){0,2}(?:demand |
        vérifi | voir | voie | confirm | redemand)\w*
    """,
)
# It is fought over, or somebody may still wish it otherwise.
DISPUTED = said(
    en=r"""
        (?:still | being | is | are)? ?(?:contested | disputed | up for debate) | (?:is | are) (?:\w+ )?(?:split |
        divided) (?:on | over | about) | (?:still )?(?<!to )(?:argue | disagree | differ)(?: \w+)? (?:about | on |
        over | whether | how) | wide open | (?:may | might | could) (?:yet | still) (?!have | had)\w+ | (?:nobody | no
        one) yet | not (?:yet )?(?:nailed | sorted | tied) (?:down | out) | (?:aren't | isn't | haven't | hasn't)(?:
        \w+)? (?:nailed | sorted | tied | ironed) (?:\w+ )?(?:down | out | up)?
    """,
    de=r"""
        (?:noch )?(?:um)?stritten(?=\W) | umstritten | (?:muss | müssen | müsste\w*)(?: \w+){1,6} noch (?:\w+
        ){0,2}(?!lernen | machen | schreiben)\w+n(?=\W*$) | noch niemand | (?:da | das | dort) will (?:\w+ ){0,4}noch
        (?:\w+ )?mitreden
    """,
    es=r"(?:en | de) disputa | (?:están? | estamos) divididos? | nadie (?:aún | todavía) | todavía nadie",
    fr=r"""
        (?:encore )?contesté\w* | (?:sont | est) (?:\w+ )?(?:partagé | divisé)\w* | personne (?:encore | pour
        l'instant)
    """,
)
# One says one thing, another another.
SAYS_OTHERWISE = said(
    en=r"""
        (?:says? | wants? | thinks? | counts? | reckons? | insists? | swears?)(?: [\w'-]+){1,8}, (?:but |and |while
        )?(?:the |my |our )?\w+(?: \w+)? (?:says? | wants? | thinks? | counts? | reckons? | insists? | swears? | has
        \d+)(?: [\w'-]+){0,6}
    """,
    de=r"""
        (?:sagt | sagen | will | meint | meinen | besteht)(?: [\w-]+){1,8}, (?:aber |und )?(?:der |die |das |mein\w*
        |unser\w* )?\w+ (?:sagt | sagen | will | meint | meinen | besteht)(?: [\w-]+){0,6}
    """,
    es=r"""
        (?:dice | quiere | cree | insiste)(?: [\w-]+){1,8}, (?:pero |y )?(?:el |la |mi )?\w+ (?:dice | quiere | cree |
        insiste)(?: [\w-]+){0,6}
    """,
    fr=r"""
        (?:dit | veut | pense | prétend)(?: [\w'-]+){1,8}, (?:mais |et )?(?:le |la |mon |ma )?\w+ (?:dit | veut |
        pense | prétend)(?: [\w'-]+){0,6}
    """,
)
NOBODY_KNOWS = said(
    en="your guess | whatever we (?:end up | call) | beats me",
    de="wie auch immer | was weiß ich",
    es="o como (?:sea | se llame) | vete tú a saber | ni (?:pajolera )?idea",
    fr="(?:j'en | on en | je | on) sais? (?:rien | trop | plus | pas trop) | comme on (?:voudra | veut)",
)
MORE = said(
    en=r"""
        (?:probably | surely | sure | bound to)(?: \w+){0,3} (?:forgot\w* | missing | missed)(?: (?:something | one |
        some | a few))? | (?:could | might | may)(?: \w+){0,3} something else
    """,
    de=r"""
        (?:bestimmt | sicher)(?: \w+){0,3} (?:vergessen | fehlt) | (?:kann | könnte)(?: \w+){0,3} was (?:ganz )?anderes
        (?:sein)? | fehlt (?:bestimmt | sicher)(?: \w+){0,2}
    """,
    es=r"(?:seguro | fijo) que(?: \w+){0,3} (?:olvid | dej | falt)\w*(?: algo)? | puede(?: \w+){0,2} otra cosa",
    fr=r"(?:j'en | j') ?oublie(?: \w+){0,2} | il en manque(?: \w+)? | (?:peut | pourrait)(?: \w+){0,3} autre chose",
)
CLASHES = said(
    en=r"(?:does | do)(?:n't|\snot) add up | contradicts?",
    de=r"widersprech\w* | widersprich\w* | (?:passt | stimmt) (?:\w+ )?nicht (?:zusammen | überein)",
    es=r"no (?:(?:me | nos) )?(?:cuadran? | coinciden?) | se contradic\w*",
    fr=r"ne (?:colle | collent | concorde | concordent) pas | se contredi\w*",
)
# A question put in brackets, or after the dash of an entry.
ASIDE = pattern(r"(?<=\()[^()\n]{2,60}\w\?(?=[^()\n]{0,60}\))|(?<=\s- )[^?\n-]{3,60}\?(?=[\"')\s]*$)")
_WHICH_ONE = (
    r"(?:\d{1,4}(?:st|nd|rd|th|\.)?|(?:first|second|third|fourth|last|erste[rn]?|zweite[rn]?|dritte[rn]?|letzte[rn]?))"
)
# This number or that one.
ONE_OR_OTHER = pattern(
    rf"(?<![\w.,])(?:the |am |el |le )?{_WHICH_ONE}(?: \w+)? (?:or|oder|o|ou) (?:the |maybe |am |el |le )?{_WHICH_ONE}"
    r"(?! (?:more|mehr|mas|plus))(?![\w/])(?: [^\W\d]\w+)?"
)
OPEN_VALUE = pattern(r"(?<=: )(?:still |noch )?(?:open|offen|abiert[oa]|ouverte?)(?=\W*$)")
# What leads in questions that are the work itself.
QUESTIONS = pattern(
    r"(?:questions?|fragen|preguntas|answer(?: these)?|find out|to know|wissen|saber|savoir)\W{0,3}:(?:[^?]*\?)?\W*$"
)
