"""Which of the things a kind of work needs a text says; what it only hedges counts as not said."""

import re
from collections.abc import Sequence

from app.core.assignment import Archetype
from app.core.extraction.lexicon import any_of
from app.core.extraction.spans import Found, Kind, Span

REQUIRED: dict[Archetype, tuple[str, ...]] = {
    Archetype.PARAMETERS: ("purpose", "due", "item_list", "definitions"),
    Archetype.PROCESS: ("purpose", "due", "stages", "volume"),
    Archetype.WRITING: ("purpose", "due", "audience", "length_or_format"),
    Archetype.RESEARCH: ("purpose", "due", "question", "depth"),
    Archetype.SOFTWARE: ("due", "expected_behaviour", "acceptance"),
    Archetype.EVENT: ("purpose", "due", "date", "headcount", "budget"),
    Archetype.HIRING: ("purpose", "due", "criteria", "decider"),
    Archetype.PURCHASE: ("purpose", "due", "requirements", "budget", "approver"),
    Archetype.CHORE: ("due", "procedure", "trigger"),
    Archetype.DECISION: ("purpose", "due", "options", "criteria", "authority"),
    Archetype.OTHER: ("purpose", "due"),
    Archetype.NONE: (),
}
_NUMBER = (
    r"(?:siete|ocho|nueve|diez|doce|quince|veinte|sept|huit|neuf|dix|douze|sechs|sieben|acht|neun|zehn|zwölf|"
    r"seven|nine|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|cuarenta|cincuenta|sesenta|"
    r"setenta|ochenta|noventa|cien|achtzig|neunzig|"
    r"\d[\d.,]*k?|a|one|two|three|four|five|six|eight|ten|twelve|half an?|zwei|drei|vier|fünf|dos|tres|"
    r"cuatro|cinco|un|une|deux|trois|quatre|cinq|eine?n?)"
)
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|"
    r"august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|enero|"
    r"febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|"
    r"mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
