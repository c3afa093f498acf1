"""Words of four languages by which a text shows that something is open, or that it only seems so; for unmarked text."""

import re

from app.core.extraction.lexicon import pattern, said, words

TBD = pattern(
    words(
        r"""
        tbd | tbc | tba | tk | xxx | t\.b\.[dca]\.? | to be (?:decided | agreed | confirmed | determined | announced |
        discussed | defined | finali[sz]ed | advised | chosen | fixed | set) | (?<!um )(?:noch )?zu (?:klären |
        bestimmen | entscheiden) | wird noch (?:\w+ )?(?:geklärt | entschieden | festgelegt | bekannt\w* | bestätigt |
        mitgeteilt) | (?:está | queda )?por (?:definir | decidir | confirmar | determinar | concretar) | a confirmar |
        a definir | pendientes? de \w+ | à (?:définir | confirmer | décider | préciser | déterminer | valider | voir)
    """
    )
    + r"|(?<!\w)\?{2,}|\(\?\)|\[\.\.\.\]|\[\s?\?\s?\]|_{3,}"
)
_NOT_YET = r"(?:yet | quite | fully | really | actually | even | still | completely | all)"
_SETTLE = r"""
    (?:decided? | agreed? | settled? | fixed | chosen | chose | choose | picked? | finali[sz]ed? |
    confirm(?:ed)? | landed? | nailed | figured | worked out | made up | signed off | heard back | resolved? |
    locked | committed | got a date | set | pinned)
    """
