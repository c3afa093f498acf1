"""The words that make a message look like a task: how work is asked for, what it is, and what only sounds like it."""

import re


def _any(*lists: str) -> str:
    """Return a pattern of the phrases in `lists`, parted by bars; a blank stands for any white space."""
    phrases = [" ".join(phrase.split()) for one in lists for phrase in one.split("|")]
    return "|".join(phrase.replace(" ", r"\s+") for phrase in phrases if phrase)


def _said(*lists: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_any(*lists)})(?![\w-])", re.IGNORECASE)


HARD = _said(
    """estimate | forecast | calculate | work out | cost out | draft | write up | rewrite | prepare | put together |
    pull together | compile | summari[sz]e | research | investigate | dig into | analy[sz]e | assess | evaluate |
    compare | benchmark | shortlist | design | implement | develop | refactor | migrate | translate | organi[sz]e |
    produce | come up with | procure | outline | proofread | put numbers on |
    do an? (?:\\w+ )?(?:analysis|study|comparison|review|audit|survey|estimate) | take the lead on | take over |
    redo | get \\w+ quotes | source""",
    """schätze[nt]? | schätz | schätzung | berechne[nt]? | ermitteln? | kalkulieren? | kalkulation | verfassen? |
    entwirf |
    entwerfen | erstellen? | erstell | vorbereiten | recherchieren? | analysieren? | bewerten? | bewerte |
    vergleichen? |
    organisieren? | entwickeln? | implementieren? | übersetzen? | zusammenstellen | überarbeiten? | überschlag\\w* |
    herausfinden | zusammenfassen""",
    """estimar?|estimes | calcular? | redactar?|redactes | preparar?|prepares | investigar?|investigues |
    averiguar?|averigües |
    analizar?|analices | evaluar?|evalúes | comparar?|compares | organizar?|organices | diseñar?|diseñes | traducir? |
    elaborar?|elabores | resumir?|resumas | montar | desarrollar?""",
    """estimer|estimes? | calculer|calcules? | rédiger|rédiges? | préparer|prépares? | rechercher |
    analyser|analyses? |
    évaluer|évalues? | comparer|compares? | organiser|organises? | planifier | concevoir | traduire|traduis |
    élaborer |
    résumer | chiffrer|chiffres?""",
)
SOFT = _said(
    """write | model | document | figure out | find out | look into | go through | score | screen | rank | build |
    fix |
    plan | schedule | set up | create | review | audit | collect | gather | decide | choose | propose | find | get |
    purchase | buy | order | interview | survey | map | edit | update | run | book | test | own | add | finish""",
    """schreiben? | schreib | prüfen? | prüf | klären? | planen? | plane | bauen? | beheben | suchen? | such |
    sammeln? |
    beschaffen | besorgen? | bestellen? | entscheiden? | sichten? | machen? | stell\\w* | finden? | durchgehen |
    testen?""",
    """escribir?|escribas? | busca[r]?|busques | revisar?|revises | hacer|haz|hagas | comprar?|compres |
    decidir?|decidas |
    elegir|elige|elijas | crear?|crees | arreglar? | planificar? | mirar? | reserva[r]?""",
    """écrire|écris | chercher|cherches? | trouver|trouves? | vérifier | faire|fais|fasses | acheter|achètes? |
    choisir|choisis | décider | créer|crées? | corriger|corriges? | trier|tries? | réserver""",
)
MADE = _said(
    """reports? | draft | proposal | estimates? | forecast | analys[ie]s | summary | slides | deck | presentation |
    spec |
    plan | budget | shortlist | script | survey | data ?set | spreadsheet | table | parameters? | brief | memo |
    article |
    newsletter | press release | page | faq | guide | runbook | checklist | prototype | mock-?ups? | wireframes? |
    dashboard | migration | endpoint | export | pipeline | contract | policy | agenda | options | quotes | venue |
    vendors? | suppliers? | candidates | applications | criteria | hours | costs? | figures | risks | register |
    requirements | stages | scenarios | benchmark | offsite | workshop | release notes | audit | overview |
    comparison |
    recommendation | assumptions | numbers | version | prep""",
    """bericht | entwurf | angebot\\w* | schätzung | kalkulation | auswertung | zusammenfassung | präsentation |
    folien |
    konzept | plan | liste | tabelle | artikel | protokoll | umfrage | vergleich | optionen | kosten | stunden |
    zahlen |
    parameter | bewerbungen | kriterien | anbieter | aushang | übersicht | empfehlung | workshop | programme |
    förderprogramme | text""",
    """informe | borrador | propuesta | estimación | análisis | resumen | presentación | presupuesto | lista | tabla |
    encuesta | opciones | costes | horas | parámetros | candidatos | criterios | proveedores | plan | artículo |
    local |
    comparativa""",
    """rapport | brouillon | proposition | estimation | analyse | résumé | présentation | budget | liste |
    tableau | enquête |
    options | coûts? | heures | paramètres | candidats | candidatures | critères | fournisseurs | devis | note |
    article |
    recommandation""",
)
_DAYS = """monday | tuesday | wednesday | thursday | friday | saturday | sunday | mon | tue | wed | thu | fri |
    tomorrow |
    tonight | noon | eod | eow | cob | end of | the end of | next | \\d\\S* | the \\d\\S* | the board |
    the meeting | the \\w+ meeting"""