_DAY = (
    r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|"
    r"dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|"
    r"domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:'s|s)?"
)
_DUE = re.compile(
    rf"(?<!last )(?<!since )(?<!letzten )(?<!el pasado )(?<!every )(?<!\w)(?:{_DAY}(?!\w)|\d{{1,2}}(?:st|"
    rf"nd|rd|th)(?!\w)|the \d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}}\.? ?(?:de | of )?{_MONTH}\b|"
    rf"{_MONTH}\.? \d{{1,2}}(?!\d)|"
    r"\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{1,2}/\d{1,2}(?:/\d{2,4})?(?= |$|[.,;)])|(?:eod|"
    r"cob|eob|eow|eom)\b|today|tonight|tomorrow|this (?:afternoon|evening|morning|week)|end of (?:the |"
    r"this | next )?(?:day|week|month|quarter|year|play|term|shift|business|"
    + _MONTH
    + r")|(?:by|before|at|until|for|till) (?:noon|lunch\w*|midnight|\d{1,2}(?::\d\d)? ?(?:am|pm|h|uhr)?\b)|"
    r"\d{1,2}[:h]\d\d|\d{1,2} ?(?:am|pm|uhr)\b|(?:week|woche|semana|semaine) (?:of|vom|del|du) \d|"
    r"first thing|next (?:week|month|"
    + _DAY
    + r")|heute|morgen|übermorgen|(?:bis )?ende (?:der|des|dieser|nächster)? ?(?:woche|monats?|tages|jahres|"
    + _MONTH
    + r")|nächste[nr]? woche|hoy|mañana|esta (?:tarde|semana|noche)|(?:fin|final(?:es)?) de (?:mes|semana|"
    r"año)|a final\w* de|la semana que viene|la próxima semana|aujourd'hui|demain|ce soir|cette semaine|"
    r"fin (?:de )?(?:la | du )?(?:semaine|mois)|la semaine prochaine|in (?:two|three|\d+) (?:days|weeks|"
    r"hours)|dentro de|d'ici|within (?:two|three|a|\d+) (?:days?|weeks?|hours?)|le \d{1,2}\b|el \d{1,2}\b|"
    r"el día \d|am \d{1,2}\.)",
    re.IGNORECASE,
)
_PURPOSE = any_of(
    r"""
    so (?:that )?(?:we | i | they | he | she | you | people | it | the \w+ | [A-Z]\w+)(?:'ll|\s(?:can | know | will |
    don't | could | have | need | needs | gets?)) | kommt (?:dann )?in (?:den | die | das) | pour \w+(?:er | ir | re) |
    (?:need | want)(?:s | ed)? (?:it | this | them | that) for (?:the | our | my) | elig\w+ [^.!?]{0,40}con |
    danach \w+ (?:ich | wir) | because | in order to | (?:we |
    i)'?(?:ll| will|'re going to| are going to| want to| plan to| need to)? (?:use | using | paste | present |
    put (?:it | them | this) | base | decide | choose | plan | size | build | pick | roll | announce | print |
    submit | justify | negotiate | pitch | know whether) | to (?:decide | size | choose | plan |
    know (?:whether | if | how) | justify | convince | negotiate | compare | set (?:the | our) | price | staff |
    see (?:whether | if) | show | submit | support | apply | bid | persuade | brief | prove | avoid | help |
    inform) | (?:goes | going | go) (?:to | into | in | out) (?:the | a | our | my) | for (?:the | our | my |
    a | next | an) (?:\w+ ){0,2}(?:board | trustees | client | investors? | committee | council | regulator |
    forecast | budget | tender | bid | pitch | audit | grant | proposal | application | planning | hearing |
    inspection | insurer | bank | meeting | review | presentation | negotiation | judge | court | funder |
    contract | licen[cs]e | exhibition | season | inspector | report to | deck | slide | decision | season |
    quote | campaign | opening | move) | decides? (?:how | whether | which | if | on) | feeds? (?:into | the) |
    picks? between | in order that | the (?:point | goal | aim | purpose | reason | idea) (?:is | of | being) |
    that's (?:how | why | what) | otherwise | (?:decid | pric | pick | set | choos | vot | sign | open | clos |
    start | plan | size | staff | order | budget | negotiat | announc)\w* [^.!?]{0,50}(?:with | off | from |
    on | by) (?:it | this | these | them | that | its) | hangs on (?:it | this) | want to know (?:if |
    whether) | need to know | (?:is | are) meant to | win back | it'?s for | vote on | our pitch | asks us |
    depends on | is due (?:to | with) | relies on | we can'?t \w+ (?:without | until) | ships? to | sert à |
    sirve para | con esto | la usará | usar\w* (?:además )?para | entscheid\w+ (?:über | damit) | dient |
    zur entscheidung | (?:runs? out | expires?) | need(?:s | ed)? (?:it | this | that | them )?(?:to |
    for) (?:the | our | my )?\w+ (?:by | on | before)? | needs? to be done | depends on (?:it | this) |
    based on (?:it | this | that | your | these) | damit | weil | um (?:\w+ ){0,6}zu | denn | für (?:den | die |
    das | unser\w*) (?:\w+ )?(?:vorstand | geschäftsführung | kunde\w* | antrag | budget | rat | angebot |
    planung | jury | sitzung | entscheidung | bank | versicherung | förderantrag | haushalt | stiftung |
    leitung | prüfung | gericht | verhandlung) | daraus | danach (?:richtet | entscheid)\w* |
    entscheide[nt] (?:wir | dann | damit | danach) | para que | porque | ya que | para (?:decidir | saber |
    la junta | el consejo | la reunión | el cliente | presentar | poder | que | el presupuesto | la subvención |
    negociar | planificar | elegir | convencer | el comité | la dirección | pedir | cerrar | calcular | los) |
    así (?:podemos | sabemos | puedo | decidimos | la | el) | con eso | lo usar\w+ | pour que | afin (?:de |
    que | d') | parce que | car | puisque | pour (?:décider | savoir | le conseil | la direction | le comité |
    le client | la réunion | présenter | pouvoir | le dossier | la subvention | négocier | choisir |
    convaincre | le budget | la commission | fixer | préparer | le bilan) | comme ça | on s'en ser\w+ |
    ça (?:nous )?permet\w* | servira | cela servira
    """
)
_PEOPLE = (
    r"(?:people|guests?|attendees?|participants?|pax|seats?|places?|kids|children|students?|staff|"
    r"visitors?|delegates?|families|persons?|covers|heads|volunteers|players|parents|colleagues|personen|"
    r"leute|gäste|gästen|teilnehmer\w*|kinder\w*|eltern|plätze|personas|invitad[oa]s|asistentes|niños|"
    r"alumnos|plazas|personnes|invités|participants|enfants|convives|élèves|places)"
)
_MONEY = re.compile(
    r"[€$£]\s?\d|\d[\d.,]*\s?(?:k\b|€|\$|£|eur\w*|usd|gbp|chf|pounds?|dollars?|francs?|grand)|"
    r"budget\W{0,3}(?:is | of | up to | von | de |:|max\.? |bis | at | cap\w* at | hasta | máximo |"
    r"jusqu'à )*(?:about | around | ca\. |circa )?\d|(?:tope|plafond|ceiling|obergrenze|höchstens|"
    r"maximal) \w* ?\d",
    re.IGNORECASE,
)
_SIGNS: dict[str, re.Pattern[str]] = {
    "due": _DUE,
    "purpose": _PURPOSE,
    "volume": re.compile(
        r"(?<![\w.,:/-])\d[\d.,]*k?\+? (?!(?:am|pm|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|hours?|"
        r"days?|weeks?|months?|minutes?|mins?|euros?|pounds|stunden|tage|wochen|minuten|uhr|horas|días|"
        r"semanas|minutos|heures|jours|semaines|de|januar|februar|märz|april|mai|juni|juli|august|september|"
        r"oktober|november|dezember)\b)[^\W\d]\w{2,}",
        re.IGNORECASE,
    ),
    "audience": any_of(
        r"""
        audience | readers? | readable by | written for | addressed to | dirigid[oa]s? (?:a | al) |
        journalist\w* | aimed at | for (?:our | the | existing | new | all | their | my | your | other |
        first-time | potential | local | young)? ?(?:\w+ ){0,2}(?:donors? | customers? | clients? | parents |
        students | staff | users? | developers? | starters? | patients? | members? | volunteers? | trustees |
        board | press | public | investors? | managers? | engineers? | teachers? | residents | neighbours |
        neighbors | employees | nurses | families | children | kids | partners? | tenants | visitors | guests |
        fans | subscribers | audience | applicants | beginners | team | crew | pupils | colleagues | suppliers |
        funders | council | committee | judge | technicians | drivers | doctors | shareholders | sponsors |
        councillors) | new starters? (?:arrives? | joins?) | new (?:starters? | joiners? | hires?) | to (?:all |
        the | our) (?:\w+ )?(?:parents | members | customers | clients | staff | donors | patients | tenants |
        neighbours | residents | suppliers | volunteers | employees) | zielgruppe | leser\w* | für (?:die |
        unsere | neue | alle | den | das | eltern)? ?(?:\w+ )?(?:eltern | kund\w* | mitglieder\w* | patient\w* |
        mitarbeit\w* | kolleg\w* | schüler\w* | presse | besucher\w* | nutzer\w* | bewohner\w* | spender\w* |
        vorstand | anwohner\w*|gäste | team | neue\w*|anfänger\w*) | an (?:alle | die) (?:eltern | mitglieder |
        kunden|\w+innen) | lectores | público | dirigid[oa] a | para (?:las | los | el | la | nuestr\w+ |
        todas | todos) ?(?:los | las )?(?:\w+ )?(?:padres | familias | clientes | soci[oa]s | alumn\w+ |
        usuari\w+ | pacientes | emplead\w+ | vecin\w+ | prensa | equipo | visitantes | donantes |
        voluntari\w+|huéspedes | nuev\w+) | lecteurs? | destiné\w* | pour (?:les | nos | le | la |
        tous) ?(?:les | nos )?(?:\w+ )?(?:parents | clients? | adhérents | élèves | patients | salariés |
        usagers | presse | équipe | bénévoles | visiteurs | familles | habitants | membres | donateurs |
        nouveaux | riverains | locataires | débutants)
        """
    ),
    "length_or_format": re.compile(
        rf"{_NUMBER}[ -](?:-? ?(?:{_NUMBER}) )?(?:words?|pages?|slides?|folios?|lines?|paragraphs?|sides?|sentences?|"
        rf"characters?|chars|minutes?(?= (?:speech|talk|read|video))|bullets?|columns|screens?|wörter\w*|"
        rf"seiten?|zeilen|absätze|folien|zeichen|sätze|palabras|páginas?|líneas|párrafos|diapositivas|"
        rf"caracteres|mots|lignes|paragraphes|diapos|signes|caractères|a4)|one[- ]pager|half a page|a page|"
        rf"single page|\b(?:pdf|docx?|powerpoint|slide deck|table format|template|bullet points?|a4|a5)\b|"
        rf"max(?:imum)? \d|no (?:more|longer) than|under \d+ (?:words|pages)|eine (?:halbe )?seite|vorlage|"
        rf"stichpunkte|una (?:página|cara|carilla|hoja)|media página|plantilla|une page|une demi-page|modèle|"
        rf"recto",
        re.IGNORECASE,
    ),
    "question": re.compile(
        r"(?:find out|look into|investigate|check|know|see|understand|figure out|research|learn|clarify|"
        r"establish|work out|heraus\w*|prüf\w*|klär\w*|recherchier\w*|untersuch\w*|averigu\w*|investig\w*|"
        r"mira\w*|saber|compr\w+|savoir|cherche\w*|regarde\w*|vérifi\w*|voir|"
        r"comprendre)\b[^.?!\n]{0,40}?\b(?:why|how|whether|if|which|what|who|where|when|warum|wieso|wie|ob|"
        r"welche\w*|was|wer|wo|por qué|cómo|si|cuál\w*|qué|quién\w*|dónde|cuánt\w*|pourquoi|comment|si|"
        r"quel\w*|qui|où|combien)\b|\w[^.?!\n]{8,}\?",
        re.IGNORECASE,
    ),
    "depth": re.compile(
        rf"(?:{_NUMBER}[ -](?:hours?|days?|afternoons?|mornings?)(?! (?:a|per|ago))|hours max|half a day|"
        rf"an afternoon|a morning|at most|no more than|not more than|max(?:imum|imal)?\b|time ?box\w*|spend|"
        rf"top (?:\d|three|five|ten)|{_NUMBER} (?:sources?|examples?|competitors?|papers?|interviews|companies|"
        rf"studies|cases|schools)|höchstens|nicht mehr als|stunden?\b|halben tag|{_NUMBER} (?:stunden?|tage?|"
        rf"horas?|días?|heures?|jours?|quellen|beispiele|fuentes|ejemplos|sources|exemples)|como mucho|"
        rf"no más de|media jornada|medio día|una mañana|una tarde|pas plus de|au plus|maximum|demi-journée|"
        rf"une journée|une heure)",
        re.IGNORECASE,
    ),
    "expected_behaviour": re.compile(
        r"\bexpected\b|acceptance|behaviou?r:|\s->\s|\b(?:si|wenn|if|quand) [^.!?\n]{5,60}, (?:que|soll|then|"
        r"alors|debe|it|the)\b|instead of|so that (?:when|the|users?|it)|(?:should|must|needs? to|has to|"
        r"have to) (?!(?:load|be|run|look|work|feel) (?:quick|fast|nice|better|good|easy|easier|clean|modern|"
        r"quickly|well|properly|great)|be (?:quick|fast|done|ready))(?:not | only | always | still )?[a-z]{3,}|"
        r"\bwhen (?:a|the|you|users?|i|someone)\b.{3,80}\b(?:then|should|must|,)|erwartet|stattdessen|statt\b|"
        r"soll(?:te|en|ten)? |muss | debe(?:ría)?n? |en (?:vez|lugar) de|esperad[oa]|doit | devrait | doivent |"
        r"au lieu de|attendu",
        re.IGNORECASE,
    ),
    "acceptance": any_of(
        r"""
        acceptance(?: criteria)? | done ?[=:] | criteria | tests? | test cases? | definition of done |
        done when | verify | verified | passes | passing | check that | prove | reproduc\w+ | screenshot |
        demo | abnahme\w* | tests? | testen | fertig,? wenn | akzeptanz\w* | prueba\w* | criterios |
        verific\w* | aceptación | critères | tests? | vérifi\w* | recette
        """
    ),
    "date": _DUE,
    "headcount": re.compile(
        rf"(?:{_NUMBER}|\d+\s?-\s?\d+|a dozen|hundred|forty|fifty|sixty|thirty|twenty|zwanzig|dreißig|fünfzig|"
        rf"veinte|treinta|cincuenta|vingt|trente|cinquante) (?:\w+ )?{_PEOPLE}\b|for \d+\b(?! (?:hours|days|"
        rf"weeks|min))|\bfür \d+\b|\bpara \d+\b|\bpour \d+\b|\d+ of us|somos \d+|nous serons \d+|we(?:'re|"
        rf"'ll be| are| will be) \d+",
        re.IGNORECASE,
    ),
    "budget": _MONEY,
    "criteria": any_of(
        r"""
        rubric | criteria | must[- ]haves? | scorecard | what matters | matters? most | look(?:ing)? for |
        requirements? | weights? | most important | priorit(?:y | ies | ise) | cares? about | judge\w* (?:by |
        on) | based on | rate(?:d)? on | score(?:d)? (?:on | for | by) | at least | experience (?:with | in) |
        kriterien | wichtig\w* | achte\w* (?:auf | bitte auf) | anforderungen | mindestens | es zählt |
        entscheidend | criterios? | lo (?:más )?importante | valora\w* | requisitos | al menos |
        experiencia (?:en | con) | fíjate | critères? | important\w* | compte le plus | au moins |
        expérience (?:en | de | avec) | exigences
        """
    ),
    "decider": any_of(
        r"""
        decides? | final (?:call | say | decision | word) | signs? off | panel | (?:i |
        we)'?(?:ll| will) (?:pick | choose | decide | interview | invite | make) | (?:anything | anyone |
        everyone | anybody | those) (?:above | over | under | below) | goes? to interview | so [A-Z]\w+ can |
        [A-Z]\w+ (?:chooses | picks | decides | invites | interviews) | committee | you (?:can )?(?:decide |
        choose | pick) | my decision | entscheide[tn]? | letzte[ns]? wort | jury | gremium | kommission |
        decid\w+ | última palabra | comité | tribunal | décid\w+ | tranche\w* | jury | dernier mot | choisi\w*
        """
    ),
    "requirements": any_of(
        r"""
        must(?:[- ]haves?)? | needs? to | at least | requirements? | specs? | has to | compatible | fits? |
        minimum | with (?:a | at least | an) | that (?:can | works? | runs? | fits?) | no (?:more | less) than |
        muss | müssen | mindestens | soll\w* | anforderungen | passend | mit \w+ | debe\w* | al menos | mínimo |
        requisitos | compatible\w* | que (?:tenga | sea | sirva | funcione | quepa) | doit | doivent |
        au moins | minimum | compatibles? | exigences
        """
    ),
    "approver": any_of(
        r"""
        (?:\w+'s) (?:ok | okay | approval | sign-?off | signature) | approv\w+ | signs?(?: it)?(?: off)? |
        sign-?off | you can (?:buy | order | decide | sign) | decide and buy | just (?:buy | order) it |
        go ahead and (?:buy | order) | let me know which | i'?ll (?:sign | approve | pay | order | decide) |
        check with (?:me | \w+) (?:before | first) | ask (?:me | [A-Z]\w+) (?:before | first) | ok from |
        needs? (?:my|[A-Z]\w+'s) | freigabe | genehmig\w* | unterschreib\w* | unterschrift | frag\w* (?:mich |
        vorher) | kannst du (?:direkt | selbst) \w+ | autoriza\w* | aprueb\w* | aprob\w* | firma\w* |
        visto bueno | consúlt\w* | valide\w* | validation | signe\w* | accord (?:de | du) | approuv\w* |
        feu vert
        """
    ),
    "procedure": any_of(
        r"""
        how-?to | so geht'?s | top to bottom | in this order | see the | checklist | procedure | sop | guide |
        instructions? | template | same (?:way | as) | as (?:described | documented | in the) | steps? | wiki |
        manual | runbook | https?://\S+ | folder | spreadsheet | sheet | log ?book | using the | fill (?:in |
        out) | anleitung | checkliste | vorlage | siehe | handbuch | wie (?:beschrieben | im) | liste | ordner |
        formular | tabelle | instrucciones | manual | lista | plantilla | ver | procedimiento | hoja | guía |
        formulario | carpeta | procédure | fiche | liste | modèle | mode d'emploi | voir | tableau | classeur |
        formulaire | dossier
        """
    ),
    "trigger": any_of(
        r"""
        every | as soon as | each | weekly | monthly | daily | whenever | when | first (?:monday |
        of the month) | after (?:each | every) | before (?:each | every) | on the first | quarterly | once a |
        jede\w* | wöchentlich | monatlich | täglich | immer (?:wenn | am | montags | freitags) | sobald |
        nach jede\w* | einmal (?:pro | im) | montags | dienstags | mittwochs | donnerstags | freitags | cada |
        todos los | todas las | semanal\w* | mensual\w* | cuando | una vez (?:a | al | por) | diari\w+ |
        chaque | tous les | toutes les | hebdomadaire | mensuel\w* | quand | dès que | une fois par |
        quotidien\w*
        """
    ),
    "options": any_of(
        r"""
        whether | between | versus | vs\.? | either | options? | ob | zwischen | oder | entre | opciones |
        o bien | si | choix | soit
    """
    ),
    "authority": any_of(
        r"""
        you can decide | you own | (?:the | have the) last word | go ahead | just (?:decide | pick | choose) |
        up to (?:[€$£]? ?\d[\d.,k]* ?\w+ | you) | your (?:decision | call | choice) | trust you |
        check with me | (?:decide )?alone | no need to (?:ask | check) | without asking | your own |
        final say is yours | don't need my | above that | entscheide\w* (?:du | selbst | allein) |
        ohne rückfrage | bis zu \d | frei\w* hand | du entscheidest | deine entscheidung | selbst entscheiden |
        decides tú | tú decides | sin (?:preguntar | consultar) | hasta \d | confío | consúltame |
        por tu cuenta | tu decisión | tu décides | à toi de | sans (?:demander | me consulter) | jusqu'à \d |
        carte blanche | ta décision | je te fais confiance
        """
    ),
}
_FROM_ITEMS: dict[str, tuple[Kind, ...]] = {
    "stages": (Kind.STAGE,),
    "options": (Kind.OPTION,),
    "criteria": (Kind.CRITERION,),
    "requirements": (Kind.CRITERION,),
    "acceptance": (Kind.CRITERION,),
    "procedure": (Kind.STAGE,),
    "expected_behaviour": (Kind.CRITERION,),
}
DEFINING_WORDS = 4
_ASSIGNED = re.compile(r"\w = \w+ \w+")
_BY = re.compile(r"(?:by|before|until|due|deadline|plan|bis|antes|para|avant|d'ici)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_DEFINED = any_of(
    r"""
    definitions? (?:are | as | is | in | from | below | attached | see) | (?:same | usual | our |
    the) definitions? | defined (?:in | as | on | by) | glossary | data dictionary | \| ?definition |
    definition ?\| | as in: | means? | wie (?:im glossar | definiert) | definitionen? (?:siehe | im | wie |
    stehen) | definido\w* (?:en | como) | definiciones (?:en | de) | défini\w* (?:dans | comme | par) |
    définitions? (?:dans | en | du | ci) | définition
    """
)


def slots_of(
    text: str, archetype: Archetype, items: Sequence[Found], hedged: Sequence[Span], defined: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the required slots that are said and those that are missing. `defined` items carry a definition."""
    present = [slot for slot in REQUIRED[archetype] if _is_said(text, slot, items, hedged, defined)]
    return tuple(present), tuple(slot for slot in REQUIRED[archetype] if slot not in present)


def _is_said(text: str, slot: str, items: Sequence[Found], hedged: Sequence[Span], defined: int) -> bool:
    kinds = [found.kind for found in items if not found.undecided]
    match slot:
        case "item_list":
            return len(items) >= 2
        case "definitions":
            return len(items) > 0 and (
                defined >= len(items) or bool(_DEFINED.search(text)) or len(_ASSIGNED.findall(text)) > 1
            )
        case "stages":
            return kinds.count(Kind.STAGE) >= 2
    if any(kinds.count(kind) >= 2 for kind in _FROM_ITEMS.get(slot, ())):
        return True
    return any(
        not any(span.meets(Span(start=match.start(), end=match.end())) for span in hedged)
        for match in _SIGNS[slot].finditer(text)
        if slot != "date" or not _BY.search(text[max(0, match.start() - 30) : match.start()])
    )