PHRASE = said(
    rf"""
        (?:not | isn'?t | aren'?t | wasn'?t | ain'?t) (?:{_NOT_YET} )?(?:sure | certain | decided | agreed | settled |
        clear | fixed | final | finali[sz]ed | confirmed | known | set in stone | signed off | resolved)(?: yet)? |
        un(?:decided | resolved | settled | determined | confirmed | clear) | (?:haven'?t | hasn'?t | have not | has
        not | hadn'?t | didn'?t | did not | can'?t | cannot | couldn'?t) (?:{_NOT_YET} )?{_SETTLE.strip()} | (?:we |
        they | nobody | no one | noone) (?:never | has | have)?\s?(?:yet )?(?:{_SETTLE.strip()}) that | (?:nobody | no
        one | noone)(?:'s | has)? (?:\w+ )?(?:decided | knows? | agreed | told | said | confirmed) | open (?:question
        | point | issue)s? | still (?:open | arguing | waiting | debating | discussing | deciding | pending | up |
        undecided | thinking | in discussion | being | under | figuring | to decide | to agree | to confirm | a
        question | need to (?:decide | agree | choose | pick | confirm | figure) | needs? (?:a decision | deciding |
        an answer)) | remains? (?:open | to be \w+ | unclear) | (?:is | are) awaited | awaiting | pending | up in the
        air | up for (?:debate | grabs | discussion) | in flux | on the fence | torn between | toss[- ]?up | no (?:\w+
        )?(?:date | decision | budget | number | figure | deadline | owner | answer | agreement | consensus) yet |
        (?:it | that | this )?(?:all )?depend(?:s | ing) (?:on | a bit | who | whether | which | what | how | if |
        when) | we'?ll (?:see | figure | decide | work out | have to see | sort) | (?:i | we | they | he |
        she)'?(?:ll| will) (?:confirm | decide | let you know | get back | tell you | come back) | (?<!sure )[\w']+
        will (?:say | decide | confirm | let (?:us | you) know | get back) | \w+'s call(?! with | to | notes | from) |
        yet to (?:decide | agree | be | hear | confirm | choose) | (?:do not | don'?t | doesn'?t | no idea) (?:know |
        care)? ?(?:if | whether | yet | which | how many | how much) | can'?t (?:decide | agree) | leaning towards? |
        waiting (?:on | for) .{{3,60}} (?:to (?:confirm | decide | say | agree | sign | come) | before) |
        provisional(?:ly)? | tentative(?:ly)? | not final | (?:may | might) (?:still )?(?:change | be dropped | move |
        differ | define | drop | shift | not happen) | to be seen | subject to (?:change | approval | confirmation) |
        wonder(?:ing)? (?:if | whether) | (?:have | has) to be (?:decided | agreed) first | god knows | who knows |
        nobody has \w+ (?:it | them | the | that) | \w+ says otherwise
    """
)
PHRASE_DE = said(
    r"""
        (?:noch )?(?:nicht | nichts | kein\w*) (?:\w+ ){0,2}(?:entschieden | geklärt | klar | sicher | festgelegt |
        vereinbart | beschlossen | einig | final | entscheidung | bestätigt | fest | abgestimmt) | noch (?:offen |
        unklar | strittig | ungeklärt | in klärung) | unklar | ungeklärt | offene frage\w* | (?:ist | sind | bleibt
        | steht) (?:noch )?offen | je nachdem | hängt (?:davon | noch | von) | mal sehen | müssen wir noch | (?:weiß
        | wissen | weiss) (?:ich | wir)? ?(?:noch )?nicht | steht noch (?:nicht )?(?:aus | fest | offen) | muss(?:
        ich)? noch \w+ (?:klären | fragen | entscheiden) | vorläufig | unter vorbehalt | streiten (?:uns | wir) |
        überleg\w* noch | eventuell | evtl\.? | schwanken
    """
)
PHRASE_ES = said(
    r"""
        (?:aún | todavía) no (?:\w+ ){0,3}\w+ | no (?:hemos | han | ha | he | está | están) (?:\w+ )?(?:decidido |
        acordado | cerrado | claro | definid[oa] | confirmad[oa] | decidid[oa] | seguro | quedado) | sin (?:decidir
        | definir | confirmar | cerrar) | depende(?:rá)? (?:de | del | si) | ya veremos | por ver | no (?:sé |
        sabemos) (?:si | cuándo | cuánt\w+ | cuál | qué) | está (?:en el aire | pendiente | abierto) | queda
        pendiente | en duda | no lo tengo claro | no (?:tengo | tenemos) claro | seguimos (?:discutiendo | dudando |
        sin) | falta (?:decidir | definir | confirmar | por) | pendientes? | provisional | a lo mejor
    """
)
PHRASE_FR = said(
    r"""
        (?:n'\w+ | ne \w+|pas) (?:\w+ )?(?:pas | encore )?(?:encore )?(?:décidé | tranché | fixé | choisi | arrêté |
        validé | confirmé | clair | sûr\w* | défini | d'accord)\w* | pas encore \w+ | reste à \w+ | à trancher | en
        suspens | (?:ça | cela | tout) dépend | dépend(?:ra)? (?:de | du | des | si) | on verra | en attente | je ne
        sais pas (?:si | encore | quand | combien) | on ne sait pas | on hésite | j'hésite | (?:question | point)s?
        ouverte?s? | encore ouverte?s? | flou(?:e?s?) | (?:toujours | encore) en (?:discussion | cours de discussion |
        débat | attente) | provisoire | sous réserve | incertain\w*
    """
)
# Somebody does not know, has not said or has not settled: a word of denial and a word of knowing or settling, near each
# other, in the order of each language.
_SETTLED_EN = r"""
    (?:knows? | known | sure | certain | decid\w+ | agree\w* | settled? | answer(?:ed | s)? | repl(?:y | ied) |
    heard | confirm\w* | signed | chosen | picked | fixed | clear | tell you | tell yet | say(?: yet)? | said |
    figured | worked out | made up | final\w* | resolved? | determined? | idea | clue | consensus | decision |
    reconciled | told (?:me | us) | specified | defined | costed | approved | booked | announced | got back | in
    writing | number yet | (?:a | any | the | exact )?(?:count | figure | date | number | price | quote) (?:of | for
    | yet | on))
""".strip()
_SETTLED_DE = r"""
    (?:entschieden | geklart | klar | sicher | festgelegt | vereinbart | beschlossen | einig | final | bestatigt |
    abgestimmt | fest | raus | gesagt | gemeldet | geantwortet | gewusst | durch | unterschrieben | bekannt |
    absehbar | entscheiden | einigen | festlegen | sagen | wissen | gefallen | entscheidung | zusage | antwort |
    ruckmeldung | definiert)
""".strip()
_SETTLED_ES = r"""
    (?:sabe\w* | sabemos | decid\w+ | acuerdo | acord\w+ | confirm\w+ | clar[oa] | defin\w+ | contest\w+ | dicho |
    dice\w* | segur[oa]s? | cerrad\w+ | fijad\w+ | resuelt\w+ | elegid\w+ | tengo (?:ni idea | el dato | la cifra) |
    respond\w+ | concret\w+ | aclar\w+ | ponen | quedado)
""".strip()
_SETTLED_FR = r"""
    (?:sait | sais | savons | savent | decid\w+ | tranch\w+ | fix\w+ | choisi\w* | arret\w+ | valid\w+ | confirm\w+
    | clair\w* | sure?s? | certain\w* | defini\w* | d'accord | repond\w* | dit | idee | connai\w+ | connu\w* |
    regle\w* | signe\w* | precise\w* | statue\w* | tombe\w* d'accord | officiel\w*)
""".strip()
UNKNOWN = said(
    en=rf"""
        (?:\w+n't | dont | doesnt | didnt | havent | hasnt | isnt | arent | cant | couldnt | wont | not | never |
        nobody | no one | noone | none of (?:us | them | you) | neither | no)(?:'s)? (?!need | way | longer | only |
        just | more | less | later | matter | problem)(?:\w+ ){{0,4}}?{_SETTLED_EN} | ask (?!me\b | him\b | her\b |
        them\b | you\b | for\b | about\b | the (?:guests | team | staff))\w+,? (?:not me | (?:he | she | they) | \w+
        (?:has | knows | might)) | dunno | idk | beats me | (?:haven't | havent | havnt | not | hasn't) (?:\w+
        ){{0,2}}made (?:my | his | her | our | their) minds? up | to follow | meets? about it | (?:that | the same |
        an) argument since | ask me (?:when | after | once | again) | perhaps \w+, perhaps \w+ | anyone's guess | your
        guess is | no idea | no clue | god (?:only )?knows | search me | (?:still | being) (?:\w+ )?(?:argued |
        debated | discussed | decided | negotiated | disputed | haggled | worked out | checked | priced | making up |
        thinking | waiting | chasing | talking | fighting | hoping | looking) | making up (?:my | his | her | their |
        our | its) minds? | (?:whoever | whichever | whatever | wherever) (?:\w+ ){{1,5}}(?:ends? up | turns? out |
        wins? | decides?) | if (?:\w+ ){{1,4}}ever \w+ | if (?:we | i | they | he | she) (?:can )?(?:find | manage |
        get (?:hold | one | the) | ever) | (?:is | are | sits? | lies?) (?:still )?with (?:the )?(?:\w+ )?(?:legal |
        finance | board | committee | council | hr | lawyers? | bank | insurer | landlord | ministry) | (?:will be |
        (?:remains )?to be seen | to be) (?: decided | settled | confirmed | announced) | changes? (?:his | her |
        their | its) mind | (?:his | her | their) mind (?:daily | again) | (?:could | might | may) (?:still )?(?:go
        either way | change | fall through | drop out | not (?:happen | come | be)) | (?:let | tell) you (?:know
        )?(?:later | when i know | once | tomorrow | next week) | (?:we'll | i'll | they'll | you'll) (?:see | cross
        that | figure | find out) | watch this space | up for grabs | jury's (?:still )?out | question mark |
        contingent on | one of (?:those | these) days | sometime | at some point | probably(?! the best) | (?:50/50 |
        fifty-fifty)
    """,
    de=rf"""
        (?:nicht | nie | niemand | keiner | kein\w* | nix | nichts | noch nicht) (?:\w+ ){{0,4}}?{_SETTLED_DE} |
        (?:weiss | weiß | wissen | wusste | sagt | steht | hat | haben | ist | sind | wird) (?:\w+ ){{0,4}}?(?:noch
        nicht | noch nix | niemand | keiner | noch keiner) | (?:weiss | weiß | wissen) (?:\w+ ){{0,3}}?(?:nicht |
        niemand | keiner) | sagt (?:\w+ ){{0,4}}erst (?:nach | wenn | am | im) | (?:erfahren | wissen | horen) (?:\w+
        ){{0,3}}erst | (?:hangt | hangen) (?:\w+ ){{0,5}}(?:ab | vom | von) | abhangig (?:von | davon) | streiten (?:\w+
        ){{0,5}} | keine ahnung | fraglich | womoglich | abwarten | (?:klar\w* | frag\w* | sprech\w* | schau\w*) (?:ich
        | wir) (?:\w+ ){{0,3}}noch | folgt noch | wird nachgereicht | je nach \w+ | (?:weiss | weiß) das vielleicht |
        mal (?:sehen | schauen | gucken) | wart\w* (?:\w+ ){{0,3}}auf | in klarung | muss (?:\w+ ){{0,4}}(?:noch | erst)
        (?:\w+ ){{0,3}}(?:klaren | fragen | entscheiden | absegnen | prufen | zustimmen) | falls (?:\w+ ){{0,6}}(?:doch
        | uberhaupt) | wer weiss | kommt (?:drauf | darauf) an | uberleg\w* (?:\w+ )?noch | schwank\w* | zur
        (?:diskussion | debatte) | noch (?:zu )?(?:uberlegen | verhandel\w+ | abzustimmen | besprechen)
    """,
    es=rf"""
        no se (?:si | que | cuant\w+ | quien\w* | cual\w* | donde | cuando | como | aun | todavia | muy bien) | (?:no |
        nadie | nunca | tampoco | ni) (?!hace falta | hay que | quiero)(?:\w+ ){{0,5}}?{_SETTLED_ES} | sin (?:decid\w+ |
        defin\w+ | confirm\w+ | cerrar | fijar | acord\w+ | resolver) | falta\w* (?:que | por | saber | decidir | ver |
        confirm\w+) | a ver (?:quien | que | si(?! asi) | cuanto | como | cuando | cual) | hasta que (?:\w+
        ){{0,3}}(?:contest | dig | confirm | decid | resp | hable | llam | me dig)\w* | depende\w* | quiza\w* | segun
        (?:lo que )?(?:diga | decida) | en el aire | por ver | vete a saber | (?:discut | pele)\w+ (?:todavia | aun) |
        (?:esta | estan | sigue | siguen) (?:discut\w+ | por \w+r | pendiente\w* | en duda | dud\w+ | negoci\w+) | igual
        (?:no | si) \w+ | ya (?:se vera | veremos | te dire)
    """,
    fr=rf"""
        (?:pas | personne | jamais | aucun\w* | rien | ni) (?:\w+ ){{0,4}}?{_SETTLED_FR} | (?:ne | n') ?(?:\w+
        ){{0,3}}?(?:sait | sais | savons | savent)(?: pas)? | pas encore \w+ | ignor(?:e | ons | ent) (?:si | qui |
        quel\w* | combien | quand) | on verra | reste (?:a | encore a) \w+ | depend\w* (?:de | du | des | si | d') | en
        attente | si quelqu'un (?:le | la | les)? ?\w+ | selon (?:qui | ce qu)\w* | a voir avec | j'en ai (?:pas |
        aucun) | suivra | (?:nous | me) (?:dit | dira | confirme\w* | donne\w*) (?:ca | cela) (?:cette | la | demain |
        lundi | plus) | si (?:on | nous | je) (?:trouve | arrive | peut | obtient)\w* | (?:a | reste a) (?:voir |
        confirmer | trancher | preciser | decider) | en (?:discussion | debat | suspens) | hesit\w+ | (?:discut | disput
        | negoci)\w+ encore | encore a (?:\w+er) | mystere | va savoir | pas (?:l'ombre )?d'idee
    """,
)
# Somebody else, or a later day, will settle it.
DEFERRED = said(
    en=r"""
        (?:has | have | had | is | are) yet to \w+ | waiting to hear | still to (?:come | follow | be \w+) | back and
        forth | in two minds | could be (?:\w+ ){1,4}could be | (?:when | who | where | how many | what) exactly, | no
        (?:\w+ ){1,3}(?:from \w+ |from the \w+ )?yet | (?:i'll | we'll | he'll | she'll | they'll | will) (?:let you
        know | confirm | tell you | decide | know more | know for sure) | not before (?:we | i | they) (?:know | hear) |
        out of my hands | up to the (?:landlord | board | weather | client | council | committee | bank | owners?) |
        remains a mystery | both are possible | either (?:could | might) | to be continued
    """,
    de=r"""
        (?:steht | stehen) in den sternen | (?:klärt | ergibt | entscheidet | zeigt) sich (?:noch | erst | später) |
        (?:lege | legen | sage | sag | gebe | geb | entscheide | entscheiden | bestimmen | melde) (?:ich | wir) (?:\w+
        ){0,3}(?:noch | später | nächste\w* | morgen | durch) | kommt noch | wird (?:\w+ ){0,3}(?:nachgereicht | noch
        \w+) | (?:hin und her | hin- und hergerissen) | weder noch entschieden | liegt (?:noch )?(?:bei | beim) (?:\w+
        ){0,2}(?:amt | chef | vorstand | rat | kunden | vermieter) | warte\w* (?:wir | ich) (?:noch )?(?:auf | ab) |
        erst wenn (?:\w+ ){1,5}(?:weiß | zusagt | entscheidet | feststeht)
    """,
    es=r"""
        (?:lo | la | los | eso) (?:decidir | dir | confirmar | concretar | sabr | ver)(?:á | án | emos | é) | (?:te |
        os) (?:lo | la) (?:digo | confirmo | cuento) | ya te (?:diré | contaré | confirmaré) | (?:aún | todavía) por
        \w+r | (?:espero | esperamos | esperando) (?:a que | respuesta | noticias | que) | en (?:manos | espera) de |
        dándole vueltas | según (?:lo (?:que | q) \w+ | venga | salga | quien) | tiene la última palabra y no
    """,
    fr=r"""
        (?:j'attends | on attend | nous attendons) (?:le | la | les | l' | sa | son | leur | que | encore) | (?:décidera
        | tranchera | dira | confirmera | verra) (?:\w+ ){0,3}(?:plus tard | lundi | mardi | mercredi | jeudi | vendredi
        | demain | la semaine) | je te (?:dirai | redis | confirme\w* | tiens au courant) | (?:encore | toujours) à
        \w+er | entre les deux | dans les mains de | mystère
    """,
)
SETTLED = said(
    r"""
        (?:i don.t know | no sé | keine ahnung)(?=\W*$) | davon hängt | en dépend\w* | de (?:esto | eso | ello)
        depende | depende\w* de (?:esto | eso | ello | lo que (?:me | nos)? ?(?:digas | traigas | salga)) | depends?
        on (?:it | this | that | your) | depending on (?:it | this | your) | (?:no | ni) (?:sé | sabemos | sabía)
        (?:qué | cómo) (?:contestar | decir | responder)\w* | nobody (?:knows|said) better | don't know what to
        (?:tell | say | answer) | (?:all | now | already | both | everything | finally)(?: \w+){0,2} (?:settled |
        decided | agreed | confirmed | closed | resolved | sorted) | let me know (?:what | which | once) you \w+ |
        which(?:ever)? one you'?d pick | no longer (?:open | pending | tbd) | not sure (?:who | what) else | tbd
        items? (?:are | is | were) | (?:was | were | been) (?:pending | unclear | open | undecided |
        tbd)\b.{0,40}\b(?:but | now | until) | make sure(?: nobody | no one | that nobody)? | no \w+ (?:is | are)?
        ?(?:needed | required | necessary) | to be clear | pending (?:tickets | orders | invoices | requests |
        applications | cases | items | reviews)
    """
)
OPEN_LIST = pattern(
    words(
        r"""
        etc | and so on | and so forth | and the like | and such | or something (?:else | like that | similar) | or
        whatever | and whatever else | or so on | among(?:st)? others? | among(?:st)? other things | and more stuff |
        (?:(?:and | or )?anything | (?:and | or) something) else(?: \w+){0,4} | or another one | or others? | und was
        (?:\w+ ){0,3}?(?:sonst | noch)(?: \w+){0,3} | oder (?:sonst (?:was | etwas | wer) | was anderes) | u otra cosa
        | otra cosa | (?:ou )?(?:tout )?autre chose | and stuff(?: like that)? | usw | u\. ?s\. ?w | und so weiter |
        und ähnliches | o\. ?ä | u\. ?ä | und sonstige\w* | oder so(?: was| etwas)? | etcétera | y demás | y así |
        entre otr[oa]s(?: cosas)? | o algo así | et cetera | that (?:kind | sort) of thing | (?:and | or | plus | \+)?
        ?whatever else \w+ | or something | and what ?not | and whatever | und so | oder (?:sowas | irgendwas) | y
        (?:esas )?cosas (?:asi | por el estilo) | et (?:deux ou trois | quelques | d'autres) \w+ | et tout (?:ca | le
        reste) | et compagnie | et ainsi de suite | et autres | entre autres | ou autre chose | ou un truc (?:comme ça
        | du genre)
    """
    )
    + r"\.?(?:\.\.)?"
)
LIST_DOTS = re.compile(r", [^.!?\n]{0,200}?[\w)](?P<dots>\.{3})(?=\s*$|\s*\n)", re.MULTILINE)
ALTERNATIVES = said(
    r"""
        either .{2,80}? or \w+ | and\s?/\s?or | whichever (?:is | one | works | comes | suits) | or (?:maybe |
        possibly | perhaps | rather | else) | , or not | or not\? | one or the other | (?:maybe | perhaps | probably
        | possibly) .{2,60}?,? or (?:maybe | perhaps | possibly)? ?\w+ | entweder .{2,80}? oder \w+ | und\s?/\s?oder
        | oder (?:vielleicht | eventuell | doch | lieber) | bzw\.? doch | o bien | y\s?/\s?o | o (?:quizás? | tal
        vez | a lo mejor | mejor) | soit .{2,80}? soit | et\s?/\s?ou | ou (?:bien | peut-être | plutôt)
    """
)
COMPARED = said(
    r"""
        compare | estimate (?:each | both) | cost (?:each | both) | pros and cons | recommend | which is (?:better |
        cheaper) | picks? between | choose(?:s)? between the two | decides? between | for (?:each | both) | weigh up
        | vergleich\w* | gegenüberstell\w* | compara\w* | les deux | (?:las | los | ambas | ambos) dos | ambas |
        ambos | beide[ns]? | each of
    """
)
# How a question begins that wants to know something, or that sets two things beside each other.
ASKS = pattern(
    r"\W*(?:\w+\W+){0,3}?"
    + words(
        r"""
        who | whose | what | which | when | where | why | how | is | are | was | do | does | did | has | have |
        should | shall | must | will (?!you) | would (?!you) | maybe | or | and if | wer | wen | wem | was |
        welche\w* | wann | wo | warum | wie | wieviel\w* | ist | sind | soll\w* | muss | müssen | darf | dürfen |
        brauchen | hat | haben | gibt | machen | nehmen | kommt | kommen | oder | ob | quién\w* | qué | cuál\w* |
        cuándo | dónde | cómo | cuánt\w+ | por qué | es | son | hay | hace falta | debe\w* | va | vamos | lo | o |
        si | será | qui | que | quoi | quel\w* | quand | où | comment | combien | pourquoi | est-ce | faut-il |
        doit-on | y a-t-il | est | sont | on | c'est | ou | a-t-on | avec | vaut-il
    """
    )
)
# Suspicions one after the other: to find out which of them holds is the work.
IN_TURN = pattern(r"\b(is it|are they|is there|est-ce que|liegt es|ist es|es que)\b.*\b\1\b")
REQUEST = pattern(
    r"\W*(?:@\S+\W+|\w+[,:] )?(?:hi|hey|hello|so|and|also|ok|hallo|hola|bonjour|salut)?\W*"
    + words(
        r"""
        can | could | would | will | may | might | please | pls | any chance | mind | do you mind | are you able |
        shall i | want to | fancy | how about | why don't | is it (?:possible | ok) | have you got time | do you
        have time| kannst | könntest | könnt | könnten | würdest | würden | magst | möchtest | bitte | hast du |
        habt ihr | puedes | podrías | podéis | podríais | pueden | podrían | me | te importa | quieres | por favor |
        peux-tu | pourrais-tu | pouvez-vous | pourriez-vous | tu peux | tu pourrais | vous pouvez | vous pourriez |
        est-ce que tu peux | s'il te plaît | merci de | write | draft | make | find | look | check | get | send |
        prepare | fix | estimate | organi[sz]e | does anyone | anyone | who can | did you | have you | are you | how
        are
    """
    )
)
RHETORICAL = pattern(
    r"\W*(?:ok|okay|right|sound good|sounds good|deal|agreed|make sense|makes sense|yes|no|cool|got it|"
    r"alles klar|passt|okay so|ok so|vale|de acuerdo|d'accord|ça marche|ça va|n'est-ce pas|oder|gell|"
    r"verdad|no|hein|non|gel|shall we|will you|would you|won't you|isn't it|can we|"
    r"really|what else|who knew|why not|and you|you know)\W*"
)
MUSING = pattern(
    r"\W*"
    + words(
        """
        who would have | who would've | who knew | how was | how were | how's | why did the | where did i | what's
        (?:up | new) | qui l'eût | qui aurait | ça va | quién (?:lo )?(?:iba | diría) | wer hätte | na | wie geht |
        qué tal | cómo estás | isn't it | is it just me | am i
    """
    )
)