_TAGE = (
    "montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonntag | morgen | ende | nächste\\w* | \\d\\S*"
)
_DIAS = "lunes | martes | miércoles | jueves | viernes | sábado | domingo | mañana | final | fin | \\d\\S*"
_JOURS = (
    "lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | demain | fin | la fin | le \\d\\S* | \\d\\S*"
)
BY_WHEN = re.compile(
    rf"""
    \b(?:by|before|until|till|due|deadline(?:\ is)?|for|on)\s+(?:{_any(_DAYS)})\b
      | \bthis\ week\b | \bthe\ end\ of\b
      | \b(?:bis|am|zum)\s+(?:spätestens\ |zum\ )?(?:{_any(_TAGE)})\b
      | \b(?:para|antes\ de|antes\ del|hasta|del|el)\s+(?:el\ |la\ )?(?:{_any(_DIAS)})\b
      | \b(?:avant|pour|d'ici|de)\s+(?:{_any(_JOURS)})\b
    """.replace("\n", " "),
    re.IGNORECASE | re.VERBOSE,
)
_GREETING = """hi | hey | hello | hallo | moin | hola | buenas | salut | bonjour | ok | okay | so | morning |
    good morning |
    alright | next up | action | todo | next"""
_FILL = r"(?:(?:please|pls|plz|bitte|mal|porfa|por\s+favor|stp|svp|kindly)[\s,]+)?"
_REQUESTS = """can you | could you | would you | will you | can u | could u | would you mind | please | pls | plz |
    bitte |
    por favor | porfa | merci de | i need you to | i'd like you to | i would like you to | we need you to |
    i want you to |
    need you to | i'd love you to | let's get | i'd like | i need(?! to) | we need(?! to) | your job[^:]{0,20}: |
    your task[^:]{0,20}: |
    next thing for you: | one for you: | this is for you: |
    kannst du | könntest du | würdest du | magst du | ich brauche | ich bräuchte | wir brauchen |
    puedes | podrías | podrias | necesito que | necesito | quiero que | te encargas de |
    peux-tu | pourrais-tu | tu peux | tu pourrais | pouvez-vous | pourriez-vous | il faudrait que tu |
    j'aimerais que tu |
    il me faudrait"""
ASKED = re.compile(
    rf"""(?<![\w-])(?:{_any(_REQUESTS)})[\s,]*{_FILL}"""
    rf"""|(?:^|\n)\W*(?:(?:{_any(_GREETING)})[\s,!:-]*)?§[\s,:;!–—-]*{_FILL}(?:to\s+)?""",
    re.IGNORECASE,
)
VERB_LAST = _said(
    "kannst du | könntest du | würdest du | magst du | bitte", "ich brauche | ich bräuchte | wir brauchen"
)
JOKE = re.compile(
    r"[😂🤣😜🤪🙃😹😆]|:(?:joy|rofl|upside_down_face|stuck_out_tongue\w*|laughing):"
    r"|\b(?:lol|lmao|haha\w*|jk|just kidding|jaja\w*|mdr|ptdr|hihi)\b",
    re.IGNORECASE,
)
# The one who is named is whom it comes from, or is spoken of.
NOT_TO = re.compile(
    r"\b(?:from|by|thanks(?:\s+to)?|thank\s+you|shoutout\s+to|asked|told|with|danke|von|gracias(?:\s+a)?|merci|avec|con|mit)\s+§"
    r"|§\s+(?:is|was|has|had|will|did|does|said|told|asked|and|wrote|ist|war|hat|es|está|ha|est|a)\b",
    re.IGNORECASE,
)
# What sounds like work and takes a minute, is only asked about, or was done already.
_SMALL_THINGS = r"""
    (?:set\ up|book|create|schedule|arrange|plan|organi[sz]e|get|make|find)
    \ (?:me\ |us\ )?(?:a\ |an\ |the\ |some\ |another\ )?(?:quick\ |short\ |small\ )?
    (?:call|meeting|desk|room|table|channel|chat|slot|zoom|projector|coffee|lunch|drinks?|taxi|milk|parking|chair|seat|
       time|minute|train|door)\b
"""
_SMALL_WORDS = _said(
    """no need to | don'?t | do not | never ?mind | not necessary | already | forget to | let me know | tell me |
    remind |
    remember | ignore | join | welcome | pick (?:it|up) | see (?:the )?thread | find attached |
    find (?:it )?attached |
    find me | ping | forward | send me | share | invite | approve | merge | mute | call me | be able to make""",
    """(?:figure|work|find) out (?:when|what time) | estimate when | check (?:if|whether|that) |
    test (?:if|whether)""",
    """(?:my|this|that|the) (?:pr|pull request|mr|merge request|diff|commit)""",
    """your (?:status|timesheet|profile|calendar|password|laptop|mic|camera|expenses|hours|address|desk)""",
    """typos? | a bit | quick(?:ly)? | real quick | short update | small | tiny | in the folder | on my phone |
    compare notes |
    plan to be | on your way | print | sag mal | kurz | ablegen | photo | llaves | write back | status page""",
    """poem | song | haiku | do(?:ugh)?nuts? | coffees? | beers? | milk | pizza | sushi | cake | memes?""",
    """brauchst nicht | nicht nötig | kurz (?:anrufen|melden) | sag\\w* mir | sagen,? ob | schick\\w* | link |
    ruf\\w*""",
    """no hace falta | dime | mándame | avísame | pásame | enlace""",
    """pas besoin | dis-moi | envoyer | envoie | appeler | lien""",
)
SMALL = re.compile(rf"{_SMALL_WORDS.pattern}|(?x:{_SMALL_THINGS})", re.IGNORECASE)
