"""Words of four languages for what people, money and habit bring to a task: one pattern a slot, for unmarked text."""

from app.core.extraction.lexicon import said

CRITERIA = said(
    en=r"""
        rubric | criteri\w+ | must[- ]haves? | scorecard | what (?:matters | counts | i care about | we (?:need | want |
        value)) | matters? (?:most | more | is | to) | counts? (?:most | more | for) | look(?:ing)? (?:out )?for |
        requirements? | weights? | weigh\w* | most important\w* | importan\w+ | priorit\w+ | care[sd]? (?:about | most)
        | judg\w+ (?:by | on | them) | based on | (?:rate|rank|score|grade|mark|sort)[ds]? (?:them | each | everyone |
        it | all )?(?:on | for | by | from | against) | at least | minimum | experience (?:with | in | of) | years of |
        has to (?:have | be | speak | know | fit) | have to (?:have | be | speak | know) | must (?:have | be | speak |
        know | fit | not) | needs? (?:to have | to be | to speak | to know | experience | someone who | somebody who | a
        licen[cs]e) | (?:someone | somebody | people | anyone | those | person) (?:who | with | that) | fluent | ability
        to | able to | qualif\w+ | deal ?breakers? | essential\w* | desirable | the main thing | above all | bonus (?:if
        | points) | cheap(?:est | er) | whatever(?:'s | is) (?:cheapest | fastest | safest | best for) | as long as | no
        (?:smokers | agencies | juniors) | only (?:those | people | candidates) with | price first | cost first
    """,
    de=r"""
        kriteri\w+ | wichtig\w* | achte\w* (?:bitte )?auf | anforderung\w* | mindestens | es zählt | zähl(?:t | en) |
        entscheidend\w* | maßgeblich | gewicht\w* | voraussetzung\w* | erfahrung | führerschein | muss (?:\w+
        ){0,4}(?:haben | sein | können | passen) | sollte\w* (?:\w+ ){0,5}(?:haben | sein | können | mitbringen) |
        hauptsache | am liebsten | bevorzugt | vor allem | ausschluss\w* | bewert\w+ nach | nach (?:preis | kosten |
        eignung) | günstigste\w*
    """,
    es=r"""
        criterios? | lo (?:que )?(?:más )?(?:importa\w* | cuenta | pesa | principal | fundamental) | valora\w* |
        requisitos? | al menos | mínimo | experiencia | fíjate | imprescindible\w* | (?:que | quien) (?:tenga | sepa |
        hable | sea | pueda) | tiene que (?:tener | saber | hablar | ser) | importa\w* | prioridad | prioriza\w* | según
        | puntúa\w* | sobre todo | teniendo en cuenta | mirando | en cuenta | más barat[oa] | peso | pesa
    """,
    fr=r"""
        critères? | important\w* | (?:ce qui )?compte\w* | au moins | minimum | expérience | exigences? |
        indispensable\w* | obligatoire\w* | priorit\w+ | (?:qui | qu'il | qu'elle) (?:ait | sache | parle | soit |
        puisse) | selon | note\w* (?:sur | selon) | il faut (?:quelqu'un | qu'il) | avant tout | surtout | pèse |
        pondér\w+ | en fonction | permis | regarde\w* (?:surtout | le | la | les) | moins cher
    """,
)
DECIDER = said(
    en=r"""
        decides? | deciding | final (?:call | say | decision | word | pick | choice) | last word | sign(?:s | ed)? off |
        panel | jury | (?:i | we | she | he | they | [a-z]+)(?:'ll | will | 's going to | 'd | can | would) (?:then |
        both | also | like to )?(?:pick | choose | decide | interview | invite | make | meet | see | hire | offer |
        select | call | take) | (?:anything | anyone | everyone | anybody | those) (?:above | over | under | below) |
        goes? to interview | (?:[a-z]+) (?:chooses | picks | decides | invites | interviews | hires | selects | signs) |
        committee | you (?:can | may )?(?:decide | choose | pick | hire) | (?:my | your | her | his | their | [a-z]+'s)
        (?:decision | call | choice | pick) | make[s]? the (?:call | offer | decision | choice | pick) | up to (?:you |
        me | [a-z]+) | gets? the (?:final | last) | so (?:that )?(?:i | we | [a-z]+) can (?:pick | choose | decide |
        invite | interview) | vote[sd]?
    """,
    de=r"""
        entscheide[tn]? | entscheidung (?:trifft | liegt | fällt) | (?:letzte[ns]? | das) wort | jury | gremium |
        kommission | wählt | wähle ich | aussuch\w* | sucht (?:\w+ )?aus | lade ich | lädt (?:\w+ )?ein | auswahl trifft
        | stellt ein | bestimmt | absegnen | segnet | zusage | betriebsrat | personalrat
    """,
    es=r"""
        decid\w+ | última palabra | comité | tribunal | jurado | elig\w+ | eleg\w+ | escog\w+ | (?:la )?decisión (?:es |
        final | la) | selecciona\w* | contrata(?:rá)? | entrevistar\w* | entrevisto | manda | visto bueno
    """,
    fr=r"""
        décid\w+ | tranche\w* | jury | dernier mot | choisi\w* | choix final | la décision | comité | commission |
        recevr\w+ | valide\w* | reçoit | embauche(?:ra)? | retien\w+
    """,
)
REQUIREMENTS = said(
    en=r"""
        must(?:n't)?(?:[- ]haves?)? | not \w+ (?:cos | because) | needs? to | at least | requirements? | spec\w* | has
        to | have to | compatible | fits? | minimum | no (?:more | less | smaller | bigger) than | with (?:a | an | at
        least | two | three | \w+ing) | that (?:can | works? | runs? | fits? | doesn't | don't | won't | is | are | has
        | have | opens? | holds?) | without | should (?:be | have | fit | work | hold | run | come) | size | sized | \d+
        ?(?:cm | mm | m | kg | kw | w | v | gb | tb | l | litres? | liters? | inch\w* | mhz | seats | users) |
        (?:water|oven|food|dishwasher|fire)\w*-?(?:proof | resistant | safe) | waterproof | certified | quiet | washable
        | same (?:model | brand | as | kind) | warranty | delivered | delivery | colou?r | (?:only | not) (?:the | a |
        from) | preferably | ideally | nothing (?:fancy | with) | in (?:stock | size)
    """,
    de=r"""
        muss | müssen | mindestens | soll\w* | anforderung\w* | pass(?:t | en | end\w*) | ohne | mit (?:mind\w+ |
        eine\w* | zwei | drei | \w+) | geeignet | kompatibel | größe | farbe | \d+ ?(?:cm | mm | m | kg | kw | watt | gb
        | l | liter | zoll) | spülmaschinen\w+ | zertifiziert | leise | garantie | lieferung | gleiche\w* | nicht
        (?:größer | breiter | schwerer | höher | mehr) | wetterfest | die (?:\w+ ){1,4}(?:kann | können | passt | hat |
        hält)
    """,
    es=r"""
        deb[ea]n? | tiene\w* que | al menos | mínimo | requisitos? | compatible\w* | que (?:teng\w+ | sea\w* | sirv\w+ |
        funcion\w+ | quep\w+ | aguant\w+ | no | pueda\w* | lleve\w* | entre\w* | pese\w*) | con (?:un\w* | dos | \w+) |
        sin | tamaño | talla | color | \d+ ?(?:cm | mm | m | kg | kw | w | gb | l | litros) | garantía |
        especificaciones | iguales? | mism[oa]s? | preferible\w* | certificad\w+
    """,
    fr=r"""
        doi(?:t | vent) | au moins | minimum | compatibles? | exigences? | qui (?:ait | soit | tienne\w* | rentre\w* |
        puisse | supporte | passe | ne | va | fasse) | avec | sans | taille | couleur | \d+ ?(?:cm | mm | m | kg | kw |
        w | go | l | litres) | garantie | cahier des charges | mêmes? | de préférence | certifié\w* | il (?:me | nous
        )?faut (?:qu | que) | pas plus (?:large | lourd | grand)
    """,
)
APPROVER = said(
    en=r"""
        (?:\w+'s | the | an) (?:ok | okay | approval | sign-?off | signature | go-?ahead | blessing | nod) | approv\w+ |
        (?:sign | signs | signed) (?:it | them | this | for | off)? ?(?:off)? | sign-?off | counter-?sign\w* |
        authori[sz]\w+ | you (?:can | may) (?:just )?(?:buy | order | decide | sign | go | pay) | decide and buy |
        (?:just | go ahead and | then) (?:buy | order | get) (?:it | them | one) | let me know which | i'?(?:ll | will |
        'd) (?:sign | approve | pay | order | decide | ok | okay | take it | press) | (?:check | clear | run) (?:it |
        this | that )?(?:with | by | past) \w+ | ask (?:me | \w+) (?:before | first) | (?:before | until) (?:i | \w+)
        (?:ok | okay | approve | sign)\w* | (?:ok | okay | approval | permission) from | (?:needs? | wants?) (?:my |
        [a-z]+'s) | purchase order from | po (?:from | by) | finance (?:has | have | needs | signs | must) | treasurer |
        (?:releases? | holds) the (?:money | card | budget) | (?:company | my | the) card | no need to ask | without
        asking | on my (?:card | account) | (?:is | are) yours to (?:spend | decide) | signs? anything | [a-z]+ (?:has
        to | must) (?:sign | ok | okay | agree) | send (?:it | them | the quotes?) to me | i decide | (?:has | have) the
        (?:last | final) (?:word | say)
    """,
    de=r"""
        freigabe | frei(?:geben | gibt) | genehmig\w* | unterschreib\w* | unterschrift | unterzeichn\w* | frag\w*
        (?:mich | \w+) (?:vorher | erst | noch)? | kannst du (?:direkt | selbst | gleich) | ok von | okay von |
        absegn\w* | segnet | zustimm\w* | stimmt zu | gegenzeichn\w* | (?:über | von) (?:mich | mir) | rücksprache |
        einkauf muss | buchhaltung | kassenwart\w* | du (?:darfst | kannst) (?:\w+ )?(?:bestellen | kaufen |
        entscheiden) | ich (?:bestelle | unterschreibe | zahle | entscheide) | bestell(?:e | en)? (?:\w+ )?(?:ich |
        direkt | einfach) | abnicken | nickt | entscheidet | entscheide ich
    """,
    es=r"""
        autoriza\w* | aprueb\w* | aprob\w* | firm\w* | visto bueno | consúlt\w* | el ok | dar? el | da el | pregúnta\w*
        (?:antes | a) | puedes (?:comprar | pedir | decidir) | directamente | cómpral[oa]s? | pídel[oa]s? | decide\w* |
        decid[oa] yo | tesorer\w+ | gerencia | pasa por | pagas? con | valida
    """,
    fr=r"""
        valide\w* | validation | signe\w* | signature | (?:l')?accord (?:de | du | d') | approuv\w* | feu vert | aval |
        autoris\w+ | (?:tu | vous) peu[xt] (?:commander | acheter) | commande\w* directement | demande\w* (?:moi | à) |
        passe\w* par | trésori\w+ | c'est (?:moi | \w+) qui | donne\w* son | le ok | l'ok | bon pour accord | je (?:paie
        | signe | commande | décide) | visa
    """,
)
PROCEDURE = said(
    en=r"""
        how-?to | top to bottom | in (?:this | that) order | check ?list | procedure | sop | guide(?:lines?)? |
        instructions? | template | same (?:way | as | procedure) | (?:like | as) (?:described | documented | explained |
        last | usual | in the | always | before | on the) | steps? | wiki | manual | run ?book | https?://\S+ | folder |
        spread ?sheet | sheet | log ?book | ledger | using (?:the | a) | fill (?:in | out) | binder | laminated | (?:is
        | are) (?:on | in | pinned | taped | under) the | first .{3,60} then | then | form | written (?:down | up) |
        docs? | page \d+ | notice ?board | poster | by the \w+ | rinse | wipe | kept? in | keys? (?:is | are) | use the
        | with the | see (?:the | attached) | attached | readme | script | card | follow\w*
    """,
    de=r"""
        so geht'?s | anleitung | checklist\w* | vorlage | siehe | handbuch | wie (?:beschrieben | im | immer | gehabt |
        auf | besprochen | in der) | liste | ordner | formular | tabelle | zettel | aushang | plan | ablauf | schritt\w*
        | erst .{3,60} dann | dann | danach | zuerst | mit (?:dem | der) | steht (?:im | in | auf | am) | hängt | liegt
        | wiki | protokoll | eintragen | merkblatt | reihenfolge | laut | gemäß | nach (?:plan | anleitung)
    """,
    es=r"""
        instruccion\w* | manual | lista | plantilla | ver | procedimiento | protocolo | hoja | guía | formulario |
        carpeta | pasos | primero .{3,60}(?:luego | después) | luego | después | igual que | como (?:siempre | pone |
        está | viene | la última | dice | te) | con (?:el | la) | está (?:en | colgad\w+ | explicad\w+ | escrit\w+) |
        cuaderno | registro | apunta\w* | anota\w* | tablón | según | siguiendo | wiki | en orden
    """,
    fr=r"""
        procédure | fiche | liste | modèle | mode d'emploi | voir | tableau | classeur | formulaire | dossier |
        protocole | consignes? | d'abord .{3,60}(?:puis | ensuite) | puis | ensuite | comme (?:d'habitude | indiqué |
        expliqué | la dernière | sur) | avec (?:le | la) | cahier | registre | affiché\w* | note\w* (?:la | le | les |
        sur | dans) | étapes? | suis | suivre | selon | wiki | dans l'ordre | guide
    """,
)
TRIGGER = said(
    en=r"""
        every (?!one\b | thing\b | figure | number | value)\w+ | each (?:\w+ )?(?:day | week | month | morning | evening
        | night | shift | time | quarter | year | monday | tuesday | wednesday | thursday | friday | saturday | sunday |
        term | season | delivery | new \w+) | as soon as | weekly | monthly | daily | nightly | yearly | fortnightly |
        whenever | when(?!ever you | you (?:can | have | get) (?:a | time | to)) | once (?:a | per | every | the | it |
        you | they | we) | first (?:monday | of the month | thing every) | after (?:each | every | the | closing | lunch
        | school | your) | before (?:each | every | the | opening | we open | school | you leave) | on the (?:first |
        last | \d+\w*) of | quarterly | (?:mon | tues | wednes | thurs | fri | satur | sun)days | on weekends? | if
        (?:it | the | there | they | anyone | someone | nobody) | (?:at | by) the end of (?:each | every) | from now on
        | the moment | any ?time | until further notice | alternate \w+ | at (?:closing | opening)
    """,
    de=r"""
        jede[nrsm]? | wöchentlich | monatlich | täglich | jährlich | immer (?:wenn | am | montags | freitags | \w+) |
        sobald | wenn | nach (?:jede\w* | dem | der) | vor (?:jede\w* | dem | der) | einmal (?:pro | im | die | am) |
        \w+(?:tags | wochs) | morgens | abends | falls | alle (?:zwei | drei | vier | \d+) | ab (?:sofort | jetzt) | zum
        (?:monatsende | wochenende | quartalsende | schichtende) | am (?:ersten | letzten) | quartalsweise | ende
        (?:jede\w* | des monats)
    """,
    es=r"""
        cada | tod[oa]s (?:los | las) | semanal\w* | mensual\w* | cuando | una vez (?:a | al | por | que) | diari\w+ |
        en cuanto | nada más | después de (?:cada | la | el) | antes de (?:cada | abrir | cerrar) | si (?:el | la | hay
        | no | se) | los (?:lunes | martes | miércoles | jueves | viernes | sábados | domingos) | al (?:cerrar | abrir |
        terminar | acabar | final de cada | llegar) | siempre que | a partir de ahora | a primeros | a finales de cada |
        trimestral\w* | anual\w*
    """,
    fr=r"""
        chaque | tous les | toutes les | hebdomadaire\w* | mensuel\w* | quand | dès (?:que | qu') | une fois (?:par |
        que) | quotidien\w* | lorsqu\w* | après (?:chaque | le | la | la fermeture) | avant (?:chaque | le | la |
        l'ouverture) | si (?:le | la | les | il | ça | c'est) | le (?:lundi | mardi | mercredi | jeudi | vendredi |
        samedi) (?:soir | matin) | à (?:la fermeture | l'ouverture | la fin de chaque) | désormais | à partir de
        maintenant | en fin de (?:mois | semaine | service | journée) | trimestriel\w* | tous les \w+
    """,
)
OPTIONS = said(
    en=r"""
        whether | between | versus | vs\.? | either | options? | or | candidates | shortlist | alternatives | which of |
        one of | both
    """,
    de=r"ob | zwischen | oder | versus | entweder | optionen | variante\w* | alternativ\w+ | angebote",
    es=r"entre | opciones | opción | o bien | o | u | si | alternativas? | candidat\w+",
    fr=r"entre | options? | choix | soit | ou | ou bien | si | alternatives?",
)
AUTHORITY = said(
    en=r"""
        you (?:can | may | get to | are free to | have to | should )?(?:just )?(?:decide | choose | pick | sign | own |
        have the (?:last | final)) | you own | last word | final (?:say | call | word) | go ahead | just (?:decide |
        pick | choose | do it) | up to (?:[€$£]? ?\d[\d.,k]* ?\w+ | you) | your (?:decision | call | choice | pick) |
        trust you | (?:check | clear | run) (?:it )?(?:with | by | past) (?:me | \w+) | (?:decide )?alone | no need to
        (?:ask | check) | without (?:asking | checking) | your own | is yours | yours to (?:make | decide | call) |
        don't need (?:my | to ask) | above that | (?:i'll | i will | we'll | we will) (?:back | go with | follow | sign
        | accept | take | do) (?:you | whatever | it | what) | whatever you (?:decide | pick | choose | say) | free hand
        | full authority | (?:i | we | [a-z]+) (?:will )?(?:decide | decides | confirms? | approves? | signs?) | (?:only
        a | just a | a) recommendation | recommend\w* | you're the (?:boss | one) | proposal to | mandate |
        authori[sz]\w+ | veto | don't (?:bother )?ask(?:ing)? me
    """,
    de=r"""
        entscheide\w* (?:du | selbst | allein\w* | sie) | ohne (?:rückfrage | zu fragen | rücksprache) | bis zu \d+ |
        frei\w* hand | du (?:entscheidest | darfst | kannst) | sie (?:entscheiden | dürfen) | deine (?:entscheidung |
        sache | wahl) | selbst entscheiden | liegt bei (?:dir | ihnen | euch | mir) | vertrau\w* | letzte[s]? wort |
        allein entscheiden | vollmacht | rücksprache | empfehlung | vorschlag an | entscheide ich | überlasse |
        eigenverantwort\w* | (?:der | die) \w+ entscheidet | freigabe | mach (?:einfach | es)
    """,
    es=r"""
        decides? tú | tú decides | (?:tú | usted) (?:eliges | decide) | sin (?:preguntar | consultar)\w* | hasta \d+ |
        confío | consúlta\w* | por tu cuenta | (?:tu | es tu) decisión | última palabra | tienes (?:la | carta) | carta
        blanca | libertad | lo que (?:decidas | digas | elijas) | adelante | recomendación | propuesta | decid[oe] yo |
        en tus manos | autoridad | la decisión es (?:tuya | mía) | eres (?:tú )?quien | manda\w*
    """,
    fr=r"""
        tu décides | tranche[rz]? | c'est (?:toi | vous) (?:qui | de) | à toi de | sans (?:me )?(?:demander | consulter)
        | jusqu'à \d+ | carte blanche | (?:ta | votre) décision | je te fais confiance | dernier mot | tu (?:as | peux)
        (?:le | la | trancher | décider | choisir) | vous (?:décidez | tranchez) | seule? | recommandation | proposition
        | feu vert | mandat | je (?:tranche | décide | valide) | libre | main libre | ton choix
    """,
)
PEOPLE = (
    r"(?:people|guests?|attendees?|participants?|pax|seats?|kids|children|students?|staff|visitors?|"
    r"delegates?|famil(?:y|ies)|persons?|covers|heads|"
    r"volunteers?|players?|parents?|colleagues?|adults?|employees?|members?|teachers?|pupils?|nurses?|of us|"
    r"folks?|mouths|couples?|teams?|households|"
    r"neighbours?|customers?|clients?|residents?|patients?|scouts?|runners?|singers?|alumni|men|women|"
    r"friends?|donors?|partners?|trainees|engineers|"
    r"seniors|youngsters|developers|apprentices|attendants|"
    r"personen|leute\w*|gaste\w*|teilnehm\w*|kinder\w*|eltern|platze\w*|mann|kopfe\w*|mitarbeit\w*|kolleg\w*|"
    r"besuch\w*|mitglied\w*|schuler\w*|"
    r"erwachsene\w*|familien|senior\w*|nachbarn|kunden|helfer\w*|"
    r"personas|invitad[oa]s|asistentes|ninos|ninas|alumnos|plazas|comensales|vecin[oa]s|soci[oa]s|adultos|"
    r"familias|voluntari[oa]s|parejas|equipos|compan\w+|empleados|"
    r"clientes|padres|jugadores|"
    r"personnes|invites|participants|enfants|convives|eleves|places|adultes|familles|salaries|collegues|"
    r"membres|benevoles|voisins|clients|couverts|doublettes|equipes|joueurs|adherents)"
)
