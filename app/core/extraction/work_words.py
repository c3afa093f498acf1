"""Words of four languages by which a text says what kind of work it asks for, for unmarked text.

These are the request itself; what such work is usually done to is in `work_names`.
"""

from app.core.assignment import Archetype
from app.core.extraction.lexicon import said

ASKS = {
    Archetype.PROCESS: said(
        en=r"""
        how (?:long | many (?:[\w-]+ )?(?:[\w-]*hours | days | weeks | minutes | shifts | man-?days | person[- ]days |
        people-hours)) | how much (?:time | effort | work | of your time) | hours? (?:per | each | it takes | needed |
        required) | (?:total )?(?:review | handling | processing | turnaround | cycle | lead | throughput | waiting)
        times? | staffing (?:hours | levels? | need\w*) | (?:effort | time | workload | duration) estimates? | time
        (?:it | we | this | they | you) (?:takes? | need\w* | spend) | (?:estimate | guess | work out | calculate) (?:of
        )?(?:the )?(?:total )?(?:hours | time | effort | days | duration | workload | staffing) | estimate (?:for
        )?(?:the )?(?:\w+ )?(?:process | migration | rollout | intake | onboarding | move) | put a figure on (?:it |
        this | how) | estimate of (?:[\w'-]+ ){1,3}(?:time | effort | hours | days | workload) | how much longer |
        person[- ]hours | man[- ]hours | end to end | days? of work
    """,
        de=r"""
        wie lange? | wie viele? (?:\w+ )?(?:stunden | tage | wochen | minuten | personentage | arbeitstage | schichten |
        zeit | arbeit) | \w*aufwand\w* | zeitbedarf | (?:\w+)?dauer | durchlaufzeit\w* | arbeitszeit | bearbeitungszeit
        | dauert | personentage | stundenschätzung | zeitschätzung
    """,
        es=r"""
        cuánto (?:tiempo | tard\w+ | se tarda | nos lleva | dura) | cuánt[oa]s (?:horas | días | semanas | jornadas |
        minutos) | carga de trabajo | tiempo (?:que | total | de) | (?:horas | tiempo) (?:por | total\w*) | duración |
        lleva(?:rá)? (?:el | la | todo) | plazo de tramitación
    """,
        fr=r"""
        combien d(?:e |')(?:temps | heures | jours | semaines | minutes | journées) | durée | (?:ta | la | votre) charge
        | charge de travail | temps (?:que | de | nécessaire | total | par) | jours?-hommes? | prend(?:ra)? (?:le | la |
        en tout) | délai de traitement
    """,
    ),
    Archetype.PARAMETERS: said(
        en=r"""
        parameters? | params? | assumptions? | fill(?: in| out)? (?:the | in | those | these | all | col\w* )?(?:\w+
        )?(?:nulls? | columns? | values? | table | blanks? | gaps? | figures? | cells? | numbers | empty \w+ | \d | yaml
        | config) | estimat\w+ (?:of | for )?(?:the | these | each | all | following )?(?!(?:[\w'-]+ ){0,2}(?:hours |
        time | effort | days | duration | workload)\b)(?!how)\w+ | your (?:take on | (?:best )?figures? | (?:best
        )?numbers? | best guess\w* | estimates? |
        values) | inputs? | best guess(?:es)? | ball ?park\w* | (?:numbers? | figures? | values? | rates? | estimates?)
        (?:for | on | of | pls | please | below | i need) | guess(?:timates?)? (?:at | for) | forecast(?:s | ing)?
        (?:for | of | the) | quantify | coefficients? | (?:these | following | three | four | five | six) (?:\w+
        )?(?:numbers | figures | values | rates | variables) | put (?:a )?(?:numbers? | values? | figures?) (?:to | on |
        in)
    """,
        de=r"""
        parametern? | annahmen | kennzahlen | kennwerte | schätzwert\w* | (?:bitte )?(?:\w+ )?schätz\w* (?!wie
        lange)(?:\w+ )?(?:\w+ )?(?:werte | zahlen | größen | kennzahlen | annahmen) | werte | eintrag\w* | ausfüll\w* |
        füll\w* (?:\w+ ){0,4}aus | (?:deine | ihre | folgende | die) (?:zahlen | schätzung\w* | werte) | schätz\w* |
        eingabewerte | prognose\w* | größen
    """,
        es=r"""
        parámetros? | supuestos | previsión | rellen\w+ | estimaci\w+ | estima(?!d[oa])\w* | cifras | valores |
        completa\w* (?:la | los | las) (?:tabla | valores | columna | huecos) | calcula\w* (?:los | las | estos | estas)
        | hipótesis | números | variables | coeficientes? | ponle (?:número | cifra)\w* | a ojo
    """,
        fr=r"""
        paramètres? | hypothèses | à compléter | estimations? | chiffrer | chiffres | valeurs | estime[rz]? |
        complète[rz]? (?:le | la | les) | rempli\w* | prévisions? | variables | coefficients? | donne[rz]?-(?:moi |
        nous) (?:\w+ ){0,2}(?:chiffres | valeurs | ordres)
    """,
    ),
    Archetype.WRITING: said(
        en=r"""
        draft(?:s | ing)? (?:the | a | an | me | us | our | of | for | up | this | it | some) | write(?: up)?(?!
        (?:(?:it | the \w+ | your \w+) (?:on | in | down) | down | tests? | a test | unit | the code | code | a script |
        a function)) | written | re-?write | poster | notice for | announcement | change ?log | release notes | faq |
        slogan | caption | invitation text | reference letter | cover letter | job ad text | (?:post | thread | blurb |
        text | copy | wording) (?:for | about | on) | pen | word(?:ing | ed) | compose | blog ?post | newsletter | memo
        | press (?:release | kit | statement) | leaflet | brochure | one[- ]pager | speech | obituary | eulogy | toast |
        foreword | post-?mortem | write-?up | welcome (?:pack | note | letter) | fact ?sheet | programme notes? |
        summary (?:of | for) | intro(?:duction)? (?:for | to) | put (?:it | this | that | something | together a \w+)
        (?:in | into | on) (?:words | paper | writing) | copy for | text for | story for | article (?:for | about | on)
        | piece (?:for | about | on) | proof-?read | edit the | summar(?:y | ise | ize) (?:of | for | the) | letter
        (?:to | for) | proposal | essay | script for
    """,
        de=r"""
        schreib\w* | verfass\w* | formulier\w* | entwurf | entwirf | textet? | texten | rundbrief | flyer(?:text)? |
        broschüre | leitfaden | grußwort | rede | pressemitteilung | newsletter | aushang | plakat\w* | einladungstext |
        handzettel | ankündigung | anschreiben | artikel | beitrag | \w*brief | nachruf | protokoll schreiben |
        dankesrede | merkblatt | infoblatt | \w*text (?:für | zu | über)
    """,
        es=r"""
        redact\w* | redacción | escrib\w* | boletín | folleto | borrador | (?:prepara\w* | haz\w* | hacer | necesito)
        (?:\w+ ){0,3}(?:carta | texto | discurso | artículo | nota de prensa | memoria | circular | comunicado | informe
        | guía | guion) | nota de prensa | cartel(?:es)? (?:para | de | con) | anuncio | aviso (?:para | de) | discurso
        | circular | comunicado | artículo | carta (?:a | para) | texto (?:para | de)
    """,
        fr=r"""
        rédig\w* | rédaction | écri[rstv]\w* | dossier de presse | discours | communiqué | plaquette | lettre (?:aux? |
        à | pour | d) | article | billet | brouillon | note d'information | tribune | texte (?:pour | de | du) |
        compte[- ]rendu | courrier | édito | affiche\w* | notice | annonce | invitation | faire-part | mot d'accueil
    """,
    ),
    Archetype.RESEARCH: said(
        en=r"""
        find out | look(?:ing)? into | research\w* | investigat\w+ | dig (?:into | around | up | out) | root cause | get
        to the bottom | benchmark | (?:tell | show) (?:me | us) (?:why | whether | what others | how others) | survey
        (?:of | the) | figure out (?:why | whether | if | how come | what's) | have a look (?:at )?(?:why | whether | if
        | what | how) | look (?:at | up) (?:why | whether | how | what | if) | see (?:if | whether | what | why | how)
        (?:the | other | there | we | anyone | it) | check (?:whether | if | out (?:what | how | whether)) | what (?:do
        )?(?:other | others | our competitors) | literature | scan (?:of | the) | read up | understand (?:why | how) |
        explain why | find (?:me | us )?(?:evidence | studies | sources | papers) | is it true | compare (?:how | what)
        | scout | desk research | (?:like | want | love | need) to (?:know | understand | see) (?:why | whether | how |
        what | if) | why (?:are | is | do | does | did | has | have | was | were)
    """,
        de=r"""
        recherch\w* | heraus\w*find\w* | herauszufinden | finde? (?:\w+ ){0,5}heraus | untersuch\w* | (?:klär | kläre |
        klären)(?: \w+){0,3} (?:ab | mal | ob | warum | wie) | \w*ursache\w* | (?:übersicht | frage):? welche |
        literatur\w* | schau\w* (?:\w+ ){0,4}(?:ob | warum | wie | woran | was) | prüf\w* (?:\w+ ){0,2}(?:ob | warum |
        welche | wie) | geh\w* (?:\w+ ){0,4}(?:nach | auf den grund) | analysier\w* | erkundig\w* | ermittel\w* | woran
        (?:es )?lieg\w* | marktüberblick | such\w* (?:\w+ ){0,3}(?:studien | quellen | raus) | informier\w* dich |
        macht? dich schlau | vergleich\w* (?:\w+ ){0,2}(?:wie | was)
    """,
        es=r"""
        averigu\w* | investig\w* | indag\w* | mira\w* (?:a ver | si | por qué | qué | cómo | cuál) | entérate |
        infórmate | busca\w* (?:información | estudios | datos | fuentes | qué | por qué) | estudi[ae]\w* (?:si | por |
        cómo | qué) | comprueba si | analiz\w+ | compara\w* (?:cómo | qué) | por qué (?:han | ha | se | los | las | el |
        la) | descubr\w+ | entender por
    """,
        fr=r"""
        renseigne\w* | regarder (?:pour | un peu | d'où | l'histoire | ce) | recherche[rsz]? | enquêt\w* | creuse\w*
        | (?:comprendre | comprends | savoir | voir | regarde\w*
        | cherche\w* | vérifi\w+ | trouve\w*) (?:\w+ )?(?:pourquoi | si | comment | ce qui | ce que | quel\w* | d'où) |
        analyse[rz]? | étudie[rz]? | état des lieux | fais (?:le tour | un point) | documente\w* | d'où vien\w+ |
        pourquoi (?:les | la | le | on | nos)
    """,
    ),
    Archetype.SOFTWARE: said(
        en=r"""
        bugs? | hot-?fix | (?:fix | patch | debug) (?:the | this | that | our | a)? ?(?!a date | a time | price | fence
        | tap | door | roof | leak | heating | sink | date)\w+ | endpoints? | sso | deploy\w* | refactor\w* | front-?end
        | back-?end | csv | webhooks? | pull request | stack ?trace | unit tests? | feature (?:request | flag) | (?:add
        | build | implement | create | make | need) (?:a | an | the | us )?(?:[\w-]+ ){0,3}(?:buttons? | page | fields?
        | filters? | search | login | imports? | exports? | api | keys? | forms? | toggle | validation | dashboard |
        screen | tab | pop-?up | dropdown | checkbox | notifications? | script | column | view | widget | dark mode |
        rate limit\w* | cache | retry) | dashboard | crash\w* | throws | exception | regression | timeouts? | migrat\w+
        (?:the )?(?:database | db | schema) | implement\w* | (?:tablet | phone | web | mobile | booking | the) app |
        build (?:it | this | that) in(?:to)? | merge request | null pointer | 404 | 500 (?:errors? | on) |
        error message | upgrade (?:the )?(?:library | framework | django | react | node | python) | ticket #?\w*\d+ |
        source code
    """,
        de=r"""
        fehler(?:meldung)? (?:beheben | im | in | bei | beim)? | bugs? | behebe\w* | absturz | abstürz\w* | stürzt |
        schnittstelle\w* | (?:formular\w* | eingabe\w*) ?valid\w* | programmier\w* | implementier\w* | einbau\w* |
        button | knopf | api | endpunkt | export(?:ier\w*)? | import(?:ier\w*)? | login | suchfeld | deploy\w* | release
        | skript | datenbank | app
    """,
        es=r"""
        (?:corrige | corregir | arregl\w+ | soluciona\w*) (?:el | la | los | este | ese)? ?(?:bug | error | fallo |
        botón | formulario | informe | pantalla | cálculo | login) | bugs? | validaci\w+ | botón | implement\w+ |
        program\w+ (?:un | una | el | la) | desarroll\w+ (?:un | una | el | la) | endpoint | api | exportación |
        exportar | importar | pantalla | app | aplicación | código | añad\w+ (?:un | una | el) (?:botón | campo | filtro
        | opción | columna | buscador) | fallo | desplieg\w+
    """,
        fr=r"""
        corrige[rz]? (?:le | la | ce) (?:bug | bogue | formulaire | calcul | erreur | bouton) | bugs? | bogue | bouton |
        développe\w* | implément\w* | plante | api | endpoint | export(?:er)? | import(?:er)? | écran | appli(?:cation)?
        | déploie\w* | ajoute[rz]? (?:un | une | le) (?:bouton | champ | filtre | option | colonne | page | export)
    """,
    ),
    Archetype.EVENT: said(
        en=r"""
        off-?site | webinar | workshop | conference | (?!party\w)party | (?:gala | charity | team | christmas | farewell
        | leaving | retirement) \w+ | dinner | meet-?up | retreat | (?:open | sports | team | fun | training | away)
        (?:day | evening | house | night) | reception | fundraiser | gala | tournament | (?:school | field | day | class
        | coach) trip | ceremony | clean-?up | (?:summer | spring | street | book | job | science | christmas | village)
        (?:fair | fete | festival | market) | catering | (?:book | hire | find) (?:a | the | us a) (?:room | venue |
        hall | place) | picnic | bbq | barbecue | celebration | anniversary | hackathon | concert | wedding | banquet |
        hike | raffle | quiz night | screening | vernissage | exhibition opening | (?:organi[sz]e | plan | host |
        arrange | set up | put on | run | pull off) (?:the | a | an | our | us a | this year's)? ?(?:[\w'-]+
        ){0,3}(?:event | lunch | day | evening | night | visit | tour | meeting | drinks | do | bash | breakfast |
        training | festival | market | assembly | outing | trip | launch)
    """,
        de=r"""
        veranstaltung\w* | \w*feier\w* | (?!best)\w{2,}fest(?:es)? | fest | ausflug | betriebsausflug | tagung |
        konferenz | elternabend | tag der offenen tür | \w*turnier | workshop | seminar | klausur(?:tagung)? | empfang |
        jubiläum | flohmarkt | basar | konzert | lesung | grillabend | grillen | einweihung | vernissage | richtfest |
        klassenfahrt | wandertag | organisier\w* (?:\w+ ){0,4}(?:abend | tag | treffen | fahrt | essen | lauf) |
        sommerfest | weihnachts\w+ | verabschiedung
    """,
        es=r"""
        jornadas? | fiesta | cena(?: benéfica)? | merienda | chocolatada | barbacoa | picnic | cumpleaños | excursión |
        congreso | boda | evento | taller | comida (?:de | con) | torneo | concierto | mercadillo | rastrillo |
        aniversario | homenaje | inauguración | feria | verbena | encuentro | convivencia | despedida | puertas abiertas
        | organiza\w* (?:\w+ ){0,3}(?:día | visita | acto | charla | reunión | viaje | salida) | kermés | seminario |
        festival
    """,
        fr=r"""
        événement | fête | séminaire | soirée | atelier | goûter | barbecue | pique-nique | colloque | sortie
        (?:scolaire | de | des | au) | kermesse | portes ouvertes | journée (?:d'|de | des | portes)\w* | tournoi |
        repas (?:de | des) | pot (?:de | d') | apéro | concert | vernissage | brocante | vide-grenier | anniversaire |
        mariage | inauguration | gala | buffet | organise[rz]? (?:\w+ ){0,3}(?:visite | réunion | voyage | week-end |
        dîner | déjeuner | arbre)
    """,
    ),
    Archetype.HIRING: said(
        en=r"""
        hir(?:e | ing) | candidates? | cvs? | r[eé]sum[eé]s? | applicants? | (?:job )?applications (?:for | to) |
        shortlist\w* | job (?:ad | post | profile | description | spec) | recruit\w* | work tests? | scorecards? |
        auditions? | vacanc(?:y | ies) | (?:for | to fill | fill) (?:the | a | our) (?:[\w-]+ ){0,4}(?:post | role |
        position | vacancy | opening) | draft profile | (?:put | place) an? ad(?:vert)?(?: up)? | (?:need | find | get)
        (?:me |us )?(?:someone | somebody) (?:for | to (?:run | cover | work)) | (?:need | looking for | find us | find)
        (?:an? | someone for the | another | a new) (?:[\w-]+ ){0,2}(?:manager | driver | nurse | cook | chef | teacher
        | assistant | developer | engineer | technician | clerk | waiter | waitress | accountant | receptionist | carer
        | apprentice | intern | welder | sous-chef | porter | librarian) | interview(?:s | ing | er)? (?:the | for |
        questions | them | round | panel) | (?:screen | score | rank | rate | phone) (?:the | these | all | our )?(?:\w+
        )?(?:\d+ )?(?:candidates | applicants | cvs | applications | people | interviews | tests) | replacement for \w+
        (?:who | when) | new starter for
    """,
        de=r"""
        bewerb\w* | vorstellungsgespräch\w* | lebensl[aä]uf\w* | stellenanzeige | stellenausschreibung | ausschreibung
        der stelle | einstellung\w* | einstellen | stelle (?:als | für | ausschreib\w* | besetz\w* | der | des) |
        kandidat(?:en | innen | in)? | probe(?:arbeit | koch | tag | schicht)\w* | personal für | aushilfe\w* |
        nachbesetz\w* | vorauswahl | azubi-?\w* | assessment
    """,
        es=r"""
        candidat[oa]s? | candidaturas? | entrevist\w* | currículums? | currículos? | cvs? | selección (?:de | para) |
        vacante | contratar | contratación | puesto (?:de | para) | oferta de (?:empleo | trabajo) | aspirantes |
        solicitudes (?:para | de) (?:el | la)? ?(?:puesto | plaza) | plaza de | perfil (?:de | para)
    """,
        fr=r"""
        embauch\w* | recrut\w* | candidat\w* | candidatures? | entretiens? | cv | poste (?:de | d') | fiche de poste |
        présélection\w* | offre d'emploi | postulants? | remplaçant\w* | stagiaire | lettres de motivation
    """,
    ),
    Archetype.PURCHASE: said(
        en=r"""
        buy(?!-in) | buying | purchas\w+ | quotes? (?:for | from | in) | (?:get | obtain | collect | request) (?:\w+
        ){0,2}quotes? | licen[cs]es? for | new (?:[\w-]+ ){0,3}licen[cs]es? | procure\w* | (?:old | current) (?:one |
        ones | 1s?)(?:'s)? (?:is | are | has | have )?(?:\w+ )?(?:knackered | broken? | dead | gone | kaput | finished |
        packed up | died | worn) | (?:sort | find) (?:me | us)? ?(?:the | a | an) new | order (?:the | a | an | some |
        new | us | more | in | two | three | \d+ | me | another) | price comparison | offers? from | lease (?:a | the) |
        renew (?:the | our) (?:\w+ )?(?:licen\w+ | subscription | contract) | re-?order | source (?:a | an | some | us)
        | get (?:us | me) (?:a | an | some | two | three | new | \d+)(?! (?:list | idea | sense | draft | summary |
        answer | number | feeling | copy | plan | rough | ballpark)) | order list | shopping list | second-?hand | for
        sale | pick up (?:a | some | two) | replace (?:the | our) (?:old )?(?:\w+ )?(?:machine | printer | fridge | oven
        | laptop\w* | van | chairs | boiler | dishwasher) | shop(?:ping)? for | purchase order | invest in (?:a | new) |
        (?:needs? | need to get) (?:a )?new (?:\w+ )?(?:machine | printer | fridge | oven | laptop\w* | van | chairs |
        desks? | boiler | dishwasher | centrifuge | tablets | phones | mixer)
    """,
        de=r"""
        kauf\w* | einkauf\w* | bestell\w* | \w*angebote? (?:für | von | ein\w* | bis) | anschaff\w* | beschaff\w* |
        besorg\w* | neue[nrs]? (?:\w+ ){0,2}(?:drucker | maschine | gerät\w* | matten | kühlschrank | laptops? | stühle
        | tische | lizenz\w* | ofen | wagen | transporter) | leasing | ersatz für | (?:such | find | hol | besorg)\w*
        (?:mir | uns) (?:bitte )?(?:eine?n? | zwei | drei | vier)(?: neue\w*)? | nachbestell\w*
    """,
        es=r"""
        compra\w* | cotizaci\w+ | presupuestos? (?:de | para | a | por) | adquirir | adquisición | pedir (?:un | dos |
        tres | \d+ | el pedido) | encarga\w* (?:un | una | dos | tres | el pedido | los | las) | pide (?:precio\w* |
        presupuesto\w*) | licencias? | pillar | renovar (?:la | el | las) | hace falta (?:un | una) (?:\w+ )?nuev\w*
    """,
        fr=r"""
        achet\w* | achat\w* | (?:demande\w* | obtenir | trouve\w* | récupère\w*) (?:\w+ ){0,2}devis | d'occasion |
        command(?:e | er | ez) (?:des | un | une | le | la | les | nous | deux | trois | \d+) | se procurer | remplacer
        (?:le | la | les | notre) | licences? (?:pour | de) | bon de commande | louer (?:un | une)
    """,
    ),
    Archetype.CHORE: said(
        en=r"""
        every (?:single | first | last | second | other | \w+ )?(?:day | week | month | quarter | morning | evening |
        night | shift | time | monday | tuesday | wednesday | thursday | friday | saturday | sunday | year) | weekly |
        monthly | daily | fortnightly | nightly | each (?:day | week | month | morning | evening | monday | friday |
        shift | night) | routine | like last time | from now on | whenever | (?:is | are) yours now | rota | lock(?:
        up)? | water (?:the | my | our) | empty (?:the | out) | take (?:out )?the (?:bins? | trash | rubbish | garbage |
        recycling) | bins | defrost | refill | re-?stock | top up | sweep | mop | hoover | vacuum | wipe | clean (?:the
        | out | up the | all) | tidy | wash (?:the | all) | back-?up (?:the | tapes?) | feed the | walk the | turn
        (?:off | on) the | open up | unlock | chlorine | archive (?:the | all | old) | re-?set the | rotate | take
        (?:the )?(?:readings? | minutes | meter) | read the meters? | log the | file (?:the | all | these) | scan (?:the
        | all) (?:receipts | invoices | letters) | chase (?:up )?(?:the | unpaid | late) | call (?:the | \w+ about) |
        ring (?:the | up) | pick up (?:the | my | our) | drop (?:off )?(?:the | off) | return the | post the | print
        (?:the | off | out) | renew (?:my | the parking) | replace the (?:filter | bulb | batter\w+ | toner | cartridge)
        | change the (?:filter | bulb | bed | sheets | oil | battery | batteries | locks?) | (?:check | inspect) the
        (?:fire | first[- ]aid | smoke | alarm | tyre | oil | freezer | fridge | temperature | extinguish)\w* | count
        the | stock-?tak\w+ | inventory | (?:collect | sort) the (?:post | mail | keys)
    """,
        de=r"""
        jede[nrsm]? (?:\w+ )?(?:tag | woche | monat | morgen | abend | schicht | montag | dienstag | mittwoch |
        donnerstag | freitag | samstag | sonntag | quartal | ersten | letzten) | wöchentlich | monatlich | täglich | ab
        jetzt | ab sofort | immer (?:montags | dienstags | mittwochs | donnerstags | freitags | wenn | am | zum) |
        (?:mon | diens | donners | frei | sams | sonn)tags | gieß\w* | abschließ\w* | schließ\w* ab | auf(?:räum |
        füll)\w* | räum\w* | leer\w* | müll | mülltonnen? | putz\w* | reinig\w* | wisch\w* | fege\w* | kehr\w* | spül\w*
        | saug\w* | ruf\w* (?:\w+ ){0,4}an | anruf\w* | abhol\w* | hol\w* (?:\w+ ){0,4}ab | ablesen | zähler | sicherung
        | nachfüll\w* | auffüll\w* | tausch\w* | wechsel\w* | fütter\w* | lüft\w* | dienstplan | ablage | ablegen |
        inventur | entsorg\w* | bring\w* (?:\w+ ){0,4}(?:weg | raus | zur | zum) | kontrollier\w* | entkalk\w*
    """,
        es=r"""
        cada (?:\w+ )?(?:día | semana | mes | lunes | martes | miércoles | jueves | viernes | sábado | domingo | mañana
        | noche | turno | trimestre | tarde) | todos los (?:días | meses | lunes | martes | miércoles | jueves | viernes
        | sábados) | todas las (?:semanas | mañanas | noches | tardes) | a partir de ahora | riega\w* | regar |
        cierra\w* | cerrar (?:el | la) | saca\w* la basura | basura | limpi\w+ | friega\w* | barre\w* | vacía\w* |
        vaciar | rellena\w* (?:el | la | los) (?:depósito | papel | jabón | café) | llama\w* (?:al | a la | a los) |
        recog\w+ (?:el | la | los | las) | cambia\w* (?:el | la) (?:filtro | bombilla | agua) | repón | repon(?:er |
        ga\w* | ed) | ventila\w* | sábanas | inventario | archiva\w* | ordena\w* | copia de seguridad | apaga\w* |
        abre\w* (?:el | la)
    """,
        fr=r"""
        chaque (?:\w+ )?(?:jour | semaine | mois | lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche |
        matin | soir) | tous les (?:jours | mois | lundis | mardis | mercredis | jeudis | vendredis | samedis | matins |
        soirs) | toutes les semaines | désormais | arros\w+ | ferme[rz]? (?:le | la | les | à clé) | sor(?:s | tir |
        tez) (?:les | la) poubelles? | poubelles? | nettoy\w+ | nettoie\w* | balay\w+ | vide[rz]? | rempli[rs]? (?:le |
        la | les) | appelle[rz]? (?:le | la | l') | récupère[rz]? | change[rz]? (?:le | la | les) (?:filtre | ampoule |
        eau | draps) | relève[rz]? | relevé | inventaire | range[rz]? | classe[rz]? (?:les | le) | archive[rz]? |
        sauvegarde | détartr\w+ | dégivr\w+
    """,
    ),
    Archetype.DECISION: said(
        en=r"""
        pick (?:the | a | one | our | between | whichever | which) | you own the decision | decid(?:e | ing) (?!what to
        write)(?:\w+ )?(?:whether | which | on | between | if | who | what | for us | where | how we) | (?:your | the)
        (?:decision | choice) | make (?:the | a) (?:final )?(?:call | decision | choice) | choos(?:e | ing) (?:the | a |
        between | one | our | which | from) | go ahead and (?:pick | choose) | (?:the | have) (?:last | final) (?:word |
        say | call) | what you'?d (?:do | pick | choose) | what (?:would | should) (?:you | we) (?:do | pick | choose |
        go) | (?:your | a) recommendation | settle (?:on | whether | which | the question) | should we (?:\w+ ){1,6}or |
        up to you (?:to | whether | which | if) | (?:go | stick) with \w+ or | \w+ or \w+\? you | yes or no | weigh up |
        do we (?:\w+ ){1,8}or | you (?:get to )?(?:choose | decide)
    """,
        de=r"""
        entscheide[tn]? (?:du | ob | welche\w* | dich | bitte | sie | mal | selbst) | (?:bitte | musst du | sollst du |
        kannst du) (?:\w+ ){0,5}entscheide\w* | such\w* (?:\w+ ){0,3}aus | wähl\w* | du entscheidest | deine
        (?:entscheidung | wahl) | entscheidung (?:zwischen | über | ob | für | treffen | liegt) | leg\w* (?:\w+
        ){0,3}fest | welche[rsn]? (?:\w+ ){1,4}(?:wir | nehmen | sollen) | (?:nehmen | machen) wir (?:\w+ ){1,6}oder |
        entscheide[tn]?
    """,
        es=r"""
        decid\w+ (?:si | tú | qué | cuál | entre | con | la | el | usted) | tú decides | elige\w* | elij\w+ | elegir |
        escog\w+ | (?:la | tu) decisión | quédate con | (?:qué | cuál) (?:\w+ )?(?:nos quedamos | elegimos | cogemos |
        prefieres) | tu recomendación | decide
    """,
        fr=r"""
        choisi(?:s | r | ssez | sse) | tranche[rz]? | à toi de (?:décider | choisir | trancher) | décide[rz]? | (?:ta |
        la | une) décision | quel(?:le)? (?:\w+ )?(?:on prend | on choisit | prendre | garder) | on (?:garde | prend |
        fait) (?:\w+ ){1,6}ou | ta recommandation | ton choix
    """,
    ),
}
