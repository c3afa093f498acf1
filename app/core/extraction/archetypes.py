"""What kind of work a text asks for: words weigh for each kind, more so where the text begins."""

import re
from collections.abc import Sequence

from app.core.assignment import Archetype
from app.core.extraction.lexicon import any_of
from app.core.extraction.spans import Found, Kind

STRONG, WEAK = 3.0, 1.0
BEGINNING = 140
LATER = 0.5

# kind of work: words that say so by themselves, and words that only add to it
_WORDS: dict[Archetype, tuple[re.Pattern[str], re.Pattern[str]]] = {
    Archetype.PROCESS: (
        any_of(
            r"""
            how (?:long | many (?:\w+ )?(?:hours | days | weeks | person[- ]days | shifts)) | how much (?:time |
            effort) | (?:total )?(?:review | handling | processing | turnaround | cycle | lead) time |
            staffing (?:hours | levels?) | (?:effort | time) estimates? |
            estimate (?:the | of the )?(?:\w+ )?(?:hours | time | effort | days | duration | workload) |
            wie lange | wie viele (?:stunden | tage | wochen) | aufwand\w* | zeitaufwand | dauer |
            cuánto tiempo | cuánto tard\w+ | cuánt[oa]s (?:horas | días | semanas) | carga de trabajo |
            combien de (?:temps | heures | jours) | durée | charge de travail
            """
        ),
        any_of("stages? | steps? | phases? | hours | backlog | schritte | etapas | étapes | ablauf"),
    ),
    Archetype.PARAMETERS: (
        any_of(
            r"""
            parameters? | params? | forecast\w* | assumptions? |
            fill (?:in | out )?(?:the | col\w* |in )?(?:\w+ )?(?:nulls? | column | values? | table | blanks? |
            figures? | \d) | estimat\w+ (?:of | for )?(?:the | these | each )?(?!hours | time | effort)\w+ |
            your (?:take on | figures? | numbers? | best guess\w*) | inputs? | best guess(?:es)? | annahmen |
            kennzahlen | werte bitte | schätzwert\w* | parámetros? | supuestos | previsión | rellen\w+ |
            estimaci\w+ | paramètres? | hypothèses | à compléter | estimations? | chiffrer
            """
        ),
        any_of(
            r"""
        model | numbers? | figures? | values? | rates? | sheet | glossary | kpis? | schätz\w* | werte | zahlen |
        cifras | valores | modelo | chiffres | valeurs | modèle | simulation | tender
    """
        ),
    ),
    Archetype.WRITING: (
        any_of(
            r"""
            draft(?:ing)? (?!profile) | write(?: up)? | writing | written note | blog ?post | newsletter |
            memo | proposal | press (?:release | kit) | leaflet | brochure | one[- ]pager | speech | obituary |
            intro(?:duction)? (?:for | to)|foreword | schreib\w* | verfass\w* | entwurf | entwirf | rundbrief |
            flyer | broschüre | leitfaden | redact\w* | redacción | escrib\w* | boletín | folleto | borrador |
            rédig\w* | rédaction | écri[rstv]\w* | dossier de presse | discours | communiqué | plaquette
            """
        ),
        any_of(
            r"""
        words | pages? | readers? | audience | article | report | guide | handbook | letter | text | copy |
        sections? | chapters? | tone | seiten | artikel | bericht | páginas | folios | informe | carta | pages |
        lettre | lecteurs
    """
        ),
    ),
    Archetype.RESEARCH: (
        any_of(
            r"""
            find out | look into | research(?: note)? | investigate | dig into | root cause |
            get to the bottom | benchmark | (?:tell | show) (?:me | us) (?:why | whether | what others) |
            survey of | recherchier\w* | herausfinden | finde? \w* ?heraus | untersuch\w* | klär\w* (?:ab |
            mal) | ursache\w* | (?:übersicht | frage):? welche | literatursuche | averigu\w* | investig\w* |
            indag\w* | renseigne\w* | recherche[rsz]? | enquêt\w* | creuse\w* | comprendre pourquoi
            """
        ),
        any_of(
            r"""
        why | whether | sources? | evidence | compare | question | study | findings | warum | ob |
        vergleich\w* | quellen | studie | por qué | compara\w* | fuentes | pourquoi | compar\w* | sources
    """
        ),
    ),
    Archetype.SOFTWARE: (
        any_of(
            r"""
            bug | fix (?!a (?:date | time | price)) | endpoint | sso | deploy\w* | refactor\w* | frontend |
            backend | csv | webhook | pull request | stack ?trace | unit tests? | feature request | (?:add |
            build | implement) (?:a | an | the )?(?:\w+ ){0,3}(?:button | page | field | filter | search | login |
            import | export | api | keys? | form | toggle | validation | dashboard) | dashboard |
            fehler (?:beheben | im) | behebe | absturz | schnittstelle | formular\w* valid\w* |
            corrige[rz]? (?:le | la | el) (?:bug | error | fallo) | validaci\w+ | arregl\w+ (?:el | la) (?:bug |
            error | fallo | botón) | bouton | développe\w* | implément\w*
            """
        ),
        any_of(
            r"""
        import | export | login | release | ship | page | app | portal | website | script | users? | api |
        database | error | load(?:s|ing)? | browsers? | mobile | formulario | aplicación | campo | formulaire |
        appli(?:cation)? | anmeldung | app
    """
        ),
    ),
    Archetype.EVENT: (
        any_of(
            r"""
            event | off-?site | webinar | workshop | conference | party | dinner | meet-?up | retreat |
            open (?:day | evening | house) | reception | fundraiser | gala | tournament | trip | ceremony |
            clean-?up | team day | fair | catering | book (?:a | the) (?:room | venue | hall) | summer (?:fete |
            party | picnic) | picnic | veranstaltung | \w*feier\w* | \w*fest | ausflug | tagung | elternabend |
            tag der offenen tür | jornada | fiesta | cena(?: benéfica)? | excursión | congreso | boda | evento |
            taller | événement | fête | séminaire | soirée | atelier | colloque | sortie scolaire | kermesse |
            portes ouvertes
            """
        ),
        any_of(
            r"""
        guests? | people | venue | attendees | speakers | food | budget | sandwiches | van hire | gäste |
        personas | sala | invitados | invités | salle | traiteur | date
    """
        ),
    ),
    Archetype.HIRING: (
        any_of(
            r"""
            hir(?:e | ing) | candidates? | cvs? | r[eé]sum[eé]s? | applicants? | shortlist | job (?:ad | post |
            profile) | recruit\w* | work tests? | scorecard | auditions? | (?:for | to fill) (?:the | a |
            our) (?:\w+ ){0,4}(?:post | role | position | vacancy) | draft profile |
            we need an? (?:\w+ )?(?:manager | driver | nurse | cook | teacher | assistant | developer |
            engineer | technician | clerk) | bewerb\w* | vorstellungsgespräch\w* | lebensläufe? |
            stellenanzeige | einstellung\w* | stelle (?:als | für | ausschreib\w*) | candidat[oa]s? |
            entrevist\w* | currículums? | selección de | vacante | embauch\w* | recrut\w* | candidatures? |
            entretiens?
            """
        ),
        any_of(
            r"""
        interviews? | role | rubric | experience | criteria | references? | contract | driving licence |
        kriterien | experiencia | puesto | expérience | poste | contrat
    """
        ),
    ),
    Archetype.PURCHASE: (
        any_of(
            r"""
            buy(?!-in) | purchas\w+ | quotes? (?:for | from | in) | get quotes | licen[cs]es? for |
            new (?:\w+ ){0,3}licen[cs]e | supplier | procure\w* | order (?:the | a | some | new|\d) |
            price comparison | offers? from | lease (?:a | the) | renew (?:the | our) | replacement (?:for)? |
            kauf\w* | bestell\w* | angebote? (?:für | von | ein\w*) | anschaff\w* | beschaff\w* | compra\w* |
            cotizaci\w+ | presupuestos? (?:de | para | a) | adquirir | achet\w* | achat\w* | devis |
            command(?:e | er | ez) (?:des | un | une | le | la)
            """
        ),
        any_of(
            r"""
        budget | vendor | price | must have | warranty | delivery | model | supplier | seats | lieferant\w* |
        lizenz\w* | proveedor\w* | licencias? | fournisseur\w* | licences?
    """
        ),
    ),
    Archetype.CHORE: (
        any_of(
            r"""
            every (?:\w+ )?(?:day | week | month | quarter | morning | evening | night | shift | monday |
            tuesday | wednesday | thursday | friday | saturday | sunday) | weekly | monthly | daily |
            each (?:day | week | month | morning | monday | friday | shift) | routine | like last time |
            from now on | whenever | (?:is | are) yours now | top to bottom | rota | lock up | water the |
            empty the | take out the | jede[nrs]? (?:\w+ )?(?:tag | woche | monat | morgen | abend | schicht |
            montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonntag) | wöchentlich | monatlich |
            täglich | ab jetzt | immer (?:montags | freitags | wenn | am) | cada (?:\w+ )?(?:día | semana |
            mes | lunes | martes | miércoles | jueves | viernes | mañana | noche | turno) | todos los (?:días |
            meses | lunes | martes | miércoles | jueves | viernes) | todas las (?:semanas | mañanas | noches) |
            a partir de ahora | chaque (?:\w+ )?(?:jour | semaine | mois | lundi | mardi | mercredi | jeudi |
            vendredi | matin | soir) | tous les (?:jours | mois | lundis | mardis | mercredis | jeudis |
            vendredis | matins | soirs) | toutes les semaines | désormais
            """
        ),
        any_of(
            r"""
        usual | update the | checklist | first of the month | how-to | wie immer | como siempre |
        comme d'habitude | clean | queue
    """
        ),
    ),
    Archetype.DECISION: (
        any_of(
            r"""
            pick (?:the | a | one | our | between | whichever) | you own the decision | decide (?:whether |
            which | on | between | if | who | what)(?! to renew) | your decision | make the (?:call |
            decision) | choose (?:the | a | between | one | our | which) | go ahead and (?:pick | choose) |
            the last word | what you'?d do | your recommendation | the decision is yours | entscheide? (?:du |
            ob | welche\w* | dich | bitte) | bitte entscheide | such\w* (?:dir )?aus | wähl\w* |
            du entscheidest | decid\w+ (?:si | tú | qué | cuál | entre) | tú decides | elige | elegir |
            escog\w+ | choisi(?:s | r | ssez) | tranche[rz]? | à toi de (?:décider | choisir | trancher) |
            décide[rz]? (?:si | quel\w*|toi | entre)
            """
        ),
        any_of(
            r"""
        options? | criteria | what matters | versus | vs\.? | recommendation | optionen | kriterien | opciones |
        criterios | options | critères
    """
        ),
    ),
}


