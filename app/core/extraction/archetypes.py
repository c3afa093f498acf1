"""What kind of work a text asks for: words weigh for each kind; unsure between two means neither."""

import re
from collections.abc import Sequence

from app.core.extraction.lexicon import any_of
from app.core.extraction.spans import Found, Kind

# kind of work, weight, words
_WEIGHTS: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    ("process_estimation", 4, any_of(
        r"""how (?:long | many (?:\w+ )?(?:hours | days | weeks | person[- ]days)) | how much (?:time | effort) | (?:total )?(?:review | handling | processing | turnaround) time | staffing (?:hours | levels?) |
        effort estimate | time estimate | estimate (?:the |of the )?(?:\w+ )?(?:hours | time | effort | days | duration | workload) | wie lange | wie viele (?:stunden | tage | wochen) | aufwand\w* | zeitaufwand | dauer | cuánto tiempo | cuántas horas | cuánt[oa]s días |
        carga de trabajo | combien de (?:temps | heures | jours) | durée | charge de travail""")),
    ("parameter_estimation", 2, any_of(
        r"""estimat\w+ | forecast\w* | parameters? | model(?:l?ing)? | inputs? | assumptions? | figures? for | numbers? (?:for | to) | fill (?:in|out)? ?(?:the)? ?(?:\w+ )?(?:column | values? | table | blanks | figures?) | project(?:ed|ion)s? (?:of|for) | your take on | best guess(?:es)? |
        schätz\w* | prognos\w* | annahmen | kennzahlen | werte | parameter\w* | estim\w+ | parámetros | supuestos | previsión | cifras | paramètres? | hypothèses | prévision\w* | chiffre\w*""")),
    ("writing", 2, any_of(
        r"""draft(?:ing)? | write(?: up)? | writing | blog ?post | article | newsletter | memo | report | press release | intro(?:duction)? | copy | letter | speech | script | guide | handbook | leaflet | brochure | one[- ]pager | documentation | summary | minutes | announcement | email to | flyer | programme notes |
        schreib\w* | verfass\w* | entwurf | artikel | bericht | text für | rede | broschüre | handbuch | leitfaden | protokoll | rundbrief | redact\w* | escrib\w* | artículo | informe | boletín | carta | folleto | guía | borrador | rédig\w* | écri[rst]\w* | article | rapport | lettre | discours | note de | brochure | compte[- ]rendu | communiqué""")),
    ("research", 2.5, any_of(
        r"""find out | look into | research | investigate | dig into | figure out why | root cause | why (?:did | do | does | are | is | has | have | we) | study | survey of | explore | benchmark | what (?:other|the) \w+ (?:do|does|charge) | recherchier\w* | herausfinden | finde? \w* ?heraus | untersuch\w* | klär\w* (?:ab|mal) | ursache\w* | woran |
        investig\w* | averigu\w* | indag\w* | analiza\w* por qué | por qué | recherche[rsz]? | enquêt\w* | creuser | pourquoi | comprendre pourquoi | regarde[rz]? (?:si | pourquoi)""")),
    ("software", 2.5, any_of(
        r"""bug | fix | endpoint | api | sso | login | button | deploy | release | refactor | migration script | script | database | query | frontend | backend | feature | dashboard | csv | export | import | page load | error (?:message | page) | crash\w* | unit tests? | pull request | pr | branch | repo | app | webhook | form | integration | ci | cache | plugin | website |
        fehler beheben | behebe | schaltfläche | anmeldung | absturz | skript | schnittstelle | corrige\w* | arregl\w* | botón | formulario | aplicación | error | inicio de sesión | corrige[rz]? | bouton | formulaire | appli(?:cation)? | connexion | développe\w*""")),
    ("event", 2.5, any_of(
        r"""event | offsite | off-site | webinar | workshop | conference | party | dinner | meetup | retreat | open day | reception | fundraiser | gala | concert | tournament | trip | ceremony | venue | catering | guests | attendees | speakers | rehearsal dinner | organi[sz]e (?:the | a | our) | set up a (?:webinar | workshop | meeting) | book (?:a | the) (?:room | venue | hall) |
        veranstaltung | feier\w* | fest | ausflug | tagung | konferenz | seminar | sommerfest | weihnachtsfeier | elternabend | workshop | evento | fiesta | jornada | taller | cena | excursión | congreso | boda | événement | fête | séminaire | soirée | atelier | colloque | sortie | journée""")),
    ("hiring", 2.5, any_of(
        r"""hir(?:e | ing) | interview(?:s | ing | ers)? | candidates? | cvs? | r[eé]sum[eé]s? | applicants? | applications? for the | shortlist | screen(?: the)? | job ad | recruit\w* | work tests? | scorecard | onboard\w* interview | references? checks? | auditions? | bewerb\w* | vorstellungsgespräch\w* | lebensläufe? | einstell\w* | stelle |
        candidat\w* | entrevist\w* | currículums? | selección de personal | contrat\w* | embauch\w* | recrut\w* | entretiens? | candidatures?""")),
    ("purchase", 2.5, any_of(
        r"""buy | purchase | quotes? | licen[cs]es? | vendor | supplier | subscription | procure\w* | order | price comparison | offers? from | lease | renew (?:the | our) | replacement | laptops? | printers? | contractor | kauf\w* | bestell\w* | angebote? | anschaff\w* | beschaff\w* | lieferant\w* | lizenz\w* |
        compra\w* | presupuestos? (?:a | de|para) | proveedor\w* | licencias? | adquirir | cotizaci\w+ | achet\w* | achat\w* | devis | fournisseur\w* | licences? | command\w*""")),
    ("chore", 3, any_of(
        r"""every (?:\w+ )?(?:day | week | month | quarter | morning | evening | monday | tuesday | wednesday | thursday | friday | saturday | sunday) | weekly | monthly | daily | each (?:day | week | month | morning | monday | friday|shift) | as usual | the usual | routine | like last time | on the first of | jede[nrs]? (?:\w+ )?(?:tag | woche | monat | morgen | abend | montag | dienstag | mittwoch | donnerstag | freitag|samstag|sonntag) | wöchentlich | monatlich | täglich | wie immer | immer (?:montags|freitags|am) |
        cada (?:\w+ )?(?:día | semana | mes | lunes | martes | miércoles | jueves | viernes|mañana|noche) | todos los \w+ | todas las \w+ | semanal\w* | mensual\w* | como siempre | chaque (?:\w+ )?(?:jour | semaine | mois | lundi | mardi | mercredi | jeudi | vendredi|matin|soir) | tous les \w+ | toutes les \w+ | hebdomadaire\w* | mensuel\w* | comme d'habitude""")),
    ("decision", 3, any_of(
        r"""pick (?:the | a | one | our | between) | you own the decision | decide (?:whether | which | on | between | if|who|what) | your decision | make the (?:call | decision) | choose (?:the | a | between | one|our|which) | go ahead and (?:pick | choose) | you can decide | up to you which | entscheide? (?:du | ob | welche\w* | dich|bitte) | such\w* (?:dir )?aus | wähl\w* | auswahl treffen | decid\w+ (?:si | tú | qué | cuál|entre) | elig\w+ | elegir | escog\w+ | choisi\w* | tranche[rz]? (?:entre | si)|décide[rz]? (?:si | quel\w*|toi|entre)|à toi de (?:décider|choisir|trancher)""")),
)
_MARGIN = 1.0


def archetype_of(text: str, items: Sequence[Found], *, asks: bool) -> str:
    """Return the kind of work, such as `writing`; `none` where nothing is asked for, `other` where it is unclear."""
    if not asks:
        return "none"
    scores: dict[str, float] = {}
    for name, weight, pattern in _WEIGHTS:
        hits = list(pattern.finditer(text))
        if hits:
            early = 1.0 if hits[0].start() < 90 else 0.4
            scores[name] = scores.get(name, 0) + weight * early + 0.5 * min(len(hits) - 1, 3)
    kinds = [found.kind for found in items]
    if kinds.count(Kind.PARAMETER) > 1:
        scores["parameter_estimation"] = scores.get("parameter_estimation", 0) + 2.5
    if kinds.count(Kind.STAGE) > 1 and "process_estimation" in scores:
        scores["process_estimation"] += 1
    if not scores:
        return "other"
    ranked = sorted(scores.items(), key=lambda one: -one[1])
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _MARGIN * 0 else "other"