def archetype_of(text: str, items: Sequence[Found], *, asks: bool) -> Archetype:
    """Return the kind of work, such as `writing`; `none` where nothing is asked for, `other` where no word tells."""
    if not asks:
        return Archetype.NONE
    scores: dict[Archetype, float] = {}
    for name, (strong, weak) in _WORDS.items():
        hits = [match.start() for match in strong.finditer(text)]
        if hits:
            scores[name] = STRONG * (1 if hits[0] < BEGINNING else LATER) + min(len(hits) - 1, 2)
        added = min(sum(1 for _ in weak.finditer(text)), 3)
        if added:
            scores[name] = scores.get(name, 0) + WEAK * added * (0.5 if name in scores else 0.4)
    kinds = [found.kind for found in items]
    for kind, name, weight in _BY_KIND:
        if kinds.count(kind) > 1:
            scores[name] = scores.get(name, 0) + weight
    best = max(scores.values(), default=0.0)
    return next(name for name, value in scores.items() if value == best) if best >= WEAK else Archetype.OTHER


_BY_KIND = (
    (Kind.PARAMETER, Archetype.PARAMETERS, 2.5),
    (Kind.OPTION, Archetype.DECISION, 1.0),
    (Kind.STAGE, Archetype.PROCESS, 0.5),
)
